"""Symbols and names look the same painted one by one and put down as one picture."""

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.marks import IncidentMark, UnitMark
from console.map.views import View
from tests.map.canvases import canvas_at

TAPA = UnitMark("tapa", 25.96, 59.26, "10031000151211000000", "BG Estonia", "GB · 1 430")
CABLE = IncidentMark("cable", 24.4, 60.1, "infrastructure", 4, "developing", "Cable cut")


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, View(25, 59.4, 900), 600, 400)
    made.set_units([TAPA])
    made.set_incidents([CABLE])
    made.settle()
    return made


def seen(canvas: MapCanvas) -> npt.NDArray[np.int_]:
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).astype(int)


def held(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.show()
    qtbot.waitUntil(lambda: canvas.idle and not canvas._overlay.wanted, timeout=20_000)


def test_the_picture_is_what_was_painted_one_by_one(canvas: MapCanvas, qtbot: QtBot) -> None:
    singly = seen(canvas)
    held(canvas, qtbot)
    assert abs(seen(canvas) - singly).max() <= 3


def test_it_moves_with_the_ground(canvas: MapCanvas, qtbot: QtBot) -> None:
    held(canvas, qtbot)
    canvas.pan(40, 25)
    moved = seen(canvas)
    canvas._overlay = type(canvas._overlay)()
    assert abs(moved - seen(canvas)).max() <= 3


def test_what_is_selected_shows_at_once(canvas: MapCanvas, qtbot: QtBot) -> None:
    held(canvas, qtbot)
    before = seen(canvas)
    canvas.select(TAPA.id)
    assert abs(seen(canvas) - before).max() > 60
    held(canvas, qtbot)
    canvas.select(None)
    assert abs(seen(canvas) - before).max() <= 3


def test_nothing_is_prepared_before_every_name_is_drawn(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(600, 400)
    canvas.show()
    qtbot.waitUntil(lambda: canvas.complete and canvas.idle and not canvas._overlay.wanted, timeout=20_000)
    assert all(placed.stamp is None or placed.stamp.drawn for placed in canvas.arrangement().names)
