"""What a rule reports, and the one error that a user sees."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How much a finding matters: whether it may stop a page from being published."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Rule:
    """The name of a rule, as settings and ignore comments write it, and the level it has by default."""

    name: str
    level: Level


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to put right: `source[start:end]` is what the writer typed.

    `suggestions` can stand in its place as they are, best first.
    """

    rule: Rule
    start: int
    end: int
    message: str
    suggestions: tuple[str, ...] = ()


class SpeakeasyError(Exception):
    """The run cannot go on. The message is one plain sentence for the user, with the next step."""
