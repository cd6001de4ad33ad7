"""Each format in a pipe, without a terminal, with Ctrl-C, with a summary that cannot be written."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures import Run, Write
from mkdocs_speakeasy.reporters import REPORTERS

CHECK = [sys.executable, "-m", "mkdocs_speakeasy", "check", "--format"]
PIPE_BYTES = 1_048_576
"""More than a pipe holds before its writer must wait."""


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("form", REPORTERS)
def test_without_a_terminal_the_code_says_what_was_found(form: str) -> None:
    for paths, code in [(["docs/index.md"], 0), (["docs"], 1), (["no.md"], 2)]:
        done = subprocess.run(
            [*CHECK, form, *paths],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            start_new_session=True,  # so that there is no terminal to ask for
        )
        assert done.returncode == code
        assert bool(done.stderr) == (code == 2)
        assert bool(done.stdout) == (code != 2)


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("form", sorted(REPORTERS.keys() - {"github"}))  # which writes too little to wait
def test_ctrl_c_ends_a_run_whose_reader_is_slow(write: Write, form: str) -> None:
    write(
        {
            f"docs/{number}.md": f"<!-- speakeasy: ignore x{'y' * 2_000} -->\n\nWe pay.\n"
            for number in range(400)
        }
    )
    process = subprocess.Popen([*CHECK, form], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    written = process.stdout.read(1)
    process.send_signal(signal.SIGINT)
    assert process.wait() == 130
    rest, said = process.communicate()
    assert len(written + rest) < PIPE_BYTES
    assert said == b""


@pytest.mark.usefixtures("project")
def test_a_summary_that_cannot_be_written_gets_one_sentence(tmp_path: Path, speakeasy: Run) -> None:
    summary = tmp_path / "no" / "summary.md"
    done = speakeasy("check", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    assert (done.returncode, done.stderr) == (2, f"{summary}: No such file or directory.\n")
