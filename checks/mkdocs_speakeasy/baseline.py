"""The baseline: findings that a project had when it took up the checks, and that do not fail a run.

A finding is known by its page, its rule and its words, not by its line, so that moving text changes nothing.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from mkdocs_speakeasy.engine import Located, PageReport, Report
from mkdocs_speakeasy.files import read_text, write_text
from mkdocs_speakeasy.finding import SpeakeasyError

NAME = "speakeasy-baseline.json"
"""The file of the baseline. It stands beside mkdocs.yml."""

Key = tuple[str, str, str]
"""A page, a rule and the words of a finding."""

# The words of its finding only show where to begin, and that place moves as the page gets better.
_OF_A_PAGE = {"reading-age"}


def load(root: Path) -> Counter[Key]:
    """How often each finding is tolerated: never if there is no file. Raises SpeakeasyError."""
    if not (root / NAME).exists():
        return Counter()
    import json  # few projects have a baseline

    text = read_text(root / NAME, NAME)
    try:
        return Counter(dict(_keys(json.loads(text))))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
        said = f"{NAME}: this is not a baseline as Speakeasy writes it"
        raise SpeakeasyError(f"{said}. Get it back from git, or delete it and write a new one.") from None


def write(report: Report, root: Path) -> Counter[Key]:
    """Write the baseline and give it. Raises SpeakeasyError if it cannot be read or written.

    It never grows: once there is a file, what is gone from the pages is taken out, and nothing new comes in.
    """
    import json

    known = Counter(_key(page, located) for page in report.pages for located in page.findings)
    if (root / NAME).exists():
        known &= load(root)
    pages: dict[str, dict[str, dict[str, int]]] = {}
    for (page, rule, words), count in sorted(known.items()):
        pages.setdefault(page, {}).setdefault(rule, {})[words] = count
    shape = {"version": 1, "pages": pages}
    write_text(root / NAME, json.dumps(shape, indent=2, ensure_ascii=False) + "\n", NAME)
    return known


def tolerate(report: Report, known: Counter[Key]) -> Report:
    """The report without the findings that the baseline knows; of more than it knows, the first ones go."""
    if not known:
        return report
    left = known.copy()
    report = report.keep(lambda page, found: not _take(left, _key(page, found)))
    return replace(report, tolerated=known.total() - left.total())


def _key(page: PageReport, located: Located) -> Key:
    rule = located.finding.rule.name
    return page.path, rule, "" if rule in _OF_A_PAGE else " ".join(located.text.split())


def _take(left: Counter[Key], key: Key) -> bool:
    if left[key] <= 0:
        return False
    left[key] -= 1
    return True


def _keys(shape: Any) -> Iterator[tuple[Key, int]]:
    """Each key of the file with its count. Raises an error of Python's own if the shape is another one."""
    if shape["version"] != 1:
        raise ValueError
    for page, rules in shape["pages"].items():
        for rule, words in rules.items():
            for text, count in words.items():
                if not isinstance(count, int) or count < 1:
                    raise ValueError
                yield (page, rule, text), count
