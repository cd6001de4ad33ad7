"""A link whose words do not say where it leads."""

from collections.abc import Iterator
from functools import cache

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.phrases import read_list
from mkdocs_speakeasy.rules._better_words import DATA
from mkdocs_speakeasy.text import JOINER, Link, Page

RULE = Rule("vague-link-text", Level.WARNING)

ENOUGH = 200  # characters: words of that length say something
_MARKS = " !,.:;>?»›→…-–"
_NEXT_STEP = "Say what the reader will find there."


def check(page: Page, guide: Guide) -> Iterator[Finding]:  # noqa: ARG001 (all rules have one shape)
    """One finding for each such link, at its words; an address is no words."""
    for link in page.links:
        start, end = link.text_start, min(link.text_end, link.text_start + ENOUGH)
        text = page.source[start:end].strip()
        read = " ".join(page.text[start:end].replace(JOINER, "").lower().split())
        if read.strip(_MARKS) in _vague():
            message = f'"{text}" does not say where this link leads. {_NEXT_STEP}'
        elif _is_address(text):
            message = f'"{text}" is an address, not words. {_NEXT_STEP}'
        elif not text and link.url:
            message = f"This link has no words. {_NEXT_STEP}"
        else:
            continue
        yield Finding(RULE, *_span(link), message)


@cache
def _vague() -> frozenset[str]:
    entries = read_list(DATA / "vague_link_text.txt", "vague_link_text.txt")
    return frozenset(phrase for phrase, _ in entries)


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "www."))


def _span(link: Link) -> tuple[int, int]:
    """The words of a link, or all of it if it has none."""
    return (link.text_start, link.text_end) if link.text_start < link.text_end else (link.start, link.end)
