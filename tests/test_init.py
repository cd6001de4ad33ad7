"""`speakeasy init` in sites that have never seen the project: what it adds, and that all else stays."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from textwrap import indent

import junitparser
import pytest
import yaml

from fixtures import Captured, Run, Write
from mkdocs_speakeasy.adopting import Item, add_item, add_table
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.commands import init
from mkdocs_speakeasy.engine import prepare
from mkdocs_speakeasy.settings import load

PLUGIN = Item("speakeasy", ("glossary: glossary # words", "reading_age: 11"))
IN_LIST = "- speakeasy:\n    glossary: glossary # words\n    reading_age: 11\n"
IN_BLOCK = "  speakeasy:\n    glossary: glossary # words\n    reading_age: 11\n"
IN_LINE = "speakeasy: {glossary: glossary, reading_age: 11}"
# Where the item comes: as lines (<), or on one line (^). Without these marks it is the text before.
SAFE = {
    "at the end": "plugins:\n- search\n- tags\n<",
    "in the middle": "plugins:\n  - search # a\n<\n# b\nnav: []\n",
    "after options": "plugins:\n  - tags:\n      a:\n        b: 1 # c\n<nav: []\n",
    "after options in brackets": "plugins:\n  - tags: {a: [1,\n     2]} # c\n<nav: []\n",
    "after empty options": "plugins:\n  - tags:\n<nav: []\n",
    "in brackets": "plugins: [search^] # a\nnav: []\n",
    "in brackets, after a comma": "plugins: [\n  search,^\n]\n",
    "in a block": "plugins:\n  search: {}\n  tags:\n    a: 1\n>nav: []\n",
    "in a block in brackets": "plugins: {search: {}^}\n",
    "beside objects": "a: !!python/name:x.y\nb: !ENV [CI, false]\nplugins:\n  - search\n<",
    "after quotes": "plugins:\n  - 'search' \n  - \"tags\"\n<",
}


@pytest.mark.parametrize("text", SAFE.values(), ids=SAFE)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_an_item_is_added_to_each_form_of_list(text: str, end: str) -> None:
    old = re.sub("[<>^]", "", text)
    in_list = IN_LIST if "\n- " in text else indent(IN_LIST, "  ")
    new = (
        text.replace("<", in_list)
        .replace(">", IN_BLOCK)
        .replace(",^", f", {IN_LINE}")
        .replace("^", f", {IN_LINE}")
    )
    assert add_item(old.replace("\n", end), "plugins", PLUGIN, usual="search") == new.replace("\n", end)


def test_a_list_is_made_with_what_it_has_by_default() -> None:
    block = indent(IN_LIST, "  ")
    for text in ("site_name: A", "site_name: A\n"):
        assert add_item(text, "plugins", PLUGIN, usual="search") == (
            f"site_name: A\n\nplugins:\n  - search\n{block}"
        )
    assert add_item("plugins:\n- a", "plugins", PLUGIN) == f"plugins:\n- a\n{IN_LIST}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",
        "a: [\n",
        "a: &p [search]\nplugins: *p\n",
        "plugins:\n",
        "plugins: []\n",
        "plugins: search\n",
        "INHERIT: base.yml\n",
        "{site_name: A}\n",
        "site_name: A\n...\n",
        "site_name: A\n---\nsite_name: B\n",
        "a: &p\n  - search\nplugins: *p\n",
        "plugins:\n  - tags:\n      a: |\n        text\n\n\nnav: []\n",
    ],
)
def test_a_list_that_is_not_safe_to_change_is_left_alone(text: str) -> None:
    new = add_item(text, "plugins", PLUGIN, usual="search")
    assert new is None or yaml.safe_load(new) == yaml.safe_load(text) | {
        "plugins": [
            *yaml.safe_load(text)["plugins"],
            {"speakeasy": {"glossary": "glossary", "reading_age": 11}},
        ]
    }


def test_an_item_without_options_is_added_too() -> None:
    item = Item("mkdocs_speakeasy")
    assert add_item("e:\n- toc\n", "e", item) == "e:\n- toc\n- mkdocs_speakeasy\n"
    assert add_item("e: [toc]", "e", item) == "e: [toc, mkdocs_speakeasy]"
    assert add_item("e:\n toc: {}\n", "e", item) == "e:\n toc: {}\n mkdocs_speakeasy: {}\n"
    assert add_item("e: {toc: {}}", "e", item) == "e: {toc: {}, mkdocs_speakeasy: {}}"
    assert add_item("a: 1\n", "e", item) == "a: 1\n\ne:\n  - mkdocs_speakeasy\n"


def test_a_table_is_added_to_toml() -> None:
    old = "[project]\nsite_name = 'A' # why\n\n[project.e.toc]\npermalink = true"
    assert add_table(old, ("project", "e", "x")) == f"{old}\n\n[project.e.x]\n"
    for text in ("[project]\n", "e = 1", "[project]\ne = 1\n", "[project]\ne = {}\n", "[project", ""):
        assert add_table(text, ("project", "e", "x")) is None


@pytest.fixture
def site(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a repository of its own."""
    write({
        "mkdocs.yml": "site_name: Ours # yes\nplugins: [search]\nmarkdown_extensions:\n  - toc\n",
        "docs/index.md": "# Home\n\nAsk each stakeholder.\n",
    })  # fmt: skip
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_init_adds_what_is_missing_and_says_so(site: Path, speakeasy: Run) -> None:
    done = speakeasy("init")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:3] == [
        "glossary: made, with one word and a short list of jargon.",
        "mkdocs.yml: settings added.",
        ".github/workflows/speakeasy.yml: made.",
    ]
    made = contents(site)
    assert sorted(made) == [
        ".github/workflows/speakeasy.yml",
        "docs/index.md",
        "glossary/jargon.md",
        "glossary/jargon.txt",
        "mkdocs.yml",
    ]
    assert b"site_name: Ours # yes\n" in made["mkdocs.yml"]
    assert b"\n  - toc\n  - mkdocs_speakeasy\n" in made["mkdocs.yml"]
    steps = yaml.safe_load(made[".github/workflows/speakeasy.yml"])["jobs"]["speakeasy"]["steps"]
    assert steps[-1]["run"] == "speakeasy check --format github"
    assert load(site / "mkdocs.yml").limits.reading_age == 11


def test_init_twice_changes_nothing(site: Path, speakeasy: Run) -> None:
    speakeasy("init")
    before = contents(site)
    done = speakeasy("init")
    assert done.returncode == 0
    assert done.stdout.splitlines()[:3] == [
        "glossary: is there already, and stays as it is.",
        "mkdocs.yml: has the settings already.",
        ".github/workflows/speakeasy.yml: is there already, and stays as it is.",
    ]
    assert contents(site) == before


def test_what_init_adds_finds_jargon_and_passes_the_checks_itself(site: Path, speakeasy: Run) -> None:
    speakeasy("init")
    found = speakeasy("check")
    assert (found.returncode, '"stakeholder" is jargon.' in found.stdout) == (1, True)
    assert speakeasy("check", "--fail-on", "warning", "glossary").returncode == 0
    assert [*prepare(load(site / "mkdocs.yml")).glossary.entries] == ["jargon"]


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_each_engine_builds_the_site(site: Path, write: Write, engine: str) -> None:
    (site / "mkdocs.yml").unlink()
    config = "site_name: Ours\nsite_url: https://example.org\ntheme: material\n"
    write({f"{engine}.yml": config, "docs/index.md": "# Home\n\nWe use no jargon.\n"})
    assert main(["init"]) == 0
    command = [sys.executable, "-m", engine, "build", "--strict"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert 'class="speakeasy-term"' in (site / "site" / "index.html").read_text(encoding="utf-8")


ZENSICAL = '[project]\nsite_name = "Ours"\ndocs_dir = "pages"\n[project.markdown_extensions]\ntoc = {}\n'


def test_a_site_of_zensical_gets_its_extension(site: Path, write: Write, capsys: Captured) -> None:
    (site / "mkdocs.yml").unlink()
    write({"zensical.toml": ZENSICAL, "pages/index.md": "# Home\n\nWe use no jargon.\n"})
    assert main(["init"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (
        "mkdocs.yml: made. The checks read their settings there, and Zensical reads zensical.toml." in lines
    )
    assert "zensical.toml: extension added." in lines
    assert load(site / "mkdocs.yml").docs == site / "pages"
    assert tomllib.loads((site / "zensical.toml").read_text())["project"]["markdown_extensions"] == {
        "toc": {}, "mkdocs_speakeasy": {},
    }  # fmt: skip
    done = subprocess.run([sys.executable, "-m", "zensical", "build"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert 'class="speakeasy-term"' in (site / "site" / "index.html").read_text(encoding="utf-8")
    before = contents(site)
    assert main(["init"]) == 0
    assert "zensical.toml: has the extension already." in capsys.readouterr().out
    assert contents(site) == before


def test_zensical_keeps_its_usual_extensions(site: Path, write: Write, capsys: Captured) -> None:
    (site / "mkdocs.yml").unlink()
    write({"zensical.toml": "[project]\nsite_name = 'Ours'\n"})
    assert main(["init"]) == 0
    assert "zensical.toml: stays as it is." in capsys.readouterr().out
    assert (site / "zensical.toml").read_text() == "[project]\nsite_name = 'Ours'\n"
    write({"zensical.toml": "[project"})
    (site / "mkdocs.yml").unlink()
    assert main(["init"]) == 2
    assert capsys.readouterr().err.startswith("zensical.toml: this file is not TOML (")


@pytest.mark.parametrize(
    ("config", "says"),
    [
        ("site_name: Ours\nplugins:\n", "in mkdocs.yml or in the file that it inherits from"),
        ("{site_name: Ours}\n", "put this in mkdocs.yml, and try again"),
    ],
)
def test_settings_that_are_not_safe_to_change_are_shown_instead(
    site: Path, write: Write, capsys: Captured, config: str, says: str
) -> None:
    write({"mkdocs.yml": config})
    before = contents(site)
    assert main(["init"]) == 2
    said = capsys.readouterr().err
    assert "not safe to change, so nothing is changed" in said
    assert says in said
    pasted = said[said.index("\n\n") :].partition("- speakeasy")
    block = yaml.safe_load(pasted[1] + pasted[2])
    assert block[0]["speakeasy"]["reading_age"] == 11
    assert contents(site) == before


def test_a_parent_that_has_the_settings_is_enough(site: Path, write: Write, capsys: Captured) -> None:
    write({
        "base.yml": "site_name: Ours\nplugins:\n  - speakeasy:\n      glossary: words\n",
        "mkdocs.yml": "INHERIT: base.yml\n",
        "words/time-bank.md": "---\nterm: time bank\n---\nGive an hour.\n",
    })  # fmt: skip
    assert main(["init"]) == 0
    assert capsys.readouterr().out.startswith(
        "words: is there already, and stays as it is.\nmkdocs.yml: has the settings already.\n"
    )
    assert (site / "mkdocs.yml").read_text() == "INHERIT: base.yml\n"


def test_a_site_in_a_folder_of_a_repository(site: Path, write: Write) -> None:
    write({"guide/mkdocs.yml": "\ufeffsite_name: Deep\r\n"})
    assert main(["init", "--config", "guide/mkdocs.yml"]) == 0
    assert (site / "guide" / "glossary" / "jargon.txt").is_file()
    data = (site / "guide" / "mkdocs.yml").read_bytes()
    assert data.startswith("\ufeffsite_name: Deep\r\n\r\nplugins:\r\n  - search\r\n".encode())
    workflow = yaml.safe_load((site / ".github" / "workflows" / "speakeasy.yml").read_text())
    assert workflow["jobs"]["speakeasy"]["steps"][-1]["run"].endswith('--config "guide/mkdocs.yml"')


REMOTE = '[remote "origin"]\n\turl = git@gitlab.example.gov.uk:web/guide.git\n'


def test_a_site_on_gitlab_gets_a_job_there(site: Path, write: Write, speakeasy: Run) -> None:
    write({".git/config": REMOTE})
    done = speakeasy("init")
    assert ".gitlab-ci.yml: made." in done.stdout.splitlines()
    assert not (site / ".github").exists()
    before = contents(site)
    assert ".gitlab-ci.yml: is there already, and stays as it is." in speakeasy("init").stdout
    assert contents(site) == before

    job = yaml.safe_load((site / ".gitlab-ci.yml").read_text(encoding="utf-8"))["speakeasy"]
    install, check = job["script"]
    assert install == "python -m pip install mkdocs-speakeasy"
    found = speakeasy(*check.split()[1:])
    assert (found.returncode, '"stakeholder" is jargon.' in found.stdout) == (1, True)
    command, _, file = job["after_script"][0].partition(" > ")
    assert file == job["artifacts"]["reports"]["junit"]
    suites = junitparser.JUnitXml.fromstring(speakeasy(*command.split()[1:]).stdout.encode())
    assert sum(suite.failures for suite in suites) == 1


def test_a_job_beside_others_on_gitlab_stands_in_a_file_of_its_own(
    site: Path, write: Write, capsys: Captured
) -> None:
    write({".gitlab-ci.yml": "pages:\n  script: mkdocs build\n", "guide/mkdocs.yml": "site_name: Deep\n"})
    assert main(["init", "--config", "guide/mkdocs.yml"]) == 0
    then = "To run it, add this to .gitlab-ci.yml: include: .gitlab/speakeasy.yml"
    assert f".gitlab/speakeasy.yml: made. {then}" in capsys.readouterr().out
    job = yaml.safe_load((site / ".gitlab" / "speakeasy.yml").read_text(encoding="utf-8"))["speakeasy"]
    assert job["script"][-1] == 'speakeasy check --config "guide/mkdocs.yml"'
    assert job["rules"][0] == {"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}
    before = contents(site)
    assert main(["init", "--config", "guide/mkdocs.yml"]) == 0
    assert ".gitlab/speakeasy.yml: is there already" in capsys.readouterr().out
    assert contents(site) == before


@pytest.mark.parametrize(
    ("source", "package"),
    [
        (None, "mkdocs-speakeasy"),
        ('{"url": "file:///a", "dir_info": {"editable": true}}', "mkdocs-speakeasy"),
        (
            '{"url": "https://a.org/b", "vcs_info": {"vcs": "git", "commit_id": "12ab"}}',
            "git+https://a.org/b@12ab",
        ),
        ('{"url": "a b", "vcs_info": {"vcs": "git", "commit_id": "1"}}', "'git+a b@1'"),
    ],
)
def test_the_check_on_github_installs_what_is_installed_here(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, source: str | None, package: str
) -> None:
    installed = site / "mkdocs_speakeasy-1.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: mkdocs-speakeasy\nVersion: 1\n")
    if source:
        (installed / "direct_url.json").write_text(source)
    monkeypatch.syspath_prepend(site)
    assert init.package() == package
    assert main(["init"]) == 0
    assert ("so write there where others get it" in capsys.readouterr().out) == ("dir_info" in (source or ""))
    workflow = (site / ".github" / "workflows" / "speakeasy.yml").read_text(encoding="utf-8")
    assert f"- run: python -m pip install {package}\n" in workflow


def test_outside_any_site_init_says_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 2
    assert capsys.readouterr().err.startswith("There is no mkdocs.yml and no zensical.toml here or above.")
    assert contents(tmp_path) == {}
