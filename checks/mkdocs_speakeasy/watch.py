"""An index of the words that rules look for, made in one walk over a page for all rules.

A list of words tells `watch` what it will look for; `places` then says where a page has it. All lists of a
process share the index: a word that another list watches costs a little time, and changes no answer.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import compress

from mkdocs_speakeasy.text import Page

_WATCHED: set[str] = set()


def watch(words: Iterable[str]) -> None:
    """Have these words, in lower case, in the index of each page from now on."""
    _WATCHED.update(words)


def places(page: Page) -> Mapping[str, list[int]]:
    """Each watched word that stands on a page, with its indices in `page.lower`."""
    return _places(page, len(_WATCHED))


@lru_cache(maxsize=1)  # all rules ask for the same page
def _places(page: Page, _watched: int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in compress(range(len(page.lower)), map(_WATCHED.__contains__, page.lower)):
        found.setdefault(page.lower[place], []).append(place)
    return found
