"""Which words of a page are in another language."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.text import Page
from mkdocs_speakeasy.watch import places, watch

_LANG = r"""\blang=["']?(?!en\b)[a-z]{2,3}\b"""
_TAG = re.compile(rf"<([a-z][\w-]*)\b[^<>]*{_LANG}[^<>]*>", re.IGNORECASE)
_LIST = re.compile(rf"\{{:?[^{{}}\n]*{_LANG}[^{{}}\n]*\}}", re.IGNORECASE)
_FARTHEST = 1000  # characters from a mark to the other end of what it marks

# Small words that nearly every sentence in Welsh has and no sentence in English.
_SMALL = """
    a'i a'r a'u cael dros eich ein eraill ei'n gyda hwn hyn hynny i'r i'w mae mae'n mae'r mewn neu nid o'i o'r
    rydym roedd sy'n sydd trwy wedi y'n yma yn yng yw
"""
_WELSH = frozenset(_SMALL.split())
watch(_WELSH)
_ONE_IN = 5  # words of a sentence in Welsh
_FEWEST = 3  # words that no dictionary has, in a sentence where most words are so


@lru_cache(maxsize=1)  # two rules ask for the same page
def foreign(page: Page, lexicon: Lexicon) -> frozenset[int]:
    """The words of sentences in another language, and of what is marked so; all, if most are.

    `<span lang="cy">` marks what it holds, `{lang=cy}` what it follows: emphasis, a link or a block.
    """
    found: set[int] = set()
    reached = 0
    for start, end in sorted(_spans(page)) if "lang=" in page.source else ():
        first = max(reached, bisect_left(page.starts, start))
        reached = max(reached, bisect_left(page.starts, end))
        found.update(range(first, reached))
    found.update(*_welsh(page), *_unknown(page, lexicon))
    return frozenset(found if 2 * len(found) <= len(page.words) else range(len(page.words)))


def _welsh(page: Page) -> Iterator[range]:
    watched = places(page)
    uses = Counter(page.sentence_of(use) for word in _WELSH & watched.keys() for use in watched[word])
    for sentence, number in uses.items():
        first, last = page.sentences[sentence].first, page.sentences[sentence].last
        if number * _ONE_IN >= last - first:
            yield range(first, last)


def _unknown(page: Page, lexicon: Lexicon) -> Iterator[range]:
    """The sentences of which no dictionary has most words. American words are English too."""
    doubtful = lexicon.doubtful.where(page.lower)
    unknown = (place for place in doubtful if not lexicon.is_known(page.lower[place]))
    for sentence, number in Counter(map(page.sentence_of, unknown)).items():
        first, last = page.sentences[sentence].first, page.sentences[sentence].last
        if number >= _FEWEST and 2 * number > last - first:
            yield range(first, last)


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
