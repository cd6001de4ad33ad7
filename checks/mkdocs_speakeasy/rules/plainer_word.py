"""A word or phrase that has a plainer one with the same meaning."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.rules._better_words import better_words, findings
from mkdocs_speakeasy.text import Page

RULE = Rule("plainer-word", Level.WARNING)


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each use, with the plainer words."""
    matches = better_words(guide.words(RULE.name)).find(page)
    return findings(RULE, page, matches, "can be plainer")
