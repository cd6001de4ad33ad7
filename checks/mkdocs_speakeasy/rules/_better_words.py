"""What the rules share that hold a list of words, each with better ones."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from mkdocs_speakeasy.finding import Finding, Rule
from mkdocs_speakeasy.inflection import in_case, inflect
from mkdocs_speakeasy.phrases import Match, Phrases
from mkdocs_speakeasy.text import JOINER, Page
from mkdocs_speakeasy.word_lists import DATA, Better, WordList

__all__ = ["DATA", "Better", "better_words", "findings", "stands_before", "with_article"]

_HELPING = {"am", "are", "be", "been", "being", "had", "has", "have", "having", "is", "was", "were"}
_AFTER_NOUN = ("of ", "that ", "who ", "with ")  # what begins so stands after a noun, so it takes no article
_SAID_WITH_AN = re.compile(r"(?!eu|one|uni|us[eu])[aeiou]|hon|hour", re.IGNORECASE)


@lru_cache(maxsize=8)
def better_words(words: WordList) -> Phrases[Better]:
    """A word list, made ready to be found on pages."""
    return Phrases(words.entries)


def findings(rule: Rule, page: Page, matches: Iterable[Match[Better]], fault: str) -> Iterator[Finding]:
    """A finding for each match that has something better, inflected as the page needs it.

    `fault` says after the quoted words what is wrong with them.
    """
    for match in matches:
        if match.value:
            words = " ".join(page.words[match.first : match.last])
            start, better = _with_article(page, match, _inflected(page, match))
            say = " or ".join(f'"{phrase}"' for phrase in better)
            there = tuple(in_case(phrase, page.source[start : match.end]) for phrase in better)
            yield Finding(rule, start, match.end, f'"{words}" {fault}. Say {say}.', there)


def stands_before(page: Page, index: int) -> bool:
    """Whether nothing but space parts a word from the next one."""
    if index + 1 >= len(page.words):
        return False
    gap = page.text[page.ends[index] : page.starts[index + 1]].replace(JOINER, "")
    return gap.isspace() and "\n" not in gap


def with_article(phrase: str) -> str:
    """The phrase after "a" or "an", by its sound."""
    return f"an {phrase}" if _SAID_WITH_AN.match(phrase) else f"a {phrase}"


def _inflected(page: Page, match: Match[Better]) -> Better:
    """The better words with the ending of what they replace: "utilised" gives "used"."""
    if not match.ending:
        return match.value
    after_helper = match.first > 0 and page.lower[match.first - 1] in _HELPING
    ending = "en" if match.ending == "ed" and after_helper else match.ending  # "was shown", but "showed"
    return tuple(inflect(phrase, ending) for phrase in match.value)


def _with_article(page: Page, match: Match[Better], better: Better) -> tuple[int, Better]:
    """Where the finding starts, and what to say: "an amendment" becomes "a change", with its article."""
    before = match.first - 1
    after_article = before >= 0 and page.lower[before] in {"a", "an"} and stands_before(page, before)
    if not after_article or better[0].startswith(_AFTER_NOUN):
        return match.start, better
    said = tuple(map(with_article, better))
    if all(phrase.startswith(f"{page.lower[before]} ") for phrase in said):
        return match.start, better
    return page.starts[before], said
