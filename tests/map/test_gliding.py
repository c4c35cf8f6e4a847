"""A zoom takes its moment: what is under the pointer stays there, and it ends exactly where it should."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPixmap
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.carrying import Carried
from console.map.frame import Frame
from console.map.gliding import between
from console.map.lettering import Words, written
from console.map.marks import IncidentMark
from console.map.views import View
from tests.map.canvases import canvas_at

START = View(24, 54.5, 2500)


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, START)
    made.set_incidents([IncidentMark(f"i{at}", 20 + at, 54, "cyber", 3, "assessed", f"No. {at}") for at in range(9)])
    made.show()
    qtbot.waitUntil(lambda: made.complete, timeout=20_000)
    return made


@given(st.floats(0, 900), st.floats(0, 600), st.floats(0.3, 3.9), st.floats(0, 1), st.sampled_from([7000.0, 900.0]))
def test_the_place_under_the_pointer_stays_under_it_all_the_way(
    x: float, y: float, factor: float, share: float, scale: float
) -> None:
    start = Frame(View(22, 56, scale), 900, 600)
    east, north = start.plane(x, y)
    last = start.view.scaled(scale / factor).metres_per_pixel
    end = start.view.scaled(last).centred(east + (450 - x) * last, north + (y - 300) * last)
    way = Frame(between(start.view, end, share), 900, 600)
    ((left, top),) = way.screen([(east, north)]).tolist()
    assert abs(left - x) < 1.6 and abs(top - y) < 1.6


def pictures(canvas: MapCanvas) -> tuple[QPixmap, QPixmap]:
    """What is shown, and what is to be shown in the end."""
    return canvas.grab(), canvas.picture()


def test_the_canvas_is_there_at_once_and_the_picture_follows(canvas: MapCanvas, qtbot: QtBot) -> None:
    at = QPointF(200, 150)
    place = canvas.frame().degrees(200, 150)
    canvas.zoom_by(1.25, at)
    canvas.zoom_by(1.25, at)
    assert canvas.view.metres_per_pixel == pytest.approx(2500 / 1.25**2)
    assert (canvas.point_of(*place) - at).manhattanLength() < 2.1
    assert not canvas.complete
    canvas.grab()
    qtbot.waitUntil(lambda: canvas.complete, timeout=20_000)
    landed, finished = (one.toImage().convertToFormat(QImage.Format.Format_RGB32) for one in pictures(canvas))
    # Put down as one picture, symbols and names may differ from those painted one by one by a rounding.
    shades = [np.frombuffer(image.constBits(), np.uint8).astype(int) for image in (landed, finished)]
    assert abs(shades[0] - shades[1]).max() <= 3


def test_nothing_is_arranged_on_the_way(canvas: MapCanvas, monkeypatch: pytest.MonkeyPatch) -> None:
    import console.map.canvas as module

    def refuse(*_: object) -> None:
        raise AssertionError("arranged on the way")

    canvas.arrangement()
    monkeypatch.setattr(module, "arrange", refuse)
    canvas.zoom_by(0.5)
    canvas.grab()
    monkeypatch.undo()
    canvas.settle()
    assert canvas.complete


def test_a_movement_of_the_hand_ends_the_way_at_once(canvas: MapCanvas) -> None:
    canvas.zoom_by(2)
    scale = canvas.view.metres_per_pixel
    canvas.pan(10, 0)
    assert canvas.view.metres_per_pixel == scale
    canvas.settle()
    assert canvas.complete


def test_without_motion_every_view_is_there_at_once(canvas: MapCanvas) -> None:
    canvas.motion = False
    canvas.zoom_by(2)
    canvas.settle()
    canvas.zoom_by(0.5)
    assert canvas.complete


def test_what_is_far_away_is_cut_to(canvas: MapCanvas) -> None:
    canvas.go_to(View(-75, 45, 2500))
    canvas.settle()
    canvas.go_to(START)
    assert canvas.complete


def test_symbols_keep_their_size_and_lie_on_their_places(canvas: MapCanvas) -> None:
    arrangement = canvas.arrangement()
    frame = Frame(View(23, 55, 1600), 900, 600)
    moved = Carried(arrangement).seen_in(frame)
    for before, after in zip(arrangement.spots, moved.spots, strict=True):
        plane = arrangement.frame.plane(before.body.x, before.body.y)
        ((x, y),) = frame.screen([plane]).tolist()
        assert (after.body.x, after.body.y) == pytest.approx((x, y))
        assert (after.x - after.body.x, after.y - after.body.y) == pytest.approx(
            (before.x - before.body.x, before.y - before.body.y)
        )
        assert after.moved == before.moved and after.body.left == before.body.left


def test_a_name_keeps_its_distance_from_what_it_names(canvas: MapCanvas) -> None:
    canvas.set_incidents([IncidentMark("one", 23, 55, "cyber", 3, "assessed", "Cable cut")])
    canvas.select("one")
    before = canvas.arrangement()
    after = Carried(before).seen_in(Frame(View(24, 54, 1250), 900, 600))
    (spot,), (other,) = before.spots, after.spots
    title = written(Words("Cable cut", "ink.primary", 14, 600), "dark", before.frame.ratio)
    (at,) = (number for number, name in enumerate(before.names) if name.stamp is title)
    assert after.names[at].x - other.x == pytest.approx(before.names[at].x - spot.x)
    assert after.names[at].y - other.y == pytest.approx(before.names[at].y - spot.y)
