"""Which words of a page are marked as being in another language."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from mkdocs_speakeasy.text import Page

_LANG = r"""\blang=["']?(?!en\b)[a-z]{2,3}\b"""
_TAG = re.compile(rf"<([a-z][\w-]*)\b[^<>]*{_LANG}[^<>]*>", re.IGNORECASE)
_LIST = re.compile(rf"\{{:?[^{{}}\n]*{_LANG}[^{{}}\n]*\}}", re.IGNORECASE)
_FARTHEST = 1000  # characters from a mark to the other end of what it marks


def foreign(page: Page) -> set[int]:
    """The words that `<span lang="cy">` holds, or that `{lang=cy}` follows: emphasis, a link or a block."""
    places: set[int] = set()
    reached = 0
    for start, end in sorted(_spans(page)) if "lang=" in page.source else ():
        first = max(reached, bisect_left(page.starts, start))
        reached = max(reached, bisect_left(page.starts, end))
        places.update(range(first, reached))
    return places


def _spans(page: Page) -> Iterator[tuple[int, int]]:
    for tag in _TAG.finditer(page.source):
        yield tag.end(), page.source.find(f"</{tag[1]}", tag.end(), tag.end() + _FARTHEST)
    for attributes in _LIST.finditer(page.source):
        end = attributes.start()
        before = page.source[max(0, end - _FARTHEST) : end]
        text = before.removesuffix(")").rstrip("*_")
        if text != before:
            opening = text.rfind("[" if before[-1] == ")" else before[len(text) :])
            yield end - len(before) + opening if opening >= 0 else end, end
        elif block := bisect_left(page.blocks, end, key=lambda block: block.start):
            yield page.blocks[block - 1].start, end
