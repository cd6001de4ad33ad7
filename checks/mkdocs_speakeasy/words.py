"""Which parts of plain text are words.

They are found in bytes, one for each character. First all that is no part of a word becomes a space: of
`"We're 10", co-ops say-` there stays ` We're      co-ops say `. Then splitting at spaces gives the words.
That takes less than half the time of a pattern that finds the same words and their places in the text.
"""

import codecs
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Any, NamedTuple

from mkdocs_speakeasy.memo import Memo
from mkdocs_speakeasy.model import JOINER

_OTHERS = "mkdocs_speakeasy.words"  # what the codec calls for characters that the encoding lacks

# Vowel signs and accents that stand on the letter before them; to `re` they are no part of a word.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0981-\u0983"
    "\u09bc\u09be-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0abc\u0abe-\u0acd\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd"
    "\u0d3e-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
_MARK = re.compile(f"[{_MARKS}]")
_HYPHENS = "'’‘‐‑-"  # the third is typed by mistake: they‘ve

# Three bytes that the encoding leaves free stand for all letters, accents and hyphens that it lacks.
_ENCODING = "cp1252"
_LETTER, _ACCENT, _HYPHEN, _DIGIT = b"\x81", b"\x8d", b"\x8f", b"0"
# What can be no part of a word becomes a space, and each digit the same one …
_BYTES = bytes(range(256)).decode(_ENCODING, "surrogateescape")
_PARTS = re.sub(rf"[^\w\udc80-\udcff{JOINER}{_HYPHENS}]", " ", re.sub(r"[_\d²³¹¼-¾]", "0", _BYTES))
_SIGNS = _PARTS.encode(_ENCODING, "surrogateescape")
# … then so do signs that may stand inside a word but do not …
_STRAY = re.compile(
    rb"""
        [\0\x8d%b] (?:
            (?<![^ ].) [\0\x8d%b]*+  # before a word
          | (?<!\x8d) [\0%b]*+ (?![^ ])  # after a word
          | (?<!\x8d) (?:(?<=\0)\0*+[%b])?+ \0*+[%b] [\0\x8d%b]*+  # two in a row
        )
    """.replace(b"%b", _HYPHEN + _HYPHENS.encode(_ENCODING, "ignore")),
    re.VERBOSE | re.DOTALL,
)
# … and then what has a digit.
_FROM_DIGIT = re.compile(_DIGIT + rb"[^ ]*+")
_SHAPES = bytes(char if char == 32 else 97 for char in range(256))

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})


def _fold(word: str) -> str:
    """A word in lower case with plain signs."""
    return unicodedata.normalize("NFKC", word.lower().translate(_PLAIN))


_FOLDS = Memo(_fold)


class _Ends(Sequence[int]):
    """Where each word ends: at the next space. It is looked up only when asked for."""

    def __init__(self, signs: bytes, starts: list[int]) -> None:
        self._signs, self._starts = signs + b" ", starts

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, place: Any) -> Any:  # one place: no rule asks for a slice
        return self._signs.index(b" ", self._starts[place])


class Words(NamedTuple):
    """The words of a text, the same in lower case with plain signs, and where each starts and ends."""

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: Sequence[int]


def find_words(text: str) -> Words:
    """The words of a page's text: letters with inner apostrophes and hyphens. What has a digit is none."""
    signs = _only_words(text)
    starts = _starts(signs)
    try:
        words = signs.replace(b"\0", b"").decode(_ENCODING).split()
    except UnicodeDecodeError:  # some are not in the encoding
        spans = zip(starts, map(len, signs.split()), strict=True)
        words = [text[start : start + length].replace(JOINER, "") for start, length in spans]
    return Words(words, list(map(_FOLDS.__getitem__, words)), starts, _Ends(signs, starts))


def _only_words(text: str) -> bytes:
    """A byte for each character, a space for those that are no part of a word."""
    encoding = "ascii" if text.isascii() else _ENCODING
    signs = text.encode(encoding, _OTHERS).translate(_SIGNS)
    signs = _STRAY.sub(lambda match: b" " * len(match[0]), signs)
    words = bytearray(signs)
    for found in _FROM_DIGIT.finditer(signs):
        start, end = signs.rfind(b" ", 0, found.start()) + 1, found.end()
        words[start:end] = b" " * (end - start)
    return bytes(words)


def _encode_others(error: UnicodeError) -> tuple[bytes, int]:
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101  the codec calls it for nothing else
    return b"".join(map(_stand_in, error.object[error.start : error.end])), error.end


@cache
def _stand_in(char: str) -> bytes:
    """The byte for a character that the encoding lacks."""
    if char.isalnum():
        return _LETTER if char.isalpha() else _DIGIT
    if char in _HYPHENS:
        return _HYPHEN
    return _ACCENT if _MARK.match(char) else b" "


codecs.register_error(_OTHERS, _encode_others)


def _starts(signs: bytes) -> list[int]:
    """Where each run of bytes other than spaces starts."""
    shape = b" " + signs.translate(_SHAPES) + b"\n"
    lines = shape.replace(b" a", b" \n").splitlines(keepends=True)  # a line ends where a word starts
    return list(accumulate(map(len, lines), initial=-2))[1:-1]
