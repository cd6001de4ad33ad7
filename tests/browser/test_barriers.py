"""axe finds no barrier, and nothing runs off the side, on each kind of page in each theme and width."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browsing import OpenPage

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
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OPENERS = [
    "#menu-button",
    "#search-button",
    "#easier-button",
    "#ask-button",
    ".speakeasy-term",
    ".note summary",
]


def theme(name: str) -> str:
    return f"localStorage.setItem('speakeasy.reading', JSON.stringify({{theme: '{name}'}}))" if name else ""


def assert_no_barrier(page: Page) -> None:
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(page.url, each["id"], each["nodes"][0]["html"][:200]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        f"{page.url} runs off the side"
    )


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_page(path: str, open_page: OpenPage) -> None:
    assert_no_barrier(open_page(path))
    assert_no_barrier(open_page(path, 320, color_scheme="dark"))


@pytest.mark.parametrize("name", THEMES[1:])
def test_each_theme(name: str, open_page: OpenPage) -> None:
    assert_no_barrier(open_page("how-to/pay-and-thank/", before=theme(name)))
    assert_no_barrier(open_page("examples/", 320, before=theme(name)))


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("opener", OPENERS)
def test_each_thing_that_opens(opener: str, width: int, open_page: OpenPage) -> None:
    path = "tools/self-check/" if opener.startswith(".note") else "how-to/pay-and-thank/"
    page = open_page(path, width)
    page.locator(opener).first.click()
    assert_no_barrier(page)


SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }"
)
SPACE_OUT = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
}"""
CUT_OFF = """() => [...document.querySelectorAll("button, a, p, li, h1, h2")].filter((e) => {
  const hides = !["visible", "clip"].includes(getComputedStyle(e).overflowX);
  return e.offsetParent && hides && e.scrollWidth > e.clientWidth + 1;
}).map((e) => e.outerHTML)"""


def test_text_may_be_spaced_out(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/", 320)
    page.evaluate(SPACE_OUT, SPACED)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(CUT_OFF) == []


@pytest.mark.sweep
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("name", THEMES)
def test_every_page(name: str, width: int, scheme: str, site: Path, open_page: OpenPage) -> None:
    paths = sorted(str(file.parent.relative_to(site)) + "/" for file in site.rglob("index.html"))
    page = open_page("", width, before=theme(name), color_scheme=scheme)
    top = page.url
    for path in paths:
        page.goto(top + path.removeprefix("./"))
        assert_no_barrier(page)
        for opener in OPENERS:
            if page.locator(opener).count():
                page.locator(opener).first.click()
                assert_no_barrier(page)
                page.keyboard.press("Escape")
