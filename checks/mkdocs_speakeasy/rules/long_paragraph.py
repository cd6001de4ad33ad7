"""A paragraph that looks like a wall of text."""

from bisect import bisect_left
from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.text import Page

RULE = Rule("long-paragraph", Level.ADVICE)

MOST_WORDS = 100
"""Five sentences of 20 words, the most that the usual settings allow in one sentence."""


def check(page: Page, guide: Guide) -> Iterator[Finding]:  # noqa: ARG001 (all rules have one shape)
    """One finding for each block of running text with too many words, at its first words."""
    for block in page.blocks:
        if block.end - block.start > 2 * MOST_WORDS and block.kind not in {"heading", "alt"}:
            first, last = (bisect_left(page.starts, offset) for offset in (block.start, block.end))
            if last - first > MOST_WORDS:
                message = f"This paragraph has {last - first} words. Split it, or make a list of it."
                yield Finding(RULE, block.start, page.ends[first + 2], message)
