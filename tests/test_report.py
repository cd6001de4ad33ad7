"""`speakeasy report`: the numbers, the page of the site, and the history of releases."""

import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from fixtures import Captured, Run, Write
from mkdocs_speakeasy.charts import bars
from mkdocs_speakeasy.cli import main
from mkdocs_speakeasy.commands.report import numbers
from mkdocs_speakeasy.engine import check, prepare
from mkdocs_speakeasy.report import HISTORY, add_release, as_json, load_history
from mkdocs_speakeasy.report_page import PATH, render
from mkdocs_speakeasy.settings import load
from mkdocs_speakeasy.text import read

EASY = "The dog runs to the big tree. The cat sits on the bed and plays. We read a book at home. "
HARD = "Commissioners reimburse reciprocity through collaborative deliberation and procurement processes. "
REASON = "The <law> | says *so*."
OWN = f'---\nspeakeasy: {{reading_age: 25, reason: "{REASON}"}}\n---\n'
IGNORED = "<!-- speakeasy: ignore passive-voice: her words -->"
FILES = {
    "mkdocs.yml": "site_name: Ours\nplugins:\n  - search\n  - speakeasy:\n      fail_on: never\n",
    "docs/index.md": f"# Home\n\n{EASY * 8}We like time banks. A time bank is good.\n",
    "docs/a `b`.md": f"{OWN}# Law\n\n{HARD * 15}\n\n{IGNORED}\n\nIt was.\n",
    "docs/deep/short.md": "# Words\n\nBuying (commissioning) means commissioning. Deliverables help.\n",
    "glossary/jargon.txt": "commissioning -> buying\ndeliverable -> result\n",
    "glossary/time-bank.md": "---\nterm: time bank\n---\nYou give an hour and you get an hour.\n",
    "glossary/peer.md": "---\nterm: peer\n---\nSomeone like you.\n",
}


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 (we made it ourselves)


@pytest.fixture
def site(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A guide with an easy page, a hard one with limits of its own, and a short one with jargon."""
    write(FILES)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shape_of(site: Path) -> dict[str, Any]:
    return numbers(load(site / "mkdocs.yml"))


def test_the_numbers_go_to_a_file(site: Path, speakeasy: Run) -> None:
    done = speakeasy("report")
    shape = json.loads((site / "report.json").read_text(encoding="utf-8"))
    counts = "Pages: 3. Words: {:,}. Words explained: 1.".format(shape["totals"]["words"])
    assert (done.returncode, done.stdout, done.stderr) == (0, f"report.json: written. {counts}\n", "")
    assert speakeasy("report", "--output", "-").stdout == as_json(shape)
    speakeasy("report", "--output", "numbers.json")
    assert (site / "numbers.json").read_bytes() == (site / "report.json").read_bytes()


def test_each_number_is_right(site: Path) -> None:
    shape = shape_of(site)
    ages = {page["path"]: page["reading_age"] for page in shape["pages"]}
    assert [*ages] == ["a `b`.md", "deep/short.md", "index.md"]
    assert ages["deep/short.md"] is None
    assert ages["index.md"] == {"low": 7, "high": 9, "best": 7, "rough": True}
    assert ages["a `b`.md"]["best"] > 14
    assert shape["exceptions"] == [
        {"path": "a `b`.md", "what": "ignores passive-voice", "reason": "her words"},
        {"path": "a `b`.md", "what": "reading age 25, 20 words a sentence", "reason": REASON},
    ]  # fmt: skip
    assert shape["words"] == [{"slug": "time-bank", "term": "time bank", "pages": ["index.md"]}]
    assert [word["term"] for word in shape["unused"]] == ["peer"]
    assert shape["jargon"] == [
        {"term": "commissioning", "uses": 2, "pages": 1},
        {"term": "deliverable", "uses": 1, "pages": 1},
    ]
    assert shape["totals"] == {
        "pages": 3,
        "words": sum(page["words"] for page in shape["pages"]),
        "reading_age": 7,
        "words_explained": 1,
    }
    assert (shape["releases"], shape["since"]) == ([], None)


def releases(site: Path, write: Write) -> None:
    """Two releases, with changes after the second."""
    assert main(["report", "--release", "0.9"]) == 0
    assert main(["report", "--release", "1.0 <b>"]) == 0
    (site / "docs" / "deep" / "short.md").unlink()
    write({
        "docs/new.md": "# New\n\nHello.\n",
        "docs/index.md": f"# Home\n\n{HARD * 15}A time bank is good. A peer helps.\n",
        "docs/a `b`.md": f"# Law\n\n{EASY * 8}\n",
    })  # fmt: skip


def test_a_release_is_kept_and_compared_with(site: Path, write: Write, capsys: Captured) -> None:
    releases(site, write)
    assert capsys.readouterr().out == f"{HISTORY}: release 0.9 added.\n{HISTORY}: release 1.0 <b> added.\n"
    kept = load_history(site)
    assert [each["release"] for each in kept] == ["0.9", "1.0 <b>"]
    assert {each["date"] for each in kept} == {date.today().isoformat()}
    shape = shape_of(site)
    since = shape["since"]
    assert [since[key] for key in ("release", "new", "gone", "harder", "easier")] == [
        "1.0 <b>", ["new.md"], ["deep/short.md"], ["index.md"], ["a `b`.md"],
    ]  # fmt: skip
    assert since["totals"]["words_explained"] == 1
    assert shape["totals"]["words_explained"] == 2


def test_a_reading_age_is_told_as_far_as_it_is_known(site: Path, write: Write) -> None:
    before = shape_of(site)
    before["pages"] = [{**page, "reading_age": None} for page in before["pages"]]
    add_release(site, "1.0", before, date(2026, 11, 22))
    write({"docs/index.md": f"# Home\n\n{EASY * 30}\n"})
    page = render(shape_of(site))
    assert "| Reading age | not known | 7 or under |" in page
    assert "- A page in the middle has a reading age of 7 or under." in page


def test_a_release_is_never_changed(site: Path, capsys: Captured) -> None:
    add_release(site, "1.0", shape_of(site), date(2026, 11, 22))
    before = (site / HISTORY).read_bytes()
    for name, said in (("1.0", 'it has the release "1.0" already'), (" ", "--release has no name")):
        assert main(["report", "--release", name]) == 2
        assert said in capsys.readouterr().err
    assert (site / HISTORY).read_bytes() == before


_GOOD: dict[str, Any] = {
    "release": "1",
    "date": "2026-01-01",
    "totals": {"pages": 1, "words": 2, "reading_age": None, "words_explained": 0},
    "pages": {"a.md": [2, None]},
}
_CHANGES: list[dict[str, Any]] = [
    {"release": 1},
    {"date": None},
    {"totals": {}},
    {"totals": {**_GOOD["totals"], "reading_age": "7"}},
    {"totals": {**_GOOD["totals"], "pages": "7"}},
    {"pages": []},
    {"pages": {"a.md": [1]}},
    {"pages": {"a.md": ["1", 2]}},
]
_BAD = [
    "",
    "[]",
    "{}",
    "[" * 100_000,
    '{"version": 2, "releases": []}',
    '{"version": 1, "releases": 5}',
    *(json.dumps({"version": 1, "releases": [_GOOD | change]}) for change in _CHANGES),
]


@pytest.mark.parametrize("text", _BAD)
def test_a_history_that_is_damaged_is_one_sentence(
    site: Path, write: Write, capsys: Captured, text: str
) -> None:
    write({HISTORY: json.dumps({"version": 1, "releases": [_GOOD]})})
    assert load_history(site) == [_GOOD]
    write({HISTORY: text})
    assert main(["report"]) == 2
    said = capsys.readouterr().err
    assert said.startswith(f"{HISTORY}: this is not a history as Speakeasy writes it. Get it back from git")
    assert said.count("\n") == 1


@pytest.mark.parametrize("state", ["as it is", "with releases", "empty"])
def test_the_page_passes_the_checks(site: Path, write: Write, state: str) -> None:
    if state == "with releases":
        releases(site, write)
    elif state == "empty":
        for path in [*site.glob("docs/**/*.md"), *site.glob("glossary/*")]:
            path.unlink()
        write({"docs/index.md": "# Home\n\nHello.\n"})
    guide = prepare(load(site / "mkdocs.yml"))
    report = check(read("docs/" + PATH, render(shape_of(site))), guide)
    assert [each.finding.message for each in report.findings] == []
    assert report.score is None or report.score.guess < 9


def test_the_page_shows_other_peoples_words_as_text(site: Path, write: Write) -> None:
    releases(site, write)
    page = render(shape_of(site))
    assert "<b>" not in page
    assert "<law>" not in page
    assert "[<code>a &#96;b&#96;.md</code>](../a%20%60b%60.md)" in page


def test_each_chart_has_words_and_a_table(site: Path, write: Write) -> None:
    write({"docs/other.md": "# Other\n\nCommissioning.\n"})
    releases(site, write)
    write({"docs/deep/short.md": FILES["docs/deep/short.md"]})
    page = render(shape_of(site))
    charts = re.findall(r"^<svg[^|]*?^</svg>\n</div>\n\n(?:\|[^\n]*\n)+", page, re.MULTILINE)
    assert len(charts) == 3
    for chart in charts:
        drawing, table = chart.split("</div>\n")
        svg = parsed(drawing)
        ids = svg.attrib["aria-labelledby"].split()
        assert [each.attrib["id"] for each in svg[:2]] == ids
        rows = [line.strip("| ").split(" | ") for line in table.strip().splitlines()[2:]]
        said = svg[1].text or ""
        assert said.count(":") == len(rows) == len(svg.findall(".//rect")) == len(svg.findall(".//text"))
        assert all(f": {row[1]} " in said for row in rows)


def test_bars_are_drawn_to_scale() -> None:
    svg = parsed(bars("x", "A & b", [("<i>", 1000), ("two", 1), ("no", 0)], ("page", "pages")))[0]
    assert svg[0].text == "A & b"
    assert svg[1].text == "<i>: 1,000 pages. two: 1 page. no: 0 pages."
    assert [each.attrib["width"] for each in svg.iter("rect")] == ["100.0%", "0.1%", "0.0%"]
    assert parsed(bars("x", "None", [("no", 0)], ("page", "pages"))) is not None


def test_the_site_has_the_page_and_the_numbers_each_time_the_same(site: Path, write: Write) -> None:
    releases(site, write)
    for out in ("one", "two"):
        command = ["mkdocs", "build", "--quiet", "--site-dir", out]
        subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True)
    page = site / "one" / "contribute" / "report" / "index.html"
    assert page.read_bytes() == (site / "two" / "contribute" / "report" / "index.html").read_bytes()
    html = page.read_text(encoding="utf-8")
    assert html.count('<svg role="img"') >= 2
    assert '<a href="../report.json">' in html
    assert '<a href="../../glossary/time-bank/">' in html
    assert json.loads((site / "one" / "contribute" / "report.json").read_text(encoding="utf-8")) == shape_of(
        site
    )


def test_a_site_that_wants_no_report_gets_none(site: Path, write: Write, speakeasy: Run) -> None:
    write({"mkdocs.yml": f"{FILES['mkdocs.yml']}      report: false\n"})
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], check=True, capture_output=True)
    assert speakeasy("pages").returncode == 0
    assert (site / "docs" / "glossary").is_dir()
    assert not (site / "site" / "contribute").exists()
    assert not (site / "docs" / "contribute").exists()


def test_a_page_that_a_person_wrote_stays(site: Path, write: Write, speakeasy: Run) -> None:
    write({f"docs/{PATH}": "# Our own report\n", "docs/contribute/report.json": "{}"})
    assert speakeasy("pages").returncode == 0
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], check=True, capture_output=True)
    assert "Our own report" in (site / "site" / "contribute" / "report" / "index.html").read_text(
        encoding="utf-8"
    )
    assert (site / "docs" / "contribute" / "report.json").read_text(encoding="utf-8") == "{}"


def test_ctrl_c_leaves_no_half_of_a_page(site: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["pages"]) == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    write({"docs/more.md": "# More\n\nMore.\n"})
    before[site / "docs" / "more.md"] = b"# More\n\nMore.\n"

    def replace(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", replace)
    assert main(["pages"]) == 130
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_a_builder_without_plugins_gets_the_page_too(site: Path, speakeasy: Run) -> None:
    shape = shape_of(site)
    for _ in range(2):  # the second run writes them anew, and does not count them as pages
        assert speakeasy("pages").returncode == 0
        assert (site / "docs" / PATH).read_text(encoding="utf-8") == render(shape)
        assert json.loads((site / "docs" / "contribute" / "report.json").read_text(encoding="utf-8")) == shape
