"""The guide keeps its promises: facts have sources, nothing of the sources is missing, pages are short."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from mkdocs_speakeasy.text import Page, read

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
DATA = Path(__file__).parent / "guide"
PARTS = [
    "index.md",
    "about.md",
    "speakeasy",
    "what-it-is",
    "how-to",
    "examples",
    "stories",
    "questions",
    "tools",
]
ANCHORS = set(re.findall(r'id="([\w-]+)"', (DOCS / "references.md").read_text(encoding="utf-8")))
SOURCES = {"scie", "coproduction-works", "fulfilling-lives", "week-2017", "cranstoun"}


def rows(name: str) -> list[dict[str, str]]:
    found = []
    for file in sorted(DATA.glob(f"{name}-*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            found += list(csv.DictReader(lines))
    return found


def pages() -> list[str]:
    files = [
        file
        for part in PARTS
        for file in ([DOCS / part] if part.endswith(".md") else (DOCS / part).glob("*.md"))
    ]
    return sorted(str(file.relative_to(DOCS)) for file in files)


def load(path: str) -> Page:
    return read(path, (DOCS / path).read_text(encoding="utf-8"))


def headings(page: Page) -> list[str]:
    return [
        " ".join(page.source[block.start : block.end].split())
        for block in page.blocks
        if block.kind == "heading"
    ]


def meta(page: Page) -> dict[str, object]:
    return dict(yaml.safe_load(page.front_matter))


def plain(text: str) -> str:
    return " ".join(re.sub(r"[*_]|\]\([^)]*\)|\[", "", text).split())


def test_there_are_facts_and_sections() -> None:
    assert len(rows("facts")) > 300
    assert {row["source"] for row in rows("coverage")} == SOURCES


def test_each_fact_stands_on_its_page_and_names_a_reference() -> None:
    texts = {row["page"]: plain((DOCS / row["page"]).read_text(encoding="utf-8")) for row in rows("facts")}
    assert [row for row in rows("facts") if plain(row["claim"]) not in texts[row["page"]]] == []
    assert {row["reference"] for row in rows("facts")} - ANCHORS == set()


def test_each_section_of_the_sources_has_its_place() -> None:
    known = {row["page"]: headings(load(row["page"])) for row in rows("coverage")}
    assert [row for row in rows("coverage") if row["heading"] not in known[row["page"]]] == []


def test_all_78_references_stand() -> None:
    assert SOURCES | {f"ref-{number}" for number in range(1, 79)} <= ANCHORS


def test_all_20_recommendations_stand_on_one_page() -> None:
    page = load("how-to/recommendations.md")
    assert re.findall(r"^- \*\*(\d+)\.\*\* ", page.source, re.MULTILINE) == [
        str(number) for number in range(1, 21)
    ]


@pytest.mark.parametrize("path", pages())
def test_page_has_a_title_a_point_and_a_source(path: str) -> None:
    page = load(path)
    titles = [block for block in page.blocks if block.kind == "heading" and block.level == 1]
    about = meta(page)
    assert len(titles) == 1
    assert headings(page)[0] == about["title"]
    assert 20 < len(str(about["description"])) < 160
    assert about["reviewed"]
    assert len(page.words) < 900
    assert len(page.words) <= 300 or "In short" in headings(page) or about.get("template")
    assert re.search(r"references\.md#", page.source)


def test_examples_say_where_and_with_whom() -> None:
    examples = [
        load(path) for path in pages() if path.startswith("examples/") and path != "examples/index.md"
    ]
    assert len(examples) == 13
    for page in examples:
        about = meta(page)
        assert {"place", "nation", "people", "themes", "years", "source"} <= about.keys(), page.path
        assert about["nation"] in {"England", "Scotland", "Wales", "Northern Ireland", "UK"}


def test_questions_are_15_and_tools_12() -> None:
    assert len(list((DOCS / "questions").glob("*.md"))) == 16
    assert len(list((DOCS / "tools").glob("*.md"))) == 13


def test_no_personal_contact_details() -> None:
    for path in pages():
        text = (DOCS / path).read_text(encoding="utf-8")
        assert not re.search(r"\b0\d{2,4} \d{3,4} \d{3,4}\b|\S+@\w+\.\w+", text), path


def test_glossary_is_large_and_gives_examples() -> None:
    files = list((ROOT / "glossary").glob("*.md"))
    assert len(files) >= 150
    for file in files:
        body = file.read_text(encoding="utf-8").split("---", 2)[2].strip()
        assert len(body.split("\n\n")) >= 2, f"{file.name} has no example"
