"""How a page is looked at for barriers: in each theme, with each thing that opens."""

from collections.abc import Iterator
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
COLOUR_RULES = {
    "runOnly": ["color-contrast", "color-contrast-enhanced", "link-in-text-block"],
    "resultTypes": ["violations"],
}
# Only colours change with the theme, so the rules that do not look at colours run in the first.
THEMES = {"light": RULES, **dict.fromkeys(("dark", "cream", "blue", "yellow"), COLOUR_RULES)}
WIDTHS = [1280, 320]
# What opens, and what is open then. The first is closed by the page that holds it, not by Escape.
OPENERS = {
    "summary": "details",
    "#menu-button": "#menu",
    ".speakeasy-term": ".speakeasy-meaning:popover-open",
    "#search-button": "#search-dialog",
    "#easier-button": "#easier-dialog",
    "#ask-button": "#ask-dialog",
}
# Dialogs that answer: where to type, what, and what the answer holds.
TYPED = {
    "#search-dialog": ("#search-words", "paying people", "#search-results a"),
    "#ask-dialog": ("#ask-word", "time bank", "#ask-answer a"),
}
AXE = str(Axe().axe_script)
MEASURES = (Path(__file__).parent / "measures.js").read_text(encoding="utf-8")
RUN = """([scope, rules]) => axe.run(scope, rules).then(({ violations }) =>
  violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`))"""


def look_closely(page: Page) -> None:
    """Put axe and our measures into a page, once."""
    page.evaluate(AXE)
    page.evaluate(MEASURES)


def barriers(page: Page, scope: str = "html", rules: object = RULES) -> Iterator[str]:
    """What axe and our own measures find on the page, or in one part of it."""
    for found in page.evaluate(RUN, [scope, rules]) + page.evaluate("measures.sideways()"):
        yield f"{page.url} {page.viewport_size} {scope}: {found}"


def shortfalls(page: Page) -> Iterator[str]:
    """Targets under 44 pixels, text under 16, lines over 80 letters, text that is cut off."""
    for name in ("smallTargets", "smallText", "longLines", "cutOff"):
        for found in page.evaluate(f"measures.{name}()"):
            yield f"{page.url} {page.viewport_size} {name}: {found}"


def opened(page: Page) -> Iterator[str]:
    """Open each thing that opens on the page, give what is open, and close it before the next."""
    for opener, part in OPENERS.items():
        if not page.locator(opener).count():
            continue
        page.locator(opener).first.click()
        page.locator(part).first.wait_for()
        if part in TYPED:
            field, words, answer = TYPED[part]
            page.locator(field).fill(words)
            page.locator(field).press("Enter")
            page.locator(answer).first.wait_for()
        yield part
        page.keyboard.press("Escape")


# The reading dialog changes themes in this way too.
RUN_IN_THEMES = """async ([scope, themes]) => {
  const { dataset } = document.documentElement;
  const found = [];
  for (const [theme, rules] of Object.entries(themes)) {
    dataset.theme = theme;
    const { violations } = await axe.run(scope, rules);
    found.push(...violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0].html.slice(0, 200)}`));
  }
  delete dataset.theme;
  return [...found, ...measures.sideways()];
}"""


def parts(page: Page) -> Iterator[str]:
    """The page at rest, then each thing that opens on it."""
    yield "html"
    yield from opened(page)


def every_way(page: Page) -> tuple[int, list[str]]:
    """Look at a page at each width, at rest and with each thing open, in each theme.

    Gives in how many ways it was looked at, and what was found.
    """
    ways = 0
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for part in parts(page):
            found += shortfalls(page)
            in_themes = page.evaluate(RUN_IN_THEMES, [part, THEMES])
            found += [f"{page.url} {width} {part}: {each}" for each in in_themes]
            ways += len(THEMES)
    return ways, found
