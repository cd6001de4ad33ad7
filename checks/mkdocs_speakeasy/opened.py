"""A page while it is made ready for the parser."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from mkdocs_speakeasy.model import JOINER, Kind

_INVISIBLE = re.compile("[\x00\x01\u00ad\u200b-\u200d\u2060\ufeff]")  # soft hyphens, signs without width


@dataclass(slots=True)
class Opened:
    """A page made ready for the parser, in two texts of the length of the source.

    `markdown` is ASCII CommonMark. `prose` has the writer's own characters for what the parser calls text.
    `kinds` says what the list item or heading at an offset really is. `yaml` is the span of the front matter.
    """

    markdown: str
    prose: str
    kinds: dict[int, Kind] = field(default_factory=dict)
    abbreviations: dict[str, int] = field(default_factory=dict)
    yaml: tuple[int, int] = (0, 0)


def visible(text: str) -> str:
    """The text with a joiner for each character that has no width."""
    return _INVISIBLE.sub(JOINER, text)


def fill(text: str, spans: list[tuple[int, int]], fill: Callable[[str], str]) -> str:
    """The text with each span filled anew, at the same length."""
    if not spans:
        return text
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], fill(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])
