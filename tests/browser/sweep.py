"""The sweep: every page of the site, in every theme, wide and narrow, at rest and with each thing that opens.

A page that was found good is opened again only when something that it is made of has changed.
"""

import hashlib
import json
import sys
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Error, sync_playwright

from barriers import AXE, MEASURES, every_way, look_closely
from browsing import ROOT, build, launch, served, watch

DONE = ROOT / ".cache" / "sweep.json"
MADE_OF = ("assets/styles/*.css", "assets/stylesheets/*.css", "assets/scripts/*.js")


@cache
def context() -> BrowserContext:
    """The browser of this process; it ends with the process."""
    browser = launch(sync_playwright().start())
    return browser.new_context(reduced_motion="reduce", service_workers="block")


def look(address: str, path: str) -> tuple[int, list[str]]:
    """Open a page; give in how many ways it was looked at, and what was found."""
    wrong: list[str] = []
    page = context().new_page()
    watch(page, address, wrong)
    try:
        page.goto(address + path)
        look_closely(page)
        ways, found = every_way(page)
    except Error as error:  # a page that does not open as it should is a finding, not the end of the sweep
        ways, found = 0, [f"{page.url}: {error}"]
    page.close()
    return ways, [*found, *wrong]


def fingerprints(site: Path) -> dict[str, str]:
    """The address of each page, the longest page first, with a fingerprint of what it is made of."""
    shared = hashlib.sha256((AXE + MEASURES).encode())
    looked_at_with = Path(__file__).with_name("barriers.py")
    for file in (looked_at_with, *(each for part in MADE_OF for each in sorted(site.glob(part)))):
        shared.update(hashlib.sha256(file.read_bytes()).digest())
    prints = {}
    pages = [*site.rglob("index.html"), site / "404.html"]
    for page in sorted(pages, key=lambda page: (-page.stat().st_size, page)):
        own = shared.copy()
        own.update(page.read_bytes())
        prints[page.relative_to(site).as_posix().removesuffix("index.html")] = own.hexdigest()
    return prints


def sweep(site: Path, done: Path) -> list[str]:
    """Look at every page, keep in a file which were good, and give what was found."""
    prints = fingerprints(site)
    before = json.loads(done.read_text(encoding="utf-8")) if done.is_file() else {}
    good = {each: before[each] for each in prints.values() if each in before}
    waiting = [path for path, each in prints.items() if each not in good]
    print(f"{len(prints)} pages; {len(good)} were found good before and are the same.", flush=True)
    done.parent.mkdir(exist_ok=True)
    faults: list[str] = []
    total = sum(good.values())
    with served(site) as address, ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        looks = {pool.submit(look, address, path): path for path in waiting}
        for number, each in enumerate(as_completed(looks), 1):
            ways, found = each.result()
            print(f"{number}/{len(waiting)} /{looks[each]} {ways} ways", *found, sep="\n    ", flush=True)
            total += ways
            faults += found
            if not found:
                good[prints[looks[each]]] = ways
                done.write_text(json.dumps(good), encoding="utf-8")
    print(f"{len(prints)} pages, seen in {total} ways, {len(faults)} findings.", flush=True)
    return faults


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        build(Path(folder))
        sys.exit(1 if sweep(Path(folder), DONE) else 0)
