"""Makes a page ready for the parser: MkDocs' Markdown as CommonMark of the same length.

An offset in the result is an offset in the source, so no map back is needed. Nothing here has to know where
code stands: no rewrite opens or closes a block of code, and what it changes inside one is never read.
"""

import re

from mkdocs_speakeasy.model import JOINER, OBJECT
from mkdocs_speakeasy.reading.containers import rewrite_containers
from mkdocs_speakeasy.reading.markdown_in_html import rewrite_html
from mkdocs_speakeasy.reading.prepared import Prepared, fill, joiners, spaces, visible
from mkdocs_speakeasy.reading.shadow import shadow

# Text between two rules is no front matter: a key comes first, or a comment before it.
_KEY_FIRST = r"(?=(?:[ \t]*(?:#.*)?\r?\n)*+(?:\{|[^\s#-].*?:\s))"
_FRONT_MATTER = re.compile(
    rf"\ufeff?---[ \t]*\r?\n{_KEY_FIRST}(?P<yaml>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
_ABBREVIATION = re.compile(r"^[ \t]*+\*\[([^\]\n]+)\][ ]?:.*$", re.MULTILINE)
_CONTENTS = re.compile(r"^\[TOC\][ \t]*$", re.MULTILINE)

# `{{ … }}`, `{% … %}`, `{# … #}`: perhaps over several lines, but never over the fence of a block of code.
# Braces may stand in it: `{{ table({rows: [{a: 1}]}) }}`.
_IN_BRACES = r"(?:[^{}`~]|\{(?:[^{}`~]|\{[^{}`~]*+\})*+\})*+"
_TEMPLATE = re.compile(rf"\{{(?:\{{{_IN_BRACES}\}}|%{_IN_BRACES}(?<=%)|#{_IN_BRACES}(?<=#))\}}")
_TEMPLATE_LINE = re.compile(rf"\n[ \t]*+(?:\{{[%#]{_IN_BRACES}(?<=[%#])\}}[ \t]*+)++(?=\n|\Z)")

# `{ .class #id key=value }`, or a bare name straight after a link or at the end of a heading
_ATTRIBUTE = r"""(?:[.#][\w:./-]++|[\w:.-]++=(?:"[^"\n]*"|'[^'\n]*'|[^\s}"']++))"""
_ATTRIBUTES = re.compile(
    rf"\{{:?[ ]*+(?:{_ATTRIBUTE}(?:[ ]++{_ATTRIBUTE})*+|(?:(?<=\)\{{)|(?<=\)\{{[ :]))[\w-]++)[ ]*+\}}"
)
_NAME_AT_END = re.compile(r"\{:?[ ]*+[\w-]++[ ]*+\}[ \t]*+$", re.MULTILINE)
_HEADING = re.compile(r"[ \t>]*+#{1,6}[ ]")

# `#Heading`, which few pages have. Before a sign of Markdown a space would change what the sign does.
_TIGHT = re.compile(r"#(?<![^\n> #]#)[a-zA-Z0-9][ ]?[a-zA-Z0-9]")
_TIGHT_HEADING = re.compile(
    r"\n(?:[> ]*+(?:[-*+]|\d{1,9}[.)])?[ ])?[> ]*+#{1,6}([a-zA-Z0-9][ ]?)(?=[a-zA-Z0-9])"
)

# `](my photo.jpg)`: to CommonMark a space ends the target. A title may come after it.
_PATH = r"""(?:[^()<>\s"]++|\([^()<>\s"]*+\))++"""
_SPACED_TARGET = re.compile(rf"""\]\([ ]*+({_PATH}(?:[ ]++(?!['"]){_PATH})++)(?=[ ]*+[)"'])""")

# `--8<-- "file"`, or names of files between two lines of `--8<--`
_SNIPPET = re.compile(
    r"^[ \t]*+(?:-+8<-+[ \t]*\n(?:[^\n`~]*\n){0,50}?[ \t]*-+8<-+[ \t]*$|(?:<!--[ ])?-+8<-.*$)", re.MULTILINE
)

# Lines that are not seen, each pattern with what a page without them lacks
_UNSEEN = (("8<-", _SNIPPET), ("[TOC]", _CONTENTS))
# Signs that are not seen, each with what a page without it lacks: `==marked==`, `^^new^^`, `H~2~O`, `x^2^`
_SIGNS = (
    ("==", re.compile(r"(==)(?=[^\s=])[^\n=]{1,300}+(?<!\s)(==)")),
    ("^", re.compile(r"(\^\^)(?=[^\s^])[^\n^]{1,300}+(?<!\s)(\^\^)")),
    ("^", re.compile(r"(\^)[^\s^]{1,100}+(\^)")),
    ("~", re.compile(r"(~)[^\s~]{1,100}+(~)")),
)


def prepare(source: str) -> Prepared:
    """Make a page ready for the parser."""
    page = Prepared(shadow(source), visible(source))
    head = _FRONT_MATTER.match(source)
    if head:
        page.yaml = head.span("yaml")
        page.markdown = "\n" * head.end() + page.markdown[head.end() :]
    if "{" in source:
        _hide_braces(page)
    for sign, pattern in _UNSEEN:
        if sign in source:
            page.hide([match.span() for match in pattern.finditer(page.markdown)])
    if "*[" in source:
        _hide_abbreviations(page, source)
    for sign, pattern in _SIGNS:
        if sign in source:
            _hide_signs(page, pattern)
    targets = [match.span(1) for match in _SPACED_TARGET.finditer(page.markdown)]
    page.markdown = fill(page.markdown, targets, lambda target: target.replace(" ", "x"))
    rewrite_containers(page)
    if _TIGHT.search(page.markdown):
        _space_tight_headings(page)
    if "<" in source:
        page.markdown = rewrite_html(page.markdown)
    return page


def _hide_braces(page: Prepared) -> None:
    spans = [match.span() for match in _TEMPLATE.finditer(page.markdown)]
    if any(page.markdown[start + 1] != "{" for start, _ in spans):
        lines = _TEMPLATE_LINE.finditer("\n" + page.markdown)
        page.hide([(match.start(), match.end() - 1) for match in lines])
        spans = [match.span() for match in _TEMPLATE.finditer(page.markdown)]
    page.prose = fill(page.prose, spans, _seen)
    page.markdown = fill(page.markdown, spans, _letters)
    page.hide([match.span() for match in _ATTRIBUTES.finditer(page.markdown)])
    names = [match.span() for match in _NAME_AT_END.finditer(page.markdown)]
    page.hide([(start, end) for start, end in names if _in_heading(page.markdown, start)])


def _space_tight_headings(page: Prepared) -> None:
    found = [
        (match.start(1) - 1, match.end(1) - 1) for match in _TIGHT_HEADING.finditer("\n" + page.markdown)
    ]
    page.tight = {start for start, _ in found}
    page.markdown = fill(page.markdown, found, lambda letter: " x"[: len(letter)])


def _in_heading(markdown: str, offset: int) -> bool:
    return bool(_HEADING.match(markdown, markdown.rfind("\n", 0, offset) + 1))


def _seen(tag: str) -> str:
    """`{{ … }}` stands for words, the other tags for nothing."""
    return OBJECT + JOINER * (len(tag) - 1) if tag.startswith("{{") else spaces(tag)


def _letters(tag: str) -> str:
    """Letters keep a tag in one piece, where spaces would end the target of a link; indentation stays."""
    if "\n" not in tag:
        return "x" * len(tag)
    rows = ((line, line.lstrip()) for line in tag.split("\n"))
    return "\n".join(" " * (len(line) - len(inside)) + "x" * len(inside) for line, inside in rows)


def _hide_abbreviations(page: Prepared, source: str) -> None:
    found = list(_ABBREVIATION.finditer(page.markdown))
    for match in found:
        page.abbreviations.setdefault(source[slice(*match.span(1))], match.start(1))
    page.hide([match.span() for match in found])


def _hide_signs(page: Prepared, pattern: re.Pattern[str]) -> None:
    found = pattern.finditer(page.markdown)
    page.prose = fill(page.prose, [match.span(sign) for match in found for sign in (1, 2)], joiners)
