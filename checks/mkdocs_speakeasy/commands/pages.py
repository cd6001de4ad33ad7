"""Write the glossary's pages into the docs folder, for a site builder that runs no plugins, such as Zensical.

MkDocs and ProperDocs need no such pages: the plugin makes them. Pages that a person wrote stay as they are.

Examples:
  speakeasy pages
"""

import argparse
from pathlib import Path

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
    """Write the pages and say how many; take away those of words that are gone. Raises SpeakeasyError."""
    settings = project(arguments.config)
    made = _make(settings)
    for path in (settings.docs / GLOSSARY).glob("*.md"):
        if is_made(read_text(path, page_name(path, settings))):
            path.unlink()
    pages = {settings.docs / name: markdown for name, markdown in made.items()}
    missing = {path: markdown for path, markdown in pages.items() if not path.exists()}
    for path, markdown in missing.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(markdown, encoding="utf-8", newline="\n")
    say(f"Pages written in {page_name(settings.docs / GLOSSARY, settings)}: {len(missing)}.\n")
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
