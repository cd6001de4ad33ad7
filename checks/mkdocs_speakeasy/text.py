"""Markdown as its reader reads it, each word with its place in the file.

The source is rewritten as CommonMark of the same length, parsed once with exact offsets, and written out with
everything masked that a reader does not read. So an offset in the text is an offset in the file.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from mkdocs_speakeasy.model import (
    JOINER,
    OBJECT,
    Block,
    Directive,
    Image,
    Kind,
    Link,
    Page,
    Sentence,
)
from mkdocs_speakeasy.reading.dialect import prepare
from mkdocs_speakeasy.reading.prepared import Prepared
from mkdocs_speakeasy.reading.reader import Reader
from mkdocs_speakeasy.sentences import find_sentences
from mkdocs_speakeasy.words import find_words, hide_addresses

__all__ = ["JOINER", "OBJECT", "Block", "Directive", "Image", "Kind", "Link", "Page", "Sentence", "read"]

# A fence that nothing closes hides the rest of the page from the parser; to Python-Markdown it is text.
# Such a page is read again with the fence as text; then another may come to light. Few pages have even one.
_MORE_READINGS = 3

_DIRECTIVE = re.compile(r"<!--\s*speakeasy:\s*ignore\b[ \t]*([\w-]*)[ \t]*(?::([^\n]*?))?\s*-->")


def read(path: str, source: str) -> Page:
    """Read a page of Markdown, in time linear to its length. Any text can be read; nothing is raised."""
    prepared = prepare(source)
    reader = _walk(source, prepared)
    for _ in range(_MORE_READINGS):
        if not reader.open_fences:
            break
        prepared.unmark(reader.open_fences)
        reader = _walk(source, prepared)
    text = hide_addresses(reader.writer.text(len(source)))
    words = find_words(text)
    blocks = reader.writer.blocks
    return Page(
        path=path,
        source=source,
        text=text,
        front_matter=source[slice(*prepared.yaml)],
        front_matter_line=2 if prepared.yaml[1] else 0,
        blocks=blocks,
        sentences=find_sentences(text, blocks, words),
        words=words.words,
        lower=words.lower,
        starts=words.starts,
        ends=words.ends,
        links=sorted(reader.links + reader.tags.links, key=lambda link: link.start),
        images=sorted(reader.images + reader.tags.images, key=lambda image: image.start),
        directives=list(_directives(source, reader.tags.comments, blocks)),
        abbreviations={
            short: start
            for short, start in prepared.abbreviations.items()
            if bisect_right(reader.code, start) % 2 == 0
        },
    )


def _walk(source: str, prepared: Prepared) -> Reader:
    reader = Reader(source, prepared)
    reader.read()
    return reader


def _directives(source: str, comments: list[tuple[int, int]], blocks: list[Block]) -> Iterable[Directive]:
    starts = [block.start for block in blocks]
    for start, end in comments:
        found = _DIRECTIVE.fullmatch(source, start, end)
        if found:
            index = bisect_right(starts, end - 1)
            covers = (blocks[index].start, blocks[index].end) if index < len(blocks) else (end, end)
            yield Directive(start, end, found[1], (found[2] or "").strip(), covers)
