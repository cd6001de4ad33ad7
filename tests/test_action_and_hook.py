"""The GitHub Action and the pre-commit hook, each run in a scratch git repository, without a network."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from string import Template
from typing import Any

import pytest
import yaml

from fixtures import Write
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.reporters import REPORTERS
from mkdocs_speakeasy.settings import load
from mkdocs_speakeasy.writing import template

Done = subprocess.CompletedProcess[str]
Step = Callable[..., Done]
ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GUIDE = (ROOT / "docs" / "contribute" / "other-sites.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
HOOKS = ROOT / ".pre-commit-hooks.yaml"
# Packages come from this environment: nothing is fetched.
OFFLINE = {
    "PIP_NO_INDEX": "1",
    "PIP_NO_DEPS": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this one the wrong way round
    "PYTHONPATH": sysconfig.get_path("purelib"),
}
WRITER = {
    f"GIT_{person}_{part}": value
    for person in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "A Writer"), ("EMAIL", "writer@example.org"))
}


def run(*command: str, cwd: Path, **more: str) -> Done:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, **WRITER, **more}
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def commit_all(folder: Path) -> None:
    for arguments in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message=Change"]):
        assert run("git", *arguments, cwd=folder).returncode == 0


def evaluate(value: str, context: dict[str, str]) -> str:
    """Put in what GitHub would for `${{ name }}`; an expression that is not in the context fails."""
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: context[found[1]], value)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Speakeasy as it is published."""
    folder = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def runner(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What a runner of GitHub gives to a step, once the first step has installed Speakeasy."""
    folder = tmp_path_factory.mktemp("runner")
    environment = {"RUNNER_TEMP": str(folder), **OFFLINE}
    install = ACTION["runs"]["steps"][0]
    more = {
        name: evaluate(value, {"github.action_path": str(wheel)}) for name, value in install["env"].items()
    }
    done = shell(install, cwd=folder, **environment, **more)
    assert done.returncode == 0, done.stderr
    assert (folder / "speakeasy" / "bin" / "speakeasy").is_file()
    return environment


def shell(step: dict[str, Any], cwd: Path, **environment: str) -> Done:
    """Run a step as GitHub runs `shell: bash`."""
    assert step["shell"] == "bash"
    return run("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=cwd, **environment)


@pytest.fixture
def check(project: Path, runner: dict[str, str]) -> Step:
    """Runs the last step of the action in a repository, with these inputs."""
    commit_all(project)

    def run_step(cwd: Path = project, **inputs: str) -> Done:
        given = {name: str(each["default"]) for name, each in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        context = {f"inputs.{name}": value for name, value in given.items()}
        step = ACTION["runs"]["steps"][-1]
        more = {name: evaluate(value, context) for name, value in step["env"].items()}
        return shell(step, cwd, **runner, **more, GITHUB_STEP_SUMMARY=str(project / "summary.md"))

    return run_step


def test_the_action_has_two_steps_and_runs_no_input_as_a_command() -> None:
    assert ACTION["runs"]["using"] == "composite"
    install, check = ACTION["runs"]["steps"]
    assert "${{" not in install["run"] + check["run"]
    assert all(each["description"] and each["default"] == "" for each in ACTION["inputs"].values())


def test_the_action_marks_findings_and_fails(check: Step, project: Path) -> None:
    done = check()
    assert done.returncode == 1
    assert (
        "::error file=docs/deep/words.md,line=3,col=9,endColumn=22,title=unexplained-jargon::" in done.stdout
    )
    assert "commissioning" in (project / "summary.md").read_text(encoding="utf-8")


def test_the_action_takes_each_input(check: Step, project: Path, write: Write) -> None:
    assert check(fail_on="never").returncode == 0
    assert check(paths="docs/index.md\n").returncode == 0
    done = check(paths="docs/index.md\ndocs/deep\n\n")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (
        1,
        "Checked 2 pages, 10 words: 1 error, 0 warnings, 0 advice.",
    )
    assert check(changed_since="HEAD").returncode == 0
    write({"docs/index.md": "# Home\n\nWe like commissioning.\n"})
    assert check(changed_since="HEAD").returncode == 1
    assert check(cwd=project.parent, config=f"{project.name}/mkdocs.yml", fail_on="never").returncode == 0


@pytest.mark.parametrize(
    "inputs",
    [
        {"fail_on": "sometimes"},
        {"changed_since": "$(touch hacked)"},
        {"changed_since": "; touch hacked"},
        {"config": "`touch hacked`"},
        {"paths": "--config=/dev/null"},
        {"paths": '"; touch hacked; "'},
    ],
)
def test_a_wrong_input_is_one_sentence_and_never_a_command(
    check: Step, project: Path, inputs: dict[str, str]
) -> None:
    done = check(**inputs)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert not (project / "hacked").exists()


def test_pre_commit_runs_the_hook(
    project: Path, write: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tool = tmp_path_factory.mktemp("tool")
    for name in ("pyproject.toml", "README.md", "LICENSE", HOOKS.name):
        shutil.copy(ROOT / name, tool)
    for name in ("checks/mkdocs_speakeasy", "docs/checks"):
        shutil.copytree(ROOT / name, tool / name, ignore=shutil.ignore_patterns("__pycache__"))
    commit_all(tool)
    commit_all(project)
    home = {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("home")), **OFFLINE}

    def hook(*arguments: str) -> Done:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(tool), "speakeasy", "--color=never"]
        return run(*command, *arguments, cwd=project, **home)

    done = hook("--all-files")
    assert done.returncode == 1, done.stdout
    assert 'docs/deep/words.md:3:9 error: "commissioning" is jargon.' in done.stdout
    assert "Checked 4 pages" in done.stdout
    write({"docs/deep/words.md": "# Words\n\nWe like buying services.\n", "docs/code.py": "commissioning\n"})
    run("git", "add", "--all", cwd=project)
    done = hook()
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout


def test_the_hook_checks_markdown_in_one_run() -> None:
    (hook,) = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert hook["types"] == ["markdown"]
    assert hook["require_serial"]


@pytest.mark.parametrize("example", [each for each in EXAMPLES if each.startswith("plugins:")])
def test_the_settings_that_we_tell_people_are_right(tmp_path: Path, example: str) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(example, encoding="utf-8")
    assert load(config).fail_on == "error"


def test_the_files_that_we_tell_people_to_make_name_what_there_is() -> None:
    workflow, gitlab, pre_commit, page = (
        yaml.safe_load(each) for each in EXAMPLES if not each.startswith("plugins:")
    )
    *_, step = workflow["jobs"]["speakeasy"]["steps"]
    assert step["with"].keys() <= ACTION["inputs"].keys()
    ours = yaml.safe_load(Template(template("gitlab-ci.yml")).substitute(package="", config=""))
    assert ours["speakeasy"].keys() == gitlab["speakeasy"].keys() - {"variables"}
    assert ours["speakeasy"]["artifacts"] == gitlab["speakeasy"]["artifacts"]
    (hook,) = pre_commit["repos"][0]["hooks"]
    assert hook["id"] == yaml.safe_load(HOOKS.read_text(encoding="utf-8"))[0]["id"]
    assert page["speakeasy"].keys() == {"reading_age", "reason"}
    told = set(re.findall(r"`speakeasy check --format (\w+)`", GUIDE))
    assert told == REPORTERS.keys() - {"text", "github"}
    assert {name for name in ACTION["inputs"] if f"`{name}`" in GUIDE} == ACTION["inputs"].keys()


def test_the_page_for_other_sites_passes_its_own_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert main(["check", "--fail-on", "warning", "docs/contribute/other-sites.md"]) == 0
