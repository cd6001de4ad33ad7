"""axe finds no barrier, and nothing is too small, too long or cut off, on each kind of page in each theme."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browsing import ROOT, OpenPage

pytestmark = pytest.mark.browser

KINDS = [
    "",
    "404.html",
    "about/",
    "accessibility/",
    "checks/",
    "contribute/",
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
THEMES = ["", "cream", "blue", "dark", "yellow"]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
COLOUR_RULES = {
    "runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"],
    "resultTypes": ["violations"],
}
# What opens, and what is open then. The last is closed by the page that holds it, not by Escape.
OPENERS = {
    "#menu-button": "#menu",
    "#search-button": "#search-dialog",
    "#easier-button": "#easier-dialog",
    "#ask-button": "#ask-dialog",
    ".speakeasy-term": ".speakeasy-meaning:popover-open",
    ".item-note summary": ".item-note",
}
AXE = str(Axe().axe_script)
MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")
RUN = """([scope, rules]) => axe.run(scope, rules).then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`))"""


def theme(name: str) -> str:
    return f"localStorage.setItem('speakeasy.reading', JSON.stringify({{theme: '{name}'}}))" if name else ""


def barriers(page: Page, scope: str = "html", rules: object = RULES) -> Iterator[str]:
    """What axe and our own measures find on the page, or in one part of it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
        page.evaluate(MEASURES)
    for found in page.evaluate(RUN, [scope, rules]) + page.evaluate("measures.sideways()"):
        yield f"{page.url} {page.viewport_size} {scope}: {found}"


def shortfalls(page: Page) -> Iterator[str]:
    """Targets under 44 pixels, text under 16, lines over 80 letters, text that is cut off."""
    for name in ("smallTargets", "smallText", "longLines", "cutOff"):
        for found in page.evaluate(f"measures.{name}()"):
            yield f"{page.url} {page.viewport_size} {name}: {found}"


def opened_barriers(page: Page) -> Iterator[str]:
    """The same, in each thing that opens on the page."""
    for opener, part in OPENERS.items():
        if page.locator(opener).count():
            page.locator(opener).first.click()
            page.locator(part).first.wait_for()
            yield from barriers(page, part)
            yield from shortfalls(page)
            page.keyboard.press("Escape")


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_page(path: str, open_page: OpenPage) -> None:
    page = open_page(path, reduced_motion="reduce")
    assert [*barriers(page), *shortfalls(page)] == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 900})
    assert [*barriers(page), *shortfalls(page)] == []


@pytest.mark.parametrize("name", THEMES[1:])
def test_each_theme(name: str, open_page: OpenPage) -> None:
    assert [*barriers(open_page("how-to/pay-and-thank/", before=theme(name)))] == []
    assert [*barriers(open_page("examples/", 320, before=theme(name)))] == []


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", ["tools/self-check/", "how-to/pay-and-thank/"])
def test_each_thing_that_opens(path: str, width: int, open_page: OpenPage) -> None:
    assert [*opened_barriers(open_page(path, width))] == []


def test_colours_that_the_device_forces(open_page: OpenPage) -> None:
    """Nothing is told by a colour of ours alone: edges, underlines and the ring stay."""
    page = open_page("how-to/pay-and-thank/", forced_colors="active")
    assert [*barriers(page)] == []
    for what, edge in ((".button", "borderTopWidth"), (".speakeasy-term", "borderBottomWidth")):
        read = f"e => [parseFloat(getComputedStyle(e).{edge}), getComputedStyle(e).borderBottomStyle]"
        width, style = page.locator(what).first.evaluate(read)
        assert (width > 1, style) in {(True, "solid"), (True, "dotted")}
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


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


@pytest.mark.parametrize("shape", ["", "round", "book", "even"])
def test_lines_are_short_in_each_shape_of_letters(shape: str, open_page: OpenPage) -> None:
    choice = f"localStorage.setItem('speakeasy.reading', JSON.stringify({{shapes: '{shape}'}}))"
    page = open_page("how-to/pay-and-thank/", 1920, before=choice)
    page.evaluate(MEASURES)
    assert page.evaluate("measures.longLines()") == []


def pages_of(site: Path, part: str) -> list[str]:
    """The addresses of the built pages in one part of the guide; "" is the pages outside all parts."""
    inside = (site / part).rglob("index.html") if part else site.glob("*/index.html")
    parents = {each.parent for each in (site / "index.html", *inside)}
    return sorted(
        "" if each == site else f"{each.relative_to(site).as_posix()}/"
        for each in parents
        if part or each.name not in PARTS
    )


PARTS = sorted({each.name for each in (ROOT / "docs").iterdir() if each.is_dir()} - {"assets"} | {"glossary"})


@pytest.mark.sweep
@pytest.mark.parametrize("part", ["", *PARTS])
def test_every_page(part: str, site: Path, open_page: OpenPage) -> None:
    """Each page: light and wide, dark and narrow, with all that opens; then its colours in each theme.

    The pages of words are hundreds and alike: one of them is seen in every way below.
    """
    found = []
    page = open_page(reduced_motion="reduce")
    top = page.url
    for path in pages_of(site, part):
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(top + path)
        found += [*barriers(page), *shortfalls(page)]
        page.emulate_media(color_scheme="dark")
        page.set_viewport_size({"width": 320, "height": 900})
        found += [*barriers(page), *shortfalls(page)]
        if part == "glossary":
            continue
        found += opened_barriers(page)
        for name in THEMES[1:]:
            page.evaluate("name => { document.documentElement.dataset.theme = name }", name)
            found += [f"{name}: {each}" for each in barriers(page, rules=COLOUR_RULES)]
    assert found == []


@pytest.mark.sweep
@pytest.mark.parametrize("path", KINDS)
def test_every_kind_of_page_in_every_way(path: str, open_page: OpenPage) -> None:
    """Each kind of page in each theme, light and dark, wide and narrow, at rest and with all that opens."""
    found = []
    for name in THEMES:
        page = open_page(path, before=theme(name), reduced_motion="reduce")
        for scheme in ("light", "dark"):
            for width in (1280, 320):
                page.emulate_media(color_scheme=scheme)
                page.set_viewport_size({"width": width, "height": 900})
                found += [*barriers(page), *shortfalls(page), *opened_barriers(page)]
    assert found == []
