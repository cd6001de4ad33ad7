"""Files that hold a list of words."""

import re
from pathlib import Path

import pytest

from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.list_file import read_list


@pytest.fixture
def words(tmp_path: Path) -> Path:
    return tmp_path / "words.txt"


def test_a_list_is_read_with_its_alternatives(words: Path) -> None:
    words.write_text(
        "# a comment\n\nprior to -> before\nuse* -> make use of; try\ncohort\n", encoding="utf-8"
    )

    assert read_list(words, "list.txt") == [
        ("prior to", ("before",)),
        ("use*", ("make use of", "try")),
        ("cohort", ()),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("prior to ->\n", 'list.txt:1: write "word -> plain words" on this line.'),
        ("a -> b\n-> before\n", 'list.txt:2: write "word -> plain words" on this line.'),
        ("a -> b;; c\n", 'list.txt:1: write "word -> plain words" on this line.'),
        ("Co-op\nb\nco‑op -> shop\n", 'list.txt:3: "co‑op" also stands on line 1; take one of the two out.'),
    ],
)
def test_a_bad_list_is_refused_with_its_line(words: Path, text: str, message: str) -> None:
    words.write_text(text, encoding="utf-8")

    with pytest.raises(SpeakeasyError, match=f"^{re.escape(message)}$"):
        read_list(words, "list.txt")


def test_a_list_that_is_not_there_is_named(words: Path) -> None:
    with pytest.raises(SpeakeasyError, match=r"^list\.txt: "):
        read_list(words, "list.txt")
