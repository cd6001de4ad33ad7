"""British and American spelling: how the same word may be written the other way.

Both functions give what the rules of spelling allow. Whether there is such a word is for a dictionary to say.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

_ENDINGS = """
    's able ably ed er ers ful fully hood hoods ing ings ite ites itism less liness ly
    ment ments ness piece pieces s y
"""
_IZE_ENDINGS = r"(?=(?:abl[ey]|ability|ations?|ational(?:ly)?|e[ds]?|ers?|ings?|ingly)$)"
_ISE = re.compile("([iy])s" + _IZE_ENDINGS)
_IZE = re.compile("((?<=[a-z]{3})i|y)z" + _IZE_ENDINGS)
# What the rules would change, but both spell it so.
_SAME = re.compile(
    "belize|paralleled|paralleling|refil|(?:as|cap|down|life|mid|out|over|pint|re|right|super|under|up)siz"
)
# The last syllable of a longer word, with one vowel before its l: travel, fuel.
_L_ENDINGS = ("led", "ling", "lings", "ler", "lers", "lor", "lors")
_SINGLE_L = re.compile("((?:[aeiouy].*[^aeiou]|[iu])[aeiou]l)(?=(?:ed|ings?|ers?|ors?)$)")
_VOWEL_AND_L = re.compile("[^aeiou][aeiou]l$")


def american(word: str) -> list[str]:
    """What a dictionary of American English may have for a lower-case word; "" for one that is new."""
    found = [_newer()[word]] if word in _newer() else []
    if ("is" in word or "ys" in word) and _ISE.search(word):  # `in` settles it for most words, and fast
        found.append(_ISE.sub(r"\1z", word))
    return found


def british(word: str) -> str | None:
    """The British spelling of a lower-case word that may be American: "organization" gives "organisation"."""
    if spelling := _american().get(word):
        return spelling
    if "z" in word:
        spelling = _IZE.sub(r"\1s", word)
    elif word.endswith(_L_ENDINGS):
        spelling = _SINGLE_L.sub(r"\1l", word)
    return None if spelling == word or _SAME.match(word) else spelling


def guesses(word: str) -> set[str]:
    """A word, perhaps misspelled, with what may be the American spelling of any part of it."""
    return {word, word.replace("is", "iz").replace("ys", "yz"), word.replace("our", "or")}


def newer(words: Iterable[str]) -> Iterator[str]:
    """Those of the words that are forms of a word in our own lists."""
    return filter(_newer().__contains__, words)


@cache
def _newer() -> dict[str, str]:
    """All forms of the words that the dictionary lacks, with what it has in their place ("": nothing)."""
    return _forms("words.txt") | _forms("british.txt")


@cache
def _american() -> dict[str, str]:
    forms = _forms("british.txt")
    return {american: british for british, american in forms.items() if american not in forms}


@cache
def _forms(name: str) -> dict[str, str]:
    """Each form of the words in a data file (`word` or `word -> word`) with the same form of its partner."""
    lines = (Path(__file__).parent / "data" / name).read_text("utf-8").splitlines()
    pairs = [line.partition(" -> ")[::2] for line in lines if not line.startswith("#")]
    forms = dict(pairs)
    for ending in _ENDINGS.split():
        for word, partner in pairs:
            forms.setdefault(_join(word, ending), partner and _join(partner, ending))
    return {form: partner for form, partner in forms.items() if form != partner}


def _join(word: str, ending: str) -> str:
    """A word with an ending: centre and -ed is "centred", enrol and -ed is "enrolled"."""
    if ending[0] in "aei":
        if word[-1] == "e":
            return word[:-1] + ending
        if word[-1] == "l" and _VOWEL_AND_L.search(word):
            return word + "l" + ending
    return word + ending
