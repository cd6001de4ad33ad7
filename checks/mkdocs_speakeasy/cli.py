"""speakeasy: find words that a reader may not know, before they meet them.

Commands:
  init                add Speakeasy to a site
  check [PATH…]       read pages and say what to change
  fix [PATH…]         change what has one sure answer
  explain RULE|WORD   what a rule or a word means
  score FILE          the reading age of a page, and why
  new KIND "TITLE"    start a page or a word
  report              how the guide is doing, in numbers
  pages               write the glossary and the report, for a builder without plugins
  lsp                 findings in an editor, while you type

Examples:
  speakeasy check
  speakeasy explain vague-link-text
  speakeasy check --help
  speakeasy --version
"""

import argparse
import re
import sys
from importlib import import_module
from typing import Any, NoReturn

from mkdocs_speakeasy.finding import SpeakeasyError, printable
from mkdocs_speakeasy.options import nearest
from mkdocs_speakeasy.terminal import say, warn

COMMANDS = ("init", "check", "fix", "explain", "score", "new", "report", "pages", "lsp")

_EXAMPLE = re.compile(r"^  (speakeasy .*?)(?:  |$)", re.MULTILINE)
_CHOICE = re.compile(r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)", re.DOTALL)
_NO_VALUE = re.compile(r"argument (\S+): expected one argument")
_UNKNOWN = re.compile(r"unrecognized arguments: (\S+)")
_MISSING = re.compile(r"the following arguments are required: ([^\s,]+)")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one plain sentence, with an example that works."""

    def add_argument_group(self, *names: Any, **more: Any) -> argparse._ArgumentGroup:
        """A part of the help, under a name that all readers know."""
        return super().add_argument_group(
            *("what to give it" if "positional" in name else name for name in names), **more
        )

    def error(self, message: str) -> NoReturn:
        example = _EXAMPLE.search(self.description or "")
        try_this = example[1] if example else f"{self.prog} --help"
        if found := _CHOICE.match(message):
            choices = found[3].replace("'", "").split(", ")
            said = f'{found[1]} is "{found[2]}", not one of: {", ".join(choices)}'
            try_this = f"{self.prog} {found[1]} {choices[0]}" if found[1].startswith("-") else try_this
        elif found := _NO_VALUE.match(message):
            said = f"{found[1]} needs a value"
        elif found := _UNKNOWN.match(message):
            said = f'"{found[1]}" is {"not an option" if found[1].startswith("-") else "one too many"}'
            try_this = self._nearest(found[1]) or try_this
        elif found := _MISSING.match(message):
            said = f"{found[1]} is missing"
        else:
            said = message
        raise SpeakeasyError(f"{self.prog}: {said}. Try: {try_this}")

    def _nearest(self, word: str) -> str:
        """The command with the option that a word was meant to be, if one looks like it."""
        options = {name: action for action in self._actions for name in action.option_strings}
        for name in nearest(word.partition("=")[0], options, 1) if word.startswith("--") else ():
            action = options[name]
            values = action.choices or ([] if action.nargs == 0 else [action.metavar or action.dest.upper()])
            return " ".join([self.prog, name, *map(str, list(values)[:1])])
        return ""


def main(arguments: list[str] | None = None) -> int:
    """Run a command and give its exit code: 0 clean, 1 findings, 2 could not run, 130 stopped by Ctrl-C."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows "?"
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except SpeakeasyError as error:
        warn(str(error))
    except OSError as error:  # the disk or the system failed us: nothing that the writer typed
        warn(printable(f"{error.filename or 'speakeasy'}: {error.strerror or error}."))
    except KeyboardInterrupt:
        return 130
    return 2


def _run(arguments: list[str]) -> int:
    name, *rest = arguments or [""]
    if name in {"-h", "--help", "help"}:
        say(__doc__)
        return 0
    if name in {"-V", "--version"}:
        from importlib.metadata import version  # only this asks for it

        say(f"speakeasy {version('mkdocs-speakeasy')}\n")
        return 0
    if name not in COMMANDS:
        near = " or ".join(nearest(name, COMMANDS, 1)) or "check"
        said = f'"{name}" is not a command' if name else "a command is missing"
        raise SpeakeasyError(f"speakeasy: {said}. Try: speakeasy {near}")
    command = import_module(f"mkdocs_speakeasy.commands.{name}")
    parser = _Parser(
        prog=f"speakeasy {name}",
        description=command.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.options(parser)
    return int(command.run(parser.parse_args(rest)))
