"""Rewrites what MkDocs adds to Markdown as plain CommonMark of the same length.

Every rewrite keeps each character at its place, so an offset in the result is an offset in the source: no map back is
needed. None of it needs to know where code stands, because no rewrite opens or closes a code block.
"""

import re
import unicodedata

# `!!! note "Title"`, `??? note`, `=== "Tab"`: an indented container, also as the first thing in a list item or quote.
_CONTAINER = re.compile(
    r"""^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)
        (?: (?:!!!|\?\?\?\+?)[ ]?(?=[\w"]) [\w -]*+ (?:"(?P<title>.*)")? | ===[+!]*+[ ]"(?P<tab>.*)" )[ \t]*$""",
    re.MULTILINE | re.VERBOSE,
)
_ATTRIBUTE = r"""(?:[.\#][\w:./-]++|[\w:.-]++=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"']++))"""
# `{ .class #id key=value }`, and anything in braces straight after a link or an image.
_HIDDEN = re.compile(
    rf"""\{{:?[ ]*{_ATTRIBUTE}(?:[ ]+{_ATTRIBUTE})*+[ ]*\}} | (?<=\)){{:?[ ]*[\w-]+[ ]*}}
       | ^[ \t]*-+8<-+(?:[ ]+["'].*)?$ | ^\[TOC\][ ]*$""",
    re.MULTILINE | re.VERBOSE,
)
_TEMPLATE = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}")
_ABBREVIATION = re.compile(r"^[ ]{0,3}\*\[([^\]\n]+)\][ ]?:[ ]*(.*)$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>(?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


class _Shadows(dict[int, str]):
    """One ASCII character of the same class for each other character, so that a byte offset is a character offset."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if char.isspace() or category == "Cf":
            shadow = "\f"
        elif category[0] in "PS":
            shadow = ","
        else:
            shadow = chr(ord("a") + ord(char.lower()[0]) % 26)
        self[code] = shadow
        return shadow


_SHADOWS = _Shadows()


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _letters(match: re.Match[str]) -> str:
    return "x" * len(match[0])


def front_matter(source: str) -> re.Match[str] | None:
    """The YAML block at the head of a page, the lines of dashes included."""
    return _FRONT_MATTER.match(source)


def hide(source: str) -> str:
    """The source with spaces for what only the builder reads: attribute lists, snippets, the place of the contents."""
    return _HIDDEN.sub(_spaces, source)


def templates(source: str) -> list[tuple[int, int]]:
    """Spans of template tags and macros: `{{ … }}`, `{% … %}`."""
    return [match.span() for match in _TEMPLATE.finditer(source)] if "{" in source else []


def abbreviations(source: str) -> list[tuple[str, int]]:
    """The short form and the offset of each `*[NHS]: …` line."""
    return [(match[1], match.start(1)) for match in _ABBREVIATION.finditer(source)] if "*[" in source else []


def common_mark(source: str) -> tuple[str, set[int]]:
    """The page as ASCII CommonMark of the same length, and the offsets of the headings that stand for container titles."""
    text = source.replace("\r\n", " \n").replace("\r", "\n").replace("\x00", " ")
    if not text.isascii():
        text = _FOREIGN.sub(lambda match: match[0].translate(_SHADOWS), text)
    head = front_matter(source)
    if head:
        text = "\n" * head.end() + text[head.end() :]
    if "{" in text:
        text = _TEMPLATE.sub(_letters, text)
    text = _HIDDEN.sub(_spaces, text)
    if "*[" in text:
        text = _ABBREVIATION.sub(_spaces, text)
    titles: set[int] = set()

    def open_container(match: re.Match[str]) -> str:
        start = match.end(1)
        titles.add(start + 2)
        group = "tab" if match["tab"] is not None else "title"
        title = match[group] or ""
        line = match[1] + "- #"
        if title:
            line += " " * (match.start(group) - match.start() - len(line)) + title
        return line.ljust(len(match[0]))

    return _CONTAINER.sub(open_container, text), titles
