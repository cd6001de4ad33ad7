"""The word lists: in order, without loops, and true in a sentence for every entry."""

import re
from pathlib import Path

import pytest

from mkdocs_speakeasy.engine import prepare
from mkdocs_speakeasy.glossary import Jargon
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.inflection import inflect, verb_forms
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.list_file import read_list
from mkdocs_speakeasy.phrases import Phrases
from mkdocs_speakeasy.rules import (
    block_capitals,
    double_negative,
    figure_of_speech,
    labelling_language,
    passive_voice,
    plainer_word,
    vague_link_text,
)
from mkdocs_speakeasy.settings import parse
from mkdocs_speakeasy.text import read

ROOT = Path(__file__).parents[1]
DATA = ROOT / "checks" / "mkdocs_speakeasy" / "data"
BETTER_WORDS = {
    "plainer_word": (plainer_word, 400),
    "labelling_language": (labelling_language, 60),
    "figure_of_speech": (figure_of_speech, 150),
}
OTHERS = {
    "block_capitals": (block_capitals, "We say {} here."),
    "double_negative": (double_negative, "This is {}."),
    "participles": (passive_voice, "It was {}."),
    "vague_link_text": (vague_link_text, "See [{}](page.md)."),
}
LISTS = [*BETTER_WORDS, *OTHERS, "not_passive"]
Entry = tuple[str, tuple[str, ...]]


def entries(name: str) -> list[Entry]:
    return read_list(DATA / f"{name}.txt", name)


def better(name: str) -> list[Entry]:
    """The entries of a list that have something better to say."""
    return [entry for entry in entries(name) if entry[1]]


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The project itself, with its own glossary."""
    return prepare(parse(None, ROOT, ROOT / "docs"))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


def found(name: str, sentence: str, guide: Guide) -> list[tuple[int, int, tuple[str, ...]]]:
    """What the rule of a list finds: from where to where, and what to say instead."""
    results = BETTER_WORDS[name][0].check(read("page.md", sentence), guide)
    return [(each.start, each.end, each.suggestions) for each in results]


def forms(phrase: str) -> dict[str, str]:
    """The phrase in each form that its starred word has, with the ending of that form."""
    starred = re.search(r"([\w-]+)\*", phrase)
    if not starred:
        return {phrase: ""}
    endings = {**verb_forms(starred[1]), starred[1]: ""}
    return {phrase.replace(starred[0], form): ending for form, ending in endings.items()}


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_in_order(name: str) -> None:
    phrases = [phrase for phrase, _ in entries(name)]
    assert phrases == sorted(phrases)


@pytest.mark.parametrize("name", BETTER_WORDS)
def test_lists_hold_as_much_as_they_promise(name: str) -> None:
    assert len(better(name)) >= BETTER_WORDS[name][1]


@pytest.mark.parametrize("name", BETTER_WORDS)
def test_each_entry_is_found_in_a_sentence_and_nothing_else_is(name: str, guide: Guide) -> None:
    for phrase, plain in better(name):
        for words, ending in forms(phrase).items():
            suggestions = tuple(inflect(each, ending) for each in plain)
            assert found(name, f"Now {words}.", guide) == [(4, 4 + len(words), suggestions)]
            for other in BETTER_WORDS.keys() - {name}:
                assert found(other, f"Now {words}.", guide) == [], words


@pytest.mark.parametrize("name", BETTER_WORDS)
def test_no_entry_stands_in_a_term_of_jargon(name: str, guide: Guide) -> None:
    """Else two rules would speak of the same words."""
    assert guide.glossary.jargon
    for term in guide.glossary.jargon:
        assert found(name, f"Now {term.replace('*', '')}.", guide) == [], term


@pytest.mark.parametrize("name", BETTER_WORDS)
def test_no_better_words_are_to_be_replaced_themselves(name: str, guide: Guide) -> None:
    for phrase, plain in better(name):
        for words in plain:
            for each in BETTER_WORDS:
                assert found(each, f"Now {words}.", guide) == [], phrase
            page = read("page.md", words)
            assert [
                use.value.term for use in guide.glossary.find(page) if isinstance(use.value, Jargon)
            ] == []


@pytest.mark.parametrize("sentence", ["It is {} that this is so.", "It is {} to me.", "We are {} to come."])
def test_no_denial_of_a_denial_leads_to_words_that_are_replaced_too(sentence: str, guide: Guide) -> None:
    """Else a writer who does what the first message says gets a second one about the same words."""
    for phrase, _ in entries("double_negative"):
        text = sentence.format(phrase)
        (finding,) = double_negative.check(read("page.md", text), guide)
        for words in finding.suggestions:
            better = text[: finding.start] + words + text[finding.end :]
            for each in BETTER_WORDS:
                assert (found(each, text, guide), found(each, better, guide)) == ([], []), better


@pytest.mark.parametrize("name", BETTER_WORDS)
def test_each_word_of_a_list_and_each_form_of_better_words_is_in_the_dictionary(
    name: str, lexicon: Lexicon
) -> None:
    """Else two rules would speak of the same word, or one of what the other told the writer to say."""
    for phrase, plain in entries(name):
        said = [inflect(each, ending) for ending in forms(phrase).values() for each in plain]
        for word in re.findall(r"[\w'-]+", " ".join([phrase.replace("*", ""), *said])):
            assert lexicon.is_known(word), (phrase, word)


def test_no_plainer_word_is_rarer_than_what_it_replaces(lexicon: Lexicon) -> None:
    """Fewer words may be rarer, if all are easy or are forms of words that stood there: "rarely"."""
    for phrase, plain in better("plainer_word"):
        before = re.findall(r"[\w'-]+", phrase)
        for words in plain:
            after = re.findall(r"[\w'-]+", words.lower())
            shorter_and_known = len(after) < len(before) and all(
                lexicon.is_easy(word) or word[:4] in {old[:4] for old in before} for word in after
            )
            assert shorter_and_known or rarest(after, lexicon) >= rarest(before, lexicon), (phrase, words)


def rarest(words: list[str], lexicon: Lexicon) -> float:
    return min(map(lexicon.log_count, words))


@pytest.mark.parametrize("name", BETTER_WORDS)
def test_what_is_right_as_it_stands_guards_against_an_entry(name: str, guide: Guide) -> None:
    entries_alone = Phrases(better(name))
    for phrase, plain in entries(name):
        if not plain:
            assert found(name, f"Now {phrase}.", guide) == []
            assert entries_alone.find(read("page.md", phrase)), phrase


@pytest.mark.parametrize("name", OTHERS)
def test_each_word_of_the_other_lists_is_found(name: str, guide: Guide) -> None:
    rule, sentence = OTHERS[name]
    for phrase, plain in entries(name):
        words = phrase.upper() if name == "block_capitals" else phrase
        (finding,) = rule.check(read("page.md", sentence.format(words)), guide)
        assert not plain or finding.suggestions == plain


def test_words_that_are_not_passive_end_in_ed_and_are_not_found(guide: Guide) -> None:
    for word, _ in entries("not_passive"):
        assert word.endswith("ed")
        assert list(passive_voice.check(read("page.md", f"It was {word}."), guide)) == []
