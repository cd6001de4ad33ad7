"""The built site, a small server, a real Chromium; each page is watched for errors and foreign requests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from browsing import OpenPage, build, served

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    build(folder)
    return folder


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


# Closed after each file: Playwright keeps an event loop, and other tests run their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
        browser = play.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


def _failure(request: Request) -> list[str]:
    """A request that failed, but for one that a next page cut short."""
    return [] if "ERR_ABORTED" in (request.failure or "") else [f"failed: {request.url}"]


def _complaint(said: ConsoleMessage) -> list[str]:
    return [f"{said.location}: {said.text}"] if said.type == "error" else []


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Open a page of the site; at the end of the test, nothing may have gone wrong on it."""
    contexts, wrong = [], []

    def opened(
        path: str = "",
        width: int = 1280,
        *,
        at: str = address,
        script: bool = True,
        missing: bool = False,
        before: str = "",
        **options: object,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            **{"service_workers": "block", **options},  # type: ignore[arg-type]
        )
        contexts.append(context)
        if before:
            context.add_init_script(before)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda said: wrong.extend([] if missing else _complaint(said)))
        page.on("requestfailed", lambda request: wrong.extend([] if missing else _failure(request)))
        page.on("request", lambda request: wrong.extend([] if request.url.startswith(at) else [request.url]))
        page.goto(at + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []
