"""The built site, a small server, a real Chromium; each page is watched for errors and foreign requests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browsing import OpenPage, build, launch, served, watch


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
        browser = launch(play)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[OpenPage]:
    """Open a page of the site; at the end of the test, nothing may have gone wrong on it."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

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
        watch(page, at, wrong, missing=missing)
        page.goto(at + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []
