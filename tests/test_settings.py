"""The `speakeasy` block of mkdocs.yml: what is read, and what a mistake gets."""

from pathlib import Path

import pytest

from mkdocs_speakeasy.finding import Level, SpeakeasyError
from mkdocs_speakeasy.settings import Limits, Settings, find_config, fits, load, parse, project


def _project(folder: Path, options: str = "", more: str = "") -> Settings:
    block = "".join(f"      {line}\n" for line in options.splitlines())
    config = folder / "mkdocs.yml"
    config.write_text(
        f"site_name: Ours\n{more}\nplugins:\n  - search\n  - speakeasy:\n{block}", encoding="utf-8"
    )
    return load(config)


def _fault(folder: Path, options: str, more: str = "") -> str:
    with pytest.raises(SpeakeasyError) as caught:
        _project(folder, options, more)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_no_options_gives_the_usual_settings(tmp_path: Path) -> None:
    assert _project(tmp_path) == Settings(tmp_path, tmp_path / "docs", tmp_path / "glossary")


def test_every_option_is_read(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    settings = _project(
        tmp_path,
        """glossary: words
reading_age: 10.5
sentence_words: 18
fail_on: warning
levels: {reading-age: error, passive-voice: off}
standards:
  - paths: ["easy-read/**"]
    reading_age: 9
known_acronyms: [UK, NHS]
language: en-GB
enabled: true""",
    )
    assert settings.glossary == tmp_path / "words"
    assert settings.fail_on == "warning"
    assert settings.levels == {"reading-age": Level.ERROR, "passive-voice": Level.OFF}
    assert settings.known_acronyms == {"UK", "NHS"}
    assert settings.limits_of("docs/index.md") == Limits(10.5, 18)
    assert settings.limits_of("docs/easy-read/how.md") == Limits(9, 18)
    assert settings.limits_of("glossary/easy-read/how.md") == Limits(10.5, 18)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            "reeding_age: 9",
            'mkdocs.yml:6: "reeding_age" is not an option of speakeasy. Write: reading_age: 11',
        ),
        ("zzz: 9", '"zzz" is not an option of speakeasy. The options are: reading_age, '),
        ("12: 9", "12 is not an option of speakeasy. The options are: "),
        (
            "reading_age: eleven",
            'mkdocs.yml:6: reading_age is "eleven", not a number from 6 to 30. Write: reading',
        ),
        ("reading_age: yes", "reading_age is true, not a number from 6 to 30."),
        ("reading_age: 99", "reading_age is 99, not a number from 6 to 30."),
        ("reading_age: .nan", "reading_age is nan, not a number from 6 to 30."),
        ("reading_age:", "reading_age is nothing, not a number from 6 to 30."),
        ("sentence_words: 20.5", "sentence_words is 20.5, not a whole number from 5 to 100."),
        ("fail_on: always", 'fail_on is "always", not one of: error, warning, never. Write: fail_on: error'),
        ("report: maybe", 'report is "maybe", not true or false. Write: report: false'),
        ("fail_on: [error]", 'fail_on is ["error"], not one of: error, warning, never.'),
        (
            "levels: error",
            'levels is "error", not a level for each rule. Write: levels: {passive-voice: off}',
        ),
        (
            "levels: {reading-age: loud}",
            '{"reading-age": "loud"}, not one of: error, warning, advice, off.',
        ),
        ("known_acronyms: UK", 'known_acronyms is "UK", not a list. Write: known_acronyms: [UK, NHS]'),
        ("known_acronyms: [UK, NO]", "where false needs quotes around it. Write: known_acronyms: [UK, NHS]"),
        ("language: fr", 'language is "fr", not one of: en-GB. Write: language: en-GB'),
        ("glossary: [words]", 'glossary is ["words"], not text. Write: glossary: glossary'),
        ('glossary: ""', 'glossary is "", not text.'),
        ("glossary: words", 'glossary is "words", but there is no such folder. Make the folder.'),
        ("glossary: ../words", 'glossary is "../words", which leads out of the project.'),
        ("standards: easy", 'standards is "easy", not a list. Write: standards: [{paths: '),
        ("standards: [easy]", 'standards is "easy", not a block of options. Write: reading_age: 11'),
        (
            "standards: [{reading_age: 9}]",
            'mkdocs.yml:6: a standard has no paths. Write: paths: ["easy-read/**"]',
        ),
        ("standards: [{paths: []}]", "a standard has no paths."),
        ("standards: [{}]", "a standard has no paths."),
        ("standards:\n- path: [x]", 'mkdocs.yml:7: "path" is not an option of standards. Write: paths: '),
        (f"language: {'x' * 99}", f'language is "{"x" * 38}…, not one of'),
        ("nine", 'speakeasy is "nine", not a block of options. Write: reading_age: 11'),
        (
            "reading_age: !!int nine",
            "this YAML cannot be read: invalid literal for int() with base 10: 'nine'.",
        ),
        ("reading_age: !!timestamp nine", "a value in this YAML does not fit its tag."),
        ("reading_age: [", "mkdocs.yml:7: this is not plain YAML: did not find expected node content."),
    ],
)
def test_a_mistake_gets_one_sentence(tmp_path: Path, options: str, said: str) -> None:
    assert said in _fault(tmp_path, options)


def test_one_plugin_can_be_written_in_each_way_that_mkdocs_reads(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    for plugins in ("[search, speakeasy: {reading_age: 9}]", "{search: {}, speakeasy: {reading_age: 9}}"):
        config.write_text(f"plugins: {plugins}", encoding="utf-8")
        assert load(config).limits.reading_age == 9
    for plugins in ("[speakeasy]", "{speakeasy: null}", "[search]", "null", "nine"):
        config.write_text(f"plugins: {plugins}", encoding="utf-8")
        assert load(config).limits.reading_age == 11


def test_tags_of_other_tools_build_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AGE", "9")
    monkeypatch.delenv("NO_SUCH", raising=False)
    settings = _project(
        tmp_path,
        "reading_age: !ENV AGE\nsentence_words: !ENV [NO_SUCH, 15]\n"
        "fail_on: !ENV [NO_SUCH, NOR_THIS, never]\n"
        "levels: !own {passive-voice: off}\nknown_acronyms: !own [UK]\nlanguage: !own en-GB",
        "slugify: !!python/object/apply:os.system [exit 1]\nhook: !!python/name:os.x",
    )
    assert (settings.limits.reading_age, settings.limits.sentence_words, settings.fail_on) == (9, 15, "never")
    assert settings.levels == {"passive-voice": Level.OFF}
    assert "reading_age is nothing" in _fault(tmp_path, "reading_age: !ENV NO_SUCH")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: &a [*a]", "an alias stands inside itself"),
        ("[" * 50_000, "it is nested too deep"),
        ("a: &a 1\nb: " + "[" * 485 + "*a" + "]" * 485, "it is nested too deep"),
        (
            "a0: &a0 [1, 1]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
            "its aliases",
        ),
        (
            "a0: &a0 {x: 1}\n"
            + "".join(f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 40)),
            "alias",
        ),
        ("", "mkdocs.yml:1: this file has no settings. Write: site_name: Our guide"),
        ("- a list", "this file has no settings."),
        ("docs_dir: 5", "docs_dir is 5, not text. Write: docs_dir: docs"),
        ("INHERIT: 5", "INHERIT is 5, not text. Write: INHERIT: base.yml"),
        ("INHERIT: mkdocs.yml", "INHERIT leads back to this file. Take one INHERIT line out."),
        ("INHERIT: none.yml", "none.yml: there is no such file. Check its name."),
        ("a: \x07", "this YAML cannot be read"),
        ("? [a, b]\n: c", "mkdocs.yml:1: this is not plain YAML: found unhashable key."),
    ],
)
def test_a_file_that_cannot_be_used_gets_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(SpeakeasyError) as caught:
        load(config)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_inherited_settings_merge_as_in_mkdocs(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(
        "docs_dir: pages\nplugins:\n  speakeasy:\n    reading_age: 9\n    levels: {passive-voice: off}\n"
        "    known_acronyms: [UK]\n",
        encoding="utf-8",
    )
    config = tmp_path / "mkdocs.yml"
    config.write_text(
        "INHERIT: base.yml\nplugins:\n"
        "  speakeasy:\n    levels: {reading-age: error}\n    known_acronyms: [NHS]\n",
        encoding="utf-8",
    )
    settings = load(config)
    assert settings.docs == tmp_path / "pages"
    assert settings.limits.reading_age == 9
    assert set(settings.levels) == {"passive-voice", "reading-age"}
    assert settings.known_acronyms == {"NHS"}
    (tmp_path / "base.yml").write_text("plugins: {speakeasy: {\n  reading_age: no}}", encoding="utf-8")
    with pytest.raises(SpeakeasyError, match=r"base\.yml:2: reading_age is false, not a number"):
        load(config)
    (tmp_path / "base.yml").write_text("INHERIT: mkdocs.yml", encoding="utf-8")
    with pytest.raises(SpeakeasyError, match="leads back to this file"):
        load(config)


def test_the_nearest_mkdocs_yml_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "docs" / "deep"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert find_config(inner) is None
    assert project() == Settings(inner, inner / "docs", inner / "glossary")
    (tmp_path / "mkdocs.yml").write_text("plugins: [speakeasy: {reading_age: 9}]", encoding="utf-8")
    assert project().root == tmp_path
    (inner / "other.yml").write_text("site_name: Other", encoding="utf-8")
    assert project(Path("other.yml")).root == inner


def test_a_page_sets_its_own_limits_with_a_reason(tmp_path: Path) -> None:
    settings = parse(None, tmp_path, tmp_path / "docs")
    assert settings.limits_of("docs/a.md", "title: speakeasy: not YAML") == Limits(11, 20)
    assert settings.limits_of("docs/a.md", 'speakeasy: {reading_age: 14, reason: "Law."}') == Limits(
        14, 20, "Law."
    )
    assert settings.limits_of("docs/a.md", '"one\nspeakeasy: text"') == Limits(11, 20)
    own = 'title: A\nspeakeasy:\n  sentence_words: 30\n  reason: "Law."'
    assert settings.limits_of("docs/a.md", own) == Limits(11, 30, "Law.")


@pytest.mark.parametrize(
    ("front_matter", "said"),
    [
        (
            "speakeasy: {reading_age: 14}",
            "docs/a.md:2: this page sets its own limits but gives no reason. Write: rea",
        ),
        (
            "speakeasy: {reading_age: 14, reason: }",
            "docs/a.md:2: reason is nothing, not text. Write: reason: ",
        ),
        (
            "t: 1\nspeakeasy:\n  reading_age: old",
            'docs/a.md:4: reading_age is "old", not a number from 6 to 30.',
        ),
        ("speakeasy: {age: 14}", 'docs/a.md:2: "age" is not an option of speakeasy. Write: reading_age: 11'),
        ("speakeasy:", "docs/a.md:2: speakeasy is nothing, not a block of options. Write: reading_age: 11"),
        ("speakeasy: [", "docs/a.md:3: this is not plain YAML"),
        (
            "speakeasy: !!python/name:os.x",
            "docs/a.md:2: this is not plain YAML: it has the tag !!python/name:os.x.",
        ),
        ("- |\nspeakeasy: x", "docs/a.md"),
    ],
)
def test_wrong_limits_of_a_page_get_one_sentence(tmp_path: Path, front_matter: str, said: str) -> None:
    with pytest.raises(SpeakeasyError) as caught:
        parse(None, tmp_path, tmp_path / "docs").limits_of("docs/a.md", front_matter)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("path", "glob", "fit"),
    [
        ("a.md", "*.md", True),
        ("a/b.md", "*.md", False),
        ("a/b.md", "a/**", True),
        ("a/b/c.md", "a/**", True),
        ("a/b/c.md", "**/c.md", True),
        ("c.md", "**/c.md", True),
        ("a/b/c/d.md", "a/**/c/*.md", True),
        ("a/b/d/d.md", "a/**/c/*.md", False),
        ("a/b.md", "a", False),
        ("a", "a/b", False),
        ("a/b.md", "**/**", True),
        ("/".join("a" * 200), "**/a/" * 40 + "b", False),
    ],
)
def test_globs(path: str, glob: str, fit: bool) -> None:
    assert fits(path, glob) is fit


@pytest.mark.parametrize(
    ("fail_on", "failing"),
    [("error", {Level.ERROR}), ("warning", {Level.ERROR, Level.WARNING}), ("never", set())],
)
def test_fail_on(tmp_path: Path, fail_on: str, failing: set[Level]) -> None:
    assert Settings(tmp_path, tmp_path, tmp_path, fail_on=fail_on).failing == failing
