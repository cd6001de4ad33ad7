"""The project's own glossary: each list is in order, and no word is explained by a harder one."""

from pathlib import Path

import pytest

from mkdocs_speakeasy.glossary import Jargon, load
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.list_file import read_list
from mkdocs_speakeasy.rules import glossary_entry
from mkdocs_speakeasy.settings import Settings
from mkdocs_speakeasy.text import read

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "glossary"
GLOSSARY = load(FOLDER)
GUIDE = Guide(Settings(ROOT, ROOT / "docs", FOLDER), GLOSSARY, Lexicon())


@pytest.mark.parametrize("name", ["jargon.txt", "names.txt"])
def test_a_list_is_in_the_order_of_the_alphabet(name: str) -> None:
    words = [word for word, _ in read_list(FOLDER / name, name)]

    assert words == sorted(words, key=str.casefold)


def jargon_in(*phrases: str) -> list[str]:
    uses = GLOSSARY.find(read("", ". ".join(phrases)))
    return [use.value.term for use in uses if isinstance(use.value, Jargon)]


def test_all_jargon_has_plain_words_that_are_no_jargon() -> None:
    assert len(GLOSSARY.jargon) >= 150
    for word, plain in GLOSSARY.jargon.items():
        assert plain, word
        assert jargon_in(*plain) == [], word


def test_a_line_of_jargon_has_one_form_of_its_own() -> None:
    for word in GLOSSARY.jargon:
        (use,) = GLOSSARY.find(read("", f"a {word.removesuffix('*')}."))
        assert use.last - use.first == len(word.split())


@pytest.mark.parametrize("slug", GLOSSARY.entries)
def test_a_meaning_is_easy_and_needs_no_other(slug: str) -> None:
    entry = GLOSSARY.entries[slug]
    page = read(entry.path, (FOLDER / f"{slug}.md").read_text("utf-8"))

    assert [finding.message for finding in glossary_entry.check(page, GUIDE)] == []
    assert jargon_in(entry.instead) == []
    assert entry.more, "give an example from daily life"
