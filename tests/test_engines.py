"""One site, built by each engine: the links, the meanings and the list of words must be the same."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures import Run, Write
from mkdocs_speakeasy.cli import main

ENGINES = ("mkdocs", "properdocs", "zensical")
PAGES = ("index", "deep/er/words", "deep/index", "glossary/index", "glossary/time-bank")
FILES = {
    "docs/index.md": "# Home\n\nA **time bank** in [deep](deep/er/words.md).\n\n!!! note\n    The NHS.\n",
    "docs/deep/index.md": "# Deep\n\nThe NHS.\n\n- A time bank.\n",
    "docs/deep/er/words.md": "# Time bank\n\nThe *NHS* has\ntime banks.[^1] A time bank.\n\n[^1]: The NHS.\n",
    "glossary/time-bank.md": '---\nterm: time bank\nsee: [nhs]\n---\nYou "give" & get, like the NHS.\n',
    "glossary/nhs.md": "---\nterm: NHS\nstands_for: National Health Service\n---\nCare that is free.\n",
}
CONFIG = """
site_name: Ours
use_directory_urls: {urls}
theme: {{name: material, font: false}}
plugins:
  - speakeasy: {{fail_on: never}}
markdown_extensions: [admonition, footnotes, mkdocs_speakeasy]
"""
CARRIED = re.compile(
    r'<button type="button" class="speakeasy-term".*?</button>|<div popover.*?</div>'
    r'|<section class="speakeasy-words">.*?</section>',
    re.DOTALL,
)


def build(folder: Path, engine: str) -> Path:
    command = [sys.executable, "-m", engine, "build", "--config-file", "mkdocs.yml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    return (folder / "site").rename(folder / engine)


def carried(site: Path, page: str, directory_urls: str) -> list[str]:
    """What the extension wrote on a page. Zensical uses up the attribute for search."""
    plain = page.endswith("index") or directory_urls == "false"
    html = (site / (f"{page}.html" if plain else f"{page}/index.html")).read_text(encoding="utf-8")
    return [each.replace(" data-search-exclude", "") for each in CARRIED.findall(html)]


@pytest.mark.parametrize("directory_urls", ["true", "false"])
def test_each_engine_carries_the_same(
    project: Path, write: Write, speakeasy: Run, directory_urls: str
) -> None:
    write({**FILES, "mkdocs.yml": CONFIG.format(urls=directory_urls)})
    sites = {engine: build(project, engine) for engine in ("mkdocs", "properdocs")}
    made = speakeasy("pages")  # Zensical runs no plugin that could make the glossary's pages
    assert made.stdout == "Files written in docs: 5.\n", made.stderr
    sites["zensical"] = build(project, "zensical")
    for page in PAGES:
        first, *others = (carried(sites[engine], page, directory_urls) for engine in ENGINES)
        assert others == [first, first]
        for address in re.findall(r'<a href="([^"#]+)"', "".join(first)):
            assert all(leads_somewhere(site, page, address, directory_urls) for site in sites.values())
    words = carried(sites["mkdocs"], "deep/er/words", directory_urls)
    assert [len(re.findall(kind, "".join(words))) for kind in ("<button", "<div popover", "<section")] == [
        2,
        2,
        1,
    ]


def leads_somewhere(site: Path, page: str, address: str, directory_urls: str) -> bool:
    folder = site / page if directory_urls == "true" and not page.endswith("index") else (site / page).parent
    target = folder / address
    return (target / "index.html" if address.endswith("/") else target).resolve().is_file()


def test_pages_are_written_and_taken_away_but_never_over_a_persons_work(
    project: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write({**FILES, "docs/glossary/index.md": "# Our own\n"})
    assert main(["pages"]) == 0
    page = project / "docs" / "glossary" / "time-bank.md"
    assert "- [Time bank](../deep/er/words.md)\n" in page.read_text(encoding="utf-8")
    (project / "glossary" / "time-bank.md").unlink()
    assert main(["pages"]) == 0
    assert not page.exists()
    assert (project / "docs" / "glossary" / "index.md").read_text(encoding="utf-8") == "# Our own\n"
    said = "Files written in docs"
    assert capsys.readouterr().out == f"{said}: 4.\n{said}: 3.\n"
