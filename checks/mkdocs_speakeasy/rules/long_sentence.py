"""A sentence with more words than the project allows."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.inflection import PREPOSITIONS
from mkdocs_speakeasy.text import Page, Sentence

RULE = Rule("long-sentence", Level.WARNING)
# Where a new sentence could begin, and, if that is not enough, where it could with a little more work.
_JOINT = re.compile(  # one set of signs at its start lets `re` skip all others
    r"[;:–—,]\s(?:(?<!,\s)|(?=(?:although|and|because|but|if|or|so|unless|when|where|which|while|who)\b))"
)
# "who" without a comma says which people are meant, so it cannot stand apart from them.
_LOOSE = re.compile(
    r"\s(?=(?:although|because(?! of)|but|unless|where|which|and (?:I|he|it|she|they|this|we|you))\b)"
)
# What stands after one of these belongs to it: "the hall in which we meet", "we know where to go".
_BINDING = {"after", "and", "as", "but", "decide", "during", "knew", "know", "or", "say", "see", "show"}
_BINDING |= {"suppose", "under", "wonder"} | PREPOSITIONS
# Of a sentence that opens so, the part up to the comma is no sentence.
_DEPENDENT = {"after", "although", "as", "because", "before", "even", "if", "once", "since", "unless", "when"}
# One of these soon after "and" shows that a sentence follows, not one more thing in a list.
_SAYS = """
    are can cannot could did do does had has have he i is it may might must she should there they this was we
    were will would you
"""
_SAYING = frozenset(_SAYS.split())
_SOON = 8  # words
_MAIN_PART = re.compile(r", (?!(?:and|or)\b)")
_FEWEST = 3  # words that can stand as a sentence
_MOST = 4  # places to split that a message can name
_LIST = 3  # commas of a sentence that lists things


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each long sentence, from its first word to its last."""
    limit = guide.limits(page).sentence_words
    for sentence in page.sentences:
        if (words := sentence.last - sentence.first) > limit:
            start, end = page.starts[sentence.first], page.ends[sentence.last - 1]
            said = f'"{_opening(page, sentence.first)} …" is a sentence of {words} words'
            yield Finding(RULE, start, end, f"{said}; the limit is {limit}. {_advice(page, sentence, limit)}")


def _advice(page: Page, sentence: Sentence, limit: int) -> str:
    """Where to split, so that each part keeps to the limit, or what else to do."""
    joints = _places(_JOINT, page, sentence)
    for places in (joints, sorted({*joints, *_places(_LOOSE, page, sentence)})):
        if cuts := _cuts(places, sentence.first, sentence.last, limit):
            openings = " and ".join(f'"{_opening(page, cut)}"' for cut in cuts)
            return f"Start {'new sentences' if len(cuts) > 1 else 'a new sentence'} at {openings}."
    if page.text.count(", ", sentence.start, sentence.end) >= _LIST:
        return "Split it, make a list of it, or take words out."
    if cuts := _cuts(joints, sentence.first, sentence.last, sentence.last - sentence.first - 1):
        return f'Start a new sentence at "{_opening(page, cuts[0])}", and take words out.'
    return "Split it, or take words out."


def _places(joint: re.Pattern[str], page: Page, sentence: Sentence) -> list[int]:
    begin = sentence.start
    if page.lower[sentence.first] in _DEPENDENT:
        comma = _MAIN_PART.search(page.text, sentence.start, sentence.end)
        begin = comma.start() if comma else sentence.end
    found = joint.finditer(page.text, begin, sentence.end)
    places = (bisect_left(page.starts, each.start(), hi=sentence.last) for each in found)
    fit = (at for at in places if at < sentence.last)  # after the last sign only other signs may stand
    return [at for at in fit if page.lower[at - 1] not in _BINDING and not _goes_on(page, at, sentence.last)]


def _goes_on(page: Page, at: int, last: int) -> bool:
    """Whether the "and" or "or" at `at` only adds to what stands before: "and two helpers"."""
    return page.lower[at] in {"and", "or"} and _SAYING.isdisjoint(page.lower[at + 1 : min(at + _SOON, last)])


def _cuts(places: Sequence[int], first: int, last: int, limit: int) -> list[int]:
    """The fewest of the places that leave no part over the limit; none if there is no such way, or too many.

    The places are in order.
    """
    cuts: list[int] = []
    while last - first > limit:
        end = bisect_right(places, min(first + limit, last - _FEWEST))
        near = places[bisect_left(places, first + _FEWEST) : end] if len(cuts) < _MOST else []
        if not near:
            return []
        to_the_end = [place for place in near if last - place <= limit]
        middle = first + last
        cuts.append(min(to_the_end, key=lambda place: abs(2 * place - middle)) if to_the_end else near[-1])
        first = cuts[-1]
    return cuts


def _opening(page: Page, place: int) -> str:
    return " ".join(page.words[place : place + _FEWEST])
