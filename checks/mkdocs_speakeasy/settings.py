"""What a project asks of its pages: the `speakeasy` block of mkdocs.yml, read without MkDocs."""

import os
import re
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mkdocs_speakeasy.files import read_text, real
from mkdocs_speakeasy.finding import Level, SpeakeasyError
from mkdocs_speakeasy.options import Option, number, one_of, read_block, show, switch, text, texts, where_is

CONFIG_NAME = "mkdocs.yml"
CONFIG_NAMES = (CONFIG_NAME, "properdocs.yml", "mkdocs.yaml", "properdocs.yaml")
FAIL_ON = ("error", "warning", "never")
_OWN_LIMITS = re.compile(r"^speakeasy[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Limits:
    """The oldest reading age that a page may have, and the most words in a sentence.

    `reason` is what the page itself says, if it sets its own limits.
    """

    reading_age: float = 11
    sentence_words: int = 20
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """Limits for the pages that one of the globs fits; globs count from the docs folder."""

    paths: tuple[str, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of one project. `root` is the folder of mkdocs.yml; all folders are absolute.

    `left_out` says which pages MkDocs does not publish, a pattern a line, as in a .gitignore.
    """

    root: Path
    docs: Path
    glossary: Path
    limits: Limits = Limits()
    fail_on: str = "error"
    levels: Mapping[str, Level] = field(default_factory=dict)
    standards: tuple[Standard, ...] = ()
    known_acronyms: frozenset[str] = frozenset()
    language: str = "en-GB"
    report: bool = True
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: str = ""

    @property
    def failing(self) -> frozenset[Level]:
        """The levels whose findings stop a page from being published."""
        levels = {"error": [Level.ERROR], "warning": [Level.ERROR, Level.WARNING], "never": []}
        return frozenset(levels[self.fail_on])

    def limits_of(self, path: str, front_matter: str = "", line: int = 2) -> Limits:
        """The limits of a page: its own, else of the first standard that fits, else of the project.

        `path` counts from `root`, with "/". `front_matter` is raw YAML that starts at `line`.
        Raises SpeakeasyError if the page sets its own limits wrongly or without a reason.
        """
        limits = self.limits
        if self.standards:
            inside = path.removeprefix(f"{os.path.relpath(self.docs, self.root)}/".replace(os.sep, "/"))
            fitting = (
                each.limits for each in self.standards if any(fits(inside, glob) for glob in each.paths)
            )
            limits = next(fitting, limits)
        return _own_limits(limits, front_matter, path, line) if _OWN_LIMITS.search(front_matter) else limits


def fits(path: str, glob: str) -> bool:
    """Whether a path fits a glob: `*` stays inside one folder, `**` stands for any number of folders."""
    from fnmatch import fnmatchcase

    parts = path.split("/")
    reached = {0}  # how many parts of the path the glob may have used so far
    for piece in glob.split("/"):
        if piece == "**":
            reached = set(range(min(reached), len(parts) + 1))
        else:
            reached = {n + 1 for n in reached if n < len(parts) and fnmatchcase(parts[n], piece)}
        if not reached:
            return False
    return len(parts) in reached


def find_config(folder: Path) -> Path | None:
    """The mkdocs.yml (or properdocs.yml) of this folder, or of the nearest folder above that has one."""
    candidates = (each / name for each in (folder, *folder.parents) for name in CONFIG_NAMES)
    return next((each for each in candidates if each.is_file()), None)


def load(config: Path) -> Settings:
    """The settings in a mkdocs.yml. Raises SpeakeasyError."""
    where = os.path.relpath(config)
    table = read_config(config, where)
    docs = _text(table, "docs_dir", "docs", where)
    left_out = [_text(table, key, "", where) for key in ("exclude_docs", "draft_docs")]
    root = Path(os.path.abspath(config)).parent  # noqa: PTH100 (resolve would follow a link)
    block, place = _plugin_block(table.get("plugins"), where)
    return replace(parse(block, root, root / docs, place), left_out="\n".join(filter(None, left_out)))


def _text(table: Mapping[str, object], key: str, default: str, where: str) -> str:
    value = table.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        example = default or "drafts/"
        place = where_is(table, key, where)
        raise SpeakeasyError(f"{place}: {key} is {show(value)}, not text. Write: {key}: {example}")
    return value


def project(config: Path | None = None) -> Settings:
    """The settings of a mkdocs.yml, else of the nearest one, else the usual ones. Raises SpeakeasyError."""
    here = Path.cwd()
    config = config or find_config(here)
    return load(config) if config else parse(None, here, here / "docs")


def parse(block: object, root: Path, docs: Path, where: str = CONFIG_NAME) -> Settings:
    """The settings in a `speakeasy` block at `where`, as YAML gives it. Raises SpeakeasyError."""
    values = read_block({} if block is None else block, _OPTIONS, "speakeasy", where)
    values.pop("enabled", None)  # MkDocs's own switch for its build
    name = values.pop("glossary", None)
    glossary = root / (name or "glossary")
    said = f"{where_is(block, 'glossary', where)}: glossary is {show(name or glossary.name)}"
    if not real(glossary).is_relative_to(real(root)):
        raise SpeakeasyError(f"{said}, which leads out of the project. Move it here.")
    if not glossary.is_dir() and (name or glossary.is_symlink()):
        raise SpeakeasyError(f"{said}, but there is no such folder. Make the folder.")
    limits = replace(Limits(), **{key: values.pop(key) for key in _LIMITS if key in values})
    place = where_is(block, "standards", where)
    values["standards"] = tuple(_standard(each, limits, place) for each in values.get("standards", ()))
    values["known_acronyms"] = frozenset(values.get("known_acronyms", ()))
    values["words"] = read_block(values.get("words", {}), _WORDS, "words", where)
    return Settings(root, docs, glossary, limits, **values)


def _levels(value: object) -> dict[str, Level]:
    if not isinstance(value, dict):
        raise ValueError("not a level for each rule")
    levels = copy(value)  # which keeps the places of its keys
    levels.clear()
    levels.update((str(rule), Level(_LEVEL(level))) for rule, level in value.items())
    return levels


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("not a list")
    return value


def _block(value: object) -> object:
    if not isinstance(value, Mapping):
        raise ValueError("not a list for each rule")
    return value


_LEVEL = one_of(*Level)
_LIMITS = {
    "reading_age": Option(number(6, 30), "reading_age: 11"),
    "sentence_words": Option(number(5, 100, whole=True), "sentence_words: 20"),
}
_OPTIONS = _LIMITS | {
    "glossary": Option(text, "glossary: glossary"),
    "fail_on": Option(one_of(*FAIL_ON), "fail_on: error"),
    "levels": Option(_levels, "levels: {passive-voice: off}"),
    "standards": Option(_list, 'standards: [{paths: ["easy-read/**"], reading_age: 9}]'),
    "known_acronyms": Option(texts, "known_acronyms: [UK, NHS]"),
    "language": Option(one_of("en-GB"), "language: en-GB"),
    "words": Option(_block, 'words: {plainer-word: ["leverage -> use"]}'),
    "report": Option(switch, "report: false"),
    "enabled": Option(switch, "enabled: true"),
}
_STANDARD = _LIMITS | {"paths": Option(texts, 'paths: ["easy-read/**"]')}
_WORDS = {
    "plainer-word": Option(texts, 'plainer-word: ["leverage -> use", "-commence*"]'),
    "figure-of-speech": Option(texts, 'figure-of-speech: ["deep dive -> close look"]'),
    "labelling-language": Option(texts, 'labelling-language: ["the needy -> people who need help"]'),
    "vague-link-text": Option(texts, 'vague-link-text: ["see more"]'),
    "unexplained-jargon": Option(texts, "unexplained-jargon: [our_words:jargon.txt]"),
}
_OWN = _LIMITS | {"reason": Option(text, 'reason: "The law uses these words."')}


def _standard(block: object, usual: Limits, where: str) -> Standard:
    values = read_block(block, _STANDARD, "standards", where)
    if not (paths := values.pop("paths", ())):
        place = next(iter(getattr(block, "places", {}).values()), where)
        raise SpeakeasyError(f"{place}: a standard has no paths. Write: {_STANDARD['paths'].example}")
    return Standard(paths, replace(usual, **values))


def _own_limits(limits: Limits, front_matter: str, path: str, line: int) -> Limits:
    from mkdocs_speakeasy.safe_yaml import read_yaml

    table = read_yaml(front_matter, path, first_line=line)
    if "speakeasy" not in getattr(table, "places", {}):  # the line only looked like it, in a longer text
        return limits
    where = table.places["speakeasy"]
    values = read_block(table["speakeasy"], _OWN, "speakeasy", where)
    if "reason" not in values:
        raise SpeakeasyError(f"{where}: this page sets its own limits but gives no reason. "
                             f"Write: {_OWN['reason'].example}")  # fmt: skip
    return replace(limits, **values)


def read_config(config: Path, where: str, heirs: tuple[Path, ...] = ()) -> Any:
    """A mkdocs.yml with the files that it inherits from, merged as MkDocs does it. Raises SpeakeasyError."""
    from mkdocs_speakeasy.safe_yaml import read_yaml

    if real(config) in heirs:
        raise SpeakeasyError(f"{where}: INHERIT leads back to this file. Take one INHERIT line out.")
    table = read_yaml(read_text(config, where), where, any_tag=True)
    if not hasattr(table, "places"):
        raise SpeakeasyError(f"{where}:1: this file has no settings. Write: site_name: Our guide")
    parent = table.pop("INHERIT", None)
    if parent is None:
        return table
    if not isinstance(parent, str):
        raise SpeakeasyError(f"{where}: INHERIT is {show(parent)}, not text. Write: INHERIT: base.yml")
    inherited = config.parent / parent
    base = read_config(inherited, os.path.relpath(inherited), (*heirs, real(config)))
    return _merge(base, table)


def _merge(base: Any, table: Any) -> Any:
    if not (hasattr(base, "places") and hasattr(table, "places")):
        return table  # only blocks merge; a value or a list takes the place of the other
    merged = type(table)(base | {key: _merge(base.get(key), value) for key, value in table.items()})
    merged.places, merged.twice = base.places | table.places, base.twice | table.twice
    return merged


def _plugin_block(plugins: object, where: str) -> tuple[object, str]:
    """The options under `plugins: - speakeasy:`, in each form that MkDocs reads, and where they stand."""
    for each in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(each, dict) and "speakeasy" in each:
            return each["speakeasy"], where_is(each, "speakeasy", where)
    return None, where
