"""Which parts of plain text are words, and which are addresses."""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from mkdocs_speakeasy.model import JOINER, OBJECT

_NAME = "mkdocs_speakeasy.words"

# Vowel signs and accents that stand on the letter before them; to `re` they are no part of a word.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0981-\u0983"
    "\u09bc\u09be-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0abc\u0abe-\u0acd\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd"
    "\u0d3e-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
_HYPHENS = "'’‘‐‑-"  # the third is typed by mistake: they‘ve

# A token: letters and digits, with an apostrophe or a hyphen and joiners inside.
_INNER = f"{JOINER}*+[{_HYPHENS}]{JOINER}*+|{JOINER}++"
_TOKEN = re.compile(rf"(\w[\w{_MARKS}]*+(?:(?:{_INNER})[\w{_MARKS}]++)*+)")

# The same for most pages, in an encoding of one byte a character, which is far faster: what can be no part of
# a token becomes a space, and so do the signs that may stand inside one but do not.
_ENCODING = "cp1252"
_NOT_IN_ENCODING = re.compile(rf"[\w{_MARKS}{_HYPHENS}]")
_ONE_BYTE = bytes(range(256)).decode(_ENCODING, "replace")
_SIGNS = re.sub(rf"[^\w{JOINER}{_HYPHENS}]", " ", _ONE_BYTE).encode(_ENCODING)
_STRAY = re.compile(
    rb"""
        [\0%b] (?:
            (?<![^ ].) [\0%b]*+  # before a word
          | [\0%b]*+ (?![^ ])  # after a word
          | (?:(?<=\0)\0*+[%b])?+ \0*+[%b] [\0%b]*+  # two in a row
        )
    """.replace(b"%b", _HYPHENS.encode(_ENCODING, "ignore")),
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(rb"[0-9_\xb2\xb3\xb9\xbc-\xbe][^ ]*+")
_LETTERS = bytes(char if char == 32 else 97 for char in range(256))

_PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-"})

_URLS = tuple(re.compile(head + r"[^\s<>\x01\"“”‘’]+") for head in ("https?://", r"www\."))
_MAILBOX = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_DOTTED = re.compile(
    r"\.(?:com|org|net|edu|info|io|eu|uk|wales|scot|cymru|md|txt|pdf|docx?|xlsx?|pptx?|odt|csv|html?|css|js|json|"
    r"ya?ml|toml|py|sh|png|jpe?g|gif|svg|webp|mp[34]|zip)(?![\w-])(?:/[^\s<>\x01]*)?",
    re.IGNORECASE,
)
_BEFORE_DOT = frozenset(JOINER + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/\\~+*")
_ICON = re.compile(r":(?:[a-z]|\+1|-1)[\w+-]*:")
_KEYS = re.compile(r"\+\+[\w-]+(?:\+[\w-]+)*\+\+")


class _Folds(dict[str, str]):
    """Each word in lower case with plain signs, worked out once."""

    def __missing__(self, word: str) -> str:
        if len(self) > 500_000:
            self.clear()
        self[word] = unicodedata.normalize("NFKC", word.lower().translate(_PLAIN))
        return self[word]


def _is_no_letter(char: str) -> bool:
    return char == "_" or (char.isnumeric() and not char.isalpha())


_FOLDS = _Folds()


class _Ends(Sequence[int]):
    """Where each word ends: at the next space in the text of words alone. Few of them are ever asked for."""

    def __init__(self, spoken: str, starts: list[int]) -> None:
        self._spoken, self._starts = spoken, starts

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, place: Any) -> Any:  # a place, or a slice of them
        if isinstance(place, slice):
            return [self[each] for each in range(len(self))[place]]
        end = self._spoken.find(" ", self._starts[place])
        return end if end >= 0 else len(self._spoken)


class Words(NamedTuple):
    """The words of a text, the same in lower case with plain signs, and where each starts and ends."""

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: Sequence[int]


def find_words(text: str) -> Words:
    """The words of a page's text: letters with inner apostrophes and hyphens. What has a digit is none."""
    spoken = _spoken(text)
    words = spoken.replace(JOINER, "").split()
    starts = _starts(spoken)
    return Words(words, list(map(_FOLDS.__getitem__, words)), starts, _Ends(spoken, starts))


def _spoken(text: str) -> str:
    """The text with a space for each character that is no part of a word."""
    try:
        signs = text.encode(_ENCODING, _NAME)
    except UnicodeEncodeError:
        parts = _TOKEN.split(text)  # every second one is a token
        return "".join(
            part if index % 2 and not any(map(_is_no_letter, part)) else " " * len(part)
            for index, part in enumerate(parts)
        )
    tokens = _STRAY.sub(lambda match: b" " * len(match[0]), signs.translate(_SIGNS))
    spoken = bytearray(tokens)
    for number in _NUMBER.finditer(tokens):
        start, end = tokens.rfind(b" ", 0, number.start()) + 1, number.end()
        spoken[start:end] = b" " * (end - start)
    return spoken.decode(_ENCODING)


def _space(error: UnicodeError) -> tuple[str, int]:
    """Spaces for signs that have no place in the encoding and are no part of a token."""
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101  the codec calls it for nothing else
    if _NOT_IN_ENCODING.search(error.object, error.start, error.end):
        raise error
    return " " * (error.end - error.start), error.end


codecs.register_error(_NAME, _space)


def _starts(spoken: str) -> list[int]:
    """Where each run of characters other than spaces starts."""
    shape = b" " + spoken.encode("ascii", "replace").translate(_LETTERS) + b"\n"
    lines = shape.replace(b" a", b" \n").splitlines(keepends=True)  # a line ends where a word starts
    return list(accumulate(map(len, lines), initial=-2))[1:-1]


def hide_addresses(text: str) -> str:
    """The text of a page, at the same length, with URLs, mailboxes, file names, icons and keys masked."""
    spans = sorted({*_urls(text), *_dotted(text), *_icons(text)})
    if not spans:
        return text
    pieces, at = [], 0
    for start, end in spans:
        if start >= at:
            pieces += [text[at:start], OBJECT, JOINER * (end - start - 1)]
            at = end
    return "".join([*pieces, text[at:]])


def _urls(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _URLS:
        for match in pattern.finditer(text):
            yield match.start(), match.start() + len(match[0].rstrip(".,;:!?)]'*_" + JOINER))


def _icons(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_ICON, _KEYS):
        for match in pattern.finditer(text):
            if not text[match.start() - 1 : match.start()].isalnum():
                yield match.span()


def _dotted(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_MAILBOX, _DOTTED):
        floor = 0
        for match in pattern.finditer(text):
            start = match.start()
            while start > floor and text[start - 1] in _BEFORE_DOT:
                start -= 1
            floor = match.end()
            if start < match.start():
                yield start, match.start() + len(match[0].rstrip(".,;:!?)]"))
