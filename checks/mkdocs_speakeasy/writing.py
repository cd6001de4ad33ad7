"""New pages and words, each filled in from a template that says what the writer must still say."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from string import Template

from mkdocs_speakeasy.entry import check_findable, slug
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.settings import Settings

FOLDERS: Mapping[str, str] = {"example": "examples", "question": "questions", "page": ""}
"""Where in the docs folder each kind of page stands."""

TEMPLATES = Path(__file__).parent / "templates"
_LONGEST = 60  # letters of a file's name


def template(name: str) -> str:
    """A file of the folder of templates."""
    return (TEMPLATES / name).read_text("utf-8")


def new_page(kind: str, title: str, settings: Settings, today: date) -> tuple[Path, str]:
    """Where a new page stands, and its text. Raises SpeakeasyError for a title that gives no file name."""
    if not (name := file_name(title)):
        raise SpeakeasyError(
            f'"{title}" has no letters to name a file by. Try: speakeasy new page "Pay people"'
        )
    return settings.docs / FOLDERS[kind] / f"{name}.md", _fill(kind, title, today)


def new_word(term: str, settings: Settings, today: date) -> tuple[Path, str]:
    """Where a new word stands, and its text. Raises SpeakeasyError for a term that no page can hold."""
    if not slug(term):
        raise SpeakeasyError('A word is missing. Try: speakeasy new word "peer support"')
    check_findable(term, "speakeasy new")
    return settings.glossary / f"{slug(term)}.md", _fill("word", term, today)


def file_name(title: str) -> str:
    """The title in small letters and hyphens, cut after a whole word."""
    words = re.findall(r"\w+", slug(title).replace("_", "-"))
    name = ""
    while words and len(name) + len(words[0]) < _LONGEST:
        name = f"{name}-{words.pop(0)}".lstrip("-")
    return name or "".join(words)[:_LONGEST]


def _fill(kind: str, title: str, today: date) -> str:
    quoted = json.dumps(title, ensure_ascii=False)  # JSON text is YAML too
    return Template(template(f"{kind}.md")).substitute(title=title, quoted=quoted, today=today.isoformat())
