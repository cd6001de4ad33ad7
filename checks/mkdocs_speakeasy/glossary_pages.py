"""The glossary's own pages, as Markdown: an A to Z, and one page for each word.

Titles, terms and meanings are other people's text, so they reach the page as text, whatever they hold.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from mkdocs_speakeasy.entry import Entry
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.glossary import Glossary
from mkdocs_speakeasy.made_pages import head, join, link, plain, section, tame
from mkdocs_speakeasy.phrases import Match
from mkdocs_speakeasy.site import A_TO_Z, GLOSSARY, page_of
from mkdocs_speakeasy.text import Page


class GlossaryPages:
    """Takes the pages of the site one by one, then makes the pages of the glossary."""

    def __init__(self, glossary: Glossary) -> None:
        self._entries = sorted(glossary.entries.values(), key=lambda entry: entry.slug)
        self._glossary = glossary
        self._users: dict[str, list[tuple[str, str]]] = {}

    def add(self, path: str, page: Page, uses: Iterable[Match[Entry]]) -> None:
        """Remember which words this page uses; its path counts from the docs folder."""
        for slug in {use.value.slug for use in uses}:
            self._users.setdefault(slug, []).append((_title(page) or path, path))

    def render(self) -> dict[str, str]:
        """Each page's path, counted from the docs folder, and its Markdown."""
        words = {page_of(entry.slug): join(self._word(entry)) for entry in self._entries}
        return {A_TO_Z: join(self._a_to_z())} | words if words else {}

    def _a_to_z(self) -> Iterator[str]:
        yield head("Words from A to Z", "Every hard word in this guide, and what it means.", "the glossary")
        yield "Here is each hard word in this guide. Choose a word to read more about it."
        letters = [(letter, list(group)) for letter, group in groupby(self._entries, key=_letter)]
        yield " ".join(f"[{letter}](#letter-{letter})" for letter, _ in letters)
        for letter, entries in letters:
            yield f'## <span id="letter-{letter}"></span>{letter}'  # each site makes ids in its own way
            yield "\n".join(map(_line, entries))

    def _word(self, entry: Entry) -> Iterator[str]:
        yield head(_capital(entry.term), entry.meaning, entry.path)
        if entry.stands_for:
            yield f"{entry.term} stands for {entry.stands_for}."
        yield plain(entry.meaning)
        yield tame(entry.more)
        yield section("Other ways to write it", [form.removesuffix("*") for form in entry.also])
        yield section("What you can say instead", [plain(words) for words in entry.plain])
        see = [self._glossary.entries[slug] for slug in entry.see]
        yield section("Words that go with it", [_link(_capital(each.term), each.slug) for each in see])
        users = sorted(self._users.get(entry.slug, ()), key=lambda user: (user[0].casefold(), user[1]))
        links = [link(plain(title), path, GLOSSARY) for title, path in users]
        yield section("Pages that use this word", links)


def _letter(entry: Entry) -> str:
    return entry.slug[0].upper()


def _line(entry: Entry) -> str:
    """A word in the A to Z, with its other names in brackets: the site finds a word by them too."""
    names = [entry.stands_for, *(form.removesuffix("*") for form in entry.also)]
    others = ", ".join(plain(name) for name in names if name)
    return f"- {_link(entry.term, entry.slug)}{f' ({others})' if others else ''}: {plain(entry.meaning)}"


def _capital(term: str) -> str:
    return term[:1].upper() + term[1:]


def _link(text: str, slug: str) -> str:
    return link(plain(text), page_of(slug), GLOSSARY)


def _title(page: Page) -> str:
    """The words of the page's first heading of level 1, else the title in its front matter, else nothing."""
    headings = (block for block in page.blocks if block.kind == "heading" and block.level == 1)
    heading = next(headings, None)
    return page.seen(heading.start, heading.end) if heading else _front_title(page)


def _front_title(page: Page) -> str:
    from mkdocs_speakeasy.safe_yaml import read_yaml  # few pages have no heading

    try:
        title = (read_yaml(page.front_matter, page.path) or {}).get("title")
    except (SpeakeasyError, AttributeError):  # not YAML, or no block of it: then it names no title
        return ""
    return " ".join(title.split()) if isinstance(title, str) else ""
