"""The glossary's own pages, as Markdown."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from mkdocs_speakeasy.explained import linkable
from mkdocs_speakeasy.files import is_made
from mkdocs_speakeasy.glossary import Glossary, load
from mkdocs_speakeasy.glossary_pages import GlossaryPages
from mkdocs_speakeasy.made_pages import link, tame
from mkdocs_speakeasy.safe_yaml import read_yaml
from mkdocs_speakeasy.text import read

NHS = "---\nterm: NHS\nstands_for: National Health Service\n---\nCare that all of us pay for.\n"
BUY = """---
term: commissioning
also: [commission*, buying-in]
instead: buying services
see: [nhs]
---
Choosing "services" & *paying* for them.

For example, the **NHS** does.
"""
BUY_PAGE = """---
# Made by speakeasy from glossary/commissioning.md: change that.
title: "Commissioning"
description: "Choosing 'services' + paying for them."
---
# Commissioning

Choosing "services" &#38; paying for them.

For example, the **NHS** does.

## Other ways to write it

- commission
- buying-in

## What you can say instead

- buying services

## Words that go with it

- [NHS](nhs.md)

## Pages that use this word

- [About &#42;commissioning&#42;](../about.md)
- [Buy well](../how%20to/buy.md)
- [In &#42;front&#42;](../title.md)
- [no-title.md](../no-title.md)
- [not-yaml.md](../not-yaml.md)
- [number.md](../number.md)
"""
A_TO_Z = """---
# Made by speakeasy from the glossary: change that.
title: "Words from A to Z"
description: "Every hard word in this guide, and what it means."
---
# Words from A to Z

Here is each hard word in this guide. Choose a word to read more about it.

[C](#letter-C) [N](#letter-N)

## <span id="letter-C"></span>C

- [commissioning](commissioning.md) (commission, buying-in): Choosing "services" &#38; paying for them.

## <span id="letter-N"></span>N

- [NHS](nhs.md) (National Health Service): Care that all of us pay for.
"""


@pytest.fixture
def glossary(tmp_path: Path) -> Glossary:
    folder = tmp_path / "glossary"
    folder.mkdir()
    (folder / "nhs.md").write_text(NHS, encoding="utf-8")
    (folder / "commissioning.md").write_text(BUY, encoding="utf-8")
    return load(folder)


def test_pages_say_what_a_word_means_and_who_uses_it(glossary: Glossary) -> None:
    pages = GlossaryPages(glossary)
    for path, source in {
        "how to/buy.md": "# Buy **well**\n\nCommissioned.",
        "about.md": "# About \\*commissioning\\*\n\nWe commission.",
        "no-title.md": "A commissioner buys in commissions.",
        "title.md": "---\ntitle: In *front*\n---\nCommission.",
        "number.md": "---\ntitle: 7\n---\nCommission.",
        "not-yaml.md": "---\ntitle: [\n---\nCommission.",
        "other.md": "# Other\n\nNothing here.",
    }.items():
        page = read(path, source)
        pages.add(path, page, linkable(page, glossary))
    made = pages.render()
    assert list(made) == ["glossary/index.md", "glossary/commissioning.md", "glossary/nhs.md"]
    assert made["glossary/commissioning.md"] == BUY_PAGE
    assert made["glossary/index.md"] == A_TO_Z
    assert "\n# NHS\n\nNHS stands for National Health Service.\n\nCare that all" in made["glossary/nhs.md"]
    assert all(map(is_made, made.values()))
    assert not is_made(BUY)


def test_an_empty_glossary_has_no_pages(tmp_path: Path) -> None:
    assert GlossaryPages(load(tmp_path)).render() == {}


@settings(deadline=None)
@given(
    title=st.text(alphabet="*_`<>[](){}#!|=~:\\\"'&^$@+-. a1é\n", max_size=40),
    more=st.text(st.characters(exclude_characters="\0"), max_size=40),
)
def test_titles_are_text_and_the_front_matter_is_yaml(
    tmp_path_factory: pytest.TempPathFactory, title: str, more: str
) -> None:
    folder = tmp_path_factory.mktemp("glossary")
    (folder / "nhs.md").write_text(NHS + f"\n{more}", encoding="utf-8", errors="ignore", newline="")
    page = read("a.md", f"# x{title}\n\nThe NHS.")
    glossary = load(folder)
    pages = GlossaryPages(glossary)
    pages.add("a.md", page, linkable(page, glossary))
    source = pages.render()["glossary/nhs.md"]
    _, front_matter, body = source.split("---\n", 2)
    assert read_yaml(front_matter, "x")["title"] == "NHS"
    html = Markdown(extensions=["pymdownx.tilde"]).convert(body)
    assert not re.search(
        r"<(?!/?(?:h\d|p|ul|ol|li|a|em|strong|code|pre|blockquote|br|hr|img|del|sub)\b)\w", html
    )
    link = Markdown().convert(body).rpartition('<a href="../a.md">')[2].partition("</a>")[0]
    assert "<" not in link


# Pieces of what a word's file may hold: markup of other sites' engines, and ways to write a script.
PIECES = [
    "[x](", "![x](", "[x][r]", "\n\n[r]: ", ")", "]", "<", ">", "{", "}", "{: ", "`", "\\", "\n", " ", ".a",
    "javascript:alert(1)", "java&#115;cript:alert(1)", "JavaScript\n:x", "java\nscript:x", "vbscript&colon;x",
    "<javascript:x>", "<script>alert(1)</script>", "<div markdown onclick='x'>", "<!-- ", " -->", "**bold**",
    "{{ x }}", "{% x %}", ' onclick="x" ', " href=javascript:x ", "data:", "\n# Head ", "\n```\n", "[^1]",
    "#y", "\n[^1]: ", "\n!!! note\n    ", "\n\n/// html | script[src='x']\n", "\n///\n",
    "\n\n//// html | div[onclick='x']\n", "\n\n/// html | p\n    attrs: {onclick: x}\n",
]  # fmt: skip
EXTENSIONS = ["abbr", "admonition", "attr_list", "footnotes", "md_in_html", "tables"]
EXTENSIONS += ["pymdownx.superfences", "pymdownx.blocks.html"]


class Runs(HTMLParser):
    """Finds what a browser would run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            target = re.sub(r"[\s\0-\x1f]", "", value or "").lower()
            if name.startswith("on") or target.startswith(("javascript:", "vbscript:")):
                self.found.append(f"{tag} {name}={value}")
        self.found += [tag] if tag in {"script", "iframe", "object", "embed", "style", "svg"} else []


def test_a_link_leads_to_a_file_of_any_name() -> None:
    assert link("a", "b/ü \udcff.md", "b") == "[a](%C3%BC%20%FF.md)"


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_nothing_in_a_words_file_can_run(more: str) -> None:
    markdown = tame(more)
    assert "{{" not in markdown
    assert "{%" not in markdown
    assert Runs(Markdown(extensions=EXTENSIONS).convert(markdown)).found == []


def test_what_a_writer_may_write_stays() -> None:
    more = '[x](y.md "title"), ![z](data:image/png;base64,aa) {.big #here}\n\n[r]: https://example.org/javascript:\n'
    assert tame(more) == more
