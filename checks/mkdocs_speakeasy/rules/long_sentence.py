"""A sentence with more words than the project allows."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.text import Page, Sentence

RULE = Rule("long-sentence", Level.WARNING)
# What a full stop could take the place of.
_JOINT = re.compile(  # one set of signs at its start lets `re` skip all others
    r"[;:–—,]\s(?:(?<!,\s)|(?=(?:and|because|but|if|or|so|when|where|which|while|who)\b))"
)
_FEWEST = 3  # words that can stand as a sentence


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each long sentence, from its first word to its last."""
    limit = guide.limits(page).sentence_words
    for sentence in page.sentences:
        if (words := sentence.last - sentence.first) > limit:
            start, end = page.starts[sentence.first], page.ends[sentence.last - 1]
            said = f'"{_opening(page, sentence.first)} …" is a sentence of {words} words'
            yield Finding(RULE, start, end, f"{said}; the limit is {limit}. {_advice(page, sentence)}")


def _advice(page: Page, sentence: Sentence) -> str:
    """Where to split: at the joint nearest to the middle."""
    joints = _JOINT.finditer(page.text, sentence.start, sentence.end)
    places = [bisect_left(page.starts, joint.start()) for joint in joints]
    splits = [place for place in places if sentence.first + _FEWEST <= place <= sentence.last - _FEWEST]
    if not splits:
        return "Split it, or take words out."
    best = min(splits, key=lambda place: abs(2 * place - sentence.first - sentence.last))
    return f'Put a full stop before "{_opening(page, best)}".'


def _opening(page: Page, place: int) -> str:
    return " ".join(page.words[place : place + _FEWEST])
