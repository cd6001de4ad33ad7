"""What the site does beyond its theme: one page to carry, no foreign host, Welsh marked as Welsh."""

from __future__ import annotations

import hashlib
import html
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, cast
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

# Elements that have no end.
VOID = {"br", "hr", "img", "input", "wbr", "source", "col", "meta", "link"}
# Attributes that make a browser ask a server by itself.
LOADS = {"src", "srcset", "poster", "data", "action", "formaction", "style"}
# An address on another host, alone or in a list or a style.
FOREIGN = re.compile(r"""(?:^|[\s,('"])((?:https?:)?//[^\s,)'"]+)""")
# Attributes that a page still needs as a part of the page to carry.
KEPT = {"src", "alt", "lang", "type", "class", "role", "aria-label", "tabindex"}
# An item, a paragraph or a cell that holds links and nothing else.
ONLY_LINK = re.compile(r"<(li|p|td)>(?=(?:<a [^>]*>(?:(?!</?(?:a|li|p|td)\b).)*</a> ?)+</\1>)", re.DOTALL)
TABLE = re.compile("<table>.*?</table>", re.DOTALL)
SCROLLS = r'<div class="table" role="group" aria-label="Table" tabindex="0">\g<0></div>'
# Three underscores at the end of a line: a place to write, on the screen and on paper.
BLANK = re.compile(r"<(li|p)>((?:(?!</?(?:li|p)\b).)*) ___</\1>", re.DOTALL)
TAG = re.compile("<[^>]*>")
# What readers may call a page stands, unseen, at the end of its text; assets/scripts/rank.js knows this mark.
ALSO = "People also ask for:"
WELSH = re.compile(r"\b(?:Grŵp Gwalia|Grŵp|Cymru)\b(?![^<]*>)")


class _Carried(HTMLParser):
    """Rewrites a page to stand below other pages: no ids, no controls, headings one level down."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.out: list[str] = []
        self.skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if self.skipping or given.keys() & {"popover", "hidden"} or given.get("class") == "speakeasy-words":
            self.skipping += tag not in VOID
            return
        kept = {name: value or "" for name, value in given.items() if name in KEPT}
        if "href" in given:
            kept["href"] = urljoin(self.url, given["href"] or "")
        if "src" in kept:
            kept["src"] = urljoin(self.url, kept["src"])
        if tag in {"input", "textarea"}:
            kept["disabled"] = ""
            kept.setdefault("aria-label", "To tick on paper")
        attributes = "".join(f' {name}="{html.escape(value)}"' for name, value in kept.items())
        self.out.append(f"<{_carried_tag(tag)}{'' if tag == 'button' else attributes}>")

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.out.append(f"</{_carried_tag(tag)}>")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.out.append(html.escape(data, quote=False))


def _carried_tag(tag: str) -> str:
    """Give the tag that stands for this one: a heading one level down, and no button."""
    if re.fullmatch("h[1-5]", tag):
        return f"h{int(tag[1]) + 1}"
    return "span" if tag == "button" else tag


def carried(page: Page) -> str:
    """Turn a built page into a part of the page to carry; its links lead to the top of the site."""
    parser = _Carried("/" + page.url)
    parser.feed(page.content or "")
    parser.close()
    # Links were made to start at the top; the page to carry stands one folder down.
    return re.sub(r' (href|src)="/', r' \1="../', "".join(parser.out))


def _is_list(page: Page) -> bool:
    """Tell whether a page only lists other pages; on paper their addresses would fill sheets."""
    return "template" in page.meta or page.url == "glossary/"


def _is_carried(page: Page) -> bool:
    """Tell whether a page is text to read: not a list of pages, a word, or about the checks."""
    return not _is_list(page) and not page.url.startswith(("glossary/", "checks/", "contribute/"))


class _Links(HTMLParser):
    """Collects the address of each page that the text leads to, with the words of the link."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.found: dict[str, str] = {}
        self.address = ""
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            href = dict(attrs).get("href") or ""
            # Sources stand on one page, meanings at the foot: their addresses would only fill the paper.
            self.address = "" if href.startswith("#") or "references" in href else urljoin(self.base, href)
            self.words = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.address:
            self.found.setdefault(self.address, self.words)
            self.address = ""

    def handle_data(self, data: str) -> None:
        self.words += data


def addresses(content: str, url: str, top: str) -> str:
    """List the addresses of a page's links, for paper, where nobody can follow a link.

    `top` is how each address of the site begins. Said once, it leaves room for the rest.
    """
    parser = _Links(top + url)
    parser.feed(content.split("<div popover", 1)[0])
    if not parser.found:
        return ""
    items = "".join(
        f"<li>{html.escape(words)}: {html.escape(found.removeprefix(top))}</li> "
        for found, words in parser.found.items()
    )
    start = f"<p>On this site they begin with {html.escape(top)}</p>"
    return f'<section class="print-links"><h2>Addresses of the links</h2>{start}<ul>{items}</ul></section>'


class _Foreign(HTMLParser):
    """Collects every address on another host that a browser would fetch by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        leads = tag in {"a", "area"} or given.get("rel") in {"canonical", "prev", "next"}
        for name in LOADS if leads else LOADS | {"href", "xlink:href"}:
            self._find(given.get(name) or "")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "style":
            self._find(data)

    def _find(self, value: str) -> None:
        if not value.startswith("data:"):
            self.found += FOREIGN.findall(value)


def on_page_markdown(_: str, page: Page, **__: object) -> None:
    """Date a page by its review, not by its build: two builds of one commit are the same on any day."""
    page.update_date = str(page.meta.get("reviewed", ""))


def on_page_content(content: str, page: Page, **_: object) -> str:
    """Mark Welsh names for a voice, lone links for fingers; give places to write; add words to search."""
    also = [str(words) for words in page.meta.get("also", [])]
    also += [str(page.meta[name]) for name in ("place", "nation") if name in page.meta]
    if page.url.startswith("glossary/") and "-" in str(page.title):
        also.append(str(page.title).replace("-", ""))  # search cuts words at a hyphen
    if also:
        content += f"<span hidden>{ALSO} {html.escape('. '.join(also))}</span>"
    content = TABLE.sub(SCROLLS, content)
    content = BLANK.sub(_to_write_in, content)
    content = ONLY_LINK.sub(r'<\1 class="only-link">', content)
    return WELSH.sub(r'<span lang="cy">\g<0></span>', content)


def _to_write_in(found: re.Match[str]) -> str:
    """Give a line its place to write, with a name for those who do not see the two side by side."""
    tag, words = found.groups()
    name = html.escape(html.unescape(TAG.sub("", words)).rstrip(":"))
    place = f'<textarea rows="2" aria-label="{name}"></textarea>'
    return f'<{tag} class="to-write"><span>{words}</span> {place}</{tag}>'


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation, **_: object
) -> None:
    """Give the templates what they cannot make: the addresses that paper needs, the parts to carry."""
    given = cast("dict[str, object]", context)
    if not _is_list(page):
        top = config.site_url or f"{config.site_name}/"
        given["addresses"] = addresses(page.content or "", page.url, top)
    if page.meta.get("template") == "easy-to-carry.html":
        given["carried"] = [carried(part) for part in nav.pages if _is_carried(part)]


def on_post_page(output: str, page: Page, **_: object) -> None:
    """Stop the build when a page would ask another host for anything."""
    parser = _Foreign()
    parser.feed(output)
    if parser.found:
        raise PluginError(
            f"{page.file.src_uri} loads {parser.found[0]!r} from another host. Keep a copy in docs/assets/."
        )


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Name what is kept offline after what pages are made of: a new version takes the place of the old."""
    site = Path(config.site_dir)
    made_of = hashlib.sha256()
    for file in sorted([*site.glob("assets/styles/*.css"), *site.glob("assets/scripts/*.js")]):
        made_of.update(file.read_bytes())
    version = f'"speakeasy-{made_of.hexdigest()[:12]}"'
    worker = site / "sw.js"
    worker.write_text(worker.read_text(encoding="utf-8").replace('"speakeasy"', version), encoding="utf-8")
