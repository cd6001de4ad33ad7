"""A sentence that hides who does what."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.phrases import touches_next
from mkdocs_speakeasy.text import Page
from mkdocs_speakeasy.watch import places, watch
from mkdocs_speakeasy.word_lists import shipped

RULE = Rule("passive-voice", Level.ADVICE)

_BE = ("am", "are", "be", "been", "being", "is", "was", "were", "isn't", "aren't", "wasn't", "weren't")
watch(_BE)
_PREFIXES = ("co-", "de-", "pre-", "re-")
_BETWEEN = {"all", "already", "also", "always", "both", "just", "never", "not", "now", "often", "only"}
_BETWEEN |= {"still", "then"}


def check(page: Page, guide: Guide) -> Iterator[Finding]:  # noqa: ARG001 (all rules have one shape)
    """One finding for each use, from the form of "be" to the verb."""
    watched = places(page)
    for be in _BE:
        for first in watched.get(be, ()):
            last = _participle(page, first)
            if last is not None:
                words = " ".join(page.words[first : last + 1])
                message = f'"{words}" hides who does it, or says so last. Start with the person who acts.'
                yield Finding(RULE, page.starts[first], page.ends[last], message)


def _participle(page: Page, first: int) -> int | None:
    """The index of the participle that belongs to the form of "be" at `first`, one word between at most."""
    for at in range(first + 1, min(first + 3, len(page.words))):
        if not touches_next(page, at - 1):
            return None
        word = page.lower[at]
        is_listed = word in shipped("participles").phrases
        if is_listed or (word.endswith("ed") and word not in shipped("not_passive").phrases):
            is_kind = "-" in word and not word.startswith(_PREFIXES)  # "user-led" tells of what kind it is
            return None if is_kind else at
        if word not in _BETWEEN and not word.endswith("ly"):
            return None
    return None
