"""A meaning in the glossary that is hard, goes round in a circle or needs a meaning itself."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from mkdocs_speakeasy.explained import explained_in_text, shares_words_with
from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.glossary import Entry, Glossary
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.meanings import Judges, sounds_like_meaning
from mkdocs_speakeasy.text import Block, Page

RULE = Rule("glossary-entry", Level.ERROR)

HARD = 3.0
"""The log10 count per billion under which a word is hard, if it is not on the list of easy words."""


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """Findings in the first paragraph of a glossary file; other pages have none."""
    entry = guide.glossary.entries.get(PurePosixPath(page.path).stem)
    if entry and entry.path == page.path and page.blocks:
        meaning = page.blocks[0]
        yield from _long_sentences(page, meaning, guide.limits(page).sentence_words)
        yield from _words_with_entries(page, meaning, entry, guide.glossary)
        named = {page.starts[at] for use in guide.glossary.find(page) for at in use.places}
        yield from (each for each in _hard_words(page, meaning, guide.lexicon) if each.start not in named)


def _long_sentences(page: Page, meaning: Block, limit: int) -> Iterator[Finding]:
    for sentence in page.sentences:
        if sentence.block == meaning and (count := sentence.last - sentence.first) > limit:
            message = f"This sentence of the meaning has {count} words. Use at most {limit}."
            yield Finding(RULE, sentence.start, sentence.end, message)


def _hard_words(page: Page, meaning: Block, lexicon: Lexicon) -> Iterator[Finding]:
    for place, word in enumerate(page.words):
        if meaning.start <= page.starts[place] < meaning.end and word.islower() and _is_hard(word, lexicon):
            message = f'"{word}" is a hard word in a meaning. Say it in words that a child of nine knows.'
            yield Finding(RULE, page.starts[place], page.ends[place], message)


def _is_hard(word: str, lexicon: Lexicon) -> bool:
    """Whether few readers meet the word, its plural counted with it."""
    forms = word, word.removesuffix("s")
    return not lexicon.is_easy(word) and all(lexicon.log_count(form) < HARD for form in forms)


def _words_with_entries(page: Page, meaning: Block, entry: Entry, glossary: Glossary) -> Iterator[Finding]:
    """A meaning opens in a small box without links, so it must need no other meaning."""
    for use in glossary.find(page):
        other = use.value
        if not isinstance(other, Entry) or not meaning.start <= use.start < meaning.end:
            continue
        words = " ".join(page.words[use.first : use.last])
        if other is entry:
            # "A time bank is ..." may open the meaning: the word is only named there.
            if use.first > 1:
                message = f'The meaning of "{entry.term}" uses "{words}" itself. Say it in other words.'
                yield Finding(RULE, use.start, use.end, message)
        elif not explained_in_text(page, [use], Judges(sounds_like_meaning, shares_words_with(other))):
            message = f'"{words}" needs a meaning itself. Say it in plain words here.'
            yield Finding(RULE, use.start, use.end, message, other.plain)
