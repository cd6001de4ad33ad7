"""A sentence with more words than the project allows."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.rules._joints import CLEAR, LOOSE, joints
from mkdocs_speakeasy.text import Page, Sentence

RULE = Rule("long-sentence", Level.WARNING)
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
    clear = joints(CLEAR, page, sentence)
    for places in (clear, sorted({*clear, *joints(LOOSE, page, sentence)})):
        if cuts := _cuts(places, sentence.first, sentence.last, limit):
            openings = " and ".join(f'"{_opening(page, cut)}"' for cut in cuts)
            return f"Start {'new sentences' if len(cuts) > 1 else 'a new sentence'} at {openings}."
    if page.text.count(", ", sentence.start, sentence.end) >= _LIST:
        return "Split it, make a list of it, or take words out."
    if cuts := _cuts(clear, sentence.first, sentence.last, sentence.last - sentence.first - 1):
        return f'Start a new sentence at "{_opening(page, cuts[0])}", and take words out.'
    return "Split it, or take words out."


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
