"""`speakeasy fix`: what it changes, what it leaves alone, and how it saves, with real files."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fixtures import Captured, Run, Write
from mkdocs_speakeasy import fixing
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.engine import prepare
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.fixing import Fixed, diff, fix
from mkdocs_speakeasy.guide import Guide
from mkdocs_speakeasy.settings import parse
from mkdocs_speakeasy.text import Page, read
from mkdocs_speakeasy.word_lists import shipped

_ENTRIES = {
    "ccg": "term: CCG\nstands_for: Clinical Commissioning Group",
    "send": "term: SEND\nstands_for: special educational needs and disabilities",
    "oos": "term: OOS\nstands_for: office of sport",
    "rc": "term: RC\nstands_for: recovery college",
    "nhs": "term: NHS\nstands_for: National Health Service",
}


@pytest.fixture(scope="module")
def guide(tmp_path_factory: pytest.TempPathFactory) -> Guide:
    root = tmp_path_factory.mktemp("project")
    (root / "glossary").mkdir()
    for name, front in _ENTRIES.items():
        (root / "glossary" / f"{name}.md").write_text(f"---\n{front}\n---\nA thing.\n", encoding="utf-8")
    (root / "glossary" / "names.txt").write_text("Color Club\n", encoding="utf-8")
    return prepare(parse({"known_acronyms": ["NHS"]}, root, root / "docs"))


def fixed(source: str, guide: Guide, path: str = "docs/index.md") -> str:
    result = fix(read(path, source), guide)
    again = fix(read(path, result.source), guide)
    assert again == Fixed(result.source, 0)
    assert (result.changes > 0) == (result.source != source)
    return result.source


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # plainer words, with their inflection and capitals
        ("We utilise it.", "We use it."),
        ("Utilised with care.", "Used with care."),
        ("We are UTILISING IT NOW.", "We are USING IT NOW."),
        ("It was written prior to the vote.", "It was written before the vote."),
        ("In order to vote, ask.", "To vote, ask."),
        ("Ask in order\nto vote.", "Ask to vote."),
        ("- Ask in order\n  to vote.", "- Ask to vote."),
        ("It needs an amendment soon.", "It needs a change soon."),
        ("An amendment helps.", "A change helps."),
        ("Utilise it in order to vote prior to tea.", "Use it to vote before tea."),
        ("Term\n:   We utilise it.", "Term\n:   We use it."),
        ("Say it.[^1]\n\n[^1]: We utilise it.", "Say it.[^1]\n\n[^1]: We use it."),
        ("!!! note\n\n    We utilise it.", "!!! note\n\n    We use it."),
        ("Don't utilise it.", "Don't use it."),
        ("Omit that.", "Leave out that."),
        # British spelling, at each use
        ("An organization’s color. No organization.", "An organisation’s colour. No organisation."),
        ("Organizations help.", "Organisations help."),
        # an acronym, at its first use
        ("The CCG pays. The CCG helps.", "The Clinical Commissioning Group (CCG) pays. The CCG helps."),
        ("Two CCGs pay.", "Two Clinical Commissioning Groups (CCGs) pay."),
        ("Ask a CCG.", "Ask a Clinical Commissioning Group (CCG)."),
        ("Ask an RC now.", "Ask a recovery college (RC) now."),
        ("It is an OOS.", "It is an office of sport (OOS)."),
        ("SEND helps. I send it.", "Special educational needs and disabilities (SEND) helps. I send it."),
    ],
)  # fmt: skip
def test_changes_what_is_sure(guide: Guide, old: str, new: str) -> None:
    assert fixed(f"# Home\n\n{old}\n", guide) == f"# Home\n\n{new}\n"


@pytest.mark.parametrize(
    "same",
    [
        "We get additional help.",  # "more" or "extra"
        "A teh slip.",  # a guess at what was meant
        "# We utilise it",
        "[We utilise it](x.md) now.",
        "See [utilise](utilise.md \"utilise\") and <https://utilise.org/color> and ![utilise](utilise.png).",
        "| Utilise | color |\n| --- | --- |\n| utilise | color |",
        "Run `utilise color` now.",
        "```\nutilise color\n```",
        "    utilise color",
        "<div title=\"utilise\">\n<!-- utilise color -->\n</div>",
        "{{ utilise }}",
        "> We utilise it.",
        "She said \"we utilise it\" to me.",
        "She said “we utilise it” to me.",
        "She said ‘we don’t utilise it’ to me.",
        "She said 'we utilise it' to me.",
        "She said “we utilise it.",
        "In **order** to vote, ask.",
        "In order  \nto vote, ask.",
        "We uti**lise** it.",
        "See the Amendment Act.",
        "Go In Order To Vote.",
        "We like Color Club.",
        "The World Health Organization helps.",
        "<!-- speakeasy: ignore plainer-word: a quote -->\n\nWe utilise it.",
        "<!-- speakeasy: ignore unknown-word: a quote -->\n\nA color.",
        "!!! note \"Utilise it\"\n\n    Yes.",
        "*[CCG]: Clinical Commissioning Group\n\nThe CCG pays.",
        "The Clinical Commissioning Group (CCG) pays.",
        "The CCG (Clinical Commissioning Group) pays.",
        "The CCG pays. A Clinical Commissioning Group is good.",
        "The CCG (Care Group) pays.",
        "The CCG's money.",
        "A CCG-led plan.",
        "The CCG Board pays.",
        "They pay (CCG).",
        "The North/CCG pays.",
        "The CCG/GP pays.",
        "See CCG 479.",
        "Omit it.",
        "It is more numerous.",
        "It was obtained.",
        "Then Ann Blake CCG pays.",
        "Blake CCG pays.",
        "Do not say *utilise* or _prior to_.",
        "We use git-color-theme here.",
        "Read Better Writing Prior to Lunch.",
        "Two OOSs pay.",
        "The NHS pays.",
        "## The CCG",
        "Ask [the CCG](x.md).",
    ],
)  # fmt: skip
def test_leaves_the_rest_alone(guide: Guide, same: str) -> None:
    source = f"---\ntitle: Utilise color in order to vote\n---\n# Home\n\n{same}\n"
    assert fixed(source, guide) == source


def test_a_word_is_not_spelled_out_on_its_own_page(guide: Guide) -> None:
    path = "glossary/ccg.md"
    source = "---\nterm: CCG\n---\nThe CCG pays.\n"
    assert fixed(source, guide, path) == source


def test_a_rule_that_is_off_changes_nothing(tmp_path: Path) -> None:
    off = prepare(parse({"levels": {"plainer-word": "off"}}, tmp_path, tmp_path))
    assert fixed("We utilise color.", off) == "We utilise colour."


def test_a_word_of_a_projects_own_is_changed_too(tmp_path: Path) -> None:
    own = prepare(parse({"words": {"plainer-word": ["widget* -> thing"]}}, tmp_path, tmp_path))
    assert fixed("Our widgets.", own) == "Our things."


_SURE = [
    phrase.replace("*", "") for phrase, better in shipped("plainer-word").entries if len(better) == 1
] + ["organization", "colors", "CCG", "SEND", "CCGs"]
_WORDS = st.sampled_from([*_SURE, "the", "a", "an", "we", "to", "people", "is", "not."])
_MARKS = st.sampled_from(["", "", "", "", "**", "`", "(", "\n\n", "\n- ", "\r\n", " | ", '"', "> ", "  \n"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_WORDS, _MARKS), max_size=30))
def test_a_second_run_has_nothing_to_do(guide: Guide, pieces: list[tuple[str, str]]) -> None:
    source = " ".join(f"{word}{mark}" for word, mark in pieces)
    fixed(source, guide)


@pytest.mark.parametrize("phrase", _SURE)
def test_each_sure_answer_can_be_given(guide: Guide, phrase: str) -> None:
    fixed(f"We think that {phrase} people can.", guide)


def test_a_page_that_would_read_otherwise_is_refused(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(page: Page, guide: Guide) -> list[fixing._Edit]:  # noqa: ARG001
        return [fixing._Edit(0, 2, "**Us**")]

    monkeypatch.setattr(fixing, "_edits", made)
    with pytest.raises(SpeakeasyError, match=r"^docs/a.md: a fix would change more than .* check docs/a.md$"):
        fix(read("docs/a.md", "We go."), guide)


def test_a_page_that_never_settles_is_refused(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    def made(page: Page, guide: Guide) -> list[fixing._Edit]:  # noqa: ARG001
        return [fixing._Edit(0, 2, "They" if page.source.startswith("We") else "We")]

    monkeypatch.setattr(fixing, "_edits", made)
    with pytest.raises(SpeakeasyError, match="stays as it is"):
        fix(read("docs/a.md", "We"), guide)


@pytest.fixture
def site(project: Path, write: Write) -> Path:
    """A project with all rules on, whose pages have a word to change."""
    write({
        "mkdocs.yml": "site_name: Ours\n",
        "docs/deep/words.md": "# Words\n\nWe utilise it.\n\nYes.\n\nWe do it prior to tea.",
    })  # fmt: skip
    (project / "docs" / "page.md").write_bytes("\ufeff# Page\r\n\r\nWe café utilise it.\r\n".encode())
    return project


_DIFF = """\
--- a/docs/deep/words.md
+++ b/docs/deep/words.md
@@ -1,7 +1,7 @@
 # Words
~
-We utilise it.
+We use it.
~
 Yes.
~
-We do it prior to tea.
\\ No newline at end of file
+We do it before tea.
\\ No newline at end of file
""".replace("~", " ")


def test_fix_saves_and_shows_the_changes(site: Path, speakeasy: Run) -> None:
    done = speakeasy("fix")
    assert (done.returncode, done.stderr) == (0, "3 changes made on 2 pages.\n")
    assert _DIFF in done.stdout
    assert (site / "docs" / "page.md").read_bytes() == "\ufeff# Page\r\n\r\nWe café use it.\r\n".encode()
    again = speakeasy("fix")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "0 changes made on 0 pages.\n")


def test_a_dry_run_saves_nothing_and_its_diff_applies(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*.md")}
    command = [sys.executable, "-m", "mkdocs_speakeasy", "fix", "--dry-run", "docs"]
    done = subprocess.run(command, capture_output=True, check=True)
    assert done.stderr == b"3 changes would be made on 2 pages.\n"
    assert {path: path.read_bytes() for path in site.rglob("*.md")} == before
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "apply"], input=done.stdout, check=True)
    dry = {path: path.read_bytes() for path in before}
    for path, content in before.items():
        path.write_bytes(content)
    assert main(["fix", "docs"]) == 0
    assert {path: path.read_bytes() for path in before} == dry != before


@pytest.mark.usefixtures("site")
def test_fix_takes_files_and_folders(capsys: Captured) -> None:
    assert main(["fix", "docs/deep"]) == 0
    assert capsys.readouterr() == (_DIFF, "2 changes made on 1 page.\n")


def test_pages_that_a_machine_wrote_are_left_alone(site: Path, write: Write, capsys: Captured) -> None:
    write({"docs/made.md": "---\n# Made by speakeasy from a: change that.\n---\nWe utilise it.\n"})
    assert main(["fix", "docs/made.md"]) == 0
    assert capsys.readouterr().err == "0 changes made on 0 pages.\n"
    assert "utilise" in (site / "docs" / "made.md").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_read_does_not_stop_the_others(site: Path, capsys: Captured) -> None:
    (site / "docs" / "bad.md").write_bytes(b"caf\xe9")
    assert main(["fix"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("3 changes made on 2 pages.\ndocs/bad.md:1: byte 4 of this file is not UTF-8.")
    assert said.count("\n") == 2


def test_a_page_that_cannot_be_saved_is_one_sentence(site: Path, capsys: Captured) -> None:
    (site / "docs" / "deep" / f".words.md.{os.getpid()}.new").mkdir()  # where the new page would be made
    assert main(["fix", "docs/deep"]) == 2
    captured = capsys.readouterr()
    said = "0 changes made on 0 pages.\ndocs/deep/words.md: this file cannot be written (Is a directory).\n"
    assert captured == ("", said)


def test_what_was_saved_is_counted_also_if_it_cannot_be_shown(site: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "mkdocs_speakeasy", "fix"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    said = "The result cannot be written (No space left on device). Write it elsewhere."
    assert done.stderr == f"3 changes made on 2 pages.\n{said}\n"
    assert done.returncode == 2
    assert "We use it." in (site / "docs" / "deep" / "words.md").read_text(encoding="utf-8")


def test_a_terminal_is_shown_no_control_characters(
    site: Path, write: Write, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    write({"docs/deep/words.md": "We utilise it.\x1b[2J\n"})
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert main(["fix", "docs/deep"]) == 0
    assert "+We use it.�[2J\n" in capsys.readouterr().out
    assert (site / "docs" / "deep" / "words.md").read_bytes() == b"We use it.\x1b[2J\n"


def test_lines_end_only_where_git_ends_them() -> None:
    shown = diff("a.md", "a\x0cb\u2028c\rd\n", "a\x0cb\u2028c\re\n")
    assert shown == "--- a/a.md\n+++ b/a.md\n@@ -1 +1 @@\n-a\x0cb\u2028c\rd\n+a\x0cb\u2028c\re\n"
