"""How often English words are used: the counts that pyspellchecker carries, read without importing it.

Parsing the whole file takes longer than checking a short page. But its words stand in order, one a line, so
a word is found by halving.
"""

import zlib
from bisect import bisect_right
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from mkdocs_speakeasy.finding import SpeakeasyError

TOTAL = 1_646_569_324
"""The sum of all counts. Summing takes 30 ms, and a sum that is 1% off moves a reading age by 0.02."""
COMMON = 1_448_772
"""The count of the 150th word: only the 150 commonest have as much."""
RAREST = 50
"""The least count in the file: two words of three have it."""
_CHUNK = 1_024  # bytes that are searched for a word


def data_file(package: str, *parts: str) -> Path:
    """A data file of an installed package, found without importing it. Raises SpeakeasyError."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SpeakeasyError(f'The Python package "{package}" is missing. Install "mkdocs-speakeasy" again.')
    return Path(spec.submodule_search_locations[0], *parts)


class Counts:
    """How often each lower-case word was met; 0 for a word that is not there."""

    def __init__(self) -> None:
        """Unpack the file (about 12 ms). Raises SpeakeasyError if it is not there."""
        data = zlib.decompress(data_file("spellchecker", "resources", "en.json.gz").read_bytes(), wbits=31)
        cuts = range(_CHUNK, len(data) - _CHUNK, _CHUNK)
        self._data = data
        self._starts = [data.index(b'"'), *(data.index(b"\n", at) + 1 for at in cuts), len(data)]
        self._firsts = [data[at : data.index(b"\n", at)] for at in self._starts[:-1]]

    def __getitem__(self, word: str) -> int:
        key = b'"%s": ' % word.encode()
        chunk = max(0, bisect_right(self._firsts, key + b":") - 1)  # ":" comes after all figures
        at = self._data.find(key, self._starts[chunk], self._starts[chunk + 1])
        return int(self._data[at + len(key) : self._data.index(b"\n", at)].rstrip(b",")) if at >= 0 else 0

    @cached_property
    def frequent(self) -> frozenset[str]:
        """The words with more than the least count (20 ms)."""
        least = (b": %d," % RAREST, b": %d" % RAREST)  # the last line has no comma
        lines = [line for line in self._data.splitlines() if not line.endswith(least)]
        return frozenset(b"\n".join(lines).decode().split('"')[1::2])
