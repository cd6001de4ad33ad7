"""Makes a page ready for the parser: MkDocs' Markdown as CommonMark of the same length.

An offset in the result is an offset in the source, so no map back is needed. Nothing here has to know where
code stands: no rewrite opens or closes a block of code, and what it changes inside one is never read.
"""

import re
import unicodedata

from mkdocs_speakeasy.containers import open_containers
from mkdocs_speakeasy.markdown_in_html import open_html
from mkdocs_speakeasy.model import JOINER, OBJECT
from mkdocs_speakeasy.opened import Opened, fill, visible

_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>(?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")

# A tag may run over several lines, but never over the fence of a block of code.
_TEMPLATE = re.compile(r"\{\{[^{}`~]*\}\}|\{%[^{}`~]*%\}|\{#[^{}`~]*#\}")
_TEMPLATE_LINE = re.compile(r"^[ \t]*+(?:\{[%#][^{}`~]*[%#]\}[ \t]*+)++$", re.MULTILINE)
_ATTRIBUTE = r"""(?:[.#][\w:./-]++|[\w:.-]++=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"']++))"""
_ABBREVIATION = re.compile(r"^[ \t]*+\*\[(?P<short>[^\]\n]+)\][ ]?:.*$", re.MULTILINE)
# What only the builder reads, by a text without which it is not there. A group `only` is what to hide of it.
_HIDDEN = (
    # `{ .class #id key=value }`, and a bare name straight after a link
    (
        "{",
        re.compile(
            rf"\{{:?[ ]*+(?:{_ATTRIBUTE}(?:[ ]++{_ATTRIBUTE})*+|(?:(?<=\)\{{)|(?<=\)\{{[ :]))[\w-]++)[ ]*+\}}",
        ),
    ),
    # a bare name at the end of a heading
    ("{", re.compile(r"^[ \t>]*+#{1,6}[ ][^\n{]*(?P<only>\{:?[ ]*+[\w-]++[ ]*+\})[ \t]*+$", re.MULTILINE)),
    # `--8<-- "file"`, and the names of files between two such lines
    ("8<-", re.compile(r"^[ \t]*-+8<-+[ \t]*\n(?:[^\n`~]*\n){0,50}?[ \t]*-+8<-+[ \t]*$", re.MULTILINE)),
    ("8<-", re.compile(r"^[ \t]*(?:<!--[ ])?-+8<-.*$", re.MULTILINE)),
    ("[TOC]", re.compile(r"^\[TOC\][ \t]*$", re.MULTILINE)),
    ("*[", _ABBREVIATION),
)
# Signs that are not seen: `==marked==`, `^^new^^`, `H~2~O`, `x^2^`.
_SIGNS = (
    ("==", re.compile(r"(==)(?=[^\s=])[^\n=]{1,300}+(?<!\s)(==)")),
    ("^", re.compile(r"(\^\^)(?=[^\s^])[^\n^]{1,300}+(?<!\s)(\^\^)")),
    ("^", re.compile(r"(\^)[^\s^]{1,100}+(\^)")),
    ("~", re.compile(r"(~)[^\s~]{1,100}+(~)")),
)


class _Shadows(dict[int, str]):
    """For each character an ASCII one that Markdown treats alike, so that byte offsets are character offsets."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isspace():
            shadow = "\f"
        elif unicodedata.category(char)[0] in "PS":
            shadow = ","
        else:  # not one letter for all: names of links must stay apart
            shadow = chr(ord("a") + ord(char.lower()[0]) % 26)
        self[code] = shadow
        return shadow


_SHADOWS = _Shadows()


def open_dialect(source: str) -> Opened:
    """Make a page ready for the parser."""
    page = Opened(_shadow(source), visible(source))
    head = _FRONT_MATTER.match(source)
    if head:
        page.yaml = head.span("yaml")
        page.markdown = "\n" * head.end() + page.markdown[head.end() :]
    if "*[" in source:
        for match in _ABBREVIATION.finditer(page.markdown):
            page.abbreviations.setdefault(source[slice(*match.span("short"))], match.start("short"))
    if "{" in source:
        _hide_templates(page)
    for sign, pattern in _HIDDEN:
        if sign in source:
            _blank(page, pattern)
    for sign, pattern in _SIGNS:
        if sign in source:
            spans = [span for match in pattern.finditer(page.markdown) for span in (match.span(1), match.span(2))]
            page.prose = fill(page.prose, spans, _joiners)
    open_containers(page)
    if "<" in source:
        page.markdown = open_html(page.markdown)
    return page


def _shadow(source: str) -> str:
    markdown = source.replace("\r\n", " \n").replace("\r", "\n").replace("\x00", " ")
    if not markdown.isascii():
        markdown = _FOREIGN.sub(lambda match: match[0].translate(_SHADOWS), markdown)
    return "\n" + markdown[1:] if source.startswith("\ufeff") else markdown


def _hide_templates(page: Opened) -> None:
    """Template tags: `{{ … }}` stands for words, the others for nothing."""
    _blank(page, _TEMPLATE_LINE)
    spans = [match.span() for match in _TEMPLATE.finditer(page.markdown)]
    page.prose = fill(page.prose, spans, _stand_in)
    page.markdown = fill(page.markdown, spans, _letters)


def _stand_in(tag: str) -> str:
    return OBJECT + JOINER * (len(tag) - 1) if tag.startswith("{{") else " " * len(tag)


def _letters(tag: str) -> str:
    """Letters keep a tag in one piece, where spaces would end the target of a link; indentation stays."""
    lines = tag.split("\n")
    inside = [line.lstrip() for line in lines]
    return "\n".join(_spaces(line[: len(line) - len(rest)]) + "x" * len(rest) for line, rest in zip(lines, inside, strict=True))


def _joiners(signs: str) -> str:
    return JOINER * len(signs)


def _blank(page: Opened, pattern: re.Pattern[str]) -> None:
    only = "only" if "only" in pattern.groupindex else 0
    spans = [match.span(only) for match in pattern.finditer(page.markdown)]
    page.prose = fill(page.prose, spans, _joiners)
    page.markdown = fill(page.markdown, spans, _spaces)


def _spaces(piece: str) -> str:
    return " " * len(piece)
