"""The Markdown extension: which uses carry a link, and what the page carries."""

import os
import re
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from zensical.extensions.context import ContextExtension, Page

import mkdocs_speakeasy
from mkdocs_speakeasy.explained import linkable
from mkdocs_speakeasy.finding import SpeakeasyError
from mkdocs_speakeasy.glossary import load
from mkdocs_speakeasy.links import KnownUses
from mkdocs_speakeasy.text import read

HERE = Path(__file__).parent / "links"
PAGES = sorted(HERE.glob("*.md"))
DOCS = sorted((Path(__file__).parents[1] / "docs").rglob("*.md"))
GLOSSARY = load(HERE / "glossary")
# What mkdocs.yml uses, and what other sites use most.
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc",
    "pymdownx.betterem", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
    "pymdownx.tilde",
]  # fmt: skip
BUTTON = re.compile(
    r'<span id="word-[^"]*"><button type="button" class="speakeasy-term" popovertarget="meaning-([^"]*)">'
    r"(.*?)</button>([^<]*)</span>",
    re.DOTALL,
)
# Pieces of pages, each with words of the glossary where something could go wrong.
INLINE = [
    "A carer gets a direct payment.", "**carer**", "_NHS_", "*direct* payments", "**direct\npayments**",
    "co**production**", "~~carer~~", "`NHS`", "[carer](a.md)", "[a](b.md 'carer')", "![NHS](a.png)", "(NHS)",
    "<a href='x'>carer</a>", "<button>NHS</button> NHS", "carer{ .x }", "<b>carer</b>", "&lt;carer&gt;",
    "carer's", "co-producing", "https://example.org/carer", "a < carer > b", '"carer"', "\\*carer\\*",
    "***NHS***", "tag_tag",
]  # fmt: skip
BLOCKS = [
    "# Carer", "## NHS ##", "Payment\n---", "> A carer", "- carer\n- NHS\n    - payment", "1. carer",
    "- [ ] carer", '!!! note "NHS"\n    A carer.', "??? tip\n    payment", '=== "Carer"\n\n    A carer.',
    "    carer", "[TOC]", "```\ncarer\n```", "| Carer | NHS |\n| --- | --- |\n| `payment` | payment |",
    "NHS\n:   carer", "*[NHS]: carer", "Text.[^1]\n\n[^1]: A carer.", "<div>carer</div>",
    "<div markdown>\n**carer**\n</div>", "<!-- carer -->", "<details><summary>carer</summary>NHS</details>",
]  # fmt: skip
PARAGRAPHS = st.lists(st.sampled_from(INLINE), min_size=1, max_size=4).flatmap(
    lambda pieces: st.sampled_from([" ", "\n"]).map(lambda between: between.join(pieces))
)
SOURCES = st.lists(PARAGRAPHS | st.sampled_from(BLOCKS), min_size=1, max_size=4).map("\n\n".join)


def render(source: str, glossary: object = GLOSSARY, **options: object) -> str:
    return markdown("mkdocs_speakeasy", glossary=glossary, **options).convert(source)


def markdown(*more: str, **options: object) -> Markdown:
    configs: dict[str, dict[str, object]] = {
        "mkdocs_speakeasy": options,
        "pymdownx.tabbed": {"alternate_style": True},
    }
    return Markdown(extensions=[*EXTENSIONS, *more], extension_configs=configs)


def without_links(html: str) -> str:
    return BUTTON.sub(r"\2\3", html.partition("\n<div popover")[0]).strip()


def without_bold(html: str) -> str:
    return re.sub("</?(?:em|strong)>", "", html)


class Ids(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.count: Counter[str] = Counter()
        self.aims: set[str] = set()
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.count.update(filter(None, [named.get("id")]))
        if aim := named.get("popovertarget"):
            self.aims.add(aim)
        if (named.get("href") or "").startswith("#word-"):
            self.aims.add((named["href"] or "")[1:])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_page_is_the_one_that_was_read_and_approved(page: Path) -> None:
    expected = page.with_suffix(".html").read_text(encoding="utf-8")
    assert render(page.read_text(encoding="utf-8")) + "\n" == expected


def assert_links_are_right(source: str) -> None:
    """Nothing else on the page changes, what the checks take as linked is linked, and ids are unique."""
    html = render(source)
    kept, plain = without_links(html), markdown().convert(source)
    if kept != plain:  # a button over the edge of bold text cuts it in two
        assert "direct" in source
        assert without_bold(kept) == without_bold(plain)
    linked = [slug for slug, *_ in BUTTON.findall(html)]
    assert sorted(linked) == sorted({use.value.slug for use in linkable(read("", source), GLOSSARY)})
    ids = Ids(html)
    assert max(ids.count.values(), default=1) == 1
    assert ids.aims <= ids.count.keys()
    assert "\x02" not in html


@settings(deadline=None)
@given(SOURCES)
def test_any_page_keeps_its_html_and_gets_its_links(source: str) -> None:
    assert_links_are_right(source)


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.stem)
def test_the_pages_of_the_guide_keep_their_html_and_get_their_links(page: Path) -> None:
    assert_links_are_right(
        re.sub(r"\A---\n.*?\n---\n", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    )


@settings(deadline=None)
@given(st.text(alphabet="*_`<>[](){}#!|=~:\\\"'\n\x02\x03 carNHSue123-&;/", max_size=60))
def test_any_text_leaves_no_mark(source: str) -> None:
    html = render(source)
    assert "\x02" not in html
    assert "\x03" not in html


def test_titles_for_the_table_of_contents_stay_as_they_are() -> None:
    md, plain = markdown("mkdocs_speakeasy", glossary=GLOSSARY), markdown()
    source = "# A carer\n\nA carer.\n\n## The *NHS*\n\nNHS"
    md.convert(source)
    plain.convert(source)
    assert md.toc_tokens == plain.toc_tokens  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("base", "address"), [("/", "/glossary/carer/"), ("/guide/", "/guide/glossary/carer/")]
)
def test_base_is_where_the_site_starts_if_the_engine_does_not_say(base: str, address: str) -> None:
    assert render("A carer.", base=base).count(f'href="{address}"') == 2


@pytest.mark.parametrize(("path", "address"), [
    ("index.md", "glossary/carer.md"),
    ("deep/er/page.md", "../../glossary/carer.md"),
    ("glossary/nhs.md", "carer.md"),
    ("glossary/carer.md", None),
    ("glossary/index.md", None),
])  # fmt: skip
def test_zensical_says_where_the_page_stands_and_makes_the_address_itself(
    path: str, address: str | None
) -> None:
    config = {"root_dir": str(HERE), "docs_dir": "."}  # so that the words have pages
    page = ContextExtension(page=Page(url="", path=path), config=config)
    html = Markdown(extensions=[page, "mkdocs_speakeasy"]).convert("A carer.")
    assert re.findall('href="([^#"]*)"', html) == [address] * (2 if address else 0)


def test_a_converter_can_be_used_again() -> None:
    md = markdown("mkdocs_speakeasy", glossary=GLOSSARY)
    first = md.convert("A carer.")
    assert "NHS" in md.reset().convert("The NHS.")
    assert md.reset().convert("A carer.") == first


def test_a_folder_of_words_is_read_again_when_a_file_changes(tmp_path: Path) -> None:
    word = tmp_path / "carer.md"
    word.write_text("---\nterm: carer\n---\nA person who cares.\n", encoding="utf-8")
    assert "A person who cares." in render("A carer.", str(tmp_path))
    word.write_text("---\nterm: carer\n---\nA friend who helps.\n", encoding="utf-8")
    os.utime(word, (1, 1))  # a clock that is too coarse to tell two writes apart must not fail this test
    assert "A friend who helps." in render("A carer.", str(tmp_path))


def test_a_folder_that_is_not_there_gets_a_plain_sentence(tmp_path: Path) -> None:
    with pytest.raises(SpeakeasyError, match="there is no such folder of words"):
        render("A carer.", str(tmp_path / "none"))


def test_the_package_offers_the_extension_but_loads_no_markdown_itself() -> None:
    code = "import sys, mkdocs_speakeasy; sys.exit('markdown' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
    assert mkdocs_speakeasy.makeExtension(base="/x").getConfig("base") == "/x"
    with pytest.raises(AttributeError, match="nothing"):
        mkdocs_speakeasy.nothing  # noqa: B018


@settings(deadline=None)
@given(SOURCES, st.sampled_from(["", "---\ntitle: A carer\n---\n", "---\nx: NHS\n---\n\n\n", "\n\n"]))
def test_a_page_that_its_host_has_read_comes_out_the_same(body: str, front: str) -> None:
    host = read("", front + body + "\n")
    page = KnownUses.of(host, linkable(host, GLOSSARY))
    assert render(body, known_uses={"": page}) == render(body)
    nothing = load(HERE / "none")  # so only the words that the host has found can be linked
    assert render(body, glossary=nothing, known_uses={"": page}) == render(body)
    assert render(body + "\n\nA carer.", known_uses={"": page}) == render(body + "\n\nA carer.")
