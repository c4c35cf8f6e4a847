"""What became of forces between two days: signs at their symbols, words under their names, arrows to new places."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.change_signs import Sign, stamp
from console.map.changes import CLEAR, ChangeMark, ChangeSheet, way
from console.map.marks import UnitMark
from console.map.views import View
from tests.map.canvases import canvas_at

RIGA, TALLINN, WARSAW = (24.1, 56.9), (24.7, 59.4), (21.0, 52.2)
BATTLEGROUP = "10031004161211023900"
PLUS, MINUS = "#72CDA2", "#FF8F82"


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, View(23.5, 56.5, 1500.0), 700, 700)
    made.set_units([UnitMark(name, *at, BATTLEGROUP, name) for name, at in (("riga", RIGA), ("tallinn", TALLINN))])
    return made


def pixels(canvas: MapCanvas, at: tuple[float, float], colour: str) -> int:
    """How many round a place have a colour."""
    canvas.settle()
    image, spot = canvas.picture().toImage(), canvas.point_of(*at).toPoint()
    around = [(spot.x() + x, spot.y() + y) for x in range(-40, 41) for y in range(-40, 41)]
    return sum(image.pixelColor(*place) == QColor(colour) for place in around)


def test_the_sign_stands_at_its_symbol_and_goes_with_the_changes(canvas: MapCanvas) -> None:
    canvas.show_changes([ChangeMark("riga", Sign.APPEARED, "new"), ChangeMark("tallinn", Sign.ENDED, "ended")])
    assert pixels(canvas, RIGA, PLUS) > 60 and pixels(canvas, TALLINN, MINUS) > 60
    canvas.show_changes([])
    assert pixels(canvas, RIGA, PLUS) == pixels(canvas, TALLINN, MINUS) == 0


def test_its_words_are_under_the_name(canvas: MapCanvas) -> None:
    bare = len(canvas.arrangement().names)
    canvas.show_changes([ChangeMark("riga", Sign.GREW, "+1 613"), ChangeMark("tallinn", Sign.LEAD)])
    assert len(canvas.arrangement().names) == bare + 1


def test_what_ended_is_shown_and_picked_like_the_others(canvas: MapCanvas) -> None:
    canvas.show_changes([ChangeMark("tallinn", Sign.ENDED, "ended")])
    assert canvas.ids_at(canvas.point_of(*TALLINN)) == ["tallinn"]


def test_an_arrow_runs_from_the_old_place_and_stops_short_of_the_new(canvas: MapCanvas) -> None:
    sheet = ChangeSheet(canvas.frame(), [ChangeMark("riga", Sign.MOVED, way=way(WARSAW, RIGA))])
    (arrow,) = sheet.arrows
    old, new, tip = canvas.point_of(*WARSAW), canvas.point_of(*RIGA), arrow.head[1]
    assert (arrow.start - old).manhattanLength() < 1
    assert np.hypot(tip.x() - new.x(), tip.y() - new.y()) == pytest.approx(CLEAR, abs=0.5)


def test_a_move_too_short_to_see_is_told_by_its_sign_alone(canvas: MapCanvas) -> None:
    assert not ChangeSheet(canvas.frame(), [ChangeMark("riga", Sign.MOVED, way=way((24.1, 56.85), RIGA))]).arrows


def test_each_sign_has_a_shape_of_its_own(canvas: MapCanvas) -> None:
    grey = QImage.Format.Format_Grayscale8
    shapes = {stamp(sign, "dark", 1.0).pixmap.toImage().convertToFormat(grey).bits().tobytes() for sign in Sign}
    assert len(shapes) == len(Sign)
