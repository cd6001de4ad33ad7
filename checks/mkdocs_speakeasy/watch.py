"""Where a page has the words that rules look for: one walk over its words serves all rules.

What is watched is shared by all projects of a process: it makes no answer other, only faster or slower.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import compress

from mkdocs_speakeasy.text import Page

_WATCHED: set[str] = set()


def watch(words: Iterable[str]) -> None:
    """Let `places` tell of these words in lower case too, on each page from now on."""
    _WATCHED.update(words)


def places(page: Page) -> Mapping[str, list[int]]:
    """The indices in `page.lower` at which each word stands that is watched, and is there."""
    return _places(page, len(_WATCHED))


@lru_cache(maxsize=1)  # all rules ask for the same page
def _places(page: Page, _watched: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in compress(range(len(page.lower)), map(_WATCHED.__contains__, page.lower)):
        found.setdefault(page.lower[place], []).append(place)
    return found
