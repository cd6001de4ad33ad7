"""A word that no dictionary has, and one in American spelling."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.foreign import foreign
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.text import Page, Sentence

RULE = Rule("unknown-word", Level.WARNING)
_MOST_SUGGESTIONS = 3


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each word, at its first use."""
    doubtful = guide.lexicon.doubtful(page.places.keys())
    if not doubtful:
        return
    in_glossary = {place for use in guide.glossary.find(page) for place in range(use.first, use.last)}
    known = in_glossary | guide.glossary.in_names(page) | foreign(page)
    openings = {sentence.first for sentence in page.sentences if not _opens_with_name(page, sentence)}
    for word in doubtful:
        uses = [use for use in page.places[word] if use not in known and _is_a_word(page, use)]
        names = {use for use in uses if page.words[use][0].isupper()}
        if not names <= openings:
            uses = [use for use in uses if use not in names]
        if uses:
            suggestions = _suggestions(word, guide)
            # A capital at the start of a sentence may be a name too: then it is hardly one letter off a word.
            if suggestions or len(names) < len(uses):
                yield _finding(page, uses, suggestions, american=guide.lexicon.is_known(word))


def _opens_with_name(page: Page, sentence: Sentence) -> bool:
    """Whether two capitals stand at its start: "Anna Blake says", "Blake, A. (2013)"."""
    second = page.words[sentence.first + 1] if sentence.first + 1 < sentence.last else ""
    return second[:1].isupper() and second != "I"


def _is_a_word(page: Page, use: int) -> bool:
    """Whether it is more than a letter, an acronym, a made-up name ("KeyRing"), or part of a file's name."""
    word, before, after = page.words[use], page.starts[use] - 1, page.ends[use]
    return (
        len(word) > 1
        and word[1:].islower()
        and word not in page.abbreviations
        and (before < 0 or page.text[before] not in ".@_#")
        and not (
            page.text[after : after + 1] in {".", "@", "_"} and page.text[after + 1 : after + 2].isalnum()
        )
    )


def _suggestions(word: str, guide: Guide) -> tuple[str, ...]:
    if american := guide.lexicon.british(word):
        return (american,)
    return guide.lexicon.corrections(word)[:_MOST_SUGGESTIONS]


def _finding(page: Page, uses: list[int], suggestions: tuple[str, ...], american: bool) -> Finding:
    word = page.words[uses[0]]
    if word[0].isupper():
        suggestions = tuple(near[0].upper() + near[1:] for near in suggestions)
    if "’" in word:
        suggestions = tuple(near.replace("'", "’") for near in suggestions)
    times = f" ({len(uses)} times)" if len(uses) > 1 else ""
    if american:
        message = f'"{word}"{times} is American spelling. Write "{suggestions[0]}".'
    elif suggestions:
        near = " or ".join(f'"{near}"' for near in suggestions)
        message = f'"{word}"{times} is not in the dictionary. Did you mean {near}?'
    else:
        message = f'"{word}"{times} is not in the dictionary. Check its spelling, or add it to the glossary.'
    return Finding(RULE, page.starts[uses[0]], page.ends[uses[0]], message, suggestions)
