"""axe finds no barrier, and nothing is too small, too long or cut off, on each kind of page in each theme."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from barriers import MEASURES, barriers, every_way, look_closely, opened, shortfalls
from browsing import OpenPage
from sweep import sweep

pytestmark = pytest.mark.browser

KINDS = [
    "",
    "404.html",
    "about/",
    "accessibility/",
    "checks/",
    "contribute/",
    "contribute/report/",
    "easy-read/getting-paid/",
    "examples/",
    "examples/keyring/",
    "glossary/",
    "glossary/time-bank/",
    "how-to/pay-and-thank/",
    "questions/sharing-power/",
    "references/",
    "site-map/",
    "stories/hampshire/",
    "tools/self-check/",
    "what-it-is/ladder/",
]


def choosing(**choices: str) -> str:
    """A script that runs before the page's own: the reader chose this before."""
    return f"localStorage.setItem('speakeasy.reading', {json.dumps(json.dumps(choices))})"


def looked_at(page: Page) -> list[str]:
    look_closely(page)
    return [*barriers(page), *shortfalls(page)]


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_page(path: str, open_page: OpenPage) -> None:
    page = open_page(path, reduced_motion="reduce")
    assert looked_at(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 900})
    assert looked_at(page) == []


@pytest.mark.parametrize("path", ["how-to/pay-and-thank/", "tools/self-check/"])
def test_in_every_way(path: str, open_page: OpenPage) -> None:
    """Each theme, wide and narrow, at rest and with each thing that opens, as in the sweep."""
    page = open_page(path, reduced_motion="reduce")
    look_closely(page)
    ways, found = every_way(page)
    assert found == []
    assert ways == 70


def test_the_sweep_finds_what_is_wrong_and_remembers_what_is_good(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "<!DOCTYPE html><html lang='en'><link rel='icon' href='data:,'><title>A page</title>"
    good = head + "<main><h1>A page</h1>{}</main>"
    faint = "<p style='color:#bbb;background:#fff'>Faint</p><script src='http://127.0.0.1:9/a.js'></script>"
    for name, more in (("index.html", faint), ("404.html", "")):
        (tmp_path / name).write_text(good.format(more), encoding="utf-8")
    for _ in range(2):
        found = sweep(tmp_path, tmp_path / "done.json")
        assert any("color-contrast" in each for each in found)
        assert any("127.0.0.1:9" in each for each in found)
    said = capsys.readouterr().out
    assert "2 pages; 0 were found good" in said
    assert "2 pages; 1 were found good" in said


def test_dark_is_the_same_when_chosen_and_when_the_device_asks(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/", color_scheme="dark")
    colours = """() => ["--ink", "--paper", "--soft", "--line", "--link", "--link-seen", "--focus-in",
      "--focus-out", "--strong", "--on-strong", "--mark", "color-scheme"]
      .map((name) => getComputedStyle(document.documentElement).getPropertyValue(name))"""
    asked = page.evaluate(colours)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(colours) != asked
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate(colours) == asked


def test_colours_that_the_device_forces(open_page: OpenPage) -> None:
    """Nothing is told by a colour of ours alone: edges, underlines and the ring stay."""
    page = open_page("how-to/pay-and-thank/", forced_colors="active")
    assert looked_at(page) == []
    for what, edge in ((".button", "borderTopWidth"), (".speakeasy-term", "borderBottomWidth")):
        read = f"e => [parseFloat(getComputedStyle(e).{edge}), getComputedStyle(e).borderBottomStyle]"
        width, style = page.locator(what).first.evaluate(read)
        assert (width > 1, style) in {(True, "solid"), (True, "dotted")}
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


KINDS_OF_BOX = """kind => {
  const box = document.querySelector(".admonition");
  box.className = `admonition ${kind}`;
  const ink = getComputedStyle(document.body).color;
  const [outer, title] = [box, box.querySelector(".admonition-title")].map((each) => getComputedStyle(each));
  const icon = getComputedStyle(box.querySelector(".admonition-title"), "::before");
  return [outer.borderLeftColor, title.backgroundColor, title.color === ink, icon.display];
}"""


@pytest.mark.parametrize(("theme", "line"), [("light", "rgb(92, 100, 112)"), ("yellow", "rgb(255, 255, 0)")])
def test_a_box_in_the_text_has_our_colours(theme: str, line: str, open_page: OpenPage) -> None:
    page = open_page("what-it-is/law/", before=choosing(theme=theme))
    for kind in ("note", "warning", "danger", "tip"):
        assert page.evaluate(KINDS_OF_BOX, kind) == [line, "rgba(0, 0, 0, 0)", True, "none"]


SPACED = """* { line-height: 1.5 !important }
* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
SPACE_OUT = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""


@pytest.mark.parametrize("path", ["", "how-to/pay-and-thank/", "tools/self-check/", "examples/"])
def test_text_may_be_spaced_out(path: str, open_page: OpenPage) -> None:
    page = open_page(path, 320)
    page.evaluate(SPACE_OUT, SPACED)
    page.evaluate(MEASURES)
    assert page.evaluate("[...measures.sideways(), ...measures.cutOff()]") == []


@pytest.mark.parametrize("path", KINDS)
def test_the_largest_letters_fit_in_the_smallest_window(path: str, open_page: OpenPage) -> None:
    choice = choosing(size="largest", letters="wider", lines="wider", shapes="even")
    page = open_page(path, 320, before=choice)
    look_closely(page)
    assert page.evaluate("[...measures.sideways(), ...measures.cutOff()]") == []
    for part in opened(page):
        cut = "e => e.scrollWidth > e.clientWidth + 1 ? [e.outerHTML.slice(0, 80), e.scrollWidth] : []"
        assert page.locator(part).first.evaluate(cut) == []


@pytest.mark.parametrize("shape", ["", "round", "book", "even"])
def test_lines_are_short_in_each_shape_of_letters(shape: str, open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/", 1920, before=choosing(shapes=shape))
    page.evaluate(MEASURES)
    assert page.evaluate("measures.longLines()") == []
