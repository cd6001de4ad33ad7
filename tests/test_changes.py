"""`--changed-since`, in real git repositories: branches, renames, merges, shallow copies and none at all."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures import Write
from mkdocs_speakeasy.changes import Changes
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.finding import SpeakeasyError

Git = Callable[..., str]
Findings = Callable[..., dict[str, list[int]]]

PAGE = "# Words\n\nOur plan.\n\nWe pay people.\n\nWe like commissioning.\n"


@pytest.fixture
def git(project: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in the project, which has one commit on `main` and is on the branch `ours`."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    for person in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{person}_NAME", "A Writer")
        monkeypatch.setenv(f"GIT_{person}_EMAIL", "writer@example.org")

    def run(*arguments: str) -> str:
        return subprocess.run(
            ["git", *arguments], cwd=project, capture_output=True, encoding="utf-8", check=True
        ).stdout

    run("init", "--quiet", "--initial-branch=main")
    commit(run)
    run("switch", "--quiet", "--create", "ours")
    return run


def commit(git: Git) -> None:
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message=Change")


@pytest.fixture
def findings(capsys: pytest.CaptureFixture[str]) -> Findings:
    """The lines of the findings on each page that `check --changed-since` reads."""

    def run(reference: str = "main", *more: str) -> dict[str, list[int]]:
        code = main(["check", "--format", "json", "--changed-since", reference, *more])
        pages = json.loads(capsys.readouterr().out)["pages"]
        found = {page["path"]: [each["line"] for each in page["findings"]] for page in pages}
        assert code == int(any(found.values()))
        return found

    return run


def test_only_pages_and_lines_that_changed_count(git: Git, write: Write, findings: Findings) -> None:
    assert findings() == {}
    write({"docs/deep/words.md": "# New title\n\nWe like commissioning.\n", "docs/index.md": "# Home\n"})
    assert findings() == {"docs/deep/words.md": []}
    write({"docs/deep/words.md": "# Words\n\nWe love commissioning.\n"})
    assert findings()["docs/deep/words.md"] == [3]
    commit(git)
    assert findings()["docs/deep/words.md"] == [3]
    assert findings("HEAD") == {}
    assert findings("main", "docs/index.md") == {}


def test_nothing_changed_is_nothing_to_change(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    assert git("status", "--short") == ""
    assert main(["check", "--changed-since", "main"]) == 0
    assert capsys.readouterr().out == "Checked 0 pages, 0 words: nothing to change.\n"


def test_a_sentence_counts_if_one_of_its_lines_changed(git: Git, write: Write, findings: Findings) -> None:
    long = "We pay all people for the time\nthat they give to us\nand to all others as we do in each month.\n"
    settings = "site_name: Ours\nplugins: [speakeasy: {fail_on: warning}]\n"
    write({"mkdocs.yml": settings, "docs/index.md": long})
    commit(git)
    write({"docs/index.md": long.replace("in each month", "on each day")})
    assert findings("HEAD") == {"docs/index.md": [1]}


@pytest.mark.usefixtures("git")
def test_a_new_page_counts_before_git_knows_it(write: Write, findings: Findings) -> None:
    write({".gitignore": "*.tmp.md\n", "docs/new.md": PAGE, "docs/x.tmp.md": PAGE})
    assert findings() == {"docs/new.md": [7]}


def test_a_renamed_page_counts_where_it_changed(
    git: Git, project: Path, write: Write, findings: Findings
) -> None:
    write({"docs/old.md": PAGE, "docs/other.md": PAGE.replace("Our", "Their")})
    commit(git)
    git("mv", "docs/old.md", "docs/new.md")
    assert findings("HEAD") == {}
    write({"docs/new.md": PAGE.replace("Our plan", "The plan of all")})
    assert findings("HEAD") == {"docs/new.md": []}
    write({"docs/new.md": PAGE.replace("We like", "We love")})
    assert findings("HEAD") == {"docs/new.md": [7]}
    (project / "docs" / "new.md").unlink()
    assert findings("HEAD") == {}


def test_a_merge_brings_nothing_of_the_other_branch(git: Git, write: Write, findings: Findings) -> None:
    write({"docs/ours.md": PAGE})
    commit(git)
    git("switch", "--quiet", "main")
    write({"docs/theirs.md": PAGE})
    commit(git)
    assert findings("ours") == {"docs/theirs.md": [7]}
    git("switch", "--quiet", "ours")
    assert findings("main") == {"docs/ours.md": [7]}
    git("merge", "--quiet", "--no-edit", "main")
    assert findings("main") == {"docs/ours.md": [7]}


def test_a_pull_request_as_ci_checks_it_out(git: Git, write: Write, findings: Findings) -> None:
    """CI takes the merge of the request into its base, with no branch of that name."""
    write({"docs/ours.md": PAGE})
    commit(git)
    git("switch", "--quiet", "main")
    write({"docs/theirs.md": PAGE})
    commit(git)
    base = git("rev-parse", "HEAD").strip()
    git("checkout", "--quiet", "--detach")
    git("merge", "--quiet", "--no-edit", "ours")
    git("branch", "--quiet", "-D", "main", "ours")
    assert findings(base) == {"docs/ours.md": [7]}


@pytest.mark.parametrize(
    "name", ["a b", "índex", 'say "hi"', "tab\there", "back\\slash", "line\nend", "-dash", "++ b", "\udcff"]
)
def test_any_name_of_a_page_is_known(git: Git, project: Path, name: str) -> None:
    page = project / "docs" / f"{name}.md"
    page.write_text(PAGE, encoding="utf-8")
    commit(git)
    page.write_text(PAGE.replace("Our", "+++ b/docs/x.md\nTheir"), encoding="utf-8")
    assert Changes("HEAD", project).lines(page) == (range(3, 5),)
    assert Changes("main", project).lines(page) == (range(1, 9),)
    assert Changes("HEAD", project).lines(project / "docs" / "index.md") == ()
    assert Changes("HEAD", project).lines(project.parent / "page.md") == ()


def test_settings_of_git_change_nothing(git: Git, project: Path, write: Write, findings: Findings) -> None:
    settings = (
        "color.ui always, diff.noprefix true, diff.mnemonicPrefix true, core.quotePath false,"
        " diff.interHunkContext 9, diff.context 9, diff.renames false, diff.relative true, "
        " diff.submodule log, diff.external false"
    )
    for setting in settings.split(","):
        git("config", *setting.split())
    write({".gitattributes": "*.md -diff\n", "docs/ín.md": PAGE})
    commit(git)
    git("mv", "docs/ín.md", "docs/ón.md")
    write({"docs/ón.md": PAGE.replace("We like", "We love")})
    (project / "docs" / "link.md").symlink_to("ón.md")
    assert findings("HEAD", "docs/ón.md", "docs/link.md") == {"docs/ón.md": [7], "docs/link.md": [7]}
    assert Changes("HEAD", project).lines(project / "docs" / "ón.md") == (range(7, 8),)


def test_a_link_that_becomes_a_page_is_new(git: Git, project: Path, write: Write, findings: Findings) -> None:
    link = project / "docs" / "page.md"
    link.symlink_to("index.md")
    commit(git)
    link.unlink()
    write({"docs/page.md": PAGE})
    assert findings("HEAD") == {"docs/page.md": [7]}


def test_a_project_in_a_folder_of_the_repository(
    git: Git, project: Path, write: Write, findings: Findings, monkeypatch: pytest.MonkeyPatch
) -> None:
    guide = project / "guide"
    guide.mkdir()
    for name in ("mkdocs.yml", "docs", "glossary"):
        (project / name).rename(guide / name)
    commit(git)
    monkeypatch.chdir(guide)
    write({"guide/docs/index.md": PAGE})
    assert findings("HEAD") == {"docs/index.md": [7]}


def refused(capsys: pytest.CaptureFixture[str], reference: str) -> str:
    assert main(["check", "--changed-since", reference]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    return err


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("reference", ["mian", "", "-x", "--output=x", "main..ours", "HEAD^{tree}", "; ls"])
def test_a_missing_base_gets_one_sentence(capsys: pytest.CaptureFixture[str], reference: str) -> None:
    if reference.startswith("-"):
        assert main(["check", f"--changed-since={reference}"]) == 2
        err = capsys.readouterr().err
    else:
        err = refused(capsys, reference)
    assert err == f'--changed-since: git knows no "{reference}" here. Try: git fetch\n'


def test_a_shallow_copy_gets_one_sentence(
    git: Git, project: Path, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write({"docs/ours.md": PAGE})
    commit(git)
    url = project.as_uri()
    git("clone", "--quiet", "--depth=1", "--no-single-branch", url, "copy")
    monkeypatch.chdir(project / "copy")
    said = "this copy of the repository is shallow, and lacks the commits back to"
    step = "Try: git fetch --unshallow (in CI: fetch-depth: 0)"
    old = git("rev-parse", "main").strip()
    assert refused(capsys, "origin/main") == f'--changed-since: {said} "origin/main". {step}\n'
    assert refused(capsys, f"{old}~9") == f'--changed-since: {said} "{old}~9". {step}\n'
    subprocess.run(["git", "fetch", "--quiet", "--unshallow"], check=True)
    assert main(["check", "--changed-since", "origin/main"]) == 1


def test_branches_with_nothing_in_common_get_one_sentence(
    git: Git, capsys: pytest.CaptureFixture[str]
) -> None:
    git("switch", "--quiet", "--orphan", "alone")
    git("checkout", "main", "--", "mkdocs.yml", "docs")
    commit(git)
    assert refused(capsys, "main") == (
        '--changed-since: "main" and this branch have no commit in common.'
        " Name the branch that this one comes from.\n"
    )


def test_a_page_of_another_repository_gets_one_sentence(git: Git, capsys: pytest.CaptureFixture[str]) -> None:
    git("init", "--quiet", "docs/deep")  # as a submodule is
    assert main(["check", "--changed-since", "main"]) == 2
    said = "--changed-since: docs/deep/words.md is in a git repository of its own. "
    assert capsys.readouterr() == ("", f"{said}Check it without --changed-since.\n")


def test_a_folder_without_git_gets_one_sentence(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.parent))
    said = refused(capsys, "main")
    assert said.startswith(
        '--changed-since needs a git repository. Here git says "fatal: not a git repository'
    )


@pytest.mark.usefixtures("project")
def test_a_machine_without_git_gets_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    assert refused(capsys, "main") == "--changed-since needs git. Install it from https://git-scm.com\n"


@pytest.mark.usefixtures("git")
def test_ctrl_c_while_git_works_ends_the_run(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git that stops its parent stands in for a slow one."""
    (project / "bin").mkdir()
    slow = project / "bin" / "git"
    slow.write_text("#!/bin/sh\nkill -INT $PPID\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", str(project / "bin"), prepend=":")
    command = [sys.executable, "-m", "mkdocs_speakeasy", "check", "--changed-since", "main"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_the_error_is_one_that_hosts_know(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SpeakeasyError):
        Changes("main", tmp_path)
