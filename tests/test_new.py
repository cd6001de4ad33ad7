"""`speakeasy new`: a file on the right pattern, in the right place, that says what is still to write."""

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from fixtures import Captured, Run, Write
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.engine import PageReport, check, prepare
from mkdocs_speakeasy.files import create_text
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.settings import load
from mkdocs_speakeasy.text import Page, read
from mkdocs_speakeasy.writing import file_name

ROOT = Path(__file__).parents[1]
PLACES = {
    "example": "docs/examples/the-garden-club.md",
    "question": "docs/questions/the-garden-club.md",
    "page": "docs/the-garden-club.md",
}


@pytest.fixture
def site(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that has a settings file, and nothing else."""
    write({"mkdocs.yml": "site_name: Ours\n"})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def checked(path: str) -> PageReport:
    guide = prepare(load(Path("mkdocs.yml")))
    return check(read(path, Path(path).read_text(encoding="utf-8")), guide)


def headings(page: Page) -> list[str]:
    return [page.source[block.start : block.end] for block in page.blocks if block.kind == "heading"]


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("kind", PLACES)
def test_new_makes_a_page_in_its_folder(speakeasy: Run, kind: str) -> None:
    done = speakeasy("new", kind, "The  garden club?")
    assert (done.returncode, done.stderr) == (0, "")
    place = PLACES[kind]
    assert done.stdout == (
        f"Made {place}. Write where it says: Still to write.\n"
        f"If mkdocs.yml has a nav, add {place.removeprefix('docs/')} to it.\n"
        f"Then try: speakeasy check {place}\n"
    )
    source = Path(place).read_text(encoding="utf-8")
    about = yaml.safe_load(read(place, source).front_matter)
    assert (about["title"], about["reviewed"]) == ("The garden club?", date.today())
    assert "\n# The garden club?\n" in source


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("kind", "title"),
    [*((kind, "The garden club") for kind in PLACES), ("word", "time bank"), ("word", "CCG")],
)
def test_a_new_file_fails_only_for_what_the_writer_must_say(kind: str, title: str) -> None:
    assert main(["new", kind, title]) == 0
    (path,) = Path().rglob("*.md")
    report = checked(str(path))
    assert {each.finding.rule.name for each in report.findings} == {"unfinished-text"}
    assert len(report.findings) == report.source.count("Still to write:")
    assert main(["check", str(path)]) == 1
    path.write_text(re.sub(r"Still to write: [^.\"*\n]*", "People help", report.source), encoding="utf-8")
    assert main(["check", "--fail-on", "warning", str(path)]) == 0


@pytest.mark.parametrize(("kind", "like"), [("example", "keyring"), ("question", "sharing-power")])
@pytest.mark.usefixtures("site")
def test_a_new_page_has_the_parts_of_those_we_have(kind: str, like: str) -> None:
    assert main(["new", kind, "The garden club"]) == 0
    path = Path(PLACES[kind])
    new = read("", path.read_text(encoding="utf-8"))
    ours = read("", (ROOT / "docs" / path.parent.name / f"{like}.md").read_text(encoding="utf-8"))
    assert yaml.safe_load(new.front_matter).keys() == yaml.safe_load(ours.front_matter).keys()
    own = {headings(ours)[0], "In short", "Talk about power, then make the gap smaller"}
    assert [each for each in headings(new)[1:] if "Still" not in each and each != "In short"] == [
        each for each in headings(ours) if each not in own
    ]


@pytest.mark.usefixtures("site")
def test_a_new_word_is_a_word_of_the_glossary(capsys: Captured) -> None:
    assert main(["new", "word", "peer  support"]) == 0
    made = "Made glossary/peer-support.md. Write where it says: Still to write.\n"
    assert capsys.readouterr().out == f"{made}Then try: speakeasy check glossary/peer-support.md\n"
    assert prepare(load(Path("mkdocs.yml"))).glossary.entries["peer-support"].term == "peer support"
    assert main(["new", "word", "Peer-supports"]) == 2
    said = 'glossary/peer-support.md explains "Peer-supports" already. Change that file.\n'
    assert capsys.readouterr().err == said


@pytest.mark.usefixtures("project")
def test_a_word_of_the_jargon_list_can_get_its_entry() -> None:
    assert main(["new", "word", "commissioning"]) == 0
    assert Path("glossary/commissioning.md").is_file()


def test_new_never_overwrites(site: Path, capsys: Captured) -> None:
    place = site / "docs" / "ours.md"
    assert main(["new", "page", "Ours"]) == 0
    place.write_text("Ours.", encoding="utf-8")
    assert main(["new", "page", "ours!"]) == 2
    said = "docs/ours.md is there already, and stays as it is. Give the new one another name.\n"
    assert capsys.readouterr().err == said
    assert place.read_text(encoding="utf-8") == "Ours."


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], 'speakeasy new: kind is missing. Try: speakeasy new word "peer support"'),
        (["page"], 'speakeasy new: TITLE is missing. Try: speakeasy new word "peer support"'),
        (["poem", "Ode"], 'speakeasy new: kind is "poem", not one of: example, question, page, word.'),
        (["page", "???"], '"???" has no letters to name a file by. Try: speakeasy new page "Pay people"'),
        (["word", " "], 'A word is missing. Try: speakeasy new word "peer support"'),
        (["word", "A1"], 'speakeasy new: "A1" has "1" in it; write the words alone.'),
        (["word", "../a"], 'speakeasy new: "../a" has "." in it; write the words alone.'),
    ],
)
def test_a_bad_title_is_one_sentence(capsys: Captured, arguments: list[str], said: str) -> None:
    assert main(["new", *arguments]) == 2
    assert capsys.readouterr().err.startswith(said)
    assert [path.name for path in Path().iterdir()] == ["mkdocs.yml"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("What if we don’t agree?", "what-if-we-dont-agree"),
        ("Grŵp Gwalia", "grwp-gwalia"),
        ("../../etc/passwd", "etc-passwd"),
        ("A_b  --  c/d", "a-b-c-d"),
        ("5 ways", "5-ways"),
        ("word " * 30, "-".join(["word"] * 12)),
        ("x" * 300, "x" * 60),
        ("?!", ""),
    ],
)
def test_a_file_is_named_after_its_title(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_title_with_quotes_is_still_yaml(site: Path) -> None:
    title = 'He said: "why?" \\ $title {x}'
    assert main(["new", "page", title]) == 0
    (path,) = (site / "docs").iterdir()
    assert yaml.safe_load(read("", path.read_text(encoding="utf-8")).front_matter)["title"] == title


def test_a_file_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(SpeakeasyError, match=r"^a.md: this file cannot be written \("):
        create_text(tmp_path / "a.md", "\ud800", "a.md")
    (tmp_path / "file").touch()
    with pytest.raises(SpeakeasyError, match=r"^b.md: this file cannot be written"):
        create_text(tmp_path / "file" / "b.md", "", "b.md")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
