"""How often English words are used: the counts that pyspellchecker carries, read without importing it.

The whole file takes longer to parse than a short page takes to check. Its words stand in order, one a line,
so only the blocks of lines that a page asks for are parsed.
"""

import re
import zlib
from bisect import bisect_right
from collections.abc import Iterable
from heapq import nlargest
from importlib.util import find_spec
from pathlib import Path

from mkdocs_speakeasy.finding import SpeakeasyError

TOTAL = 1_646_569_324
"""The sum of all counts. Summing them takes 30 ms; a sum that is 1% off moves a reading age by 0.02."""
RAREST = 50
"""The least count in the file: two words of three have it."""
_BLOCK = 1024  # bytes; about 60 words
_FREQUENT = re.compile(rb'": \d{7,}')


def resource(package: str, *parts: str) -> Path:
    """A data file of an installed package, found without importing it. Raises SpeakeasyError."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SpeakeasyError(f'The Python package "{package}" is missing. Install mkdocs-speakeasy again.')
    return Path(spec.submodule_search_locations[0], *parts)


class Counts:
    """A mapping of lower-case words to how often each was met; 0 for a word that is not there."""

    def __init__(self) -> None:
        """Unpack the file (about 12 ms). Raises SpeakeasyError if it is not there."""
        data = zlib.decompress(resource("spellchecker", "resources", "en.json.gz").read_bytes(), wbits=31)
        self._data = data
        cuts = range(_BLOCK, len(data) - _BLOCK, _BLOCK)
        self._starts = [data.index(b'"'), *(data.index(b"\n", at) + 1 for at in cuts), len(data)]
        self._firsts = [data[at + 1 : data.index(b'"', at + 1)].decode() for at in self._starts[:-1]]
        self._unread = set(range(len(self._firsts)))
        self._counts: dict[str, str] = {}

    def __getitem__(self, word: str) -> int:
        if word not in self._counts:
            self._read(word)
        return int(self._counts.get(word, 0))

    def within(self, words: Iterable[str]) -> list[str]:
        """Those of the words that are counted."""
        if self._unread:
            words = list(words)
            for word in words:
                self._read(word)
        return list(filter(self._counts.__contains__, words))

    def commonest(self, number: int) -> frozenset[str]:
        """The words with the highest counts; they must have counts of seven digits or more."""
        places = (
            (int(self._data[match.start() + 3 : match.end()]), match.start())
            for match in _FREQUENT.finditer(self._data)
        )
        ends = [end for _, end in nlargest(number, places)]
        return frozenset(self._data[self._data.rfind(b'"', 0, end) + 1 : end].decode() for end in ends)

    def _read(self, word: str) -> None:
        """Parse the block where the word stands if it is there at all."""
        block = bisect_right(self._firsts, word) - 1
        if block in self._unread:
            self._parse(block)
            # Past a half, a look-up that need not ask what has been read is worth the rest.
            if 2 * len(self._unread) < len(self._firsts):
                for rest in tuple(self._unread):
                    self._parse(rest)

    def _parse(self, block: int) -> None:
        self._unread.remove(block)
        # `"word": 50,` and a line end, and so on. Two searches in C take half the time of a parser of JSON.
        lines = self._data[self._starts[block] + 1 : self._starts[block + 1] - 2].decode()
        pieces = lines.replace('": ', ',\n"').split(',\n"')
        self._counts.update(zip(pieces[::2], pieces[1::2], strict=True))
