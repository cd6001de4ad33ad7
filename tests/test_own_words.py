"""Word lists, levels and standards of a site's own, on the small second site in `sites/second/`."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from fixtures import Write
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.list_file import read_list
from mkdocs_speakeasy.settings import _WORDS
from mkdocs_speakeasy.word_lists import DATA, changed, shipped

SECOND = Path(__file__).parent / "sites" / "second"
FOUND = [
    ("docs/bins.md", "error", "unexplained-jargon", "arisings", ["leaves and grass"]),
    ("docs/easy-read/bins.md", "warning", "long-sentence", "Put your glass in the green bin", []),
    ("docs/index.md", "error", "plainer-word", "refuse", ["rubbish"]),
    ("docs/index.md", "error", "plainer-word", "receptacle", ["bin"]),
    ("docs/index.md", "warning", "vague-link-text", "See website", []),
]


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the second site, with the package of words that it shares with others."""
    shutil.copytree(SECOND, tmp_path, dirs_exist_ok=True)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_second_site_has_words_levels_and_standards_of_its_own(second: Path) -> None:
    command = [sys.executable, "-m", "mkdocs_speakeasy", "check", "--format", "json"]
    environment = {**os.environ, "PYTHONPATH": str(second / "packages")}
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    found = [
        (page["path"], each["level"], each["rule"], each["text"][:31], each["suggestions"])
        for page in json.loads(done.stdout)["pages"]
        for each in page["findings"]
    ]
    assert sorted(found) == sorted(FOUND)
    assert (done.returncode, done.stderr) == (1, b"")


def test_mkdocs_checks_the_second_site_alike(second: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(SystemExit):
        mkdocs_build(load_config(str(second / "mkdocs.yml"), site_dir=str(second / "site")))
    for path, _, rule, text, _ in FOUND:
        said = [
            each.message for each in caplog.records if path in each.message and f"({rule})" in each.message
        ]
        assert any(text[:14] in message for message in said), said


def test_a_project_without_lists_has_the_usual_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    write({"page.md": "We commence each day.\n", "mkdocs.yml": "plugins: [speakeasy: {fail_on: warning}]\n"})
    monkeypatch.chdir(tmp_path)
    assert main(["check", "page.md"]) == 1


def test_each_list_that_can_be_changed_is_one_of_ours() -> None:
    for rule in _WORDS:
        assert bool(shipped(rule).entries) == (rule != "unexplained-jargon")
    assert dict(shipped("plainer-word").entries) == dict(read_list(DATA / "plainer_word.txt", "a list"))


@pytest.fixture
def lists(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a list of its own, and beside it a package of words that may not be loaded."""
    write(
        {
            "project/lists/more.txt": "# Ours\n\nsynergy -> help\r\n  -utilise*\n",
            "words_we_share/__init__.py": "raise SystemExit('loaded')\n",
            "words_we_share/deep/more.txt": "synergy -> shared help\n",
        }
    )
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path / "project"


@pytest.mark.parametrize(
    ("items", "phrase", "better"),
    [
        (["synergy -> help; working together"], "synergy", ("help", "working together")),
        (["Utilise* -> have"], "Utilise*", ("have",)),
        (["synergy -> help", "synergy -> work"], "synergy", ("work",)),
        (["-utilise*", "utilise* -> have"], "utilise*", ("have",)),
        (["utilise a lot"], "utilise a lot", ()),
        (["- utilise*"], "utilise*", None),
        (["-UTILISE*"], "utilise*", None),
        (["synergy -> help", "-synergy"], "synergy", None),
        (["lists/more.txt"], "synergy", ("help",)),
        (["./lists/../lists/more.txt"], "utilise*", None),
        (["words_we_share:deep/more.txt"], "synergy", ("shared help",)),
        (["words_we_share:deep/more.txt", "lists/more.txt"], "synergy", ("help",)),
    ],
)
def test_items_add_change_and_take_out(
    lists: Path, items: list[str], phrase: str, better: tuple[str, ...] | None
) -> None:
    entries = changed("plainer-word", items, lists).entries
    assert dict(entries).get(phrase) == better
    assert len({name.lower() for name, _ in entries}) == len(entries)
    assert len(entries) > 500


@pytest.mark.parametrize(
    ("item", "said"),
    [
        ("-utilise", 'mkdocs.yml: "utilise" is not in the list of plainer-word. Write: -utilise*'),
        ("-qqqq", 'mkdocs.yml: "qqqq" is not in the list of plainer-word. Take this line out.'),
        ("-", 'mkdocs.yml: write "word -> plain words" on this line.'),
        ("a ->", 'mkdocs.yml: write "word -> plain words" on this line.'),
        ("covid-19 -> covid", 'mkdocs.yml: "covid-19" has "1" in it; write the words alone.'),
        ("no.txt", "no.txt: there is no such file. Check its name."),
        ("bad.txt", 'bad.txt:3: write "word -> plain words" on this line.'),
        ("../out.txt", 'mkdocs.yml: words has "../out.txt", which leads out of the project. Move it there.'),
        ("link.txt", 'mkdocs.yml: words has "link.txt", which leads out of the project. Move it there.'),
        (
            "/etc/out.txt",
            'mkdocs.yml: words has "/etc/out.txt", which leads out of the project. Move it there.',
        ),
        (
            "json:../out.txt",
            'mkdocs.yml: words has "json:../out.txt", which leads out of the package. Move it there.',
        ),
    ],
)
def test_a_wrong_item_gets_one_sentence(tmp_path: Path, write: Write, item: str, said: str) -> None:
    write({"out.txt": "a -> b\n", "project/bad.txt": "# Ours\nsynergy -> help\nx ->\n"})
    (tmp_path / "project" / "link.txt").symlink_to(tmp_path / "out.txt")
    with pytest.raises(SpeakeasyError) as error:
        changed("plainer-word", [item], tmp_path / "project")
    assert str(error.value) == said


@pytest.mark.parametrize("package", ["no_such_words", "sys", "__main__", "a.b", "", "C", "../x"])
def test_a_package_that_is_not_there_gets_one_sentence(tmp_path: Path, package: str) -> None:
    with pytest.raises(SpeakeasyError, match=f"but no package {package} is installed. Install it, or name a"):
        changed("plainer-word", [f"{package}:words.txt"], tmp_path)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("[]", 'words is [], not a list for each rule. Write: words: {plainer-word: ["leverage -> use"]}'),
        ("{plain-word: []}", '"plain-word" is not an option of words. Write: plainer-word: ["leverage'),
        ("{plainer-word: x}", 'plainer-word is "x", not a list. Write: plainer-word: ["leverage'),
        ("{plainer-word: [no]}", "plainer-word is [false], where false needs quotes around it. Write:"),
        ("{unexplained-jargon: [a b ->]}", 'mkdocs.yml: write "word -> plain words" on this line.'),
    ],
)
def test_a_wrong_block_gets_one_sentence(
    project: Path, capsys: pytest.CaptureFixture[str], words: str, said: str
) -> None:
    (project / "mkdocs.yml").write_text(f"plugins:\n  - speakeasy:\n      words: {words}\n", encoding="utf-8")
    assert main(["check"]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.usefixtures("project")
def test_jargon_of_the_project_has_the_last_word(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    write(
        {
            "mkdocs.yml": "plugins:\n  - speakeasy:\n      words: {unexplained-jargon: [shared.txt]}\n",
            "shared.txt": "commissioning -> shopping\nstakeholder -> person\n",
            "docs/index.md": "A stakeholder met us.\n",
        }
    )
    assert main(["check", "docs"]) == 1
    said = capsys.readouterr().out
    assert 'Say "buying services"' in said
    assert 'Say "person"' in said
