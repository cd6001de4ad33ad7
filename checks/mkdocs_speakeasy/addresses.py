"""Which parts of plain text are no words, though they have letters: addresses, file names, icons, keys."""

import re
from collections.abc import Iterator

from mkdocs_speakeasy.model import JOINER, OBJECT
from mkdocs_speakeasy.splice import splice

_URLS = tuple(re.compile(head + r"[^\s<>\x01\"“”‘’]+") for head in ("https?://", r"www\."))
_MAILBOX = re.compile(r"@[\w-]+(?:\.[\w-]+)+")
_DOTTED = re.compile(
    r"\.(?=[a-z])"  # most full stops end a sentence
    r"(?:com|org|net|edu|info|io|app|dev|eu|uk|wales|scot|cymru|"
    r"md|txt|pdf|docx?|xlsx?|pptx?|odt|csv|html?|aspx?|css|js|json|ya?ml|toml|py|sh|"
    r"png|jpe?g|gif|svg|webp|mp[34]|zip)"
    r"(?![\w-])(?:[/?#][^\s<>\x01]*)?",
    re.IGNORECASE,
)
_BEFORE_DOT = frozenset(JOINER + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/\\~+*")
_ICON = re.compile(r":(?:[a-z]|\+1|-1)[\w+-]*:")
_KEYS = re.compile(r"\+\+(?:[\w-]+|\"[^\"\n]*\")(?:\+(?:[\w-]+|\"[^\"\n]*\"))*\+\+")


def hide_addresses(text: str) -> str:
    """The text of a page, at the same length, with URLs, mailboxes, file names, icons and keys masked."""
    spans = sorted({*_urls(text), *_dotted(text), *_icons(text)})
    return splice(text, ((start, end, OBJECT + JOINER * (end - start - 1)) for start, end in spans))


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
