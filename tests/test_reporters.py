"""What a run found, as text for people, JSON for programs and commands for GitHub."""

import json

import pytest

from mkdocs_speakeasy.engine import Located, PageReport, Report
from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.reporters import REPORTERS, github, json_, text
from mkdocs_speakeasy.score import score
from mkdocs_speakeasy.settings import Limits
from mkdocs_speakeasy.text import read

RULE = Rule("plainer-word", Level.WARNING)
USUAL = Limits(11, 20)


def located(source: str, words: str, level: Level = Level.WARNING, nth: int = 0, **more: str) -> Located:
    """A finding at the nth place where the words stand."""
    start = -1
    for _ in range(nth + 1):
        start = source.index(words, start + 1)
    end = start + len(words)
    page = read("", source)
    message = more.get("message", f'Say "use" for "{words}".')
    finding = Finding(RULE, start, end, message, ("use",))
    return Located(finding, level, *page.line_column(start), *page.line_column(end), words)


def page(source: str, *findings: Located, path: str = "docs/a.md", limits: Limits = USUAL) -> PageReport:
    read_page = read(path, source)
    return PageReport(path, source, len(read_page.words), limits, score(read_page, Lexicon()), findings)


def excerpt(source: str, words: str, nth: int = 0) -> list[str]:
    return list(text.excerpt(source, located(source, words, nth=nth)))


def test_text_groups_by_page_and_underlines_the_words() -> None:
    first, second = "# One\n\nWe utilise it.\n", "Prior to that."
    result = Report(
        (
            page(first, located(first, "utilise")),
            page("All is well.", path="docs/b.md"),
            page(second, located(second, "Prior to", Level.ERROR), path="docs/c.md"),
        )
    )
    assert text.report(result).splitlines() == [
        "docs/a.md: 4 words",
        '  docs/a.md:3:4 warning: Say "use" for "utilise". (plainer-word)',
        "      We utilise it.",
        "         ^^^^^^^",
        "",
        "docs/c.md: 3 words",
        '  docs/c.md:1:1 error: Say "use" for "Prior to". (plainer-word)',
        "      Prior to that.",
        "      ^^^^^^^^",
        "",
        "Checked 3 pages, 10 words: 1 error, 1 warning, 0 advice.",
    ]


def test_text_says_that_a_page_is_fine_in_one_line() -> None:
    assert text.report(Report((page("All is well."),))) == "Checked 1 page, 3 words: nothing to change.\n"


def test_text_shows_the_reading_age_as_a_band_of_whole_years() -> None:
    source = "We utilise the time that people give us, and we thank them for it each week. " * 20
    heading = text.report(Report((page(source, located(source, "utilise")),))).splitlines()[0]
    assert heading.startswith("docs/a.md: 320 words, reading age ")
    assert "." not in heading.split("reading age")[1]


def test_text_lists_pages_with_limits_of_their_own() -> None:
    own = page("All is well.", path="docs/law.md", limits=Limits(14, 30, "It is law."))
    assert text.report(Report((own,))).splitlines() == [
        "docs/law.md sets its own limits: reading age 14, sentences of 30 words. It says why: It is law.",
        "Checked 1 page, 3 words: nothing to change.",
    ]


def test_text_shows_ten_findings_of_one_word_and_counts_the_rest() -> None:
    source = "Utilise it. " + "We utilise it. " * 12 + "Prior to that."
    findings = [located(source, "Utilise"), *(located(source, "utilise", nth=n) for n in range(12))]
    lines = text.report(Report((page(source, *findings, located(source, "Prior to")),))).splitlines()
    assert sum('"utilise"' in line and "^" not in line for line in lines) == 9 + 1
    assert '  "utilise": 3 more on this page (plainer-word)' in lines
    assert sum('"Prior to"' in line for line in lines) == 1
    assert lines[-1].endswith("14 warnings, 0 advice.")


@pytest.mark.parametrize(
    ("source", "words", "shown"),
    [
        ("one\ttwo three", "two", ["one    two three", "       ^^^"]),
        ("one\ttwo", "one\ttwo", ["one    two", "^^^^^^^^^^"]),
        ("\u4f60\u597d two", "two", ["\u4f60\u597d two", "     ^^^"]),
        ("say \u4f60\u597d", "\u4f60\u597d", ["say \u4f60\u597d", "    ^^^^"]),
        ("cafe\u0301 two", "two", ["cafe\u0301 two", "     ^^^"]),
        ("gr\u0175p so\u00adcial", "so\u00adcial", ["gr\u0175p so\u00adcial", "     ^^^^^^"]),
        ("a\x1b[31m\u202eb two", "two", ["a\ufffd[31m\ufffdb two", "         ^^^"]),
        ("one two\r\nthree", "two\r\nthree", ["one two", "    ^^^"]),
        ("one\rtwo", "two", ["two", "^^^"]),
        ("one two", "", ["one two", "^"]),
    ],
)
def test_underline_fits_tabs_wide_letters_and_line_ends(source: str, words: str, shown: list[str]) -> None:
    assert excerpt(source, words) == shown


def test_a_long_line_is_cut_on_both_sides() -> None:
    source = "word " * 1_000_000 + "utilise " + "word " * 20
    line, marks = excerpt(source, "utilise")
    assert line.startswith("…")
    assert len(line) < 100
    assert line[len(marks) - 7 : len(marks)] == "utilise"
    assert set(marks) == {" ", "^"}


def test_text_is_plain_unless_colour_is_asked_for() -> None:
    source = "We utilise it."
    result = Report((page(source, located(source, "utilise", message="\x1b[2J")),))
    assert "\x1b" not in text.report(result)
    coloured = text.report(result, colour=True)
    assert "\x1b[33mwarning\x1b[0m" in coloured
    assert "\x1b[2J" not in coloured


def test_json_has_exactly_the_agreed_shape() -> None:
    source = "# One\n\nWe utilise “it”.\n"
    found = located(source, "utilise", Level.ERROR, message="“Use” it.")
    written = json_.report(Report((page(source, found), page("x " * 9, path="docs/é.md"))))
    assert written.isascii()
    assert json.loads(written) == {
        "version": 1,
        "pages": [
            {
                "path": "docs/a.md",
                "words": 4,
                "reading_age": None,
                "findings": [
                    {
                        "rule": "plainer-word",
                        "level": "error",
                        "line": 3,
                        "column": 4,
                        "end_line": 3,
                        "end_column": 11,
                        "text": "utilise",
                        "message": "“Use” it.",
                        "suggestions": ["use"],
                    }
                ],
            },
            {"path": "docs/é.md", "words": 9, "reading_age": None, "findings": []},
        ],
        "totals": {"pages": 2, "words": 13, "errors": 1, "warnings": 0, "advice": 0},
    }


def test_json_gives_the_reading_age_to_one_decimal() -> None:
    source = "We thank people for the time that they give us, and we do it each week. " * 20
    age = json.loads(json_.report(Report((page(source),))))["pages"][0]["reading_age"]
    assert age == round(age, 1)
    assert 5 <= age <= 12


def test_github_gives_errors_first_and_escapes_what_would_end_a_command() -> None:
    source = "We utilise it.\nPrior to\nthat."
    result = Report(
        (
            page(
                source,
                located(source, "utilise", Level.ADVICE, message="100%\r\n::error::x"),
                located(source, "Prior to\nthat"),
                located(source, "it", Level.ERROR),
                path="a, b: c.md",
            ),
        )
    )
    assert github.report(result).splitlines() == [
        '::error file=a%2C b%3A c.md,line=1,col=12,endColumn=14,title=plainer-word::Say "use" for "it".',
        '::warning file=a%2C b%3A c.md,line=2,endLine=3,title=plainer-word::Say "use" for "Prior to%0Athat".',
        "::notice file=a%2C b%3A c.md,line=1,col=4,endColumn=11,title=plainer-word::100%25%0D%0A::error::x",
        "Checked 1 page, 6 words: 1 error, 1 warning, 1 advice.",
    ]


def test_each_reporter_writes_whole_lines() -> None:
    for report in REPORTERS.values():
        assert report(Report(())).endswith("\n")
