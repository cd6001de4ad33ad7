"""Words that turn people into a group or a condition."""

from collections.abc import Iterator
from functools import lru_cache

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.phrases import Match, Phrases, without_overlaps
from mkdocs_speakeasy.rules._better_words import Better, findings, stands_before
from mkdocs_speakeasy.text import Page
from mkdocs_speakeasy.word_lists import WordList

RULE = Rule("labelling-language", Level.WARNING)

# What can follow "the disabled" where it means people. Before a noun it is part of a name: "the blind spot".
_AFTER = """
    a after all also always among an and are as at because been before being both but by can cannot
    could deserve did do does during face feel find for from get had has have however if in into is it
    least like live many may might more most must need never not of often on or our rather receive see
    should since so than that the their then they this through to too under until use want was we were
    what when where which while who whose will with within without would you your
"""
_AFTER_PEOPLE = frozenset(_AFTER.split())


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each use, with words that put the person first."""
    groups, others = _split(guide.words(RULE.name))
    people = [match for match in groups.find(page) if _means_people(page, match)]
    return findings(RULE, page, without_overlaps([*people, *others.find(page)]), "labels people")


@lru_cache(maxsize=2)
def _split(words: WordList) -> tuple[Phrases[Better], Phrases[Better]]:
    """The names for groups of people ("the disabled"), and the rest of the list."""
    return (
        Phrases(entry for entry in words.entries if entry[0].startswith("the ")),
        Phrases(entry for entry in words.entries if not entry[0].startswith("the ")),
    )


def _means_people(page: Page, match: Match[Better]) -> bool:
    return not stands_before(page, match.last - 1) or page.lower[match.last] in _AFTER_PEOPLE
