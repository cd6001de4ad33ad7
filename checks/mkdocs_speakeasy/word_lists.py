"""The word lists of the rules: those that come with Speakeasy, and what a project changes in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from mkdocs_speakeasy.entry import check_findable
from mkdocs_speakeasy.files import real
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.inflection import normal
from mkdocs_speakeasy.list_file import read_line, read_lines, read_list
from mkdocs_speakeasy.options import nearest
from mkdocs_speakeasy.phrases import Phrases
from mkdocs_speakeasy.settings import CONFIG_NAME

DATA = Path(__file__).parent / "data"
Better = tuple[str, ...]
"""What to say instead, best first. None means that the phrase is right, though a shorter one in it is not."""


@dataclass(frozen=True, eq=False)
class WordList:
    """Phrases, each with better ones, and what finds them."""

    entries: tuple[tuple[str, Better], ...]

    @cached_property
    def phrases(self) -> frozenset[str]:
        """The phrases alone, in small letters and with plain signs."""
        return frozenset(normal(phrase) for phrase, _ in self.entries)

    @cached_property
    def matcher(self) -> Phrases[Better]:
        """What finds the phrases on a page, in all their forms."""
        return Phrases(self.entries)


@cache
def shipped(name: str) -> WordList:
    """The list of a rule, or of this name, as it comes with Speakeasy; an empty one if there is none."""
    path = DATA / f"{name.replace('-', '_')}.txt"
    return WordList(tuple(read_list(path, path.name)) if path.exists() else ())


def changed(rule: str, items: Iterable[str], root: Path) -> WordList:
    """The list of a rule with a project's own items put in, the last word on a phrase being the last item.

    An item is a line, `phrase -> plain words`, or `-phrase` to take a phrase out; or a file of such lines,
    named from `root` or as `package:file`. Raises SpeakeasyError.
    """
    entries = {normal(phrase): (phrase, better) for phrase, better in shipped(rule).entries}
    for place, line in _lines(items, root):
        phrase, better = read_line(line.removeprefix("-"), place)
        if not line.startswith("-"):
            check_findable(phrase, place)
            entries[normal(phrase)] = phrase, better
        elif not entries.pop(normal(phrase), None):
            near = nearest(phrase, entries, 1)
            advice = f"Write: -{near[0]}" if near else "Take this line out."
            raise SpeakeasyError(f'{place}: "{phrase}" is not in the list of {rule}. {advice}')
    return WordList(tuple(entries.values()))


def _lines(items: Iterable[str], root: Path) -> Iterator[tuple[str, str]]:
    """Each line with its place."""
    for item in items:
        if item.endswith(".txt"):
            yield from ((f"{item}:{at}", line) for at, line in read_lines(_file(item, root), item))
        else:
            yield CONFIG_NAME, item.strip()


def _file(item: str, root: Path) -> Path:
    """The file that `file` or `package:file` names. Raises SpeakeasyError if it leads out of its folder."""
    package, colon, name = item.rpartition(":")
    folder = _folder(package, item) if colon else root
    path = folder / name
    if not real(path).is_relative_to(real(folder)):
        where = "the package" if colon else "the project"
        raise SpeakeasyError(f'{CONFIG_NAME}: words has "{item}", which leads out of {where}. Move it there.')
    return path


def _folder(package: str, item: str) -> Path:
    """Where an installed package stands. It is found, not loaded: none of its code runs."""
    from importlib.util import find_spec  # few projects share words

    spec = find_spec(package) if package.isidentifier() and not package.startswith("__") else None
    if not spec or not spec.submodule_search_locations:
        said = f'{CONFIG_NAME}: words has "{item}", but no package {package} is installed'
        raise SpeakeasyError(f"{said}. Install it, or name a file of this project.")
    return Path(next(iter(spec.submodule_search_locations)))
