"""Real builds of small sites with MkDocs."""

import filecmp
import logging
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from fixtures import Write
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.plugin import EXTENSION, STYLES

TIME_BANK = "---\nterm: time bank\nsee: [nhs]\ninstead: swap\n---\nYou give an hour and get one.\n"
WORD = "---\nterm: commissioning\n---\nBuying services for people.\n"
EXPLAINED = {
    "by an entry": {"glossary/commissioning.md": WORD, "glossary/jargon.txt": ""},
    "in brackets": {"docs/deep/words.md": "# Words\n\nWe like commissioning (buying services for people).\n"},
    "by plain words": {"docs/deep/words.md": "# Words\n\nWe like buying services.\n"},
}
PLAIN = EXPLAINED["by plain words"]


@pytest.fixture
def site(project: Path, write: Write) -> Path:
    """The project that the hosts share: "commissioning" stands unexplained on one page."""
    write({"glossary/time-bank.md": TIME_BANK})
    return project


def build(folder: Path, command: str = "build", out: str = "site", **options: Any) -> MkDocsConfig:
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / out), **options)
    config.plugins.on_startup(command=command, dirty=False)  # type: ignore[arg-type]
    mkdocs_build(config)
    return config


def html(folder: Path, path: str) -> str:
    return (folder / "site" / path).read_text(encoding="utf-8")


def test_a_page_with_an_unexplained_word_stops_the_build(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort) as stop:
        build(site)
    assert stop.value.code == 1
    place = 'docs/deep/words.md:3:9: "commissioning" is jargon.'
    assert any(place in record.message and record.levelno == logging.ERROR for record in caplog.records)
    assert "Speakeasy stops this build: 1 to put right." in caplog.text
    assert not list(site.glob("site/**/*.html"))


@pytest.mark.parametrize("files", EXPLAINED.values(), ids=EXPLAINED)
def test_the_build_passes_once_the_word_is_explained(site: Path, write: Write, files: dict[str, str]) -> None:
    write(files)
    build(site, strict=True)
    assert (site / "site" / "deep" / "words" / "index.html").is_file()


def test_the_command_says_what_was_checked_and_gives_the_exit_code(site: Path, write: Write) -> None:
    command = [sys.executable, "-m", "mkdocs", "build"]
    failed = subprocess.run(command, capture_output=True, text=True, check=False, cwd=site)
    assert failed.returncode == 1
    assert "Traceback" not in failed.stderr
    write(PLAIN)
    passed = subprocess.run([*command, "--strict"], capture_output=True, text=True, check=False, cwd=site)
    assert passed.returncode == 0
    assert "Checked 4 pages, 22 words: nothing to change." in passed.stderr


@pytest.mark.parametrize(("level", "strict", "passes"), [
    ("warning", False, True), ("warning", True, False), ("advice", True, True), ("off", True, True),
])  # fmt: skip
def test_a_warning_stops_a_strict_build_and_advice_stops_none(
    site: Path, level: str, strict: bool, passes: bool
) -> None:
    config = site / "mkdocs.yml"
    set_level = f"levels:\n        unexplained-jargon: {level}"
    config.write_text(config.read_text("utf-8").replace("levels:", set_level, 1), encoding="utf-8")
    if passes:
        build(site, strict=strict)
    else:
        with pytest.raises(Abort, match="strict mode"):
            build(site, strict=strict)


@pytest.mark.parametrize(("fail_on", "passes"), [("warning", False), ("never", True)])
def test_fail_on_moves_the_limit(site: Path, fail_on: str, passes: bool) -> None:
    config = site / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("speakeasy:\n", f"speakeasy:\n      fail_on: {fail_on}\n"),
        encoding="utf-8",
    )
    if passes:
        build(site)
    else:
        with pytest.raises(Abort):
            build(site)


@pytest.mark.parametrize(("files", "said"), [
    ({"mkdocs.yml": "site_name: Ours\nplugins: [{speakeasy: {fail: 9}}]\n"}, 'yml:2: "fail" is not'),
    ({"mkdocs.yml": "site_name: Ours\nplugins: [{speakeasy: {levels: {pay: off}}}]\n"}, "yml:2: levels has"),
    ({"glossary/nhs.md": "no front matter"}, "glossary/nhs.md:1: "),
    ({"docs/index.md": "\n"}, "docs/index.md:1: this page is empty."),
    ({"docs/index.md": "---\nspeakeasy: {reading_age: 14}\n---\n# Home\n", **PLAIN}, "docs/index.md:2: "),
])  # fmt: skip
def test_bad_input_stops_the_build_with_a_plain_sentence(
    site: Path, write: Write, caplog: pytest.LogCaptureFixture, files: dict[str, str], said: str
) -> None:
    write(files)
    with pytest.raises(Abort):
        build(site)
    assert said in caplog.text


def test_options_that_stand_in_no_file_get_a_sentence_too(
    site: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build(site, plugins=[{"speakeasy": {"fail": 9}}])
    assert 'mkdocs.yml: "fail" is not an option of speakeasy.' in caplog.text


def test_a_site_without_pages_is_an_error(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    for page in (site / "docs").rglob("*.md"):
        page.unlink()
    with pytest.raises(Abort):
        build(site)
    assert "0 pages checked" in caplog.text


@pytest.mark.parametrize(("command", "page"), [("build", "index.md"), ("serve", "glossary/nhs.md")])
def test_a_page_that_is_not_utf8_is_named(
    site: Path, write: Write, caplog: pytest.LogCaptureFixture, command: str, page: str
) -> None:
    write({**PLAIN, f"docs/{page}": ""})
    (site / "docs" / page).write_bytes(b"# Home\n\nCaf\xe9\n")
    with pytest.raises(Abort):
        build(site, command)
    assert f"docs/{page}:3: " in caplog.text
    assert "codec" not in caplog.text


@pytest.mark.parametrize(("directory_urls", "address", "link"), [
    (True, "deep/words/index.html", "../../glossary/nhs/"),
    (False, "deep/words.html", "../glossary/nhs.html"),
])  # fmt: skip
def test_links_are_right_at_any_depth(
    site: Path, write: Write, directory_urls: bool, address: str, link: str
) -> None:
    write({"docs/deep/words.md": "# Words\n\nThe NHS.\n"})
    build(site, use_directory_urls=directory_urls, strict=True)
    page = html(site, address)
    assert page.count(f'<a href="{link}">More about NHS</a>') == 2
    assert ((site / "site" / address).parent / link.replace("nhs/", "nhs/index.html")).resolve().is_file()
    assert 'href="#word-nhs"' in page
    assert 'id="word-nhs"' in page


def test_the_glossary_has_its_pages(site: Path, write: Write) -> None:
    write({"docs/deep/words.md": "# Our *words*\n\nThe NHS has a time bank.\n"})
    build(site, strict=True)
    a_to_z, word = html(site, "glossary/index.html"), html(site, "glossary/time-bank/index.html")
    assert '<a href="time-bank/">time bank</a>: You give an hour and get one.' in a_to_z
    assert '<a href="../nhs/">NHS</a>' in word
    assert '<a href="../../deep/words/">Our words</a>' in word
    assert "speakeasy-term" not in a_to_z
    assert 'popovertarget="meaning-time-bank"' not in word


def test_a_page_that_a_person_wrote_stays_and_one_that_was_made_does_not(site: Path, write: Write) -> None:
    made = "---\n# Made by speakeasy from glossary/nhs.md: change that.\n---\n# Old commissioning\n"
    write({**PLAIN, "docs/glossary/index.md": "# Our own A to Z\n", "docs/glossary/nhs.md": made})
    write({"docs/glossary/gone.md": made})
    build(site, strict=True)
    assert not (site / "site" / "glossary" / "gone").exists()
    assert "Our own A to Z" in html(site, "glossary/index.html")
    assert "It gives free care." in html(site, "glossary/nhs/index.html")


def test_nothing_from_the_glossary_reaches_the_site_as_markup(site: Path, write: Write) -> None:
    script = '<script>alert("x")</script>'
    front_matter = f"---\nterm: time bank\ninstead: '*x* {script}'\n---\n"
    word = f'{front_matter}So "{script}" & *more*.\n\n{script}\n\n- <b>x</b>\n'
    page = f"# A `{script}` \\<b> page\n\nA time bank.\n"
    write({"docs/deep/words.md": page, "glossary/time-bank.md": word})
    build(site)
    for address in ("deep/words", "glossary", "glossary/time-bank"):
        assert "<script>alert" not in html(site, f"{address}/index.html")
    assert "<b>" not in html(site, "glossary/time-bank/index.html")
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;" in html(site, "deep/words/index.html")


def test_two_builds_are_the_same_byte_for_byte(
    site: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH", "0"
    )  # the plain theme writes the time of the build into the home page
    write({"docs/deep/words.md": "# Words\n\nThe NHS has a time bank.\n"})
    for out in ("one", "two"):
        build(site, out=out)
    files = [path for path in (site / "one").rglob("*") if path.is_file()]
    names = [path.relative_to(site / "one").as_posix() for path in files]
    same, different, missing = filecmp.cmpfiles(site / "one", site / "two", names, shallow=False)
    assert (different, missing) == ([], [])
    assert "glossary/nhs/index.html" in same


def test_a_writer_who_looks_on_sees_the_page_and_each_save_is_checked_again(
    site: Path, write: Write, caplog: pytest.LogCaptureFixture
) -> None:
    config = build(site, command="serve")
    assert str(site / "glossary") in config.watch
    assert '"commissioning" is jargon' in caplog.text
    assert "commissioning" in html(site, "deep/words/index.html")
    for change, button in [(EXPLAINED["by an entry"], True), (PLAIN, False)]:
        write(change)
        caplog.clear()
        build(site, command="serve")
        assert "is jargon" not in caplog.text
        assert ('popovertarget="meaning-commissioning"' in html(site, "deep/words/index.html")) == button


def test_templates_learn_the_reading_age(site: Path, write: Write) -> None:
    write({"docs/deep/words.md": "# Words\n\n" + "We buy bread and milk in the shop. " * 60})
    facts = "{{ page.speakeasy.band }}, {{ page.speakeasy.minutes }}"
    write({"theme/main.html": f"{{% if page.speakeasy %}}{facts}{{% else %}}-{{% endif %}}"})
    build(site, theme={"name": None, "custom_dir": str(site / "theme")})
    assert html(site, "deep/words/index.html") == "7 or under, 3 minutes"
    assert html(site, "index.html") == "-"


def test_the_extension_that_a_site_lists_itself_gets_our_glossary(site: Path, write: Write) -> None:
    write({"docs/deep/words.md": "# Words\n\nThe NHS.\n"})
    build(site, markdown_extensions=["mkdocs_speakeasy"])
    assert html(site, "deep/words/index.html").count("speakeasy-term") == 1


def test_a_site_without_words_needs_no_glossary(site: Path, write: Write) -> None:
    write(PLAIN)
    shutil.rmtree(site / "glossary")
    config = build(site, strict=True)
    assert config.watch == []
    assert not (site / "site" / "glossary").exists()


@pytest.mark.parametrize(("glossary", "edit"), [
    ("glossary", "https://e.org/x/edit/main/glossary/nhs.md"),
    ("docs/words", "https://e.org/x/edit/main/docs/words/nhs.md"),
])  # fmt: skip
def test_the_page_of_a_word_leads_to_the_file_to_edit(
    site: Path, write: Write, glossary: str, edit: str
) -> None:
    write({**PLAIN, "theme/main.html": "{{ page.edit_url }}"})
    (site / "glossary").rename(site / glossary)
    theme = {"name": None, "custom_dir": str(site / "theme")}
    plugins = [{"speakeasy": {"glossary": glossary, "fail_on": "never"}}]
    address = {"repo_url": "https://e.org/x", "edit_uri": "edit/main/docs/"}
    build(site, theme=theme, plugins=plugins, **address)
    assert html(site, "glossary/nhs/index.html") == edit
    assert html(site, "glossary/index.html") == html(site, "contribute/report/index.html") == "None"
    assert html(site, "index.html") == "https://e.org/x/edit/main/docs/index.md"


def test_a_glossary_in_the_docs_folder_is_no_part_of_the_pages(site: Path, write: Write) -> None:
    write({**PLAIN, "glossary/jargon.txt": ""})
    (site / "glossary").rename(site / "docs" / "words")
    build(site, plugins=[{"speakeasy": {"glossary": "docs/words"}}], strict=True)
    assert not (site / "site" / "words").exists()
    assert "It gives free care." in html(site, "glossary/nhs/index.html")


HOOK = """
from pathlib import Path
from mkdocs.structure.files import File

def on_files(files, config):
    for path in ("glossary/index.md", "glossary/nhs.md", "contribute/report.md"):
        assert Path(files.get_file_from_path(path).abs_src_path).exists()
    files.append(File.generated(config, "made.md", content="# Made\\n\\nThe NHS likes commissioning.\\n"))
    return files
"""


def test_plugins_that_run_later_find_our_pages_and_have_theirs_checked(
    site: Path, write: Write, caplog: pytest.LogCaptureFixture
) -> None:
    write({**PLAIN, "hook.py": HOOK})
    with pytest.raises(Abort):
        build(site, hooks=["hook.py"])
    assert 'made.md:3:15: "commissioning" is jargon.' in caplog.text
    write(EXPLAINED["by an entry"])
    build(site, hooks=["hook.py"], strict=True)
    assert '<a href="../../made/">Made</a>' in html(site, "glossary/nhs/index.html")


# What a plugin for a blog does: its posts come back once the menu stands, and a draft does not.
BLOG = """
from mkdocs.plugins import event_priority
from mkdocs.structure.files import InclusionLevel

@event_priority(-50)
def on_files(files, config):
    for path in ("deep/words.md", "draft.md"):
        files.get_file_from_path(path).inclusion = InclusionLevel.EXCLUDED

@event_priority(-50)
def on_nav(nav, config, files):
    files.get_file_from_path("deep/words.md").inclusion = InclusionLevel.NOT_IN_NAV
"""


def test_a_post_of_a_blog_is_checked_and_a_draft_is_not(
    site: Path, write: Write, caplog: pytest.LogCaptureFixture
) -> None:
    write({"hook.py": BLOG, "docs/draft.md": "# Draft\n\nWe like commissioning.\n"})
    with pytest.raises(Abort):
        build(site, hooks=["hook.py"])
    assert 'docs/deep/words.md:3:9: "commissioning" is jargon.' in caplog.text
    assert "docs/draft.md" not in caplog.text
    write({"docs/deep/words.md": "# Words\n\nThe NHS.\n"})
    build(site, hooks=["hook.py"], strict=True)
    assert '<a href="../../deep/words/">Words</a>' in html(site, "glossary/nhs/index.html")


# What a plugin for sites in many languages does: files of its own for the docs folder, and no others.
LANGUAGES = """
from pathlib import Path
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

@event_priority(-100)
def on_files(files, config):
    inside = [each for each in files if Path(each.abs_src_path).is_relative_to(config.docs_dir)]
    ours = [each for each in inside if each.src_uri not in {"cy.md", "contribute/report.md"}]
    return Files([File(each.src_uri, config.docs_dir, config.site_dir, True) for each in ours])
"""


def test_a_plugin_for_many_languages_keeps_our_pages(site: Path, write: Write) -> None:
    write({"docs/deep/words.md": "# Words\n\nThe NHS.\n", "docs/cy.md": "# Gwasanaeth\n\nThe NHS.\n"})
    write({"hook.py": LANGUAGES})
    build(site, hooks=["hook.py"], strict=True)
    word = html(site, "glossary/nhs/index.html")
    assert "It gives free care." in word
    assert '<a href="../../deep/words/">Words</a>' in word
    assert "Gwasanaeth" not in word
    assert 'href="../../glossary/nhs/"' in html(site, "deep/words/index.html")


def test_a_site_that_lists_its_pages_need_not_list_ours(site: Path, write: Write) -> None:
    write(PLAIN)
    warn = {"nav": {"omitted_files": "warn"}}
    build(site, nav=["index.md", "deep/words.md"], validation=warn, strict=True)
    assert ">Words from A to Z</a>" not in html(site, "index.html")
    build(site, validation=warn, strict=True)
    assert ">Words from A to Z</a>" in html(site, "index.html")


def test_pages_that_the_command_wrote_before_are_up_to_date(site: Path, write: Write) -> None:
    write(PLAIN)
    assert main(["pages"]) == 0
    write({"docs/index.md": "# Home\n\nThe NHS.\n", "docs/glossary/README.md": "# Ours\n"})
    (site / "docs" / "glossary" / "index.md").unlink()
    build(site, strict=True, use_directory_urls=False)
    assert '<a href="../index.html">Home</a>' in html(site, "glossary/nhs.html")
    assert (
        "index.md" in html(site, "contribute/report.json").partition('"unused"')[0].partition('"words": [')[2]
    )
    assert ">Ours</h1>" in html(site, "glossary/index.html")


def test_any_theme_shows_a_word_as_one_and_a_site_can_do_it_its_own_way(site: Path, write: Write) -> None:
    write({"docs/deep/words.md": "# Words\n\nThe NHS.\n"})
    build(site, strict=True)
    assert 'href="../../assets/styles/speakeasy.css"' in html(site, "deep/words/index.html")
    assert ".speakeasy-term {" in html(site, STYLES)
    write({f"docs/{STYLES}": "/* ours */"})
    build(site, strict=True)
    assert "speakeasy.css" not in html(site, "deep/words/index.html")
    assert html(site, STYLES) == "/* ours */"


def test_the_extension_alone_links_no_page_that_is_not_there(site: Path, write: Write) -> None:
    write({"docs/deep/words.md": "# Words\n\nThe NHS has a time bank.\n", "docs/glossary/nhs.md": "# NHS\n"})
    (site / "glossary" / ".#nhs.md").symlink_to("a lock")
    build(site, plugins=[], markdown_extensions=[EXTENSION], strict=True)
    page = html(site, "deep/words/index.html")
    assert page.count("speakeasy-term") == page.count("More about NHS") == 2
    assert "More about time bank" not in page


@pytest.mark.parametrize(("options", "said"), [
    ("", "glossary/nhs.md:1: there is no front matter"),
    (": {glossary: none}", "none: there is no such folder of words."),
    (": {glossary: [a]}", 'mkdocs_speakeasy: glossary is ["a"], not text. Write: glossary: glossary'),
])  # fmt: skip
def test_the_extension_alone_says_in_a_sentence_what_is_wrong(
    site: Path, write: Write, options: str, said: str
) -> None:
    config = f"site_name: Ours\nmarkdown_extensions: [{EXTENSION}{options}]\nplugins: []\n"
    write({"mkdocs.yml": config, "glossary/nhs.md": "no front matter"})
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=site)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_letters_lead_to_their_words_whatever_ids_the_site_gives_to_headings(
    site: Path, write: Write
) -> None:
    write({**PLAIN, "glossary/共.md": "---\nterm: 共\n---\nIt means to be together.\n"})
    toc = {"toc": {"slugify": lambda text, _: f"x-{text}"}}
    build(site, markdown_extensions=[toc], validation={"anchors": "warn"}, strict=True)
    assert '<h2 id="x-共"><span id="letter-共"></span>共</h2>' in html(site, "glossary/index.html")
