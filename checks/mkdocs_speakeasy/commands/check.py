"""Read pages and say what a reader may not understand.

Examples:
  speakeasy check                        all pages of this project, and its glossary
  speakeasy check docs/index.md          one page
  speakeasy check --fail-on warning docs
  speakeasy check --format json > findings.json
  speakeasy check --changed-since main   only the lines that this branch changes

Exit code: 0 nothing to change, 1 something to change, 2 could not run.
"""

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from mkdocs_speakeasy import baseline
from mkdocs_speakeasy.commands import add_config
from mkdocs_speakeasy.discovery import find_pages, page_name
from mkdocs_speakeasy.engine import PageReport, Report, check, prepare
from mkdocs_speakeasy.files import is_made, read_page
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.reporters import FROM_THE_TOP, REPORTERS
from mkdocs_speakeasy.settings import FAIL_ON, Settings, project
from mkdocs_speakeasy.terminal import has_colour, progress, say, warn
from mkdocs_speakeasy.text import read


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("paths", metavar="PATH", nargs="*", type=Path, help="a page, or a folder of pages")
    parser.add_argument("--format", default="text", choices=REPORTERS, help="how to write the result")
    parser.add_argument("--fail-on", choices=FAIL_ON, help="the level that gives exit code 1")
    parser.add_argument(
        "--changed-since", metavar="REF", help="only lines changed since a git branch or commit"
    )
    parser.add_argument(
        "--write-baseline", action="store_true", help=f"tolerate what is found today ({baseline.NAME})"
    )
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check the pages, report them, and give the exit code. Raises SpeakeasyError."""
    gc.disable()  # pages leave few loops behind, and to look for them takes as long as a rule
    settings = project(arguments.config)
    if arguments.fail_on:
        settings = replace(settings, fail_on=arguments.fail_on)
    whole = not arguments.paths and arguments.changed_since is None  # all of the project
    if arguments.write_baseline and not whole:
        raise SpeakeasyError("A baseline is of the whole project. Try: speakeasy check --write-baseline")
    known = baseline.load(settings.root)
    paths = find_pages(settings, arguments.paths)
    if arguments.changed_since is not None:
        from mkdocs_speakeasy.changes import Changes, only  # most runs do without

        changes = Changes(arguments.changed_since, settings.root)
        changed = {page_name(path, settings): lines for path in paths if (lines := changes.lines(path))}
        paths = [path for path in paths if page_name(path, settings) in changed]
    pages, problems = _check_all(paths, settings)
    result = Report(tuple(pages), settings.failing)
    if arguments.write_baseline and not problems:
        known = baseline.write(result, settings.root)
        warn(f"{baseline.NAME} tolerates {known.total():,} of the findings.")
    result = baseline.tolerate(result, known)
    if arguments.changed_since is not None:
        result = only(result, changed)
    if pages or not problems:
        _write(result, arguments.format, settings.root)
    for problem in problems:
        warn(problem)
    gone = known.total() - result.tolerated
    if gone and whole and not problems:
        them = "1 finding of the baseline is" if gone == 1 else f"{gone:,} findings of the baseline are"
        warn(f"{them} gone. Run `speakeasy check --write-baseline` to shrink it.")
    gc.freeze()  # what is left ends with the process: no need to look for loops in it
    return 2 if problems else int(result.failures > 0)


def _check_all(paths: Sequence[Path], settings: Settings) -> tuple[list[PageReport], list[str]]:
    """What is found on each page, and what is wrong with the pages that cannot be checked."""
    guide = prepare(settings)
    pages, problems = [], []
    for path in progress(paths, "pages"):
        try:
            pages.append(_check(path, guide))
        except SpeakeasyError as problem:  # one page that cannot be read must not hide the others
            problems.append(str(problem))
    return pages, problems


def _check(path: Path, guide: Guide) -> PageReport:
    name = page_name(path, guide.settings)
    source = read_page(path, name)
    found = check(read(name, source), guide)
    return replace(found, findings=()) if is_made(source) else found  # there a person has nothing to change


def _write(result: Report, form: str, root: Path) -> None:
    if form in FROM_THE_TOP:
        result = _from_the_top(result, root)
    if form == "text" and has_colour(sys.stdout):
        from mkdocs_speakeasy.reporters import text

        say(text.report(result, colour=True))
    else:
        say(REPORTERS[form](result))
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        from mkdocs_speakeasy.reporters import github

        with Path(summary).open("a", encoding="utf-8", errors="replace") as file:
            file.write(github.job_summary(result))


def _from_the_top(result: Report, root: Path) -> Report:
    """The report with paths from the top of the repository, where the project may be one folder of many."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    project = root.relative_to(top)
    return replace(
        result, pages=tuple(replace(page, path=(project / page.path).as_posix()) for page in result.pages)
    )
