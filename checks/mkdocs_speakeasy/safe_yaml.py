"""YAML from people we do not know: no objects are built, aliases cannot explode, faults name their line.

Import this module inside the function that needs it: YAML takes a good part of the time of a short check.
"""

import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import yaml

from mkdocs_speakeasy.finding import SpeakeasyError

MAX_VALUES = 200_000
"""The most values that a file may hold once each alias is written out."""

MAX_DEPTH = 100
"""How deep values may stand in one another in a text that is longer than SAFE_LENGTH."""
SAFE_LENGTH = 1_000
"""A text of so few characters cannot be nested so deep that it harms the process."""
_TOO_DEEP = "it is nested too deep"

_Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is eight times as fast


class Table(dict[str, Any]):
    """A YAML mapping that knows its place: `places[key]` is "file:line".

    Of a key that stands there more than once YAML keeps the last value, and `twice` has the key.
    """

    places: dict[str, str]
    twice: frozenset[str]


class _Strict(_Base):  # type: ignore[misc,valid-type]
    """Knows plain YAML only: a tag that names an object is a fault."""

    path = ""
    first_line = 1


class _Lenient(_Strict):
    """Reads the value under a tag and drops the tag: mkdocs.yml names Python objects that we do not need."""


def read_yaml(text: str, path: str, *, first_line: int = 1, any_tag: bool = False) -> Any:
    """The values of a YAML text: Table, list, str, int, float, bool, date or None.

    `path` and `first_line` say where the text stands, for messages. With `any_tag` unknown tags are left out,
    and `!ENV` reads the environment as MkDocs does. Raises SpeakeasyError.
    """
    try:
        if len(text) > SAFE_LENGTH:
            _check_depth(text)
        loader = (_Lenient if any_tag else _Strict)(text)
        loader.path, loader.first_line = path, first_line
        node = loader.get_single_node()
        if node is None:
            return None
        if "*" in text:
            _weigh(node, {})
        return loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        advice = "Look at the quotes, colons and spaces of this line."
        raise SpeakeasyError(f"{path}:{line}: this is not plain YAML: {error.problem}. {advice}") from None
    except (LookupError, AttributeError):  # PyYAML looks into a tagged value without asking what it is
        raise SpeakeasyError(f"{path}:{first_line}: a value in this YAML does not fit its tag.") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = _TOO_DEEP if isinstance(error, RecursionError) else str(error).splitlines()[0]
        raise SpeakeasyError(f"{path}:{first_line}: this YAML cannot be read: {reason}.") from None


def _check_depth(text: str) -> None:
    """The C loader calls itself for each level: without a limit a deep file would end the whole process."""
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise yaml.YAMLError(_TOO_DEEP)


def _parts(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return node.value if isinstance(node, yaml.SequenceNode) else []


def _weigh(node: yaml.Node, known: dict[int, int | None]) -> int:
    """How many values a node holds once each alias is written out. Raises YAMLError on a loop or too many."""
    key = id(node)
    if key not in known:
        known[key] = None
        known[key] = 1 + sum(_weigh(part, known) for part in _parts(node))
    weight = known[key]
    if weight is None:
        raise yaml.YAMLError("an alias stands inside itself")
    if weight > MAX_VALUES:
        raise yaml.YAMLError(f"its aliases make more than {MAX_VALUES:,} values")
    return weight


def _table(loader: Any, node: yaml.MappingNode) -> Iterator[Table]:
    table = Table()
    yield table
    keys = [key for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
    table.places = {key.value: f"{loader.path}:{loader.first_line + key.start_mark.line}" for key in keys}
    counts = Counter(key.value for key in keys)
    table.twice = frozenset(key for key, count in counts.items() if count > 1)
    table.update(loader.construct_mapping(node))


def _untagged(loader: Any, node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return _table(loader, node)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


def _refuse(_loader: Any, node: yaml.Node) -> None:
    tag = node.tag.replace("tag:yaml.org,2002:", "!!")
    raise yaml.constructor.ConstructorError(None, None, f"it has the tag {tag}", node.start_mark)


def _environment(loader: Any, node: yaml.Node) -> object:
    """`!ENV NAME` or `!ENV [NAME, OTHER, default]`, as MkDocs reads it."""
    names = [node] if isinstance(node, yaml.ScalarNode) else list(node.value)
    default = loader.construct_object(names.pop(), deep=True) if len(names) > 1 else None
    for name in names:
        if (text := os.environ.get(str(name.value))) is not None:
            return yaml.load(text, Loader=yaml.SafeLoader)
    return default


_Strict.add_constructor("tag:yaml.org,2002:map", _table)
_Strict.add_constructor(None, _refuse)
_Lenient.add_constructor("!ENV", _environment)
_Lenient.add_constructor(None, _untagged)
