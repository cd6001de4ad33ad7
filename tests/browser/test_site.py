"""The site as files: the same from each engine and on any day, with what search engines read."""

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from playwright.sync_api import expect

from browsing import ROOT, OpenPage, build, served

pytestmark = pytest.mark.browser

# What the Markdown extension writes. Zensical uses up the attribute for its own search.
CARRIED = re.compile(
    r'<button type="button" class="speakeasy-term".*?</button>|<div popover.*?</div>'
    r'|<section class="speakeasy-words">.*?</section>',
    re.DOTALL,
)


def files(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def carried(page: bytes) -> list[str]:
    """The pop-ups and the list of words. Welsh is marked by a hook, which Zensical does not run."""
    found = CARRIED.findall(page.decode().replace(" data-search-exclude", ""))
    return [re.sub(r'<span lang="cy">(.*?)</span>', r"\1", each) for each in found]


def test_a_build_on_another_day_is_the_same(site: Path, tmp_path: Path) -> None:
    build(tmp_path, SOURCE_DATE_EPOCH="86400")
    first, second = files(site), files(tmp_path)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_properdocs_builds_the_same(site: Path, tmp_path: Path) -> None:
    build(tmp_path, "properdocs")
    first, second = files(site), files(tmp_path)
    assert first.keys() == second.keys()
    differ = [name for name in first if first[name] != second[name]]
    assert differ == ["search/main.js"]  # a part of each engine's own search that our pages leave out


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built by Zensical from a copy, because it needs the glossary's pages as files."""
    folder = tmp_path_factory.mktemp("zensical")
    for name in ("docs", "glossary", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for command in (["mkdocs_speakeasy", "pages"], ["zensical", "build"]):
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    return folder / "site"


def test_zensical_carries_the_same_words(site: Path, zensical_site: Path) -> None:
    names = [name for name in files(site) if name.endswith(".html")]
    pages, others = (
        {name: (folder / name).read_bytes() for name in names} for folder in (site, zensical_site)
    )
    assert [name for name in names if carried(pages[name]) != carried(others[name])] == []
    assert sum(map(len, map(carried, pages.values()))) > 1000


def test_zensical_shows_pages_in_our_design(zensical_site: Path, open_page: OpenPage) -> None:
    with served(zensical_site) as address:
        page = open_page("how-to/pay-and-thank/", at=address)
        page.locator(".speakeasy-term").first.click()
        expect(page.locator(".speakeasy-meaning:popover-open")).to_be_visible()
        expect(page.locator(".speakeasy-words")).to_be_visible()
        page.keyboard.press("Escape")
        page.locator("#easier-button").click()
        expect(page.locator("#easier-dialog")).to_be_visible()
        page.goto(address + "examples/")
        expect(page.locator("#examples > li:visible")).to_have_count(13)


def test_each_page_says_what_it_is(site: Path) -> None:
    for path in sorted(site.rglob("index.html")):
        html, url = path.read_text(encoding="utf-8"), path.parent.relative_to(site).as_posix()
        address = f"https://speakeasy.example/{'' if url == '.' else f'{url}/'}"
        assert '<html lang="en"' in html
        for part in (
            r'<meta name="description" content="[^"]{20,}">',
            rf'<link rel="canonical" href="{address}">',
            r'<meta property="og:title" content="[^"]+">',
            r'<meta property="og:description" content="[^"]{20,}">',
            rf'<meta property="og:url" content="{address}">',
            r"<title>[^<]+</title>",
        ):
            assert len(re.findall(part, html)) == 1, (url, part)


def test_the_site_map_for_machines_lists_every_page(site: Path) -> None:
    listed = {loc.text for loc in ET.parse(site / "sitemap.xml").iter() if loc.tag.endswith("loc")}  # noqa: S314 - ours
    assert len(listed) == len(list(site.rglob("index.html")))


def test_welsh_is_marked_as_welsh(open_page: OpenPage) -> None:
    page = open_page("examples/grwp-gwalia/")
    expect(page.locator("h1 [lang=cy]")).to_have_text("Grŵp Gwalia")


def test_a_wrong_address_gets_kind_help(open_page: OpenPage) -> None:
    for path in ("nowhere", "how-to/nowhere/at/all/"):
        page = open_page(path, missing=True)
        expect(page.get_by_role("heading", name="We could not find that page")).to_be_visible()
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.site-header')).borderBottomStyle")
            == "solid"
        )
        page.get_by_role("link", name="See every page in the site map").click()
        expect(page.get_by_role("heading", name="Every page")).to_be_visible()


def test_what_a_writer_types_reaches_the_page_as_text(tmp_path: Path) -> None:
    bad = "</title>\"'><script>alert(1)</script>"
    facts = {"title": bad, "description": bad, "place": bad, "nation": bad, "people": [bad], "themes": [bad]}
    (tmp_path / "docs/part").mkdir(parents=True)
    settings = {
        "site_name": "Ours",
        "theme": {
            "name": "material",
            "custom_dir": str(ROOT / "overrides"),
            "font": False,
            "favicon": "i.svg",
        },
        "nav": ["index.md", {"Part": ["part/index.md", "part/other.md", "part/map.md"]}],
    }
    templates = {"index": "main", "part/index": "examples", "part/other": "main", "part/map": "site-map"}
    for name, template in templates.items():
        front = yaml.safe_dump({**facts, "template": f"{template}.html"})
        (tmp_path / f"docs/{name}.md").write_text(f"---\n{front}---\nText.\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=tmp_path, check=True)
    pages = {path: path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*.html")}
    assert [path for path, html in pages.items() if "<script>alert" in html] == []
    assert sum("&lt;script&gt;alert" in html for html in pages.values()) == len(templates)


@pytest.mark.parametrize(
    "loads",
    [
        '<img src="https://a.example/b.png" alt="">',
        '<img src="a.png" srcset="a.png 1x, //a.example/b.png 2x" alt="">',
        '<svg><image href="https://a.example/b.svg"/></svg>',
        '<p style="background: url(https://a.example/b.png)">Text.</p>',
        "<style>@import 'https://a.example/b.css';</style>",
        '<iframe src="https://a.example/"></iframe>',
    ],
)
def test_a_page_that_loads_from_another_host_stops_the_build(loads: str, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text(
        f"---\nreviewed: 2026-11-22\n---\n# Home\n\n[A link](https://a.example/).\n\n{loads}\n", "utf-8"
    )
    (tmp_path / "docs/a.png").write_bytes(b"")
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/main.html").write_text("{{ page.content }}", "utf-8")
    settings = {
        "site_name": "Ours",
        "plugins": [],
        "theme": {"name": None, "custom_dir": "theme"},
        "hooks": [str(ROOT / "overrides/hooks.py")],
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "from another host" in done.stderr


def test_a_page_weighs_at_most_75_kib(site: Path) -> None:
    """All that a first visit fetches, packed as servers do; the page of the whole guide is set aside."""
    always = {*(site / "assets/scripts").glob("*.js")}
    weights = {}
    for path in {*site.rglob("index.html")} - {site / "easy-to-carry/index.html"}:
        linked = re.findall(
            r'(?:src|href)="([^":#?]+\.(?:css|svg|png|webp))"', path.read_text(encoding="utf-8")
        )
        parts = {path, *always, *((path.parent / each).resolve() for each in linked)}
        weights[path] = sum(len(gzip.compress(part.read_bytes())) for part in parts)
    assert {path: weight for path, weight in weights.items() if weight > 75 * 1024} == {}
