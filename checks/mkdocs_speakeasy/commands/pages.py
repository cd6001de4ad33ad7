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
from mkdocs_speakeasy.files import read_text
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
    old = [*(settings.docs / GLOSSARY).glob("*.md"), *settings.docs.glob(f"{report_page.FOLDER}/report.*")]
    for path in old:
        source = read_text(path, page_name(path, settings))
        if is_made(source) or report.is_made(source):
            path.unlink()
    shape = numbers(settings)
    made |= {report_page.PATH: report_page.render(shape), report_page.DATA: report.as_json(shape)}
    pages = {settings.docs / name: markdown for name, markdown in made.items()}
    missing = {path: markdown for path, markdown in pages.items() if not path.exists()}
    for path, markdown in missing.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(markdown, encoding="utf-8", newline="\n")
    say(f"Files written in {page_name(settings.docs, settings)}: {len(missing)}.\n")
    return 0


def _make(settings: Settings) -> dict[str, str]:
    glossary = load(settings.glossary, settings.root)
    pages = GlossaryPages(glossary)
    for path in find_pages(settings, [settings.docs]):
        source = read_text(path, page_name(path, settings))
        if not is_made(source):
            page = read(page_name(path, settings), source)
            pages.add(path.relative_to(settings.docs).as_posix(), page, linkable(page, glossary))
    return pages.render()
