"""Where sentences end."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_END = re.compile(r"[.!?…]++[\"'”’)\]»\x00]*+(?=\s)")
_BEFORE = re.compile(r"[\w.’'&-]{1,24}$")


@cache
def _abbreviations() -> frozenset[str]:
    text = (files("mkdocs_speakeasy") / "data" / "abbreviations.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    """The end of each sentence of one block, the end of the block included."""
    for match in _END.finditer(text, start, end):
        if _ends(text, match, start, end):
            yield match.end()
    yield end


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    after = text[match.end() : min(end, match.end() + 40)].lstrip(" \t\r\x00\"'“‘([«")
    if not after:
        return False
    if after[0].islower():
        return False
    if match[0][0] != "." or len(match[0].rstrip("\"'”’)]»\x00")) > 1:
        return True
    before = _BEFORE.search(text[max(start, match.start() - 24) : match.start()])
    token = before[0] if before else ""
    if len(token) == 1 and token.isupper() and token != "I":
        return False
    if token.isdigit() and not text[start : match.start()].strip().strip(token):
        return False
    return token.lower() not in _abbreviations()
