"""A word or phrase that has a plainer one with the same meaning."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.rules._better_words import findings
from mkdocs_speakeasy.text import Page

RULE = Rule("plainer-word", Level.WARNING)


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each use, with the plainer words."""
    return findings(RULE, page, guide.words(RULE.name).matcher.find(page), "can be plainer")
