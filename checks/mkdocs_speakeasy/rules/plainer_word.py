"""A word or phrase that has a plainer one with the same meaning."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.phrases import Match
from mkdocs_speakeasy.rules._better_words import better_words, findings
from mkdocs_speakeasy.text import Page
from mkdocs_speakeasy.word_lists import Better

RULE = Rule("plainer-word", Level.WARNING)


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each use, with the plainer words."""
    matches = better_words(guide.words(RULE.name)).find(page)
    return findings(RULE, page, (each for each in matches if not _is_named(page, each)), "can be plainer")


def _is_named(page: Page, match: Match[Better]) -> bool:
    """Whether it is one word with a capital inside a sentence, so part of a name: "the Amendment Act"."""
    is_word = match.last - match.first == 1
    return is_word and page.words[match.first].istitle() and not page.opens_sentence(match.first)
