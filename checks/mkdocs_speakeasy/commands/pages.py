"""Write the pages that the plugin makes, for a builder without plugins, such as Zensical.

They go to the docs folder: the glossary and the report. Other pages stay as they are.
MkDocs and ProperDocs need none of this.

Examples:
  speakeasy pages
"""

import argparse
from pathlib import Path

from mkdocs_speakeasy import report, report_page
from mkdocs_speakeasy.commands import add_config
from mkdocs_speakeasy.commands.report import read_pages
from mkdocs_speakeasy.discovery import page_name
from mkdocs_speakeasy.engine import check, prepare
from mkdocs_speakeasy.files import create_text, is_made, read_text, write_text
from mkdocs_speakeasy.glossary_pages import GlossaryPages
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.settings import Settings, project
from mkdocs_speakeasy.site import GLOSSARY
from mkdocs_speakeasy.terminal import say


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the files and say how many; take away those of words that are gone. Raises SpeakeasyError."""
    settings = project(arguments.config)
    made = _make(prepare(settings))
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


def _make(guide: Guide) -> dict[str, str]:
    """The text of each file, by its path in the docs folder."""
    settings = guide.settings
    glossary, facts = GlossaryPages(guide.glossary), report.Facts(guide.glossary)
    for path, page, uses in read_pages(guide):
        glossary.add(path, page, uses)
        if settings.report:
            facts.add(path, page, check(page, guide), uses)
    if not settings.report:
        return glossary.render()
    return glossary.render() | report_page.files(facts.shape(report.load_history(settings.root)))
