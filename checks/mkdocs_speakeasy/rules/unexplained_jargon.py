"""A word of the glossary or of `jargon.txt` that the page uses and does not explain."""

from collections.abc import Iterator, Sequence

from mkdocs_speakeasy.explained import explained, first_use
from mkdocs_speakeasy.finding import Finding, Level, Rule, quoted
from mkdocs_speakeasy.glossary import Entry, Word
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.inflection import in_case, inflect, plural
from mkdocs_speakeasy.phrases import Match
from mkdocs_speakeasy.text import Page

RULE = Rule("unexplained-jargon", Level.ERROR)

_PLACES = {"heading": "a heading", "label": "a label", "alt": "the words for an image"}


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each word, at its first use."""
    uses: dict[Word, list[Match[Word]]] = {}
    for use in guide.glossary.find(page):
        uses.setdefault(use.value, []).append(use)
    for word, found in uses.items():
        if not explained(page, found):
            use = first_use(page, found)
            plain = tuple(inflect(phrase, use.ending) for phrase in word.plain)
            if _is_plural(page, use):
                plain = tuple(map(plural, plain))
            old = "" if word.term.isupper() else page.words[use.first]  # an acronym's capitals are its own
            there = tuple(in_case(phrase, old) for phrase in plain)
            yield Finding(RULE, use.start, use.end, _message(page, use, plain), there)


def _is_plural(page: Page, use: Match[Word]) -> bool:
    last = page.lower[use.last - 1]
    return not use.ending and last[-1] == "s" and last[-2:-1] not in "'’" and use.value.term[-1] not in "sS"


def _message(page: Page, use: Match[Word], plain: Sequence[str]) -> str:
    words = page.seen(use.start, use.end)
    say = f"Say {quoted(plain[:2])}" if plain else "Say it in plain words"
    if isinstance(use.value, Entry):
        block = page.block_at(use.start)
        place = _PLACES.get(block.kind if block else "", "a link")
        return f'"{words}" stands only in {place}, where we cannot explain it. {say}, or use it in text too.'
    return f'"{words}" is jargon. {say}, or add it to the glossary.'
