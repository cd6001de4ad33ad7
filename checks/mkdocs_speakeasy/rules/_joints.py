"""Where a long sentence could be cut in two."""

import re
from bisect import bisect_left

from mkdocs_speakeasy.inflection import PREPOSITIONS
from mkdocs_speakeasy.text import Page, Sentence

CLEAR = re.compile(  # one set of signs at its start lets `re` skip all others
    r"[;:–—,]\s(?:(?<!,\s)|(?=(?:although|and|because|but|if|or|so|unless|when|where|which|while|who)\b))"
)
"""Where a new sentence could begin."""
# "who" without a comma says which people are meant, so it cannot stand apart from them.
LOOSE = re.compile(
    r"\s(?=(?:although|because(?! of)|but|unless|where|which|and (?:I|he|it|she|they|this|we|you))\b)"
)
"""Where it could with a little more work."""
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


def joints(joint: re.Pattern[str], page: Page, sentence: Sentence) -> list[int]:
    """The indices of the words that could begin a new sentence, in order."""
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
