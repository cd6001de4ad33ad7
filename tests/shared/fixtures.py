"""The types of the fixtures that tests share, for their signatures."""

import subprocess
from collections.abc import Callable

import pytest

Captured = pytest.CaptureFixture[str]
Run = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[[dict[str, str]], None]
