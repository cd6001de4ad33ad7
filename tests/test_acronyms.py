"""What is an acronym, what only looks like one, and which words spell it out."""

import pytest

from mkdocs_speakeasy.acronyms import acronyms, ends_with, letters_of, opens_with
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.text import read

LEXICON = Lexicon()


def found(source: str, *known: str) -> dict[str, int]:
    """Each acronym of a page with the number of its uses."""
    return {
        letters: len(uses)
        for letters, uses in acronyms(read("page.md", source), LEXICON, frozenset(known)).items()
    }


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        ("NHS", "NHS"),
        ("NHS's", "NHS"),
        ("LA’s", "LA"),
        ("CCGs", "CCG"),
        ("DfE", "DfE"),
        ("MoU", "MoU"),
        ("NHS-funded", "NHS"),
        ("non‑NHS", "NHS"),
        ("LGBTQI", "LGBTQI"),
        ("I", ""),
        ("Is", ""),
        ("KeyRing", ""),
        ("McIntyre", ""),
        ("iPhone", ""),
        ("Co-production", ""),
        ("UNDERSTANDABLE", ""),
    ],
)
def test_the_letters_of_a_word(word: str, letters: str) -> None:
    assert letters_of(word) == letters


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("National Health Service", "NHS"),
        ("Social Care Institute for Excellence", "SCIE"),
        ("Department for Education", "DfE"),
        ("IMProving Adult Care Together", "IMPACT"),
        ("Co-production Works Team", "CWT"),
        ("Co-production Works Team", "CPWT"),
        ("Accident and Emergency", "A&E"),
        ("Mental Health Act", "MHA"),
    ],
)
def test_words_spell_an_acronym_out(words: str, letters: str) -> None:
    assert ends_with(["We", "met", "the", *words.split()], letters)
    assert ends_with([*words.split(), "in", "Wales"], letters)
    assert opens_with(["the", *words.split(), "in", "Leeds"], letters)


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("National Service", "NHS"),
        ("Health National Service", "NHS"),
        ("National Health Service of a long time ago", "NHS"),
        ("now he sees", "NHT"),
        ("", "NHS"),
    ],
)
def test_other_words_do_not(words: str, letters: str) -> None:
    assert not ends_with(words.split(), letters)


def test_uses_are_counted_in_every_form() -> None:
    assert found("The CQC came. The CQC's plan. All CQCs, and CQC-led work.") == {"CQC": 4}


@pytest.mark.parametrize(
    "source",
    [
        "You MUST shut the door. COVID is here.",
        "DO NOT run.",
        "STOP! NEVER run.",
        "King Henry VIII and part IV.",
        "It was made in MMXIV.",
        "The file has 20 MB.",
        "In 44 BC.",
        "JK Rowling wrote it.",
        "Dr AB Smith came.",
        "They met AJ Fleischmann in May.",
        "The XJ 6 and the XR-7.",
        "It is BS 7666.",
        "# CALL THE DWP NOW",
        "The TV is OK.",
        "Look at `CSS` and CSS.pdf and www.CSS.org.",
        "KeyRing and McIntyre met.",
        "Part B12CD is new.",
        "They sell fish&CHIPS.",
        "Our CO-PRODUCTION group and a MUST-HAVE plan.",
    ],
)
def test_what_only_looks_like_an_acronym_is_left_alone(source: str) -> None:
    assert found(source) == {}


def test_what_the_settings_know_is_left_alone() -> None:
    assert found("The NHS, GPs and the CQC.", "NHS", "GP") == {"CQC": 1}


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        ("# The DWP\n\nText.", "DWP"),
        ("The CQC Board met.", "CQC"),
        ("| Who |\n|---|\n| CQC |", "CQC"),
        ("In 2014 DWP staff came.", "DWP"),
        ("The DWP in 2014.", "DWP"),
        ("The CV came.", "CV"),
        ("The MD came.", "MD"),
        ("Our R&D team.", "R&D"),
        ("Our R&amp;D team.", "R&D"),
        ("A PA came.", "PA"),
        ("Ask the SENCO.", "SENCO"),
        ("All the PALs came.", "PAL"),
        ("SEND's plan.", "SEND"),
        ("The LA's plan.", "LA"),
        ("Special Educational Needs and Disability (SEND) is new.", "SEND"),
    ],
)
def test_an_acronym_is_found_where_it_stands(source: str, letters: str) -> None:
    assert found(source) == {letters: 1}


def test_uses_stand_in_the_order_of_the_page() -> None:
    page = read("page.md", "Our R&D, CQC, DWP, CQC.")

    assert list(acronyms(page, LEXICON, frozenset())) == ["R&D", "CQC", "DWP"]
    assert [page.source[use.start : use.end] for use in acronyms(page, LEXICON, frozenset())["R&D"]] == [
        "R&D"
    ]
