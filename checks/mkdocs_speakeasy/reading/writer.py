"""Writes the text of a page, piece by piece, each at the offset of its source, and notes the blocks."""

from mkdocs_speakeasy.model import JOINER, OBJECT, Block, Kind

_BLANK = " \t" + JOINER


class Writer:
    """Keeps every piece at its place: spaces, joiners or line breaks fill what lies between two pieces."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.kinds: list[Kind] = ["paragraph"]  # what the open containers of Markdown make of a block
        self.tag_kinds: list[tuple[str, Kind | None]] = []  # and what the open HTML tags make of it
        self.level = 0  # of the open heading
        self.opened = -1  # where the open block starts, if there is one
        self.spaced = False  # a space is due before the next piece
        self.silent = ""  # the HTML tag that hides its text
        self._pieces: list[str] = []
        self._at = 0

    def write(self, start: int, end: int, piece: str) -> None:
        """Add a piece of the length of its source to the open block, or open one."""
        if self.opened < 0:
            shown = piece.lstrip(_BLANK)
            if not shown:
                return
            start, piece = end - len(shown), shown
            self._pieces.append("\n" * (start - self._at))
            self.opened = start
        elif start > self._at:
            parted = self.spaced or self._pieces[-1][-1] == " " or piece[0] == " "
            self._pieces.append((" " if parted else JOINER) * (start - self._at))
        self.spaced = False
        self._pieces.append(piece)
        self._at = end

    def mask(self, start: int, end: int) -> None:
        """Add something that is seen but not read as words."""
        self.write(start, end, OBJECT + JOINER * (end - start - 1))

    def close(self) -> None:
        """End the open block, if there is one."""
        if self.opened < 0:
            return
        last = self._pieces[-1]
        end = self._at if last[-1] not in " \t" else self._at - len(last) + len(last.rstrip(" \t"))
        kind = self.kinds[-1]
        if kind == "paragraph" and self.tag_kinds:
            kind = next((of_tag for _, of_tag in reversed(self.tag_kinds) if of_tag), kind)
        self.blocks.append(Block(kind, self.opened, end, self.level if kind == "heading" else 0))
        self.opened = -1

    def text(self, length: int) -> str:
        """All that was written, filled to a length."""
        return "".join([*self._pieces, "\n" * (length - self._at)])
