"""`speakeasy check`: what is read, what is printed, and the exit codes, with real files and processes."""

import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions

from fixtures import Run, Write
from mkdocs_speakeasy.cli import COMMANDS, main

SAID = '"commissioning" is jargon. Say "buying services", or add it to the glossary.'


def test_check_reads_the_project_and_its_glossary(project: Path, speakeasy: Run) -> None:
    done = speakeasy("check", "--format", "json")
    pages = json.loads(done.stdout)["pages"]
    assert {page["path"]: len(page["findings"]) for page in pages} == {
        "docs/index.md": 0,
        "docs/deep/words.md": 1,
        "glossary/nhs.md": 0,
        "glossary/time-bank.md": 0,
    }
    assert (done.returncode, done.stderr) == (1, "")
    (project / "docs" / "deep" / "words.md").unlink()
    done = speakeasy("check")
    assert done.stdout == "Checked 3 pages, 21 words: nothing to change.\n"
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("project")
def test_check_prints_findings_with_their_place(speakeasy: Run) -> None:
    assert speakeasy("check", "docs").stdout.splitlines() == [
        "docs/deep/words.md: 4 words",
        f"  docs/deep/words.md:3:9 error: {SAID} (unexplained-jargon)",
        "      We like commissioning.",
        "              ^^^^^^^^^^^^^",
        "",
        "Checked 2 pages, 10 words: 1 error, 0 warnings, 0 advice.",
    ]


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        (["docs/index.md"], ["docs/index.md"]),
        (["docs/deep", "docs/index.md"], ["docs/deep/words.md", "docs/index.md"]),
        (["docs", "./docs/index.md"], ["docs/index.md", "docs/deep/words.md"]),
        (["docs/../glossary"], ["glossary/nhs.md", "glossary/time-bank.md"]),
        (["notes.txt"], ["notes.txt"]),
        (["../outside.md"], ["../outside.md"]),
        (["more/same.md"], ["more/same.md"]),
        (["more"], ["more/index.md", "more/same.md"]),
    ],
)
def test_check_takes_files_and_folders(
    project: Path, write: Write, capsys: pytest.CaptureFixture[str], arguments: list[str], paths: list[str]
) -> None:
    write({"notes.txt": "Pay people.", "../outside.md": "Pay people.", "more/index.md": "Pay people."})
    write(
        {"docs/.hidden.md": "commissioning", "docs/.git/a.md": "commissioning", "docs/a.svg": "commissioning"}
    )
    (project / "docs" / "round").symlink_to(project / "docs")
    (project / "more" / "same.md").symlink_to(project / "more" / "index.md")
    main(["check", "--format", "json", *arguments])
    assert [page["path"] for page in json.loads(capsys.readouterr().out)["pages"]] == paths


def test_check_leaves_out_what_is_not_published(
    project: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    usual = (project / "mkdocs.yml").read_text(encoding="utf-8")
    drafts = "exclude_docs: |\n  /old/\n  !/old/kept.md\n  *.draft.md\ndraft_docs: deep/\n"
    write({"mkdocs.yml": usual + drafts, "docs/old/a.md": "A page.", "docs/old/kept.md": "A page."})
    write({"docs/templates/a.md": "A page.", "docs/a.draft.md": "A page.", "docs/more/old/a.md": "A page."})
    main(["check", "--format", "json", "docs"])
    checked = [page["path"] for page in json.loads(capsys.readouterr().out)["pages"]]
    config = load_config(str(project / "mkdocs.yml"))
    files = get_files(config)
    set_exclusions(files, config)
    built = files.documentation_pages(inclusion=InclusionLevel.is_included)
    assert set(checked) == {f"docs/{file.src_uri}" for file in built}
    assert {"docs/more/old/a.md", "docs/old/kept.md"} < set(checked)
    main(["check", "--format", "json", "docs/a.draft.md"])  # one that is named is read all the same
    assert "docs/a.draft.md" in capsys.readouterr().out


def test_check_works_outside_any_project(
    tmp_path: Path, write: Write, speakeasy: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write({"page.md": "Pay people for their time.\n"})
    done = speakeasy("check", "page.md")
    assert (done.stdout, done.returncode) == ("Checked 1 page, 5 words: nothing to change.\n", 0)


def test_check_works_from_a_folder_below_and_with_another_config(
    project: Path, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    write({"other/mkdocs.yml": config, "other/docs/a.md": "We like commissioning."})
    monkeypatch.chdir(project / "docs" / "deep")
    assert main(["check", "words.md"]) == 1
    assert "docs/deep/words.md:3:9" in capsys.readouterr().out
    assert main(["check", "--config", "../../other/mkdocs.yml"]) == 0
    assert "Checked 1 page, 3 words" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("fail_on", "level", "code"),
    [
        ("error", "error", 1),
        ("error", "warning", 0),
        ("warning", "error", 1),
        ("warning", "warning", 1),
        ("warning", "advice", 0),
        ("never", "error", 0),
    ],
)
def test_exit_code_follows_fail_on(project: Path, write: Write, fail_on: str, level: str, code: int) -> None:
    config = (project / "mkdocs.yml").read_text(encoding="utf-8") + f"        unexplained-jargon: {level}\n"
    write({"mkdocs.yml": f"{config}      fail_on: {fail_on}\n"})
    assert main(["check"]) == code
    write({"mkdocs.yml": config})
    assert main(["check", "--fail-on", fail_on]) == code


def loaded(*arguments: str) -> set[str]:
    """The packages that Python has loaded after a run."""
    code = (
        f"import sys; from mkdocs_speakeasy.cli import main; main({list(arguments)!r}); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


@pytest.mark.usefixtures("project")
def test_check_needs_no_mkdocs_and_loads_nothing_heavy() -> None:
    heavy = {"mkdocs", "material", "markdown", "textstat", "spellchecker", "nltk", "difflib", "asyncio"}
    assert not loaded("check") & heavy


def test_check_of_a_page_alone_loads_no_yaml(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write({"page.md": "---\ntitle: Pay\n---\nPay people for their time.\n"})
    assert "yaml" not in loaded("check", "page.md")


def test_check_changes_no_file(project: Path, speakeasy: Run) -> None:
    def state() -> dict[str, int]:
        return {str(path): path.stat().st_mtime_ns for path in project.rglob("*")}

    before = state()
    speakeasy("check")
    speakeasy("score", "docs/index.md")
    assert state() == before


@pytest.mark.parametrize("flag", ["--version", "-V"])
def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str], flag: str) -> None:
    assert main([flag]) == 0
    assert capsys.readouterr().out == f"speakeasy {version('mkdocs-speakeasy')}\n"


@pytest.mark.parametrize("flag", ["--help", "-h", "help"])
def test_help_names_each_command(capsys: pytest.CaptureFixture[str], flag: str) -> None:
    assert main([flag]) == 0
    said = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " in said] == list(COMMANDS)
