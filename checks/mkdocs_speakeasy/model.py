"""What a page of Markdown is to its reader: blocks, sentences and words, each with its place in the file."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from io import StringIO
from itertools import accumulate
from typing import Literal, NamedTuple

# Stands in `Page.text` for markup that does not part words, such as the stars in co**production**.
JOINER = "\x00"
# Stands in `Page.text` for the first character of what is seen but not read as words: code, an address.
OBJECT = "\x01"

Kind = Literal[
    "paragraph",
    "item",
    "quote",
    "definition",
    "heading",
    "cell",
    "caption",
    "label",
    "term",
    "alt",
    "footnote",
]


class Block(NamedTuple):
    """Text that a reader takes as one: a paragraph, a list item, a heading of some level, a cell …"""

    kind: Kind
    start: int
    end: int
    level: int = 0


class Sentence(NamedTuple):
    """A sentence, or an item or heading without a full stop, with words `[first:last)` of the page."""

    start: int
    end: int
    first: int
    last: int
    block: Block


class Link(NamedTuple):
    """A link, its target as the writer typed it, and the span of its text."""

    start: int
    end: int
    url: str
    text_start: int
    text_end: int


class Image(NamedTuple):
    """An image, its target as the writer typed it, and the span of the words that stand for it."""

    start: int
    end: int
    url: str
    alt_start: int
    alt_end: int


class Directive(NamedTuple):
    """`<!-- speakeasy: ignore RULE: reason -->`, and the span of the block or the image after it.

    The rule and the reason are empty if the writer gave none.
    """

    start: int
    end: int
    rule: str
    reason: str
    covers: tuple[int, int]


@dataclass(eq=False)
class Page:
    """A page of Markdown. Offsets count characters, and one offset serves both `source` and `text`.

    `text` is the source with everything masked that a reader does not read. A line break in it stands only
    between blocks. `words` are as the reader reads them; `lower` are the same words in lower case, with
    straight apostrophes and plain hyphens; `starts` and `ends` say where each stands. `front_matter` is the
    YAML between the lines of dashes and begins on line `front_matter_line` (0 if there is none).
    `abbreviations` has the offset of each short form in a line such as `*[NHS]: National Health Service`.
    """

    path: str
    source: str
    text: str
    front_matter: str
    front_matter_line: int
    blocks: list[Block]
    sentences: list[Sentence]
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: Sequence[int]
    links: list[Link]
    images: list[Image]
    directives: list[Directive]
    abbreviations: dict[str, int]

    def seen(self, start: int, end: int) -> str:
        """The words from one offset up to another as a message can quote them, with "…" for code."""
        return " ".join(self.text[start:end].replace(JOINER, "").replace(OBJECT, "…").split())

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1, the column in characters."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def block_at(self, offset: int) -> Block | None:
        """The block that holds this offset."""
        index = bisect_right(self._block_starts, offset) - 1
        return self.blocks[index] if index >= 0 and offset < self.blocks[index].end else None

    def link_at(self, offset: int) -> Link | None:
        """The link that holds this offset."""
        index = bisect_right(self._link_starts, offset) - 1
        return self.links[index] if index >= 0 and offset < self.links[index].end else None

    def sentence_of(self, place: int) -> int:
        """The index in `sentences` of the one that holds the word at this index in `words`."""
        return bisect_right(self._sentence_firsts, place) - 1

    def opens_sentence(self, place: int) -> bool:
        """Whether the word at this index in `words` is the first of its sentence."""
        return self.sentences[self.sentence_of(place)].first == place

    @cached_property
    def _line_starts(self) -> list[int]:
        lines = StringIO(self.source + " ", newline="")  # the last line must not be without characters
        return list(accumulate(map(len, lines), initial=0))

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]

    @cached_property
    def _link_starts(self) -> list[int]:
        return [link.start for link in self.links]
