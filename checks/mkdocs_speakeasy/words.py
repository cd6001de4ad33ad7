"""Which parts of plain text are words, and which are addresses."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate, compress
from typing import NamedTuple

from mkdocs_speakeasy.model import JOINER, OBJECT

# Vowel signs and accents that stand on the letter before them; to `re` they are no part of a word.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0981-\u0983"
    "\u09bc\u09be-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0abc\u0abe-\u0acd\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd"
    "\u0d3e-\u0d4d\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
)
_HYPHENS = "'’‐‑-"


def _token(letters: str, marks: str) -> re.Pattern[str]:
    """Letters and digits, with apostrophes and hyphens and joiners inside."""
    inner = f"{JOINER}*+[{_HYPHENS}]{JOINER}*+|{JOINER}++"
    plain = f"[{letters}][{letters}{marks}]*+"  # most words have nothing inside, and cost less so
    return re.compile(f"({plain}(?![{JOINER}{_HYPHENS}])|{plain}(?:(?:{inner})[{letters}{marks}]++)*+)")


_TOKEN = _token(r"a-zA-Z0-9_\w", _MARKS)
# The same for letters of European languages, which `re` finds far faster when it need not ask what `\w` is.
_LATIN = r"a-zA-Z0-9_\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\u024f"
_LATIN_TOKEN = _token(_LATIN, r"\u0300-\u036f")
_NOT_LATIN = re.compile(
    r"[^\x00-\u024f\u0300-\u036f\u2000-\u206f\u20a0-\u20cf\u2190-\u23ff\u2500-\u2775\ufe0f\U0001f300-\U0001f64f]"
)
_PLAIN = str.maketrans({"’": "'", "‐": "-", "‑": "-", JOINER: ""})

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
    """Each token as a word in lower case with plain signs, or empty if it is no word; worked out once."""

    def __missing__(self, token: str) -> str:
        if len(self) > 500_000:
            self.clear()
        if token.isalpha() or not any(map(_is_no_letter, token)):
            self[token] = unicodedata.normalize("NFKC", token.lower().translate(_PLAIN))
        else:
            self[token] = ""
        return self[token]


def _is_no_letter(char: str) -> bool:
    return char == "_" or (char.isnumeric() and not char.isalpha())


_FOLDS = _Folds()


class Words(NamedTuple):
    """The words of a text, the same in lower case with plain signs, and where each starts and ends."""

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]


def find_words(text: str) -> Words:
    """The words of a page's text: letters with inner apostrophes and hyphens. What has a digit is none."""
    is_latin = text.isascii() or not _NOT_LATIN.search(text)
    parts = (_LATIN_TOKEN if is_latin else _TOKEN).split(text)
    offsets = list(accumulate(map(len, parts)))
    words, starts, ends = parts[1::2], offsets[0:-1:2], offsets[1::2]
    lower = list(map(_FOLDS.__getitem__, words))
    if "" in lower:
        words, starts, ends = (
            list(compress(words, lower)),
            list(compress(starts, lower)),
            list(compress(ends, lower)),
        )
        lower = list(compress(lower, lower))
    if JOINER in "".join(words):
        words = [word.replace(JOINER, "") for word in words]
    return Words(words, lower, starts, ends)


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
