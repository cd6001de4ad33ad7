"""Blocks of options that people write: each wrong one gets a sentence that says what to write instead."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from mkdocs_speakeasy.finding import SpeakeasyError


class Option(NamedTuple):
    """How to read a value (ValueError says what is wrong with it), and an example that works."""

    read: Callable[[Any], Any]
    example: str


def read_block(block: object, options: Mapping[str, Option], name: str, where: str) -> dict[str, Any]:
    """Each value of a block, checked. `where` is its file, used where the block does not know its lines.

    Raises SpeakeasyError for the first option that is unknown or wrong.
    """
    if not isinstance(block, Mapping):
        example = next(iter(options.values())).example
        raise SpeakeasyError(f"{where}: {name} is {show(block)}, not a block of options. Write: {example}")
    values = {}
    for key, value in block.items():
        place = where_is(block, key, where)
        if key not in options:
            raise SpeakeasyError(
                f"{place}: {show(key)} is not an option of {name}. {_instead(str(key), options)}"
            )
        if key in getattr(block, "twice", ()):
            raise SpeakeasyError(f"{place}: {key} stands twice in {name}. Take one of them out.")
        try:
            values[key] = options[key].read(value)
        except ValueError as error:
            said = f"{place}: {key} is {show(value)}, {error}."
            raise SpeakeasyError(f"{said} Write: {options[key].example}") from None
    return values


def where_is(block: object, key: str, where: str) -> str:
    """Where a key of a block stands: "file:line", or `where` if the block does not know, as in MkDocs."""
    place: str = getattr(block, "places", {}).get(key, where)
    return place


def show(value: object) -> str:
    """A value as its writer would know it, in the signs of YAML, cut to 40 characters."""
    import json  # only a mistake needs it

    if isinstance(value, (bool, list, dict)):
        text = json.dumps(value, ensure_ascii=False, default=str, skipkeys=True)
    else:
        text = f'"{value}"' if isinstance(value, str) else "nothing" if value is None else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def nearest(word: str, words: Iterable[str], count: int = 3) -> list[str]:
    """The words that look most like this one, best first."""
    from difflib import get_close_matches  # only a mistake needs it

    return get_close_matches(word.lower(), list(words), n=count, cutoff=0.4)


def _instead(key: str, options: Mapping[str, Option]) -> str:
    if near := nearest(key, options, 1):
        return f"Write: {options[near[0]].example}"
    return f"The options are: {', '.join(options)}."


def text(value: object) -> str:
    """Reads text that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("not text")
    return value.strip()


def texts(value: object) -> tuple[str, ...]:
    """Reads a list of texts."""
    if not isinstance(value, list):
        raise ValueError("not a list")
    for each in value:
        if not isinstance(each, str):
            raise ValueError(f"where {show(each)} needs quotes around it")  # YAML reads NO as false
    return tuple(value)


def number(low: int, high: int, *, whole: bool = False) -> Callable[[object], float]:
    """A reader of numbers in a range, both ends included."""
    kinds = int if whole else (int, float)
    kind = "whole number" if whole else "number"

    def read(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
            raise ValueError(f"not a {kind} from {low} to {high}")
        return value

    return read


def one_of(*choices: str) -> Callable[[object], str]:
    """A reader of one of these words."""

    def read(value: object) -> str:
        word = "off" if value is False else value  # YAML reads off as false
        if not isinstance(word, str) or word not in choices:
            raise ValueError(f"not one of: {', '.join(choices)}")
        return word

    return read


def switch(value: object) -> bool:
    """Reads true or false."""
    if not isinstance(value, bool):
        raise ValueError("not true or false")
    return value
