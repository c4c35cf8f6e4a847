"""One case with the public baseline, made once and copied for each test that wants one."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from console.cli import main

NOW = "2026-11-21T10:00:00Z"
Flank = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session")
def made_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "made.flank"
    assert main(["new", str(path), "--now", NOW]) == 0
    return path


@pytest.fixture
def case(made_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made_case, tmp_path / "flank.flank"))


@pytest.fixture
def flank(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Flank:
    """Run a command: its exit code, what it printed, and what it said was wrong."""
    monkeypatch.delenv("FLANK_KEY", raising=False)

    def run(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(word) for word in words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def rows(flank: Flank) -> Callable[..., list[dict[str, Any]]]:
    """What ``list … --json`` prints."""

    def listed(*words: object) -> list[dict[str, Any]]:
        code, out, err = flank("list", *words, "--json")
        assert (code, err) == (0, "")
        found: list[dict[str, Any]] = json.loads(out)
        return found

    return listed
