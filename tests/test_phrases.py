"""The matcher: what it finds, where, and in which form."""

import re
from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speakeasy.phrases import Phrases
from mkdocs_speakeasy.text import read


def found(phrases: Iterable[str], source: str) -> list[str]:
    """What is found on a page, as the writer typed it."""
    page = read("page.md", source)
    matches = Phrases((phrase, phrase) for phrase in phrases).find(page)
    assert all(page.starts[match.first] == match.start for match in matches)
    assert all(page.ends[match.last - 1] == match.end or source[match.end - 1].isdigit() for match in matches)
    return [source[match.start : match.end] for match in matches]


@pytest.mark.parametrize(
    ("phrase", "source", "expected"),
    [
        ("co-production", "Co-production, co production and CoProduction.", 3),
        ("time bank", "A time bank, a time-bank, a timebank.", 3),
        ("time bank", "a time\nbank", 1),
        ("time bank", "a **time** *bank*", 1),
        ("co-production", "we do co-\nproduction", 1),
        ("carer's break", "A carer’s break.", 1),
        ("carers break", "All carers' breaks, a carers’ break.", 1),
        ("in order to", "In order to go, and in-order-to go.", 2),
        ("utilise*", "We utilise, utilised, utilises, utilising, utiliser.", 4),
        ("take* part in", "They took part in it and are taking part in it.", 2),
        ("grŵp", "Y Grŵp.", 1),
        ("time bank", "A time. Bank on it.", 0),
        ("time bank", "A time, bank on it.", 0),
        ("time bank", "A time `x` bank.", 0),
        ("time bank", "A time – bank on it.", 0),
        ("time bank", "- a time\n- bank", 0),
        ("time bank", "# A time\n\nBank on it.", 0),
        ("time bank", "A timebanker, half-time banks.", 0),
        ("time bank", "`time bank` <https://example.org/time bank> time.bank@example.org", 0),
        ("time bank", '<b title="time bank">x</b>', 0),
        ("may be", "Maybe it is.", 0),
        ("A&E", "Go to A&E, a & e or A&amp;E.", 3),
        ("A&E", "Grades A-E, and A, E.", 0),
        ("section 117", "Section 117 says. By section\n117, and **section** 117.", 3),
        ("section 117", "Section 1170, section 11, section (117), a section.", 0),
        ("section 75 agreement", "A Section 75 agreement, not a section agreement.", 1),
    ],
)
def test_a_phrase_is_found_as_people_write_it(phrase: str, source: str, expected: int) -> None:
    assert len(found([phrase], source)) == expected


def test_figures_make_a_phrase_longer() -> None:
    assert found(["section", "section 117"], "Section 117, section 2.") == ["Section 117", "section"]


def test_markup_inside_a_word_does_not_hide_it() -> None:
    assert found(["production"], "pro**duc**tion") == ["pro**duc**tion"]


def test_a_list_that_is_made_later_is_looked_for_on_the_same_page() -> None:
    page = read("page.md", "We pay people who reconnoitre.")
    assert len(Phrases([("pay people", 0)]).find(page)) == 1
    assert len(Phrases([("reconnoitre", 0)]).find(page)) == 1


def test_what_does_not_fit_hides_nothing() -> None:
    page = read("page.md", "We pay people.")
    phrases = Phrases([("pay people", "long"), ("people", "short")])
    fitting = phrases.find(page, lambda first, last, _: last - first == 1)
    assert [match.value for match in phrases.find(page)] == ["long"]
    assert [match.value for match in fitting] == ["short"]


def test_the_longest_wins_and_then_the_first() -> None:
    assert found(["payments", "direct payments"], "Direct payments and payments.") == [
        "Direct payments",
        "payments",
    ]
    assert found(["social care", "care act"], "social care act") == ["social care"]
    assert found(["care", "social care", "care act day"], "social care act day") == ["care act day"]


def test_a_repeated_word_in_a_phrase_is_no_trap() -> None:
    assert found(["more and more"], "more and more and more") == ["more and more"]


def test_a_match_has_its_value_and_its_ending() -> None:
    phrases = Phrases([("use*", "verb"), ("using up", "phrase"), ("used", "own")])
    matches = phrases.find(read("page.md", "Using. Using up. Used. Uses."))

    assert [(match.value, match.ending) for match in matches] == [
        ("verb", "ing"),
        ("phrase", ""),
        ("own", ""),
        ("verb", "s"),
    ]


WORDS = st.sampled_from(["time", "bank", "care", "act", "co-op", "the", "of"])


@given(st.lists(WORDS, max_size=12), st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=4))
def test_plain_text_gives_what_a_regular_expression_gives(text: list[str], wanted: list[list[str]]) -> None:
    source = "We " + " ".join(text)
    phrases = [" ".join(phrase) for phrase in wanted]
    spans = [match.span() for phrase in phrases for match in re.finditer(rf"\b{phrase}\b", source)]
    page = read("page.md", source)
    matches = Phrases((phrase, None) for phrase in phrases).find(page)

    assert bool(matches) == bool(spans)
    assert {" ".join(page.lower[match.first : match.last]) for match in matches} <= set(phrases)
    assert all(one.last <= other.first for one, other in pairwise(matches))
