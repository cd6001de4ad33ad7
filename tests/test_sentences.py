"""Where sentences end, on the kinds of text that a guide about care is made of."""

from itertools import groupby
from pathlib import Path

import pytest

from mkdocs_speakeasy import sentences
from mkdocs_speakeasy.text import read

DATA = Path(sentences.__file__).with_name("data")
FILE = Path(__file__).with_name("text") / "sentences.txt"
CASES = [line.replace("\\n", "\n") for line in FILE.read_text("utf-8").splitlines() if "¶" in line]


@pytest.mark.parametrize("name", ["abbreviations", "sentence_starters"])
def test_lists_are_in_order_without_repeats(name: str) -> None:
    lines = (DATA / f"{name}.txt").read_text("utf-8").splitlines()[1:]
    assert lines == sorted({line.lower() for line in lines})


def test_what_may_follow_is_one_of_four() -> None:
    lines = (DATA / "abbreviations.txt").read_text("utf-8").splitlines()[1:]
    assert {line.split(" -> ")[1] for line in lines} == {"anything", "number", "name", "day"}


def test_there_are_enough_cases() -> None:
    assert len(set(CASES)) == len(CASES) >= 120


@pytest.mark.parametrize("case", CASES)
def test_sentences_end_at_the_marks(case: str) -> None:
    page = read("case.md", case.replace("¶", ""))

    def marks_before(word: int) -> int:
        """How many marks stand before a word: each mark moved what follows it by one."""
        at = marks = 0
        while at <= page.starts[word] + marks:
            marks += case[at] == "¶"
            at += 1
        return marks

    wanted = [list(group) for _, group in groupby(range(len(page.words)), marks_before)]
    found = [list(range(sentence.first, sentence.last)) for sentence in page.sentences]
    assert [[page.words[word] for word in words] for words in found] == [
        [page.words[word] for word in words] for words in wanted
    ]
