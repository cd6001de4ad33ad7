"""The HTML that a page carries for its words. All that people wrote stands in it as text."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from html import escape

from mkdocs_speakeasy.entry import Entry

_ID = re.compile(r"""\bid=["']?((?:word|meaning)-[^"'\s>]*)""")


@dataclass(frozen=True, slots=True)
class ShownWord:
    """A word on a page: the address of its own page, if any, and the ids of its use and its meaning."""

    entry: Entry
    address: str
    use: str
    meaning: str

    @classmethod
    def on_page(cls, entry: Entry, address: str, taken: Container[str]) -> "ShownWord":
        """Give a word ids that the page does not have yet."""
        return cls(entry, address, _free(f"word-{entry.slug}", taken), _free(f"meaning-{entry.slug}", taken))


def taken_ids(html: str) -> frozenset[str]:
    """The ids of a page that a word could have too."""
    return frozenset(_ID.findall(html))


def button(word: ShownWord, text: str) -> str:
    """The first use of a word, in HTML; it opens the meaning, and the list of words leads back to it."""
    attributes = f'type="button" class="speakeasy-term" popovertarget="{word.meaning}"'
    return f'<span id="{word.use}"><button {attributes}>{text}</button></span>'


def foot(words: Iterable[ShownWord]) -> str:
    """What stands under the text: the meanings that open over the page, and the list of words."""
    ordered = sorted(words, key=lambda word: word.entry.term.casefold())
    if not ordered:
        return ""
    meanings, items = [], []
    for word in ordered:
        said = _explain(word)
        meanings.append(
            f'\n<div popover id="{word.meaning}" class="speakeasy-meaning">'
            f"\n<dl data-search-exclude>\n{said}</dl>\n</div>"
        )
        label = f"Back to the text: {escape(word.entry.term)}"
        back = f'<a href="#{word.use}" aria-label="{label}">Back to the text</a>'
        items.append(f"{said}<dd>{back}</dd>\n")
    heading = '\n<section class="speakeasy-words">\n<h2>Words on this page</h2>\n<dl data-search-exclude>\n'
    return "".join([*meanings, heading, *items, "</dl>\n</section>"])


def _free(name: str, taken: Container[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def _explain(word: ShownWord) -> str:
    """A word, its words in full if it is an acronym, its meaning, and the link to its page if it has one."""
    term = escape(word.entry.term)
    texts = filter(None, [word.entry.stands_for, word.entry.meaning])
    lines = [f"<dt>{term}</dt>", *(f"<dd>{escape(text)}</dd>" for text in texts)]
    if word.address:
        lines.append(f'<dd><a href="{escape(word.address)}">More about {term}</a></dd>')
    return "".join(f"{line}\n" for line in lines)
