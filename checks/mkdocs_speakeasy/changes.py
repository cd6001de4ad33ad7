"""Which lines of which files a branch changes, as git tells it."""

import os
import re
import subprocess
import sys
from ast import literal_eval
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path

from mkdocs_speakeasy.engine import Located, Report
from mkdocs_speakeasy.files import real
from mkdocs_speakeasy.finding import SpeakeasyError

# What the settings of a user or of a repository could change in the form of a diff is said here.
_DIFF = """
    -c core.quotePath=true diff --unified=0 --inter-hunk-context=0 --find-renames --text --no-color
    --no-ext-diff --no-textconv --no-relative --ignore-submodules --src-prefix=a/ --dst-prefix=b/
"""
_FILE = re.compile(rb"^diff --git ", re.MULTILINE)
_NAME = re.compile(rb'^\+\+\+ (?:b/([^\t\n]*)|("b/.*"))\t?$', re.MULTILINE)
_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)

Lines = tuple[range, ...]
_ALL: Lines = (range(1, sys.maxsize),)


class Changes:
    """What differs between the files as they are now and the commit where this branch left another."""

    def __init__(self, reference: str, folder: Path) -> None:
        """Ask git, from a folder of the repository. Raises SpeakeasyError if git cannot tell."""
        self._top = folder
        self._top = Path(os.fsdecode(self._git("rev-parse", "--show-toplevel")[:-1])).resolve()
        new = self._git("ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
        diff = self._git(*_DIFF.split(), self._base(reference), "--")
        self._lines = {name: _ALL for name in new if name} | dict(_read(diff))

    def lines(self, path: Path) -> Lines:
        """The lines of a file that are new or changed, in order; none if the file is as it was.

        Raises SpeakeasyError for a file of another repository inside this one, such as a submodule.
        """
        path = real(path)
        if not path.is_relative_to(self._top):
            return ()
        name = path.relative_to(self._top).as_posix()
        if any((folder / ".git").exists() for folder in takewhile(self._top.__ne__, path.parents)):
            said = f"{name} is in a git repository of its own"
            raise SpeakeasyError(f"--changed-since: {said}. Check it without --changed-since.")
        return self._lines.get(os.fsencode(name), ())

    def _base(self, reference: str) -> str:
        """The commit where this branch left another: what came to the other one since then is not ours."""
        commit = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
        if base := commit and self._ask("merge-base", commit, "HEAD"):
            return base
        if self._ask("rev-parse", "--is-shallow-repository") == "true":
            said = f'this copy of the repository is shallow, and lacks the commits back to "{reference}"'
            raise SpeakeasyError(
                f"--changed-since: {said}. Try: git fetch --unshallow (in CI: fetch-depth: 0)"
            )
        if commit:
            said = f'"{reference}" and this branch have no commit in common'
            raise SpeakeasyError(f"--changed-since: {said}. Name the branch that this one comes from.")
        raise SpeakeasyError(f'--changed-since: git knows no "{reference}" here. Try: git fetch')

    def _ask(self, *arguments: str) -> str:
        """The one line of git's answer, or nothing if git says no."""
        done = self._run(*arguments)
        return "" if done.returncode else os.fsdecode(done.stdout).strip()

    def _git(self, *arguments: str) -> bytes:
        done = self._run(*arguments)
        if done.returncode:
            said = os.fsdecode(done.stderr).partition("\n")[0]
            raise SpeakeasyError(f'--changed-since needs a git repository. Here git says "{said}".')
        return done.stdout

    def _run(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = ["git", "-C", str(self._top), *arguments]
        try:
            return subprocess.run(command, capture_output=True, check=False)  # noqa: S603 (no shell)
        except FileNotFoundError:
            raise SpeakeasyError("--changed-since needs git. Install it from https://git-scm.com") from None


def only(report: Report, changed: Mapping[str, Lines]) -> Report:
    """The report with just those findings that stand, wholly or in part, on a changed line of their page."""
    return report.keep(lambda page, found: _stands_on(found, changed[page.path]))


def _stands_on(found: Located, lines: Lines) -> bool:
    before = bisect_right(lines, found.end_line, key=lambda each: each.start)
    return before > 0 and lines[before - 1].stop > found.line


def _read(diff: bytes) -> Iterator[tuple[bytes, Lines]]:
    """The name of each file in a diff, with its new lines. A file that is gone or only renamed has none."""
    for part in _FILE.split(diff):
        if name := _NAME.search(part):
            # git quotes a name that is not plain ASCII as C does, and so as Python does.
            plain = name[1] if name[1] is not None else literal_eval(f"b{name[2].decode()}")[2:]
            hunks = ((int(start), int(count or 1)) for start, count in _HUNK.findall(part))
            yield plain, tuple(range(start, start + count) for start, count in hunks if count)
