"""In front of a real display: a console driven by mouse and keyboard from outside, and pictures of what is seen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from console.domain.annotation import Annotation
from console.domain.map_view import MapView
from console.domain.stance import Stance
from console.store import annotations, draft_texts, map_views, reference
from console.store.casefile import open_reading

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE_S = 15.0
CALM_S = 1.0
BESIDE_THE_PALETTE = QRect(20, 14, 8, 36)
T = TypeVar("T")

PHOTOGRAPHER = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
print("ready", flush=True)
for line in sys.stdin:
    print(QGuiApplication.primaryScreen().grabWindow(0).save(line.strip()), flush=True)
"""


def until(look: Callable[[], T | None], what: str) -> T:
    """What ``look`` finds, asked again and again until it finds something."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
    raise AssertionError(f"never seen: {what}")


def xdotool(*words: object) -> str:
    done = subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True)
    return done.stdout.strip()


class Camera:
    """Pictures of the screen. It stays on the display all the time: Xvfb starts anew when its last client leaves."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", PHOTOGRAPHER],
            env={**os.environ, "QT_QPA_PLATFORM": "xcb"}, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None and self._process.stdout.readline() == "ready\n"

    def take(self, file: Path) -> QImage:
        assert self._process.stdin is not None and self._process.stdout is not None
        print(file, file=self._process.stdin, flush=True)
        assert self._process.stdout.readline() == "True\n"
        return QImage(str(file))

    def leave(self) -> None:
        self._process.communicate("")


class Seat:
    """In front of one display: a console on one case, keys, the mouse, and pictures of its window."""

    def __init__(self, folder: Path, camera: Camera, *demo: str) -> None:
        self.case = folder / "Night shift.flank"
        self._camera = camera
        self._picture = folder / "screen.png"
        self.console = subprocess.Popen(
            [sys.executable, "-P", "-m", "console", "demo", *(demo or ("baseline",)), "--case", str(self.case)],
            cwd=folder.parent, stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), "QT_QPA_PLATFORM": "xcb"},
        )  # fmt: skip
        self.window = until(self._shown, "the window").splitlines()[0]
        until(self._has_focus, "the focus in the window")

    def key(self, *keys: str) -> None:
        xdotool("key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        xdotool("type", text)

    def frame(self) -> QRect:
        """Where the window lies on the screen."""
        told = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", self.window).splitlines())
        return QRect(*(int(told[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def photo(self, of: QRect) -> QImage:
        """A part of the window, given in parts of a hundred of it."""
        at = self.frame()
        wide, high = at.width() / 100, at.height() / 100
        part = QRect(round(of.x() * wide), round(of.y() * high), round(of.width() * wide), round(of.height() * high))
        return self._camera.take(self._picture).copy(part.translated(at.topLeft()))

    def at_rest(self, of: QRect) -> QImage:
        """The same once two pictures in a row are alike."""
        last = [QImage()]

        def look() -> QImage | None:
            before, last[0] = last[0], self.photo(of)
            return last[0] if last[0] == before else None

        return until(look, "a picture at rest")

    def calm(self, of: QRect) -> QImage:
        """The same once nothing has moved for a while: names and tiles come after a first picture at rest."""
        last, since = [self.photo(of)], [time.monotonic()]

        def look() -> QImage | None:
            now = self.photo(of)
            if now != last[0]:
                last[0], since[0] = now, time.monotonic()
            return last[0] if time.monotonic() - since[0] > CALM_S else None

        return until(look, "a picture that stays")

    def changes(self, before: QImage, of: QRect) -> QImage:
        """A part of the window at rest again, once it looks otherwise than before."""
        until(lambda: self.photo(of) != before, "a change on the screen")
        return self.at_rest(of)

    def find(self, words: str) -> None:
        """Go to the first place that is called so."""
        before = self.calm(BESIDE_THE_PALETTE)
        self.key("ctrl+f")
        self.type(words)
        self.key("Return")
        self.changes(before, BESIDE_THE_PALETTE)
        self.calm(BESIDE_THE_PALETTE)

    def form(self, title: str, words: str) -> None:
        """Fill in the first line of a form and enter it."""
        form = until(lambda: xdotool("search", "--onlyvisible", "--name", title), title).splitlines()[0]
        until(lambda: xdotool("getwindowfocus") == form, f"the focus in {title}")
        self.type(words)
        self.key("Return")

    def drawings(self) -> list[Annotation]:
        """What is drawn in the case, as anybody else would read it."""
        with open_reading(self.case) as store, store.reader() as reader:
            return list(annotations.annotations(reader))

    def views(self) -> list[MapView]:
        """The saved views of the case."""
        with open_reading(self.case) as store, store.reader() as reader:
            return list(map_views.map_views(reader))

    def last_stance(self, iso2: str) -> Stance | None:
        """What an Ally said last, to any version."""
        with open_reading(self.case) as store, store.reader() as reader:
            ids = [ally.id for ally in reference.allies(reader) if ally.iso2 == iso2]
            return next((one.stance for one in draft_texts.positions(reader) if one.ally_id in ids), None)

    def leave(self) -> None:
        self.console.kill()
        self.console.wait()

    def _shown(self) -> str:
        assert self.console.poll() is None, "the console went away"
        return xdotool("search", "--all", "--onlyvisible", "--pid", self.console.pid, "--name", "Night shift")

    def _has_focus(self) -> bool:
        xdotool("windowfocus", self.window)
        return xdotool("getwindowfocus") == self.window
