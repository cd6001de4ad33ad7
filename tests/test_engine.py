"""What the rules find on a page, at the levels of the project and without what the page ignores."""

from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_speakeasy.engine import PageReport, Report, check, prepare
from mkdocs_speakeasy.finding import Level, SpeakeasyError
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.rules import RULES
from mkdocs_speakeasy.settings import Limits, parse
from mkdocs_speakeasy.text import read

JARGON = "unexplained-jargon"


@pytest.fixture
def guide(tmp_path: Path) -> Guide:
    """A project with two words of jargon; only the rule for them and the one for ignore comments are on."""
    (tmp_path / "glossary").mkdir()
    words = "commissioning -> buying services\nstakeholder -> person with a say\n"
    (tmp_path / "glossary" / "jargon.txt").write_text(words, encoding="utf-8")
    names = {rule.RULE.name for rule in RULES} - {JARGON, "ignore-comment"}
    return prepare(parse({"levels": dict.fromkeys(names, "off")}, tmp_path, tmp_path / "docs"))


def found(source: str, guide: Guide) -> list[tuple[str, int, int, int, int, str]]:
    return [
        (each.finding.rule.name, each.line, each.column, each.end_line, each.end_column, each.text)
        for each in check(read("docs/a.md", source), guide).findings
    ]


def with_level(guide: Guide, level: Level) -> Guide:
    levels = {**guide.settings.levels, JARGON: level}
    return replace(guide, settings=replace(guide.settings, levels=levels))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_findings_stand_in_the_order_of_the_page_with_their_places(guide: Guide, end: str) -> None:
    source = end.join(["# One", "", "A **stakeholder**, or two,", "likes commissioning.", ""])
    assert found(source, guide) == [
        (JARGON, 3, 5, 3, 16, "stakeholder"),
        (JARGON, 4, 7, 4, 20, "commissioning"),
    ]


def test_a_page_report_says_what_was_read(guide: Guide) -> None:
    report = check(read("docs/a.md", "Pay people for their time."), guide)
    assert report == PageReport("docs/a.md", "Pay people for their time.", 5, Limits(11, 20), None, ())
    long = check(read("docs/a.md", "Pay people for the time that they give. " * 15), guide)
    assert long.score is not None
    assert Report((report, long)).words == 125
    assert not Report((report, long)).counts


def test_levels_of_the_project_win(guide: Guide) -> None:
    page = read("docs/a.md", "We like commissioning.")
    assert [each.level for each in check(page, guide).findings] == [Level.ERROR]
    assert [each.level for each in check(page, with_level(guide, Level.ADVICE)).findings] == [Level.ADVICE]
    assert check(page, with_level(guide, Level.OFF)).findings == ()
    assert Report((check(page, guide),)).counts == {Level.ERROR: 1}


@pytest.mark.parametrize(("name", "near"), [("pasive-voice", "passive-voice"), ("zz", "unexplained-jargon")])
def test_a_level_for_an_unknown_rule_gets_one_sentence(tmp_path: Path, name: str, near: str) -> None:
    settings = parse({"levels": {name: "off"}}, tmp_path, tmp_path / "docs")
    with pytest.raises(SpeakeasyError) as caught:
        prepare(settings)
    said = f'mkdocs.yml: levels has "{name}", which is not a rule. Write: levels: {{{near}: off}}'
    assert str(caught.value) == said


def test_an_ignore_comment_covers_the_next_block_only(guide: Guide) -> None:
    ignore = f"<!-- speakeasy: ignore {JARGON}: a quote -->\n\n"
    assert found(f"{ignore}We like commissioning.\n", guide) == []
    assert found(f"{ignore}We like it.\n\nWe like commissioning.\n", guide) == [
        (JARGON, 5, 9, 5, 22, "commissioning")
    ]
    assert [line for _, line, *_ in found(f"A stakeholder.\n\n{ignore}We like commissioning.\n", guide)] == [
        1
    ]
    many = "".join(f"{ignore}We like {word}.\n\n" for word in ("commissioning", "a stakeholder") * 50)
    assert found(many, guide) == []


def test_an_ignore_comment_for_another_rule_covers_nothing(guide: Guide) -> None:
    source = "<!-- speakeasy: ignore passive-voice: a quote -->\n\nWe like commissioning.\n"
    assert [name for name, *_ in found(source, guide)] == [JARGON]


@pytest.mark.parametrize(
    ("comment", "words", "message", "suggestions"),
    [
        (f"ignore {JARGON}", JARGON, f'"ignore {JARGON}" gives no reason. Add a colon, then say why.', ()),
        (f"ignore {JARGON}:", JARGON, f'"ignore {JARGON}" gives no reason. Add a colon, then say why.', ()),
        ("ignore ignore", "ignore", '"ignore" is not a rule. Write "ignore-comment".', ("ignore-comment",)),
        ("ignore pasive-voice: x", "pasive-voice", '"pasive-voice" is not a rule. Write "passive-voice".',
         ("passive-voice",)),
        ("ignore", "ignore", '"ignore" names no rule. Add its name, a colon and why.', ()),
        ("ignore zz: x", "zz", '"zz" is not a rule. See the page on how the checks work.', ()),
    ],
)  # fmt: skip
def test_a_wrong_ignore_comment_is_an_error_and_ignores_nothing(
    guide: Guide, comment: str, words: str, message: str, suggestions: tuple[str, ...]
) -> None:
    report = check(read("docs/a.md", f"<!-- speakeasy: {comment} -->\n\nWe like commissioning.\n"), guide)
    first, second = report.findings
    assert (first.finding.rule.name, first.level, first.text) == ("ignore-comment", Level.ERROR, words)
    assert first.column == len("<!-- speakeasy: ") + 1 + (0 if comment == "ignore" else len("ignore "))
    assert (first.finding.message, first.finding.suggestions) == (message, suggestions)
    assert second.finding.rule.name == JARGON


def test_limits_of_a_page_are_reported_with_their_reason(guide: Guide) -> None:
    front_matter = "---\nspeakeasy: {reading_age: 14, reason: It is law.}\n---\n"
    report = check(read("docs/a.md", f"{front_matter}We pay.\n"), guide)
    assert report.limits == Limits(14, 20, "It is law.")
    with pytest.raises(
        SpeakeasyError, match=r"docs/a\.md:3: this page sets its own limits but gives no reason"
    ):
        check(read("docs/a.md", "---\ntitle: A\nspeakeasy: {reading_age: 14}\n---\nWe pay.\n"), guide)


def test_acronyms_of_the_glossary_are_scored_in_full(tmp_path: Path) -> None:
    (tmp_path / "glossary").mkdir()
    entry = "---\nterm: NHS\nstands_for: National Health Service\n---\nIt gives free care.\n"
    (tmp_path / "glossary" / "nhs.md").write_text(entry, encoding="utf-8")
    guide = Guide.load(parse(None, tmp_path, tmp_path / "docs"))
    assert guide.lexicon.in_full == {"NHS": "National Health Service"}
