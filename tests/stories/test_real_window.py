"""The window on a real display, driven by mouse and keyboard from outside: what no offscreen test can show."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from console.config import paths, settings
from console.domain import geodesics
from console.domain.annotation import Annotation, Kind
from console.domain.map_view import MapView
from console.domain.silence import State, standing
from console.domain.stance import Stance
from console.domain.times import parse_instant
from console.store import annotations, draft_texts, log, map_views, reference
from console.store.casefile import open_reading

CHECKOUT = Path(__file__).resolve().parents[2]
PATIENCE_S = 15.0
T = TypeVar("T")

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs xdotool"),
]

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


@pytest.fixture(scope="module")
def camera() -> Iterator[Camera]:
    if "DISPLAY" not in os.environ:
        pytest.skip("needs a display")
    made = Camera()
    yield made
    made.leave()


@pytest.fixture
def seat(camera: Camera, tmp_path: Path) -> Iterator[Seat]:
    folder = tmp_path / "watch"
    folder.mkdir()
    made = Seat(folder, camera)
    yield made
    made.leave()


@pytest.fixture
def window_manager(camera: Camera) -> Iterator[None]:
    """Xvfb has none, and without one no window can fill the screen."""
    program = shutil.which("openbox")
    if program is None:
        pytest.skip("needs the window manager openbox")
    running = subprocess.Popen([program], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until(lambda: xdotool("get_desktop"), "the window manager")
    yield
    running.terminate()
    running.wait()


MAP = QRect(20, 12, 40, 45)
BESIDE_THE_PALETTE = QRect(20, 14, 8, 36)
CALM_S = 1.0
MENUS = QRect(0, 7, 14, 25)


def test_a_watch_at_the_window(seat: Seat) -> None:
    picture = seat.at_rest(MAP)
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    assert len(colours) > 50, "the map is painted"

    closed = seat.at_rest(MENUS)
    for keys in ("alt+f", "F10"):
        seat.key(keys)
        seat.changes(closed, MENUS)
        seat.key("Escape", "Escape")
        until(lambda: seat.photo(MENUS) == closed, "the menu closed")

    at = seat.frame()
    xdotool("mousemove", at.x() + at.width() * 2 // 5, at.y() + at.height() // 3, "click", 4)
    nearer = seat.changes(picture, MAP)

    seat.key("ctrl+k")
    seat.type("high contrast")
    seat.key("Return")
    seat.changes(nearer, MAP)
    until(lambda: settings.load(paths.settings_file())[0].theme == "contrast", "the theme kept")

    seat.key("ctrl+l")
    seat.type("Relieved the evening watch")
    seat.key("Return")
    seat.key("ctrl+q")
    assert seat.console.wait(PATIENCE_S) == 0
    assert [path.name for path in seat.case.parent.glob("*flank*")] == [seat.case.name]
    with open_reading(seat.case) as store, store.reader() as reader:
        assert [entry.text for entry in log.entries(reader)] == ["Relieved the evening watch"]


@pytest.mark.usefixtures("window_manager")
def test_the_window_fills_the_screen_and_comes_back(seat: Seat) -> None:
    before = seat.frame().size()
    seat.key("F11")
    until(lambda: seat.frame().size() != before, "full screen")
    assert seat.frame().topLeft().isNull()
    seat.key("F11")
    until(lambda: seat.frame().size() == before, "the window as it was")
    seat.key("ctrl+q")
    assert seat.console.wait(PATIENCE_S) == 0


@pytest.mark.usefixtures("window_manager")
def test_a_place_is_found_its_distance_measured_and_the_view_saved_by_keyboard(seat: Seat) -> None:
    seat.find("przewodow")
    seat.key("m", "Return")
    seat.find("rzeszow")
    seat.key("ctrl+Return", "k")
    seat.form("Draw: Line", "The way from Rzeszow")
    drawn = until(seat.drawings, "the way kept as a drawing")
    assert drawn[0].shape.kind is Kind.LINE
    assert 140_000 < geodesics.length(drawn[0].shape.points) < 152_000

    seat.key("Escape", "ctrl+d")
    seat.form("Save view", "Border east")
    until(lambda: [view.name for view in seat.views()] == ["Border east"], "the view saved")
    seat.key("ctrl+q")
    assert seat.console.wait(PATIENCE_S) == 0


def test_a_round_is_entered_at_the_council_desk_and_outlives_a_kill(camera: Camera, tmp_path: Path) -> None:
    folder = tmp_path / "exercise"
    folder.mkdir()
    seat = Seat(folder, camera, "grey-heron", "--now", "2026-11-20T12:12Z")
    try:
        operating = seat.at_rest(MAP)
        seat.key("F8")
        until(lambda: seat.photo(MAP) != operating, "the Council desk")
        seat.key("ctrl+shift+p")
        seat.type("ro r wording from capital to come, by phone")
        seat.key("Return")
        until(lambda: seat.last_stance("RO") is Stance.RESERVES, "the reserve in the ledger")
    finally:
        seat.leave()
    assert seat.last_stance("RO") is Stance.RESERVES
    with open_reading(seat.case) as store, store.reader() as reader:
        (running, _) = sorted(draft_texts.silences(reader), key=lambda one: -one.opened_at)
        assert standing(running, parse_instant("201359Z NOV 26")).state is State.RUNNING
        assert standing(running, parse_instant("201400Z NOV 26")).state is State.KEPT
