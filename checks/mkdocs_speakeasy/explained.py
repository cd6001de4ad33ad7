"""Whether a page explains a word where its reader first meets it, and which uses can carry a link."""

import posixpath
import re
from collections.abc import Sequence
from itertools import islice
from typing import TypeVar

from mkdocs_speakeasy.glossary import Entry, Glossary, Word
from mkdocs_speakeasy.inflection import normal
from mkdocs_speakeasy.meanings import Judge, Judges, said_around, said_next, sounds_like_meaning, words_in
from mkdocs_speakeasy.phrases import Match
from mkdocs_speakeasy.text import JOINER, Block, Page

T = TypeVar("T")
_SCANNED = frozenset({"heading", "label", "alt"})
"""Blocks that a reader scans before the text, and that can hold no link."""

_REACH = 300  # characters on each side of a word in which its meaning is looked for
_ENOUGH = 20  # uses that are looked at; no two sentences that people write have more
_GAP = re.compile(r"\s\s+|[^\S ]")  # what is more or else than one space


def _can_carry_link(page: Page, use: Match[T]) -> bool:
    """Whether the build can link a use: not in a heading, a label, a link or the words for an image."""
    block = page.block_at(use.start)
    return (block is None or block.kind not in _SCANNED) and not _in_link(page, use)


def linkable(page: Page, glossary: Glossary) -> list[Match[Entry]]:
    """The uses of glossary words that can carry a link, in order: not on the word's own page."""
    return [
        Match(use.start, use.end, use.first, use.last, use.value)
        for use in glossary.find(page)
        if isinstance(use.value, Entry) and use.value.path != page.path and _can_carry_link(page, use)
    ]


def first_use(page: Page, uses: Sequence[Match[T]]) -> Match[T]:
    """The use that a reader meets first: footnotes stand last, and headings count if nothing else does."""

    def order(use: Match[T]) -> tuple[bool, bool, int]:
        block = page.block_at(use.start)
        kind = block.kind if block else "paragraph"
        return kind in _SCANNED, kind == "footnote", use.start

    return min(uses, key=order)


def explained(page: Page, uses: Sequence[Match[Word]]) -> bool:
    """Whether the page explains a word of which these are all the uses."""
    word = uses[0].value
    if isinstance(word, Entry):
        is_linked = any(_can_carry_link(page, use) or _leads_to(page, use, word) for use in uses)
        if is_linked or word.path == page.path:
            return True
    return explained_in_text(page, uses, Judges(sounds_like_meaning, shares_words_with(word)))


def explained_in_text(page: Page, uses: Sequence[Match[T]], judges: Judges) -> bool:
    """Whether the text explains a word: at its first use, or in a definition list or an `*[abbr]:` line."""
    if any(_is_defined(page, use) for use in uses):
        return True
    first = first_use(page, uses)
    here = page.sentence_of(first.first)
    near = page.sentences[here : here + 2]
    close = (use for use in uses if first.start <= use.start < near[-1].end)
    titles = (use for use in uses if use.start < first.start and _stands_in_title(page, use))

    def surely(words: list[str]) -> bool:  # a title has brackets and dashes for much else
        return judges.after(words) and judges.before(words)

    if any(explained_at(page, use, judges) for use in islice(close, _ENOUGH)):
        return True
    if any(explained_at(page, use, judges._replace(after=surely)) for use in islice(titles, _ENOUGH)):
        return True
    return len(near) == 2 and said_next(_one_line(page, near[1].start, near[1].start + _REACH), judges)


def explained_at(page: Page, use: Match[T], judges: Judges) -> bool:
    """Whether the sentence says what the word means right at this use: before it, or after it."""
    sentence = page.sentences[page.sentence_of(use.first)]
    left = _one_line(page, max(sentence.start, use.start - _REACH), use.start)
    right = _one_line(page, use.end, min(sentence.end, use.end + _REACH))
    return said_around(left, right, judges, opens_text=_opens_text(page, use))


def shares_words_with(word: Word) -> Judge:
    """A Judge of words of which one is among the plain words or in the meaning that is known of a word."""
    known = " ".join([*word.plain, word.meaning if isinstance(word, Entry) else ""])
    stems = {part[:5] for part in words_in(normal(known)) if len(part) > 3}
    return lambda words: any(part.lower()[:5] in stems for part in words[-6:])


def _leads_to(page: Page, use: Match[T], entry: Entry) -> bool:
    """Whether the writer linked a use to its entry."""
    link = page.link_at(use.start)
    if not link:
        return False
    target = link.url.partition("#")[0].rstrip("/").removesuffix(".md")
    place = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.path), target))
    return place.endswith((f"/glossary/{entry.slug}", f"/{entry.path.removesuffix('.md')}"))


def _in_link(page: Page, use: Match[T]) -> bool:
    return any(page.link_at(page.starts[place]) for place in use.places)


def _stands_in_title(page: Page, use: Match[T]) -> bool:
    return (block := page.block_at(use.start)) is not None and block.kind in {"heading", "label"}


def _one_line(page: Page, start: int, end: int) -> str:
    return _GAP.sub(" ", page.text[start:end].replace(JOINER, ""))


def _is_defined(page: Page, use: Match[T]) -> bool:
    """Whether the use is the term of a definition list, or an abbreviation that the page defines."""
    block = page.block_at(use.start)
    if block and block.kind == "term":
        return _opens(page, use, block) and (
            use.last == len(page.starts) or page.starts[use.last] >= block.end
        )
    words = " ".join(page.lower[use.first : use.last])
    return any(short.lower() in (words, words.removesuffix("s")) for short in page.abbreviations)


def _opens_text(page: Page, use: Match[T]) -> bool:
    """Whether a paragraph, an item or the like begins with a use."""
    block = page.block_at(use.start)
    return block is not None and block.kind not in _SCANNED and _opens(page, use, block)


def _opens(page: Page, use: Match[T], block: Block) -> bool:
    return use.first == 0 or page.starts[use.first - 1] < block.start
