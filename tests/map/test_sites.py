"""Places and routes of the public picture on the map."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from console.map import projection
from console.map.canvas import MapCanvas
from console.map.marks import UnitMark
from console.map.place_marks import BASES, CORRIDORS, PORTS, SUWALKI, PlaceMark, RouteMark
from console.map.sites import way
from console.map.views import View
from tests.map.canvases import canvas_at

BASE = PlaceMark("base", 24.2, 57.0, "Lielvārde", BASES, "10032000001213010000", True)
PORT = PlaceMark("port", 21.0, 56.5, "Liepāja", PORTS, "10032000001213090000")
BATTLEGROUP = "10031004161211023900"


def line(*places: tuple[float, float]) -> tuple[np.ndarray, ...]:  # type: ignore[type-arg]
    degrees = np.asarray(places)
    return (np.column_stack(projection.forward(degrees[:, 0], degrees[:, 1])),)


CORRIDOR = RouteMark("road", 23.0, 56.0, "Via Baltica", CORRIDORS, line((22.5, 55.0), (23.0, 56.0), (23.5, 57.0)))
GAP = RouteMark(
    "gap", 23.2, 54.2, "Suwałki gap", SUWALKI, line((22.8, 54.0), (23.6, 54.0), (23.6, 54.4), (22.8, 54.0)), True
)


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, View(23.0, 56.0, 900.0), 1000, 700)
    made.set_places([BASE, PORT], [CORRIDOR, GAP])
    return made


def names(canvas: MapCanvas) -> set[str]:
    return {site.mark.id for site in canvas.arrangement().standing}


def words_beside_base(canvas: MapCanvas) -> set[tuple[float, float]]:
    place = canvas.point_of(BASE.lon, BASE.lat)
    placed = [one for one in canvas.arrangement().names if one.stamp is not None]
    return {(one.x, one.y) for one in placed if abs(one.x - place.x()) < 90 and abs(one.y - place.y()) < 20}


def test_each_kind_shows_at_its_own_scales(canvas: MapCanvas) -> None:
    assert names(canvas) == {"base", "port"}
    canvas.set_view(canvas.view.scaled(3000.0))
    assert names(canvas) == {"base"} and [route.mark.id for route in canvas.arrangement().routes] == ["gap"]
    canvas.set_view(canvas.view.scaled(5000.0))
    assert not names(canvas) and not canvas.arrangement().routes


def test_hand_drawn_lines_go_before_they_say_more_than_is_known(canvas: MapCanvas) -> None:
    canvas.set_view(View(23.0, 56.0, 150.0))
    assert not canvas.arrangement().routes


def test_pointing_finds_the_symbol_and_the_line(canvas: MapCanvas) -> None:
    assert canvas.ids_at(canvas.point_of(BASE.lon, BASE.lat)) == ["base"]
    assert canvas.ids_at(canvas.point_of(22.75, 55.5)) == ["road"]
    assert canvas.mark("road") is CORRIDOR and canvas.mark("base") == BASE


def test_what_stands_under_a_force_is_a_dot_and_the_force_is_found(canvas: MapCanvas) -> None:
    canvas.set_units([UnitMark("bg", BASE.lon, BASE.lat, BATTLEGROUP, "BG Latvia", layer="battlegroup")])
    site = next(site for site in canvas.arrangement().standing if site.mark.id == "base")
    assert not site.symbol and canvas.ids_at(canvas.point_of(BASE.lon, BASE.lat)) == ["bg"]


def test_hidden_and_locked_places(canvas: MapCanvas) -> None:
    canvas.set_looks(canvas.looks.toggled(BASES))
    assert names(canvas) == {"port"}


def test_a_selected_place_is_named_from_afar_and_spoken(canvas: MapCanvas) -> None:
    canvas.set_view(canvas.view.scaled(3000.0))
    before = words_beside_base(canvas)
    canvas.select("base")
    assert words_beside_base(canvas) - before
    assert "Lielvārde, to check" in canvas.accessibleDescription()


def test_a_route_is_called_without_the_towns_it_joins() -> None:
    assert way("Via Baltica road E67 (Warsaw-Kaunas-Riga-Tallinn)") == "Via Baltica road E67"
    assert way("A4/E40 Dresden-Wrocław-Kraków-Rzeszów") == "A4/E40"
    assert way("Suwałki gap, Polish-Lithuanian border") == "Suwałki gap"
    assert way("Gothenburg-Stockholm-Turku-Helsinki") == "Gothenburg-Stockholm-Turku-Helsinki"
