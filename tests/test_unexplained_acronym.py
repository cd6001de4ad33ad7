"""An acronym that nobody needs is advice, whatever the rule's own level; see also the rule's test page."""

from pathlib import Path

import pytest

from mkdocs_speakeasy.engine import check, prepare
from mkdocs_speakeasy.finding import Level
from mkdocs_speakeasy.settings import parse
from mkdocs_speakeasy.text import read


def found(folder: Path, source: str) -> list[tuple[Level, str]]:
    guide = prepare(parse({"known_acronyms": ["NHS"]}, folder, folder))
    findings = check(read("page.md", source), guide).findings
    return [
        (each.level, each.finding.message)
        for each in findings
        if each.finding.rule.name == "unexplained-acronym"
    ]


def test_a_short_form_that_stands_once_is_advice(tmp_path: Path) -> None:
    assert found(tmp_path, "The New Economics Foundation (NEF) met.") == [
        (Level.ADVICE, '"NEF" stands here only, so it needs no short form. Take it out.')
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("The NEF met.", '"NEF" is not spelled out. Write the words in full.'),
        (
            "The NEF met the NEF.",
            '"NEF" is not spelled out. Write the words in full, then "NEF" in brackets.',
        ),
    ],
)
def test_a_short_form_without_its_words_is_an_error(tmp_path: Path, source: str, message: str) -> None:
    assert found(tmp_path, source) == [(Level.ERROR, message)]


@pytest.mark.parametrize(
    "source",
    [
        "The New Economics Foundation (NEF) met. The NEF left.",
        "NEF\n:   New Economics Foundation",
        "The NEF met.\n\n*[NEF]: New Economics Foundation",
        "The NHS met.",
    ],
)
def test_a_short_form_that_is_explained_passes(tmp_path: Path, source: str) -> None:
    assert found(tmp_path, source) == []


def test_words_of_the_glossary_and_names_are_passed_over(tmp_path: Path) -> None:
    words = tmp_path / "glossary"
    words.mkdir()
    (words / "nef.md").write_text("---\nterm: NEF\n---\nA group that studies money.\n", encoding="utf-8")
    (words / "names.txt").write_text("Rights UK\n", encoding="utf-8")

    assert found(tmp_path, "The NEF met Rights UK.") == []
