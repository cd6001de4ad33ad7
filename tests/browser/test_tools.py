"""What readers are given to read with: search, easier reading, listening, lists, words, offline, print."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browsing import ROOT, VOICE, OpenPage, build, served

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["", "how-to/staff/", "404.html"])
def test_search_finds_a_page_by_plain_words(path: str, open_page: OpenPage) -> None:
    page = open_page(path)
    page.locator("#search-button").click()
    page.locator("#search-words").fill("paying people")
    results = page.locator("#search-results a")
    expect(page.locator("#search-count")).to_contain_text("pages")
    assert "how-to/pay-and-thank" in str(results.first.get_attribute("href"))
    page.keyboard.press("Tab")
    expect(results.first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search-dialog")).to_be_hidden()


# What people may ask, and a page that must be among the first three. With a slip in it, or signs that mean
# something to the index, too.
ASKED = {
    "money for taking part": "how-to/pay-and-thank/",
    "what does reciprocity mean": "glossary/reciprocity/",
    "will I lose my benefits if I am paid?": "how-to/pay-and-thank/",
    "disabled people's movement": "glossary/disabled-peoples-movement/",
    "buying services": "glossary/commissioning/",
    "getting something back": "easy-read/getting-paid/",
    "reciprocal": "glossary/reciprocity/",
    "recipricity": "glossary/reciprocity/",
    "comissioning": "glossary/commissioning/",
    "recip": "glossary/reciprocity/",
    "coproduction": "glossary/co-production/",
    "co-production": "glossary/co-production/",
    "Grwp": "examples/grwp-gwalia/",
    "title:+time^bank~": "glossary/time-bank/",
    "get paid": "how-to/pay-and-thank/",
    "nobody listens to me": "questions/feeling-unheard/",
    "make the text bigger": "accessibility/",
    "checklist for a meeting": "tools/access-checklist/",
    "where do I start?": "tools/first-meeting/",
    "what does it cost": "what-it-is/money/",
    "mental health": "examples/you-in-mind/",
    "Scotland": "examples/care-leavers/",
}


def test_search_answers_what_people_ask(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("#search-button").click()
    for words, path in ASKED.items():
        page.locator("#search-words").fill(words)
        first = f"#search-results li:nth-child(-n + 3) a[href*='/{path}']"
        expect(page.locator(first), words).to_have_count(1)


def test_search_says_how_it_went(open_page: OpenPage) -> None:
    page = open_page()
    page.locator("#search-button").click()
    said = page.get_by_role("dialog").get_by_role("status")
    answers: dict[str, str | re.Pattern[str]] = {
        "reciprocity": re.compile(r"^\d+ pages found$"),
        "people": "The best 20 pages are shown",
        "recipricity": re.compile("^No page has just that. With words like it: "),
        "zzzzzz": "We found nothing. Try another word, or a shorter one.",
        "a": "Type one more letter.",
        "": "",
    }
    for words, answer in answers.items():
        page.locator("#search-words").fill(words)
        expect(said).to_have_text(answer)
    expect(page.locator("#search-results li")).to_have_count(0)


def test_choices_are_kept_on_the_device_and_can_be_taken_back(open_page: OpenPage) -> None:
    page = open_page("what-it-is/")
    page.locator("#easier-button").click()
    page.get_by_label("Yellow on black").check()
    page.get_by_label("Largest").check()
    page.reload()
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "yellow")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == pytest.approx(38)
    page.locator("#easier-button").click()
    page.get_by_role("button", name="Back to how it was").click()
    expect(root).not_to_have_attribute("data-theme", "yellow")
    assert page.context.cookies() == []


def test_only_the_points_in_short(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/")
    page.locator("#easier-button").click()
    page.get_by_label("Only headings and the points in short").check()
    page.keyboard.press("Escape")
    expect(page.locator("#in-short + ul")).to_be_visible()
    assert page.locator(".page__text > p:visible").count() == 0
    page.reload()
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator(".page__text > p:visible").first).to_be_visible()
    expect(page.locator("#easier-button")).to_be_focused()
    page.reload()
    expect(page.locator("#show-everything")).to_be_hidden()


def test_no_voice_no_button(open_page: OpenPage) -> None:
    silent = "Object.defineProperty(window, 'speechSynthesis', {value: {getVoices: () => [], cancel() {}}})"
    page = open_page("what-it-is/", before=silent)
    expect(page.locator("#listen-button")).to_be_hidden()


def test_listen_reads_sentence_by_sentence(open_page: OpenPage) -> None:
    page = open_page("what-it-is/", before=VOICE)
    assert page.evaluate("said.length") == 0
    page.locator("#listen-button").click()
    for _ in range(3):
        page.evaluate("finish()")
    said = [text for text, _ in page.evaluate("said")]
    assert said[0] == page.locator("h1").inner_text()
    assert len(said) == len(set(said)) == 4
    assert page.evaluate("CSS.highlights.get('spoken').size") == 1
    page.get_by_role("button", name="Back a sentence").click()
    assert page.evaluate("said.at(-1)[0]") == said[2]
    page.get_by_role("button", name="Faster").click()
    assert page.evaluate("said.at(-1)[1]") > 1
    page.get_by_role("button", name="Pause").click()
    count = page.evaluate("said.length")
    page.evaluate("finish()")
    assert page.evaluate("said.length") == count
    page.get_by_role("button", name="Go on").click()
    assert page.evaluate("said.length") == count + 1
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("#listen-button")).to_be_focused()


def test_the_voice_ends_with_the_page_or_when_it_fails(open_page: OpenPage) -> None:
    page = open_page("what-it-is/", before=VOICE)
    page.locator("#listen-button").click()
    page.evaluate("current.dispatchEvent(new Event('error'))")
    expect(page.locator("#listen-button")).to_be_focused()
    page.locator("#listen-button").click()
    before = page.evaluate("cancelled")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("cancelled") == before + 1


def test_a_meaning_can_be_heard(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/", before=VOICE)
    page.locator(".speakeasy-term", has_text="Time banks").click()
    page.locator(".speakeasy-meaning:popover-open").get_by_role("button", name="Listen").click()
    said = page.evaluate("said.at(-1)[0]")
    assert said.startswith("time bank. ")
    assert "More about" not in said


def test_without_a_network_or_an_index_search_says_so(open_page: OpenPage) -> None:
    page = open_page("what-it-is/", missing=True)
    page.route("**/search/worker.js", lambda route: route.fulfill(status=404))
    page.locator("#search-button").click()
    expect(page.locator("#search-count")).to_contain_text("Search does not work here")


@pytest.mark.parametrize(
    "container", ["undefined", "{ register: () => Promise.reject(new TypeError('no')), controller: null }"]
)
def test_without_an_offline_worker_the_rest_works(container: str, open_page: OpenPage) -> None:
    page = open_page(
        "what-it-is/", before=f"Object.defineProperty(navigator, 'serviceWorker', {{ value: {container} }})"
    )
    page.locator("#easier-button").click()
    expect(page.locator("#easier-dialog")).to_be_visible()


def test_a_page_opened_as_a_file_does_without_scripts(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "how-to/pay-and-thank/index.html").as_uri())
    expect(page.locator("[data-needs-script]:visible")).to_have_count(0)
    page.locator(".speakeasy-term").first.click()
    expect(page.locator(".speakeasy-meaning:popover-open")).to_be_visible()
    page.close()


def test_checklist_keeps_ticks_and_notes_on_the_device(open_page: OpenPage) -> None:
    page = open_page("tools/self-check/", permissions=["clipboard-read", "clipboard-write"])
    box = page.locator(".task-list-item input").first
    assert box.get_attribute("aria-label")
    box.check()
    page.locator(".item-note summary").first.click()
    page.locator(".item-note textarea").first.fill("Ask Monday's group")
    page.get_by_label("We are", exact=True).fill("The Friday club")
    page.reload()
    expect(box).to_be_checked()
    expect(page.get_by_label("We are", exact=True)).to_have_value("The Friday club")
    expect(page.locator(".item-note textarea").first).to_have_value("Ask Monday's group")
    page.get_by_role("button", name="Copy the checklist").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Who we are, and when\nWe are: The Friday club\nToday's date: \n\nCulture")
    assert "\n[x] 1." in copied
    assert "(Ask Monday's group)" in copied
    clear = page.get_by_role("button", name="Clear ticks and notes")
    clear.click()  # the browser asks, and nobody says yes
    expect(box).to_be_checked()
    page.once("dialog", lambda dialog: dialog.accept())
    clear.click()
    page.reload()
    expect(box).not_to_be_checked()
    expect(page.get_by_label("We are", exact=True)).to_have_value("")


def test_examples_are_found_by_choice(open_page: OpenPage) -> None:
    page = open_page("examples/")
    shown = page.locator("#examples > li:visible")
    expect(shown).to_have_count(13)
    page.get_by_label("Nation").select_option("Wales")
    expect(page.locator("#find-count")).to_have_text(f"{shown.count()} of 13 examples are shown.")
    assert 0 < shown.count() < 13
    page.goto(page.url)
    expect(page.get_by_label("Nation")).to_have_value("Wales")
    page.get_by_role("button", name="Show all examples").click()
    expect(shown).to_have_count(13)
    assert "?" not in page.url
    page.get_by_label("Nation").select_option("Wales")
    page.locator("#examples a:visible").first.click()
    page.go_back()
    expect(page.get_by_label("Nation")).to_have_value("Wales")
    assert shown.count() < 13


def test_a_word_is_found_as_you_type(open_page: OpenPage) -> None:
    page = open_page("glossary/")
    page.get_by_label("Find a word").fill("time bank")
    expect(page.locator(".page__text li:visible", has_text="time bank").first).to_be_visible()
    expect(page.locator(".page__text li:visible", has_text="wellbeing")).to_have_count(0)


def test_asking_about_a_word(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/")
    page.locator("#ask-button").click()
    answer = page.locator("#ask-answer")
    for asked, told in {
        "time bank": "More about time bank",
        "Time-Banks": "More about time bank",
        "what is reciprocity?": "More about reciprocity",
        "reciprocal": "More about reciprocity",
        "National Health Service": "More about NHS",
        "ukulele": "not in our list yet",
    }.items():
        page.get_by_label("Which word?").fill(asked)
        page.keyboard.press("Enter")
        expect(answer).to_contain_text(told)
    assert page.locator("#ask-words option[value='time bank']").count() == 1


@pytest.mark.parametrize("ways", [True, False])
def test_a_word_that_is_not_there_can_be_sent(ways: bool, tmp_path: Path, open_page: OpenPage) -> None:
    set_to = {"WORD_FORM": "https://our.example/new?template=word.yml", "WORD_EMAIL": "words@our.example"}
    build(tmp_path, **(set_to if ways else {}))
    with served(tmp_path) as address:
        page = open_page("tools/", at=address)
        page.locator("#ask-button").click()
        page.get_by_label("Which word?").fill("zyx & co")
        page.keyboard.press("Enter")
        told = page.locator("#ask-answer")
        expect(told).to_contain_text('"zyx & co" is not in our list yet.')
        assert ("You can tell us" in told.inner_text()) is ways
        asked = "zyx%20%26%20co"
        sent = [str(link.get_attribute("href")) for link in page.locator("#ask-send a").all()]
        starts = [
            "https://our.example/new?template=word.yml&title=Word",
            "mailto:words@our.example?subject=Word",
        ]
        assert [each.split("%3A")[0] for each in sent] == (starts if ways else [])
        assert all(f"%20{asked}&body=" in each and "tools" in each for each in sent)


def test_a_marked_word_is_asked_about(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/")
    page.locator(".page__text > p").first.dblclick(position={"x": 5, "y": 5})
    page.locator("#ask-button").click()
    expect(page.get_by_label("Which word?")).to_have_value("People")


REFUSED = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no') }})"
BROKEN = "localStorage.setItem('speakeasy.reading', '[1, {')"


@pytest.mark.parametrize("storage", [REFUSED, BROKEN])
def test_where_nothing_can_be_kept_all_works_for_now(storage: str, open_page: OpenPage) -> None:
    page = open_page("tools/self-check/", before=storage)
    page.locator("#easier-button").click()
    for name in ("Cream", "Largest", "Round"):
        page.get_by_label(name).check()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(253, 246, 227)"
    page.keyboard.press("Escape")
    box = page.locator(".task-list-item input").first
    box.check()
    expect(box).to_be_checked()


LOOKS = """() => {
  const text = document.querySelector(".page__text > p"), style = getComputedStyle(text);
  const { backgroundColor, fontFamily } = getComputedStyle(document.body);
  const guide = getComputedStyle(document.querySelector(".line-guide")).display;
  const { fontSize, lineHeight, letterSpacing, display } = style;
  const { width } = text.getBoundingClientRect();
  return [backgroundColor, fontFamily, fontSize, lineHeight, letterSpacing, display, guide, width].join();
}"""


def test_each_choice_changes_the_page_and_can_be_taken_back(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/", color_scheme="dark")
    page.locator("#easier-button").click()
    first = page.evaluate(LOOKS)
    for choice in page.locator("#easier-form input:not([value=''], [value=dark])").all():
        choice.check()
        assert page.evaluate(LOOKS) != first, choice.get_attribute("value")
        page.locator(f"[name={choice.get_attribute('name')}][value='']").check()
        assert page.evaluate(LOOKS) == first


def test_the_line_to_follow_is_under_the_pointer_and_the_focus(open_page: OpenPage) -> None:
    page = open_page("what-it-is/", before="localStorage.setItem('speakeasy.reading', '{\"guide\": \"on\"}')")
    page.mouse.move(300, 400)
    top = "document.querySelector('.line-guide').getBoundingClientRect().top"
    assert page.evaluate(top) == 400
    page.locator("#menu-button").focus()
    assert page.evaluate(top) == page.evaluate(
        "document.querySelector('#menu-button').getBoundingClientRect().bottom"
    )


def test_without_a_script_the_words_and_the_ways_are_there(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/", script=False)
    expect(page.locator("[data-needs-script]:visible")).to_have_count(0)
    expect(page.locator(".speakeasy-words")).to_be_visible()
    header = page.get_by_role("banner")
    expect(header.get_by_role("link", name="A to Z")).to_have_attribute("href", "../../glossary/")
    header.get_by_role("link", name="Menu").click()
    assert page.locator(".site-map a").count() > 90
    page.goto(page.url.replace("site-map", "examples"))
    expect(page.locator("#examples > li:visible")).to_have_count(13)


WAIT_UNTIL_KEPT = """async () => {
  const parts = [location.href, ...[...document.styleSheets].map((sheet) => sheet.href)];
  const kept = async () => (await Promise.all(parts.map((part) => caches.match(part)))).every(Boolean);
  while (!(await kept())) await new Promise(requestAnimationFrame);
}"""


def test_a_page_seen_opens_without_a_network(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "what-it-is/")
    page.evaluate(WAIT_UNTIL_KEPT)
    context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_be_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.site-header')).borderBottomStyle") == "solid"
    )
    page.goto(address + "how-to/staff/")
    expect(page.get_by_role("heading", name="Easy to carry")).to_be_visible()
    context.close()


WAIT_UNTIL_RENEWED = """async () => {
  const old = async () => (await caches.keys()).some((name) => !name.endsWith("-next"));
  while (await old()) await new Promise(requestAnimationFrame);
}"""


def test_a_new_version_takes_the_place_of_the_old(site: Path, tmp_path: Path, browser: Browser) -> None:
    """Pages that were kept are fetched anew, so that without a network none meets the styles of another."""
    shutil.copytree(site, tmp_path, dirs_exist_ok=True)
    with served(tmp_path) as address:
        context = browser.new_context()
        page = context.new_page()
        page.goto(address)
        page.evaluate(WAIT_UNTIL_KEPT)
        for name, old, new in (("sw.js", '";', '-next";'), ("index.html", "<h1", "<p>A new page</p><h1")):
            file = tmp_path / name
            file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        page.goto(address + "about/")
        page.evaluate(WAIT_UNTIL_RENEWED)
        context.set_offline(True)
        page.goto(address)
        expect(page.get_by_text("A new page")).to_be_visible()
        context.close()


def test_the_way_on_says_when_it_leads_to_another_part(open_page: OpenPage) -> None:
    page = open_page("easy-read/getting-paid/")
    expect(page.locator("[rel=next]")).to_contain_text("Next, in another part: How to do it")
    expect(page.locator("[rel=prev]")).not_to_contain_text("part:")


def test_a_picture_stands_beside_its_own_words(open_page: OpenPage) -> None:
    page = open_page("easy-read/what-is-it/")
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        lefts = page.locator("p:has(> .easy-picture)").evaluate_all("all => all.map(p => p.offsetLeft)")
        assert len(lefts) > 5
        assert len(set(lefts)) == 1


def test_a_place_to_write_is_a_line_on_paper(open_page: OpenPage) -> None:
    page = open_page("tools/pledge/", script=False)
    page.emulate_media(media="print")
    for place in page.locator(".to-write textarea").all():
        size = place.bounding_box()
        assert size is not None
        assert size["height"] >= 30
        assert size["width"] >= 150
        expect(place).to_have_css("border-bottom-style", "solid")
        expect(place).to_have_css("border-top-width", "0px")


def test_on_paper_a_page_says_where_it_and_its_links_come_from(open_page: OpenPage) -> None:
    page = open_page("tools/pledge/")
    page.emulate_media(media="print")
    top = "https://speakeasy.example/"
    expect(page.get_by_text(f"From Speakeasy, {top}tools/pledge/.")).to_be_visible()
    expect(page.get_by_text("Reading age of the words")).to_be_hidden()
    links = page.locator(".print-links")
    expect(links.locator("p")).to_have_text(f"On this site they begin with {top}")
    expect(links.locator("li").first).to_have_text("the whole story: stories/count-me-in/")


def test_words_for_search_alone_are_never_shown(open_page: OpenPage) -> None:
    page = open_page("how-to/pay-and-thank/")
    expect(page.get_by_text("People also ask for:")).to_be_hidden()
    parts = open_page("easy-to-carry/").locator(".carried")
    expect(parts.filter(has_text="People also ask for:")).to_have_count(0)
    assert parts.count() > 50


def sheets(browser: Browser, url: str, file: Path) -> int:
    page = browser.new_page()
    page.goto(url)
    page.pdf(path=file, format="A4", prefer_css_page_size=True)
    page.close()
    return file.read_bytes().count(b"/Type /Page\n") or file.read_bytes().count(b"/Type/Page/")


def test_a_tool_prints_on_two_sheets(browser: Browser, address: str, tmp_path: Path) -> None:
    tools = sorted(file.stem for file in (ROOT / "docs/tools").glob("*.md") if file.stem != "index")
    counts = {name: sheets(browser, f"{address}tools/{name}/", tmp_path / "a.pdf") for name in tools}
    assert len(counts) == 12
    assert {name: count for name, count in counts.items() if not 1 <= count <= 2} == {}
