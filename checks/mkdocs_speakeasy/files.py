"""Files that people give us: read as UTF-8 or refused in one sentence; written whole or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from mkdocs_speakeasy.finding import SpeakeasyError

MAX_BYTES = 32_000_000
"""The largest file that is read. A book has less than 2 MB of text."""

MADE = "---\n# Made by speakeasy from"
"""How each page starts that Speakeasy makes."""


def is_made(markdown: str) -> bool:
    """Whether this is a page that Speakeasy made, and no person's work."""
    return markdown.startswith(MADE)


def real(path: Path) -> Path:
    """Where a path leads. One that leads in a circle, or that no disk can have, is left for its reader."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        return path


def read_text(path: Path, name: str) -> str:
    """The text of a file, its line ends as they are and without a byte order mark.

    `name` is what messages call it. Raises SpeakeasyError if it is missing, too large, not an ordinary file
    or not UTF-8.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SpeakeasyError(
                f"{name}: this is a folder, and a file should stand here. Name a file in it."
            )
        if not stat.S_ISREG(status.st_mode):
            raise SpeakeasyError(f"{name}: this is not an ordinary file. Name a text file.")
        if status.st_size > MAX_BYTES:
            limit = MAX_BYTES // 1_000_000
            raise SpeakeasyError(f"{name}: this file is larger than {limit} MB. Split it into smaller pages.")
        data = path.read_bytes()  # with a limit to it, Python would make room for all of that each time
    except FileNotFoundError:
        raise SpeakeasyError(f"{name}: there is no such file. Check its name.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SpeakeasyError(f"{name}: this file cannot be read ({reason}).") from None
    try:
        text = data.decode("utf-8-sig")
        at = data.find(b"\0")  # no text has it in UTF-8, but nearly all have it in UTF-16
    except UnicodeDecodeError as error:
        at = error.start
    if at < 0:
        return text
    line = data.count(b"\n", 0, at) + 1
    place = f"{name}:{line}: byte {at + 1} of this file is not UTF-8"
    raise SpeakeasyError(f"{place}. Save the file as UTF-8.")


def read_page(path: Path, name: str) -> str:
    """The text of a page, as `read_text` gives it. Raises SpeakeasyError also if there is none."""
    source = read_text(path, name)
    if not source.strip():
        raise SpeakeasyError(f"{name}:1: this page is empty. Write something, or delete the file.")
    return source


def write_text(path: Path, text: str, name: str) -> None:
    """Write a file as UTF-8, all of it or nothing: a reader never meets half of it, not even after Ctrl-C.

    `name` is what messages call it. Raises SpeakeasyError if it cannot be written.
    """
    from shutil import copymode  # a check writes nothing

    target = path.resolve()  # a link stays, and what it leads to is written
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        new.write_text(text, encoding="utf-8", newline="")
        if target.exists():
            copymode(target, new)
        new.replace(target)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SpeakeasyError(f"{name}: this file cannot be written ({reason}).") from None
    finally:
        with suppress(OSError):  # if all went well it is gone
            new.unlink()


def create_text(path: Path, text: str, name: str) -> None:
    """Write a new file, with its folders. What is there already stays as it is.

    `name` is what messages call it. Raises SpeakeasyError if it is there, or cannot be written.
    """
    made = False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() or path.is_symlink():
            said = f"{name} is there already, and stays as it is. Give the new one another name."
            raise SpeakeasyError(said)
        with path.open("x", encoding="utf-8", newline="") as file:
            made = True
            file.write(text)
        made = False
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SpeakeasyError(f"{name}: this file cannot be written ({reason}).") from None
    finally:
        if made:  # and not written whole
            path.unlink()
