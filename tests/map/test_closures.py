"""Closures on the map: drawn as lines with bars or hatched areas, named, picked, and no more than others see."""

import pytest
from pytestqt.qtbot import QtBot

from console.domain.movement import Closure, Mode
from console.map.canvas import MapCanvas
from console.map.closure_marks import ClosureMark, closure_mark
from console.map.looks import CLOSURES
from console.map.marks import label
from console.map.views import View
from tests.map.canvases import canvas_at

LINE = '{"type":"LineString","coordinates":[[22.4,54.4],[23.6,53.9]]}'
AREA = '{"type":"Polygon","coordinates":[[[20.5,57.0],[22.0,57.0],[22.0,58.0],[20.5,58.0],[20.5,57.0]]]}'


def mark(number: int, geometry: str, *modes: Mode, name: str = "Gap cut") -> ClosureMark:
    return closure_mark(Closure(bytes([number]) * 16, name, geometry, modes, 0, None, "", "Ann", 0))


GAP, IRBE = mark(1, LINE, Mode.ROAD, Mode.RAIL), mark(2, AREA, Mode.SEA, name="Irbe mined")


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, View(22.5, 56.0, 900.0), 700, 700)
    made.set_theme("dark")
    made.set_closures([GAP, IRBE])
    return made


def red(canvas: MapCanvas, place: tuple[float, float], round_it: int = 10) -> int:
    """How many pixels about a place are red."""
    canvas.settle()
    image, at = canvas.picture().toImage(), canvas.point_of(*place)
    near = range(-round_it, round_it + 1)
    colours = [image.pixelColor(round(at.x()) + x, round(at.y()) + y) for x in near for y in near]
    return sum(colour.red() > colour.blue() + 40 for colour in colours)


def test_a_line_has_bars_across_it_and_an_area_is_hatched(canvas: MapCanvas) -> None:
    along, inside = (22.7, 54.27), (20.8, 57.2)
    assert red(canvas, along) > 40 and red(canvas, inside) > 10 and not red(canvas, (23.5, 56.0))
    canvas.set_looks(canvas.looks.toggled(CLOSURES))
    assert not red(canvas, along) and not red(canvas, inside)


def test_it_says_what_is_closed_to_what(canvas: MapCanvas) -> None:
    assert (GAP.stops, label(IRBE)) == ("closed to road and rail", "Irbe mined, closed to sea")
    canvas.select(GAP.id)
    assert canvas.accessibleDescription() == "Selected: Gap cut, closed to road and rail"
    assert [one for one in canvas.marks() if one.id in (GAP.id, IRBE.id)] == [IRBE, GAP], "Tab steps to them"


def test_a_line_is_picked_near_it_an_area_at_its_edge(canvas: MapCanvas) -> None:
    assert canvas.ids_at(canvas.point_of(22.7, 54.275)) == [GAP.id]
    assert canvas.ids_at(canvas.point_of(20.5, 57.5)) == [IRBE.id] and canvas.mark(IRBE.id) is IRBE
    canvas.set_looks(canvas.looks.locked(CLOSURES, True))
    assert canvas.ids_at(canvas.point_of(22.7, 54.275)) == []


def test_far_outside_and_close_up_nothing_breaks(canvas: MapCanvas) -> None:
    for view in (View(23.0, 54.15, 20.0), View(-40.0, 50.0, 900.0), View(22.0, 56.0, 20_000.0)):
        canvas.set_view(view)
        canvas.settle()
    assert canvas.arrangement().closed is not None
