"""Whether a page explains a word where its reader first meets it, and which uses can carry a link."""

import posixpath
import re
from collections.abc import Callable, Sequence
from itertools import islice
from typing import TypeVar

from mkdocs_speakeasy.glossary import Entry, Glossary, Word
from mkdocs_speakeasy.inflection import normal
from mkdocs_speakeasy.phrases import Match
from mkdocs_speakeasy.text import JOINER, Block, Page

T = TypeVar("T")
Judge = Callable[[list[str]], bool]
"""Whether these words, in brackets or after a dash, say what a word means."""

_SCANNED = frozenset({"heading", "label", "alt"})
"""Blocks that a reader scans before the text, and that can hold no link."""

_REACH = 300  # characters on each side of a word in which its meaning is looked for
_SHORTEST = 3  # words after a colon that can be a meaning, if they share no word with the known one
_ENOUGH = 20  # uses that are looked at; no two sentences that people write have more

# How a text says what a word means. Each is tried at one place of a short text, so none can run away.
#   after a use   _MEANS "time bank means …"    _WHICH_MEANS "time bank, which means …"  _OR "time bank, or …"
#                 _BRACKET "time bank (…)"      _DASH "time bank – …"                    _COLON "Time bank: …"
#   before a use  _CALLED "… is called a"       _BY, with _WE_MEAN after it: "by time bank we mean …"
#                 _SUBJECT: what lets a use with _MEANS after it be a subject, not the end of a longer one
#   around a use  _AROUND "… (time bank)"       in the next sentence  _NEXT "It means …"
_QUOTES = "[\"'“”‘’]*"
_WHAT = (
    r"(?:really |simply |just )?(?:when |short for |(?:a|the) way (?:of|to) "
    r"|(?:a|the|another) (?:name|term|word) for |(?:a person|people|someone|anyone) who "
    r"|the (?:act|practice|process|work) of \w+ing )"
)
_SAYS = (
    r"(?:(?:really |simply |just |here |often |usually |can )?means? "
    r"(?!nothing|little|much|more|a lot|different)"
    rf"|stands? for |refers? to |describes? (?:how|when|the way) |(?:is|are) {_WHAT})"
)
_HOW = "(?:is|are) (?:really |simply |just )?how "
_MEANS = re.compile(rf"{_QUOTES} (?:{_SAYS}|{_HOW})")
_WHICH_MEANS = re.compile(
    rf"{_QUOTES}[,;]? (?:(?:which|that) {_SAYS}"
    r"|(?:that is|in other words|i\.e\.|(?:also|often|sometimes) (?:called|known as)),? )"
)
_SUBJECT = re.compile(
    rf"(?:^|[,;:–—(]|\b(?:a|an|and|because|but|so|that|letters|the|term|what|word)) ?{_QUOTES}$"
)
_BY = re.compile(rf"\b(?:[Bb]y|[Ww]hen we say|use) (?:the (?:term|word) )?{_QUOTES}$")
_WE_MEAN = re.compile(rf"{_QUOTES},? (?:(?:we|I|they|people) means?|to mean) ")
_CALLED = re.compile(
    r"(?:(?:\(|, |\b(?:is|are|be|also|often|sometimes) )(?:called|known as)"
    rf"|\bcalls? (?:it|that|them|these|this)) (?:an? |the )?{_QUOTES}$"
)
_NEXT = re.compile(
    rf"\W*(?:(?:This|That|It|They|These|Th(?:e|is) (?:phrase|term|word)) {_SAYS}"
    rf"|(?:It|That|They)['’](?:s|re) {_WHAT}|It {_HOW}|In other words|That is,|(?:By this,? we|We) mean )"
)
_BRACKET = re.compile(rf"{_QUOTES} ?[(\[](?![£$€]?\d)([^()\[\]]*)[)\]]")
_DASH = re.compile(rf"{_QUOTES}(?: ?[–—=] ?| --? )([^–—()]+)")
_COLON = re.compile(rf"{_QUOTES} ?: ([^:()]+)")
_OR = re.compile(rf"{_QUOTES}, or ([^,;:.()–—]+)")
# What stands around a word that follows its meaning: brackets, two dashes, or "or" and a comma.
_AROUND = tuple(
    (re.compile(rf"{before}{_QUOTES}(?:the )?{_QUOTES}$"), re.compile(rf"{_QUOTES}{after}"))
    for before, after in (
        (r"[(\[](?:or )?", r"\+?(?: for short)?[\"'”’]*[)\],;]"),
        (" ?[–—] ?| --? ", " ?[–—]| --? "),
        (", or ", "[,.;]|$"),
    )
)
_INNER = re.compile(r"\([^()]*\)")
_GAP = re.compile(r"\s\s+|[^\S ]")  # what is more or else than one space
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

# A bracket or a dash that opens with one of these goes on with the story; it does not say what a word means.
_ASIDES = """
    about again although and as ask at available based because but by chapter eg especially except for
    formerly from held if in including last later led like mainly mostly not on only opens over page published
    read run see since so source sources such though until updated which who with yet
"""
_GOES_ON = frozenset(_ASIDES.split())
# What opens with one of these after a colon speaks to the reader, or of something else.
_ADDRESS = """
    ask call contact email he her his i my next our phone please she their they we what where why you your
"""
_SPEAKS_TO_US = frozenset(_ADDRESS.split())


def _can_carry_link(page: Page, use: Match[T]) -> bool:
    """Whether the build can link a use: not in a heading, a label, a link or the words for an image."""
    block = page.block_at(use.start)
    return (block is None or block.kind not in _SCANNED) and not _in_link(page, use)


def linkable(page: Page, glossary: Glossary) -> list[Match[Entry]]:
    """The uses of glossary words that can carry a link, in order: not on the word's own page."""
    return [
        Match(use.start, use.end, use.first, use.last, use.value)
        for use in glossary.find(page)
        if isinstance(use.value, Entry) and use.value.path != page.path and _can_carry_link(page, use)
    ]


def first_use(page: Page, uses: Sequence[Match[T]]) -> Match[T]:
    """The use that a reader meets first: footnotes stand last, and headings count if nothing else does."""

    def order(use: Match[T]) -> tuple[bool, bool, int]:
        block = page.block_at(use.start)
        kind = block.kind if block else "paragraph"
        return kind in _SCANNED, kind == "footnote", use.start

    return min(uses, key=order)


def explained(page: Page, uses: Sequence[Match[Word]]) -> bool:
    """Whether the page explains a word of which these are all the uses."""
    word = uses[0].value
    if isinstance(word, Entry):
        is_linked = any(_can_carry_link(page, use) or _leads_to(page, use, word) for use in uses)
        if is_linked or word.path == page.path:
            return True
    return explained_in_text(page, uses, sounds_like_meaning, shares_words_with(word))


def explained_in_text(
    page: Page, uses: Sequence[Match[T]], after: Judge, before: Judge, said: Judge = bool
) -> bool:
    """Whether the text explains a word: at its first use, or in a definition list or an `*[abbr]:` line.

    `after` judges words that follow a use in brackets or after a dash: "reciprocity (give and take)".
    `before` judges words that a use in brackets follows: "give and take (reciprocity)".
    `said` judges what "means" or the like links to a use: most often, that there are words is enough.
    """
    if any(_is_defined(page, use) for use in uses):
        return True
    first = first_use(page, uses)
    here = page.sentence_of(first.first)
    near = page.sentences[here : here + 2]
    close = (use for use in uses if first.start <= use.start < near[-1].end)
    titles = (use for use in uses if use.start < first.start and _stands_in_title(page, use))

    def surely(words: list[str]) -> bool:  # a title has brackets and dashes for much else
        return after(words) and before(words)

    if any(explained_at(page, use, after, before, said) for use in islice(close, _ENOUGH)):
        return True
    if any(explained_at(page, use, surely, before, said) for use in islice(titles, _ENOUGH)):
        return True
    following = _one_line(page, near[1].start, near[1].start + _REACH) if len(near) == 2 else ""
    means = _NEXT.match(following)
    return bool(means and said(_WORD.findall(following[means.end() :])))


def explained_at(page: Page, use: Match[T], after: Judge, before: Judge, said: Judge) -> bool:
    """Whether the sentence says what the word means right at this use: before it, or after it."""
    sentence = page.sentences[page.sentence_of(use.first)]
    left = _one_line(page, max(sentence.start, use.start - _REACH), use.start)
    right = _one_line(page, use.end, min(sentence.end, use.end + _REACH))
    for opens, closes in _AROUND:
        if closes.match(right) and (opened := opens.search(left, len(left) - 12)):
            return before(_WORD.findall(_INNER.sub("", left[: opened.start()])))
    if bracket := _BRACKET.match(right):
        return after(_WORD.findall(bracket[1]))
    if (words := _set_off(page, use, right, before)) is not None:
        return len(words) > 1 and after(words)
    if other := _OR.match(right):
        words = _WORD.findall(other[1])
        return after(words) and before(words)
    if called := _CALLED.search(left, max(0, len(left) - 40)):
        words = _WORD.findall(left[: called.start()])
        return said(words) or before(words)
    means = (
        _WHICH_MEANS.match(right)
        or (_SUBJECT.search(left[-40:]) and _MEANS.match(right))
        or (_BY.search(left[-40:]) and _WE_MEAN.match(right))
    )
    return bool(means and said(_WORD.findall(right[means.end() :])))


def sounds_like_meaning(words: list[str]) -> bool:
    """A Judge of words that can be a meaning: no name, no number, no aside such as "see page 4"."""
    opens = words[0].lower() if words else "see"
    return opens not in _GOES_ON and any(
        word.islower() and len(word) > 2 and word not in _GOES_ON for word in words
    )


def shares_words_with(word: Word) -> Judge:
    """A Judge of words of which one is among the plain words or in the meaning that is known of a word."""
    known = " ".join([*word.plain, word.meaning if isinstance(word, Entry) else ""])
    stems = {part[:5] for part in _WORD.findall(normal(known)) if len(part) > 3}
    return lambda words: any(part.lower()[:5] in stems for part in words[-6:])


def _leads_to(page: Page, use: Match[T], entry: Entry) -> bool:
    """Whether the writer linked a use to its entry."""
    link = page.link_at(use.start)
    if not link:
        return False
    target = link.url.partition("#")[0].rstrip("/").removesuffix(".md")
    place = posixpath.normpath(posixpath.join("/", posixpath.dirname(page.path), target))
    return place.endswith((f"/glossary/{entry.slug}", f"/{entry.path.removesuffix('.md')}"))


def _in_link(page: Page, use: Match[T]) -> bool:
    return any(page.link_at(page.starts[place]) for place in use.places)


def _stands_in_title(page: Page, use: Match[T]) -> bool:
    return (block := page.block_at(use.start)) is not None and block.kind in {"heading", "label"}


def _one_line(page: Page, start: int, end: int) -> str:
    return _GAP.sub(" ", page.text[start:end].replace(JOINER, ""))


def _is_defined(page: Page, use: Match[T]) -> bool:
    """Whether the use is the term of a definition list, or an abbreviation that the page defines."""
    block = page.block_at(use.start)
    if block and block.kind == "term":
        return _opens(page, use, block) and (
            use.last == len(page.starts) or page.starts[use.last] >= block.end
        )
    words = " ".join(page.lower[use.first : use.last])
    return any(short.lower() in (words, words.removesuffix("s")) for short in page.abbreviations)


def _set_off(page: Page, use: Match[T], right: str, before: Judge) -> list[str] | None:
    """The words after a use that a dash or a colon sets off, if one does; [] if they speak to the reader."""
    if dash := _DASH.match(right):
        return [] if "?" in dash[1] else _WORD.findall(dash[1])
    if (colon := _COLON.match(right)) and _opens_text(page, use):
        words = _WORD.findall(colon[1])
        is_title = len(words) < _SHORTEST and not before(words)  # "Commissioning: a guide"
        return [] if is_title or words[0].lower() in _SPEAKS_TO_US else words
    return None


def _opens_text(page: Page, use: Match[T]) -> bool:
    """Whether a paragraph, an item or the like begins with a use."""
    block = page.block_at(use.start)
    return block is not None and block.kind not in _SCANNED and _opens(page, use, block)


def _opens(page: Page, use: Match[T], block: Block) -> bool:
    return use.first == 0 or page.starts[use.first - 1] < block.start
