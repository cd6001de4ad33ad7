"""Writing to a terminal, a pipe or a file, each as it wants it."""

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO, TypeVar

from mkdocs_speakeasy.finding import SpeakeasyError

T = TypeVar("T")
_BAR = 30
PATIENCE = 1.0
"""Seconds of work before a bar is worth looking at."""


def say(text: str) -> None:
    """Write to standard output. A reader that has gone away (`| head`) is no fault.

    Raises SpeakeasyError if the output cannot be written.
    """
    try:
        print(text, end="", flush=True)
    except BrokenPipeError:
        with Path(os.devnull).open("w") as nowhere:  # else Python complains again as it ends
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
    except OSError as error:
        raise SpeakeasyError(
            f"The result cannot be written ({error.strerror}). Write it elsewhere."
        ) from None


def warn(text: str) -> None:
    """Write a line to standard error, if it can be written: the exit code says what happened too."""
    if sys.stderr:
        with suppress(OSError):
            print(text, file=sys.stderr, flush=True)


def has_colour(stream: TextIO | None) -> bool:
    """Whether colour helps here: on a terminal, unless NO_COLOR is set (see no-color.org)."""
    return (
        bool(stream and stream.isatty())
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") != "dumb"
    )


def progress(items: Sequence[T], noun: str) -> Iterator[T]:
    """The items one by one. On a terminal a bar shows how far the work is, once it has taken a second.

    Not if CI is set: some build servers have a terminal that nobody looks at.
    """
    if os.environ.get("CI") or not (sys.stderr and sys.stderr.isatty()):
        yield from items
        return
    shown = False
    next_look = time.monotonic() + PATIENCE
    try:
        for number, item in enumerate(items):
            if time.monotonic() >= next_look:
                bar = ("#" * (_BAR * number // len(items))).ljust(_BAR, ".")
                shown = True  # before it is, as Ctrl-C may come in between
                print(f"\r[{bar}] {number:,} of {len(items):,} {noun}", end="", file=sys.stderr, flush=True)
                next_look = time.monotonic() + 0.1
            yield item
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
