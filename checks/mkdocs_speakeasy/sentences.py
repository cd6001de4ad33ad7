"""Where sentences end."""

import re
from bisect import bisect_left
from functools import cache
from pathlib import Path

from mkdocs_speakeasy.model import Block, Sentence
from mkdocs_speakeasy.words import Words

_END = re.compile(r"[.!?…][.!?…\"'”’)\]»\x00=^~*_]*+(?=\s)")
_GAP = re.compile(r"[\s\x00]*+")
_OPENING = re.compile(r"[\s\x00\"'“‘«(\[*_=^~]*+")
_WORD = re.compile(r"[^\W_]++(?:['’-][^\W_]++)*+")
_INNER_CAPITAL = re.compile(r"[a-z]{1,3}[A-Z]")
_SPEECH = re.compile(r"\s*(?:[\w’'-]+\s){0,2}(?:said|says|say|asked|asks|replied|added|wrote)\b")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_NAMED_BY_A_LETTER = re.compile(
    "annex|appendix|band|category|class|exhibit|figure|grade|group|hepatitis|level|option|part|plan|schedule|"
    "section|step|table|team|type|version|vitamin"
)
_DAY = re.compile(
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|"
    "september|october|november|december"
)


@cache
def _list(name: str) -> dict[str, str]:
    """The entries of a list of words, each with what follows its arrow."""
    lines = Path(__file__).with_name("data").joinpath(name).read_text("utf-8").splitlines()
    rows = (line.partition(" -> ") for line in lines if not line.startswith("#"))
    return {word: rest for word, _, rest in rows}


def find_sentences(text: str, blocks: list[Block], words: Words) -> list[Sentence]:
    """The sentences of a page that have words."""
    lower, starts = words.lower, words.starts
    abbreviations = _list("abbreviations.txt")
    sentences: list[Sentence] = []
    first = 0
    marks = map(re.Match.span, _END.finditer(text))
    beyond = (len(text) + 1, len(text) + 1)
    mark = at, after = next(marks, beyond)
    for block in blocks:
        _, start, end, _ = block
        while after < end:
            last = bisect_left(starts, at, first)
            is_plain = (  # most sentences: a word that is no abbreviation, a full stop, a space, a capital
                text[at : after + 1] == ". "
                and text[after + 1].isupper()
                and last > first
                and starts[last - 1] + len(lower[last - 1]) == at
                and len(lower[last - 1]) > 2
                and lower[last - 1] not in abbreviations
            )
            if is_plain or _ends(text, start, mark, end):
                if last > first:
                    sentences.append(Sentence(start, after, first, last, block))
                start, first = after + 1 if is_plain else _skip(_GAP, text, after), last
            mark = at, after = next(marks, beyond)
        if after == end:
            mark = at, after = next(marks, beyond)
        last = bisect_left(starts, end, first)
        if last > first:
            sentences.append(Sentence(start, end, first, last, block))
        first = last
    return sentences


def _skip(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start


def _ends(text: str, sentence: int, span: tuple[int, int], end: int) -> bool:
    """Whether the mark at a span ends the sentence from an offset, in a block that ends at another."""
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
    before = text[max(sentence, at - 40) : at].split()
    if not before:
        return True
    alone = len(before) == 1 and at - sentence <= 40
    return _full_stop(before, text, after, alone=alone)


def _word(text: str, start: int) -> str:
    """The word that begins there, in lower case, or nothing."""
    word = _WORD.match(text, start)
    return word[0].lower() if word else ""


def _full_stop(before: list[str], text: str, after: int, *, alone: bool) -> bool:
    """Whether a single full stop ends a sentence, from the words before it and what comes after it."""
    last = before[-1].lstrip("\"'“‘([«\x00*_=^~")
    if alone and (last.isdigit() or len(last) == 1):
        return False  # the number of an item
    match _follows(last, before[-2] if len(before) > 1 else ""):
        case "anything":
            return False
        case "number":
            return not text[after].isdigit()
        case "name":
            return _word(text, after) in _list("sentence_starters.txt")
        case "day":
            return not _DAY.fullmatch(_word(text, after))
    return True


def _follows(last: str, previous: str) -> str:
    """What may follow a word and its full stop in a sentence: anything, a number, a name, a day, nothing."""
    if listed := _list("abbreviations.txt").get(last.lower()):
        return listed
    is_initial = len(last) == 1 and last.isupper() and last != "I"
    if is_initial and not _NAMED_BY_A_LETTER.fullmatch(previous.lower()):
        return "name"
    return "name" if "." in last and _DOTTED.fullmatch(last) else ""
