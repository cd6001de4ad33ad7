"""The report as a page of the site, in Markdown: charts, each with the table behind it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mkdocs_speakeasy.charts import bars
from mkdocs_speakeasy.made_pages import head, join, link, plain
from mkdocs_speakeasy.report import HISTORY, Shape, as_json
from mkdocs_speakeasy.score import YOUNGEST
from mkdocs_speakeasy.site import page_of

FOLDER = "contribute"
PATH = f"{FOLDER}/report.md"
"""Where the page stands in the site."""
DATA = f"{FOLDER}/report.json"
"""Where the numbers stand in the site, for other programs."""
FILES = (PATH, DATA)

_PAGES, _WORDS = ("page", "pages"), ("word", "words")
_TOTALS = {
    "pages": "Pages",
    "words": "Words",
    "reading_age": "Reading age",
    "words_explained": "Words explained",
}
_CHANGES = {
    "new": "These pages are new:",
    "gone": "These pages are gone:",
    "harder": "These pages are harder to read than they were:",
    "easier": "These pages are easier to read than they were:",
}


def files(shape: Shape) -> dict[str, str]:
    """Both files of the report, by their paths in the site."""
    return {PATH: render(shape), DATA: as_json(shape)}


def render(shape: Shape) -> str:
    """The Markdown of the report. The same numbers give the same text."""
    parts = (_opening, _ages, _change, _jargon, _exceptions, _pages, _words)  # the long lists come last
    return join(text for part in parts for text in part(shape))


def _opening(shape: Shape) -> Iterator[str]:
    totals = shape["totals"]
    yield head("How the guide is doing", "How easy our pages are to read, in numbers.", "the pages")
    yield "This page shows in numbers how easy our pages are to read. It changes with each change to a page."
    yield "## In short"
    lines = [f"There are {_count(totals['pages'], _PAGES)} with {_count(totals['words'], _WORDS)}."]
    if totals["reading_age"]:
        lines.append(f"A page in the middle has a reading age of {_age(totals['reading_age'])}.")
    lines += [
        f"The pages explain {_count(totals['words_explained'], ('hard word', 'hard words'))}.",
        "You can get [all numbers as a file](report.json).",
    ]
    yield _list(lines)


def _ages(shape: Shape) -> Iterator[str]:
    ages = Counter(page["reading_age"]["best"] for page in shape["pages"] if page["reading_age"])
    if not ages:
        return
    rows = [(_age(age), ages[age]) for age in sorted(ages)]
    yield "## How old a reader each page asks for"
    yield "This is the best guess for each page. The real age can be two years more or less."
    labels = [(f"Age {age}", number) for age, number in rows]
    yield bars("chart-ages", "How many pages there are for each reading age", labels, _PAGES)
    yield _table(("Reading age", "Pages"), rows)


def _pages(shape: Shape) -> Iterator[str]:
    yield "## Each page"
    yield "A page has no reading age if it has fewer than 100 words in sentences."
    yield _table(
        ("Page", "Words", "Reading age"),
        ((_page(page["path"]), f"{page['words']:,}", _band(page["reading_age"])) for page in shape["pages"]),
    )


def _exceptions(shape: Shape) -> Iterator[str]:
    yield "## Pages that go their own way"
    if not shape["exceptions"]:
        yield "All pages keep to the limits, and none ignores a check."
        return
    yield "Each of these sets its own limits or ignores a check. It must say why."
    rows = ((_page(each["path"]), _code(each["what"]), _code(each["reason"])) for each in shape["exceptions"])
    yield _table(("Page", "What", "Why"), rows)


def _words(shape: Shape) -> Iterator[str]:
    if shape["words"]:
        yield "## Words that we explain"
        yield "Choose a word to see the pages that use it."
        yield _table(("Word", "Pages"), ((_word(word), len(word["pages"])) for word in shape["words"]))
    if shape["unused"]:
        yield "## Words that no page uses"
        yield "We explain these words, but no page needs them yet."
        yield _list(map(_word, shape["unused"]))


def _jargon(shape: Shape) -> Iterator[str]:
    yield "## Hard words that we have yet to explain"
    if not shape["jargon"]:
        yield "No page uses a word from our list of such words."
        return
    yield "Our list names these words, but has no page for them. Here are those that we use most."
    rows = [(each["term"], each["uses"]) for each in shape["jargon"]]
    yield bars("chart-jargon", "How often each hard word stands in the guide", rows, ("time", "times"))
    cells = ((_code(each["term"]), each["uses"], each["pages"]) for each in shape["jargon"])
    yield _table(("Word", "Times", "Pages"), cells)


def _change(shape: Shape) -> Iterator[str]:
    yield "## What changed since the last release"
    since, now = shape["since"], shape["totals"]
    if not since:
        yield f"There is no release yet. The file `{HISTORY}` will keep the numbers of each."
        return
    then = since["totals"]
    yield f"The last release is <code>{plain(since['release'])}</code> of {plain(since['date'])}."
    rows = ((said, _total(key, then), _total(key, now)) for key, said in _TOTALS.items())
    yield _table(("What", "Then", "Now"), rows)
    for key, said in _CHANGES.items():
        if since[key]:
            yield said
            yield _list(map(_code if key == "gone" else _page, since[key]))
    releases = [*shape["releases"], {"release": "Now", "totals": now}]
    explained = [(each["release"], each["totals"]["words_explained"]) for each in releases]
    yield "Here is how many words each release explained."
    yield bars("chart-releases", "How many words each release explained", explained, _WORDS)
    yield _table(("Release", "Words explained"), ((_code(name), number) for name, number in explained))


def _table(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _count(number: int, unit: tuple[str, str]) -> str:
    return f"{number:,} {unit[number != 1]}"


def _total(key: str, totals: Shape) -> str:
    number = totals[key]
    if number is None:
        return "not known"
    return _age(number) if key == "reading_age" else f"{number:,}"


def _age(age: int) -> str:
    return f"{YOUNGEST} or under" if age == YOUNGEST else str(age)


def _band(band: Shape | None) -> str:
    if not band:
        return "none"
    years = f"{band['low']} to {band['high']}, best guess {band['best']}"
    return (_age(YOUNGEST) if band["best"] == YOUNGEST else years) + (" (rough)" if band["rough"] else "")


def _page(path: str) -> str:
    return link(_code(path), path, FOLDER)


def _word(word: Shape) -> str:
    return link(_code(word["term"]), page_of(word["slug"]), FOLDER)


def _code(text: str) -> str:
    """Other people's words, which the checks of this page pass over."""
    return f"<code>{plain(' '.join(text.split()))}</code>"
