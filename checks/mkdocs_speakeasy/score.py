"""The reading age of a page, and why it is what it is.

    grade = 16.7 + 3.5 ln(words per sentence) + 0.11 (% of words off the Dale-Chall list)
            - 4.8 (mean log10 count per billion of the content words)
    reading age = grade + 5

It was fitted to 4,724 passages that teachers put in order, and correlates 0.655 with them; the best formula
of textstat reaches 0.55.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import log
from operator import mul
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
_ROUGH = 300
_MARGIN = 2  # years either way
_EASIEST = 5.9  # the log10 count of the 150th word: what a page without content words has
_PLURAL = re.compile("['’]?s$")  # of an acronym: GPs, the LA's
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
        return (f"{YOUNGEST} or under" if self.guess == YOUNGEST else years) + (
            " (rough)" if self.rough else ""
        )


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


_Weight = tuple[float, float, float, float]
"""What one use of a word adds to each of the sums."""


class _Tally(NamedTuple):
    """The sentences of a page that are scored, their words in order, each word once, and the sums.

    `columns` has a row for each of the sums: what one use of each word adds to it.
    """

    sentences: list[Sentence]
    tokens: list[str]
    uses: Counter[str]
    columns: list[tuple[float, ...]]
    sums: _Sums


def score(page: Page, lexicon: Lexicon) -> Score | None:
    """The reading age of a page; None if its sentences have under 100 words."""
    tally = _count(page, lexicon)
    if len(tally.tokens) < _FEWEST:
        return None
    return Score(_grade(tally.sums, len(tally.sentences)) + 5, len(tally.tokens))


def reasons(page: Page, lexicon: Lexicon) -> Reasons:
    """Why a page that has a score has the one it has."""
    sentences, tokens, uses, columns, sums = _count(page, lexicon)
    lengths = [sentence.last - sentence.first for sentence in sentences]
    costs = dict(zip(uses, _costs(columns, sums), strict=True))
    running = list(accumulate(map(costs.__getitem__, tokens), initial=0.0))
    spared = [running[start] - running[end] for start, end in pairwise(accumulate(lengths, initial=0))]
    by_cost = sorted(range(len(sentences)), key=spared.__getitem__)
    hard = [
        token
        for token, hard, content in zip(uses, columns[1], columns[2], strict=True)
        if hard and content and len(token) > 1  # not the "g" of "e.g."
    ]
    return Reasons(
        words_per_sentence=sums.words / len(sentences),
        long_share=sum(length for length in lengths if length > LONG) / len(tokens),
        hardest=sorted(hard, key=lambda token: -costs[token] * uses[token])[:_WORDS],
        costliest=[sentences[at] for at in by_cost[:_SENTENCES]],
    )


@lru_cache(maxsize=1)  # a rule, the report and the reasons all ask, one page after the other
def _count(page: Page, lexicon: Lexicon) -> _Tally:
    sentences = [sentence for sentence in page.sentences if sentence.block.kind in KINDS]
    tokens: list[str] = []
    for sentence in sentences:
        first = page.words[sentence.first]  # there, one capital does not mean a name
        tokens.append(first if first[1:2].isupper() else page.lower[sentence.first])
        tokens += page.words[sentence.first + 1 : sentence.last]
    uses = Counter(tokens)
    columns = list(zip(*map(_weights(lexicon).__getitem__, uses), strict=True)) or [()] * 4
    sums = _Sums(*(sum(map(mul, column, uses.values())) for column in columns))
    return _Tally(sentences, tokens, uses, columns, sums)


def _grade(sums: _Sums, sentences: int) -> float:
    ease = sums.log_count / sums.content if sums.content else _EASIEST
    return 16.7 + 3.5 * log(sums.words / sentences) + 11 * sums.hard / sums.words - 4.8 * ease


def _costs(columns: Iterable[tuple[float, ...]], sums: _Sums) -> list[float]:
    """What one use of each word adds to the grade, to first order: slopes of the formula times its weight."""
    content = sums.content or 1
    a = (3.5 - 11 * sums.hard / sums.words) / sums.words
    b = 11 / sums.words
    c = 4.8 * sums.log_count / content**2
    d = -4.8 / content
    rows = zip(*columns, strict=True)
    return [a * words + b * hard + c * contents + d * log_count for words, hard, contents, log_count in rows]


class _Weights(dict[str, _Weight]):
    """The weight of each word, all of it floats: they add up faster.

    A word with a capital here stands inside a sentence, so it is a name.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __missing__(self, token: str) -> _Weight:
        in_full, known = self.lexicon.in_full, self.lexicon.words
        word = known[token]
        if full := in_full.get(token) or in_full.get(_PLURAL.sub("", token)):
            parts = [known[part] for part in full.split()]
            weight = float(len(parts)), float(sum(not part.easy for part in parts)), 0.0, 0.0
        elif word.common or token[0].isupper():
            weight = 1.0, float(not word.easy), 0.0, 0.0
        else:
            weight = 1.0, float(not word.easy), 1.0, word.log_count
        self[token] = weight
        return weight


_weights = lru_cache(maxsize=1)(_Weights)  # for all pages of a run
