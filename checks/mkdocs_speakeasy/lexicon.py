"""What is known of single English words: how common they are, whether they are easy, how they are spelled.

British spellings are folded onto the dictionary, which is American.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from math import log10
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from mkdocs_speakeasy.counts import COMMON, RAREST, TOTAL, Counts, data_file
from mkdocs_speakeasy.inflection import PLAIN_SIGNS
from mkdocs_speakeasy.memo import Memo
from mkdocs_speakeasy.spelling import american, british, guesses, new_words, own_words

_UNKNOWN = 0.5  # what a word that the dictionary lacks counts
_LONGEST = 60  # letters of a word that are looked at: no longer word is known, and work on it must be bounded
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Not "co" and "inter": "coresponding" and "intergrated" are slips.
_BEGINNINGS = ("de", "mis", "multi", "over", "pre", "re", "sub", "super", "un", "under")
_ROOT = 5  # letters of a word after one of them: "presure" is no "sure"
_INFLECTIONS = {"s": ("'s", "s", "es"), "d": ("ed",), "g": ("ing",), "r": ("er",), "t": ("est",)}
_INFLECTIONS |= {"n": ("n",), "y": ("ly", "y")}


class Facts(NamedTuple):
    """What is known of a word.

    `log_count` is the log10 of how often it stands in a billion words. `common`: it is one of the 150 met
    most often. `easy`: it, or what it is a form of, is on the Dale-Chall list of words that children of nine
    know. `british`: the British spelling of an American word.
    """

    log_count: float
    common: bool
    easy: bool
    known: bool
    british: str | None


class Lexicon:
    """Answers about words in any case, each looked up once.

    `in_full` has what acronyms stand for. `words` has the facts of any word; `doubtful` says of any word
    whether it is unknown or American. The first question loads the data (about 20 ms), and raises
    SpeakeasyError if it is not installed.
    """

    def __init__(self, in_full: Mapping[str, str] = MappingProxyType({})) -> None:
        self.in_full = in_full
        self.words = Memo(self._look_up)
        self.doubtful = Memo(self._is_doubtful)
        self._corrections = Memo(lambda word: tuple(self._correct(_plain(word))))

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
        return self.words[word].british

    def corrections(self, word: str) -> tuple[str, ...]:
        """Known words with one letter more, less, changed or swapped with the next, best known first.

        Those with another first letter come last: few people get that one wrong.
        Of a hyphenated word, the one part that is not known is put right; of a possessive, the word itself.
        """
        return self._corrections[word]

    def _correct(self, word: str) -> Iterable[str]:
        if word.endswith("'s"):
            return (near + "'s" for near in self._correct(word[:-2]))
        if "-" in word:
            parts = word.split("-")
            wrong = [part for part in parts if not self.is_known(part)]
            near = self._correct(wrong[0]) if len(wrong) == 1 else ()
            return ("-".join(right if part in wrong else part for part in parts) for right in near)
        nearby = [near for guess in guesses(word) for near in _one_edit_away(guess)]
        known = self._counts.frequent.intersection(nearby)
        known |= {near for near in own_words().intersection(nearby) if self.is_known(near)}
        best = sorted(known, key=lambda near: (near[:1] != word[:1], -self.log_count(near), near))
        return dict.fromkeys(self.british(near) or near for near in best)

    def _look_up(self, word: str) -> Facts:
        plain = _plain(word)
        if plain != word:
            return self.words[plain]
        count = self._count(word)
        log_count = log10((count or _UNKNOWN) / TOTAL * 1e9)
        common = count >= COMMON and "-" not in word
        known = count > 0 or self._is_formed(word)
        british = self._british(word) if count else None
        return Facts(log_count, common, self._is_easy(word), known, british)

    def _is_doubtful(self, word: str) -> bool:
        facts = self.words[word]
        return not facts.known or facts.british is not None

    @cached_property
    def _counts(self) -> Counts:
        return Counts()

    @cached_property
    def _easy_words(self) -> frozenset[str]:
        words = data_file("textstat", "resources", "en", "easy_words.txt").read_text("utf-8")
        return frozenset(words.split())

    def _count(self, word: str) -> int:
        count = self._counts[word]
        if (spelling := american(word)) != word:
            count = max(count, self._counts[spelling])
        if count:
            return count
        if (as_common := new_words().get(word)) is not None:
            return self._count(as_common) if as_common else RAREST
        if word.endswith("'s"):
            return self._count(word[:-2])
        if "-" in word:
            # "co-ordinate" is known as "coordinate", though "ordinate" is not.
            return min(map(self._count, word.split("-"))) or self._count(word.replace("-", ""))
        return 0

    def _is_formed(self, word: str) -> bool:
        """Whether it is a known word with a beginning such as "un", or a plural that no dictionary lists."""
        roots = [word.removeprefix(beginning) for beginning in _BEGINNINGS if word.startswith(beginning)]
        if word[-1:] == "s" and not word.endswith(("ens", "mans", "ss")):  # "childrens" lacks a sign
            roots.append(word[:-1])
        return any(len(root) >= _ROOT and root.isalpha() and self._count(root) > 0 for root in roots)

    def _british(self, word: str) -> str | None:
        if "-" in word:
            spelling = "-".join(self._british(part) or part for part in word.split("-"))
        elif word.endswith("'s"):
            spelling = (self._british(word[:-2]) or word[:-2]) + "'s"
        else:
            spelling = british(word)
        return spelling if spelling != word and self._count(spelling) else None

    def _is_easy(self, word: str) -> bool:
        easy = self._easy_words
        if word in easy or not easy.isdisjoint(_roots(word)):
            return True
        if "-" in word:
            return all(map(self._is_easy, word.split("-")))
        spelling = american(word)
        return spelling != word and not easy.isdisjoint(_roots(spelling))


def _plain(word: str) -> str:
    """The word as the lists write it: lower case, plain apostrophes and hyphens, one character a letter."""
    word = word[:_LONGEST].lower()
    return word if word.isascii() else normalize("NFKC", word).translate(PLAIN_SIGNS)


def _roots(word: str) -> list[str]:
    """The word and what it may be a regular form of: "stopped" gives "stopp", "stoppe" and "stop"."""
    roots = [word]
    for ending in _INFLECTIONS.get(word[-1:], ()):
        root = word.removesuffix(ending)
        if root != word and len(root) > 1:
            roots += [root, root + "e"]
            if root[-1] == root[-2]:
                roots.append(root[:-1])
            elif root[-1] == "i":
                roots.append(root[:-1] + "y")
    return roots


def _one_edit_away(word: str) -> list[str]:
    """Each string with one letter more, less, changed or swapped with the next."""
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    less = [(before, after[1:]) for before, after in splits]
    swapped = [before + after[1::-1] + after[2:] for before, after in splits]
    # A letter between the two parts of each: a join of all letters at once takes half the time.
    other = [before + f"{after} {before}".join(_LETTERS) + after for before, after in splits + less]
    return [*map("".join, less), *swapped, *" ".join(other).split(" ")]
