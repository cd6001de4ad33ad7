"""Pieces of pages that Speakeasy makes: other people's text reaches them as text, whatever it holds."""

import json
import os
import posixpath
import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import quote

from mkdocs_speakeasy.files import MADE

_TAG_START = re.compile("<(?!!--)")
# `/// html | script` and its kin, which can carry attributes too.
_BLOCK = re.compile(r"(?<![:/])/(?=//)")
# Templates, and lists of attributes with a value: onclick="…", href="…".
_BRACE = re.compile(r"\{(?=[{%]|[^\n]*=)")
_TARGET = re.compile(r"\](?=\s?\(([^)]*)|:\s*(\S*))")
_SCRIPT = ("javascript:", "vbscript:")
_MARKUP = re.compile(r"[^\w\s,.;'’\"“”()%£/–—-]|_")
# Themes put a description into an attribute as it is.
_ATTRIBUTE = str.maketrans({'"': "'", "<": "‹", ">": "›", "&": "+"})


def join(parts: Iterable[str]) -> str:
    """The parts of a page that are not empty, as one text."""
    return "\n\n".join(filter(None, parts)) + "\n"


def head(title: str, description: str, made_from: str) -> str:
    """Front matter and heading of a page. The front matter is YAML, and JSON text is YAML too."""
    description = "".join(filter(str.isprintable, description)).translate(_ATTRIBUTE)
    fields = {"title": title, "description": description}
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join([f"{MADE} {made_from}: change that.", *lines, "---", f"# {title}"])


def section(title: str, items: Iterable[str]) -> str:
    """A heading and a list; nothing if the list is empty."""
    lines = [f"- {item}" for item in items]
    return "\n".join([f"## {title}", "", *lines]) if lines else ""


def tame(markdown: str) -> str:
    """Markdown in which all that could run, in a browser or while the site is built, is text."""
    markdown = _BRACE.sub("&#123;", _BLOCK.sub("&#47;", _TAG_START.sub("&lt;", markdown)))
    return _TARGET.sub(lambda match: "&#93;" if _runs(match[1] or match[2] or "") else "]", markdown)


def _runs(target: str) -> bool:
    """Whether the target of a link is a script, however it is written."""
    return "".join(filter(str.isprintable, unescape(target))).replace(" ", "").lower().startswith(_SCRIPT)


def plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)


def link(text: str, path: str, folder: str) -> str:
    """A link from a page in this folder; both paths count from the docs folder."""
    return f"[{text}]({quote(os.fsencode(posixpath.relpath(path, folder)))})"
