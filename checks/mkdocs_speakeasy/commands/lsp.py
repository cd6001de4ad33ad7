"""Show findings in an editor while you type. The editor starts this command itself.

Examples:
  speakeasy lsp
"""

import argparse
from importlib.util import find_spec

from mkdocs_speakeasy.finding import SpeakeasyError


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 (there are none)
    """Serve an editor until it goes away. Raises SpeakeasyError if the extra is not installed."""
    if not find_spec("pygls"):
        raise SpeakeasyError(
            'speakeasy lsp: a package is missing. Try: python -m pip install "mkdocs-speakeasy[lsp]"'
        )
    from mkdocs_speakeasy.lsp import server

    server.start_io()
    return 0
