"""What the browser tests share: how the site is built and served, and the fixture that opens a page of it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from playwright.sync_api import Page

PUBLISHED = {"SITE_URL": "https://speakeasy.example/", "NO_MKDOCS_2_WARNING": "1"}
ROOT = Path(__file__).parents[2]
OpenPage = Callable[..., Page]


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
