"""The words of the model are those of the page that Python-Markdown makes, in order, code left out."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import markdown
import pytest
from material.extensions.emoji import to_svg, twemoji  # type: ignore[import-untyped]

from mkdocs_speakeasy.addresses import hide_addresses
from mkdocs_speakeasy.reading.prepared import visible
from mkdocs_speakeasy.text import read
from mkdocs_speakeasy.words import find_words

ROOT = Path(__file__).parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"

EXTENSIONS: dict[str, dict[str, Any]] = {
    "abbr": {},
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    "footnotes": {},
    "md_in_html": {},
    "tables": {},
    "toc": {},
    "pymdownx.betterem": {},
    "pymdownx.caret": {},
    "pymdownx.details": {},
    "pymdownx.emoji": {"emoji_index": twemoji, "emoji_generator": to_svg},
    "pymdownx.highlight": {"anchor_linenums": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    "pymdownx.snippets": {"base_path": []},
    "pymdownx.superfences": {},
    # In its other style, all labels stand before all contents.
    "pymdownx.tabbed": {"alternate_style": False},
    "pymdownx.tasklist": {"custom_checkbox": True},
    "pymdownx.tilde": {},
}

# What differs for a reason. Each is counted, in words unless it says otherwise.
REASONS = {
    "footnote": "Python-Markdown moves it to the foot of the page; its words are compared without order",
    "template": "tags, not words: a macro fills them in before Python-Markdown sees the page",
    "snippet": "lines, not words: what they fetch is another file, which is not there",
    "title": "a box without a title shows its kind, which the builder writes and not the writer",
    "contents": "`[TOC]` repeats the headings",
    "attributes": "below a table, kramdown takes an attribute list as the table's; Python-Markdown shows it",
    "formula": "TeX between dollar signs is no prose; what looks like attributes in it is left out",
}
TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
FRONT_MATTER = re.compile(r"---\n.*?\n---\n", re.DOTALL)
BOX = re.compile("note|abstract|info|tip|success|question|warning|failure|danger|bug|example|quote")

INLINE = re.compile("a|abbr|b|del|em|i|img|input|ins|label|mark|path|s|small|span|strong|sub|sup|svg|u")
HIDDEN = re.compile("code|kbd|pre|script|style|svg|textarea|template")
EMPTY = re.compile("br|hr|img|input|path")


class Rendered(HTMLParser):
    """The text of a rendered page, and apart from it that of its footnotes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.notes: list[str] = []
        self.inside: list[tuple[str, str]] = []  # open elements: what each does with its text
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "img":
            self.handle_data(f"\n{given.get('alt') or ''}\n")
        elif tag == "br":
            self.handle_data(" ")
        elif not INLINE.fullmatch(tag):
            self.handle_data("\n")
        if not EMPTY.fullmatch(tag):
            self.inside.append((tag, self.does(tag, given)))

    def does(self, tag: str, given: dict[str, str | None]) -> str:
        if given.get("class") == "footnote":
            return "note"
        if given.get("class") in {"footnote-ref", "footnote-backref", "keys"} or HIDDEN.fullmatch(tag):
            self.handle_data("\x01")
            return "hide"
        return "show"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if not EMPTY.fullmatch(tag):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.inside):
            while self.inside.pop()[0] != tag:
                pass
        if not INLINE.fullmatch(tag):
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        does = {action for _, action in self.inside}
        if "hide" not in does:
            (self.notes if "note" in does else self.text).append(data)


@dataclass
class Difference:
    """What differs on some pages: words in all, words by reason, and places without a reason."""

    words: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    unexplained: list[str] = field(default_factory=list)
    unexplained_words: int = 0


def words_of(text: str) -> list[str]:
    return find_words(hide_addresses(visible(text)))[1]


def rendered(source: str) -> tuple[list[str], list[str]]:
    """The words of the page that Python-Markdown makes, and those of its footnotes."""
    body = TEMPLATE.sub("7", FRONT_MATTER.sub("", source, count=1) if source.startswith("---\n") else source)
    page = Rendered(markdown.markdown(body, extensions=list(EXTENSIONS), extension_configs=EXTENSIONS))
    return words_of("".join(page.text)), words_of("".join(page.notes))


def modelled(source: str) -> tuple[list[str], list[str]]:
    """The words of the page as we read it, and those of its footnotes."""
    page = read("page.md", source)
    words: tuple[list[str], list[str]] = ([], [])
    for word, start in zip(page.lower, page.starts, strict=True):
        block = page.block_at(start)
        words[block is not None and block.kind == "footnote"].append(word)
    return words


def compare(paths: list[Path]) -> Difference:
    found = Difference()
    for path in paths:
        source = path.read_text("utf-8")
        (theirs, their_notes), (ours, our_notes) = rendered(source), modelled(source)
        found.words += len(theirs) + len(their_notes)
        found.reasons["template"] += len(TEMPLATE.findall(source))
        found.reasons["snippet"] += len(re.findall(r"^[ \t]*-+8<-", source, re.MULTILINE))
        found.reasons["footnote"] += sum((Counter(their_notes) & Counter(our_notes)).values())
        if sorted(their_notes) != sorted(our_notes):
            found.unexplained_words += max(len(their_notes), len(our_notes))
            found.unexplained.append(f"{path}: footnotes")
        for missing, added in differences(theirs, ours):
            reason = reason_for(missing, added, source)
            if reason:
                found.reasons[reason] += len(missing)
            else:
                found.unexplained_words += max(len(missing), len(added))
                found.unexplained.append(f"{path}: {missing} should be {added}")
    found.reasons += Counter()  # leaves out what was not found
    return found


def differences(theirs: list[str], ours: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    if theirs == ours:
        return
    hunks = SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes()
    for kind, first, last, our_first, our_last in hunks:
        if kind != "equal":
            yield theirs[first:last], ours[our_first:our_last]


def reason_for(missing: list[str], added: list[str], source: str) -> str:
    if added:
        return ""
    if len(missing) == 1 and BOX.fullmatch(missing[0]):
        return "title"
    if "[TOC]" in source:
        return "contents"
    if all(re.search(rf"^\{{:? ?\.{word} ?\}}$", source, re.MULTILINE) for word in missing):
        return "attributes"
    if all(re.search(rf"^\$\$[^$]*\{{{word}=[^$]*^\$\$", source, re.MULTILINE) for word in missing):
        return "formula"
    return ""


def test_our_fixtures() -> None:
    found = compare(sorted((ROOT / "tests" / "text").glob("*.md")))
    assert found.unexplained == []
    assert found.reasons == {
        "attributes": 1,
        "contents": 1,
        "footnote": 36,
        "snippet": 5,
        "template": 14,
        "title": 2,
    }


def test_our_guide() -> None:
    found = compare(sorted((ROOT / "docs").rglob("*.md")))
    assert found.unexplained_words <= found.words / 1000, found.unexplained
    assert found.reasons.keys() <= REASONS.keys()


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the public pages are not here")
@pytest.mark.parametrize(
    ("corpus", "reasons"),
    [
        ("mkdocs", {"template": 116, "snippet": 2}),
        ("mkdocs-material", {"footnote": 2793, "template": 843, "title": 20, "formula": 1}),
        ("plainlanguage.gov", {"template": 291, "attributes": 62}),
    ],
)
def test_public_pages(corpus: str, reasons: dict[str, int]) -> None:
    found = compare(sorted((CORPORA / corpus).rglob("*.md")))
    assert found.unexplained_words <= found.words / 1000, found.unexplained
    assert found.reasons == reasons
    assert found.reasons.keys() <= REASONS.keys()
