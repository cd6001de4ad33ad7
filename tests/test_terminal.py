"""Pipes, terminals and signals, with real ones of each."""

import json
import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from fixtures import Run, Write
from mkdocs_speakeasy import terminal
from mkdocs_speakeasy.finding import SpeakeasyError

COMMAND = [sys.executable, "-m", "mkdocs_speakeasy"]


@pytest.mark.usefixtures("project")
def test_exit_codes_of_a_process(speakeasy: Run) -> None:
    for arguments, code in [(["check"], 1), (["check", "docs/index.md"], 0), (["check", "--no"], 2), ([], 2)]:
        assert speakeasy(*arguments).returncode == code


@pytest.mark.usefixtures("project")
def test_a_reader_that_goes_away_changes_nothing() -> None:
    process = subprocess.Popen([*COMMAND, "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout
    process.stdout.close()
    assert process.communicate()[1] == b""
    assert process.returncode == 1


def test_what_is_said_to_a_reader_that_is_gone_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as gone:
        monkeypatch.setattr(sys, "stdout", gone)
        terminal.say("word " * 100_000)
        terminal.say("more")
        assert os.fstat(gone.fileno()).st_rdev == Path(os.devnull).stat().st_rdev


def test_what_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with suppress(OSError), Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        with pytest.raises(SpeakeasyError, match="No space left on device"):
            terminal.say("word")


def test_without_a_screen_nothing_is_warned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    terminal.warn("word")
    assert list(terminal.progress("ab", "pages")) == ["a", "b"]


@pytest.mark.usefixtures("project")
def test_a_full_disk_gets_one_sentence() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, "check"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr == b"The result cannot be written (No space left on device). Write it elsewhere.\n"


def test_the_exit_code_stays_if_a_sentence_cannot_be_written() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*COMMAND, "chek"], stdout=subprocess.PIPE, stderr=full, check=False)
    assert (done.returncode, done.stdout) == (2, b"")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_fault(streams: str) -> None:
    for arguments, code in [("check", 1), ("check --no", 2)]:
        command = ["sh", "-c", f'"$0" -m mkdocs_speakeasy {arguments} {streams}', sys.executable]
        assert subprocess.run(command, capture_output=True, check=False).returncode == code


@pytest.mark.usefixtures("project")
def test_a_terminal_that_lacks_letters_is_no_fault(write: Write, speakeasy: Run) -> None:
    write({"docs/índex.md": "We like “commissioning”.\n"})
    done = speakeasy("check", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "docs/?ndex.md:1:10" in done.stdout
    written = speakeasy("check", "--format", "json", PYTHONIOENCODING="ascii").stdout
    assert "docs/índex.md" in {page["path"] for page in json.loads(written)["pages"]}


def on_terminal(*arguments: str, stop: bool = False, **more: str) -> tuple[str, int]:
    """Run the command on a terminal of its own; `stop` presses Ctrl-C when a progress bar is seen."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": "", "CI": "", **more}
    process = subprocess.Popen([*COMMAND, *arguments], stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    seen = b""
    try:
        while data := os.read(ours, 65536):
            seen += data
            if stop and b"pages" in seen:
                process.send_signal(signal.SIGINT)
                stop = False
    except OSError:  # so Linux says that the other side has closed
        pass
    os.close(ours)
    return seen.decode(), process.wait()


@pytest.mark.usefixtures("project")
def test_colour_stands_on_a_terminal_only(speakeasy: Run) -> None:
    assert "\x1b[31merror\x1b[0m" in on_terminal("check")[0]
    assert "\x1b" not in on_terminal("check", NO_COLOR="1")[0]
    assert "\x1b" not in on_terminal("check", TERM="dumb")[0]
    assert "\x1b" not in on_terminal("check", "--format", "json")[0]
    assert "\x1b" not in speakeasy("check").stdout


@pytest.mark.usefixtures("project")
def test_ctrl_c_ends_long_work(write: Write) -> None:
    words = "We pay people for the time that they give. " * 2_000
    write({f"docs/{number}.md": words for number in range(200)})
    seen, code = on_terminal("check", stop=True)
    assert code == 130
    assert "of 204 pages\r\x1b[K" in seen
    assert "Traceback" not in seen
    assert "Checked" not in seen


def test_a_bar_shows_how_far_long_work_is(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as screen:
        monkeypatch.setattr(sys, "stderr", screen)
        assert list(terminal.progress("abcd", "pages")) == list("abcd")
        monkeypatch.setattr(terminal, "PATIENCE", 0)
        monkeypatch.setenv("CI", "true")
        assert list(terminal.progress("efgh", "pages in CI")) == list("efgh")
        monkeypatch.delenv("CI")
        assert list(terminal.progress("abcd", "pages")) == list("abcd")
        seen = b""
        while not seen.endswith(b"\r\x1b[K"):  # a terminal may pass on a part
            seen += os.read(ours, 1000)
    os.close(ours)
    assert seen.decode().startswith(f"\r[{'.' * 30}] 0 of 4 pages\r")
    assert "CI" not in seen.decode()
