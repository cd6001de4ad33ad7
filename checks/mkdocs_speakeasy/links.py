"""Python-Markdown extension: links the first use of each glossary word and lists the words under the text.

Where a word can be linked is decided on the Markdown source, by the same code that the checks use. There each
use gets a mark that Markdown leaves alone; in the finished HTML the first use of each word becomes a button.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
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
from mkdocs_speakeasy.site import place_of
from mkdocs_speakeasy.text import read

# Markdown takes \x02 and \x03 out of what people write, so nobody else can write a mark.
_USE, _USE_END, _LIST = "\x02use{}\x03", "\x02use\x03", "\x02words\x03"
_MARK = re.compile("\x02use(\\d*)\x03")
_ID = re.compile(r"""\bid=["']?((?:word|meaning)-[^"'\s>]*)""")
# Where a button may not stand: in a link or a control, in a heading, and in text that is shown as it is.
_CLOSED = re.compile(
    r"<(/?)(?:a|button|code|h[1-6]|label|option|pre|script|style|summary|svg|textarea|title)\b[^<>]*(?<!/)>"
)
# A tag; its name counts if it only marks words up.
_TAG = re.compile(
    r"<(/?)(?:(abbr|b|bdi|br|cite|del|dfn|em|i|ins|mark|q|s|small|span|strong|sub|sup|u)\b)?[^<>]*>"
)
_EMPTY = re.compile(r"<(b|del|em|i|ins|mark|strong|u)></\1>")


class GlossaryExtension(Extension):
    """The extension. Its options are in `config`; a loaded Glossary can stand for the folder."""

    def __init__(self, **options: Any) -> None:
        self.config = {
            "glossary": ["glossary", "The folder of words, counted from the folder of the site's settings."],
            "base": ["/", "The address of the site, where the engine does not say where a page stands."],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register the three steps: mark the uses, keep a place for the list, write buttons and list."""
        page = _Page(md, self.getConfig("glossary"), self.getConfig("base"))
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


@dataclass(frozen=True, slots=True)
class _Word:
    """A word on a page: the address of its own page, and the ids of its first use and of its meaning."""

    entry: Entry
    address: str
    use: str
    meaning: str


class _Page:
    """A page on its way from Markdown to HTML."""

    def __init__(self, md: Markdown, glossary: str | Glossary, base: str) -> None:
        self.md, self.glossary, self.base = md, glossary, base

    def mark(self, source: str) -> str:
        """The source with a mark on both sides of each use that can carry a link."""
        self.place = place_of(self.md, self.base)
        if not isinstance(self.glossary, Glossary):
            self.glossary = _load(self.place.root / self.glossary)
        page = read(self.place.path, source)
        uses = [use for use in linkable(page, self.glossary) if not self.place.is_page_of(use.value.slug)]
        self.entries = [use.value for use in uses]
        pieces: list[str] = []
        at = 0
        for number, use in enumerate(uses):
            pieces += source[at : use.start], _USE.format(number), source[use.start : use.end], _USE_END
            at = use.end
        return "".join([*pieces, source[at:]])

    def write(self, html: str) -> str:
        """The HTML with a button at the first use of each word, then their meanings and the list of them."""
        taken = frozenset(_ID.findall(html))
        words: dict[str, _Word] = {}
        text, *rest = _MARK.split(html)
        pieces = [text]
        closed, in_tag = _closed(text, 0), _in_tag(text, False)
        for number, text in zip(rest[::2], rest[1::2], strict=True):
            whole = _whole(text) if number and not closed and not in_tag else None
            if whole and (entry := self.entries[int(number)]).slug not in words:
                words[entry.slug] = word = self._word(entry, taken)
                pieces += whole[0], _button(word, whole[1]), whole[2]
            else:
                pieces.append(text)
            closed, in_tag = _closed(text, closed), _in_tag(text, in_tag)
        return _EMPTY.sub("", "".join(pieces)) + _foot(list(words.values()))

    def _word(self, entry: Entry, taken: frozenset[str]) -> _Word:
        use, meaning = (_free(f"{kind}-{entry.slug}", taken) for kind in ("word", "meaning"))
        return _Word(entry, self.place.word_page(entry.slug), use, meaning)


def _load(folder: Path) -> Glossary:
    """The glossary in a folder, read again only when a file in it has changed. Raises SpeakeasyError."""
    if not folder.is_dir():
        raise SpeakeasyError(f"{folder}: there is no such folder of words. Make it, or name another.")
    times = ((each.name, each.stat().st_mtime_ns) for each in folder.iterdir())
    return _load_version(folder, tuple(sorted(times)))


@lru_cache(maxsize=2)
def _load_version(folder: Path, _version: tuple[tuple[str, int], ...]) -> Glossary:
    return load(folder)


def _closed(text: str, depth: int) -> int:
    """How deep in elements that take no button the HTML stands after this text, if it stood at `depth`."""
    return max(0, depth + sum(-1 if end else 1 for end in _CLOSED.findall(text)))


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
        if not end and name != "br":
            starts.append(name)
        elif end and starts:
            starts.pop()
        elif end:
            ends.append(name)
    inside = [_tags("<", reversed(ends)), text, _tags("</", reversed(starts))]
    return _tags("</", ends), "".join(inside), _tags("<", starts)


def _tags(start: str, names: Iterable[str]) -> str:
    return "".join(f"{start}{name}>" for name in names)


def _free(name: str, taken: frozenset[str]) -> str:
    """The name as an id that the page does not have yet."""
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _button(word: _Word, text: str) -> str:
    button = f'<button type="button" class="speakeasy-term" popovertarget="{word.meaning}">{text}</button>'
    return f'<span id="{word.use}">{button}</span>'


def _foot(words: list[_Word]) -> str:
    """What stands under the text: the meanings that open over the page, and the list of words."""
    if not words:
        return ""
    words = sorted(words, key=lambda word: word.entry.term.casefold())
    meanings = [
        f'\n<div popover id="{word.meaning}" class="speakeasy-meaning">'
        f"\n<dl data-search-exclude>\n{_explain(word)}</dl>\n</div>"
        for word in words
    ]
    items = [
        f'{_explain(word)}<dd><a href="#{word.use}">Back to {escape(word.entry.term)} in the text</a></dd>\n'
        for word in words
    ]
    heading = '\n<section class="speakeasy-words">\n<h2>Words on this page</h2>\n<dl data-search-exclude>\n'
    return "".join([*meanings, heading, *items, "</dl>\n</section>"])


def _explain(word: _Word) -> str:
    """A word, its words in full if it is an acronym, its meaning, and the link to its page."""
    term = escape(word.entry.term)
    texts = filter(None, [word.entry.stands_for, word.entry.meaning])
    lines = [f"<dt>{term}</dt>", *(f"<dd>{escape(text)}</dd>" for text in texts)]
    lines.append(f'<dd><a href="{escape(word.address)}">More about {term}</a></dd>')
    return "".join(f"{line}\n" for line in lines)
