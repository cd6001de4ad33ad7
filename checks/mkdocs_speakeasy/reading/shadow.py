"""A page in ASCII, so that a byte offset of the parser is a character offset of the page."""

import codecs
import unicodedata
from functools import cache

_OTHERS = "mkdocs_speakeasy.reading.shadow"  # what the codec calls for characters that are not ASCII


def shadow(source: str) -> str:
    """The page in ASCII: for any other character, one that Markdown treats alike. All lines end alike."""
    if "\r" in source:
        source = source.replace("\r\n", " \n").replace("\r", "\n")
    markdown = source.replace("\x00", " ").encode("ascii", _OTHERS).decode("ascii")
    return "\n" + markdown[1:] if source.startswith("\ufeff") else markdown


def _encode_others(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeEncodeError)  # noqa: S101  the codec calls it for nothing else
    return "".join(map(_alike, error.object[error.start : error.end])), error.end


@cache
def _alike(char: str) -> str:
    if char.isspace():
        return "\f"
    if unicodedata.category(char)[0] in "PS":
        return ","
    return chr(ord("a") + ord(char.lower()[0]) % 26)  # not one letter for all: names of links must stay apart


codecs.register_error(_OTHERS, _encode_others)
