"""Two words that deny each other, so that a reader must work out what is so."""

from collections.abc import Iterator
from functools import cache

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.inflection import in_case, with_article
from mkdocs_speakeasy.phrases import touches_next
from mkdocs_speakeasy.text import Page
from mkdocs_speakeasy.watch import places, watch
from mkdocs_speakeasy.word_lists import Better, shipped

RULE = Rule("double-negative", Level.WARNING)

_NOT = {"not": "", "isn't": "is ", "aren't": "are ", "wasn't": "was ", "weren't": "were "}
_BETWEEN = {"a", "all", "altogether", "an", "at", "entirely", "exactly", "so", "that", "too", "very"}
_BETWEEN |= {"wholly"}


def check(page: Page, guide: Guide) -> Iterator[Finding]:  # noqa: ARG001 (all rules have one shape)
    """One finding for each pair, from the "not" to the word that it denies."""
    positive = _positive()
    watched = places(page)
    for word in positive.keys() & watched.keys():
        for at in watched[word]:
            if (first := _not_before(page, at)) is not None:
                better = _better(page, first, at, positive[word])
                words = " ".join(page.words[first : at + 1])
                say = " or ".join(f'"{phrase}"' for phrase in better)
                message = f'"{words}" says no twice. Say {say}.'
                there = tuple(in_case(phrase, page.words[first]) for phrase in better)
                yield Finding(RULE, page.starts[first], page.ends[at], message, there)


@cache
def _positive() -> dict[str, Better]:
    """What to say instead of "not" with each word of the list."""
    positive = {phrase.removeprefix("not "): better for phrase, better in shipped(RULE.name).entries}
    watch(positive)
    return positive


def _not_before(page: Page, at: int) -> int | None:
    """The index of the "not" that denies a word, if there is one. "If not impossible" denies nothing."""
    for first in range(at - 1, -1, -1):
        if not touches_next(page, first):
            return None
        if page.lower[first] in _NOT:
            return None if page.lower[max(0, first - 1)] == "if" else first
        if page.lower[first] not in _BETWEEN:
            return None
    return None


def _better(page: Page, first: int, last: int, positive: Better) -> Better:
    """What to say instead of the words from `first` to `last`: "isn't an uncommon" is "is a common"."""
    if not {"a", "an"}.isdisjoint(page.lower[first:last]):
        positive = tuple(map(with_article, positive))
    return tuple(_NOT[page.lower[first]] + phrase for phrase in positive)
