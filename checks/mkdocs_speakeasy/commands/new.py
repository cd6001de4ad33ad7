"""Start a page or a word: a file with all its parts, and a note where you must write.

Examples:
  speakeasy new word "peer support"
  speakeasy new page "Pay people for their time"
  speakeasy new question "How do we begin?"
  speakeasy new example "The garden club"
"""

import argparse
from datetime import date

from mkdocs_speakeasy.commands import add_config
from mkdocs_speakeasy.discovery import page_name
from mkdocs_speakeasy.engine import prepare
from mkdocs_speakeasy.files import create_text
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.glossary import Entry
from mkdocs_speakeasy.settings import project
from mkdocs_speakeasy.terminal import say
from mkdocs_speakeasy.writing import FOLDERS, new_page, new_word


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("kind", choices=[*FOLDERS, "word"], help="example, question, page or word")
    parser.add_argument("title", metavar="TITLE", help="the title, in quotes")
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the file and say what to do next. Raises SpeakeasyError, also if the file is there."""
    settings = project(arguments.config)
    title = " ".join(arguments.title.split())
    if arguments.kind == "word":
        known = prepare(settings).glossary.look_up(title)
        if isinstance(known, Entry):
            raise SpeakeasyError(f'{known.path} explains "{title}" already. Change that file.')
        path, text = new_word(title, settings, date.today())
        menu = ""
    else:
        path, text = new_page(arguments.kind, title, settings, date.today())
        menu = f"If mkdocs.yml has a nav, add {path.relative_to(settings.docs).as_posix()} to it.\n"
    name = page_name(path, settings)
    create_text(path, text, name)
    say(f"Made {name}. Write where it says: Still to write.\n{menu}Then try: speakeasy check {name}\n")
    return 0
