"""Markdown as its reader reads it, each word with its place in the file.

The source is rewritten as CommonMark of the same length, parsed once with exact offsets, and written out with
everything masked that a reader does not read. So an offset in the text is an offset in the file.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from mkdocs_speakeasy.addresses import hide_addresses
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
from mkdocs_speakeasy.reading.prepared import Prepared, Span
from mkdocs_speakeasy.reading.reader import Reader
from mkdocs_speakeasy.sentences import find_sentences
from mkdocs_speakeasy.words import find_words

__all__ = ["JOINER", "OBJECT", "Block", "Directive", "Image", "Kind", "Link", "Page", "Sentence", "read"]

# A fence that nothing closes hides the rest of the page from the parser; to Python-Markdown it is text.
# Such a page is read again with the fence as text; then another may come to light. Few pages have even one.
_MORE_READINGS = 3

# What is not written as it should be, with two names or no colon, has no reason, so that a rule can tell.
_DIRECTIVE = re.compile(
    r"<!--\s*[Ss]peakeasy:?\s*ignore\b[ \t]*+((?:\w|-(?!-))*+)\s*+(?::(.*?)|.*?)-->", re.DOTALL
)


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
    images = sorted(reader.images + reader.tags.images, key=lambda image: image.start)
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
        images=images,
        directives=list(_directives(source, reader.tags.comments, blocks, images)),
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


def _directives(
    source: str, comments: list[Span], blocks: list[Block], images: list[Image]
) -> Iterable[Directive]:
    wordless = ((image.start, image.end) for image in images if image.alt_start == image.alt_end)
    spans = sorted([*((block.start, block.end) for block in blocks), *wordless]) if comments else []
    for start, end in comments:
        found = _DIRECTIVE.fullmatch(source, start, end)
        if found:
            covers = next(iter(spans[bisect_left(spans, (end, 0)) :]), (end, end))
            yield Directive(start, end, found[1], " ".join((found[2] or "").split()), covers)
