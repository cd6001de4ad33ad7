"""Words that do not mean what they say, and so are lost on many readers."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.rules._better_words import findings
from mkdocs_speakeasy.text import Page

RULE = Rule("figure-of-speech", Level.WARNING)


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each use, with words that mean what they say."""
    return findings(RULE, page, guide.words(RULE.name).matcher.find(page), "is a figure of speech")
