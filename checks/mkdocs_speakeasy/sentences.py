"""Where sentences end."""

import re
from bisect import bisect_left
from functools import cache
from pathlib import Path

from mkdocs_speakeasy.model import Block, Sentence
from mkdocs_speakeasy.words import Words

# What may end a sentence, and what may stand around it: quotes, brackets and signs of markup.
_END = re.compile(r"[.!?…][.!?…\"'”’)\]»\x00=^~*_]*+(?=\s)")
_GAP = re.compile(r"[\s\x00]*+")
_OPENING = re.compile(r"[\s\x00\"'“‘«(\[*_=^~]*+")
_WORD = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+")
# A name that begins with a small letter: iPhone, eBay.
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}[A-Z]")
# What goes on after a quote that ends in a mark: "Why?" she asked.
_SPEECH = re.compile(r"\s*(?:[\w’'-]+\s){0,2}(?:said|says|say|asked|asks|replied|added|wrote)\b")
# Initials and the like: J.K., p.m., Ph.D.
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
# After one of these a single letter is no initial of a name: "This is plan B. We ..."
_NAMED_BY_A_LETTER = re.compile(
    "annex|appendix|band|category|class|exhibit|figure|grade|group|hepatitis|level|option|part|plan|schedule|"
    "section|step|table|team|type|version|vitamin"
)
_DAY = re.compile(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    "september|october|november|december"
)


@cache
def _listed(name: str) -> dict[str, str]:
    """The entries of a list of words, each with what follows its arrow."""
    lines = Path(__file__).with_name("data").joinpath(name).read_text("utf-8").splitlines()
    rows = (line.partition(" -> ") for line in lines if not line.startswith("#"))
    return {word: rest for word, _, rest in rows}


def find_sentences(text: str, blocks: list[Block], words: Words) -> list[Sentence]:
    """The sentences of a page that have words."""
    sentences: list[Sentence] = []
    first = 0  # the first word of the sentence
    marks = map(re.Match.span, _END.finditer(text))
    none_left = (len(text), len(text))
    mark = at, after = next(marks, none_left)
    for block in blocks:
        _, start, end, _ = block
        while after < end:
            if _ends(text, start, mark, end):
                last = bisect_left(words.starts, at, first)
                if last > first:
                    sentences.append(Sentence(start, after, first, last, block))
                start, first = _skip(_GAP, text, after), last
            mark = at, after = next(marks, none_left)
        if at < end:  # the mark that ends the block
            mark = at, after = next(marks, none_left)
        last = bisect_left(words.starts, end, first)
        if last > first:
            sentences.append(Sentence(start, end, first, last, block))
        first = last
    return sentences


def _skip(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


def _ends(text: str, sentence: int, span: tuple[int, int], end: int) -> bool:
    """Whether the mark at `span` ends the sentence from `sentence` on, in a block that ends at `end`."""
    at, mark = span[0], text[slice(*span)]
    after = _skip(_OPENING, text, span[1])
    if after >= end:
        return True
    if text[after].islower():
        return mark == "." and bool(_INNER_CAPITAL.match(text, after))
    if mark[0] in "!?":
        return not (mark[-1] in "\"'”’" and _SPEECH.match(text, span[1]))
    if mark.startswith(("..", "…")):
        return _word(text, after) not in ("i", "i'm", "i’m")
    before = text[max(sentence, at - 40) : at].rsplit(None, 2)
    if not before:
        return True
    alone = len(before) == 1 and at - sentence <= 40
    return _full_stop(before, text, after, alone=alone)


def _word(text: str, start: int) -> str:
    """The word that begins there, in lower case, or nothing."""
    word = _WORD.match(text, start)
    return word[0].lower() if word else ""


def _full_stop(before: list[str], text: str, after: int, *, alone: bool) -> bool:
    """Whether a single full stop ends a sentence. `before` holds the last words before it.

    `alone` says that it has just one; `after` is where the text goes on.
    """
    last = before[-1].lstrip("\"'“‘([«\x00*_=^~")
    if alone and (last.isdigit() or len(last) == 1):
        return False  # the number of an item
    match _follows(last, before[-2] if len(before) > 1 else ""):
        case "anything":
            return False
        case "number":
            return not text[after].isdigit()
        case "name":
            return _word(text, after) in _listed("sentence_starters.txt")
        case "day":
            return not _DAY.fullmatch(_word(text, after))
    return True


def _follows(last: str, previous: str) -> str:
    """What may follow a word and its full stop in a sentence: anything, a number, a name, a day, nothing."""
    if listed := _listed("abbreviations.txt").get(last.lower()):
        return listed
    is_initial = len(last) == 1 and last.isupper() and last != "I"
    if is_initial and not _NAMED_BY_A_LETTER.fullmatch(previous.lower()):
        return "name"
    return "name" if "." in last and _DOTTED.fullmatch(last) else ""
