"""Change what has one sure answer: plainer words, British spelling, short forms in full.

It shows each change. It leaves headings, links, tables, code and quoted words alone.

Examples:
  speakeasy fix --dry-run        show the changes, and save none
  speakeasy fix docs/index.md    change one page
  speakeasy fix                  change all pages of this project, and its glossary

Exit code: 0 done, 2 could not run, or could not change a page.
"""

import argparse
import codecs
import sys
from pathlib import Path

from mkdocs_speakeasy.commands import add_config
from mkdocs_speakeasy.discovery import find_pages, page_name
from mkdocs_speakeasy.engine import prepare
from mkdocs_speakeasy.files import is_made, read_text, write_text
from mkdocs_speakeasy.finding import SpeakeasyError, printable
from mkdocs_speakeasy.fixing import diff, fix
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.settings import project
from mkdocs_speakeasy.terminal import progress, say, warn
from mkdocs_speakeasy.text import read


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="a page, or a folder of pages")
    parser.add_argument("--dry-run", action="store_true", help="show the changes, and save none")
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Change the pages, and print the changes as a diff. Raises SpeakeasyError if the run cannot go on."""
    settings = project(arguments.config)
    paths = find_pages(settings, arguments.paths)
    guide = prepare(settings)
    counts, problems = [], []
    for path in progress(paths, "pages"):
        try:
            changes, shown = _fix(path, guide, save=not arguments.dry_run)
            counts.append(changes)
            say(shown)
        except SpeakeasyError as error:  # one page that cannot be changed must not hide the others
            problems.append(str(error))
    pages, total = sum(map(bool, counts)), sum(counts)
    would = "would be " if arguments.dry_run else ""
    warn(f"{total:,} {_plural('change', total)} {would}made on {pages:,} {_plural('page', pages)}.")
    for problem in dict.fromkeys(problems):  # a full disk is named once
        warn(problem)
    return 2 if problems else 0


def _fix(path: Path, guide: Guide, *, save: bool) -> tuple[int, str]:
    """Change one page; gives the number of changes, and shows them as a diff. Raises SpeakeasyError."""
    name = page_name(path, guide.settings)
    old = read_text(path, name)
    new, changes = (old, 0) if is_made(old) else fix(read(name, old), guide)
    if not changes:
        return 0, ""
    mark = "\ufeff" if path.read_bytes().startswith(codecs.BOM_UTF8) else ""
    if save:
        write_text(path, mark + new, name)
    change = diff(name, mark + old, mark + new)
    return changes, "".join(map(_shown, change.splitlines(keepends=True))) if sys.stdout.isatty() else change


def _shown(line: str) -> str:
    return f"{printable(line.rstrip())}\n"


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"
