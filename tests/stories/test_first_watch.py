"""A first watch from the command line: what an operator types from their own folder, in the real program."""

from __future__ import annotations

import json
import os
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
EVENING, NIGHT = "2026-11-21T20:00:00Z", "2026-11-21T23:30:00Z"

HOLDER = """
import sys
from pathlib import Path
from console.domain.operation import Actor
from console.services.log import write_log
from console.store.casefile import open_case
who = Actor("B. Other", "Desk 2")
store = open_case(Path(sys.argv[1]), who, 1_795_000_000_000)
write_log(store, who, 1_795_000_000_000, "Took over the watch")
print("written", flush=True)
sys.stdin.read()
store.close()
"""


class Desk:
    """A folder of the operator's own, and the commands typed there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "offscreen"}

    def type(self, *words: str, key: str = "") -> subprocess.CompletedProcess[str]:
        """Type one command; ``key`` is the passphrase in the environment."""
        environment = {**self.environment, "FLANK_KEY": key} if key else self.environment
        command = [sys.executable, "-P", "-m", "console", *words]
        return subprocess.run(
            command, cwd=self.folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True
        )

    def does(self, *words: str, key: str = "") -> str:
        """Type one command that must work; what it printed."""
        done = self.type(*words, key=key)
        assert (done.returncode, done.stderr) == (0, ""), done.stderr
        return done.stdout

    def is_told(self, code: int, *words: str, key: str = "") -> str:
        """Type one command that must be refused with ``code`` and one line; that line."""
        done = self.type(*words, key=key)
        assert (done.returncode, done.stdout) == (code, ""), done.stderr
        assert done.stderr.startswith("flank: ") and done.stderr.count("\n") == 1
        return done.stderr

    def files(self) -> set[str]:
        return {path.name for path in self.folder.iterdir()}

    @contextmanager
    def colleague(self, case: str) -> Iterator[subprocess.Popen[str]]:
        """Another console that has the case and has just written in it."""
        holding = subprocess.Popen(
            [sys.executable, "-P", "-c", HOLDER, case],
            cwd=self.folder, env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        with holding:
            assert holding.stdout is not None and holding.stdout.readline() == "written\n"
            yield holding


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    folder = tmp_path / "Nocna zmiana"
    folder.mkdir()
    return Desk(folder)


def listed(desk: Desk, case: str, kind: str, *more: str, key: str = "") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(desk.does("list", case, kind, *more, "--json", key=key))
    return found


def test_the_picture_of_a_night(desk: Desk) -> None:
    desk.does("new", "watch.flank", "--now", EVENING)
    assert desk.files() == {"watch.flank"}

    (incident,) = listed(desk, "watch.flank", "incidents", "--where", "place=Przewodów")
    assert incident["category"] == "missile-drone"
    day = ("--as-of", "2022-11-15", "--where", "kind=battlegroup")
    assert len(listed(desk, "watch.flank", "units", *day)) == 8
    assert "holds: 2 operations" in desk.does("check", "watch.flank")

    desk.does("shot", "watch.flank", "picture.png", "--size", "1280x800", "--as-of", "2022-11-15")
    assert png_size(desk.folder / "picture.png") == (1280, 800)
    assert desk.files() == {"watch.flank", "picture.png"}

    assert "there already" in desk.is_told(73, "new", "watch.flank")
    assert "zone" in desk.is_told(2, "list", "watch.flank", "units", "--as-of", "2022-11-15T10:00")


def test_somebody_edits_the_file_behind_the_journal(desk: Desk) -> None:
    desk.does("new", "watch.flank", "--now", EVENING)
    edit = "import sys, apsw; apsw.Connection(sys.argv[1]).execute('UPDATE incident SET severity = 1')"
    subprocess.run([sys.executable, "-c", edit, "watch.flank"], cwd=desk.folder, check=True)

    done = desk.type("check", "watch.flank")
    assert done.returncode == 65 and "Load public baseline" in done.stderr
    assert desk.files() == {"watch.flank"}

    (desk.folder / "watch.flank").write_bytes((desk.folder / "watch.flank").read_bytes()[:50_000])
    assert "cut short" in desk.is_told(65, "check", "watch.flank")
    assert desk.files() == {"watch.flank"}


def test_a_closed_case_and_a_wrong_passphrase(desk: Desk) -> None:
    desk.does("new", "closed.flank", "--encrypt", "--now", EVENING, key="zażółć gęślą")
    closed = (desk.folder / "closed.flank").read_bytes()
    assert not closed.startswith(b"SQLite") and "Przewodów".encode() not in closed

    assert "passphrase" in desk.is_told(78, "list", "closed.flank", "units", key="zazolc")
    assert "--key-file" in desk.is_told(78, "check", "closed.flank")
    assert (desk.folder / "closed.flank").read_bytes() == closed
    assert desk.files() == {"closed.flank"}

    assert len(listed(desk, "closed.flank", "incidents", key="zażółć gęślą")) == 95


def test_a_backup_saves_a_watch(desk: Desk) -> None:
    desk.does("new", "watch.flank", "--empty", "--now", EVENING)
    desk.does("backup", "watch.flank", "--now", EVENING)
    assert desk.files() == {"watch.flank", "watch.flank backups"}
    (backup,) = json.loads(desk.does("backups", "watch.flank", "--json"))

    with desk.colleague("watch.flank") as holding:
        assert "B. Other at Desk 2 has it" in desk.is_told(73, "restore", "watch.flank", backup["name"])
        holding.communicate("")
    told = desk.does("restore", "watch.flank", backup["name"], "--compare")
    assert told.startswith("would lose") and "B. Other  Write in the log" in told

    desk.does("restore", "watch.flank", backup["name"], "--now", NIGHT)
    assert listed(desk, "watch.flank", "log") == []
    newest = json.loads(desk.does("backups", "watch.flank", "--json"))[0]
    desk.does("restore", "watch.flank", newest["name"], "--now", NIGHT)
    assert [row["text"] for row in listed(desk, "watch.flank", "log")] == ["Took over the watch"]
    assert desk.type("check", "watch.flank").returncode == 0
    assert desk.files() == {"watch.flank", "watch.flank backups"}


def test_a_second_console_looks_while_the_first_one_writes(desk: Desk) -> None:
    desk.does("new", "watch.flank", "--empty")
    with desk.colleague("watch.flank") as holding:
        assert [row["author"] for row in listed(desk, "watch.flank", "log")] == ["B. Other"]
        assert "B. Other at Desk 2 has it" in desk.is_told(73, "backup", "watch.flank")
        holding.communicate("")
    assert desk.files() == {"watch.flank"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_console_that_was_killed_leaves_a_case_that_goes_on(desk: Desk) -> None:
    desk.does("new", "watch.flank", "--empty")
    with desk.colleague("watch.flank") as holding:
        holding.send_signal(signal.SIGKILL)
    assert [row["text"] for row in listed(desk, "watch.flank", "log")] == ["Took over the watch"]
    assert "holds" in desk.does("check", "watch.flank")
    assert desk.files() == {"watch.flank"}


def png_size(picture: Path) -> tuple[int, int]:
    """Width and height as the file's own header says."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", head[16:24])
    return width, height
