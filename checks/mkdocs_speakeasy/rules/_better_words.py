"""What those rules share that look for the words of a list, each with better ones."""

import re
from collections.abc import Iterable, Iterator

from mkdocs_speakeasy.finding import Finding, Rule, quoted
from mkdocs_speakeasy.inflection import in_case, inflect, with_article
from mkdocs_speakeasy.phrases import Match, touches_next
from mkdocs_speakeasy.text import Page
from mkdocs_speakeasy.word_lists import Better

_HELPING = {"am", "are", "be", "been", "being", "had", "has", "have", "having", "is", "was", "were"}
# Better words that begin so take no article: they stand after a noun, or have one of their own.
_NO_NOUN = {"a", "as", "by", "for", "in", "of", "on", "that", "the", "to", "when", "who", "with"}
_NO_ARTICLE = {"all", "enough", "many", "more", "most", "much", "someone", "something"}
# A verb in -ed after one of these, or before "by", is a participle: "as shown in the plan", "shown by all".
_BEFORE_PARTICIPLES = {"as", "get", "gets", "getting", "got", "if", "than", "unless", "until", "when"}
_BEFORE_PARTICIPLES |= {"where"}
_BETWEEN = {"already", "also", "always", "ever", "just", "never", "not", "now", "often", "only", "yet"}
_APOSTROPHES, _QUOTES = {"'", "’"}, {"'", "‘"}
_DESCRIBES = re.compile("(?:ing|(?<!er)ly)$")  # "elderly" stands before a noun, "substantially" does not
_DETERMINERS = {"all", "any", "each", "every", "the", "these", "those"}


def findings(rule: Rule, page: Page, matches: Iterable[Match[Better]], fault: str) -> Iterator[Finding]:
    """A finding for each match that has something better, inflected as the page needs it.

    `fault` says after the quoted words what is wrong with them. A name such as StepChange has no fault.
    """
    for match in matches:
        if match.value and not _describes(page, match) and not _is_name(page, match):
            words = " ".join(page.words[match.first : match.last])
            start, better = _with_article(page, match, _inflected(page, match))
            end, better = _possessive(page, match, better)
            there = tuple(in_case(phrase, page.source[start:end]) for phrase in better)
            yield Finding(rule, start, end, f'"{words}" {fault}. Say {quoted(better)}.', there)


def _describes(page: Page, match: Match[Better]) -> bool:
    """Whether a word describes the next one, where plainer words do not fit: "an acquiring authority"."""
    word, before = page.lower[match.first], match.first - 1
    if match.last - match.first > 1 or not _DESCRIBES.search(word) or before < 0:
        return False
    determiners = {"a", "an"} | (_DETERMINERS if word.endswith("ing") else set())
    return page.lower[before] in determiners and touches_next(page, before)


def _is_name(page: Page, match: Match[Better]) -> bool:
    """Whether capitals make a name of words: StepChange, "an Amendment Act", "Riding for the Disabled"."""
    first, *others = page.words[match.first : match.last]
    if others:
        return not all(map(str.isupper, [first, *others])) and any(word[0].isupper() for word in others)
    if first.isupper() or not first[1:].islower():
        return not first.isupper()
    opens_name = touches_next(page, match.first) and page.words[match.last].istitle()
    return first[0].isupper() and (opens_name or not page.opens_sentence(match.first))


def _inflected(page: Page, match: Match[Better]) -> Better:
    """The better words with the ending of what they replace: "utilised" gives "used"."""
    if not match.ending:
        return match.value
    before = match.first - 1
    while before > 0 and (page.lower[before] in _BETWEEN or page.lower[before].endswith("ly")):
        before -= 1
    helper = page.lower[before] if before >= 0 else ""
    is_helped = helper in _HELPING or helper.endswith("'ve")
    is_helped |= helper in _BEFORE_PARTICIPLES or "by" in page.lower[match.last : match.last + 1]
    ending = "en" if match.ending == "ed" and is_helped else match.ending  # "was shown", but "showed"
    return tuple(inflect(phrase, ending) for phrase in match.value)


def _with_article(page: Page, match: Match[Better], better: Better) -> tuple[int, Better]:
    """Where the finding starts, and what to say: "an amendment" becomes "a change", with its article."""
    before = match.first - 1
    after_article = before >= 0 and page.lower[before] in {"a", "an"} and touches_next(page, before)
    fitting = tuple(phrase for phrase in better if phrase.split()[0] not in _NO_ARTICLE)
    if not after_article or better[0].split()[0] in _NO_NOUN:
        return match.start, better
    said = tuple(map(with_article, fitting)) or better
    if all(phrase.startswith(f"{page.lower[before]} ") for phrase in said):
        return match.start, fitting
    return page.starts[before], said


def _possessive(page: Page, match: Match[Better], better: Better) -> tuple[int, Better]:
    """Where the finding ends, and what to say: "individuals' needs" becomes "people's needs".

    An apostrophe after a quote that opens before the words closes it.
    """
    sign, before = page.text[match.end : match.end + 1], page.text[match.start - 1 : match.start]
    is_possessive = sign in _APOSTROPHES and before not in _QUOTES and page.lower[match.last - 1][-1] == "s"
    if not is_possessive or not page.text[match.end + 1 : match.end + 2].isspace():
        return match.end, better
    return match.end + 1, tuple(phrase + (sign if phrase[-1] == "s" else f"{sign}s") for phrase in better)
