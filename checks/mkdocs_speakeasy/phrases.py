"""One matcher for every list of words and phrases."""

import re
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from typing import Generic, NamedTuple, TypeVar

from mkdocs_speakeasy.inflection import normal, spellings, verb_forms
from mkdocs_speakeasy.text import JOINER, Page
from mkdocs_speakeasy.watch import places, watch

T = TypeVar("T")

# Words that stand on nearly every page: a phrase is never looked up by one of them if it has another.
_COMMON = """
    a about after all also an and any are as at be been but by can do for from get had has have how if in
    into is it its make more new no not of on one or other our out over people so some such than that the
    their them there these they this those through time to too under up upon use very was way we well were
    what when where which who will with work would you your
"""
_COMMON_WORDS = frozenset(_COMMON.split())


class Match(NamedTuple, Generic[T]):
    """A phrase that stands at `text[start:end]`, the words `[first:last)` of the page.

    `ending` is the verb ending that the word marked `*` in the phrase has here: "", "s", "ed", "en" or "ing".
    """

    start: int
    end: int
    first: int
    last: int
    value: T
    ending: str = ""

    @property
    def places(self) -> range:
        """The indices of its words in the words of the page."""
        return range(self.first, self.last)


class _Form(NamedTuple):
    """A way to write a phrase of several words, with the place of the rarest of them."""

    place: int
    words: list[str]
    form: str


class Phrases(Generic[T]):
    """A set of phrases, each with a value, that finds all of them on a page in time linear in its words."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        """Take (phrase, value) pairs; of two alike the first counts.

        `utilise*` also stands for utilises, utilised and utilising, unless a phrase of its own does.
        """
        self._forms: dict[str, tuple[T, str]] = {}
        # The way to a form of several words: its rarest word; the step from there to the next word, or to the
        # one before if it is the last; and that neighbour. Few words of a page have one that leads on.
        self._filed: dict[str, dict[int, dict[str, list[_Form]]]] = {}
        for phrase, value in sorted(entries, key=lambda entry: "*" in entry[0]):
            for form, ending in expand(phrase):
                if form not in self._forms:
                    self._forms[form] = value, ending
                    if " " in form:
                        self._file(form)
                    else:
                        self._filed.setdefault(form, {})
        watch(self._filed)

    def _file(self, form: str) -> None:
        words = [part for part in form.split(" ") if not part.isdigit()]  # figures are no words of a page
        place = words.index(max(words, key=_rarity))
        step = 0 if len(words) == 1 else -1 if place == len(words) - 1 else 1
        steps = self._filed.setdefault(words[place], {})
        steps.setdefault(step, {}).setdefault(words[place + step], []).append(_Form(place, words, form))

    def find(self, page: Page, fits: Callable[[int, int, T], bool] | None = None) -> list[Match[T]]:
        """All matches, in order, without overlaps (the longest wins).

        Whole words in any case, joined by hyphen, space or nothing; never across a block, a sentence end,
        inline code or any mark between two words. `fits` says of words `[first:last)` whether they count.
        """
        forms, starts = self._forms, page.starts
        found: list[tuple[int, int, str]] = []
        taken: set[int] = set()
        for count, before, form in sorted(self._uses(page, fits), reverse=True):
            first, last = -before, count - before
            if taken.isdisjoint(range(first, last)):
                taken.update(range(first, last))
                found.append((first, last, form))
        found.sort()
        return [
            Match(starts[first], _end(page, first, last, form), first, last, *forms[form])
            for first, last, form in found
        ]

    def inside(self, compound: str) -> tuple[int, str, T] | None:
        """The longest form that opens a word with hyphens, in lower case, or else ends it: "co-payment".

        Gives where it starts in the word, the form, and its value.
        """
        parts = compound.split("-")
        for count in range(min(len(parts) - 1, self._longest), 0, -1):
            for form in ("-".join(parts[:count]), "-".join(parts[-count:])):
                if form in self._forms:
                    start = 0 if compound.startswith(form) else len(compound) - len(form)
                    return start, form, self._forms[form][0]
        return None

    @cached_property
    def _longest(self) -> int:
        """The most letters of a form, so more than it has parts: a word may have a million."""
        return max(map(len, self._forms), default=0)

    def _uses(self, page: Page, fits: Callable[[int, int, T], bool] | None) -> list[tuple[int, int, str]]:
        """Each form that stands on the page, so that the greatest counts: the longest, then the earliest.

        That is: how many words it has, its first word counted below 0, and the form.
        """
        uses: list[tuple[int, int, str]] = []
        lower = [*page.lower, ""]  # the word after the last, and the one before the first
        watched = places(page)
        for word in self._filed.keys() & watched.keys():
            if word in self._forms:
                value = self._forms[word][0]
                uses += [(1, -at, word) for at in watched[word] if not fits or fits(at, at + 1, value)]
            for step, phrases in self._filed[word].items():
                for at in watched[word]:
                    for place, words, form in phrases.get(lower[at + step], ()):
                        first = at - place
                        last = first + len(words)
                        if fits and not fits(first, last, self._forms[form][0]):
                            continue
                        if _stand(page, first, words, form):
                            uses.append((last - first, -first, form))
        return uses


def _rarity(word: str) -> int:
    """A guess at how rare a word is: the longer, the rarer, and any other is rarer than a common one."""
    return len(word) - 100 if word in _COMMON_WORDS else len(word)


def _stand(page: Page, first: int, words: list[str], form: str) -> bool:
    """Whether the words of a form stand from word `first` on, with nothing but space or "&" between them.

    A hyphen may end a line: "co-" and then "production". So may an apostrophe end a word: "carers' break".
    """
    last = first + len(words) - 1
    if first < 0 or page.lower[first : last + 1] != words:
        return False
    if form.count(" ") > last - first:
        return bool(_with_figures(form).match(page.text, page.starts[first]))
    text, starts, ends = page.text, page.starts, page.ends
    if text[starts[first] : starts[first] + len(form)].lower() == form:  # most stand so
        return True
    gaps = (text[ends[at] : starts[at + 1]] for at in range(first, last))
    return all(_is_space(gap.lstrip("-'’").replace("&", " ")) for gap in gaps)


def _end(page: Page, first: int, last: int, form: str) -> int:
    """Where a form ends that stands from word `first` up to word `last`."""
    if form[-1].isdigit() and (whole := _with_figures(form).match(page.text, page.starts[first])):
        return whole.end()
    return page.ends[last - 1]


@cache
def _with_figures(form: str) -> re.Pattern[str]:
    """What a form with figures in it looks like on a page: "section 117", with no figure more."""
    parts = rf"(?:[^\S\n]|{JOINER})+".join(map(re.escape, form.split(" ")))
    return re.compile(rf"{parts}(?![^\W_])", re.IGNORECASE)


def _is_space(gap: str) -> bool:
    """Whether nothing but space, and markup that is not read, stands between two words of a block."""
    return gap == " " or ((gap := gap.replace(JOINER, "")).isspace() and "\n" not in gap)


def touches_next(page: Page, place: int) -> bool:
    """Whether nothing but space parts the word at this index in `words` from the next one."""
    if place + 1 >= len(page.words):
        return False
    return _is_space(page.text[page.ends[place] : page.starts[place + 1]])


def expand(phrase: str) -> list[tuple[str, str]]:
    """The forms of a phrase with the verb ending of each; its word with a `*` takes all endings.

    The "&" of "A&E" stands between two words, as a space does.
    """
    phrase = normal(phrase)
    if "&" in phrase:
        return [(normal(phrase.replace("&", " ")), "")]
    if "*" not in phrase:
        return [(form, "") for form in spellings(phrase)]
    words = phrase.split(" ")
    starred = next((at for at, word in enumerate(words) if word.endswith("*")), 0)
    verb = words[starred].rstrip("*")
    return [
        (spelling, ending)
        for form, ending in {**verb_forms(verb), verb: ""}.items()
        for spelling in spellings(" ".join([*words[:starred], form, *words[starred + 1 :]]))
    ]
