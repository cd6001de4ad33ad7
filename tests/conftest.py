"""A small project that the tests of the hosts share."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from fixtures import Run, Write
from mkdocs_speakeasy.rules import RULES

# A runner in the background ignores Ctrl-C, and so would every command that a test starts and stops.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("any machine", deadline=None)  # how long one example takes says nothing
settings.load_profile("any machine")

_KEPT = {"unexplained-jargon", "ignore-comment"}
_OFF = "".join(f"        {rule.RULE.name}: off\n" for rule in RULES if rule.RULE.name not in _KEPT)
_TIME_BANK = """---
term: time bank
see: [nhs]
instead: swap
---
You give an hour and you get an hour.

See [it](x.md).
"""
_FILES = {
    "mkdocs.yml": f"site_name: Ours\nplugins:\n  - speakeasy:\n      levels:\n{_OFF}",
    "docs/index.md": "# Home\n\nPay people for their time.\n",
    "docs/deep/words.md": "# Words\n\nWe like commissioning.\n",
    "glossary/jargon.txt": "commissioning -> buying services\n",
    "glossary/time-bank.md": _TIME_BANK,
    "glossary/nhs.md": "---\nterm: NHS\nstands_for: National Health Service\n---\nIt gives free care.\n",
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes files, each with its folders, into the test's own folder."""

    def write_files(files: dict[str, str]) -> None:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write_files


@pytest.fixture
def project(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one finding, where we stand. Only the rules for jargon and ignore comments are on."""
    write(_FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def speakeasy() -> Run:
    """Runs the command in a process of its own; keywords are added to its environment."""

    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mkdocs_speakeasy", *arguments]
        environment = {**os.environ, **more}
        return subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            env=environment,
        )

    return run
