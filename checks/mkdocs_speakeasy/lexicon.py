"""What is known of single English words: how common they are, whether they are easy, how they are spelled.

British spellings are folded onto the dictionary, which is American.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from math import log10
from string import ascii_lowercase
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from mkdocs_speakeasy import british
from mkdocs_speakeasy.counts import RAREST, TOTAL, Counts, resource

_UNKNOWN = 0.5  # what a word that the dictionary lacks counts
_COMMONEST = 150
_LONGEST = 60  # letters of a word that are looked at: no longer word is known, and work on it must be bounded
_PLAIN = str.maketrans({"’": "'", "‐": "-", "‑": "-"})
_INFLECTIONS = {"s": ("'s", "s", "es"), "d": ("ed",), "g": ("ing",), "r": ("er",), "t": ("est",)}
_INFLECTIONS |= {"n": ("n",), "y": ("ly", "y")}


class Word(NamedTuple):
    """What is known of a word.

    `log_count` is the log10 of how often it stands in a billion words. `common`: it is one of the 150 met
    most often. `easy`: it, or what it is a form of, is on the Dale-Chall list of words that children of nine
    know.
    """

    log_count: float
    common: bool
    easy: bool
    known: bool


class Lexicon:
    """Answers about words in any case.

    `in_full` has what acronyms stand for. `words` has what is known of any word, each looked up once in a
    run. The first question loads the data (about 20 ms), and raises SpeakeasyError if it is not installed.
    """

    def __init__(self, in_full: Mapping[str, str] = MappingProxyType({})) -> None:
        self.in_full = in_full
        self.words = _Words()

    def log_count(self, word: str) -> float:
        """The log10 of how often the word stands in a billion words; a hyphenated word is its rarest part."""
        return self.words[word].log_count

    def is_easy(self, word: str) -> bool:
        """Whether the word or its root is on the Dale-Chall list, or each part of it if it has hyphens."""
        return self.words[word].easy

    def is_known(self, word: str) -> bool:
        """Whether the word, or each part of it if it has hyphens, is in the dictionary."""
        return self.words[word].known

    def british(self, word: str) -> str | None:
        """The British spelling, in lower case, of an American word; None for any other word."""
        spelling = british.british(_plain(word))
        return spelling if spelling and self.is_known(word) and self.is_known(spelling) else None

    def corrections(self, word: str) -> tuple[str, ...]:
        """Known words with one letter more, less, changed or swapped with the next, best known first."""
        word = _plain(word)
        nearby = {near for spelling in british.guesses(word) for near in _one_edit_away(spelling)}
        known = self.words.counts.within(nearby) | set(filter(self.is_known, british.newer(nearby)))
        best = sorted(known, key=lambda near: (-self.log_count(near), near))
        return tuple(dict.fromkeys(self.british(near) or near for near in best))


class _Words(dict[str, Word]):
    """What is known of each word that was asked for."""

    def __missing__(self, word: str) -> Word:
        plain = _plain(word)
        count = self._count(plain)
        log_count = log10((count or _UNKNOWN) / TOTAL * 1e9)
        self[word] = found = Word(log_count, plain in self._commonest, self._is_easy(plain), count > 0)
        return found

    @cached_property
    def counts(self) -> Counts:
        return Counts()

    @cached_property
    def _commonest(self) -> frozenset[str]:
        return self.counts.commonest(_COMMONEST)

    @cached_property
    def _easy(self) -> frozenset[str]:
        return frozenset(resource("textstat", "resources", "en", "easy_words.txt").read_text("utf-8").split())

    def _count(self, word: str) -> int:
        spellings = (self._count(spelling) if spelling else RAREST for spelling in british.american(word))
        if count := max(self.counts[word], *spellings, 0):
            return count
        if word.endswith("'s"):
            return self._count(word[:-2])
        if "-" in word:
            # "co-ordinate" is known as "coordinate", though "ordinate" is not.
            return min(map(self._count, word.split("-"))) or self._count(word.replace("-", ""))
        return 0

    def _is_easy(self, word: str) -> bool:
        if "-" in word and word not in self._easy:
            return all(map(self._is_easy, word.split("-")))
        return any(
            root in self._easy for spelling in (word, *british.american(word)) for root in _roots(spelling)
        )


def _plain(word: str) -> str:
    """The word as the lists write it: lower case, plain apostrophes and hyphens, one character a letter."""
    word = word[:_LONGEST].lower()
    return word if word.isascii() else normalize("NFKC", word).translate(_PLAIN)


def _roots(word: str) -> Iterator[str]:
    """The word, and what it may be a regular form of: "stopped" gives "stopp", "stoppe" and "stop"."""
    yield word
    for ending in _INFLECTIONS.get(word[-1:], ()):
        root = word.removesuffix(ending)
        if root == word or len(root) < 2:
            continue
        yield root
        yield root + "e"
        if root[-1] == root[-2]:
            yield root[:-1]
        elif root[-1] == "i":
            yield root[:-1] + "y"


def _one_edit_away(word: str) -> Iterator[str]:
    """Each string with one letter more, less, changed or swapped with the next."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]
