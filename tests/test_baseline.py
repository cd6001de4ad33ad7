"""The baseline: what a project had is tolerated, what is new fails, and the file only shrinks."""

import json
import os
import resource
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from fixtures import Write
from mkdocs_speakeasy import baseline
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.engine import Located, PageReport, Report
from mkdocs_speakeasy.files import write_text
from mkdocs_speakeasy.finding import Finding, Level, Rule, SpeakeasyError
from mkdocs_speakeasy.settings import Limits

Shape = dict[str, dict[str, dict[str, int]]]
JARGON = "# Words\n\nWe like commissioning.\n"
TWO = {"docs/deep/words.md": JARGON, "docs/more.md": "Some stakeholders met.\n"}
WORDS = {"glossary/jargon.txt": "commissioning -> buying services\nstakeholders -> people\n"}


@pytest.fixture
def old(project: Path, write: Write) -> Path:
    """A project with two findings, both in its baseline."""
    write(TWO | WORDS)
    assert main(["check", "--write-baseline"]) == 0
    return project


def pages(folder: Path) -> Shape:
    shape = json.loads((folder / baseline.NAME).read_text(encoding="utf-8"))
    assert shape.pop("version") == 1
    assert list(shape) == ["pages"]
    known: Shape = shape["pages"]
    return known


def test_the_first_baseline_holds_all_findings(
    project: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write(TWO | WORDS)
    assert main(["check"]) == 1
    assert main(["check", "--write-baseline"]) == 0
    said = capsys.readouterr()
    assert said.err == "speakeasy-baseline.json tolerates 2 of the findings.\n"
    assert said.out.endswith(": nothing to change. The baseline tolerates 2 more.\n")
    assert pages(project) == {
        "docs/deep/words.md": {"unexplained-jargon": {"commissioning": 1}},
        "docs/more.md": {"unexplained-jargon": {"stakeholders": 1}},
    }
    assert main(["check"]) == 0
    assert [path.name for path in project.iterdir() if "baseline" in path.name] == [baseline.NAME]


@pytest.mark.usefixtures("old")
def test_moved_text_changes_nothing_and_new_findings_fail(write: Write) -> None:
    write({"docs/deep/words.md": f"# A new start\n\nAll is well.\n\n{JARGON}"})
    assert main(["check"]) == 0
    write({"docs/index.md": JARGON})
    assert main(["check"]) == 1
    assert main(["check", "docs/deep"]) == 0


def test_the_baseline_shrinks_and_never_grows(old: Path, write: Write) -> None:
    write({"docs/more.md": "Some people met.\n", "docs/index.md": JARGON})
    assert main(["check", "--write-baseline"]) == 1
    left = {"docs/deep/words.md": {"unexplained-jargon": {"commissioning": 1}}}
    assert pages(old) == left
    before = (old / baseline.NAME).read_bytes()
    assert main(["check", "--write-baseline"]) == 1
    assert (old / baseline.NAME).read_bytes() == before
    write(TWO)
    assert main(["check"]) == 1
    (old / "docs" / "deep" / "words.md").unlink()
    assert main(["check", "--write-baseline"]) == 1
    assert pages(old) == {}


def test_what_is_gone_from_the_pages_is_told_in_one_line(
    old: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    def said(*more: str) -> str:
        assert main(["check", *more]) == 0
        return capsys.readouterr().err

    said()
    assert said() == ""
    write({"docs/more.md": "Some people met.\n"})
    then = "gone. Run `speakeasy check --write-baseline` to shrink it.\n"
    assert said("--format", "json") == f"1 finding of the baseline is {then}"
    assert said("docs") == ""  # a part of the pages tells nothing of the rest
    (old / "docs" / "deep" / "words.md").unlink()
    assert said() == f"2 findings of the baseline are {then}"
    assert said("--write-baseline") == "speakeasy-baseline.json tolerates 0 of the findings.\n"
    assert said() == ""


def test_a_page_that_cannot_be_read_keeps_the_baseline_as_it_is(old: Path, write: Write) -> None:
    before = (old / baseline.NAME).read_bytes()
    write({"docs/deep/words.md": "", "docs/more.md": "Some people met.\n"})
    assert main(["check", "--write-baseline"]) == 2
    assert (old / baseline.NAME).read_bytes() == before


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("more", [["docs"], ["--changed-since", "main"], ["--changed-since="]])
def test_a_baseline_is_of_the_whole_project(more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--write-baseline", *more]) == 2
    said = "A baseline is of the whole project. Try: speakeasy check --write-baseline\n"
    assert capsys.readouterr().err == said


def report(*words: str, rule: str = "plainer-word") -> Report:
    findings = [
        Located(Finding(Rule(rule, Level.ERROR), at, at, "Say it."), Level.ERROR, 1, at + 1, 1, at + 1, word)
        for at, word in enumerate(words)
    ]
    return Report((PageReport("docs/a.md", "", 0, Limits(11, 20), None, tuple(findings)),))


def left(found: Report, known: Counter[baseline.Key]) -> tuple[list[int], int]:
    result = baseline.tolerate(found, known)
    return [each.column for each in result.pages[0].findings], result.tolerated


def test_as_many_are_tolerated_as_there_were(tmp_path: Path) -> None:
    known = baseline.write(report("utilise", "prior to", "utilise"), tmp_path)
    assert known == baseline.load(tmp_path)
    assert known == Counter(
        {("docs/a.md", "plainer-word", "utilise"): 2, ("docs/a.md", "plainer-word", "prior to"): 1}
    )
    assert left(report("utilise", "utilise", "utilise", "Utilise"), known) == ([3, 4], 2)
    assert left(report("prior\r\n   to", "prior to"), known) == ([2], 1)
    assert left(report("utilise", rule="other"), known) == ([1], 0)
    assert left(report(), known) == ([], 0)
    assert known.total() == 3


def test_the_reading_age_is_tolerated_wherever_it_shows(tmp_path: Path) -> None:
    known = baseline.write(report("A hard sentence.", rule="reading-age"), tmp_path)
    assert left(report("Another one.", rule="reading-age"), known) == ([], 1)


def test_the_file_is_the_same_whatever_the_order(tmp_path: Path) -> None:
    baseline.write(report("b", "é", "a"), tmp_path)
    first = (tmp_path / baseline.NAME).read_bytes()
    (tmp_path / baseline.NAME).unlink()
    baseline.write(report("a", "b", "é"), tmp_path)
    assert (tmp_path / baseline.NAME).read_bytes() == first
    assert "é" in first.decode()
    assert first.endswith(b"}\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        '{"version": 2, "pages": {}}',
        '{"version": 1}',
        '{"version": 1, "pages": []}',
        '{"version": 1, "pages": {"a": 1}}',
        '{"version": 1, "pages": {"a": {"b": []}}}',
        '{"version": 1, "pages": {"a": {"b": {"c": 0}}}}',
        '{"version": 1, "pages": {"a": {"b": {"c": "1"}}}}',
        "<<<<<<< HEAD\n",
        "[" * 100_000,
    ],
)
def test_a_broken_baseline_gets_one_sentence(
    project: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / baseline.NAME).write_text(text, encoding="utf-8")
    for arguments in ["check"], ["check", "--write-baseline"]:
        assert main(arguments) == 2
        said = "speakeasy-baseline.json: this is not a baseline as Speakeasy writes it."
        assert capsys.readouterr().err == f"{said} Get it back from git, or delete it and write a new one.\n"
    assert (project / baseline.NAME).read_text(encoding="utf-8") == text


@pytest.mark.usefixtures("old")
def test_mkdocs_tolerates_it_too(project: Path, write: Write) -> None:

    def build() -> None:
        mkdocs_build(load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site")))

    build()
    write({"docs/index.md": JARGON})
    with pytest.raises(SystemExit):
        build()


def test_a_file_is_replaced_whole_and_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.txt", tmp_path / "link.txt"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    write_text(link, "new\r\nlines\n", "link.txt")
    assert target.read_bytes() == b"new\r\nlines\n"
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.txt", "real.txt"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_a_write_that_is_stopped_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old", encoding="utf-8")

    def replace(*_: object) -> None:
        raise stop

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises((KeyboardInterrupt, SpeakeasyError)):
        write_text(path, "new", "a.txt")
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert path.read_text(encoding="utf-8") == "old"


def test_a_full_disk_keeps_the_baseline(old: Path, write: Write) -> None:
    before = (old / baseline.NAME).read_bytes()
    write({"docs/more.md": "Some people met.\n"})
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_speakeasy", "check", "--write-baseline"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8, 8)),
    )
    assert done.returncode == 2
    said = done.stderr.splitlines()[0]  # what measures the tests cannot write either, and says so
    assert said == "speakeasy-baseline.json: this file cannot be written (File too large)."
    assert (old / baseline.NAME).read_bytes() == before
    assert not list(old.glob(".*.new"))


def test_a_read_only_disk_is_read_and_not_written(old: Path) -> None:
    """In a file system of its own, which needs a system that lets us have one."""
    alone = ["unshare", "--map-root-user", "--mount", "sh", "-c"]
    mount = f'mount --bind "{old}" "{old}" && mount -o remount,ro,bind "{old}" && cd "{old}" && '
    if not shutil.which("unshare") or subprocess.run([*alone, f"{mount}true"], check=False).returncode:
        pytest.skip("no read-only disk can be had here")
    for arguments, code, said in [
        ("check", 0, ""),
        ("check --format junit docs/deep", 0, ""),
        (
            "check --write-baseline",
            2,
            "speakeasy-baseline.json: this file cannot be written (Read-only file system).\n",
        ),
    ]:
        command = f'{mount}"{sys.executable}" -m mkdocs_speakeasy {arguments}'
        done = subprocess.run(
            [*alone, command], capture_output=True, encoding="utf-8", check=False, cwd=os.sep
        )
        assert (done.returncode, done.stderr) == (code, said)
