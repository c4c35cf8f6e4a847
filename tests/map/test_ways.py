"""Ways on the map: the one in use with its shields, the others dashed, each stretch once."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from console.domain.movement import Leg, Mode, Route
from console.map.canvas import MapCanvas
from console.map.views import View
from console.map.ways import WayMark, shield_words, way_mark
from tests.map.canvases import canvas_at

WARSAW, KAUNAS, RIGA, TALLINN = (21.0, 52.2), (23.9, 54.9), (24.1, 56.9), (24.7, 59.4)


def leg(mode: Mode, name: str, *points: tuple[float, float]) -> Leg:
    return Leg(mode, name, "here", "there", 300.0, (), 0, points)


SOUTH = Route((leg(Mode.ROAD, "E67", WARSAW, KAUNAS, RIGA),))
NORTH = Route((leg(Mode.SEA, "by sea", TALLINN, (24.0, 58.0), RIGA),))
LONG = Route((leg(Mode.ROAD, "E67", WARSAW, KAUNAS, RIGA, TALLINN),))


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    return canvas_at(qtbot, View(23.5, 56.5, 1500.0), 700, 700)


def ways() -> list[WayMark]:
    return [way_mark("south", SOUTH), way_mark("north", NORTH), way_mark("long", LONG)]


def accent_pixels(canvas: MapCanvas, place: tuple[float, float]) -> int:
    """How many pixels round a place have the accent's colour."""
    canvas.settle()
    image, at = canvas.picture().toImage(), canvas.point_of(*place)
    accent = QColor("#9DAEFF")
    return sum(
        image.pixelColor(round(at.x()) + x, round(at.y()) + y) == accent for x in range(-6, 7) for y in range(-6, 7)
    )


def test_the_way_in_use_is_in_the_accent_and_another_when_another_is_chosen(canvas: MapCanvas) -> None:
    canvas.set_theme("dark")
    canvas.show_ways(ways(), "south")
    between, at_sea = (22.424, 53.555), (24.35, 58.7)
    assert accent_pixels(canvas, between) and not accent_pixels(canvas, at_sea)
    canvas.show_ways(ways(), "north")
    assert accent_pixels(canvas, at_sea) and not accent_pixels(canvas, between)
    canvas.show_ways([])
    assert not accent_pixels(canvas, at_sea) and canvas.arrangement().ways is None


def test_a_stretch_that_ways_share_is_drawn_once(canvas: MapCanvas) -> None:
    canvas.show_ways(ways(), "south")
    sheet = canvas.arrangement().ways
    assert sheet is not None
    rest = way_mark("rest", Route((leg(Mode.ROAD, "E67", RIGA, TALLINN),)))
    assert sheet.others.elementCount() == points_dashed(canvas, [way_mark("north", NORTH), rest])


def points_dashed(canvas: MapCanvas, shown: list[WayMark]) -> int:
    """How many points the dashed path of ways has when none is in use."""
    canvas.show_ways(shown)
    sheet = canvas.arrangement().ways
    assert sheet is not None
    return sheet.others.elementCount()


def test_shields_say_the_road_or_how_one_moves() -> None:
    names = ("E67", "A2/E30", "S61", "road 16", "main road")
    assert [shield_words(leg(Mode.ROAD, name, WARSAW, RIGA)) for name in names] == ["E67", "E30", "S61", "16", "road"]
    assert [shield_words(leg(mode, "E67 by any name", WARSAW, RIGA)) for mode in Mode] == ["E67", "rail", "sea", "air"]


def test_a_shield_stands_on_its_leg_and_under_no_name(canvas: MapCanvas) -> None:
    canvas.show_ways([way_mark("south", SOUTH)], "south")
    names = canvas.arrangement().names
    boxes = [(one.x, one.y, one.x + one.stamp.width, one.y + one.stamp.height) for one in names if one.stamp]
    shields = [box for box in boxes if box[3] - box[1] == 20.0]
    assert len(shields) == 1
    (left, top, right, bottom), *_ = shields
    assert not any(
        box != shields[0] and box[0] < right and box[2] > left and box[1] < bottom and box[3] > top for box in boxes
    )


def test_a_way_of_no_legs_shows_nothing(canvas: MapCanvas) -> None:
    canvas.show_ways([way_mark("there", Route(()))], "there")
    canvas.settle()
    sheet = canvas.arrangement().ways
    assert sheet is not None and not sheet.chosen and not sheet.changes and sheet.others.isEmpty()
