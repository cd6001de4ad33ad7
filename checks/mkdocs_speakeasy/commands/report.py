"""Say how the guide is doing: the reading age of each page, and the words that it explains.

The numbers go to a file. The site shows them as a page, at contribute/report/.

Examples:
  speakeasy report                  write report.json
  speakeasy report --output -       print the numbers
  speakeasy report --release 1.0    keep them, to compare later releases with
"""

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from mkdocs_speakeasy.commands import add_config
from mkdocs_speakeasy.discovery import find_pages, page_name
from mkdocs_speakeasy.engine import check, prepare
from mkdocs_speakeasy.explained import linkable
from mkdocs_speakeasy.files import is_made, read_text, write_text
from mkdocs_speakeasy.glossary import Entry
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.phrases import Match
from mkdocs_speakeasy.report import HISTORY, Facts, Shape, add_release, as_json, load_history
from mkdocs_speakeasy.settings import Settings, project
from mkdocs_speakeasy.terminal import progress, say
from mkdocs_speakeasy.text import Page, read

NAME = "report.json"


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--output", metavar="FILE", help=f"where the numbers go (else {NAME}); - prints them")
    parser.add_argument(
        "--release", metavar="VERSION", help=f"add the numbers to {HISTORY}, for this version"
    )
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the numbers. Raises SpeakeasyError."""
    settings = project(arguments.config)
    shape = numbers(settings)
    if arguments.release is not None:
        add_release(settings.root, arguments.release, shape, date.today())
        say(f"{HISTORY}: release {arguments.release} added.\n")
        return 0
    text = as_json(shape)
    if arguments.output == "-":
        say(text)
        return 0
    path = Path(arguments.output) if arguments.output else settings.root / NAME
    write_text(path, text, page_name(path, settings))
    pages, words, explained = (shape["totals"][key] for key in ("pages", "words", "words_explained"))
    counts = f"Pages: {pages:,}. Words: {words:,}. Words explained: {explained:,}."
    say(f"{page_name(path, settings)}: written. {counts}\n")
    return 0


def numbers(settings: Settings) -> Shape:
    """How the pages of a project are doing. Raises SpeakeasyError if one cannot be read."""
    guide = prepare(settings)
    facts = Facts(guide.glossary)
    for path, page, uses in read_pages(guide):
        facts.add(path, page, check(page, guide), uses)
    return facts.shape(load_history(settings.root))


def read_pages(guide: Guide) -> Iterator[tuple[str, Page, list[Match[Entry]]]]:
    """Each page that a person wrote: its path in the docs folder, the page, and the words that a build links.

    Raises SpeakeasyError if one cannot be read.
    """
    docs = guide.settings.docs
    for path in progress(find_pages(guide.settings, [docs]), "pages"):
        name = page_name(path, guide.settings)
        source = read_text(path, name)
        if not is_made(source):
            page = read(name, source)
            yield path.relative_to(docs).as_posix(), page, linkable(page, guide.glossary)
