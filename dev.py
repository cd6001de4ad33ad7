"""Build the site or run the tests, on a machine that has only Python 3.11+ and git.

    python3 dev.py serve     build the site and show it at http://127.0.0.1:8000
    python3 dev.py build     build the site into site/
    python3 dev.py test      run every test and check
    python3 dev.py sweep     look for barriers on every page of the site, in every theme (half an hour)
    python3 dev.py lock      choose versions anew and write requirements.txt

Each command does its own set-up first.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "requirements.txt"
# Every fault is an error. One rule is about windows; our scripts speak to workers.
LINT_SCRIPTS = [
    "--deny-warnings",
    *("-D", "correctness", "-D", "suspicious", "-D", "perf"),
    *("-A", "unicorn/require-post-message-target-origin"),
]


def run(command: str, *arguments: str) -> None:
    """Run a command of the project's own environment; leave with its exit code if it fails."""
    shown = " ".join([command, *arguments])
    print(f"\n> {shown}", flush=True)
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    executable = shutil.which(command, path=path) or command
    quiet = {"NO_MKDOCS_2_WARNING": "1"}  # Material advertises its successor at each build
    result = subprocess.run(
        [executable, *arguments], cwd=ROOT, env={**os.environ, **quiet, "PATH": path}, check=False
    )
    if result.returncode:
        sys.exit(f"This step failed: {shown}")


def set_up() -> None:
    """Make .venv hold exactly what requirements.txt says; do nothing if it does already."""
    wanted = hashlib.sha256(LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / "speakeasy.sha256"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
        return
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        try:
            venv.create(VENV, with_pip=True)
        except subprocess.CalledProcessError:
            shutil.rmtree(VENV, ignore_errors=True)
            sys.exit("Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv")
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run("python", *pip, "--require-hashes", "-r", str(LOCK))
    run("python", *pip, "--no-deps", "--no-build-isolation", "-e", ".")
    stamp.write_text(wanted, encoding="utf-8")


def ensure_browser() -> None:
    """Find a Chromium for the browser tests, or install one."""
    if any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")):
        return
    if shutil.which("apt-get") and os.name == "posix" and os.geteuid() == 0:
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core")
    else:
        run("playwright", "install", "chromium")


def serve() -> None:
    """Show the site and build it again whenever a file is saved."""
    run("mkdocs", "serve")


def build() -> None:
    """Build the site as it is published: a warning stops it, and its dates are those of the commit."""
    commit = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    os.environ.setdefault("SOURCE_DATE_EPOCH", commit.stdout.strip() or "0")
    run("mkdocs", "build", "--strict")


def test() -> None:
    """Every gate of the project, the fastest first."""
    run("ruff", "check", ".")
    run("ruff", "format", "--check", ".")
    run("oxlint", *LINT_SCRIPTS, "overrides", "tests/browser")
    run("mypy")
    run("lint-imports")
    ensure_browser()
    build()
    run("speakeasy", "check", "--fail-on", "warning")
    run("pytest", "--cov", "--cov-report=term")


def sweep() -> None:
    """Look at every page of the site in every way, which is too long for each change."""
    ensure_browser()
    run("python", "tests/browser/sweep.py")


def lock() -> None:
    """Write requirements.txt: every package, its version and its hash."""
    run("python", "-m", "pip", "install", "--quiet", "uv")
    how = "--universal --generate-hashes --no-emit-index-url --quiet --python-version 3.11"
    what = "--all-extras --group dev pyproject.toml"
    run("uv", "pip", "compile", *how.split(), *what.split(), "-o", LOCK.name)


COMMANDS = {command.__name__: command for command in (serve, build, test, sweep, lock)}


def main() -> None:
    """Do what the one argument says."""
    if len(sys.argv) != 2 or sys.argv[1] not in COMMANDS:
        sys.exit(__doc__)
    set_up()
    COMMANDS[sys.argv[1]]()


if __name__ == "__main__":
    main()
