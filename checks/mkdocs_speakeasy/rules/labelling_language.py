"""Words that turn people into a group or a condition."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.phrases import touches_next
from mkdocs_speakeasy.rules._better_words import findings
from mkdocs_speakeasy.text import Page
from mkdocs_speakeasy.word_lists import Better

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

    def fits(first: int, last: int, _: Better) -> bool:
        if page.lower[first - 1 : first] == ["i"] or page.lower[first - 2 : first] == ["i", "am"]:
            return False  # how people speak of themselves is their own choice
        names_people = page.lower[first].startswith("the-") or page.lower[first] == "the"
        return not names_people or not touches_next(page, last - 1) or page.lower[last] in _AFTER_PEOPLE

    matches = guide.words(RULE.name).matcher.find(page, fits)
    return findings(RULE, page, matches, "labels people")
