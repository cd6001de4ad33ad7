"""Which files a check reads."""

import os
from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import Path

from mkdocs_speakeasy.files import real
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.settings import CONFIG_NAME, Settings

SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The ends of file names that MkDocs takes for Markdown."""


def find_pages(settings: Settings, paths: Iterable[Path] = ()) -> list[Path]:
    """The pages at these paths, files and folders alike; without paths, the project and its glossary.

    What MkDocs does not publish is left out, but a file that is named is read, and may end in anything.
    Raises SpeakeasyError if there is no page, or if a link leads out of the folder. A glossary alone is no
    project.
    """
    named = list(paths)
    found: dict[str, Path] = {}
    for path in named or [_docs(settings)]:
        for page in _published(path, settings) if path.is_dir() else _file(path, settings):
            found.setdefault(_absolute(page), page)
    if not found:
        names = " and ".join(page_name(path, settings) for path in named or [settings.docs])
        raise SpeakeasyError(f"0 pages checked: {names} has no Markdown file. Name a page or its folder.")
    if not named and settings.glossary.is_dir():
        found |= {_absolute(page): page for page in _walk(settings.glossary, settings)}
    return list(found.values())


def page_name(path: Path, settings: Settings) -> str:
    """What reports call a page: its path from the folder of mkdocs.yml, or as given if it is elsewhere."""
    absolute, root = _absolute(path), os.path.join(settings.root, "")  # noqa: PTH118 (speed)
    name = absolute[len(root) :] if absolute.startswith(root) else str(path)
    return name.replace(os.sep, "/")


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 (resolve would follow links)


def _docs(settings: Settings) -> Path:
    if not settings.docs.is_dir():
        name = page_name(settings.docs, settings)
        advice = "Make it, or name a page: speakeasy check page.md"
        raise SpeakeasyError(f"{name}: there is no such folder of pages. {advice}")
    return settings.docs


def _file(path: Path, settings: Settings) -> Iterator[Path]:
    for folder in (settings.docs, settings.glossary):
        if Path(_absolute(path)).is_relative_to(folder):
            _refuse_way_out(path, real(folder), settings)
    yield path


def _published(folder: Path, settings: Settings) -> Iterator[Path]:
    """The pages in a folder, without those that MkDocs leaves out."""
    pages = _walk(folder, settings)
    if not (settings.left_out or (settings.docs / "templates").is_dir()):
        yield from pages
        return
    from pathspec import GitIgnoreSpec  # most projects do without

    try:
        left_out = GitIgnoreSpec.from_lines(["/templates/", *settings.left_out.splitlines()])
    except ValueError as error:
        said = f"{CONFIG_NAME}: exclude_docs or draft_docs cannot be read ({error})."
        raise SpeakeasyError(f"{said} Write a path on each line, such as: drafts/") from None
    for page in pages:
        path = Path(_absolute(page))
        if not (path.is_relative_to(settings.docs) and left_out.match_file(path.relative_to(settings.docs))):
            yield page


def _walk(top: Path, settings: Settings) -> Iterator[Path]:
    """The Markdown files of a folder and of all folders in it, each folder in order."""
    inside = real(top)
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(folder) as entries:  # it knows what each is, and need not ask the disk again
                inner = sorted((each for each in entries if each.name[0] != "."), key=attrgetter("name"))
        except OSError as error:
            name = page_name(folder, settings)
            raise SpeakeasyError(f"{name}: this folder cannot be read ({error.strerror}).") from None
        folders = []
        for each in inner:
            is_folder, is_page = _is_folder(each), each.name.lower().endswith(SUFFIXES)
            if not (is_folder or is_page):
                continue
            path = folder / each.name
            if each.is_symlink():
                _refuse_way_out(path, inside, settings)
            if is_folder and not each.is_symlink():  # the target of a link is met under its own name
                folders.append(path)
            elif is_page:
                yield path
        waiting += reversed(folders)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle: who reads it says so
        return False


def _refuse_way_out(path: Path, folder: Path, settings: Settings) -> None:
    if not real(path).is_relative_to(folder):
        name = page_name(path, settings)
        raise SpeakeasyError(f"{name}: this link leads out of {folder.name}. Put the file itself there.")
