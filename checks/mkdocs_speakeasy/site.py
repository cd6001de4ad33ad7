"""Where a page stands in its site, as each engine tells it, and where the glossary's pages stand."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

GLOSSARY = "glossary"
"""The folder of the site that holds the A to Z and a page for each word."""

A_TO_Z = f"{GLOSSARY}/index.md"


def page_of(slug: str) -> str:
    """The path of a word's own page, counted from the docs folder."""
    return f"{GLOSSARY}/{slug}.md"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands.

    `root` is the folder of the site's settings, `path` counts from the docs folder ("" if not known).
    `address` gives what the HTML of this page must say to lead to another; the path of the other counts from
    the docs folder. It gives "" if the site has no such page, as when no plugin makes it.
    """

    root: Path
    path: str
    address: Callable[[str], str]

    def is_page_of(self, slug: str) -> bool:
        """Whether this is the word's own page, or the A to Z."""
        return self.path in {page_of(slug), A_TO_Z}


def place_of(md: Markdown, base: str) -> Place:
    """Where the page that is being rendered stands. `base` serves where the engine does not say."""
    if "relpath" in md.treeprocessors:  # MkDocs and ProperDocs: what makes links relative knows the page
        links: Any = md.treeprocessors["relpath"]
        root = Path(links.config.config_file_path or "").parent
        pages, here = links.files.src_uris, links.file
        return Place(
            root,
            here.src_uri,
            lambda path: pages[path].url_relative_to(here) if path in pages else "",
        )
    if "rendering_context" in md.preprocessors:  # Zensical: it makes links relative itself, after us
        context: Any = md.preprocessors["rendering_context"]
        root = Path(context.config["root_dir"])
        docs = root / context.config["docs_dir"]
        folder = posixpath.dirname(context.page.path) or "."
        return Place(
            root,
            context.page.path,
            lambda path: posixpath.relpath(path, folder) if (docs / path).is_file() else "",
        )
    return Place(Path(), "", lambda path: f"{base.rstrip('/')}/{path.removesuffix('.md')}/")
