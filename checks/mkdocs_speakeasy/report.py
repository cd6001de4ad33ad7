"""How a guide is doing, in numbers: its pages, its words, and what changed since the last release."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from statistics import median_low
from typing import Any

from mkdocs_speakeasy.engine import PageReport
from mkdocs_speakeasy.files import read_text, write_text
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.glossary import Entry, Glossary, Jargon
from mkdocs_speakeasy.phrases import Match
from mkdocs_speakeasy.text import Page

HISTORY = "report-history.json"
"""The file that keeps the numbers of each release. It stands beside mkdocs.yml."""

MOST_JARGON = 10
"""How many words of jargon are named, those met most first."""

Shape = dict[str, Any]
"""What the JSON file holds."""

_MADE = {"made_by": "speakeasy report", "version": 1}


class Facts:
    """Takes the pages of a guide one by one, then tells how the guide is doing."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._pages: dict[str, Shape] = {}
        self._exceptions: list[Shape] = []
        self._users: dict[str, list[str]] = {slug: [] for slug in glossary.entries}
        self._jargon: Counter[str] = Counter()
        self._jargon_pages: Counter[str] = Counter()

    def add(self, path: str, page: Page, report: PageReport, uses: Iterable[Match[Entry]]) -> None:
        """Take what was found on a page; its path counts from the docs folder.

        `uses` are the uses of words that the build links, so explains.
        """
        self._pages[path] = {"words": report.words, "reading_age": _band(report)}
        for slug in {use.value.slug for use in uses}:
            self._users[slug].append(path)
        met = Counter(use.value.term for use in self._glossary.find(page) if isinstance(use.value, Jargon))
        self._jargon += met
        self._jargon_pages.update(met.keys())
        if report.limits.reason:
            what = (
                f"reading age {report.limits.reading_age:g}, {report.limits.sentence_words} words a sentence"
            )
            self._except(path, what, report.limits.reason)
        for each in page.directives:
            if each.rule and each.reason:
                self._except(path, f"ignores {each.rule}", each.reason)

    def _except(self, path: str, what: str, reason: str) -> None:
        self._exceptions.append({"path": path, "what": what, "reason": reason})

    def shape(self, releases: list[Shape]) -> Shape:
        """All numbers, each list in an order that does not depend on the order of the pages."""
        entries = sorted(self._glossary.entries.values(), key=lambda entry: entry.slug)
        users = {entry.slug: sorted(self._users[entry.slug]) for entry in entries}
        words = [{"slug": each.slug, "term": each.term, "pages": users[each.slug]} for each in entries]
        met = sorted(self._jargon.items(), key=lambda item: (-item[1], item[0]))[:MOST_JARGON]
        shape = {
            **_MADE,
            "pages": [{"path": path, **page} for path, page in sorted(self._pages.items())],
            "exceptions": sorted(self._exceptions, key=lambda each: tuple(each.values())),
            "words": [word for word in words if word["pages"]],
            "unused": [word for word in words if not word["pages"]],
            "jargon": [{"term": term, "uses": uses, "pages": self._jargon_pages[term]} for term, uses in met],
        }
        now = _snapshot(shape)
        shape["totals"] = now["totals"]
        shape["releases"] = [{key: each[key] for key in ("release", "date", "totals")} for each in releases]
        shape["since"] = _since(releases[-1], now) if releases else None
        return shape


def is_made(text: str) -> bool:
    """Whether this is the text of a file that `as_json` made."""
    return text.startswith(as_json(_MADE).rstrip("}\n"))


def as_json(shape: Shape) -> str:
    """The numbers as the text of a file."""
    return json.dumps(shape, indent=2, ensure_ascii=False) + "\n"


def _band(report: PageReport) -> Shape | None:
    if not (score := report.score):
        return None
    return {"low": score.low, "high": score.high, "best": score.guess, "rough": score.rough}


def _snapshot(shape: Shape) -> Shape:
    """What the history keeps of a release: totals, and the words and the reading age of each page."""
    ages = [page["reading_age"]["best"] for page in shape["pages"] if page["reading_age"]]
    totals = {
        "pages": len(shape["pages"]),
        "words": sum(page["words"] for page in shape["pages"]),
        "reading_age": median_low(ages) if ages else None,
        "words_explained": len(shape["words"]),
    }
    pages = {
        page["path"]: [page["words"], page["reading_age"] and page["reading_age"]["best"]]
        for page in shape["pages"]
    }
    return {"totals": totals, "pages": pages}


def _since(last: Shape, now: Shape) -> Shape:
    """What changed: totals then, pages that are new or gone, and pages that got harder or easier to read."""
    then, pages = last["pages"], now["pages"]
    both = [path for path in pages if path in then and pages[path][1] and then[path][1]]
    return {
        "release": last["release"],
        "date": last["date"],
        "totals": last["totals"],
        "new": [path for path in pages if path not in then],
        "gone": [path for path in then if path not in pages],
        "harder": [path for path in both if pages[path][1] > then[path][1]],
        "easier": [path for path in both if pages[path][1] < then[path][1]],
    }


def load_history(root: Path) -> list[Shape]:
    """The releases, the oldest first; none if there is no file. Raises SpeakeasyError."""
    if not (root / HISTORY).exists():
        return []
    text = read_text(root / HISTORY, HISTORY)
    try:
        history = json.loads(text)
        if history["version"] != 1 or not all(map(_is_release, history["releases"])):
            raise ValueError
    except (ValueError, TypeError, KeyError, RecursionError):
        said = f"{HISTORY}: this is not a history as Speakeasy writes it"
        raise SpeakeasyError(f"{said}. Get it back from git, or delete it to start anew.") from None
    return list(history["releases"])


def _is_release(release: Any) -> bool:
    totals, pages = release["totals"], release["pages"]
    return (
        isinstance(release["release"], str)
        and isinstance(release["date"], str)
        and all(isinstance(totals[key], int) for key in ("pages", "words", "words_explained"))
        and isinstance(totals["reading_age"], int | None)
        and isinstance(pages, Mapping)
        and all(isinstance(words, int) and isinstance(age, int | None) for words, age in pages.values())
    )


def add_release(root: Path, name: str, shape: Shape, today: date) -> None:
    """Add the numbers of a release to the history. Raises SpeakeasyError if it is in there already."""
    releases = load_history(root)
    if not name.strip():
        raise SpeakeasyError("speakeasy report: --release has no name. Try: speakeasy report --release 1.0")
    if any(each["release"] == name for each in releases):
        raise SpeakeasyError(f'{HISTORY}: it has the release "{name}" already. Use another name.')
    releases.append({"release": name, "date": today.isoformat(), **_snapshot(shape)})
    text = json.dumps({"version": 1, "releases": releases}, indent=1, ensure_ascii=False)
    write_text(root / HISTORY, text + "\n", HISTORY)
