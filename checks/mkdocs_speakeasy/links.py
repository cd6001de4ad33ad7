"""Python-Markdown extension: links the first use of each glossary word and lists the words under the text.

Where a word can be linked is decided on the Markdown source, by the same code that the checks use. There each
use gets a mark that Markdown leaves alone; in the finished HTML the first use of each word becomes a button.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from mkdocs_speakeasy.explained import linkable
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.glossary import Entry, Glossary, load
from mkdocs_speakeasy.options import show
from mkdocs_speakeasy.phrases import Match
from mkdocs_speakeasy.site import page_of, place_of
from mkdocs_speakeasy.text import Page, read
from mkdocs_speakeasy.word_html import ShownWord, button, foot, taken_ids

# Markdown takes \x02 and \x03 out of what people write, so nobody else can write a mark.
_USE, _USE_END, _LIST = "\x02use{}\x03", "\x02use\x03", "\x02words\x03"
_MARK = re.compile("\x02use(\\d*)\x03")
# Where a button may not stand: in a link or a control, in a heading, and in text that is shown as it is.
_CLOSED = re.compile(
    r"<(/?)(?:a|button|code|h[1-6]|label|option|pre|script|style|summary|svg|textarea|title)\b[^<>]*(?<!/)>"
)
# A tag; its name counts if it only marks words up.
_TAG = re.compile(
    r"<(/?)(?:(abbr|b|bdi|bdo|big|br|cite|data|del|dfn|em|font|i|ins|mark|q|rp|rt|ruby|s|small|span|strike"
    r"|strong|sub|sup|time|tt|u|wbr)\b)?[^<>]*>"
)
_STOPS = re.compile(r"(</button>)</span>((?:-[\w-]+)?[.,;:!?…)\]’”]*)")
_EMPTY = re.compile(r"<(b|del|em|i|ins|mark|strong|u)></\1>")


@dataclass(frozen=True, slots=True)
class KnownUses:
    """What is kept of a page from its check to its HTML: the uses of words that can carry a link, in order.

    `text_hash` is of the text under the front matter, which is all that Markdown gets. `spans` has two
    numbers for each use: how many characters before the end of that text it starts, and ends.
    """

    text_hash: int
    spans: "array[int]"
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, page: Page, uses: Sequence[Match[Entry]]) -> "KnownUses":
        """Keep the uses on a page, in a tenth of the memory."""
        size = len(page.source.rstrip("\n"))
        spans = array("L", (size - at for use in uses for at in (use.start, use.end)))
        return cls(_hash(page.source[_body(page) :]), spans, tuple(use.value for use in uses))

    def fit(self, text: str) -> bool:
        """Whether this is the text of the page, with or without empty lines around it."""
        return self.text_hash == _hash(text)

    def in_text(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Where each use starts and ends in a text that they fit, and its entry."""
        size = len(text.rstrip("\n"))
        for start, end, entry in zip(self.spans[::2], self.spans[1::2], self.entries, strict=True):
            yield size - start, size - end, entry


def _hash(text: str) -> int:
    return hash(text.strip("\n"))


def _body(page: Page) -> int:
    """Where the text under the front matter starts."""
    if not page.front_matter_line:
        return 0
    return page.source.find("\n", page.source.index("\n") + 1 + len(page.front_matter)) + 1


class GlossaryExtension(Extension):
    """The extension. Its options are in `config`; a host can give a loaded Glossary instead of its folder."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "glossary": ["glossary", "The folder of words, counted from the folder of the site's settings."],
            "base": ["/", "The address of the site, where the engine does not say where a page stands."],
            "known_uses": [{}, "For hosts: the KnownUses of each page that they have read, by its path."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the three steps: mark the uses, keep a place for the list, write buttons and list."""
        page = _Page(md, **self.getConfigs())
        # After line ends are made equal (30), before code and raw HTML are set aside (25 and less).
        md.preprocessors.register(_MarkUses(page), "speakeasy_uses", 29)
        # Last: the list stands under the footnotes, and its heading in no table of contents.
        md.treeprocessors.register(_KeepPlace(), "speakeasy_list", -10)
        md.postprocessors.register(_WriteLinks(page), "speakeasy_links", -10)


class _MarkUses(Preprocessor):
    def __init__(self, page: "_Page") -> None:
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        return self.page.mark("\n".join(lines)).split("\n")


class _KeepPlace(Treeprocessor):
    def run(self, root: Element) -> None:
        SubElement(root, "div").text = _LIST


class _WriteLinks(Postprocessor):
    def __init__(self, page: "_Page") -> None:
        self.page = page

    def run(self, text: str) -> str:
        body, place, rest = text.rpartition(f"<div>{_LIST}</div>")
        # Titles for the table of contents come here too, before the page and without a place for the list.
        return self.page.write(body) + rest if place else _MARK.sub("", text)


class _Page:
    """A page on its way from Markdown to HTML."""

    def __init__(
        self, md: Markdown, glossary: str | Glossary, base: str, known_uses: Mapping[str, KnownUses]
    ) -> None:
        self.md, self.glossary, self.base, self.known_uses = md, glossary, base, known_uses

    def mark(self, text: str) -> str:
        """The source with a mark on both sides of each use that can carry a link."""
        self.place = place_of(self.md, self.base)
        self.entries: list[Entry] = []
        pieces: list[str] = []
        at = 0
        for start, end, entry in self._uses(text).in_text(text):
            if not self.place.is_page_of(entry.slug):
                pieces += text[at:start], _USE.format(len(self.entries)), text[start:end], _USE_END
                self.entries.append(entry)
                at = end
        return "".join(pieces) + text[at:]

    def _uses(self, text: str) -> KnownUses:
        """What its host has kept of the page, if this is its text; else the text, read now."""
        known = self.known_uses.get(self.place.path)
        if known and known.fit(text):
            return known
        given = self.glossary
        glossary = given if isinstance(given, Glossary) else _load(self.place.root, given)
        page = read(self.place.path, text)
        return KnownUses.of(page, linkable(page, glossary))

    def write(self, html: str) -> str:
        """The HTML with a button at the first use of each word, then their meanings and the list of them."""
        text, *rest = _MARK.split(html)
        if not rest:
            return html
        taken = taken_ids(html)
        words: dict[str, ShownWord] = {}
        pieces, unread = [text], [text]  # `unread`: where we have not yet looked for tags
        closed, in_tag = 0, False
        for number, text in zip(rest[::2], rest[1::2], strict=True):
            pieces.append(text)
            if number and (entry := self.entries[int(number)]).slug not in words:
                before = "".join(unread)
                unread.clear()
                closed, in_tag = _closed(before, closed), _in_tag(before, in_tag)
                if not closed and not in_tag and (whole := _whole(text)):
                    address = self.place.address(page_of(entry.slug))
                    words[entry.slug] = word = ShownWord.on_page(entry, address, taken)
                    pieces[-1:] = whole[0], button(word, whole[1]), whole[2]
            unread.append(text)
        body = _STOPS.sub(r"\1\2</span>", "".join(pieces))  # so that no line starts with what follows a word
        return _EMPTY.sub("", body) + foot(words.values())


class _StopError(SpeakeasyError, SystemExit):
    """Ends the engine that runs us: it shows the sentence, and not the steps of a program."""

    code = 1


def _load(root: Path, name: object) -> Glossary:
    """The glossary in a folder, read again only when a file in it has changed. Raises SpeakeasyError."""
    try:
        if not isinstance(name, str):
            said = f"mkdocs_speakeasy: glossary is {show(name)}, not text"
            raise SpeakeasyError(f"{said}. Write: glossary: glossary")
        folder = root / name
        if not folder.is_dir():
            raise SpeakeasyError(f"{folder}: there is no such folder of words. Make it, or name another.")
        # An editor may keep a link there that leads nowhere, to lock a file.
        times = ((each.name, each.lstat().st_mtime_ns) for each in folder.iterdir())
        return _load_version(folder, tuple(sorted(times)))
    except SpeakeasyError as error:
        raise _StopError(str(error)) from None


@lru_cache(maxsize=2)
def _load_version(folder: Path, _version: tuple[tuple[str, int], ...]) -> Glossary:
    return load(folder)


def _closed(text: str, depth: int) -> int:
    """How deep in elements that take no button the HTML stands after this text, if it stood at `depth`."""
    for end in _CLOSED.findall(text):
        depth = max(0, depth - 1) if end else depth + 1
    return depth


def _in_tag(text: str, before: bool) -> bool:
    """Whether the HTML stands inside a tag after this text; `before` is whether it stood in one before it."""
    start, end = text.rfind("<"), text.rfind(">")
    return before if start == end else start > end


def _whole(text: str) -> tuple[str, str, str] | None:
    """HTML that ends in another element than it starts in, cut so that a button can hold it.

    Gives what goes before the button, in it and after it; None if it holds more than marked-up words.
    """
    starts: list[str] = []
    ends: list[str] = []
    for tag in _TAG.finditer(text):
        end, name = tag.groups()
        if not name:
            return None
        if not end and name not in {"br", "wbr"}:
            starts.append(name)
        elif end and starts:
            starts.pop()
        elif end:
            ends.append(name)
    inside = [_tags("<", reversed(ends)), text, _tags("</", reversed(starts))]
    return _tags("</", ends), "".join(inside), _tags("<", starts)


def _tags(start: str, names: Iterable[str]) -> str:
    return "".join(f"{start}{name}>" for name in names)
