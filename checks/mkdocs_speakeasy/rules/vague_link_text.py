"""A link whose words do not say where it leads."""

from collections.abc import Iterator

from mkdocs_speakeasy.finding import Finding, Level, Rule
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.text import OBJECT, Link, Page

RULE = Rule("vague-link-text", Level.WARNING)

ENOUGH = 200  # characters: words of that length say something
_MARKS = " !,.:;>?»›→…-–"
_NEXT_STEP = "Say what the reader will find there."


def check(page: Page, guide: Guide) -> Iterator[Finding]:
    """One finding for each such link, at its words; an address is no words."""
    vague = guide.words(RULE.name).phrases
    for link in page.links:
        start, end = link.text_start, min(link.text_end, link.text_start + ENOUGH)
        text = page.source[start:end].strip()
        has_code = OBJECT in page.text[start:end]  # which says where the link leads
        if not has_code and page.seen(start, end).lower().strip(_MARKS) in vague:
            message = f'"{text}" does not say where this link leads. {_NEXT_STEP}'
        elif _is_address(text):
            message = f'"{text}" is an address, not words. {_NEXT_STEP}'
        elif not text and link.url:
            message = f"This link has no words. {_NEXT_STEP}"
        else:
            continue
        yield Finding(RULE, *_span(link), message)


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://", "www."))


def _span(link: Link) -> tuple[int, int]:
    """The words of a link, or all of it if it has none."""
    return (link.text_start, link.text_end) if link.text_start < link.text_end else (link.start, link.end)
