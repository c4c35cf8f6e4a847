"""What the looks of layers do to the picture and to the pointer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.looks import ADMIN, CITY_NAMES, COUNTRY_NAMES, GRATICULE, GROUND, INCIDENTS, RELIEF, SEA_NAMES, Looks
from console.map.marks import IncidentMark, UnitMark
from console.map.views import View
from tests.map.canvases import canvas_at

TAPA = UnitMark("tapa", 25.9586, 58.2606, "10031004161211023900", "BG Estonia", "GB", layer="battlegroup")
CABLE = IncidentMark("cable", 24.6, 56.8, "naval", 3, "developing", "Cable cut", layer="incident:naval")
ATTACK = IncidentMark("attack", 22.0, 54.5, "cyber", 4, "assessed", "Attack", layer="incident:cyber")


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, View(24, 56, 1400), 700, 500)
    made.set_units([TAPA])
    made.set_incidents([CABLE, ATTACK])
    return made


def picture(canvas: MapCanvas) -> QImage:
    return canvas.picture().toImage()


def names(canvas: MapCanvas) -> int:
    return len(canvas.arrangement().names)


def test_a_hidden_layer_is_not_on_the_map(canvas: MapCanvas) -> None:
    canvas.set_looks(Looks().toggled("incident:cyber"))
    assert [mark.id for mark in canvas.marks()] == ["tapa", "cable"]
    assert {spot.body.id for spot in canvas.arrangement().spots} == {"tapa", "cable"}
    assert "Incidents: 1. Forces: 1." in canvas.accessibleDescription()
    canvas.set_looks(Looks().toggled_group(INCIDENTS))
    assert [mark.id for mark in canvas.marks()] == ["tapa"]


def test_what_is_locked_is_not_picked_by_pointer_or_keys(canvas: MapCanvas, qtbot: QtBot) -> None:
    at = canvas.point_of(CABLE.lon, CABLE.lat)
    assert canvas.ids_at(at) == ["cable"]
    canvas.set_looks(Looks().locked("incident:naval", True))
    assert canvas.ids_at(at) == []
    with qtbot.assertNotEmitted(canvas.picked):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=at.toPoint())
    stepped = set()
    for _ in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        stepped.add(canvas.selected)
    assert stepped == {"tapa", "attack"}
    canvas.select("cable")
    assert "Cable cut" in canvas.accessibleDescription()


def test_of_a_pile_what_is_not_locked_may_still_be_picked(canvas: MapCanvas) -> None:
    pile = [replace(ATTACK, id=f"cyber-{number}", lon=24.0, lat=56.0) for number in range(40)]
    canvas.set_incidents([*pile, *(replace(one, id=f"naval-{one.id}", layer="incident:naval") for one in pile)])
    canvas.set_looks(Looks().locked("incident:cyber", True))
    host = next(spot for spot in canvas.arrangement().spots if spot.gathered)
    here = canvas.ids_at(QPointF(host.x, host.y))
    assert here and all(one.startswith("naval") for one in here)


def test_a_faded_layer_is_seen_through(canvas: MapCanvas) -> None:
    at = canvas.point_of(ATTACK.lon, ATTACK.lat).toPoint() + QPoint(0, -9)
    whole = picture(canvas).pixelColor(at)
    canvas.set_looks(Looks().toggled("incident:cyber"))
    ground = picture(canvas).pixelColor(at)
    canvas.set_looks(Looks().faded("incident:cyber", 0.5))
    half = picture(canvas).pixelColor(at)
    for channel in ("red", "green", "blue"):
        between = (getattr(whole, channel)() + getattr(ground, channel)()) / 2
        assert abs(getattr(half, channel)() - between) <= 3


def test_a_raised_layer_finds_its_place_first_and_lies_on_top(canvas: MapCanvas) -> None:
    minor = replace(CABLE, lon=22.0, lat=54.5, severity=1)
    canvas.set_incidents([minor, ATTACK])

    def moved() -> list[str]:
        return [spot.body.id for spot in canvas.arrangement().spots if spot.moved]

    assert moved() == ["cable"]
    canvas.set_looks(Looks().moved("incident:naval", 1))
    assert moved() == ["attack"]


@pytest.mark.parametrize("layer", [COUNTRY_NAMES, CITY_NAMES, SEA_NAMES])
def test_names_of_the_ground_can_be_left_out(canvas: MapCanvas, layer: str) -> None:
    canvas.set_view(View(20, 56, 3900))
    canvas.set_incidents([])
    canvas.set_units([])
    canvas.settle()
    before = names(canvas)
    canvas.set_looks(Looks().toggled(layer))
    assert 0 < names(canvas) < before


@pytest.mark.parametrize("layer", [RELIEF, ADMIN, GRATICULE])
def test_layers_of_the_ground_can_be_left_out_and_come_back(canvas: MapCanvas, layer: str) -> None:
    canvas.set_view(View(14, 48, 1400))
    whole = picture(canvas)
    canvas.set_looks(Looks().toggled(layer))
    without = picture(canvas)
    assert without != whole
    canvas.set_looks(Looks())
    assert picture(canvas) == whole


def test_hiding_marks_paints_no_ground_anew(canvas: MapCanvas) -> None:
    canvas.settle()
    canvas.set_looks(Looks().toggled("incident:cyber"))
    canvas.arrangement()
    assert not canvas._ground.missing(canvas.frame())
    canvas.set_looks(Looks().toggled_group(GROUND))
    assert canvas._ground.missing(canvas.frame())
