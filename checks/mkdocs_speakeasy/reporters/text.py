"""For people at a terminal: grouped by page, each line with the words underlined."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from mkdocs_speakeasy.engine import Located, PageReport, Report
from mkdocs_speakeasy.finding import Level, printable

SAME_WORD = 10
"""How many findings of one word are shown on one page."""

_BEFORE, _WIDTH = 40, 96  # of a long line: the most characters before the words, and in all
_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.ADVICE: "36"}


def report(result: Report, *, colour: bool = False) -> str:
    """What was found, page by page; own limits of pages; a last line that says what was checked."""
    lines = [line for page in result.pages if page.findings for line in _page(page, colour)]
    lines += [_exception(page) for page in result.pages if page.limits.reason]
    return "\n".join([*lines, summary(result)]) + "\n"


def summary(result: Report) -> str:
    """One line that says what was checked, what was found and what the baseline tolerates."""
    found = counted(result.counts) if result.counts else "nothing to change"
    pages, words = _count(len(result.pages), "page"), _count(result.words, "word")
    tolerated = f" The baseline tolerates {result.tolerated:,} more." if result.tolerated else ""
    return f"Checked {pages}, {words}: {found}.{tolerated}"


def counted(counts: Counter[Level]) -> str:
    """How many findings there are at each level, in words."""
    errors, warnings = _count(counts[Level.ERROR], "error"), _count(counts[Level.WARNING], "warning")
    return f"{errors}, {warnings}, {counts[Level.ADVICE]:,} advice"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _page(page: PageReport, colour: bool) -> Iterator[str]:
    age = f", reading age {page.score.band()}" if page.score else ""
    path = printable(page.path)
    yield _paint(f"{path}: {_count(page.words, 'word')}{age}", "1", colour)
    seen: Counter[tuple[str, str]] = Counter()
    for located in page.findings:
        name = located.finding.rule.name
        key = (name, located.text.lower())
        seen[key] += 1
        if seen[key] <= SAME_WORD:
            level = _paint(located.level, _COLOURS[located.level], colour)
            message = printable(located.finding.message)
            yield f"  {path}:{located.line}:{located.column} {level}: {message} ({name})"
            line, marks = excerpt(page.source, located)
            yield f"      {line}"
            yield f"      {_paint(marks, _COLOURS[located.level], colour)}"
    for (name, word), number in seen.items():
        if number > SAME_WORD:
            yield f'  "{printable(word[:60])}": {number - SAME_WORD:,} more on this page ({name})'
    yield ""


def excerpt(source: str, located: Located) -> tuple[str, str]:
    """The line of a finding, cut if it is long, and the line that underlines the words."""
    start = located.finding.start
    line_start = start - located.column + 1
    first = max(line_start, start - _BEFORE)
    last = first + len(re.split(r"[\r\n]", source[first : first + _WIDTH], maxsplit=1)[0])
    end = max(start, min(located.finding.end, last))
    before = ("…" if first > line_start else "") + printable(source[first:start])
    words, after = printable(source[start:end]), printable(source[end:last])
    return before + words + after, " " * _columns(before) + "^" * max(1, _columns(words))


def _exception(page: PageReport) -> str:
    limits = page.limits
    own = f"reading age {limits.reading_age:g}, sentences of {limits.sentence_words} words"
    return f"{printable(page.path)} sets its own limits: {own}. It says why: {printable(limits.reason)}"


def _columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.category(each) in {"Mn", "Me", "Cf"} else 2 if _is_wide(each) else 1 for each in text
    )


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
