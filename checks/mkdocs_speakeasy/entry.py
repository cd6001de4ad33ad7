"""One word of the glossary: the file that explains it, read and checked."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs_speakeasy.files import read_text
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.inflection import normal
from mkdocs_speakeasy.options import where_is
from mkdocs_speakeasy.text import JOINER, OBJECT, read

MAX_MEANING = 1000  # characters
KEYS = ("term", "also", "stands_for", "instead", "see")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
# A paragraph without markup, each line from a letter on: most meanings, and they need no reader of Markdown.
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,.;:?!'’\"()–-]|\n(?=[^\W\d_]))*+")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A word and what it means.

    `meaning` is the first paragraph as plain text, `more` the Markdown after it. `path` counts from the
    project's root; `line` is where the meaning starts, from 1. `also` may hold verbs: `take* part`.
    """

    slug: str
    term: str
    meaning: str
    more: str
    also: tuple[str, ...]
    stands_for: str
    instead: str
    see: tuple[str, ...]
    path: str
    line: int

    @property
    def plain(self) -> tuple[str, ...]:
        """What a writer could say instead, the plainer first."""
        return tuple(filter(None, (self.instead, self.stands_for)))


def read_entry(file: Path, path: str) -> Entry:
    """Read the file of one word; messages call it `path`. Raises SpeakeasyError."""
    from mkdocs_speakeasy.safe_yaml import read_yaml

    source = read_text(file, path).replace("\r\n", "\n").replace("\r", "\n")
    if not (front := _FRONT_MATTER.match(source)):
        raise SpeakeasyError(f'{path}:1: there is no front matter; start with "---", "term: ..." and "---".')
    fields = _fields(read_yaml(front[1], path, first_line=2), path)
    if file.stem != (name := slug(fields["term"])):
        raise SpeakeasyError(f'{path}: the term is "{fields["term"]}", so name the file {name}.md.')
    body = _without_comments(source[front.end() :].strip())
    line = source.count("\n", 0, source.find(body, front.end())) + 1
    meaning, more = (*re.split(r"\n[ \t]*\n", body, maxsplit=1), "")[:2]
    meaning = _plain(meaning, f"{path}:{line}")
    return Entry(**fields, slug=name, meaning=meaning, more=more.strip("\n"), path=path, line=line)


def _without_comments(body: str) -> str:
    """The body without comments before the meaning, such as an ignore comment."""
    while body.startswith("<!--") and "-->" in body:
        body = body.partition("-->")[2].strip()
    return body


def slug(term: str) -> str:
    """The name of a term's file: small letters and hyphens, accents left out, "and" for "&"."""
    name = normal(term.replace("&", " and ")).replace("'", "").replace(" ", "-")
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def check_findable(form: str, where: str) -> None:
    """Raise SpeakeasyError for a form that is not made of words, with perhaps figures after one: "part 4"."""
    words = re.sub(r" \d+(?= |$)", "", re.sub(r"\*(?= |$)", "", form, count=1))
    if words.replace(" ", "").replace("-", "").isalpha():
        return
    for character in words:
        if not (character.isalpha() or character in " '’-‐‑&" or unicodedata.combining(character)):
            raise SpeakeasyError(f'{where}: "{form}" has "{character}" in it; write the words alone.')


def _fields(front: Any, path: str) -> dict[str, Any]:
    """The front matter with each key as `Entry` holds it. Raises SpeakeasyError."""
    if not isinstance(front, Mapping) or not front.get("term"):
        raise SpeakeasyError(f'{path}:2: there is no term; write "term:" and the word.')
    for key, value in front.items():
        said = f'{where_is(front, key, path)}: "{key}"'
        if key not in KEYS:
            raise SpeakeasyError(f"{said} is not known here; the keys are {', '.join(KEYS)}.")
        if key in getattr(front, "twice", ()):
            raise SpeakeasyError(f"{said} stands twice; take one of them out.")
        parts = value if key in {"also", "see"} and isinstance(value, list) else [value]
        if not all(part is None or isinstance(part, str) for part in parts):
            raise SpeakeasyError(f"{said} must be text; put quotes around it.")
    fields: dict[str, Any] = {key: _words(front.get(key)) for key in ("term", "stands_for", "instead")}
    for key in ("also", "see"):
        value = front.get(key)
        fields[key] = tuple(filter(None, map(_words, value if isinstance(value, list) else [value])))
    if "*" in fields["term"]:
        raise SpeakeasyError(f'{where_is(front, "term", path)}: "*" stands for endings; put it under "also".')
    for form in filter(None, (fields["term"], fields["stands_for"], *fields["also"])):
        check_findable(form, path)
    return fields


def _words(value: str | None) -> str:
    return " ".join((value or "").split())


def _plain(paragraph: str, where: str) -> str:
    """A paragraph with its Markdown taken off. Raises SpeakeasyError if it cannot stand as a meaning."""
    if not paragraph:
        raise SpeakeasyError(f"{where}: there is no meaning; say under the second --- what the word means.")
    if len(paragraph) > MAX_MEANING:
        raise SpeakeasyError(f"{where}: the meaning is too long; say it in one or two short sentences.")
    if paragraph.startswith("<"):
        raise SpeakeasyError(f"{where}: the meaning is HTML; write it as plain text.")
    if _PLAIN.fullmatch(paragraph):
        return " ".join(paragraph.split())
    # What looks like a tag inside a sentence is text about tags, and so is code.
    page = read("", paragraph.replace("<", "&lt;").replace("`", ""))
    if [block.kind for block in page.blocks] != ["paragraph"]:
        raise SpeakeasyError(f"{where}: the meaning must come first, as a plain paragraph.")
    return " ".join(page.text.replace(JOINER, "").replace(OBJECT, "").split())
