"""What a rule reports, and the one error that a user sees."""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Level(StrEnum):
    """How much a finding matters: whether it may stop a page from being published."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    OFF = "off"


class Rule(NamedTuple):
    """The name of a rule, as settings and ignore comments write it, and the level it has by default."""

    name: str
    level: Level


class Finding(NamedTuple):
    """One thing to put right: `source[start:end]` is what the writer typed.

    `suggestions` can stand in its place as they are, best first.
    """

    rule: Rule
    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()


def quoted(phrases: Iterable[str]) -> str:
    """Phrases as a message names them to choose from: '"use" or "try"'."""
    return " or ".join(f'"{phrase}"' for phrase in phrases)


def printable(text: str) -> str:
    """A line that cannot change the terminal: tabs are four spaces, control characters a mark."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text).replace("\t", "    ")


class SpeakeasyError(Exception):
    """The run cannot go on. The message is one plain sentence for the user, with the next step."""

    def __str__(self) -> str:
        """The message: what people typed stands in it, and no control character of theirs."""
        return "\n".join(map(printable, super().__str__().split("\n")))
