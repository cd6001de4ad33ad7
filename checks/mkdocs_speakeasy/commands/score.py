"""Say how old a reader must be for a page, and which words and sentences make it so.

Examples:
  speakeasy score docs/index.md
  speakeasy score docs/index.md --show-text    what was scored, one sentence a line
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from mkdocs_speakeasy.commands import add_config
from mkdocs_speakeasy.discovery import page_name
from mkdocs_speakeasy.engine import prepare
from mkdocs_speakeasy.files import read_text
from mkdocs_speakeasy.finding import printable
from mkdocs_speakeasy.lexicon import Lexicon
from mkdocs_speakeasy.score import KINDS, LONG, Score, reasons, score
from mkdocs_speakeasy.settings import project
from mkdocs_speakeasy.terminal import say
from mkdocs_speakeasy.text import Page, Sentence, read


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a page")
    parser.add_argument("--show-text", action="store_true", help="print what is scored, and no score")
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the score of a page. Raises SpeakeasyError."""
    guide = prepare(project(arguments.config))
    name = page_name(arguments.file, guide.settings)
    page = read(name, read_text(arguments.file, name))
    if arguments.show_text:
        lines = [_words(page, each) for each in page.sentences if each.block.kind in KINDS]
    elif result := score(page, guide.lexicon):
        lines = list(_explain(page, result, guide.lexicon))
    else:
        lines = [f"{name} has too few words for a reading age. It takes 100 in whole sentences."]
    say("".join(f"{printable(line)}\n" for line in lines))
    return 0


def _explain(page: Page, result: Score, lexicon: Lexicon) -> Iterator[str]:
    yield f"{page.path}: reading age {result.band()}"
    why = reasons(page, lexicon)
    yield from why.lines()
    yield "These sentences cost most:"
    for sentence in why.costliest:
        line, column = page.line_column(sentence.start)
        yield f"  {line}:{column} {_words(page, sentence)}"
        yield f"      {_hint(page, sentence, lexicon)}"


def _hint(page: Page, sentence: Sentence, lexicon: Lexicon) -> str:
    number = sentence.last - sentence.first
    if number > LONG:
        return f"It has {number} words. Make two sentences of it."
    hard = {word for word in page.lower[sentence.first : sentence.last] if not lexicon.is_easy(word)}
    rarest = sorted(hard, key=lambda word: (lexicon.log_count(word), word))[:2]
    return f"Find easier words for: {', '.join(rarest)}." if rarest else "Say it in fewer words."


def _words(page: Page, sentence: Sentence) -> str:
    return " ".join(page.words[sentence.first : sentence.last])
