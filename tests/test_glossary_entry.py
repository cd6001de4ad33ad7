"""The rule for meanings, on words that the one test page of the rule cannot hold."""

from pathlib import Path

import pytest

from mkdocs_speakeasy.glossary import load
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.rules import glossary_entry
from mkdocs_speakeasy.settings import Settings
from mkdocs_speakeasy.text import read

CARER = "---\nterm: carer\n---\nA person who helps a friend.\n"


def messages(folder: Path, meaning: str, path: str = "glossary/time-bank.md") -> list[str]:
    """What the rule says of a meaning of "time bank", beside a glossary that also explains "carer"."""
    source = f"---\nterm: time bank\n---\n{meaning}\n\nMore: amalgamate, carer, time bank.\n"
    words = folder / "glossary"
    words.mkdir()
    (words / "carer.md").write_text(CARER, encoding="utf-8")
    (words / "time-bank.md").write_text(source, encoding="utf-8")
    guide = Guide(Settings(folder, folder, words), load(words), Lexicon())
    return [finding.message for finding in glossary_entry.check(read(path, source), guide)]


@pytest.mark.parametrize(
    "meaning",
    [
        "People swap help.",
        "A time bank is a group of people who swap help.",
        "Time banks are groups of people who swap help.",
        "Help from a carer (a person who helps a friend).",
        "A group in Aberystwyth.",
    ],
)
def test_a_plain_meaning_passes(tmp_path: Path, meaning: str) -> None:
    assert messages(tmp_path, meaning) == []


def test_a_meaning_may_name_its_own_word_first_however_hard(tmp_path: Path) -> None:
    source = "---\nterm: isomorphism\n---\nAn isomorphism is a way to do the same.\n"
    (tmp_path / "isomorphism.md").write_text(source, encoding="utf-8")
    guide = Guide(Settings(tmp_path, tmp_path, tmp_path), load(tmp_path, tmp_path), Lexicon())
    assert list(glossary_entry.check(read("./isomorphism.md", source), guide)) == []


@pytest.mark.parametrize(
    ("meaning", "message"),
    [
        ("People who amalgamate.", '"amalgamate" is a hard word in a meaning.'),
        ("Help from a carer.", '"carer" needs a meaning itself. Say it in plain words here.'),
        ("People who use a timebank.", 'The meaning of "time bank" uses "timebank" itself.'),
        (
            "We help " + "and help " * 10 + "you.",
            "This sentence of the meaning has 23 words. Use at most 20.",
        ),
    ],
)
def test_a_meaning_that_does_not_help_is_found(tmp_path: Path, meaning: str, message: str) -> None:
    (found,) = messages(tmp_path, meaning)

    assert found.startswith(message)


def test_other_pages_are_left_alone(tmp_path: Path) -> None:
    assert messages(tmp_path, "People who amalgamate.", "docs/time-bank.md") == []
