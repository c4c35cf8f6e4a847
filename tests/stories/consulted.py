"""What the real program says of a case of a story: a process a question, as a user asks it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from console.cli import main

Listed = Callable[..., list[dict[str, Any]]]


def asked(capsys: pytest.CaptureFixture[str], case: Path) -> Listed:
    """``list CASE … --json`` in this process."""

    def listed(*words: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        assert main(["list", str(case), *words, "--json"]) == 0
        found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
        return found

    return listed


def flank(*words: object, home: Path) -> subprocess.CompletedProcess[str]:
    """The program as it is installed, with a home of its own."""
    home_is = {"XDG_STATE_HOME": str(home / "state"), "XDG_CONFIG_HOME": str(home / "config")}
    return subprocess.run(
        [sys.executable, "-P", "-m", "console", *map(str, words)], capture_output=True, text=True, check=False,
        env={**os.environ, **home_is, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
