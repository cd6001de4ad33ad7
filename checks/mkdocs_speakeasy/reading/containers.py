"""Rewrites the indented blocks of Python-Markdown as CommonMark, line for line, at the same length."""

import re

import pyromark

from mkdocs_speakeasy.reading.prepared import Prepared, Span, fill, joiners

# Each pattern of lines begins with the line break before: `re` finds that far faster than `^`.
# `!!! note "Title"`, `??? note`, `=== "Tab"`, perhaps as the first thing in a list item or a quote.
_CONTAINER = re.compile(
    r"""\n([ \t>]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]++)?)
        (?: (?:!!!|\?\?\?\+?)[ ]?(?=[\w"])[\w -]*+(?:"(?P<title>.*)")?
          | ===[+!]{0,2}[ ]+"(?P<tab>.*)" )[ \t]*+(?=\n|\Z)""",
    re.VERBOSE,
)
# A comment, from which a macro makes the term, and its definition.
_MADE_TERM = re.compile(r"(-->[ ]?\n(?:[ ]?\n)?[ ]{0,3}):(?=[ ]{1,3}\S)")
# Steps of four columns and the signs of quotes: to Python-Markdown each goes one level in.
_LEVEL = r"(?:[ ]{4}|[ ]{0,3}\t|[ ]?>[ ]?)"
# What may stand further in than the parser lets it: an item or a definition, or a line two or three columns
# after its level, which it may take for code. A block of code is passed over.
_FAR_IN = re.compile(
    rf"""\n(?=[ \t>\d.)*+:`~-]{{3}})
        (?: [ \t>]*+(?:(?:[-*+]|\d{{1,9}}[.)])[ ]++)?(?P<fence>`{{3,}}+(?!.*`)|~{{3,}}+)
            (?:.*\n(?![ \t>]*+(?P=fence)))*+.*\n[ \t>]*+(?P=fence)
          | (?P<level>{_LEVEL}*+)
            (?: (?P<indent>[ ]{{0,3}})(?P<mark>[-*+:]|\d{{1,9}}[.)])(?P<gap>[ \t]++)
                (?![-+>\#|]|`{{3}}|~{{3}})(?=\S)
              | (?<!\n)(?P<far>[ ]{{2,3}})(?=\S)(?P<sign>[|>]?) ) )""",
    re.VERBOSE,
)
_FOOTNOTE = re.compile(r"\n((?:[ ]{4})*+)([ ]{1,3})(\[\^[^\]\n]+\]:)")
_FOOTNOTE_BELOW = re.compile(r"(\n[ ]*+\[\^[^\]\n]+\]:)[ ]*+\n(?=[ ]*[\w*_\[(\"'!,])")
_COLON = re.compile(r"\n([ \t]*+):(?=[^\s:-])")
# The first way, a link that has its label, is only there to be passed over.
_SPACED_LABEL = re.compile(r"\]\[[^\[\]\n]++\]|\](?:[ ]?\n|[ ])(?=\[([^\[\]\n]+)\])(?<!\[[ xX]\][ ])")
_CODE_IN_LINE = re.compile(r"(?<!`)(`{1,2})(?!`)[^`\n]{1,400}+\1(?!`)")


def rewrite_containers(page: Prepared) -> None:
    """Make CommonMark of a page; note what the list items and headings made here really are."""
    markdown = "\n" + page.markdown
    if "-->" in markdown:
        markdown = _MADE_TERM.sub(lambda match: _rewrite_definition(match, page), markdown)
    if any(mark in markdown for mark in ("!!!", "???", "===")):
        markdown = _CONTAINER.sub(lambda match: _rewrite_container(match, page), markdown)
    if "^" in markdown:
        markdown = _FOOTNOTE.sub(r"\n\1\3\2", markdown)
        markdown = _FOOTNOTE_BELOW.sub(lambda match: match[1].ljust(len(match[0])), markdown)
    if "|" in markdown and "`" in markdown:
        markdown = "\n".join(map(_without_bars_in_code, markdown.split("\n")))
    markdown = _COLON.sub(r"\n\1,", markdown)
    marks: list[Span] = []
    page.markdown = _FAR_IN.sub(lambda match: _set_back(match, marks), markdown)[1:]
    page.prose = fill(page.prose, marks, joiners)
    if "]:" in markdown:
        _join_labels(page)


def _without_bars_in_code(line: str) -> str:
    """A line whose code cannot be taken for the cells of a table; few lines have both signs."""
    if "|" in line and "`" in line:
        return _CODE_IN_LINE.sub(lambda match: match[0].replace("|", "x"), line)
    return line


def _rewrite_definition(match: re.Match[str], page: Prepared) -> str:
    """A list item in place of a definition."""
    page.kinds[match.end() - 2] = "definition"  # in the page, without the line break put before it
    return f"{match[1]}-"


def _rewrite_container(match: re.Match[str], page: Prepared) -> str:
    """A list item that begins with a heading, the title; what is indented by four columns is inside it."""
    start = match.end(1) - 1  # in the page, without the line break put before it
    page.kinds[start] = "paragraph"
    page.kinds[start + 2] = "label"
    group = "tab" if match["tab"] is not None else "title"
    title = match[group] or ""
    line = f"\n{match[1]}- #"
    if title:
        line = line.ljust(match.start(group) - match.start()) + title
    return line.ljust(len(match[0]))


def _set_back(match: re.Match[str], marks: list[Span]) -> str:
    """A line that stands at its level, with form feeds, which are never seen, up to its text."""
    if match["fence"]:
        return match[0]
    if match["mark"]:
        return _narrow(match, marks)
    level, far, sign = match.group("level", "far", "sign")
    return f"\n{level}{sign}{far}" if sign else f"\n{level}" + "\f" * len(far)


def _narrow(match: re.Match[str], marks: list[Span]) -> str:
    """A list item whose text begins at most four columns after its level.

    To Python-Markdown four columns are inside any item; to CommonMark only what stands as far in as the text
    of the item. The mark moves left, and form feeds fill the place up to the text.
    """
    level, indent, mark, gap = match.group("level", "indent", "mark", "gap")
    width = len(indent) + len(mark) + len(gap)
    if width <= 4 and not indent and "\t" not in gap:
        return match[0]
    marks.append((match.start("mark") - 1, match.end("mark") - 1))
    short = mark if len(mark) < 4 else "2" + mark[-1]
    return "\n" + level + short.ljust(min(width, 4)) + "\f" * (width - 4)


def _join_labels(page: Prepared) -> None:
    """`[text] [label]` becomes `[text ][label]` where the label is defined."""
    found = list(_SPACED_LABEL.finditer(page.markdown))
    labels = {label.casefold() for label in pyromark.reference_definitions(page.markdown)} if found else ()
    spans = [match.span() for match in found if match[1] and match[1].casefold() in labels]
    page.markdown = fill(page.markdown, spans, lambda piece: piece[1:] + "]")
    page.prose = fill(page.prose, spans, joiners)
