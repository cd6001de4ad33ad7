"""An acronym that is not spelled out at its first use, and one that is spelled out and never used again."""

from collections.abc import Iterator

from mkdocs_speakeasy.acronyms import acronyms, judges
from mkdocs_speakeasy.explained import explained_in_text, first_use
from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.phrases import Match
from mkdocs_speakeasy.text import Page

RULE = Rule("unexplained-acronym", Level.ERROR)
NEEDLESS = Rule(RULE.name, Level.ADVICE)
"""A short form that stands once harms no reader, so it stops no build."""


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each acronym, at its first use. Names and words of the glossary are passed over."""
    found = acronyms(page, guide.lexicon, guide.settings.known_acronyms)
    passed = guide.glossary.known(page) if found else frozenset()
    for letters, every in found.items():
        uses = [use for use in every if use.first not in passed]
        if uses and not explained_in_text(page, uses, judges(letters)):
            use = first_use(page, uses)
            then = f', then "{letters}" in brackets' if len(uses) > 1 else ""
            message = f'"{letters}" is not spelled out. Write the words in full{then}.'
            yield Finding(RULE, use.start, use.end, message)
        elif len(uses) == 1 and not _is_list_of_terms(page, uses[0]):
            message = f'"{letters}" stands here only, so it needs no short form. Take it out.'
            yield Finding(NEEDLESS, uses[0].start, uses[0].end, message)


def _is_list_of_terms(page: Page, use: Match[str]) -> bool:
    block = page.block_at(use.start)
    return use.value in page.abbreviations or (block is not None and block.kind == "term")
