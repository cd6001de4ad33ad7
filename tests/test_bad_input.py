"""Bad input gets one plain sentence with its place and the next step, exit code 2, and never a traceback."""

import os
from pathlib import Path

import pytest

from fixtures import Captured, Write
from mkdocs_speakeasy.cli import main


def options(text: str) -> dict[str, str]:
    return {"mkdocs.yml": f"plugins:\n  - speakeasy:\n      {text}\n"}


def entry(term: str, meaning: str, more: str = "") -> dict[str, str]:
    return {f"glossary/{term}.md": f"---\nterm: {term}\n{more}---\n{meaning}\n"}


ALIASES = "a0: &a0 [1, 1]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))
SENTENCES = {
    "glossary without front matter": ({"glossary/a.md": "A word.\n"}, "glossary/a.md:1:"),
    "glossary with broken YAML": (entry("[", "A word."), "glossary/[.md:"),
    "YAML that names an object": (
        entry("a", "A word.", "also: !!python/name:os.system\n"),
        "glossary/a.md:3:",
    ),
    "YAML that expands without end": (entry("a", "A word.", ALIASES), "glossary/a.md:"),
    "two entries for one form": (entry("bank", "It keeps money.", "also: [time bank]\n"), "glossary/"),
    "a loop of meanings": (entry("fish", "It has a gill.") | entry("gill", "Part of a fish."), "glossary/"),
    "an empty meaning": (entry("a", ""), "glossary/a.md:"),
    "a meaning that is HTML": (entry("a", "<div>A word.</div>"), "glossary/a.md:4"),
    "an empty page": ({"docs/a.md": " \n"}, "docs/a.md:1: this page is empty. Write something, or delete"),
    "limits without a reason": (
        {"docs/a.md": "---\nspeakeasy: {reading_age: 14}\n---\nPay.\n"},
        "docs/a.md:2: this page sets its own limits but gives no reason. Write: reason: ",
    ),
    "an unknown option": (
        options("reeding_age: 9"),
        'mkdocs.yml:3: "reeding_age" is not an option of speakeasy.',
    ),
    "a wrong type": (
        options("reading_age: nine"),
        'mkdocs.yml:3: reading_age is "nine", not a number from 6 to 30.',
    ),
    "a bad value": (
        options("fail_on: all"),
        'mkdocs.yml:3: fail_on is "all", not one of: error, warning, never.',
    ),
    "a level for an unknown rule": (
        options("levels: {pasive-voice: off}"),
        'mkdocs.yml:3: levels has "pasive-voice", which is not a rule. Write: levels: {passive-voice: off}',
    ),
    "a block that is a list": (
        {"mkdocs.yml": "plugins:\n  - speakeasy: [a]\n"},
        'mkdocs.yml:2: speakeasy is ["a"], not a block of options.',
    ),
    "an option that stands twice": (
        options("fail_on: error\n      fail_on: never"),
        "mkdocs.yml:4: fail_on stands twice in speakeasy. Take one of them out.",
    ),
    "a standard that is no block": (
        options("standards: [a]"),
        'mkdocs.yml:3: standards is "a", not a block of options.',
    ),
    "a docs folder that is a list": (
        {"mkdocs.yml": "site_name: Ours\ndocs_dir: [a]\n"},
        'mkdocs.yml:2: docs_dir is ["a"], not text.',
    ),
    "pages left out by a list": (
        {"mkdocs.yml": "exclude_docs: [a.md]\n"},
        'mkdocs.yml:1: exclude_docs is ["a.md"], not text. Write: exclude_docs: drafts/',
    ),
    "pages left out by half a pattern": (
        {"mkdocs.yml": 'draft_docs: "!"\n'},
        "such as: drafts/",
    ),
    "a docs folder that is an empty list": (
        {"mkdocs.yml": "docs_dir: []\n"},
        "mkdocs.yml:1: docs_dir is [], not text. Write: docs_dir: docs",
    ),
    "a glossary that no disk can have": (
        options(r'glossary: "a\0b"'),
        "mkdocs.yml:3: glossary is",
    ),
    "settings that come from nowhere": (
        {"mkdocs.yml": r'INHERIT: "a\0b"' + "\n"},
        "this file cannot be read (",
    ),
    "a list of words that no disk can have": (
        options(r'words: {plainer-word: ["a\0.txt"]}'),
        "this file cannot be read (",
    ),
    "a page in UTF-16": (
        {"docs/a.md": "P\0a\0y\0"},
        "docs/a.md:1: byte 2 of this file is not UTF-8. Save the file as UTF-8.",
    ),
    "a missing docs folder": (
        {"mkdocs.yml": "docs_dir: pages\n"},
        "pages: there is no such folder of pages.",
    ),
    "a docs folder without a page": (
        {"mkdocs.yml": "docs_dir: pages\n", "pages/notes.txt": "Notes."},
        "0 pages checked: pages has no Markdown file.",
    ),
}


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("name", SENTENCES)
def test_bad_input_gets_one_sentence(write: Write, capsys: Captured, name: str) -> None:
    files, said = SENTENCES[name]
    write(files)
    assert main(["check"]) == 2
    written = capsys.readouterr().err
    assert said in written
    assert len(written.splitlines()) == 1


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "none.md"], "none.md: there is no such file. Check its name."),
        (["check", "mkdocs.yml/a.md"], "mkdocs.yml/a.md: this file cannot be read (Not a directory)."),
        (["check", "\0.md"], "this file cannot be read ("),
        (["check", "/dev/null"], "/dev/null: this is not an ordinary file. Name a text file."),
        (["check", "empty"], "0 pages checked: empty has no Markdown file. Name a page or its folder."),
        (["check", "--config", "docs"], "docs: this is a folder, and a file should stand here."),
        (["check", "--config", "none.yml"], "none.yml: there is no such file. Check its name."),
        (["check", "--format", "xml"], '--format is "xml", not one of: text, json, github'),
        (["check", "--format", "xml"], "Try: speakeasy check --format text"),
        (["check", "--fail-on", "advice"], '--fail-on is "advice", not one of: error, warning, never.'),
        (["check", "--form", "json"], '"--form" is not an option. Try: speakeasy check --format text'),
        (
            ["check", "--fial-on=error"],
            '"--fial-on=error" is not an option. Try: speakeasy check --fail-on error',
        ),
        (["check", "--confg", "a.yml"], '"--confg" is not an option. Try: speakeasy check --config CONFIG'),
        (["check", "--halp"], '"--halp" is not an option. Try: speakeasy check --help'),
        (["check", "-x"], 'speakeasy check: "-x" is not an option. Try: speakeasy check\n'),
        (["check", "--config"], "speakeasy check: --config needs a value. Try: speakeasy check"),
        (["score"], "speakeasy score: FILE is missing. Try: speakeasy score docs/index.md"),
        (
            ["score", "--show-text=x", "a"],
            "argument --show-text: ignored explicit argument 'x'. Try: speakeasy",
        ),
        (["score", "docs"], "docs: this is a folder, and a file should stand here. Name a file in it."),
        (["score", "docs/index.md", "more.md"], 'speakeasy score: "more.md" is one too many.'),
        (["chek"], 'speakeasy: "chek" is not a command. Try: speakeasy check'),
        (["zzz"], 'speakeasy: "zzz" is not a command. Try: speakeasy check'),
        ([], "speakeasy: a command is missing. Try: speakeasy check"),
    ],
)
def test_a_bad_command_line_gets_one_sentence(
    write: Write, capsys: Captured, arguments: list[str], said: str
) -> None:
    write({"empty/picture.svg": "<svg/>"})
    assert main(arguments) == 2
    written = capsys.readouterr()
    assert said in written.err
    assert (written.out, len(written.err.splitlines())) == ("", 1)


def test_a_page_that_cannot_be_read_hides_no_other_page(project: Path, capsys: Captured) -> None:
    (project / "docs" / "index.md").write_bytes(b"# Home\n\nPay \xa35.\n")
    assert main(["check"]) == 2
    written = capsys.readouterr()
    assert written.err == "docs/index.md:3: byte 13 of this file is not UTF-8. Save the file as UTF-8.\n"
    assert '"commissioning" is jargon.' in written.out
    assert main(["check", "docs/index.md"]) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["\x1b[2J.md", "a\u202eb.md"])
def test_a_sentence_holds_no_control_characters(project: Path, capsys: Captured, name: str) -> None:
    (project / "docs" / name).touch()
    assert main(["check"]) == 2
    written = capsys.readouterr().err
    assert "docs/" in written
    assert not {"\x1b", "\u202e"} & set(written)


def test_a_byte_order_mark_is_no_fault(project: Path, capsys: Captured) -> None:
    (project / "docs" / "index.md").write_bytes(b"\xef\xbb\xbfWe like commissioning.\r\n")
    assert main(["check", "docs/index.md"]) == 1
    assert "docs/index.md:1:9 error" in capsys.readouterr().out


@pytest.mark.parametrize("target", ["secret.md", "words"])
def test_a_link_that_leads_out_of_the_folder_is_not_followed(
    project: Path, write: Write, capsys: Captured, target: str
) -> None:
    write({"secret.md": "commissioning", "words/a.md": "commissioning"})
    (project / "docs" / "way.md").symlink_to(project / target)
    assert main(["check"]) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err == "docs/way.md: this link leads out of docs. Put the file itself there.\n"


def test_a_named_link_that_leads_out_of_the_folder_is_not_followed(
    project: Path, write: Write, capsys: Captured
) -> None:
    write({"secret.md": "commissioning"})
    (project / "docs" / "way.md").symlink_to(project / "secret.md")
    assert main(["check", "docs/way.md"]) == 2
    assert capsys.readouterr().err == "docs/way.md: this link leads out of docs. Put the file itself there.\n"


@pytest.mark.parametrize("target", ["glossary", "nowhere"])
def test_a_glossary_that_leads_nowhere_gets_one_sentence(
    project: Path, capsys: Captured, target: str
) -> None:
    (project / "glossary").rename(project / "words")
    (project / "glossary").symlink_to(target)
    assert main(["check"]) == 2
    said = 'mkdocs.yml:3: glossary is "glossary", but there is no such folder. Make the folder.\n'
    assert capsys.readouterr().err == said


def test_a_link_that_leads_in_a_circle_hides_no_other_page(project: Path, capsys: Captured) -> None:
    (project / "docs" / "round.md").symlink_to("round.md")
    assert main(["check"]) == 2
    written = capsys.readouterr()
    said = "docs/round.md: this file cannot be read (Too many levels of symbolic links).\n"
    assert written.err == said
    assert '"commissioning" is jargon.' in written.out


def test_what_speakeasy_made_has_nothing_to_change(project: Path, capsys: Captured) -> None:
    assert main(["pages"]) == 0
    page = project / "docs" / "glossary" / "nhs.md"
    page.write_text(page.read_text("utf-8") + "We like commissioning.\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["check", str(page)]) == 0
    assert capsys.readouterr().out == "Checked 1 page, 22 words: nothing to change.\n"


@pytest.mark.usefixtures("project")
def test_a_folder_that_is_closed_to_us_gets_one_sentence(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)  # a test that runs as root is refused nothing
    assert main(["check", "docs"]) == 2
    assert capsys.readouterr().err == "docs: this folder cannot be read (Permission denied).\n"


@pytest.mark.usefixtures("project")
def test_a_fault_of_the_system_gets_one_sentence(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr(Path, "cwd", gone)  # as in a folder that was deleted
    assert main(["check"]) == 2
    assert capsys.readouterr().err == "speakeasy: No such file or directory.\n"


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "source",
    [
        "pay people " * 450_000 + "commissioning",
        "commissioning " * 10_000,
        "".join(f"{'  ' * depth}- commissioning\n" for depth in range(2_000)),
        "- " * 10_000 + "commissioning\n",
        "> " * 10_000 + "commissioning\n",
        "[" * 10_000 + "commissioning" + "]" * 10_000,
        "*" * 10_000 + "commissioning",
        "<div>" * 10_000 + "commissioning",
        "co-" * 1_000_000 + "commissioning",
        "    code\n" * 2_200_000 + "\nWe like commissioning.\n",
    ],
    ids=[
        "a line of 5 MB",
        "a word",
        "lists",
        "list marks",
        "quotes",
        "brackets",
        "stars",
        "tags",
        "hyphens",
        "20 MB",
    ],
)
def test_a_monstrous_page_is_read(write: Write, capsys: Captured, source: str) -> None:
    write({"docs/index.md": source})
    assert main(["check", "docs/index.md"]) in {0, 1}
    written = capsys.readouterr()
    assert written.err == ""
    assert written.out.splitlines()[-1].startswith("Checked 1 page, ")


def test_a_page_over_the_limit_gets_one_sentence(project: Path, capsys: Captured) -> None:
    with (project / "docs" / "index.md").open("wb") as file:
        file.truncate(33_000_000)
    assert main(["check", "docs/index.md"]) == 2
    said = "docs/index.md: this file is larger than 32 MB. Split it into smaller pages.\n"
    assert capsys.readouterr().err == said
