"""One module for each format: its function `report` turns what a run found into text."""

from collections.abc import Callable
from importlib import import_module

from mkdocs_speakeasy.engine import Report


def _reporter(module: str) -> Callable[[Report], str]:
    def report(result: Report) -> str:
        written: str = import_module(f"{__name__}.{module}").report(result)  # only the one that is asked for
        return written

    return report


REPORTERS: dict[str, Callable[[Report], str]] = {
    "text": _reporter("text"),
    "json": _reporter("json_"),
    "github": _reporter("github"),
    "sarif": _reporter("sarif"),
    "junit": _reporter("junit"),
    "rdjson": _reporter("rdjson"),
}

FROM_THE_TOP = {"github", "sarif", "rdjson"}
"""The formats of services that know a file by its path from the top of the repository."""
