"""Which words on a page are acronyms, and whether words in full spell one out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress

from mkdocs_speakeasy.explained import explained_at
from mkdocs_speakeasy.inflection import PLAIN_SIGNS
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.meanings import Judges
from mkdocs_speakeasy.memo import Memo
from mkdocs_speakeasy.phrases import Match
from mkdocs_speakeasy.text import JOINER, Page

EVERYDAY = frozenset({"AM", "CD", "COVID", "DIY", "DVD", "ID", "OK", "PDF", "PIN", "PM", "SIM", "TV", "WIFI"})
"""Their letters are the word: nobody says them in full."""

LONGEST = 8  # letters; what is longer and in capitals is a shout or a name
_MOST_SHOUTED = 40  # words: a longer sentence in capitals is no heading and no warning
_MANY = 4  # letters, one word of which may be left out
_LONG = 8  # letters of a word made of more than one: cardio-pulmonary
_SHORT_RARE = 3.7  # the log count under which a word of two or three letters is taken for an acronym …
_RARE = 1.5  # … and a longer one: a short form that we know, but that no count has met
_NAME_LIKE = 3.3  # the log count under which a word after letters is taken for a surname

_UNITS = {"AD", "BC", "CM", "GB", "GW", "HZ", "KB", "KG", "KM", "KW", "MB", "MG", "ML", "MM", "MW", "TB"}
_TITLES = {"cllr", "councillor", "dame", "dr", "lady", "lord", "miss", "mr", "mrs", "ms", "prof", "sir"}
_SMALL = {"a", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with"}
_TENS = "(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
# Short numbers with C, D, L or M in them are left out: a CD and an MD are no numbers.
_ROMAN = re.compile(rf"X{{0,3}}(?:IX|IV|V?I{{0,3}})|(?=.{{4}})M{{1,3}}(?:CM|CD|D?C{{0,3}}){_TENS}")
_SHAPE = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]?[A-ZÀ-Þ]")
_PAIR = re.compile(rf"[A-ZÀ-Þ]&{JOINER}*[A-ZÀ-Þ]")


@lru_cache(maxsize=1)  # two rules ask for the same page
def acronyms(page: Page, lexicon: Lexicon, known: frozenset[str]) -> dict[str, list[Match[str]]]:
    """The acronyms of a page with all their uses, without those `known` and what only looks like one."""
    found: dict[str, list[Match[str]]] = {}
    for use in sorted(_candidates(page)):
        if use.value not in known and use.value not in EVERYDAY and _is_acronym(page, use, lexicon):
            found.setdefault(use.value, []).append(use)
    return {
        letters: uses
        for letters, uses in found.items()
        if not looks_shouted(letters, lexicon)
        or any(_is_plural(page, use) or _spelled_out(page, use) for use in uses)
    }


@lru_cache(maxsize=10_000)
def letters_of(word: str) -> str:
    """The acronym in a word ("NHS" of "NHS's", "GPs", "NHS-funded" and "DfE"), or ""."""
    for part in word.translate(PLAIN_SIGNS).split("-"):
        letters = part.removesuffix("'s").removesuffix("s")
        small = 0 if letters.isupper() else sum(map(str.islower, letters))
        in_shape = letters.isalpha() and letters[0].isupper() and letters[-1].isupper()
        if in_shape and 2 <= len(letters) <= LONGEST and small <= (len(letters) < 5):
            return letters
    return ""


def opens_with(words: Sequence[str], letters: str) -> bool:
    """Whether these words begin with an acronym's words in full."""
    words = words[1:] if words and words[0].lower() == "the" else words
    return any(_spell(words[:count], letters) for count in range(1, min(len(words), _reach(letters)) + 1))


def ends_with(words: Sequence[str], letters: str) -> bool:
    """Whether these words end with an acronym's words in full, at most two words before the end.

    So "the Recovery College programme (RC)" and "the Institute of Health in Wales (IH)" do.
    """
    ends = range(max(1, len(words) - 2), len(words) + 1)
    return any(
        _spell(words[end - count : end], letters)
        for end in ends
        for count in range(1, min(end, _reach(letters)) + 1)
    )


def _spelled_out(page: Page, use: Match[str]) -> bool:
    """Whether the words in full stand right before or after a use."""
    return explained_at(page, use, judges(use.value))


def judges(letters: str) -> Judges:
    """The judges of words around an acronym, for `explained`: whether it stands for them."""

    def after(words: Sequence[str]) -> bool:
        return opens_with(words, letters)

    return Judges(after, lambda words: ends_with(words, letters), said=after, comma=after)


def _reach(letters: str) -> int:
    """How many words to look at: each letter may have a small word before it."""
    return 2 * len(letters)


def _spell(words: Sequence[str], letters: str) -> bool:
    """Whether the words give the letters in order: each word gives its first letter, or its first few.

    Small words may give none. Nor must the second part of a hyphenated word, nor one more word if the letters
    are many: the "products" of the MHRA.
    """
    if words[0][0].lower() != letters[0].lower():
        return False
    parts = [(part, bool(at)) for word in words for at, part in enumerate(word.lower().split("-"))]
    wanted = letters.lower().replace("&", "")
    reached, spared = {0}, set[int]()  # how many letters the words so far may have given, without and with it
    for part, second in parts:
        may_be_silent = second or part in _SMALL
        spare = reached - {0} if len(wanted) >= _MANY and not may_be_silent else set()
        reached, spared = (
            _given(part, wanted, before) | (before if may_be_silent else set()) | more
            for before, more in ((reached, set()), (spared, spare))
        )
    return len(wanted) in reached | spared and words[0].lower() not in _SMALL


def _given(part: str, wanted: str, reached: set[int]) -> set[int]:
    """How many letters may be given once this word has given its first few: "IMProving".

    `reached` says how many may be given before it. A long word may give later letters too: "CardioPulmonary".
    """
    given = set()
    for start in reached:
        at = 0
        for count, letter in enumerate(wanted[start:], 1):
            found = part.find(letter, at)
            if found < 0 or (found > at and (at == 0 or len(part) < _LONG)):
                break
            given.add(start + count)
            at = found + 1
    return given


def looks_shouted(letters: str, lexicon: Lexicon) -> bool:
    """Whether letters are a word, so likely shouted ("MUST"), unless the page spells them out ("SEND").

    A rare word is shouted by nobody: "PA", "SENCO".
    """
    if len(letters) <= 3:
        return lexicon.is_easy(letters) and lexicon.log_count(letters) > _SHORT_RARE
    return lexicon.is_known(letters) and lexicon.log_count(letters) > _RARE


def _has_capitals(word: str) -> bool:
    """Whether a word has two capitals, one after the other or with one letter between."""
    return not (word.islower() or word.istitle()) and (word.isupper() or bool(_SHAPE.search(word)))


_CAPITALS = Memo(_has_capitals)


@lru_cache(maxsize=1)  # two rules ask for the same page
def capitals(page: Page) -> list[int]:
    """The indices of all words that have two capitals, one after the other or with one letter between."""
    return list(compress(range(len(page.words)), map(_CAPITALS.__getitem__, page.words)))


def _candidates(page: Page) -> Iterator[Match[str]]:
    """Each word with an acronym in it, and letters joined by "&"."""
    for place in capitals(page):
        start, end = page.starts[place], page.ends[place]
        letters = letters_of(page.words[place])
        if letters and _SHAPE.search(page.text, start, end):  # not in A^T^A, where markup parts the letters
            yield Match(start, end, place, place + 1, letters)
    for pair in _PAIR.finditer(page.text) if "&" in page.text else ():
        place = bisect_left(page.starts, pair.start())
        letters = pair[0].replace(JOINER, "")  # "&amp;" is longer than what it stands for
        if page.words[place : place + 2] == letters.split("&"):
            yield Match(pair.start(), pair.end(), place, place + 2, letters)


def _is_acronym(page: Page, use: Match[str], lexicon: Lexicon) -> bool:
    """Whether letters in capitals are an acronym at this place."""
    before, after = page.text[max(0, use.start - 2) : use.start], page.text[use.end : use.end + 2]
    numbered = before[-1:].isspace() and before[:1].isdigit()
    return not (
        _ROMAN.fullmatch(use.value)
        or (numbered and use.value in _UNITS)
        or (after[:1].isspace() and after[1:].isdigit())  # the number of a model, a law or a room
        or _is_initials(page, use, lexicon)
        or _is_shouted(page, use)
        or _is_part_of_shout(page.words[use.first], lexicon)
    )


def _is_initials(page: Page, use: Match[str], lexicon: Lexicon) -> bool:
    """The initials of a person: "Dr AJ Smith", "JK Rowling"."""
    if use.first and page.lower[use.first - 1] in _TITLES:
        return True
    if len(use.value) > 3 or use.last == len(page.words) or page.text[use.end : page.starts[use.last]] != " ":
        return False
    name = page.words[use.last]
    return name.istitle() and page.words[use.first].isupper() and lexicon.log_count(name) < _NAME_LIKE


def _is_shouted(page: Page, use: Match[str]) -> bool:
    """Whether all other words of the sentence or heading are in capitals too."""
    sentence = page.sentences[page.sentence_of(use.first)]
    if sentence.last - sentence.first > _MOST_SHOUTED:
        return False
    others = [*page.words[sentence.first : use.first], *page.words[use.last : sentence.last]]
    return bool(others) and all(map(str.isupper, others))


def _is_part_of_shout(word: str, lexicon: Lexicon) -> bool:
    """Whether a word with hyphens is in capitals, and long or a word in one of its parts: "CO-PRODUCTION"."""
    parts = word.split("-") if "-" in word and word.isupper() else []
    return any(len(part) > LONGEST or looks_shouted(part, lexicon) for part in parts)


def _is_plural(page: Page, use: Match[str]) -> bool:
    """Whether small letters after the capitals show that they are no shouted word: "PAs", "SEND's"."""
    return page.words[use.first].translate(PLAIN_SIGNS) in (use.value + "s", use.value + "'s")
