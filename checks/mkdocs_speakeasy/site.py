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
    """`root` is the folder of the site's settings, `path` counts from the docs folder ("" if not known).

    `address` turns the path of another page, as a link in this page's Markdown would name it, into what its
    HTML must say. What `has` gives is true if the site has a page; its path counts from the docs folder.
    """

    root: Path
    path: str
    address: Callable[[str], str]
    has: Callable[[str], object]

    def page_of(self, slug: str) -> str:
        """The address of a word's own page; "" if the site has none, as when no plugin makes it."""
        path = page_of(slug)
        here = posixpath.dirname(self.path) or "."
        return self.address(posixpath.relpath(path, here)) if self.has(path) else ""

    def is_page_of(self, slug: str) -> bool:
        """Whether this is the word's own page, or the A to Z."""
        return self.path in {page_of(slug), A_TO_Z}


def place_of(md: Markdown, base: str) -> Place:
    """Where the page that is being rendered stands. `base` serves where the engine does not say."""
    if "relpath" in md.treeprocessors:  # MkDocs and ProperDocs: what makes links relative knows the page
        links: Any = md.treeprocessors["relpath"]
        root = Path(links.config.config_file_path or "").parent
        return Place(root, links.file.src_uri, links.path_to_url, links.files.get_file_from_path)
    if "rendering_context" in md.preprocessors:  # Zensical: it makes links relative itself, after us
        context: Any = md.preprocessors["rendering_context"]
        root = Path(context.config["root_dir"])
        docs = root / context.config["docs_dir"]
        return Place(root, context.page.path, str, lambda path: (docs / path).is_file())
    return Place(Path(), "", lambda path: f"{base.rstrip('/')}/{path.removesuffix('.md')}/", lambda _: True)
