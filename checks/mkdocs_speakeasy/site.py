"""Where a page stands in its site, as each engine tells it, and where the glossary's pages stand."""

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

GLOSSARY = "glossary"
"""The folder of the site that holds the A to Z and a page for each word."""

A_TO_Z = f"{GLOSSARY}/index.md"

_INDEX = re.compile(r"(.*?)(?:index(\.\w+))?", re.DOTALL)  # an address ends in a name, or in its folder


@dataclass(frozen=True, slots=True)
class Place:
    """`root` is the folder of the site's settings, `path` counts from the docs folder ("" if not known).

    `address` turns the path of another page, as a link in this page's Markdown would name it, into what its
    HTML must say.
    """

    root: Path
    path: str
    address: Callable[[str], str]

    def glossary(self) -> Callable[[str], str]:
        """A function from a word's slug to the address of its page, which stands beside the A to Z."""
        a_to_z = self.address(posixpath.relpath(A_TO_Z, posixpath.dirname(self.path) or "."))
        folder, end = _INDEX.fullmatch(a_to_z).groups("/")  # type: ignore[union-attr]
        return lambda slug: f"{folder}{slug}{end}"

    def is_page_of(self, slug: str) -> bool:
        """Whether this is the word's own page, or the A to Z."""
        return self.path in {f"{GLOSSARY}/{slug}.md", A_TO_Z}


def place_of(md: Markdown, base: str) -> Place:
    """Where the page that is being rendered stands. `base` serves where the engine does not say."""
    if "relpath" in md.treeprocessors:  # MkDocs and ProperDocs: what makes links relative knows the page
        links: Any = md.treeprocessors["relpath"]
        return Place(Path(links.config.config_file_path or "").parent, links.file.src_uri, links.path_to_url)
    if "rendering_context" in md.preprocessors:  # Zensical: it makes links relative itself, after us
        context: Any = md.preprocessors["rendering_context"]
        return Place(Path(context.config["root_dir"]), context.page.path, str)
    return Place(Path(), "", lambda path: f"{base.rstrip('/')}/{path.removesuffix('index.md')}")
