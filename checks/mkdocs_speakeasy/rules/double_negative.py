"""Two words that deny each other, so that a reader must work out what is so."""

from collections.abc import Iterator
from functools import cache

from mkdocs_speakeasy.finding import Finding, Level, Rule, quoted
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.inflection import in_case, with_article
from mkdocs_speakeasy.phrases import Phrases, touches_next
from mkdocs_speakeasy.text import Page
from mkdocs_speakeasy.watch import places, watch
from mkdocs_speakeasy.word_lists import Better, shipped

RULE = Rule("double-negative", Level.WARNING)

# What is left of each "not" when both are gone.
_NOT = {"not": "", "isn't": "is ", "aren't": "are ", "wasn't": "was ", "weren't": "were "}
_NOT |= {"hardly": "", "never": "always ", "scarcely": ""}
_BETWEEN = {"a", "all", "altogether", "an", "at", "entirely", "exactly", "so", "that", "too", "very"}
_BETWEEN |= {"wholly"}


def check(page: Page, guide: Guide) -> Iterator[Finding]:  # noqa: ARG001 (all rules have one shape)
    """One finding for each pair, from the "not" to the word that it denies."""
    pairs, longer = _positive()
    wholes = longer.find(page)
    taken = {at for whole in wholes for at in whole.places}
    yield from (_finding(page, whole.first, whole.last, whole.value) for whole in wholes)
    watched = places(page)
    for word in pairs.keys() & watched.keys():
        for at in watched[word]:
            first = None if at in taken else _not_before(page, at)
            if first is not None:
                start = first - (page.lower[first - 1 : first] in (["a"], ["an"]))
                yield _finding(page, start, at + 1, _better(page, start, first, at, pairs[word]))


def _finding(page: Page, first: int, last: int, better: Better) -> Finding:
    """A finding at the words `[first:last)`, with what to say instead."""
    words = " ".join(page.words[first:last])
    there = tuple(in_case(phrase, page.words[first]) for phrase in better)
    message = f'"{words}" says no twice. Say {quoted(better)}.'
    return Finding(RULE, page.starts[first], page.ends[last - 1], message, there)


@cache
def _positive() -> tuple[dict[str, Better], Phrases[Better]]:
    """What to say instead of "not" with each word of the list, and instead of each longer phrase."""
    entries = shipped(RULE.name).entries
    longer = [entry for entry in entries if entry[0].count(" ") > 1]
    pairs = {phrase.removeprefix("not "): better for phrase, better in entries if phrase.count(" ") == 1}
    watch(pairs)
    return pairs, Phrases(longer)


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


def _better(page: Page, start: int, first: int, last: int, positive: Better) -> Better:
    """What to say instead of "not" at `first` and the words up to `last`: "isn't uncommon" is "is common".

    An article may stand inside, or before at `start`: "a not uncommon" is "a common".
    """
    if not {"a", "an"}.isdisjoint(page.lower[start:last]):
        positive = tuple(map(with_article, positive))
    return tuple(_NOT[page.lower[first]] + phrase for phrase in positive)
