"""Adds Speakeasy to the settings of a site as a person would: in the text, so that all else stays as it is.

Each function gives the new text, or None where it cannot be sure. What it adds is read back and compared:
nothing may differ but the new item.
"""

import tomllib
from collections.abc import Iterator
from textwrap import indent
from typing import Any, NamedTuple

import yaml

from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.safe_yaml import read_yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Item(NamedTuple):
    """What to add to a list of plugins or extensions: a name, and its options as lines of YAML."""

    name: str
    options: tuple[str, ...] = ()

    def in_list(self) -> str:
        """The item in a list: lines that begin with "- "."""
        lines = "".join(f"    {line}\n" for line in self.options)
        return f"- {self.name}:\n{lines}" if lines else f"- {self.name}\n"

    def in_block(self) -> str:
        """The item where the list is a block of names."""
        lines = "".join(f"  {line}\n" for line in self.options)
        return f"{self.name}:\n{lines}" if lines else f"{self.name}: {{}}\n"

    def in_line(self, *, as_key: bool) -> str:
        """The item in brackets, on one line and without comments."""
        options = ", ".join(line.partition(" #")[0] for line in self.options)
        return f"{self.name}: {{{options}}}" if options or as_key else self.name


def add_item(text: str, key: str, item: Item, usual: str = "") -> str | None:
    """A YAML text with one more item at the end of the list `key`.

    `usual` is what stands in the list if the text has none: it is kept.
    """
    try:
        new = _insert(text, key, item, usual)
        return new if new and _only_adds(text, new, key, item, usual) else None
    except (yaml.YAMLError, SpeakeasyError):
        return None


def add_table(text: str, keys: tuple[str, ...]) -> str | None:
    """A TOML text with an empty table at its end. The table that it stands in must be there."""
    new = f"{_ended(text)}\n[{'.'.join(keys)}]\n".replace("\n", _line_end(text))
    try:
        wanted = table = tomllib.loads(text)
        for key in keys[:-1]:
            table = table[key]
        table[keys[-1]] = {}
        return new if tomllib.loads(new) == wanted else None
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        return None


def _insert(text: str, key: str, item: Item, usual: str) -> str | None:
    root = yaml.compose(text, _Loader)
    if not isinstance(root, yaml.MappingNode):
        return None
    node = next((value for name, value in root.value if name.value == key), None)
    if node is None:
        if any(name.value == "INHERIT" for name, _ in root.value):
            return None  # a list here would hide the one that this file inherits
        first = f"- {usual}\n" if usual else ""
        block = f"\n{key}:\n{indent(first + item.in_list(), '  ')}"
        return _ended(text) + block.replace("\n", _line_end(text))
    if not (isinstance(node, yaml.CollectionNode) and node.value):
        return None
    as_key = isinstance(node, yaml.MappingNode)
    if node.flow_style:
        end = len(text[: node.end_mark.index - 1].rstrip())
        comma = " " if text[end - 1] == "," else ", "
        return text[:end] + comma + item.in_line(as_key=as_key) + text[end:]
    at = text.find("\n", max(leaf.end_mark.index for leaf in _last(node))) + 1 or len(text)
    block = indent(item.in_block() if as_key else item.in_list(), " " * node.start_mark.column)
    return _ended(text[:at]) + block.replace("\n", _line_end(text)) + text[at:]


def _last(node: yaml.Node) -> Iterator[yaml.Node]:
    """The values that end a block, each of which knows where it ends itself."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style or not node.value:
        yield node
    else:
        last = node.value[-1]
        for each in last if isinstance(last, tuple) else (last,):
            yield from _last(each)


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + _line_end(text)


def _only_adds(old: str, new: str, key: str, item: Item, usual: str) -> bool:
    """Whether the new text reads as the old one, with the item at the end of the list and nothing else."""
    before, after = (read_yaml(text, "", any_tag=True) for text in (old, new))
    was = before.get(key, [usual] if usual else [])
    options = read_yaml("\n".join(item.options), "")
    wanted: Any = [*was, {item.name: options} if options else item.name]
    if isinstance(was, dict):
        wanted = {**was, item.name: options or {}}
    return after == {**before, key: wanted} and [*after[key]] == [*wanted]
