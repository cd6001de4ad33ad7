"""Puts new pieces into a text."""

from collections.abc import Iterable


def splice(text: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """The text with each edit made: a start, an end, and the new piece that stands there instead.

    Edits come in order of their starts. One that begins inside the one before it is left out.
    """
    pieces, at = [], 0
    for start, end, piece in edits:
        if start >= at:
            pieces += [text[at:start], piece]
            at = end
    return "".join([*pieces, text[at:]])
