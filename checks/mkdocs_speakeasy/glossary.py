"""The words that a project explains: `glossary/*.md`, `jargon.txt` and `names.txt`."""

import os
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from graphlib import CycleError, TopologicalSorter
from itertools import accumulate, compress, repeat
from operator import contains
from pathlib import Path

from mkdocs_speakeasy.entry import Entry, check_findable, read_entry
from mkdocs_speakeasy.files import real
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.inflection import inflections
from mkdocs_speakeasy.list_file import read_list
from mkdocs_speakeasy.phrases import Match, Phrases, expand
from mkdocs_speakeasy.text import Page, read

__all__ = ["Entry", "Glossary", "Jargon", "load"]

_AS_WORDS = str.maketrans("’&", "' ")
_NO_MARKUP = str.maketrans(dict.fromkeys("<>`*_[]#|~&\\", " "))


@dataclass(frozen=True, slots=True, eq=False)
class Jargon:
    """A word of `jargon.txt`: it has no entry yet, and `plain` words can often take its place."""

    term: str
    plain: tuple[str, ...]


Word = Entry | Jargon


@dataclass(frozen=True, eq=False)
class Glossary:
    """All words of a project: `entries` by slug, and the plain words for each word of `jargon`.

    `find` tells where a page uses them. `words` and `names` are how it finds those words and the names.
    """

    entries: Mapping[str, Entry]
    jargon: Mapping[str, tuple[str, ...]]
    words: Phrases[Word]
    names: Phrases[list[str]]

    def find(self, page: Page) -> Sequence[Match[Word]]:
        """Each use of an entry or of jargon, in order. The check and the links both come from here.

        A name has no use inside it. A term in capitals is met only in capitals: the "send" of a letter is
        not SEND.
        """
        return _uses(self, page)

    def look_up(self, text: str) -> Word | None:
        """The word that a text is, in any of its forms; an acronym may be typed in small letters."""
        for page in (read("", text), read("", text.upper())):
            for use in self.find(page):
                if use.last - use.first == len(page.words):
                    return use.value
        return None

    def known(self, page: Page) -> frozenset[int]:
        """The places in `page.words` of all words of the project, and of all words in names."""
        return _in_names(self, page).union(*(use.places for use in self.find(page)))


# More than one rule asks for the same page, one page after the other.
@lru_cache(maxsize=1)
def _in_names(glossary: Glossary, page: Page) -> frozenset[int]:
    """The places of all words that stand in a name of `names.txt`, written as it stands there."""

    def fits(first: int, last: int, name: list[str]) -> bool:
        return [word.replace("’", "'") for word in page.words[first:last]] == name

    return frozenset().union(*(name.places for name in glossary.names.find(page, fits)))


@lru_cache(maxsize=1)
def _uses(glossary: Glossary, page: Page) -> tuple[Match[Word], ...]:
    names = _in_names(glossary, page)
    whole = glossary.words.find(page)
    taken = names.union(*(use.places for use in whole))
    uses = sorted([*whole, *_in_compounds(glossary, page, taken)], key=lambda use: use.first)
    return tuple(
        use
        for use in uses
        if not names or names.isdisjoint(use.places)
        if _same_case(page.words[use.first], use.value.term)
    )


def _in_compounds(glossary: Glossary, page: Page, taken: Container[int]) -> Iterator[Match[Word]]:
    """Each word that opens or ends a longer one: "commissioning-led", "co-commissioning"."""
    for place in compress(range(len(page.lower)), map(contains, page.lower, repeat("-"))):
        if place not in taken and (found := glossary.words.inside(page.lower[place])):
            at, form, value = found
            start, end = page.starts[place], page.ends[place]
            if end - start == len(page.lower[place]):  # no marks inside, so that letters can be counted
                start, end = start + at, start + at + len(form)
            yield Match(start, end, place, place + 1, value)


def _same_case(word: str, term: str) -> bool:
    return not term.isupper() or word.startswith(term) or not word.lower().startswith(term.lower())


def load(
    folder: Path, root: Path | None = None, shared: Iterable[tuple[str, tuple[str, ...]]] = ()
) -> Glossary:
    """Read a folder of words; paths in messages count from `root`, else from the folder above.

    `shared` is jargon that projects have in common: it comes on top of jargon.txt, which has the last word.
    A folder that is not there holds no words. Raises SpeakeasyError, one sentence with file and line, for
    the first fault in any file.
    """
    if folder.exists() and not folder.is_dir():
        raise SpeakeasyError(f"{folder}: this is a file, and the folder of words should stand here.")
    place = Path(os.path.relpath(folder, root or folder.parent)).as_posix()
    files = sorted(file for file in folder.glob("*.md") if not file.name.startswith("."))
    entries = {file.stem: read_entry(_inside(file), f"{place}/{file.name}") for file in files}
    if lost := min(folder.glob("[!.]*/**/*.md"), default=None):
        where = f"{place}/{lost.relative_to(folder).as_posix()}"
        raise SpeakeasyError(f"{where}: no word is looked for here. Move this file up, into {place}.")
    _check_see(entries)
    jargon = dict(_read_words(folder / "jargon.txt", place))
    for word, plain in shared:
        jargon.setdefault(word, plain)
    names = _read_words(folder / "names.txt", place)
    glossary = Glossary(
        entries,
        jargon,
        Phrases([*_entry_forms(entries.values()), *_jargon_forms(jargon.items())]),
        Phrases((name, _words(name)) for name, _ in names),
    )
    _check_loops(glossary)
    return glossary


def _inside(file: Path) -> Path:
    """The file itself. Raises SpeakeasyError for a link that leads out of the folder."""
    if file.is_symlink() and not real(file).is_relative_to(real(file.parent)):
        raise SpeakeasyError(f"{file}: this is a link that leads out of the folder; put a file in its place.")
    return file


def _read_words(file: Path, place: str) -> list[tuple[str, tuple[str, ...]]]:
    if not file.exists():
        return []
    name = f"{place}/{file.name}"
    words = read_list(_inside(file), name)
    for word, _ in words:
        check_findable(word, name)
    return words


def _words(name: str) -> list[str]:
    return [part for part in name.translate(_AS_WORDS).split() if not part.isdigit()]


def _check_see(entries: Mapping[str, Entry]) -> None:
    for entry in entries.values():
        for slug in entry.see:
            if slug not in entries:
                raise SpeakeasyError(f'{entry.path}: see names "{slug}", but there is no {slug}.md.')


def _check_loops(glossary: Glossary) -> None:
    """Raise SpeakeasyError if meanings use each other's words, so that a reader goes round in a circle."""
    entries = list(glossary.entries.values())
    # One page of all meanings is read many times faster than a page of each.
    meanings = [entry.meaning.translate(_NO_MARKUP) for entry in entries]
    starts = list(accumulate((len(meaning) + 2 for meaning in meanings), initial=0))
    uses: dict[str, set[str]] = {}
    for use in glossary.find(read("", "\n\n".join(meanings))):
        entry = entries[bisect_right(starts, use.start) - 1]
        if isinstance(use.value, Entry) and use.value is not entry:
            uses.setdefault(entry.slug, set()).add(use.value.slug)
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as error:
        first, *others = (glossary.entries[slug] for slug in error.args[1][:-1])
        terms = " and ".join(f'"{entry.term}"' for entry in (first, *others))
        where = f"{first.path}:{first.line}"
        raise SpeakeasyError(f"{where}: the meanings of {terms} use each other; change one.") from None


def _entry_forms(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """Each form of each entry. Raises SpeakeasyError if two entries share one."""
    owners: dict[str, Entry] = {}
    for entry in entries:
        for term in filter(None, (entry.term, *entry.also, entry.stands_for)):
            for phrase in _phrases(term):
                _check_owner(phrase, entry, owners)
                yield phrase, entry


def _check_owner(phrase: str, entry: Entry, owners: dict[str, Entry]) -> None:
    for form, _ in expand(phrase) if "*" in phrase else [(phrase, "")]:
        owner = owners.setdefault(form.replace("-", "").replace(" ", ""), entry)
        if owner is not entry:
            raise SpeakeasyError(f'{entry.path}: {owner.path} explains "{form}" too; keep only one.')


def _jargon_forms(jargon: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[tuple[str, Jargon]]:
    for term, plain in jargon:
        word = Jargon(term.replace("*", ""), plain)
        for phrase in _phrases(term):
            yield phrase, word


def _phrases(term: str) -> list[str]:
    """A term with its plural and possessive; the endings of a verb are left to the matcher."""
    return [term] if "*" in term else inflections(term)
