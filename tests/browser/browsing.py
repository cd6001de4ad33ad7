"""What the browser tests share: how the site is built and served, and the fixture that opens a page of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request

PUBLISHED = {"SITE_URL": "https://speakeasy.example/", "NO_MKDOCS_2_WARNING": "1"}
ROOT = Path(__file__).parents[2]
OpenPage = Callable[..., Page]
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

# A voice that speaks at once and remembers what it said; a machine without sound has none of its own.
VOICE = """
  window.said = [];
  window.cancelled = 0;
  window.SpeechSynthesisUtterance = class extends EventTarget {
    constructor(text) { super(); this.text = text; }
  };
  const speak = (speech) => {
    window.said.push([speech.text, speech.rate]);
    window.current = speech;
    window.finish = () => speech.dispatchEvent(new Event("end"));
  };
  const cancel = () => { window.cancelled++; };
  const voice = { getVoices: () => [{ name: "A voice" }], addEventListener() {}, cancel, speak };
  Object.defineProperty(window, "speechSynthesis", { value: voice });
"""


def build(folder: Path, engine: str = "mkdocs", **environment: str) -> None:
    """Build the real site, as it is published."""
    command = [sys.executable, "-m", engine, "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, **PUBLISHED, **environment}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


class _Handler(SimpleHTTPRequestHandler):
    """Serves as a host does: quietly, and with our own page where there is none."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def launch(play: Playwright) -> Browser:
    """Start the machine's own Chromium, or else the one that Playwright fetched."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    return play.chromium.launch(executable_path=found, args=QUIET)


def _failure(request: Request) -> list[str]:
    """A request that failed, but for one that a next page cut short."""
    return [] if "ERR_ABORTED" in (request.failure or "") else [f"failed: {request.url}"]


def _complaint(said: ConsoleMessage) -> list[str]:
    return [f"{said.location}: {said.text}"] if said.type == "error" else []


def watch(page: Page, at: str, wrong: list[str], *, missing: bool = False) -> None:
    """Add to a list what goes wrong on a page; a page that is missing something on purpose may say so."""
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on("console", lambda said: wrong.extend([] if missing else _complaint(said)))
    page.on("requestfailed", lambda request: wrong.extend([] if missing else _failure(request)))
    page.on("request", lambda request: wrong.extend([] if request.url.startswith(at) else [request.url]))
