"""British and American spelling: how a word may be written the other way. And words new to the dictionary.

The functions give what the rules of spelling allow. Whether there is such a word is for a dictionary to say.
"""

import re
from functools import cache
from pathlib import Path

_ENDINGS = "'s able ably ed er ers ful fully ing ings less ly s y"
_NEW_ENDINGS = "'s ed ing s"
_IZE_ENDINGS = r"(?=(?:abl[ey]|ability|ations?|ational(?:ly)?|e[ds]?|ers?|ings?|ingly)$)"
_ISE = re.compile("([iy])s" + _IZE_ENDINGS)
_IZE = re.compile("((?<=[a-z]{3})i|y)z" + _IZE_ENDINGS)
# The last syllable of a longer word, with one vowel before its l: travel, fuel.
_L_ENDINGS = ("led", "ling", "lings", "ler", "lers", "lor", "lors")
_SINGLE_L = re.compile("((?:[aeiouy].*[^aeiou]|[iu])[aeiou]l)(?=(?:ed|ings?|ers?|ors?)$)")
# What the rules would change, but both spell it so.
_SAME = re.compile(
    "belize|paralleled|paralleling|refil|(?:as|cap|down|life|mid|out|over|pint|re|right|super|under|up)siz"
)
_VOWEL_AND_L = re.compile("[^aeiou][aeiou]l$")


def american(word: str) -> str:
    """The American spelling of a lower-case word that may be British; else the word itself."""
    if spelling := british_words().get(word):
        return spelling
    return _ISE.sub(r"\1z", word) if "is" in word or "ys" in word else word


def british(word: str) -> str:
    """The British spelling of a lower-case word that may be American; else the word itself."""
    if spelling := _american_words().get(word):
        return spelling
    if _SAME.match(word):
        return word
    if "z" in word:
        return _IZE.sub(r"\1s", word)
    return _SINGLE_L.sub(r"\1l", word) if word.endswith(_L_ENDINGS) else word


def guesses(word: str) -> set[str]:
    """A word, perhaps misspelled, with what may be the American spelling of any part of it."""
    return {word, word.replace("is", "iz").replace("ys", "yz"), word.replace("our", "or")}


@cache
def british_words() -> dict[str, str]:
    """All forms of the words that are spelled by no rule, with their American spelling."""
    return _forms("british.txt", _ENDINGS)


@cache
def new_words() -> dict[str, str]:
    """All forms of words that the dictionary lacks, each with a word as common, or "" if it is rare."""
    return _forms("words.txt", _NEW_ENDINGS)


@cache
def own_words() -> frozenset[str]:
    """All forms in both lists, some of which no one writes."""
    return frozenset(british_words().keys() | new_words().keys())


@cache
def _american_words() -> dict[str, str]:
    forms = british_words()
    return {american: british for british, american in forms.items() if american not in forms}


def _forms(name: str, endings: str) -> dict[str, str]:
    """Each form of the words in a data file (`word` or `word -> word`) with the same form of its partner."""
    lines = (Path(__file__).parent / "data" / name).read_text("utf-8").splitlines()
    forms = dict(line.partition(" -> ")[::2] for line in lines)
    for word, partner in tuple(forms.items()):
        for ending in endings.split():
            forms.setdefault(_join(word, ending), partner and _join(partner, ending))
    return {form: partner for form, partner in forms.items() if form != partner}


def _join(word: str, ending: str) -> str:
    """A word with an ending: centre and -ed is "centred", enrol and -ed "enrolled", box and -s "boxes"."""
    if ending[0] in "aei":
        if word[-1] == "e":
            return word[:-1] + ending
        if word[-1] == "l" and _VOWEL_AND_L.search(word):
            return word + "l" + ending
    if ending == "s" and word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + ending
