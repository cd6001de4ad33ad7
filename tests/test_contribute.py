"""What the tool says about itself: help and docs agree, and both keep the rules that it sets for others.

`test_rules.py` does the same for the message of each rule.
"""

import argparse
import ast
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from mkdocs_speakeasy import cli
from mkdocs_speakeasy.engine import check, prepare
from mkdocs_speakeasy.finding import Level
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.rules import RULES
from mkdocs_speakeasy.settings import project
from mkdocs_speakeasy.text import read

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "checks" / "mkdocs_speakeasy"
CONTRIBUTE = ROOT / "docs" / "contribute"
TERMINAL = CONTRIBUTE / "terminal.md"
DOCS = [*sorted(CONTRIBUTE.glob("*.md")), *sorted((ROOT / "docs" / "checks").glob("*.md"))]
PLAIN = [ROOT / "CONTRIBUTING.md", *DOCS]
FORMATS = frozenset({"HTML", "MB", "TOML", "YAML"})
"""Names that a message needs, so that its reader can look them up."""

# A command with what follows it, in a code block or between backticks.
TYPED = re.compile(r"(?:^|`|/)speakeasy +([a-z]+)\b([^`\n]*)", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
FENCE = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
EXAMPLE = re.compile(r"^ {2}speakeasy .*$", re.MULTILINE)
QUOTED = re.compile('"[^"]*"')
SHOWN = re.compile(
    r"^(?:speakeasy \w+: |(?:`x`:?)+ ?)|(?:try|try again|write): .*", re.DOTALL | re.IGNORECASE
)
"""What a message shows as code: the place before it, the example at its end."""
CODE = "`x`"
EDITOR = ["speakeasy", "lsp"]


@pytest.fixture(scope="module")
def guide() -> Guide:
    """The rules as this project sets them for its own pages."""
    settings = project(ROOT / "mkdocs.yml")
    return prepare(replace(settings, known_acronyms=settings.known_acronyms | FORMATS))


def faults(text: str, guide: Guide) -> list[str]:
    """What the rules that may fail a build say of a text, as of a page."""
    found = check(read("docs/contribute/said.md", text), guide).findings
    return [each.finding.message for each in found if each.level in {Level.ERROR, Level.WARNING}]


def command_parser(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"speakeasy {name}")
    command(name).options(parser)
    return parser


def command(name: str) -> Any:
    return import_module(f"mkdocs_speakeasy.commands.{name}")


def options(name: str) -> set[str]:
    parser = command_parser(name)
    return {text for action in parser._actions for text in action.option_strings if text.startswith("--")}


def help_text(name: str) -> str:
    """The words of a command's help: its examples as code, each help of an option as a paragraph."""
    shown = EXAMPLE.sub("", command(name).__doc__ or "")
    comments = re.findall(r"^ {2}speakeasy \S.*?(?: {2,})(\S.*)$", command(name).__doc__ or "", re.MULTILINE)
    helps = [action.help for action in command_parser(name)._actions if action.help]
    return "\n\n".join([shown, *comments, *helps])


def test_each_command_has_a_module_and_the_other_way_round() -> None:
    modules = {path.stem for path in (PACKAGE / "commands").glob("[!_]*.py")}
    assert set(cli.COMMANDS) == modules


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_each_command_stands_in_the_docs_and_in_the_help(name: str) -> None:
    assert name in {found[1] for found in TYPED.finditer(TERMINAL.read_text(encoding="utf-8"))}
    assert re.search(rf"^  {name}\b", cli.__doc__ or "", re.MULTILINE)


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_help_is_short_and_has_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = command(name).__doc__ or ""
    assert re.search(rf"^Examples:\n(?:  speakeasy {name}\b.*\n)+", text, re.MULTILINE)
    assert len(text.splitlines()) <= 16
    with pytest.raises(SystemExit):
        cli.main([name, "--help"])
    assert "positional" not in capsys.readouterr().out


@pytest.mark.parametrize("path", [ROOT / "README.md", *PLAIN], ids=lambda path: path.stem)
def test_what_the_docs_tell_people_to_type_can_be_typed(path: Path) -> None:
    for name, rest in TYPED.findall(path.read_text(encoding="utf-8")):
        assert name in cli.COMMANDS
        assert set(OPTION.findall(rest.partition("#")[0])) <= options(name), f"speakeasy {name}{rest}"


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_each_option_stands_in_the_docs(name: str) -> None:
    said = "".join(path.read_text(encoding="utf-8") for path in CONTRIBUTE.glob("*.md"))
    assert options(name) - {"--help"} <= set(OPTION.findall(said))


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_help_keeps_the_rules(name: str, guide: Guide) -> None:
    assert faults(help_text(name), guide) == []


def test_the_list_of_commands_keeps_the_rules(guide: Guide) -> None:
    first, *rows = EXAMPLE.sub("", cli.__doc__ or "").splitlines()
    said = [re.split(r" {2,}", row.strip())[-1] for row in rows]
    assert faults("\n\n".join([first, *said]), guide) == []


@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_docs_keep_the_rules(path: Path, guide: Guide) -> None:
    name = path.relative_to(ROOT).as_posix()
    found = check(read(name, path.read_text(encoding="utf-8")), guide).findings
    assert [each.finding.message for each in found if each.level in {Level.ERROR, Level.WARNING}] == []


def test_settings_for_editors_start_the_command() -> None:
    page = (CONTRIBUTE / "editors.md").read_text(encoding="utf-8")
    blocks = dict(re.findall(r"^```(json|lua|toml)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    settings = json.loads(blocks["json"])
    assert [settings["glspc.server.command"], *settings["glspc.server.commandArguments"]] == EDITOR
    server = tomllib.loads(blocks["toml"])["language-server"]["speakeasy"]
    assert [server["command"], *server["args"]] == EDITOR
    assert 'cmd = { "speakeasy", "lsp" },' in blocks["lua"]


def test_the_list_of_checks_names_each_check() -> None:
    said = FENCE.sub("", (ROOT / "docs" / "checks" / "index.md").read_text(encoding="utf-8"))
    assert set(re.findall(r"\]\(([\w-]+)\.md\)", said)) >= {rule.RULE.name for rule in RULES}


def template(node: ast.expr, said: dict[str, str]) -> str:
    """A string of the code as a user sees it, with code in the place of what is put in."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(template(part, said) for part in node.values)
    if isinstance(node, ast.FormattedValue):
        return template(node.value, said)
    return said.get(node.id, CODE) if isinstance(node, ast.Name) else CODE


def errors() -> Iterator[tuple[str, str]]:
    """Each message of a SpeakeasyError that the code writes in a function that raises it, with its place."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(function, ast.FunctionDef):
                continue
            said: dict[str, str] = {}
            for node in sorted(ast.walk(function), key=lambda node: getattr(node, "lineno", 0)):
                match node:
                    case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant() | ast.JoinedStr()):
                        said[name] = template(node.value, said)
                    case ast.Call(func=ast.Name(id="SpeakeasyError"), args=[argument]):
                        yield f"{path.relative_to(PACKAGE)}:{node.lineno}", template(argument, said)


@pytest.mark.parametrize(("place", "message"), [pytest.param(*each, id=each[0]) for each in errors()])
def test_messages_of_errors_keep_the_rules(place: str, message: str, guide: Guide) -> None:
    said = SHOWN.sub("", QUOTED.sub(CODE, message))
    assert (place, faults(said, guide)) == (place, [])
