"""Rewrites what MkDocs adds to Markdown as plain CommonMark of the same length.

An offset in the result is an offset in the source, so no map back is needed. Nothing here needs to know where code
stands: no rewrite opens or closes a code block, and what it changes inside one is never read.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from mkdocs_speakeasy.markdown_in_html import open_html
from mkdocs_speakeasy.markup import visible
from mkdocs_speakeasy.model import JOINER, OBJECT, Kind

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>(?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_TEMPLATE_LINE = re.compile(r"^[ \t]*(?:\{[%#][^{}]*[%#]\}[ \t]*)+$", re.MULTILINE)
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")
_ATTRIBUTE = r"""(?:[.#][\w:./-]++|[\w:.-]++=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"']++))"""
# `{ .class #id key=value }`, or a bare name in braces straight after a link or an image.
_ATTRIBUTES = re.compile(rf"\{{:?[ ]*+{_ATTRIBUTE}(?:[ ]++{_ATTRIBUTE})*+[ ]*+\}}|(?<=\))\{{:?[ ]*+[\w-]++[ ]*+\}}")
_SNIPPET = re.compile(
    r"^[ \t]*-+8<-+[ \t]*\n(?:.*\n){0,50}?[ \t]*-+8<-+[ \t]*$|^[ \t]*(?:<!--[ ])?-+8<-+.*$", re.MULTILINE
)
_CONTENTS = re.compile(r"^\[TOC\][ \t]*$", re.MULTILINE)
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[([^\]\n]+)\][ ]?:[ ]*(.*)$", re.MULTILINE)
# A container indents what it holds by four columns. It may be the first thing in a list item or a quote.
_CONTAINER = re.compile(
    r"""^([ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?)
        (?: (?:!!!|\?\?\?\+?)[ ]?(?=[\w"])[\w -]*+(?:"(?P<title>.*)")? | ===[+!]{0,2}[ ]+"(?P<tab>.*)" )[ \t]*$""",
    re.MULTILINE | re.VERBOSE,
)
# A comment, from which a macro makes the term, and its definition.
_MADE_TERM = re.compile(r"(-->[ ]?\n(?:[ ]?\n)?[ ]{0,3}):(?=[ ]{1,3}\S)")


class _Shadows(dict[int, str]):
    """For each character an ASCII one that Markdown treats alike, so that byte offsets are character offsets."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isspace():
            shadow = "\f"
        elif unicodedata.category(char)[0] in "PS":
            shadow = ","
        else:
            shadow = chr(ord("a") + ord(char.lower()[0]) % 26)  # not one letter for all: labels must stay apart
        self[code] = shadow
        return shadow


_SHADOWS = _Shadows()


@dataclass(slots=True)
class Opened:
    """A page made ready for the parser, in two texts of the length of the source.

    `markdown` is ASCII CommonMark. `prose` has the writer's own characters for what the parser calls text. `kinds`
    says what the list item or heading at an offset really is. `yaml` is the span of the front matter.
    """

    markdown: str
    prose: str
    kinds: dict[int, Kind] = field(default_factory=dict)
    abbreviations: dict[str, int] = field(default_factory=dict)
    yaml: tuple[int, int] | None = None


def open_dialect(source: str) -> Opened:
    """Make a page ready for the parser."""
    markdown = source.replace("\r\n", " \n").replace("\r", "\n").replace("\x00", " ")
    if not markdown.isascii():
        markdown = _FOREIGN.sub(lambda match: match[0].translate(_SHADOWS), markdown)
    page = Opened(markdown, visible(source))
    if source[:1] == "\ufeff":
        page.markdown = " " + page.markdown[1:]
    _hide_front_matter(page, source)
    if "{" in source:
        _hide_templates(page)
        _blank(page, _ATTRIBUTES)
    if "8<-" in source:
        _blank(page, _SNIPPET)
    if "[TOC]" in source:
        _blank(page, _CONTENTS)
    if "*[" in source:
        for match in _ABBREVIATION.finditer(page.markdown):
            page.abbreviations.setdefault(source[match.start(1) : match.end(1)], match.start(1))
        _blank(page, _ABBREVIATION)
    if "-->" in source:
        _define_made_terms(page)
    if "!!!" in source or "???" in source or "===" in source:
        page.markdown = _CONTAINER.sub(lambda match: _open_container(page, match), page.markdown)
    if "<" in source:
        page.markdown = open_html(page.markdown)
    return page


def _hide_front_matter(page: Opened, source: str) -> None:
    head = _FRONT_MATTER.match(source)
    if head:
        page.yaml = head.span("yaml")
        page.markdown = "\n" * head.end() + page.markdown[head.end() :]


def _hide_templates(page: Opened) -> None:
    _blank(page, _TEMPLATE_LINE)
    spans = [match.span() for match in _TEMPLATE.finditer(page.markdown)]
    page.prose = _fill(page.prose, spans, _stand_in)
    page.markdown = _fill(page.markdown, spans, _letters)


def _stand_in(tag: str) -> str:
    return OBJECT + JOINER * (len(tag) - 1) if tag.startswith("{{") else " " * len(tag)


def _letters(tag: str) -> str:
    """Letters keep a tag in one piece where spaces would end a link's target."""
    return re.sub(r"[^\n]", "x", tag)


def _define_made_terms(page: Opened) -> None:
    for match in _MADE_TERM.finditer(page.markdown):
        page.kinds[match.end() - 1] = "definition"
    page.markdown = _MADE_TERM.sub(r"\1-", page.markdown)


def _open_container(page: Opened, match: re.Match[str]) -> str:
    """Write a container as a list item that begins with a heading, its title."""
    start = match.end(1)
    page.kinds[start] = "paragraph"
    page.kinds[start + 2] = "label"
    group = "tab" if match["tab"] is not None else "title"
    title = match[group] or ""
    line = match[1] + "- #"
    if title:
        line = line.ljust(match.start(group) - match.start()) + title
    return line.ljust(len(match[0]))


def _blank(page: Opened, pattern: re.Pattern[str]) -> None:
    spans = [match.span() for match in pattern.finditer(page.markdown)]
    page.prose = _fill(page.prose, spans, _spaces)
    page.markdown = _fill(page.markdown, spans, _spaces)


def _spaces(piece: str) -> str:
    return " " * len(piece)


def _fill(text: str, spans: list[tuple[int, int]], fill: Callable[[str], str]) -> str:
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], fill(text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])
