"""Reads HTML in Markdown: which tags part words, which hide them, and which say what they are."""

import re
from collections import Counter

from mkdocs_speakeasy.model import JOINER, Image, Kind, Link
from mkdocs_speakeasy.reading.prepared import Span, visible
from mkdocs_speakeasy.reading.writer import Writer

# Tags that part no words, and tags whose text is not read as words.
_INLINE = re.compile(
    "a|abbr|b|bdi|bdo|big|cite|data|del|dfn|em|font|i|img|input|ins|mark|q|rp|rt|ruby|s|small|span|strike|strong|"
    "sub|sup|time|tt|u|wbr"
)
_SILENT = re.compile("code|head|kbd|math|pre|samp|script|style|svg|template|textarea|title")
_VOID = re.compile("area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr")
_KINDS: dict[str, Kind] = {
    "blockquote": "quote",
    "button": "label",
    "caption": "caption",
    "dd": "definition",
    "dt": "term",
    "figcaption": "caption",
    "label": "label",
    "legend": "label",
    "li": "item",
    "option": "label",
    "summary": "label",
    "td": "cell",
    "th": "cell",
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
}
_LEVELS = {f"h{level}": level for level in range(1, 7)}

# A quoted value is bounded, so that a stray quote cannot make each tag after it read the whole page.
_VALUES = r"""(?:[^<>"']|"[^"]{0,2000}"|'[^']{0,2000}')*+"""
_TAG = re.compile(
    rf"<!--(?P<comment>.*?)(?:-->|\Z)|<[?!][^>]*>|<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<values>{_VALUES})>",
    re.DOTALL,
)
_VALUE = re.compile(r"""\b(alt|href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,31});")


class Tags:
    """Reads HTML where the parser found it."""

    def __init__(self, source: str, prose: str, writer: Writer) -> None:
        self.source, self.prose, self.writer = source, prose, writer
        self.comments: list[Span] = []
        self.links: list[Link] = []
        self.images: list[Image] = []
        self._anchors: list[tuple[int, str, int]] = []
        self._open: Counter[str] = Counter()
        self._last_ends: dict[str, int] = {}  # of tags that hide text
        self._kept = (0, "")  # how many tags are open, and which hides text, outside the paragraph

    def read_block(self, spans: list[Span]) -> None:
        """Read a block of HTML. What it opens stays open after it."""
        self.read(spans)
        self._kept = (len(self.writer.tag_kinds), self.writer.silent)

    def end_paragraph(self) -> None:
        """Close what was opened inside a paragraph of Markdown."""
        depth, self.writer.silent = self._kept
        while len(self.writer.tag_kinds) > depth:
            self._pop()
        self._kept = (len(self.writer.tag_kinds), self.writer.silent)

    def read(self, spans: list[Span]) -> None:
        """Read one piece of HTML; what lies between its spans, such as the mark of a quote, is left out."""
        start = at = spans[0][0]
        pieces = []
        for first, last in spans:
            pieces += [" " * (first - at), self.prose[first:last]]
            at = last
        html = "".join(pieces)
        at = 0
        for tag in _TAG.finditer(html):
            self._text(start + at, html[at : tag.start()])
            self._tag(tag, start)
            at = tag.end()
        self._text(start + at, html[at:])

    def _text(self, start: int, piece: str) -> None:
        words = piece.strip()
        if not words or self.writer.silent:
            self.writer.spaced |= bool(piece)
            return
        first = start + piece.index(words)
        self.writer.spaced |= first > start
        shown = _ENTITY.sub(_character, re.sub(r"[\r\n]", " ", words))
        self.writer.write(first, first + len(words), shown)
        self.writer.spaced = len(piece) > first - start + len(words)

    def _tag(self, tag: re.Match[str], start: int) -> None:
        name, closes = (tag["name"] or "").lower(), bool(tag["close"])
        if tag["comment"] is not None:
            self.comments.append((start + tag.start(), start + tag.end()))
        elif not name:
            pass  # a declaration or an instruction
        elif name == "br":
            self.writer.spaced = True
        elif name == "a":
            self._anchor(tag, start, closes)
        elif name == "img" and not self.writer.silent:
            self._image(tag, start)
        elif _SILENT.fullmatch(name):
            self._silence(name, closes, start + tag.start())
        elif not _INLINE.fullmatch(name):
            self._block(name, closes)

    def _block(self, name: str, closes: bool) -> None:
        """A tag that parts blocks. A closing tag also closes what was left open inside it."""
        self.writer.close()
        if _VOID.fullmatch(name):
            return
        kinds = self.writer.tag_kinds
        if not closes:
            kinds.append((name, _KINDS.get(name)))
            self._open[name] += 1
            if name in _LEVELS:
                self.writer.level = _LEVELS[name]
        elif self._open[name]:
            while self._pop() != name:
                pass

    def _pop(self) -> str:
        name, _ = self.writer.tag_kinds.pop()
        self._open[name] -= 1
        return name

    def _silence(self, name: str, closes: bool, at: int) -> None:
        """Hide the text inside a tag; one that nothing closes must not hide the rest of the page."""
        if closes:
            self.writer.silent = "" if name == self.writer.silent else self.writer.silent
        elif not self.writer.silent and at < self._last_end(name):
            self.writer.silent = name

    def _last_end(self, name: str) -> int:
        """Where the last closing tag of this name stands on the page, or -1."""
        if name not in self._last_ends:
            self._last_ends[name] = self.source.lower().rfind(f"</{name}")
        return self._last_ends[name]

    def _anchor(self, tag: re.Match[str], start: int, closes: bool) -> None:
        if not closes:
            href = self._value(tag, start, "href")
            self._anchors.append((start + tag.start(), self.source[slice(*href)], start + tag.end()))
        elif self._anchors:
            first, url, inside = self._anchors.pop()
            self.links.append(Link(first, start + tag.end(), url, inside, start + tag.start()))

    def _image(self, tag: re.Match[str], start: int) -> None:
        first, last = self._value(tag, start, "alt")
        url = self.source[slice(*self._value(tag, start, "src"))]
        self.images.append(Image(start + tag.start(), start + tag.end(), url, first, last))
        self.writer.close()
        self.writer.kinds.append("alt")
        if first < last:
            self._text(first, self.prose[first:last])
        self.writer.close()
        self.writer.kinds.pop()

    @staticmethod
    def _value(tag: re.Match[str], start: int, name: str) -> Span:
        """The span of a value in the source; empty, at the end of the tag, if there is none."""
        for match in _VALUE.finditer(tag.string, *tag.span("values")):
            if match[1].lower() == name:
                first, last = match.span(match.lastindex or 0)
                return start + first, start + last
        return start + tag.end(), start + tag.end()


def _character(entity: re.Match[str]) -> str:
    import html  # few pages need its long table

    return fitted(html.unescape(entity[0]), len(entity[0]))


def fitted(characters: str, length: int) -> str:
    """What an entity stands for, at the length of the entity."""
    return visible(characters).replace("\n", " ").ljust(length, JOINER)
