"""How a text says what a word means, in the text on both sides of the word."""

import re
from collections.abc import Callable
from typing import NamedTuple

Judge = Callable[[list[str]], bool]
"""Whether these words say what a word means."""

_SHORTEST = 3  # words after a colon that can be a meaning, if they share no word with the known one

# How a text says what a word means. Each is tried at one place of a short text, so none can run away.
#   after a use   _MEANS "time bank means …"    _WHICH_MEANS "time bank, which means …"  _COMMA "bank, or …"
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
_COMMA = re.compile(rf"{_QUOTES}, (or )?([^,;:.()–—]+)")
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


class Judges(NamedTuple):
    """A judge for each place where a meaning can stand.

    `after` a use, in brackets or after a dash: "reciprocity (give and take)". `before` brackets with a use in
    them: "give and take (reciprocity)". `said` of it by "means" or the like: most often, any words will do.
    `comma`: after no more than a comma, where most words go on with a list.
    """

    after: Judge
    before: Judge
    said: Judge = bool
    comma: Judge = lambda _: False


def said_around(left: str, right: str, judges: Judges, *, opens_text: bool) -> bool:
    """Whether a sentence says what a word means, between the text before the word and the text after it.

    `opens_text` says that a paragraph or the like begins with the word.
    """
    for opens, closes in _AROUND:
        if closes.match(right) and (opened := opens.search(left, len(left) - 12)):
            return judges.before(words_in(_INNER.sub("", left[: opened.start()])))
    if bracket := _BRACKET.match(right):
        return judges.after(words_in(bracket[1]))
    if (words := _set_off(right, judges, opens_text=opens_text)) is not None:
        return len(words) > 1 and judges.after(words)
    if (comma := _COMMA.match(right)) and (comma[1] or judges.comma(words_in(comma[2]))):
        words = words_in(comma[2])
        return judges.comma(words) or (judges.after(words) and judges.before(words))
    if called := _CALLED.search(left, max(0, len(left) - 40)):
        words = words_in(left[: called.start()])
        return judges.said(words) or judges.before(words)
    means = (
        _WHICH_MEANS.match(right)
        or (_SUBJECT.search(left[-40:]) and _MEANS.match(right))
        or (_BY.search(left[-40:]) and _WE_MEAN.match(right))
    )
    return bool(means and judges.said(words_in(right[means.end() :])))


def said_next(text: str, judges: Judges) -> bool:
    """Whether a sentence says what a word means that stands in the one before."""
    means = _NEXT.match(text)
    return bool(means and judges.said(words_in(text[means.end() :])))


def words_in(text: str) -> list[str]:
    """The words of a piece of text."""
    return _WORD.findall(text)


def sounds_like_meaning(words: list[str]) -> bool:
    """A Judge of words that can be a meaning: no name, no number, no aside such as "see page 4"."""
    opens = words[0].lower() if words else "see"
    return opens not in _GOES_ON and any(
        word.islower() and len(word) > 2 and word not in _GOES_ON for word in words
    )


def _set_off(right: str, judges: Judges, *, opens_text: bool) -> list[str] | None:
    """The words after a use that a dash or a colon sets off, if one does; [] if they speak to the reader."""
    if dash := _DASH.match(right):
        return [] if "?" in dash[1] else words_in(dash[1])
    if (colon := _COLON.match(right)) and opens_text:
        words = words_in(colon[1])
        is_title = len(words) < _SHORTEST and not judges.before(words)  # "Commissioning: a guide"
        return [] if is_title or words[0].lower() in _SPEAKS_TO_US else words
    return None
