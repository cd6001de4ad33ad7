"""Read pages and say what a reader may not understand.

Examples:
  speakeasy check                        all pages of this project, and its glossary
  speakeasy check docs/index.md          one page
  speakeasy check --fail-on warning docs
  speakeasy check --format json > findings.json

Exit code: 0 nothing to change, 1 something to change, 2 could not run.
"""

import argparse
import gc
import sys
from dataclasses import replace
from pathlib import Path

from mkdocs_speakeasy.discovery import find_pages, page_name
from mkdocs_speakeasy.engine import PageReport, Report, check, prepare
from mkdocs_speakeasy.files import read_text
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.reporters import REPORTERS, text
from mkdocs_speakeasy.settings import FAIL_ON, project
from mkdocs_speakeasy.terminal import has_colour, progress, say, warn
from mkdocs_speakeasy.text import read


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="a page, or a folder of pages")
    parser.add_argument("--format", default="text", choices=REPORTERS, help="how to write the result")
    parser.add_argument("--fail-on", choices=FAIL_ON, help="the level that gives exit code 1")
    parser.add_argument("--config", type=Path, help="the mkdocs.yml to use (else here, or in a folder above)")


def run(arguments: argparse.Namespace) -> int:
    """Check the pages, report them, and give the exit code. Raises SpeakeasyError."""
    settings = project(arguments.config)
    if arguments.fail_on:
        settings = replace(settings, fail_on=arguments.fail_on)
    paths = find_pages(settings, arguments.paths)
    gc.disable()  # pages hold no loops: a search for them would walk all words again and again
    guide = prepare(settings)
    pages, problems = [], []
    for path in progress(paths, "pages"):
        try:
            pages.append(_check(path, guide))
        except SpeakeasyError as problem:  # one page that cannot be read must not hide the others
            problems.append(str(problem))
    result = Report(tuple(pages))
    if pages:
        say(_write(result, arguments.format))
    for problem in problems:
        warn(problem)
    if problems:
        return 2
    return int(any(settings.fails(level) for level in result.counts))


def _check(path: Path, guide: Guide) -> PageReport:
    name = page_name(path, guide.settings)
    source = read_text(path, name)
    if not source.strip():
        raise SpeakeasyError(f"{name}:1: this page is empty. Write something, or delete the file.")
    return check(read(name, source), guide)


def _write(result: Report, form: str) -> str:
    if form == "text" and has_colour(sys.stdout):
        return text.report(result, colour=True)
    return REPORTERS[form](result)
