"""Runs the rules over pages: levels, ignore comments and places in the file are settled here."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from mkdocs_speakeasy.finding import Finding, Level, Rule, SpeakeasyError
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.options import nearest, where_is
from mkdocs_speakeasy.rules import RULES
from mkdocs_speakeasy.score import Score, score
from mkdocs_speakeasy.settings import CONFIG_NAME, Limits, Settings
from mkdocs_speakeasy.text import Page


class Located(NamedTuple):
    """A finding with its level in this project and its place: lines and columns from 1, the end exclusive."""

    finding: Finding
    level: Level
    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class PageReport:
    """What was found on one page, in the order of the page. `score` is None under 100 words."""

    path: str
    source: str
    words: int
    limits: Limits
    score: Score | None
    findings: tuple[Located, ...]


@dataclass(frozen=True)
class Report:
    """What a run found: each reporter turns one into text.

    A finding of a `failing` level stops its page from being published. `tolerated` counts the findings that
    the baseline took out.
    """

    pages: tuple[PageReport, ...]
    failing: frozenset[Level] = frozenset({Level.ERROR})
    tolerated: int = 0

    @property
    def words(self) -> int:
        """How many words were read."""
        return sum(page.words for page in self.pages)

    @cached_property
    def counts(self) -> Counter[Level]:
        """How many findings there are at each level."""
        return Counter(found.level for page in self.pages for found in page.findings)

    def keep(self, wanted: Callable[[PageReport, Located], bool]) -> "Report":
        """The report with no other findings than those that are wanted; each is asked for once, in order."""
        pages = (
            replace(page, findings=tuple(found for found in page.findings if wanted(page, found)))
            for page in self.pages
        )
        return replace(self, pages=tuple(pages))

    @property
    def failures(self) -> int:
        """How many findings stop a page from being published."""
        return sum(self.counts[level] for level in self.failing)


def prepare(settings: Settings) -> Guide:
    """What a run needs, read once. Raises SpeakeasyError for a bad glossary, or for an unknown rule."""
    names = [rule.RULE.name for rule in RULES]
    for name in settings.levels:
        if name not in names:
            near = [*nearest(name, names, 1), *names][0]
            place = where_is(settings.levels, name, CONFIG_NAME)
            said = f'{place}: levels has "{name}", which is not a rule.'
            raise SpeakeasyError(f"{said} Write: levels: {{{near}: {settings.levels[name]}}}")
    return Guide.load(settings)


def check(page: Page, guide: Guide) -> PageReport:
    """What the rules find on a page. Raises SpeakeasyError if the page sets its own limits wrongly."""
    limits = guide.limits(page)
    found: list[Located] = []
    for rule in RULES:
        found += admit(rule.RULE, rule.check(page, guide), page, guide.settings)
    found.sort(key=lambda each: (each.finding.start, each.finding.end, each.finding.rule.name))
    return PageReport(
        page.path, page.source, len(page.words), limits, score(page, guide.lexicon), tuple(found)
    )


def admit(rule: Rule, findings: Iterable[Finding], page: Page, settings: Settings) -> list[Located]:
    """The findings of a rule that count here: its level is not off, and no comment ignores them."""
    level = settings.levels.get(rule.name)
    if level == Level.OFF:
        return []
    if page.directives:
        ignored = sorted(each.covers for each in page.directives if each.rule == rule.name and each.reason)
        findings = (each for each in findings if not _is_ignored(each, ignored))
    return [_locate(each, level or each.rule.level, page) for each in findings]  # a rule may give mere advice


def _is_ignored(finding: Finding, ignored: list[tuple[int, int]]) -> bool:
    before = bisect_right(ignored, finding.start, key=itemgetter(0)) - 1
    return before >= 0 and finding.start < ignored[before][1]


def _locate(finding: Finding, level: Level, page: Page) -> Located:
    text = page.source[finding.start : finding.end]
    line, column = page.line_column(finding.start)
    one_line = "\n" not in text and "\r" not in text
    end = (line, column + len(text)) if one_line else page.line_column(finding.end)
    return Located(finding, level, line, column, *end, text)
