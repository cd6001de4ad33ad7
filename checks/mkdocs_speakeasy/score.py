"""The reading age of a page, and why it is what it is.

    grade = 16.7 + 3.5 ln(words per sentence) + 0.11 (% of words off the Dale-Chall list)
            - 4.8 (mean log10 count per billion of the content words)
    reading age = grade + 5

It was fitted to 4,724 passages that teachers put in order, and correlates 0.655 with them; the best formula
of textstat reaches 0.55.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, islice, repeat
from math import log
from operator import itemgetter, mul
from typing import NamedTuple

from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.text import Kind, Page, Sentence

KINDS: frozenset[Kind] = frozenset(("paragraph", "item", "quote", "definition"))
"""The kinds of block that are scored."""
LONG = 20
"""A sentence with more words is a long one."""
YOUNGEST = 7
"""The foot of the scale: below it, the passages that the formula was fitted to do not differ."""
_FEWEST = 100
_NO_EASIER = {"am", "cllr", "dr", "mr", "mrs", "ms", "pm"}  # nobody can say these in easier words
_ROUGH = 300
_MARGIN = 2  # years either way
_EASIEST = 5.9  # the log10 count of the 150th word: what a page without content words has
_PLURALS = ("s", "'s", "’s")  # of an acronym: GPs, the LA's
_WORDS, _SENTENCES = 10, 3  # how many of the hardest and the costliest are named


@dataclass(frozen=True, slots=True)
class Score:
    """The reading age of a page in years, and how many words it was worked out from."""

    age: float
    words: int

    @property
    def guess(self) -> int:
        """The best guess in whole years."""
        return max(YOUNGEST, int(self.age + 0.5))

    @property
    def low(self) -> int:
        """The younger end of the band."""
        return max(YOUNGEST, self.guess - _MARGIN)

    @property
    def high(self) -> int:
        """The older end of the band."""
        return self.guess + _MARGIN

    @property
    def rough(self) -> bool:
        """Whether there are too few words for more than a rough guess."""
        return self.words < _ROUGH

    def band(self) -> str:
        """The reading age as people should see it: "about 9 to 13, best guess 11"."""
        years = f"about {self.low} to {self.high}, best guess {self.guess}"
        if self.guess == YOUNGEST:
            years = f"{YOUNGEST} or under"
        return f"{years} (rough)" if self.rough else years


@dataclass(frozen=True, slots=True)
class Reasons:
    """What makes the reading age of a page.

    `long_share` is the share of words, 0 to 1, that stand in long sentences. `hardest` and `costliest` start
    with the word or sentence that a change would help most.
    """

    words_per_sentence: float
    long_share: float
    hardest: list[str]
    costliest: list[Sentence]

    def lines(self) -> list[str]:
        """A sentence each on the length of the sentences, the long ones, and the hardest words."""
        lines = [
            f"A sentence has {self.words_per_sentence:.0f} words on average.",
            f"{self.long_share:.0%} of the words stand in sentences of more than {LONG} words.",
        ]
        return [*lines, f"Hardest words: {', '.join(self.hardest)}."] if self.hardest else lines


class _Sums(NamedTuple):
    """What the formula is made of."""

    words: float
    hard: float  # off the list of easy words
    content: float
    log_count: float  # of the content words


class _Tally(NamedTuple):
    """The words of a page that are scored, in order, how often each is used, and the sums of all.

    `sentences` is how many are scored.
    """

    sentences: int
    tokens: list[str]
    uses: Counter[str]
    sums: _Sums


def score(page: Page, lexicon: Lexicon) -> Score | None:
    """The reading age of a page; None if its sentences have under 100 words."""
    tally = _count(page, lexicon)
    words = len(tally.tokens)
    return Score(_grade(tally.sums, tally.sentences) + 5, words) if words >= _FEWEST else None


def reasons(page: Page, lexicon: Lexicon) -> Reasons:
    """Why a page that has a score has the one it has."""
    tally, weights = _count(page, lexicon), _weights(lexicon)
    a, b, c, d = _slopes(tally.sums)
    hard, log_counts = weights.of(tally.uses)
    adds = [
        a + b * many + (c + d * log_count if log_count else 0.0)
        for many, log_count in zip(hard, log_counts, strict=True)
    ]
    costs = dict(zip(tally.uses, adds, strict=True))  # what each word adds to the grade
    for acronym in weights.lengths.keys() & costs.keys():
        costs[acronym] += a * (weights.lengths[acronym] - 1)
    sentences = [sentence for sentence in page.sentences if sentence.block.kind in KINDS]
    lengths = [sentence.last - sentence.first for sentence in sentences]
    words = map(costs.__getitem__, tally.tokens)
    by_cost = [(sum(islice(words, length)), at) for at, length in enumerate(lengths)]
    costliest = sorted(by_cost, key=itemgetter(0), reverse=True)[:_SENTENCES]  # of two alike, the first
    written = set(page.words)
    gains = {
        token: costs[token] * tally.uses[token]
        for token in compress(tally.uses, map(mul, hard, log_counts))
        if len(token) > 1 and token not in _NO_EASIER  # not the "g" of "e.g."
        if token in written or token.capitalize() not in tally.uses  # else it is a name
    }
    return Reasons(
        words_per_sentence=tally.sums.words / len(sentences),
        long_share=sum(length for length in lengths if length > LONG) / len(tally.tokens),
        hardest=sorted(gains, key=gains.__getitem__, reverse=True)[:_WORDS],
        costliest=[sentences[at] for _, at in costliest],
    )


@lru_cache(maxsize=1)  # a rule, the report and the reasons all ask, one page after the other
def _count(page: Page, lexicon: Lexicon) -> _Tally:
    weights = _weights(lexicon)
    tokens, sentences = _scored(page)
    uses = Counter(tokens)
    times = uses.values()
    hard, log_counts = weights.of(uses)
    sums = _Sums(
        sum(map(mul, times, map(weights.lengths.get, uses, repeat(1)))),
        sum(map(mul, times, hard)),
        sum(compress(times, log_counts)),
        sum(map(mul, times, log_counts)),
    )
    return _Tally(sentences, tokens, uses, sums)


def _scored(page: Page) -> tuple[list[str], int]:
    """The words of all sentences that are scored, and how many sentences these are.

    The first word of a sentence is in lower case, because there a capital does not mean a name.
    """
    words, lower = page.words.copy(), page.lower
    for sentence in page.sentences:
        first = sentence.first
        if not words[first][1:2].isupper():
            words[first] = lower[first]
    others = [sentence for sentence in page.sentences if sentence.block.kind not in KINDS]
    tokens: list[str] = []
    at = 0
    for other in others:  # they are few, and no word stands between two sentences
        tokens += words[at : other.first]
        at = other.last
    return tokens + words[at:], len(page.sentences) - len(others)


def _grade(sums: _Sums, sentences: int) -> float:
    ease = sums.log_count / sums.content if sums.content else _EASIEST
    return 16.7 + 3.5 * log(sums.words / sentences) + 11 * sums.hard / sums.words - 4.8 * ease


def _slopes(sums: _Sums) -> _Sums:
    """What one more in each of the sums adds to the grade, to first order."""
    content = sums.content or 1
    return _Sums(
        (3.5 - 11 * sums.hard / sums.words) / sums.words,
        11 / sums.words,
        4.8 * sums.log_count / content**2,
        -4.8 / content,
    )


class _Weights(dict[str, float]):
    """The log10 count of each word, or 0 if it is not content: a common word, a name or an acronym.

    A word with a capital here stands inside a sentence, so it is a name. `hard` is how many hard words each
    word counts for. `lengths` is how many words an acronym counts for, in each of its forms.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = lexicon.words
        self.hard: dict[str, int] = {}
        self.lengths: dict[str, int] = {}
        for acronym, full in lexicon.in_full.items():
            parts = full.split()
            for form in (acronym, *(acronym + ending for ending in _PLURALS)):
                self[form] = 0.0
                self.hard[form] = sum(not self.words[part].easy for part in parts)
                self.lengths[form] = len(parts)

    def of(self, tokens: Iterable[str]) -> tuple[list[int], list[float]]:
        """How many hard words each word counts for, and its log10 count."""
        log_counts = list(map(self.__getitem__, tokens))  # a word that is new gets its other weights too
        return list(map(self.hard.__getitem__, tokens)), log_counts

    def __missing__(self, token: str) -> float:
        word = self.words[token]
        self.hard[token] = 0 if word.easy else 1
        self[token] = weight = 0.0 if word.common or token[0].isupper() else word.log_count
        return weight


_weights = lru_cache(maxsize=1)(_Weights)  # for all pages of a run
