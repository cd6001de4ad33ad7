"""A page in another language has no slips and no reading age; a slip in English stays one."""

import pytest

from mkdocs_speakeasy.engine import prepare
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.rules import reading_age, unknown_word
from mkdocs_speakeasy.settings import parse
from mkdocs_speakeasy.text import read

WELSH = "Gallwch ofyn i ni am gymorth unrhyw bryd. Byddwn yn ateb eich llythyr cyn gynted ag y gallwn. " * 9
POLISH = "Możesz poprosić o pomoc w każdej chwili."


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    root = tmp_path_factory.mktemp("project")
    return prepare(parse(None, root, root / "docs"))


def slips(source: str, guide: Guide) -> list[str]:
    page = read("page.md", source)
    return [source[each.start : each.end] for each in unknown_word.check(page, guide)]


def test_a_page_in_welsh_has_no_slips_and_no_reading_age(guide: Guide) -> None:
    source = f"# Cymorth\n\n{WELSH}\n\n- Ffoniwch ni\n"
    assert slips(source, guide) == []
    assert list(reading_age.check(read("page.md", source), guide)) == []


def test_a_sentence_in_another_language_has_no_slips(guide: Guide) -> None:
    source = f"We say it in many ways, and this is one. {POLISH} Ask us in yuor own words."
    assert slips(source, guide) == ["yuor"]


def test_slips_and_american_words_are_english(guide: Guide) -> None:
    assert slips("Good peopel helpd us. Organize colorful neighbors.", guide) == [
        *("peopel", "helpd"),
        *("Organize", "colorful", "neighbors"),
    ]
