"""A page while it is made ready for the parser."""

from collections.abc import Callable

from mkdocs_speakeasy.model import JOINER, Kind
from mkdocs_speakeasy.splice import splice

_INVISIBLE = "\x00\x01\u00ad\u200b\u200c\u200d\u2060\ufeff"  # soft hyphens and signs without width

Span = tuple[int, int]


class Prepared:
    """A page made ready for the parser: two texts, each as long as the source.

    `markdown` is ASCII CommonMark. `prose` has the writer's own characters for what the parser calls text.
    `kinds` says what the list item or heading at an offset really is. `tight` has the offset of the first
    letter of each heading without a space before it. `yaml` is the span of the front matter.
    """

    def __init__(self, markdown: str, prose: str) -> None:
        self.markdown = markdown
        self.prose = prose
        self.kinds: dict[int, Kind] = {}
        self.tight: set[int] = set()
        self.abbreviations: dict[str, int] = {}
        self.yaml: Span = (0, 0)

    def hide(self, spans: list[Span]) -> None:
        """Leave spaces for the parser, and nothing for the reader."""
        self.markdown = fill(self.markdown, spans, spaces)
        self.prose = fill(self.prose, spans, joiners)

    def unmark(self, spans: list[Span]) -> None:
        """Leave plain text for the parser, and nothing for the reader."""
        self.markdown = fill(self.markdown, spans, lambda piece: "," * len(piece))
        self.prose = fill(self.prose, spans, joiners)


def visible(text: str) -> str:
    """The text with a joiner for each character that has no width."""
    for sign in _INVISIBLE:
        if sign in text:
            text = text.replace(sign, JOINER)
    return text


def spaces(piece: str) -> str:
    """As many spaces."""
    return " " * len(piece)


def joiners(piece: str) -> str:
    """As many joiners."""
    return JOINER * len(piece)


def fill(text: str, spans: list[Span], other: Callable[[str], str]) -> str:
    """The text with something else, of the same length, in each span."""
    return splice(text, ((start, end, other(text[start:end])) for start, end in spans))
