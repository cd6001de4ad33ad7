"""Puts right what has one sure answer on a page, and proves that nothing else changed.

Left alone, whatever the rules say: headings, whose address others link to; links, tables and labels; what
stands in quotes; names; words with markup inside, or with marks of their own: "do not say *utilise*".
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from difflib import unified_diff
from typing import NamedTuple

from mkdocs_speakeasy.acronyms import judges
from mkdocs_speakeasy.engine import admit
from mkdocs_speakeasy.explained import explained_in_text, first_use
from mkdocs_speakeasy.finding import Finding, SpeakeasyError
from mkdocs_speakeasy.glossary import Entry, Word
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.inflection import PREPOSITIONS, in_case, inflect, with_article
from mkdocs_speakeasy.phrases import Match, touches_next
from mkdocs_speakeasy.rules import plainer_word, unexplained_acronym, unknown_word
from mkdocs_speakeasy.splice import splice
from mkdocs_speakeasy.text import Kind, Page, read

PLACES: frozenset[Kind] = frozenset(("paragraph", "item", "definition", "footnote"))
"""The kinds of block that are changed."""

_NAME_PARTS = 2  # hyphens in the name of a program or a file, such as git-color-theme
_ROUNDS = 9  # a better word may join its neighbours to a phrase that has a better one
_MARKS = ("*", "_")
_NO_NEW_LINE = "\n\\ No newline at end of file\n"
_JOINED = re.compile(r" \(|[/&+]| \d")  # what stands after an acronym that is explained, or a part of a name
# Plain words do not fit everywhere: not in "more strong", "was got" or "leave out it".
_COMPARING = frozenset({"least", "less", "more", "most"})
_BEING = frozenset({"are", "be", "been", "being", "is", "was", "were"})
_TWO_PART_VERB = re.compile(r"\w+ (?:back|down|off|on|out|over|up)", re.IGNORECASE)
_PRONOUNS = frozenset({"her", "him", "it", "me", "them", "us", "you"})
_SINGLE_SPACED = re.compile(r"\S+(?:(?: |\r?\n *)\S+)*")
# What an unclosed quote holds, up to the end of its block, may be another person's words too.
_QUOTED = re.compile(
    r"\"[^\"\n]*+(?:\"|$)|“[^”\n]*+(?:”|$)|‘(?:[^’\n]|’(?=\w))*+(?:’|$)|(?<!\w)'(?:[^'\n]|'(?=\w))*+(?:'|$)",
    re.MULTILINE,
)


class _Edit(NamedTuple):
    start: int
    end: int
    new: str


class Fixed(NamedTuple):
    """A page after all changes, and how many there were."""

    source: str
    changes: int


def fix(page: Page, guide: Guide) -> Fixed:
    """Make all changes that are sure; a second time there are none left.

    Raises SpeakeasyError if more than the meant words would change.
    """
    changes = 0
    for _ in range(_ROUNDS):
        edits = _edits(page, guide)
        if not edits:
            return Fixed(page.source, changes)
        changes += len(edits)
        page = _apply(edits, page)
    raise _refusal(page)


def diff(name: str, old: str, new: str) -> str:
    """What changed, as a unified diff that `git apply` and `patch` can read."""
    lines = unified_diff(_lines(old), _lines(new), f"a/{name}", f"b/{name}")
    return "".join(line if line[-1] == "\n" else f"{line}{_NO_NEW_LINE}" for line in lines)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _edits(page: Page, guide: Guide) -> list[_Edit]:
    """The changes to make, in order and without overlaps."""
    sources = (
        (plainer_word.RULE, _plainer(page, guide)),
        (unknown_word.RULE, _american(page, guide)),
        (unexplained_acronym.RULE, _in_full(page, guide)),
    )
    found = (each.finding for rule, every in sources for each in admit(rule, every, page, guide.settings))
    quotes = [match.span() for match in _QUOTED.finditer(page.text)]
    edits: list[_Edit] = []
    for each in sorted(found, key=lambda finding: (finding.start, -finding.end)):
        free = not edits or each.start >= edits[-1].end
        if free and _is_own_plain_text(page, each.start, each.end, quotes):
            edits.append(_Edit(each.start, each.end, each.suggestions[0]))
    return edits


def _is_own_plain_text(page: Page, start: int, end: int, quotes: list[tuple[int, int]]) -> bool:
    """Whether these are the writer's own words, in text without markup."""
    block, words = page.block_at(start), page.source[start:end]
    before = bisect_right(quotes, (start, len(page.source))) - 1
    return (
        block is not None
        and block.kind in PLACES
        and not (page.link_at(start) or page.link_at(end - 1))
        and (before < 0 or start >= quotes[before][1])
        and bool(_SINGLE_SPACED.fullmatch(words))
        and not (page.source[start - 1 : start] in _MARKS and page.source[end : end + 1] in _MARKS)
        and words.split() == page.text[start:end].split()
    )


def _plainer(page: Page, guide: Guide) -> Iterator[Finding]:
    """Each use of words that have just one plainer answer. Those with needless capitals are a name."""
    for found in plainer_word.check(page, guide):
        old = page.source[found.start : found.end]
        sure = len(found.suggestions) == 1 and _fits(page, found)
        if sure and (old.isupper() or not _is_title(page, found.start, old)):
            yield found


def _fits(page: Page, found: Finding) -> bool:
    """Whether plain words can stand where others stood."""
    (new,) = found.suggestions
    first, after = (bisect_left(page.starts, place) for place in (found.start, found.end))
    if not (_BEING if new == "got" else _COMPARING).isdisjoint(page.lower[max(0, first - 1) : first]):
        return False
    return not _TWO_PART_VERB.fullmatch(new) or _PRONOUNS.isdisjoint(page.lower[after : after + 1])


def _is_title(page: Page, start: int, words: str) -> bool:
    opens = page.opens_sentence(bisect_left(page.starts, start))
    return words[1:] != words[1:].lower() or (words[0].isupper() and not opens)


def _american(page: Page, guide: Guide) -> Iterator[Finding]:
    """Each use of a word in American spelling."""
    for word, uses in unknown_word.doubtful_uses(page, guide):
        if word.count("-") < _NAME_PARTS and (british := guide.lexicon.british(word)):
            for use in uses:
                old = page.words[use]
                new = in_case(british.replace("'", "’") if "’" in old else british, old)
                yield Finding(unknown_word.RULE, page.starts[use], page.ends[use], "", (new,))


def _in_full(page: Page, guide: Guide) -> Iterator[Finding]:
    """The first use of each acronym that the glossary spells out and the page does not."""
    uses: dict[Entry, list[Match[Word]]] = {}
    for use in guide.glossary.find(page):
        if isinstance(use.value, Entry) and use.value.stands_for and use.value.path != page.path:
            uses.setdefault(use.value, []).append(use)
    for entry, found in uses.items():
        use = first_use(page, found)
        short = all(page.words[each.first].startswith(entry.term) for each in found)
        known = entry.term in guide.settings.known_acronyms
        if short and not known and not explained_in_text(page, found, judges(entry.term)):
            yield from _spelled_out(page, use, entry, guide)


def _spelled_out(page: Page, use: Match[Word], entry: Entry, guide: Guide) -> Iterator[Finding]:
    word, full = page.words[use.first], entry.stands_for
    named = touches_next(page, use.last - 1) and page.words[use.last][0].isupper()  # "NHS England"
    named |= _follows_name(page, use.first, guide)
    free = page.text[use.start - 1 : use.start].strip() == "" and not _JOINED.match(page.text, use.end)
    if named or not free or use.last - use.first > 1:
        return
    if word == f"{entry.term}s" and PREPOSITIONS.isdisjoint(full.split()):
        head, space, last = full.rpartition(" ")
        full = head + space + inflect(last, "s")
    elif word != entry.term:
        return
    start, before = use.start, use.first - 1
    if before >= 0 and page.lower[before] in {"a", "an"} and touches_next(page, before):
        start, full = page.starts[before], with_article(full)
    if page.opens_sentence(bisect_left(page.starts, start)):
        full = full[0].upper() + full[1:]
    yield Finding(unexplained_acronym.RULE, start, use.end, "", (f"{full} ({word})",))


def _follows_name(page: Page, at: int, guide: Guide) -> bool:
    """Whether a name stands right before a word: "Ann Blake MBE", but not "The CCG"."""
    before = at - 1
    if before < 0 or not touches_next(page, before) or not page.words[before].istitle():
        return False
    return not (page.opens_sentence(before) and guide.lexicon.is_easy(page.words[before]))


def _apply(edits: list[_Edit], page: Page) -> Page:
    """The page with the changes made. Raises SpeakeasyError unless it reads as before in all else."""
    new = read(page.path, splice(page.source, edits))
    if new.text != splice(page.text, edits) or _shape(new) != _shape(page):
        raise _refusal(page)
    return new


def _shape(page: Page) -> list[object]:
    """All of a page but its words and their places."""
    return [
        page.front_matter,
        [(block.kind, block.level) for block in page.blocks],
        [link.url for link in page.links],
        [image.url for image in page.images],
        [(each.rule, each.reason) for each in page.directives],
        [*page.abbreviations],
    ]


def _refusal(page: Page) -> SpeakeasyError:
    said = f"{page.path}: a fix would change more than the words it means, so this page stays as it is"
    return SpeakeasyError(f"{said}. Change it by hand. Try: speakeasy check {page.path}")
