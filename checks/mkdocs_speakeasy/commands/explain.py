"""Say what a rule looks for, or what a word means.

Examples:
  speakeasy explain vague-link-text
  speakeasy explain reciprocity
"""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import mkdocs_speakeasy
from mkdocs_speakeasy.commands import add_config
from mkdocs_speakeasy.engine import prepare
from mkdocs_speakeasy.finding import SpeakeasyError, printable
from mkdocs_speakeasy.glossary import Entry, Glossary, Jargon
from mkdocs_speakeasy.options import nearest
from mkdocs_speakeasy.rules import RULES
from mkdocs_speakeasy.settings import project
from mkdocs_speakeasy.terminal import say

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)(?:\{[^{}]*\})?")
_MARKS = re.compile(r"^#+ |\*\*|^```.*\n", re.MULTILINE)


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("name", metavar="RULE|WORD", nargs="+", help="a rule, or a word of the glossary")
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation. Raises SpeakeasyError for a name that nobody knows."""
    name = " ".join(arguments.name)
    levels = {rule.RULE.name: rule.RULE.level for rule in RULES}
    if name in levels:
        say(f"{_rule_page(name)}\nLevel: {levels[name]}\n")
        return 0
    glossary = prepare(project(arguments.config)).glossary
    if word := glossary.look_up(name):
        lines = "\n\n".join(_word(word, glossary)).split("\n")
        say("".join(f"{printable(line)}\n" for line in lines))
        return 0
    known = [*levels, *(entry.term for entry in glossary.entries.values()), *glossary.jargon]
    near = list(dict.fromkeys([*nearest(name, known), *levels]))[:3]
    said = f'"{name}" is not a rule, and the glossary does not have it. Near it: {", ".join(near)}.'
    raise SpeakeasyError(f"{said} Try: speakeasy explain {near[0]}")


def _rule_page(name: str) -> str:
    """The page of a rule as plain text. It stands in the package, or in docs/ where the package is made."""
    package = Path(mkdocs_speakeasy.__file__).parent
    page = package / "rule_pages" / f"{name}.md"
    if not page.is_file():
        page = package.parents[1] / "docs" / "checks" / f"{name}.md"
    text = _FRONT_MATTER.sub("", page.read_text(encoding="utf-8"))
    return _MARKS.sub("", _LINK.sub(r"\1", text)).strip() + "\n"


def _word(word: Entry | Jargon, glossary: Glossary) -> Iterator[str]:
    if isinstance(word, Entry):
        yield f"{word.term} ({word.stands_for})" if word.stands_for else word.term
        yield word.meaning
        if word.more:
            yield _LINK.sub(r"\1", word.more)
    else:
        yield f"{word.term} is jargon. The glossary does not explain it yet."
    if word.plain:
        yield f"Say instead: {', or '.join(word.plain)}"
    if isinstance(word, Entry) and word.see:
        yield f"See also: {', '.join(glossary.entries[slug].term for slug in word.see)}"
