"""Rings of what covers the air: where they are hidden, whose shows all the same, what they say."""

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from console.domain import geodesics
from console.map.canvas import MapCanvas
from console.map.looks import AIR_DEFENCE, AIR_POLICING, Looks
from console.map.ring_marks import RingMark, ring_mark
from console.map.views import View
from tests.map.canvases import canvas_at

SIAULIAI, RZESZOW = (23.395, 55.894), (22.02, 50.11)


def rings() -> list[RingMark]:
    return [
        ring_mark("one", SIAULIAI, 300_000, "Šiauliai", AIR_POLICING),
        ring_mark("two", RZESZOW, 150_000, "Rzeszów", AIR_DEFENCE, check=True),
    ]


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, View(22.5, 53.5, 1400.0), 900, 900)
    made.set_rings(rings())
    return made


def shown(canvas: MapCanvas) -> list[str]:
    sheet = canvas.arrangement().rings
    return [] if sheet is None else [ring.mark.id for ring in sheet.rings]


def edge(place: tuple[float, float], metres: float) -> tuple[float, float]:
    return geodesics.destination(place, 180.0, metres)


def test_they_are_hidden_until_asked_for_but_the_reach_of_what_is_selected_shows(canvas: MapCanvas) -> None:
    assert shown(canvas) == []
    canvas.select("two")
    assert shown(canvas) == ["two"]
    canvas.set_looks(Looks().toggled(AIR_POLICING))
    assert shown(canvas) == ["one", "two"]


def test_a_ring_is_as_far_from_its_place_on_every_side_as_it_says(canvas: MapCanvas) -> None:
    ring = rings()[0]
    assert ring.words == "Šiauliai · 300 km" and rings()[1].spoken == "Rzeszów · 150 km, to check"
    canvas.set_looks(Looks().toggled(AIR_POLICING))
    on_it, inside = edge(SIAULIAI, 300_000), edge(SIAULIAI, 200_000)
    assert canvas.ids_at(QPointF(canvas.point_of(*on_it))) == ["one"]
    assert canvas.ids_at(QPointF(canvas.point_of(*inside))) == []


def test_a_locked_layer_is_not_picked_and_a_tiny_ring_not_drawn(canvas: MapCanvas) -> None:
    canvas.set_looks(Looks().toggled(AIR_POLICING).locked(AIR_POLICING, True))
    assert canvas.ids_at(QPointF(canvas.point_of(*edge(SIAULIAI, 300_000)))) == []
    canvas.set_looks(Looks().toggled(AIR_POLICING))
    canvas.set_rings([ring_mark("one", SIAULIAI, 5_000, "Šiauliai", AIR_POLICING)])
    assert shown(canvas) == []
