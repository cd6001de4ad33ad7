"""A page with many faults, changed by nothing but what the messages say, has none at the second run.

Where a message gives the words, a machine types them. Where it asks for words that only a writer has, the
test holds them, beside the part of the message that asks.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fixtures import Run, Write
from mkdocs_speakeasy.rules import RULES

Edit = tuple[int, int, str]

CLUB = """\
# Come to the garden club

Our club is for all who like to grow things.

### When we meet

We meet on Mondays prior to lunch. Bring a freind along. The elderly are welcome.
PLEASE RING us first. It is not uncommon to feel shy. We will leave no stone unturned to help you.

![](shed.jpg)

We talk with stakeholders in May. To join us, [click here](join.md).
"""
VISITS = """\
---
speakeasy: {reading_age: 8.4, reason: Children read it too.}
---
# How we visit

Still to write: say who we are.

<!-- speakeasy: ignore plainer-word -->

Please tell us of a visit.

A ramp will be built in June. Ask for a PIP form. We fill in the PIP form with you.
We pay the fare for each trip to the club, and you can bring one friend or a helper with you for free.

Our oldest member remembers how the club began. Four families rented an empty field beside the canal.
They cleared away the brambles, and a farmer lent them his tractor. In spring they sowed potatoes.
By autumn the harvest filled eleven baskets. Some vegetables went to neighbours who lived alone. Children
from the school came to pick apples. A photographer from the newspaper took a picture of them.
Horticultural biodiversity flourished astonishingly. After that, more families wanted a plot of their own.
Today we have thirty plots, a greenhouse and a kitchen. On Sundays we cook soup for everybody who has
helped. Visitors often stay until it gets dark.
"""
WORD = """\
---
term: shed
---
An edifice in the garden where you keep a spade.
"""
WRITERS: dict[str, list[tuple[str, str, str]]] = {
    "missing-image-text": [("Say in the brackets what it shows.", "![]", "![A blue door among roses]")],
    "vague-link-text": [("Say what the reader will find there.", "click here", "fill in the form")],
    "unfinished-text": [("Write it", "Still to write: say who we are.", "We are six friends.")],
    "ignore-comment": [("Add a colon, then say why.", "word -->", "word: it is the law -->")],
    "passive-voice": [("Start with the person who acts.", "A ramp will be built", "We build a ramp")],
    "unexplained-acronym": [("Write the words in full", "PIP", "personal independence payment (PIP)")],
    "long-paragraph": [("Split it", " On Sundays", "\n\nOn Sundays")],
    "reading-age": [
        ("Make this sentence simpler", "Horticultural biodiversity flourished astonishingly", "It grew"),
        ('"brambles"', "the brambles", "all the weeds"),
    ],
    "glossary-entry": [("Say it in words that a child of nine knows.", "An edifice", "A small house")],
}
"""For each check: a part of its message, the words on the page, and what a writer makes of them."""
FAULTS = {
    "docs/club.md": {
        "skipped-heading", "plainer-word", "unknown-word", "labelling-language", "block-capitals",
        "double-negative", "figure-of-speech", "missing-image-text", "unexplained-jargon", "vague-link-text",
    },
    "docs/visits.md": {
        "unfinished-text", "ignore-comment", "passive-voice", "unexplained-acronym", "long-sentence",
        "long-paragraph", "reading-age",
    },
    "glossary/shed.md": {"glossary-entry"},
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch, speakeasy: Run) -> Path:
    """A site that has just taken up the checks, as they come."""
    write({"mkdocs.yml": "site_name: Ours\n", "docs/club.md": CLUB, "docs/visits.md": VISITS})
    monkeypatch.chdir(tmp_path)
    assert speakeasy("init").returncode == 0
    write({"glossary/shed.md": WORD})
    return tmp_path


def findings(speakeasy: Run, page: str) -> tuple[int, list[Any]]:
    """The exit code where a warning counts, and what is found on a page."""
    done = speakeasy("check", "--fail-on", "warning", "--format", "json", page)
    return done.returncode, json.loads(done.stdout)["pages"][0]["findings"]


@pytest.mark.parametrize("page", FAULTS)
def test_a_page_changed_by_its_messages_alone_passes_at_the_second_run(
    site: Path, speakeasy: Run, page: str
) -> None:
    code, found = findings(speakeasy, page)
    assert code == 1
    assert {each["rule"] for each in found} == FAULTS[page]
    assert len(found) == len(FAULTS[page])
    shown = speakeasy("check", page).stdout
    assert all(each["message"] in shown for each in found)

    source = (site / page).read_text(encoding="utf-8")
    changes = sorted((edit for each in found for edit in edits(each, source)), reverse=True)
    for start, end, new in changes:
        source = source[:start] + new + source[end:]
    (site / page).write_text(source, encoding="utf-8")
    assert findings(speakeasy, page) == (0, [])


def test_the_pages_have_ten_faults_and_all_there_are() -> None:
    assert len(FAULTS["docs/club.md"]) == 10
    assert set().union(*FAULTS.values()) == {rule.RULE.name for rule in RULES}


def edits(found: Any, source: str) -> Iterator[Edit]:
    """What a message asks for: from where to where, and what to put there."""
    lines = source.splitlines(keepends=True)
    start = sum(map(len, lines[: found["line"] - 1])) + found["column"] - 1
    end = sum(map(len, lines[: found["end_line"] - 1])) + found["end_column"] - 1
    message = found["message"]
    if found["suggestions"]:
        yield start, end, found["suggestions"][0]
    elif level := re.search(r"Make it level \d, with (#+)\.$", message):
        yield source.rindex("\n", 0, start) + 1, start, f"{level[1]} "
    elif split := re.search(r'Start a new sentence at "and (\w)(.*)"\.$', message):
        at = source.index(f", and {split[1]}{split[2]}", start, end)
        yield at, at + len(f", and {split[1]}"), f". {split[1].upper()}"
    else:
        for said, old, new in WRITERS[found["rule"]]:
            assert said in message
            at = source.index(old)
            yield at, at + len(old), new
