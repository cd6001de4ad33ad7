"""Add Speakeasy to a site of MkDocs, ProperDocs or Zensical.

It adds its settings, a first glossary, and a check of each change on GitHub or GitLab.
All else stays as it is, and you can run it twice.

Examples:
  speakeasy init
"""

import argparse
import codecs
import json
import os
import re
import shlex
from importlib.metadata import distribution
from pathlib import Path
from string import Template
from typing import Any

from mkdocs_speakeasy.adopting import Item, add_item, add_table
from mkdocs_speakeasy.commands import add_config
from mkdocs_speakeasy.files import create_text, read_text, write_text
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.settings import CONFIG_NAME, find_config, load, read_config
from mkdocs_speakeasy.terminal import say
from mkdocs_speakeasy.writing import TEMPLATES, template

PLUGIN = Item("speakeasy", tuple(template("settings.yml").splitlines()))
EXTENSION = Item("mkdocs_speakeasy")
WORKFLOW = Path(".github", "workflows", "speakeasy.yml")
GITLAB = Path(".gitlab-ci.yml")
GITLAB_PART = Path(".gitlab", "speakeasy.yml")
ZENSICAL = "zensical.toml"
_TABLE = ("project", "markdown_extensions", EXTENSION.name)
_LOCAL = """
It installs mkdocs-speakeasy by name. Yours came from a folder, so write there where others get it."""
_NEXT = """
Next, see what it finds: speakeasy check
Is it a lot? Let that be, and stop only what is new: speakeasy check --write-baseline
"""


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    add_config(parser)


def run(arguments: argparse.Namespace) -> int:
    """Add what is missing, and say so. Raises SpeakeasyError before it writes, with what to paste."""
    config = arguments.config or find_config(Path.cwd())
    if config:
        new, said = _with_settings(config)
        root = config.absolute().parent
    else:
        root = _zensical_root()
        config, new = root / CONFIG_NAME, _settings_beside(root / ZENSICAL)
        said = f"{CONFIG_NAME}: made. The checks read their settings there, and Zensical reads {ZENSICAL}."
    lines = [_glossary(root, config), said]
    if new:
        _save(config, new)
    if (root / ZENSICAL).is_file():
        lines.append(_add_to_zensical(root / ZENSICAL))
    lines.append(_ci(config))
    say("".join(f"{line}\n" for line in lines) + _NEXT)
    return 0


def _with_settings(config: Path) -> tuple[str, str]:
    """The new text of a mkdocs.yml ("" if it lacks nothing), and what to tell. Raises SpeakeasyError."""
    name = os.path.relpath(config)
    table = read_config(config, name)
    text = old = read_text(config, name)
    if not _holds(table.get("plugins"), PLUGIN.name):
        text = add_item(text, "plugins", PLUGIN, usual="search") or _refuse(name, inherits="plugins" in table)
    extensions = table.get("markdown_extensions")
    if extensions and not _holds(extensions, EXTENSION.name):  # for Zensical, which runs no plugins
        text = add_item(text, "markdown_extensions", EXTENSION) or text
    return ("", f"{name}: has the settings already.") if text == old else (text, f"{name}: settings added.")


def _holds(items: Any, name: str) -> bool:
    """Whether a list or block of plugins or extensions has one of this name."""
    return any(name in each if isinstance(each, dict) else name == each for each in items or ())


def _refuse(name: str, *, inherits: bool) -> str:
    where = (
        f"at the end of plugins, in {name} or in the file that it inherits from" if inherits else f"in {name}"
    )
    block = PLUGIN.in_list() if inherits else f"plugins:\n- search\n{PLUGIN.in_list()}"
    said = f"{name}: this file is written in a way that is not safe to change, so nothing is changed"
    raise SpeakeasyError(
        f"{said}. Make the folder glossary, put this {where}, and try again: speakeasy init\n\n{block}"
    )


def _zensical_root() -> Path:
    """The nearest folder with a zensical.toml. Raises SpeakeasyError if there is none."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / ZENSICAL).is_file():
            return folder
    said = f"There is no {CONFIG_NAME} and no {ZENSICAL} here or above"
    raise SpeakeasyError(f"{said}. Go to the folder of your site and try again.")


def _settings_beside(zensical: Path) -> str:
    """A mkdocs.yml for the checks, with the name and the docs folder that a zensical.toml gives."""
    import tomllib

    name = os.path.relpath(zensical)
    try:
        table = tomllib.loads(read_text(zensical, name))
    except tomllib.TOMLDecodeError as error:
        raise SpeakeasyError(
            f"{name}: this file is not TOML ({error}). Put it right and try again."
        ) from None
    site = table.get("project", table)
    fields = {"site_name": site.get("site_name", "Our guide"), "docs_dir": site.get("docs_dir", "docs")}
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    return f"# The settings of the checks. Zensical reads {ZENSICAL}.\n{text}plugins:\n{_indented(PLUGIN)}"


def _indented(item: Item) -> str:
    return "".join(f"  {line}\n" for line in item.in_list().splitlines())


def _save(config: Path, text: str) -> None:
    marked = config.exists() and config.read_bytes().startswith(codecs.BOM_UTF8)
    write_text(config, "\ufeff" * marked + text, os.path.relpath(config))


def _glossary(root: Path, config: Path) -> str:
    """Make the first glossary, unless there is one."""
    folder = root / "glossary"
    if config.is_file() and _holds(read_config(config, os.path.relpath(config)).get("plugins"), PLUGIN.name):
        folder = load(config).glossary
    name = Path(os.path.relpath(folder)).as_posix()
    if folder.is_dir() and any(folder.iterdir()):
        return f"{name}: is there already, and stays as it is."
    for source in sorted((TEMPLATES / "glossary").iterdir()):
        create_text(folder / source.name, source.read_text("utf-8"), f"{name}/{source.name}")
    return f"{name}: made, with one word and a short list of jargon."


def _add_to_zensical(path: Path) -> str:
    name = os.path.relpath(path)
    text = read_text(path, name)
    if f"[{'.'.join(_TABLE)}]" in text:
        return f"{name}: has the extension already."
    if new := add_table(text, _TABLE):
        _save(path, new)
        return f"{name}: extension added."
    how = "with the other extensions that you use, as Zensical then leaves out its usual ones"
    return f"{name}: stays as it is. To explain words on the pages, add this, {how}: [{'.'.join(_TABLE)}]"


def _ci(config: Path) -> str:
    """Make the file for GitHub or GitLab at the top of the repository, unless it is there."""
    root = config.absolute().parent
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    inside = config.absolute().relative_to(top).as_posix()
    path, kind, then = top / WORKFLOW, "ci.yml", ""
    if (own := _gitlab(top)) is not None:
        path, kind = top / GITLAB, "gitlab-ci.yml"
        if own and "speakeasy check" not in own:  # a file of theirs, which only they should change
            path = top / GITLAB_PART
            then = f" To run it, add this to {GITLAB}: include: {GITLAB_PART.as_posix()}"
    name = Path(os.path.relpath(path)).as_posix()
    if path.exists():
        return f"{name}: is there already, and stays as it is."
    option = "" if inside == CONFIG_NAME else f" --config {json.dumps(inside)}"
    create_text(path, Template(template(kind)).substitute(config=option, package=package()), name)
    return f"{name}: made.{then}{_LOCAL if 'dir_info' in _origin() else ''}"


def _gitlab(top: Path) -> str | None:
    """What GitLab runs in a repository, "" if nothing yet; None if the repository is not on GitLab."""
    if (top / GITLAB).is_file():
        return read_text(top / GITLAB, str(GITLAB))
    settings = top / ".git" / "config"
    remotes = settings.read_text("utf-8", errors="replace") if settings.is_file() else ""
    return "" if re.search(r"^\s*url\s*=.*gitlab", remotes, re.MULTILINE | re.IGNORECASE) else None


def package() -> str:
    """What a machine must install to run the checks as they are here: from git, if they came from there."""
    origin = _origin()
    if commit := origin.get("vcs_info", {}).get("commit_id"):
        return shlex.quote(f"git+{origin['url']}@{commit}")
    return "mkdocs-speakeasy"


def _origin() -> Any:
    """Where this package was installed from, as pip wrote it down (PEP 610); {} if from a package index."""
    return json.loads(distribution("mkdocs-speakeasy").read_text("direct_url.json") or "{}")
