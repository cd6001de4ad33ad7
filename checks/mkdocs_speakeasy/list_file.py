"""Files that hold a list of words or phrases, one a line: `phrase -> plain words; other plain words`."""

from collections.abc import Iterator
from pathlib import Path

from mkdocs_speakeasy.files import read_text
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.inflection import normal


def read_list(path: Path, name: str) -> list[tuple[str, tuple[str, ...]]]:
    """The phrases of a file, each with its plain words, if it has any. Messages call the file `name`.

    Raises SpeakeasyError if the file cannot be read, an arrow has an empty side, or a phrase stands twice.
    """
    entries: list[tuple[str, tuple[str, ...]]] = []
    lines: dict[str, int] = {}
    for number, line in read_lines(path, name):
        phrase, plain = read_line(line, f"{name}:{number}")
        if (key := normal(phrase)) in lines:
            raise SpeakeasyError(
                f'{name}:{number}: "{phrase}" also stands on line {lines[key]}; take one of the two out.'
            )
        lines[key] = number
        entries.append((phrase, plain))
    return entries


def read_lines(path: Path, name: str) -> Iterator[tuple[int, str]]:
    """Each line of a file with its number, but no empty ones and no comments. Raises SpeakeasyError."""
    for number, line in enumerate(read_text(path, name).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.strip()


def read_line(line: str, place: str) -> tuple[str, tuple[str, ...]]:
    """The phrase and the plain words of a line in a word list. Raises SpeakeasyError, which names `place`."""
    phrase, arrow, right = line.partition("->")
    phrase = phrase.strip()
    plain = tuple(part.strip() for part in right.split(";")) if arrow else ()
    if not phrase or not all(plain):
        raise SpeakeasyError(f'{place}: write "word -> plain words" on this line.')
    return phrase, plain
