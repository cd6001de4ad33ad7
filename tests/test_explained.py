"""Each case of `explained_cases.txt`: is a word explained where its reader first meets it?"""

import re
from pathlib import Path

import pytest

from mkdocs_speakeasy.acronyms import acronyms
from mkdocs_speakeasy.explained import linkable
from mkdocs_speakeasy.glossary import load
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.rules import unexplained_acronym, unexplained_jargon
from mkdocs_speakeasy.settings import Settings
from mkdocs_speakeasy.text import Page, read

HERE = Path(__file__).parent
GLOSSARY = load(HERE / "rules" / "glossary")
GUIDE = Guide(Settings(HERE, HERE, HERE), GLOSSARY, Lexicon())
_CASE = re.compile(r"^%%% (yes|no) (.+?): (.+)\n((?:(?!%%% ).*\n)*)", re.MULTILINE)
CASES = _CASE.findall((HERE / "explained_cases.txt").read_text("utf-8"))


def words_of(page: Page) -> set[str]:
    """Every word that the page could have to explain."""
    terms = {use.value.term for use in GLOSSARY.find(page)}
    return terms | set(acronyms(page, GUIDE.lexicon, frozenset()))


def unexplained(page: Page) -> set[str]:
    """The words that a rule says are not explained; a short form that nobody needs is not one of them."""
    jargon = {finding.start for finding in unexplained_jargon.check(page, GUIDE)}
    terms = {use.value.term for use in GLOSSARY.find(page) if use.start in jargon}
    errors = [f for f in unexplained_acronym.check(page, GUIDE) if f.rule == unexplained_acronym.RULE]
    letters = {finding.message.split('"')[1] for finding in errors}
    return terms | letters


def test_there_are_many_cases_and_half_are_traps() -> None:
    assert len(CASES) >= 60
    assert sum(answer == "no" for answer, *_ in CASES) >= 30


@pytest.mark.parametrize(("answer", "word", "why", "source"), CASES, ids=[case[2] for case in CASES])
def test_explained(answer: str, word: str, why: str, source: str) -> None:
    page = read("page.md", source)

    assert word in words_of(page)
    assert (word in unexplained(page)) == (answer == "no"), why


@pytest.mark.parametrize(("path", "terms"), [("glossary/mutual-help.md", set()), ("page.md", {"time bank"})])
def test_the_page_of_a_word_can_link_to_the_file_beside_it(path: str, terms: set[str]) -> None:
    assert unexplained(read(path, "See [a time bank](time-bank.md#more).")) == terms


def test_links_and_checks_agree_on_what_can_be_linked() -> None:
    source = """# Reciprocity

See [reciprocity](x.md), `reciprocity` and ![reciprocity](x.png).

**Reciprocity** and commissioning, a time\nbank.
"""
    uses = linkable(read("page.md", source), GLOSSARY)

    assert [source[use.start : use.end] for use in uses] == ["Reciprocity", "time\nbank"]
    assert [use.value.term for use in uses] == ["reciprocity", "time bank"]
    assert linkable(read("glossary/time-bank.md", "A time bank."), GLOSSARY) == []
