"""Forms of words, against forms that people write."""

import pytest

from mkdocs_speakeasy.inflection import inflect, inflections, normal, plural, spellings, verb_forms
from mkdocs_speakeasy.phrases import expand


@pytest.mark.parametrize(
    ("phrase", "third", "past", "participle", "present"),
    [
        ("use", "uses", "used", "used", "using"),
        ("take part", "takes part", "took part", "taken part", "taking part"),
        ("plan", "plans", "planned", "planned", "planning"),
        ("carry on", "carries on", "carried on", "carried on", "carrying on"),
        ("play", "plays", "played", "played", "playing"),
        ("agree", "agrees", "agreed", "agreed", "agreeing"),
        ("see", "sees", "saw", "seen", "seeing"),
        ("die", "dies", "died", "died", "dying"),
        ("travel", "travels", "travelled", "travelled", "travelling"),
        ("offer", "offers", "offered", "offered", "offering"),
        ("refer", "refers", "referred", "referred", "referring"),
        ("co-refer", "co-refers", "co-referred", "co-referred", "co-referring"),
        ("visit", "visits", "visited", "visited", "visiting"),
        ("equip", "equips", "equipped", "equipped", "equipping"),
        ("help", "helps", "helped", "helped", "helping"),
        ("fix", "fixes", "fixed", "fixed", "fixing"),
        ("teach", "teaches", "taught", "taught", "teaching"),
        ("go", "goes", "went", "gone", "going"),
        ("have", "has", "had", "had", "having"),
        ("put", "puts", "put", "put", "putting"),
        ("repay", "repays", "repaid", "repaid", "repaying"),
    ],
)
def test_a_verb_takes_the_ending_asked_for(
    phrase: str, third: str, past: str, participle: str, present: str
) -> None:
    assert [inflect(phrase, ending) for ending in ("s", "ed", "en", "ing")] == [
        third,
        past,
        participle,
        present,
    ]
    assert inflect(phrase, "") == phrase


def test_the_ending_can_be_read_from_a_word() -> None:
    assert inflect("use", "Utilising") == "using"
    assert inflect("give", "taken") == "given"
    assert inflect("use", "process") == "use"


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("person who looks after someone", "people who look after someone"),
        ("a person who has it", "people who have it"),
        ("child in care", "children in care"),
        ("very small business", "very small businesses"),
        ("list of what should change", "lists of what should change"),
        ("group that guides the work", "groups that guide the work"),
        ("buying services", "buying services"),
        ("taking part", "taking part"),
        ("care built around the person", "care built around the person"),
        ("the lowest step", "the lowest step"),
    ],
)
def test_plain_words_for_one_are_made_fit_for_many(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("term", "form"),
    [
        ("carer", "carers"),
        ("carer", "carer's"),
        ("charity", "charities"),
        ("key", "keys"),
        ("expert by experience", "experts by experience"),
        ("duty of care", "duties of care"),
        ("time bank", "timebanks"),
        ("time bank", "time-bank's"),
        ("co-production", "co production"),
        ("co-production", "coproduction"),
        ("co-decision-making", "co-decision making"),
        ("Care Act", "care act's"),
        ("carer’s break", "carer's breaks"),
        ("carer's break", "carers breaks"),
        ("crisis", "crises"),
        ("disabled child", "disabled children"),
        ("health and care", "health & care"),
        ("state-of-the-art tool", "state of the art tool"),
    ],
)
def test_a_term_has_the_forms_that_people_write(term: str, form: str) -> None:
    assert form in [spelling for each in inflections(term) for spelling in spellings(each)]


def test_a_verb_has_its_endings_and_a_noun_has_not() -> None:
    assert {"co-produced", "coproducing", "co produces"} <= dict(expand("co-produce*")).keys()
    assert dict(expand("plan* ahead"))["plans ahead"] == "s"
    assert "carered" not in inflections("carer")
    assert verb_forms("focus") == {
        "focuses": "s",
        "focusing": "ing",
        "focused": "ed",
        "focussing": "ing",
        "focussed": "ed",
    }
    assert verb_forms("take") == {"takes": "s", "taking": "ing", "taken": "en", "took": "ed"}


def test_short_words_do_not_close_up() -> None:
    assert "maybe" not in spellings("may be")
    assert spellings("in order to") == ["in order to", "in-order-to"]


def test_the_ways_to_write_a_phrase_stay_few() -> None:
    assert len(spellings("-".join("a" * 1000))) == 3
    assert len(spellings(" ".join("a" * 1000))) == 2


def test_normal_makes_letters_small_and_signs_plain() -> None:
    assert normal("  The\tCARER’S co‑op ") == "the carer's co-op"
