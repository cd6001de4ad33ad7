"""What is known of single words, against the dictionary itself and what a British editor would say."""

import json
import re
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_speakeasy import counts
from mkdocs_speakeasy.counts import COMMON, RAREST, TOTAL, Counts, data_file
from mkdocs_speakeasy.engine import prepare
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.rules import unknown_word
from mkdocs_speakeasy.settings import parse
from mkdocs_speakeasy.spelling import british_words, new_words
from mkdocs_speakeasy.text import read

ROOT = Path(__file__).parents[1]
DATA = ROOT / "checks" / "mkdocs_speakeasy" / "data"
SOURCES = sorted((ROOT.parent / "shared" / "sources").glob("0*.txt"))
DICTIONARY: dict[str, int] = json.loads(
    zlib.decompress(data_file("spellchecker", "resources", "en.json.gz").read_bytes(), wbits=31)
)
LEXICON = Lexicon()
COUNTS = Counts()


def test_words_are_found_by_halving_as_a_parser_finds_them() -> None:
    assert {word: COUNTS[word] for word in DICTIONARY} == DICTIONARY


@given(st.text(max_size=12))
def test_a_word_that_is_not_there_counts_nothing(word: str) -> None:
    assert COUNTS[word] == DICTIONARY.get(word, 0)


def test_the_constants_are_those_of_the_installed_dictionary() -> None:
    ordered = sorted(DICTIONARY.values(), reverse=True)
    assert sum(ordered) == TOTAL
    assert (ordered[149], ordered[-1]) == (COMMON, RAREST)
    assert ordered[150] < COMMON


def test_the_commonest_words_are_150() -> None:
    common = [word for word in DICTIONARY if LEXICON.words[word].common]
    assert len(common) == 150
    assert {"the", "people", "don't"} <= set(common)
    assert not LEXICON.words["to-do"].common


def test_frequent_words_are_those_above_the_least_count() -> None:
    assert Counts().frequent == {word for word, count in DICTIONARY.items() if count > RAREST}


@pytest.mark.parametrize("name", ["british", "words"])
def test_lists_are_in_order_and_without_doubles(name: str) -> None:
    lines = (DATA / f"{name}.txt").read_text("utf-8").splitlines()
    words = [line.partition(" -> ")[0] for line in lines]
    assert lines == sorted(lines)
    assert len(words) == len(set(words))
    assert not set(words) & {line.partition(" -> ")[2] for line in lines}, "a loop"


def test_british_spellings_are_right_and_count_as_the_american() -> None:
    lines = (DATA / "british.txt").read_text("utf-8").splitlines()
    for british, american in (line.split(" -> ") for line in lines):
        assert LEXICON.british(american) == british
        assert LEXICON.british(british) is None
        assert LEXICON.log_count(british) >= LEXICON.log_count(american) > 1


def test_new_words_are_not_in_the_dictionary_and_what_they_count_as_is() -> None:
    for line in (DATA / "words.txt").read_text("utf-8").splitlines():
        word, _, partner = line.partition(" -> ")
        assert word not in DICTIONARY
        assert LEXICON.is_known(word)
        assert not partner or LEXICON.log_count(word) == LEXICON.log_count(partner)


KNOWN = [
    "deregister", "reoffending", "overwatering", "unrushed", "heathlands",
    "organisation", "organisations", "organisation's", "organised", "organising", "organisational",
    "reorganisation", "realise", "recognised", "personalisation", "personalised", "prioritise",
    "analyse", "paralysed", "behaviour", "behavioural", "colour", "colourful", "favourite",
    "favourably", "neighbours", "neighbourhood", "honourable", "labourer", "centre", "centred",
    "centring", "theatre", "litre", "fibre", "manoeuvring", "catalogue", "catalogued", "cataloguing",
    "programme", "programmes", "wellbeing", "well-being", "travelled", "cancelled", "counselling",
    "fulfilment", "enrolment", "enrolled", "skilfully", "wilful", "defence", "offences", "licence",
    "paediatric", "anaemia", "gynaecologist", "moustached", "person-centred", "co-ordinator",
    "co-operate", "e-mail", "pre-apprenticeship", "self-help", "children's", "children’s", "carers'",
    "apps", "webinar", "smartphones", "website", "café", "résumé", "naïve", "co‑worker", "co‐worker",
    "ﬁnd", "Grey", "DON'T",
]  # fmt: skip
UNKNOWN = [
    "presure", "childrens", "womans", "unforseen", "overwelming", "coresponding", "missunderstand",
    "intergrated", "recieve", "definately", "organistion", "honourific", "humourous", "failled",
    "compilled", "wourld", "fourm", "advertizement", "xyzzy", "grŵp", "cwtch", "timebank",
    "coproduction", "carre-home",
]  # fmt: skip


@pytest.mark.parametrize("word", KNOWN)
def test_words_are_known(word: str) -> None:
    assert LEXICON.is_known(word.rstrip("'"))


@pytest.mark.parametrize("word", UNKNOWN)
def test_slips_and_words_of_other_languages_are_not_known(word: str) -> None:
    assert not LEXICON.is_known(word)
    assert LEXICON.log_count(word) == pytest.approx(-0.5176, abs=1e-4)  # log10 of 0.5 in 1,646,569,324


AMERICAN = {
    "organization": "organisation",
    "Organizational": "organisational",
    "analyzed": "analysed",
    "color": "colour",
    "favorites": "favourites",
    "centered": "centred",
    "cataloging": "cataloguing",
    "traveled": "travelled",
    "counselor": "counsellor",
    "fueling": "fuelling",
    "enrollment": "enrolment",
    "skillfully": "skilfully",
    "labor's": "labour's",
    "organization's": "organisation's",
    "person-centered": "person-centred",
    "mom": "mum",
}
BOTH = [
    "program", "programs", "license", "practice", "size", "seize", "prize", "capsized", "resizing",
    "oversized", "maize", "citizen", "horizon", "honorary", "humorous", "glamorous", "laborious",
    "laboratory", "literal", "meter", "enrolled", "appalled", "fulfilling", "compiled", "failed",
    "scheduled", "paralleled", "inhaler", "bachelor", "squalor", "belize", "quiz", "zoo", "realise",
    "colour", "judgment", "learned",
]  # fmt: skip


@pytest.mark.parametrize("word", AMERICAN)
def test_american_spelling_has_a_british_form(word: str) -> None:
    assert LEXICON.british(word) == AMERICAN[word]


@pytest.mark.parametrize("word", BOTH)
def test_what_both_spell_alike_has_no_other_form(word: str) -> None:
    assert LEXICON.british(word) is None


def test_no_british_form_in_the_whole_dictionary_needs_another() -> None:
    british = [spelling for word in DICTIONARY if (spelling := LEXICON.british(word))]
    assert len(british) > 3000
    for spelling in british:
        assert LEXICON.is_known(spelling)
        assert LEXICON.british(spelling) is None


EASY = [
    "people", "cats", "babies", "stopped", "making", "biggest", "happily", "known", "rainy", "sunny",
    "shiny", "dog's", "don't", "colour", "favourite", "neighbour", "old-fashioned", "well-known",
    "bow-wow", "Water",
]  # fmt: skip


@pytest.mark.parametrize("word", EASY)
def test_easy_words_and_their_forms(word: str) -> None:
    assert LEXICON.is_easy(word)


@pytest.mark.parametrize(
    "word", ["commissioning", "reciprocity", "organisation", "co-production", "well-organised", "as-is-ed"]
)
def test_hard_words(word: str) -> None:
    assert not LEXICON.is_easy(word)


def test_a_hyphenated_word_is_as_common_as_its_rarest_part() -> None:
    assert LEXICON.log_count("community-led") == LEXICON.log_count("community") < LEXICON.log_count("led")


CORRECTIONS = {
    "intergrated": "integrated",
    "teh": "the",
    "recieve": "receive",
    "occured": "occurred",
    "goverment": "government",
    "organistion": "organisation",
    "orgnaisation": "organisation",
    "behavour": "behaviour",
    "coulor": "colour",
    "wellbeng": "wellbeing",
    "programmme": "programme",
    "peopel's": "people's",
    "high-qualty": "high-quality",
    "Definately": "definitely",
    "adressed": "addressed",
}


@pytest.mark.parametrize("slip", CORRECTIONS)
def test_the_best_correction_comes_first(slip: str) -> None:
    assert LEXICON.corrections(slip)[0] == CORRECTIONS[slip]


@pytest.mark.parametrize("slip", ["xylofonist", "qqqqqq", "a" * 5_000_000, "-", "mispelt-wurd", "ŵŵŵŵ"])
def test_some_slips_have_no_correction(slip: str) -> None:
    assert LEXICON.corrections(slip) == ()


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("abeilnorstz'-’"), min_size=1, max_size=9))
def test_corrections_are_known_and_british(word: str) -> None:
    for near in LEXICON.corrections(word):
        assert LEXICON.is_known(near)
        assert LEXICON.british(near) is None


@given(st.text(max_size=80))
def test_any_text_gets_an_answer_and_case_makes_no_difference(word: str) -> None:
    assert LEXICON.words[word] == LEXICON.words[word.lower()]


def test_the_lists_hold_words_in_all_their_forms() -> None:
    assert british_words()["catalogued"] == "cataloged"
    assert "distilling" not in british_words()  # both spell it so
    assert new_words()["webinars"] == ""


def test_a_missing_package_is_one_plain_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "find_spec", lambda _: None)
    with pytest.raises(SpeakeasyError, match=r'"spellchecker" is missing\. Install'):
        Lexicon().is_known("word")


def test_no_heavy_module_is_loaded() -> None:
    code = (
        "import sys; from mkdocs_speakeasy.lexicon import Lexicon; Lexicon().corrections('recieve');"
        "print(*sys.modules.keys() & {'spellchecker', 'textstat', 'nltk', 'yaml', 'mkdocs'})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.skipif(not SOURCES, reason="the sources are not here")
def test_few_words_of_real_text_are_flagged_and_a_real_slip_is() -> None:
    guide = prepare(parse(None, ROOT, ROOT / "docs"))
    words = flagged = 0
    slips = set()
    for source in SOURCES:
        page = read(source.name, source.read_text("utf-8"))
        words += len(page.words)
        for finding in unknown_word.check(page, guide):
            times = re.search(r"\((\d+) times\)", finding.message)
            flagged += int(times[1]) if times else 1
            slips.add(page.source[finding.start : finding.end])
    assert "intergrated" in slips
    assert flagged <= 0.004 * words
