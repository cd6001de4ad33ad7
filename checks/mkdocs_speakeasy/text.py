"""Markdown as its reader reads it, each word with its place in the file.

`Page.text` has the length of `Page.source`. It is the source with everything masked that a reader does not read, so
one offset serves both.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any, Literal

import pyromark

from mkdocs_speakeasy import dialect
from mkdocs_speakeasy.sentences import sentence_ends

JOINER = "\x00"
OBJECT = "\x01"
Kind = Literal[
    "paragraph", "item", "quote", "definition", "heading", "cell", "caption", "label", "term", "alt", "footnote"
]

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u0900-\u0903"
_WORD = re.compile(rf"([\w{_MARKS}]++(?:(?:['’‐‑-]|\x00++['’‐‑-]?\x00*+)[\w{_MARKS}]++)*+)")
_NOT_A_WORD = re.compile(r"[\d_]")
_INVISIBLE = re.compile("[\x00\x01\u00ad\u200b-\u200d\u2060\ufeff]")
_UNREAD = re.compile(
    r"(?:https?://|www\.)[^\s<>\x00\x01]*[^\s<>\x00\x01.,;:!?\"')\]]"
    r"|(?<![\w.+-])[\w+-]+(?:\.[\w+-]+){0,8}@[\w-]+(?:\.[\w-]+){1,8}"
    r"|(?<![\w:]):[a-z][\w+-]*:(?![\w:])"
)
_DIRECTIVE = re.compile(r"<!--[ \t]*speakeasy:[ \t]*ignore[ \t]+([\w-]+)[ \t]*(?::[ \t]*([^\n]*?))?[ \t]*-->")
_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)(?:[^<>\"']|\"[^\"]{0,2000}\"|'[^']{0,2000}')*+>", re.DOTALL)
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a reader takes as one: a paragraph, an item, a heading of a level, a cell …"""

    kind: Kind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or an item or label without a full stop, with words `[first:last)` of the page."""

    start: int
    end: int
    first: int
    last: int
    block: Block


@dataclass(frozen=True, slots=True)
class Link:
    """A link, its target as written, and the span of its text."""

    start: int
    end: int
    url: str
    text_start: int
    text_end: int


@dataclass(frozen=True, slots=True)
class Image:
    """An image, its target as written, and the span of its text for those who cannot see it."""

    start: int
    end: int
    url: str
    alt_start: int
    alt_end: int


@dataclass(frozen=True, slots=True)
class Directive:
    """`<!-- speakeasy: ignore RULE: reason -->`; covers the next block."""

    start: int
    end: int
    rule: str
    reason: str
    covers: tuple[int, int]


@dataclass(eq=False)
class Page:
    """A page of Markdown. All offsets count characters, in `source` and in `text` alike."""

    path: str
    source: str
    text: str
    front_matter: str
    front_matter_line: int
    blocks: list[Block]
    links: list[Link]
    images: list[Image]
    directives: list[Directive]
    abbreviations: dict[str, int]
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Each lower-case word with its indices in `words`."""
        places: dict[str, list[int]] = {}
        for index, word in enumerate(self.lower):
            places.setdefault(word, []).append(index)
        return places

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.source))]

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, columns in characters."""
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def slice(self, start: int, end: int) -> str:
        """What the writer typed there."""
        return self.source[start:end]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _link_starts(self) -> list[int]:
        return [link.start for link in self.links]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds this offset."""
        index = bisect_right(self._block_starts, offset) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    def link_at(self, offset: int) -> Link | None:
        """The link that holds this offset."""
        index = bisect_right(self._link_starts, offset) - 1
        return self.links[index] if index >= 0 and offset < self.links[index].end else None


_CONTAINER_KINDS: dict[str, Kind] = {
    "Item": "item",
    "BlockQuote": "quote",
    "DefinitionListDefinition": "definition",
    "FootnoteDefinition": "footnote",
    "TableCell": "cell",
    "DefinitionListTitle": "term",
    "Heading": "heading",
}
_HTML_KINDS: dict[str, Kind] = {
    "li": "item",
    "blockquote": "quote",
    "dd": "definition",
    "dt": "term",
    "td": "cell",
    "th": "cell",
    "figcaption": "caption",
    "caption": "caption",
    "summary": "label",
    "button": "label",
    "label": "label",
    "legend": "label",
    **{f"h{level}": "heading" for level in range(1, 7)},
}
_INLINE_TAGS = frozenset(
    "a abbr b bdi bdo cite data del dfn em font i ins kbd mark q rp rt ruby s small span strike strong sub sup time "
    "tt u wbr".split()
)
_SILENT_TAGS = frozenset("code pre script style svg textarea samp template head title math".split())


class _Reader:
    """Walks the parser's events once and writes the masked text and the blocks."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.clean = _INVISIBLE.sub(JOINER, dialect.hide(source))
        self.shadow, self.titles = dialect.common_mark(source)
        self.pieces: list[str] = []
        self.at = 0
        self.open = -1  # where the open block starts
        self.spaced = False  # a space is due before the next piece of it
        self.level = 0
        self.kinds: list[Kind] = ["paragraph"]
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.comments: list[re.Match[str]] = []
        self.targets: list[tuple[int, int, int, str, str]] = []
        self.code = 0
        self.silent = ""

    def write(self, start: int, end: int, piece: str) -> None:
        gap = start - self.at
        if self.open < 0:
            self.pieces.append("\n" * gap)
            self.open = start
        elif gap:
            parts = self.spaced or self.pieces[-1][-1:].isspace() or piece[:1].isspace()
            self.pieces.append((" " if parts else JOINER) * gap)
        self.spaced = False
        self.pieces.append(piece)
        self.at = end

    def flush(self) -> None:
        if self.open >= 0:
            self.blocks.append(Block(self.kinds[-1], self.open, self.at, self.level))
            self.open = -1

    def hide(self, start: int, end: int) -> None:
        self.write(start, end, OBJECT + JOINER * (end - start - 1))

    def read(self) -> None:
        for event, span in pyromark.events_with_range(self.shadow, options=_OPTIONS):
            start, end = span["start"], span["end"]
            if isinstance(event, str):
                if event == "Rule":
                    self.flush()
                else:
                    self.spaced = True
                continue
            ((name, value),) = event.items()
            if name == "Text":
                if self.code or start == end:  # indentation that a tab or a tag makes is text of no place
                    pass
                elif self.silent:
                    self.hide(start, end)
                elif len(value) == end - start:
                    self.write(start, end, self.clean[start:end])
                else:
                    self.write(start, end, self.entity(value).ljust(end - start, JOINER))
            elif name == "Start":
                self.begin(value, start, end)
            elif name == "End":
                self.finish(value, start, end)
            elif name == "Code":
                self.hide(start, end)
            elif name in {"Html", "InlineHtml"}:
                self.html(start, end)
        self.flush()
        self.pieces.append("\n" * (len(self.source) - self.at))

    @staticmethod
    def entity(value: str) -> str:
        return _INVISIBLE.sub(JOINER, value).replace("\n", " ")

    def begin(self, value: Any, start: int, end: int) -> None:
        name, detail = (value, None) if isinstance(value, str) else next(iter(value.items()))
        if name in {"Emphasis", "Strong", "Strikethrough"}:
            return
        if name in {"Link", "Image"}:
            if name == "Image":
                self.flush()
                self.kinds.append("alt")
            if detail["link_type"] in {"Autolink", "Email"}:
                self.hide(start, end)
                self.code += 1
            self.targets.append((start, end, len(self.pieces), detail["dest_url"], detail["link_type"]))
            return
        self.flush()
        if name == "CodeBlock":
            self.code += 1
        elif name == "Heading":
            if start in self.titles:
                self.kinds[-1] = self.kinds[-2] if len(self.kinds) > 1 else "paragraph"
                self.kinds.append("label")
            else:
                self.kinds.append("heading")
                self.level = int(detail["level"][1])
        elif name in _CONTAINER_KINDS:
            self.kinds.append(_CONTAINER_KINDS[name])

    def finish(self, value: Any, start: int, end: int) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        if name in {"Emphasis", "Strong", "Strikethrough"}:
            return
        if name in {"Link", "Image"}:
            self.target(name, start, end)
            return
        self.flush()
        self.level = 0
        if name == "CodeBlock":
            self.code -= 1
        elif name in _CONTAINER_KINDS or (isinstance(value, dict) and name == "BlockQuote"):
            self.kinds.pop()

    def target(self, name: str, start: int, end: int) -> None:
        _, _, _, url, link_type = self.targets.pop()
        if link_type in {"Autolink", "Email"}:
            self.code -= 1
            self.links.append(Link(start, end, url, start + 1, end - 1))
            return
        bracket = start + (2 if name == "Image" else 1)
        text_start = bracket
        text_end = max(text_start, min(self.at, end))
        place = self.shadow.find(url, text_end, end) if url else -1
        if place >= 0:
            url = self.source[place : place + len(url)]
        if name == "Image":
            self.flush()
            self.kinds.pop()
            self.images.append(Image(start, end, url, text_start, text_end))
        else:
            self.links.append(Link(start, end, url, text_start, text_end))

    def html(self, start: int, end: int) -> None:
        at = start
        for match in _TAG.finditer(self.source, start, end):
            self.raw(at, match.start())
            at = match.end()
            closing, name = match[1], (match[2] or "").lower()
            if match[2] is None:
                self.comments.append(match)
            elif name in _SILENT_TAGS:
                self.silent = "" if closing else self.silent or name
            elif name == "br":
                self.spaced = True
            elif name not in _INLINE_TAGS:
                self.flush()
        self.raw(at, end)

    def raw(self, start: int, end: int) -> None:
        """Text between tags; only in a block of HTML."""
        piece = self.clean[start:end]
        words = piece.strip()
        if words and not self.silent:
            first = start + piece.index(words)
            self.spaced |= first > start
            self.write(first, first + len(words), re.sub(r"\s", " ", words))
            self.spaced = first + len(words) < end
        else:
            self.spaced |= start < end


def _words(page: Page) -> None:
    parts = _WORD.split(page.text)
    offsets = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], offsets[0:-1:2], offsets[1::2]
    unique = dict.fromkeys(words)
    bad = {word for word in unique if _NOT_A_WORD.search(word)}
    if bad:
        keep = [word not in bad for word in words]
        words = [word for word, kept in zip(words, keep, strict=True) if kept]
        starts = [start for start, kept in zip(starts, keep, strict=True) if kept]
        ends = [end for end, kept in zip(ends, keep, strict=True) if kept]
    if JOINER in page.text:
        words = [word.replace(JOINER, "") for word in words]
    lower = {word: _fold(word) for word in set(words)}
    page.words, page.starts, page.ends = words, starts, ends
    page.lower = [lower[word] for word in words]


_FOLDS = str.maketrans({"’": "'", "‐": "-", "‑": "-"})


def _fold(word: str) -> str:
    return word.lower().translate(_FOLDS)


def _sentences(page: Page) -> None:
    for block in page.blocks:
        start = block.start
        for end in sentence_ends(page.text, block.start, block.end):
            first, last = bisect_left(page.starts, start), bisect_left(page.starts, end)
            if first < last:
                page.sentences.append(Sentence(start, end, first, last, block))
            start = end


def read(path: str, source: str) -> Page:
    """Read Markdown. Any text is read, in time linear to its length; nothing is raised."""
    reader = _Reader(source)
    reader.read()
    text = "".join(reader.pieces)
    for start, end in dialect.templates(source):
        if text[start] not in "\n\x00\x01":
            text = text[:start] + OBJECT + JOINER * (end - start - 1) + text[end:]
    text = _UNREAD.sub(lambda match: OBJECT + JOINER * (len(match[0]) - 1), text)
    head = dialect.front_matter(source)
    starts = [block.start for block in reader.blocks]
    directives = []
    for comment in reader.comments:
        found = _DIRECTIVE.match(comment[0])
        if found:
            index = bisect_left(starts, comment.end())
            block = reader.blocks[index] if index < len(starts) else None
            covers = (block.start, block.end) if block else (comment.end(), comment.end())
            directives.append(Directive(comment.start(), comment.end(), found[1], found[2] or "", covers))
    page = Page(
        path,
        source,
        text,
        head["yaml"] if head else "",
        2 if head else 0,
        reader.blocks,
        sorted(reader.links, key=lambda link: link.start),
        sorted(reader.images, key=lambda image: image.start),
        directives,
        {name: start for name, start in reversed(dialect.abbreviations(source))},
    )
    _words(page)
    _sentences(page)
    return page


__all__ = ["JOINER", "OBJECT", "Block", "Directive", "Image", "Kind", "Link", "Page", "Sentence", "read"]
