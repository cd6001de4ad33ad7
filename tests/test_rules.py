"""Each rule has a module, a page in the docs and a test page, and all three agree.

A test page is Markdown. Under each line that must be flagged stands
`<!-- expect: RULE "flagged words" -> "first suggestion" -->`, with or without the arrow. Anything missing or
extra fails. Only the page's own rule and the rules that it names are looked at.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_speakeasy.engine import Located, check, prepare
from mkdocs_speakeasy.entry import slug
from mkdocs_speakeasy.finding import Level
from mkdocs_speakeasy.rules import RULES
from mkdocs_speakeasy.settings import parse
from mkdocs_speakeasy.text import read

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "checks"
PAGES = ROOT / "tests" / "rules"
NAMES = [rule.RULE.name for rule in RULES]
LEVELS = {
    "unexplained-jargon": Level.ERROR,
    "unexplained-acronym": Level.ERROR,
    "glossary-entry": Level.ERROR,
    "unfinished-text": Level.ERROR,
    "ignore-comment": Level.ERROR,
    "reading-age": Level.WARNING,
    "long-sentence": Level.WARNING,
    "plainer-word": Level.WARNING,
    "labelling-language": Level.WARNING,
    "unknown-word": Level.WARNING,
    "figure-of-speech": Level.WARNING,
    "double-negative": Level.WARNING,
    "vague-link-text": Level.WARNING,
    "missing-image-text": Level.WARNING,
    "skipped-heading": Level.WARNING,
    "block-capitals": Level.WARNING,
    "long-paragraph": Level.ADVICE,
    "passive-voice": Level.ADVICE,
}
HEADINGS = ["What it looks for", "Why it matters", "Change this", "To this", "When to ignore it"]
HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
FENCE = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
FRONT_MATTER = re.compile(r"---\ntitle: .+\ndescription: .+\nreviewed: \d{4}-\d\d-\d\d\n---\n# ")
TERM = re.compile(r"---\n(?:.*\n)*?term: *(.+)\n")
ROW = re.compile(r"^\| \[[^\]]+\]\(([\w-]+)\.md\) \| (\w+) \|", re.MULTILINE)
EXPECT = re.compile(r'<!-- expect: ([\w-]+) "(.*?)"(?: -> "(.*?)")? -->')


def findings(source: str, folder: Path) -> tuple[Located, ...]:
    """What the rules find in a page, or in a file of the glossary if its front matter has a term.

    The other words of the glossary are those in `tests/rules/glossary`.
    """
    shutil.copytree(PAGES / "glossary", folder / "glossary")
    (folder / "docs").mkdir()
    path = "docs/page.md"
    if term := TERM.match(source):
        path = f"glossary/{slug(term[1])}.md"
        (folder / path).write_text(source, encoding="utf-8")
    settings = parse({"known_acronyms": ["UK", "NHS", "GP"]}, folder, folder / "docs")
    return check(read(path, source), prepare(settings)).findings


def expected(source: str) -> Iterator[tuple[int, str, str, str | None]]:
    """Line, rule, words and suggestion of each marker; the line is the one above it, where the words end."""
    line = 0
    for number, text in enumerate(source.splitlines(), 1):
        if found := EXPECT.fullmatch(text.strip()):
            yield line, found[1], found[2], found[3]
        elif text.strip():
            line = number


def section(source: str, heading: str) -> str:
    """The text under a heading of a page of the docs: what its code block holds, if it has one."""
    text = source.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    block = FENCE.search(text)
    return block[1] if block else text


def test_rules_docs_and_test_pages_have_the_same_names() -> None:
    modules = {path.stem for path in (ROOT / "checks" / "mkdocs_speakeasy" / "rules").glob("[!_]*.py")}
    assert {rule.__name__.rpartition(".")[2] for rule in RULES} == modules
    assert {name.replace("-", "_") for name in NAMES} == modules
    assert sorted(NAMES) == sorted(path.stem for path in PAGES.glob("*.md"))
    assert sorted(NAMES) == sorted(path.stem for path in DOCS.glob("*.md") if path.stem != "index")


def test_rules_have_the_levels_that_the_docs_give() -> None:
    assert {rule.RULE.name: rule.RULE.level for rule in RULES} == LEVELS
    rows = ROW.findall((DOCS / "index.md").read_text("utf-8"))
    assert {name: Level(level.lower()) for name, level in rows} == LEVELS


@pytest.mark.parametrize("name", NAMES)
def test_page_is_flagged_where_it_says(name: str, tmp_path: Path) -> None:
    source = (PAGES / f"{name}.md").read_text("utf-8")
    markers = sorted(expected(source), key=str)
    names = {name, *(rule for _, rule, _, _ in markers)}
    with_arrow = {(line, rule, words) for line, rule, words, arrow in markers if arrow is not None}
    said: list[tuple[int, str, str, str | None]] = []
    for each in findings(source, tmp_path / "project"):
        if each.finding.rule.name in names:
            place = (each.end_line, each.finding.rule.name, " ".join(each.text.split()))
            first = next(iter(each.finding.suggestions), "")
            said.append((*place, first if place in with_arrow else None))
    assert sorted(said, key=str) == markers
    assert any(rule == name for _, rule, _, _ in markers)


@pytest.mark.parametrize("name", NAMES)
def test_docs_have_the_same_parts_and_true_examples(name: str, tmp_path: Path) -> None:
    source = (DOCS / f"{name}.md").read_text("utf-8")
    assert HEADING.findall(FENCE.sub("", source)) == HEADINGS
    assert FRONT_MATTER.match(source)
    before = findings(section(source, "Change this"), tmp_path / "before")
    assert name in {each.finding.rule.name for each in before}
    for each in findings(section(source, "To this"), tmp_path / "after"):
        rule = each.finding.rule.name
        assert rule != name, each.finding.message
        assert each.level == Level.ADVICE or rule == "reading-age", each.finding.message


@pytest.mark.parametrize("name", NAMES)
def test_messages_are_two_short_plain_sentences(name: str, tmp_path: Path) -> None:
    source = (PAGES / f"{name}.md").read_text("utf-8")
    for number, each in enumerate(findings(source, tmp_path / "page")):
        if each.finding.rule.name == name:
            assert each.finding.message.isprintable()  # no mark of the text model among the quoted words
            message = re.sub('"[^"]*"', "`words`", each.finding.message)  # what it quotes is the writer's
            faults = [
                fault.finding.message
                for fault in findings(message, tmp_path / str(number))
                if fault.level != Level.ADVICE
            ]
            assert (message, faults) == (message, [])
            assert len(re.findall(r"[.?](?= |$)", message)) <= 2
