"""Everything works with the keyboard alone: each stop is seen, and the focus is never lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from browsing import VOICE, OpenPage

pytestmark = pytest.mark.browser

STOP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = e.getBoundingClientRect();
  const style = getComputedStyle(e);
  return {
    name: e.outerHTML.slice(0, 120),
    seen: box.width > 0 && box.height > 0
      && box.top < innerHeight && box.bottom > 0 && box.left >= 0 && box.right <= innerWidth + 1,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 3,
  };
}"""


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("path", ["", "how-to/pay-and-thank/", "examples/", "tools/self-check/", "glossary/"])
def test_each_stop_is_seen(path: str, width: int, open_page: OpenPage) -> None:
    page = open_page(path, width)
    stops = []
    for _ in range(600):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 15
    assert [stop for stop in stops if not stop["seen"] or not stop["ring"]] == []


@pytest.mark.parametrize("path", ["how-to/pay-and-thank/", "examples/", "tools/self-check/", "glossary/"])
def test_each_control_opens_and_closes_and_keeps_the_focus(path: str, open_page: OpenPage) -> None:
    page = open_page(path, before=f"{VOICE} window.print = () => {{}};")
    lost = []
    for control in page.locator(":is(button, summary):visible").all():
        name = control.inner_text()
        control.press("Enter")
        page.keyboard.press("Escape")
        if page.evaluate("document.activeElement === document.body"):
            lost.append(name)
        if name == "Listen":
            page.get_by_role("button", name="Stop").press("Enter")
    assert lost == []
    assert page.locator("dialog[open], :popover-open, #menu:visible").count() == 0


@pytest.mark.parametrize("key", list("npsf/.,"))
def test_no_key_does_anything_by_itself(key: str, open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/")
    before = page.content()
    page.keyboard.press(key)
    page.wait_for_load_state()
    assert page.content() == before


def test_menu_opens_closes_and_gives_the_focus_back(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/", 320)
    button, menu = page.locator("#menu-button"), page.locator("#menu")
    expect(menu).to_be_hidden()
    expect(menu).to_have_attribute("inert", "")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_escape_closes_what_lies_over_the_menu_first(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/")
    page.locator("#menu-button").press("Enter")
    term = page.locator(".speakeasy-term").first
    term.press("Enter")
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_visible()
    expect(term).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator("#menu-button")).to_be_focused()


@pytest.mark.parametrize("name", ["search", "easier", "ask"])
def test_dialog_opens_closes_and_gives_the_focus_back(name: str, open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/")
    button, dialog = page.locator(f"#{name}-button"), page.locator(f"#{name}-dialog")
    ways: list[Callable[[], None]] = [
        lambda: page.keyboard.press("Escape"),
        lambda: dialog.locator("[data-close]").press("Enter"),
    ]
    for close in ways:
        button.press("Enter")
        expect(dialog).to_be_visible()
        assert page.evaluate(f"document.activeElement.closest('#{name}-dialog') !== null")
        close()
        expect(dialog).to_be_hidden()
        expect(button).to_be_focused()


def test_a_press_beside_a_dialog_closes_it_but_not_one_on_its_edge(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/")
    page.locator("#easier-button").click()
    dialog = page.locator("#easier-dialog")
    box = dialog.bounding_box()
    assert box
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    expect(dialog).to_be_visible()
    page.mouse.click(box["x"] - 20, box["y"] + 8)
    expect(dialog).to_be_hidden()


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("way", ["mouse", "touch", "keyboard"])
def test_meaning_opens_and_closes(way: str, script: bool, open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/", 320, script=script, has_touch=True)
    term, meaning = page.locator(".speakeasy-term").first, page.locator(".speakeasy-meaning").first
    target = page.locator(f"#{term.get_attribute('popovertarget')}")
    expect(meaning).to_be_hidden()
    {"mouse": term.click, "touch": term.tap, "keyboard": lambda: term.press("Enter")}[way]()
    expect(target).to_be_visible()
    box = target.bounding_box()
    assert box
    assert 0 <= box["x"] <= 320 - box["width"]
    assert 0 <= box["y"] <= 900 - box["height"]
    word = term.bounding_box()
    assert word
    above = box["y"] + box["height"] <= word["y"] + 2
    assert above or box["y"] >= word["y"] + word["height"] - 2  # the word stays in sight
    page.keyboard.press("Escape")
    expect(target).to_be_hidden()
    if not script:
        return
    term.press("Enter")
    close = target.get_by_role("button", name="Close")
    {"mouse": close.click, "touch": close.tap, "keyboard": lambda: close.press("Enter")}[way]()
    expect(target).to_be_hidden()
    expect(term).to_be_focused()


@pytest.mark.parametrize("size", [(320, 900), (320, 256), (1280, 900)])
@pytest.mark.parametrize("path", ["how-to/pay-and-thank/", "what-it-is/law/"])
def test_no_meaning_opens_off_the_screen(path: str, size: tuple[int, int], open_page: OpenPage) -> None:
    """Near the right edge, at the end of the page, and at 400% zoom, which leaves 320 by 256 pixels."""
    width, height = size
    page = open_page(path, width)
    page.set_viewport_size({"width": width, "height": height})
    off = []
    for term in page.locator(".speakeasy-term").all():
        for block in ("start", "end"):
            term.evaluate("(e, block) => e.scrollIntoView({ block })", block)
            term.press("Enter")
            box = page.locator(".speakeasy-meaning:popover-open").bounding_box()
            assert box
            inside = box["x"] >= 0 and box["x"] + box["width"] <= width
            inside = inside and box["y"] >= 0 and box["y"] + box["height"] <= height
            off += [] if inside else [(term.inner_text(), block, box)]
            page.keyboard.press("Escape")
    assert off == []


def test_one_meaning_is_open_at_a_time(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/")
    terms = page.locator(".speakeasy-term")
    for index in range(2):
        terms.nth(index).press("Enter")
    assert page.locator(".speakeasy-meaning:popover-open").count() == 1
