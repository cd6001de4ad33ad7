"""One module for each command: its docstring is its help, `run` gives its exit code."""

import argparse
from pathlib import Path


def add_config(parser: argparse.ArgumentParser) -> None:
    """Add the option that all commands have in common."""
    parser.add_argument("--config", type=Path, help="the mkdocs.yml to use (else here, or in a folder above)")
