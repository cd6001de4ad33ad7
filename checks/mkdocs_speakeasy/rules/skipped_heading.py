"""A heading that is more than one level below the heading before it."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.text import Page

RULE = Rule("skipped-heading", Level.WARNING)


def check(page: Page, guide: Guide) -> Iterator[Finding]:  # noqa: ARG001 (all rules have one shape)
    """One finding for each such heading. The title is level 1, even if it does not stand in the text."""
    level = 1
    for block in page.blocks:
        if block.kind == "heading":
            if block.level > level + 1:
                words = page.seen(block.start, block.end)
                jump = f'"{words}" jumps from level {level} to level {block.level}.'
                message = f"{jump} Make it level {level + 1}, with {'#' * (level + 1)}."
                yield Finding(RULE, block.start, block.end, message)
            level = block.level
