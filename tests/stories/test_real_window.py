"""The window on a real display, driven by mouse and keyboard from outside: what no offscreen test can show."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from console.config import paths, settings
from console.domain import geodesics
from console.domain.annotation import Kind
from console.domain.silence import State, standing
from console.domain.stance import Stance
from console.domain.times import parse_instant
from console.store import draft_texts, log
from console.store.casefile import open_reading
from tests.stories.seat import PATIENCE_S, Camera, Seat, until, xdotool

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs xdotool"),
]

MAP = QRect(20, 12, 40, 45)
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
