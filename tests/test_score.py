"""The reading age: its counts against textstat's, the formula by hand, and what is told of it."""

from dataclasses import replace
from math import log, log10

import pytest
import textstat  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speakeasy.counts import TOTAL
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.score import LONG, Reasons, Score, reasons, score
from mkdocs_speakeasy.text import read

LEXICON = Lexicon()
CARE = """
The council asked ten people to join a group. They met each month in the town hall, and they were paid on
the day. Some came with a carer. Nobody had to fill in a long form! What did they change? They changed how
staff greet people at the door, they wrote a new letter, and they made the waiting room less noisy.
"""
LAW = """
Public authorities must consult representative organisations before publishing commissioning strategies. Each
authority shall additionally demonstrate, through independent evaluation, that participation influenced the
resulting decisions. Ministers may prescribe supplementary arrangements where consultation proves inadequate.
"""


def scored(text: str, lexicon: Lexicon = LEXICON) -> Score:
    found = score(read("page.md", text), lexicon)
    assert found
    return found


def why(text: str, lexicon: Lexicon = LEXICON) -> Reasons:
    return reasons(read("page.md", text), lexicon)


@pytest.mark.parametrize("text", [CARE * 3, LAW * 4, CARE + LAW * 3, (CARE + LAW) * 5])
def test_words_sentences_and_letters_are_those_of_textstat(text: str) -> None:
    """Its two formulas that need no syllables, made from our counts, give what it gives."""
    found, page = scored(text), read("page.md", text)
    per_word = 1 / why(text).words_per_sentence
    letters = sum(character.isalpha() for word in page.words for character in word) / found.words
    characters = sum(not character.isspace() for character in text) / found.words
    ari = 4.71 * characters + 0.5 / per_word - 21.43
    coleman_liau = 5.8 * letters - 29.6 * per_word - 15.8
    assert ari == pytest.approx(textstat.automated_readability_index(text))
    assert coleman_liau == pytest.approx(textstat.coleman_liau_index(text))


def test_the_formula_by_hand() -> None:
    """Seven words in two sentences, one of them hard. "The" and "to" are among the 150 commonest words.

    The counts stand in the dictionary: dog 164,131; ran 199,425; commissioning 293.
    """
    text = "The dog ran. To commissioning dog ran. " * 20
    mean = (
        2 * log10(164_131 / TOTAL * 1e9) + 2 * log10(199_425 / TOTAL * 1e9) + log10(293 / TOTAL * 1e9)
    ) / 5
    grade = 16.7 + 3.5 * log(7 / 2) + 0.11 * (100 / 7) - 4.8 * mean
    assert scored(text).age == pytest.approx(grade + 5)
    assert scored(text).age == pytest.approx(6.14, abs=0.01)
    assert scored(text).words == 140
    assert (why(text).words_per_sentence, why(text).hardest) == (3.5, ["commissioning"])


def test_only_sentences_and_lists_are_scored() -> None:
    text = CARE * 2
    extra = """
# Supplementary commissioning arrangements

| Evaluation | Participation |
| ---------- | ------------- |
| Quantitative methodologies | Representative constituencies |

![Administrative reorganisation](picture.png)

    Unintelligible incomprehensible code

!!! note "Intergovernmental harmonisation"

"""
    assert scored(text + extra).age == scored(text).age
    for block in ("- Consultation proves inadequate.\n", "> Consultation proves inadequate.\n"):
        assert scored(f"{text}\n\n{block}").age > scored(text).age


def test_under_100_words_there_is_no_score_and_under_300_it_is_rough() -> None:
    for text in ("", "# Title\n", "We pay people. " * 33, "# We pay people\n\n" * 50):
        assert score(read("page.md", text), LEXICON) is None
    assert scored("We pay people. " * 34).rough
    assert scored("We pay people. " * 99).rough
    assert not scored("We pay people. " * 100).rough


@pytest.mark.parametrize(
    ("age", "words", "band"),
    [
        (11.4, 400, "about 9 to 13, best guess 11"),
        (11.5, 400, "about 10 to 14, best guess 12"),
        (8.4, 400, "about 7 to 10, best guess 8"),
        (7.5, 299, "about 7 to 10, best guess 8 (rough)"),
        (7.4, 400, "7 or under"),
        (-3.0, 100, "7 or under (rough)"),
    ],
)
def test_people_see_a_band(age: float, words: int, band: str) -> None:
    assert Score(age, words).band() == band


def test_the_reasons_are_told() -> None:
    told = [
        "A sentence has 15 words on average.",
        f"30% of the words stand in sentences of more than {LONG} words.",
    ]
    why = Reasons(15.2, 0.3, ["commissioning"], [])
    assert why.lines() == [*told, "Hardest words: commissioning."]
    assert replace(why, hardest=[]).lines() == told


def test_an_acronym_counts_as_its_words_in_full() -> None:
    lexicon = Lexicon(
        {"NHS": "National Health Service", "GP": "general practitioner", "LA": "local authority LA"}
    )
    text = "We asked the {} and two {} in town. "
    short, full = text.format("NHS", "GPs"), text.format("National Health Service", "General Practitioners")
    assert scored(short * 20, lexicon).age == pytest.approx(scored(full * 20).age)
    opening = "NHS staff ask us, and they ask the LA’s staff too. " * 20
    assert why(opening, lexicon).words_per_sentence == 15


def test_names_inside_a_sentence_are_not_content() -> None:
    text = "We asked our friend Xanthippe to help us with the tea. " * 20
    assert scored(text).age < scored(text.replace("X", "x")).age
    start = "- Commissioning can help you.\n" * 40
    assert scored(start).age == scored(start.replace("C", "c")).age


def test_the_costliest_sentence_is_that_whose_loss_helps_most() -> None:
    page = read("page.md", f"{CARE}{LAW}It was fair, and all of us said so. " + CARE * 20)
    costliest = [page.words[each.first] for each in reasons(page, LEXICON).costliest]
    assert costliest == ["Each", "Public", "Ministers"]
    without = {
        page.words[each.first]: scored(page.text[: each.start] + page.text[each.end :]).age
        for each in page.sentences
    }
    assert sorted(without, key=without.__getitem__)[:3] == costliest


def test_the_hardest_words_start_with_those_that_cost_most() -> None:
    text = f"{CARE} Commissioning is good. We like commissioning. It needs reciprocity. E.g. it is fair. "
    assert why(text * 2).hardest[:2] == ["commissioning", "reciprocity"]
    assert "g" not in why(text * 2).hardest


def test_names_and_titles_are_not_among_the_hardest_words() -> None:
    text = "Janet met Mrs Kowalczyk at ten pm. We met Janet. Janet likes reciprocity. Reciprocity helps. " * 9
    assert why(text).hardest == ["reciprocity"]


def test_a_page_of_the_commonest_words_alone_is_at_the_foot_of_the_scale() -> None:
    assert scored("It is what it is. " * 20).band() == "7 or under (rough)"


@given(st.lists(st.sampled_from([*CARE.split(), *LAW.split(), "NHS.", "x-ray", "'’", "é."]), min_size=120))
def test_any_page_has_a_finite_score(words: list[str]) -> None:
    page = read("page.md", " ".join(words))
    found = score(page, LEXICON)
    assert found is None or (-20 < found.age < 60 and reasons(page, LEXICON).lines())
