"""SARIF, JUnit, rdjson and GitHub: each is held to its schema and read back by a program that consumes it."""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import junitparser
import pytest
import xmlschema
from jsonschema import Draft202012Validator, FormatChecker
from markdown import Markdown

from fixtures import Write
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.engine import Located, PageReport, Report
from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.reporters import github, junit, rdjson, sarif
from mkdocs_speakeasy.rules import RULES
from mkdocs_speakeasy.settings import Limits
from mkdocs_speakeasy.text import read

SCHEMAS = Path(__file__).parent / "schemas"
RULE = Rule("plainer-word", Level.WARNING)
SOURCE = "# Áàé\n\nSay “𐐀” and utilise\r\nit prior\nto that.\n"
# What a writer can put into a message or a path: marks of XML, Markdown and HTML, and what none can hold.
ODD = 'a|b <b>&amp; ]]> `c` *d* @e "f" https://x.org \x00\x1b[31m\udcff\ufffe\r\n::error::g'


def located(words: str, level: Level = Level.ERROR, message: str = "Say it.", *better: str) -> Located:
    start = SOURCE.index(words)
    end = start + len(words)
    page = read("", SOURCE)
    finding = Finding(RULE, start, end, message, better)
    return Located(finding, level, *page.line_column(start), *page.line_column(end), words)


def report(*findings: Located, path: str = "docs/ín dex.md", **more: Any) -> Report:
    return Report((PageReport(path, SOURCE, 9, Limits(11, 20), None, findings),), **more)


EVERYTHING = report(
    located("utilise", Level.ERROR, "Say it.", "use", "make use of", "use"),
    located("prior\nto", Level.WARNING, ODD, "before"),
    located("that", Level.ADVICE),
    path=f"docs/{ODD}.md",
)
RUNS = [Report(()), report(), EVERYTHING]


def check_json(written: str, schema: str) -> Any:
    assert written.isascii()
    assert written.endswith("}\n")
    known = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(known)
    shape = json.loads(written)
    Draft202012Validator(known, format_checker=FormatChecker()).validate(shape)
    return shape


@pytest.mark.parametrize("run", RUNS)
def test_each_format_fits_its_schema(run: Report) -> None:
    check_json(sarif.report(run), "sarif.json")
    check_json(rdjson.report(run), "rdjson.json")
    written = junit.report(run)
    assert written.isascii()
    xmlschema.XMLSchema(SCHEMAS / "junit.xsd").validate(written)


def test_sarif_gives_rules_places_and_fixes() -> None:
    run = check_json(sarif.report(EVERYTHING), "sarif.json")["runs"][0]
    described = {rule["id"]: rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]}
    assert described.keys() == {rule.RULE.name for rule in RULES}
    assert all(text.endswith(".") for text in described.values())
    first, second, third = run["results"]
    assert [each["level"] for each in (first, second, third)] == ["error", "warning", "note"]
    assert first["ruleId"] in described
    region = {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 20}
    assert first["locations"][0]["physicalLocation"]["region"] == region | {"snippet": {"text": "utilise"}}
    replacements = [fix["artifactChanges"][0]["replacements"][0] for fix in first["fixes"]]
    assert [each["insertedContent"]["text"] for each in replacements] == ["use", "make use of"]
    assert [each["deletedRegion"] for each in replacements] == [region, region]
    assert "fixes" not in third


def test_sarif_writes_a_path_as_a_uri() -> None:
    result = json.loads(sarif.report(report(located("that"), path="docs/a b#?\udcff.md")))["runs"][0][
        "results"
    ][0]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "docs/a%20b%23%3F%FF.md"}


def test_rdjson_counts_columns_in_bytes() -> None:
    first, second, third = check_json(rdjson.report(EVERYTHING), "rdjson.json")["diagnostics"]
    line = SOURCE.splitlines()[2].encode()
    place = first["location"]["range"]
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"utilise"
    assert second["location"]["range"] == {"start": {"line": 4, "column": 4}, "end": {"line": 5, "column": 3}}
    assert [each["text"] for each in first["suggestions"]] == ["use", "make use of", "use"]
    assert [each["severity"] for each in (first, second, third)] == ["ERROR", "WARNING", "INFO"]


def test_junit_is_read_back_as_it_was_meant() -> None:
    failing = frozenset({Level.ERROR, Level.WARNING})
    findings = located("utilise"), located("prior\nto", Level.WARNING, "<&>"), located("that", Level.ADVICE)
    both = Report((*report(*findings).pages, *report(path="docs/b.md").pages), failing)
    suites = list(junitparser.JUnitXml.fromstring(junit.report(both).encode()))
    assert [suite.name for suite in suites] == ["docs/ín dex.md", "docs/b.md"]
    assert [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in suites] == [
        (3, 2, 0, 1),
        (1, 0, 0, 0),
    ]
    outcomes = [(case.name, [(type(each), each.message) for each in case.result]) for case in suites[0]]
    assert outcomes == [
        ("plainer-word, line 3, column 13", [(junitparser.Failure, "Say it.")]),
        ("plainer-word, line 4, column 4", [(junitparser.Failure, "<&>")]),
        ("plainer-word, line 5, column 4", [(junitparser.Skipped, "Say it.")]),
    ]
    assert [case.is_passed for case in suites[1]] == [True]
    told = [each.text for case in suites[0] for each in case.result]  # GitLab shows this and no message
    assert told[1] == "docs/ín dex.md:4:4: <&>"


def test_junit_fails_only_what_fails_the_run() -> None:
    for failing, failures in [({Level.ERROR}, 1), ({Level.ERROR, Level.WARNING}, 2), (set(), 0)]:
        written = junit.report(Report(EVERYTHING.pages, frozenset(failing)))
        assert next(iter(junitparser.JUnitXml.fromstring(written.encode()))).failures == failures


def test_github_shows_ten_of_each_level_and_counts_the_rest() -> None:
    many = [located("that", level) for level in (Level.WARNING, Level.ERROR, Level.ADVICE) for _ in range(12)]
    lines = github.report(report(*many[:24], *many[24:34])).splitlines()
    assert [line[: line.index(" ")] for line in lines[:30]] == ["::error"] * 10 + ["::warning"] * 10 + [
        "::notice"
    ] * 10
    assert (
        lines[30]
        == "Not shown here: 2 errors, 2 warnings, 0 advice. The summary of this job lists all findings."
    )
    assert lines[31].startswith("Checked 1 page, 9 words: 12 errors, 12 warnings, 10 advice.")
    assert len(github.job_summary(report(*many)).splitlines()) == 4 + 2 + 36


class Cells(HTMLParser):
    """The text of each cell of a table, and all tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")
        assert not attrs

    def handle_data(self, data: str) -> None:
        if self.cells and data.strip():
            self.cells[-1] += data


def test_the_job_summary_shows_what_a_writer_typed_as_plain_text() -> None:
    written = github.job_summary(EVERYTHING)
    table = Cells(Markdown(extensions=["tables"]).convert(written))
    assert table.tags == {"h3", "p", "table", "thead", "tr", "th", "tbody", "td"}
    shown = ODD.translate(dict.fromkeys(map(ord, "\x00\x1b\r\n"), "\ufffd"))
    assert table.cells[4:8] == ["warning", f"docs/{shown}.md:4:4", shown, "plainer-word"]


def test_the_job_summary_says_that_all_is_well() -> None:
    assert github.job_summary(Report(())).count("|") == 0


def test_the_job_summary_stays_under_the_limit_of_github() -> None:
    long = report(*[located("that", message="é" * 40_000)] * 20)
    written = github.job_summary(long)
    assert 900_000 < len(written.encode()) < 1_000_100
    assert written.splitlines()[-1] == "8 more do not fit here."


@pytest.mark.usefixtures("project")
def test_check_adds_to_the_summary_of_the_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert main(["check"]) == 1
    assert summary.read_text(encoding="utf-8") == "Before.\n"
    assert main(["check", "--format", "github"]) == 1
    assert capsys.readouterr().out.count("::error ") == 1
    before, title, *_, row = summary.read_text(encoding="utf-8").splitlines()
    assert (before, title) == ("Before.", "### Speakeasy")
    assert "buying services" in row


@pytest.mark.parametrize("form", ["github", "sarif", "rdjson"])
def test_services_get_paths_from_the_top_of_the_repository(
    project: Path,
    write: Write,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    form: str,
) -> None:
    (project / "guide").mkdir()
    for name in ("mkdocs.yml", "docs", "glossary"):
        (project / name).rename(project / "guide" / name)
    monkeypatch.chdir(project / "guide")
    main(["check", "--format", form])
    assert "guide/docs" not in capsys.readouterr().out
    write({".git/HEAD": ""})
    main(["check", "--format", form])
    assert "guide/docs/deep/words.md" in capsys.readouterr().out
    main(["check", "--format", "json"])
    assert "guide/docs" not in capsys.readouterr().out
