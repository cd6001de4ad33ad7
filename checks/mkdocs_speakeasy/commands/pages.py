"""Write the pages that the plugin makes, for a builder without plugins, such as Zensical.

They go to the docs folder: the glossary and the report. Other pages stay as they are.
MkDocs and ProperDocs need none of this.

Examples:
  speakeasy pages
"""

import argparse
from pathlib import Path

from mkdocs_speakeasy import report, report_page
from mkdocs_speakeasy.commands.report import numbers
from mkdocs_speakeasy.discovery import find_pages, page_name
from mkdocs_speakeasy.explained import linkable
from mkdocs_speakeasy.files import create_text, read_text, write_text
from mkdocs_speakeasy.glossary import load
from mkdocs_speakeasy.glossary_pages import GlossaryPages, is_made
from mkdocs_speakeasy.settings import Settings, project
from mkdocs_speakeasy.site import GLOSSARY
from mkdocs_speakeasy.terminal import say
from mkdocs_speakeasy.text import read


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--config", type=Path, help="the mkdocs.yml to use (else here, or in a folder above)")


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say how many; take away those of words that are gone. Raises SpeakeasyError."""
    settings = project(arguments.config)
    made = _make(settings)
    if settings.report:
        made |= report_page.files(numbers(settings))
    ours = _ours(settings)
    written = 0
    for name, text in made.items():
        path = settings.docs / name
        if path in ours:
            write_text(path, text, page_name(path, settings))
        elif not path.exists():
            create_text(path, text, page_name(path, settings))
        else:
            continue  # a person wrote this one
        written += 1
    for path in ours - {settings.docs / name for name in made}:
        path.unlink()
    say(f"Files written in {page_name(settings.docs, settings)}: {written}.\n")
    return 0


def _ours(settings: Settings) -> set[Path]:
    """The files that an earlier run wrote."""
    folder = settings.docs
    files = [*(folder / GLOSSARY).glob("*.md"), *folder.glob(f"{report_page.FOLDER}/report.*")]
    texts = {path: read_text(path, page_name(path, settings)) for path in files}
    return {path for path, text in texts.items() if is_made(text) or report.is_made(text)}


def _make(settings: Settings) -> dict[str, str]:
    glossary = load(settings.glossary, settings.root)
    pages = GlossaryPages(glossary)
    for path in find_pages(settings, [settings.docs]):
        source = read_text(path, page_name(path, settings))
        if not is_made(source):
            page = read(page_name(path, settings), source)
            pages.add(path.relative_to(settings.docs).as_posix(), page, linkable(page, glossary))
    return pages.render()
