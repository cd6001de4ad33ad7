"""What is worked out once for each word and kept, within bounds."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
MOST = 500_000
"""Words that are kept: more than any language has, so that only strange input starts anew."""


class Memo(dict[str, T]):
    """The answer of `work` for each word. It is faster than a call, because a look at a dict is none."""

    def __init__(self, work: Callable[[str], T], most: int = MOST) -> None:
        super().__init__()
        self._work, self._most = work, most

    def __missing__(self, word: str) -> T:
        if len(self) >= self._most:
            self.clear()
        self[word] = found = self._work(word)
        return found
