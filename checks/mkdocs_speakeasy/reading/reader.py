"""Walks the parser's events once and writes what a reader of the page sees."""

import re
from functools import cached_property
from typing import Any

import pyromark

from mkdocs_speakeasy.model import Image, Kind, Link
from mkdocs_speakeasy.reading.markup import Tags, fitted
from mkdocs_speakeasy.reading.prepared import Prepared, Span, visible
from mkdocs_speakeasy.reading.writer import Writer

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_DEFINITION_LIST
    | pyromark.Options.ENABLE_STRIKETHROUGH
)
_KINDS: dict[str, Kind] = {
    "Item": "item",
    "BlockQuote": "quote",
    "DefinitionListDefinition": "definition",
    "DefinitionListTitle": "term",
    "FootnoteDefinition": "footnote",
    "Heading": "heading",
    "TableCell": "cell",
}
_INLINE = frozenset(("Emphasis", "Strong", "Strikethrough"))
_FENCE = re.compile(r"[ \t]*+(`{3,}+|~{3,}+)")
_TITLE = re.compile(r"""\btitle=(?:"([^"\n]+)"|'([^'\n]+)')""")


class Reader:
    """Reads one page; afterwards `writer`, `tags`, `links`, `images` and `code` hold what it found."""

    def __init__(self, source: str, page: Prepared) -> None:
        self.writer = Writer()
        self.tags = Tags(source, page.prose, self.writer)
        self.links: list[Link] = []
        self.images: list[Image] = []
        self.code: list[int] = []  # where each block of code starts and ends, in turn
        self.open_fences: list[Span] = []  # the signs that begin a block of code which nothing ends
        self._source, self._page = source, page
        self._hidden = False  # inside a block of code or an address
        self._html: list[Span] = []  # the lines of the open block of HTML
        self._targets: list[dict[str, str]] = []  # of the open links and images

    def read(self) -> None:
        """Walk the page."""
        last, prose, tight, writer = 0, self._page.prose, self._page.tight, self.writer
        events: Any = pyromark.events_with_range(self._page.markdown, options=_OPTIONS)  # a name or a table
        for event, span in events:
            start, end = span["start"], span["end"]
            if "Text" in event:
                if self._hidden or start == end:  # no width: indentation that the parser made up
                    pass
                elif writer.silent:
                    writer.mask(start, end)
                elif len(event["Text"]) == end - start:
                    if tight and start - 1 in tight:
                        start -= 1
                    writer.write(start, end, prose[start:end])
                else:
                    writer.write(start, end, fitted(event["Text"], end - start))  # an entity
            elif "Start" in event:
                self._start(event["Start"], start, end)
            elif "End" in event:
                self._end(event["End"], start, end, last)
            elif event == "SoftBreak":
                writer.spaced = True
            else:
                self._other(event, start, end)
            last = end
        writer.close()

    def _other(self, event: Any, start: int, end: int) -> None:
        if "Code" in event:
            self.writer.mask(start, end)
        elif "Html" in event:
            self._html.append((start, end))
        elif "InlineHtml" in event:
            self.tags.read([(start, end)])
        elif event == "HardBreak":
            self.writer.spaced = True
        elif event == "Rule":
            self.writer.close()

    def _start(self, value: Any, start: int, end: int) -> None:
        name = value if type(value) is str else next(iter(value))
        if name in _INLINE:
            return
        if name == "Link":
            self._start_link(value[name], start, end)
            return
        if self.writer.opened >= 0:
            self.writer.close()
        if name in _KINDS:
            self._start_kind(name, value, start)
        elif name == "CodeBlock":
            self._start_code(value[name], start, end)
        elif name == "Image":
            self._targets.append(value[name])
            self.writer.kinds.append("alt")

    def _start_kind(self, name: str, value: Any, start: int) -> None:
        kind = _KINDS[name]
        if self._page.kinds:
            while self._page.markdown[start : start + 1] in (" ", "\t"):
                start += 1
            kind = self._page.kinds.get(start, kind)
        if self.writer.kinds[-1] == "footnote":
            kind = "footnote"  # all that is in it
        self.writer.kinds.append(kind)
        if kind == "heading":
            self.writer.level = int(value[name]["level"][1])

    def _start_link(self, detail: dict[str, str], start: int, end: int) -> None:
        self._targets.append(detail)
        if detail["link_type"] in ("Autolink", "Email"):
            self.writer.mask(start, end)
            self._hidden = True

    def _start_code(self, detail: str | dict[str, str], start: int, end: int) -> None:
        fence_end = start
        if fence := _FENCE.match(self._page.markdown, start, end) if isinstance(detail, dict) else None:
            fence_end = self._page.markdown.find("\n", start, end)
            last_line = self._page.markdown[fence_end:end].rstrip().rpartition("\n")[2]
            if not last_line.lstrip("> \t").startswith(fence[1]):
                self.open_fences.append(fence.span(1))
        title = _TITLE.search(self._source, start, max(start, fence_end))
        if title:
            first, last = title.span(title.lastindex or 0)
            self.writer.kinds.append("label")
            self.writer.write(first, last, visible(self._source[first:last]))  # braces are masked in prose
            self.writer.close()
            self.writer.kinds.pop()
        self.code += [start, end]
        self._hidden = True

    def _end(self, value: Any, start: int, end: int, last: int) -> None:
        name = value if type(value) is str else next(iter(value))
        if name in _INLINE:
            return
        if name == "Link":
            text_start, text_end, url = self._target(start, end, last)
            self.links.append(Link(start, end, url, text_start, text_end))
            return
        if name == "HtmlBlock":
            self.tags.read_block(self._html)
            self._html = []
        if self.writer.opened >= 0:
            self.writer.close()
        if self.writer.silent or self.writer.tag_kinds:
            self.tags.end_paragraph()
        if name in _KINDS:
            self.writer.kinds.pop()
        elif name == "CodeBlock":
            self._hidden = False
        elif name == "Image":
            alt_start, alt_end, url = self._target(start, end, last)
            self.images.append(Image(start, end, url, alt_start, alt_end))
            self.writer.kinds.pop()

    def _target(self, start: int, end: int, last: int) -> tuple[int, int, str]:
        """The span of the text of a link or an image, and its target; the last thing in it ends at `last`."""
        detail = self._targets.pop()
        url = detail["dest_url"]
        if detail["link_type"] in ("Autolink", "Email"):
            self._hidden = False
            return start + 1, end - 1, self._source[start + 1 : end - 1]
        text_start = self._page.markdown.index("[", start) + 1
        text_end = last if text_start <= last < end else text_start
        place = self._page.markdown.find(url, text_end, end)
        url = self._source[place : place + len(url)] if place >= 0 else self._references.get(url, url)
        return text_start, text_end, url

    @cached_property
    def _references(self) -> dict[str, str]:
        """The targets of reference links as the parser read them, and as the writer typed them."""
        markdown, found = self._page.markdown, {}
        for label in pyromark.reference_definitions(markdown, options=_OPTIONS).values():
            place = markdown.find(label["dest"], label["span"]["start"], label["span"]["end"])
            if place >= 0:
                found[label["dest"]] = self._source[place : place + len(label["dest"])]
        return found
