"""One function for each format: it turns what a run found into text."""

from collections.abc import Callable

from mkdocs_speakeasy.engine import Report
from mkdocs_speakeasy.reporters import github, json_, text

REPORTERS: dict[str, Callable[[Report], str]] = {
    "text": text.report,
    "json": json_.report,
    "github": github.report,
}
