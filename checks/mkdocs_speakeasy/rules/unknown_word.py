"""A word that no dictionary has, and one in American spelling."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule, quoted
from mkdocs_speakeasy.foreign import foreign
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.text import Page

RULE = Rule("unknown-word", Level.WARNING)
_MOST_SUGGESTIONS = 3
_MOST_CORRECTED = 1000  # doubtful words on a page: with more it is no English, and each takes 0.1 ms


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each word, at its first use."""
    for number, (word, uses) in enumerate(doubtful_uses(page, guide)):
        if american := guide.lexicon.british(word):
            yield _finding(page, uses, (american,), "is American spelling. Write {}.")
        elif near := guide.lexicon.corrections(word)[:_MOST_SUGGESTIONS] if number < _MOST_CORRECTED else ():
            yield _finding(page, uses, near, "is not in the dictionary. Did you mean {}?")
        elif any(page.words[use][0].islower() for use in uses):  # with a capital it may be a name
            yield _finding(page, uses, (), "is not in the dictionary. Check it, or add it to the glossary.")


def doubtful_uses(page: Page, guide: Guide) -> Iterator[tuple[str, list[int]]]:
    """Each word that no dictionary has or that is American, in order, with its places in `page.words`."""
    doubtful: dict[str, list[int]] = {}
    for place in guide.lexicon.doubtful.where(page.lower):
        doubtful.setdefault(page.lower[place], []).append(place)
    if not doubtful:
        return
    known = guide.glossary.known(page) | foreign(page, guide.lexicon)
    for word, places in doubtful.items():
        uses = [use for use in places if use not in known and _is_a_word(page, use)]
        names = {use for use in uses if page.words[use][0].isupper()}
        if not all(_opens_sentence(page, use) for use in names):
            uses = [use for use in uses if use not in names]
        if uses:
            yield word, uses


def _opens_sentence(page: Page, use: int) -> bool:
    """Whether a sentence begins here, and not with a name: "Anna Blake says", "Blake, A. (2013)"."""
    sentence = page.sentences[page.sentence_of(use)]
    second = page.words[use + 1] if use + 1 < sentence.last else ""
    return use == sentence.first and (not second[:1].isupper() or second == "I")


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


def _finding(page: Page, uses: list[int], suggestions: tuple[str, ...], message: str) -> Finding:
    """A finding at the first use, with suggestions that have its capital and its apostrophe."""
    word = page.words[uses[0]]
    if word[0].isupper():
        suggestions = tuple(near[0].upper() + near[1:] for near in suggestions)
    if "’" in word:
        suggestions = tuple(near.replace("'", "’") for near in suggestions)
    times = f" ({len(uses)} times)" if len(uses) > 1 else ""
    message = f'"{word}"{times} {message.format(quoted(suggestions))}'
    return Finding(RULE, page.starts[uses[0]], page.ends[uses[0]], message, suggestions)
