"""Words in capitals that are no acronyms: they are hard to read, and they shout."""

from collections.abc import Iterator, Sequence
from itertools import compress

from mkdocs_speakeasy.acronyms import LONGEST, acronyms, capitals, looks_shouted
from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.phrases import touches_next
from mkdocs_speakeasy.text import Page
from mkdocs_speakeasy.word_lists import shipped

RULE = Rule("block-capitals", Level.WARNING)

# Words with a capital of their own. "March" and "may" are words without one too.
_CAPITAL = """
    april august christmas december easter february friday january july june monday november october saturday
    september sunday thursday tuesday wednesday
"""
_NAMES = frozenset(_CAPITAL.split())
_MOST_LETTERS = 5  # of an acronym that stands among shouted words: what is longer is a name


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each run of shouted words, and for each single word that can only be a shout."""
    words = {page.words[at] for at in capitals(page)}
    words = {word for word in words if word.isupper() and _is_word(word, guide)}
    runs = [run for run in _runs(page) if _is_shouted(page, run, words)] if words else []
    if runs:  # only now is it worth the time to look for acronyms that are spelled out
        words -= acronyms(page, guide.lexicon, guide.settings.known_acronyms).keys()
    for run in runs:
        if _is_shouted(page, run, words):
            yield _finding(page, run, words, guide)


def _is_shouted(page: Page, run: range, words: set[str]) -> bool:
    """Whether a run holds two words, or one that shouts even alone: no acronym is so long."""
    shouts = shipped(RULE.name).phrases
    loud = [word for word in page.words[run.start : run.stop] if word in words]
    return len(loud) > 1 or any(word.lower() in shouts or len(word) > LONGEST for word in loud)


def _is_word(word: str, guide: Guide) -> bool:
    """Whether it is an English word and, as far as the project knows, no acronym."""
    return not _is_known(word, guide) and looks_shouted(word, guide.lexicon)


def _is_known(word: str, guide: Guide) -> bool:
    """Whether the project knows it as an acronym."""
    entry = guide.glossary.entries.get(word.lower())
    return word in guide.settings.known_acronyms or (entry is not None and entry.term == word)


def _runs(page: Page) -> Iterator[range]:
    """The indices of words in capitals that follow each other; "A" and "I" count only inside a run."""
    places = list(compress(range(len(page.words)), map(str.isupper, page.words)))
    start = 0
    for end in range(1, len(places) + 1):
        last = places[end - 1]
        if end == len(places) or places[end] != last + 1 or not touches_next(page, last):
            run = _trimmed(page, places[start:end])
            if run:
                yield run
            start = end


def _trimmed(page: Page, places: Sequence[int]) -> range:
    long = [at for at in places if len(page.words[at]) > 1]
    return range(long[0], long[-1] + 1) if long else range(0)


def _finding(page: Page, run: range, words: set[str], guide: Guide) -> Finding:
    def quietly(word: str) -> str:
        is_name = word not in words and len(word) > _MOST_LETTERS and not _is_known(word, guide)
        if is_name or word.lower() in _NAMES:
            return word.capitalize()
        return word.lower() if word in words or len(word) == 1 else word

    run_words = page.words[run.start : run.stop]
    quiet = " ".join(map(quietly, run_words))
    if page.opens_sentence(run.start):
        quiet = quiet[0].upper() + quiet[1:]
    message = f'"{" ".join(run_words)}" is in capitals. Write "{quiet}".'
    return Finding(RULE, page.starts[run.start], page.ends[run.stop - 1], message, (quiet,))
