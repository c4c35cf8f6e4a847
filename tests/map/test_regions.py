"""What is known only as a region fills the region, never a false point."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from console.map import projection
from console.map.basemap import shipped
from console.map.canvas import MapCanvas
from console.map.lettering import Words, written
from console.map.marks import IncidentMark
from console.map.regions import country_spot
from console.map.style import style
from console.map.views import View
from tests.map.canvases import canvas_at

POLAND = View(19.4, 52.1, 1500.0)
WARSAW = (21.0122, 52.2297)


def somewhere(number: int, country: str = "PL", severity: int = 3) -> IncidentMark:
    return IncidentMark(
        f"r{number}", *WARSAW, "cyber", severity, "developing", f"Outage {number}", detail="developing · DEC 25",
        layer="incident:cyber", region=country,
    )  # fmt: skip


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, POLAND, 900, 700)
    return made


def at(canvas: MapCanvas, lon: float, lat: float) -> QPointF:
    return canvas.point_of(lon, lat)


def test_the_country_is_filled_and_there_is_no_symbol(canvas: MapCanvas) -> None:
    before = canvas.picture().toImage()
    canvas.set_incidents([somewhere(1)])
    after = canvas.picture().toImage()
    inside, outside = at(canvas, 17.0, 51.8).toPoint(), at(canvas, 14.0, 50.0).toPoint()
    assert after.pixelColor(inside) != before.pixelColor(inside)
    assert after.pixelColor(outside) == before.pixelColor(outside)
    assert not canvas.arrangement().spots


def test_more_incidents_make_a_stronger_tint(canvas: MapCanvas) -> None:
    tint = style("dark").colour("map.region_tint")
    reds = []
    for many in (1, 4, 20):
        canvas.set_incidents([somewhere(number) for number in range(many)])
        pixel = canvas.picture().toImage().pixelColor(at(canvas, 17.0, 51.8).toPoint())
        reds.append(pixel.red())
    assert reds == sorted(set(reds)) and reds[-1] < tint.red()
    assert canvas.arrangement().regions[0].opacity == pytest.approx(0.43)


def test_pointing_into_the_country_finds_all_of_them_the_gravest_first(canvas: MapCanvas) -> None:
    canvas.set_incidents([somewhere(1, severity=2), somewhere(2, severity=5)])
    assert canvas.ids_at(at(canvas, 17.0, 51.8)) == ["r2", "r1"]
    assert canvas.ids_at(at(canvas, 10.0, 51.0)) == []


def test_a_symbol_in_the_country_is_found_before_it(canvas: MapCanvas) -> None:
    point = replace(somewhere(3), region="", id="point")
    canvas.set_incidents([somewhere(1), point])
    assert canvas.ids_at(at(canvas, *WARSAW)) == ["point"]


def test_a_hidden_layer_fills_nothing(canvas: MapCanvas) -> None:
    canvas.set_incidents([somewhere(1)])
    canvas.set_looks(canvas.looks.toggled("incident:cyber"))
    assert not canvas.arrangement().regions and canvas.ids_at(at(canvas, 17.0, 51.8)) == []


def test_the_tab_key_reaches_it_and_a_country_the_map_has_not_is_no_place(canvas: MapCanvas) -> None:
    canvas.set_incidents([somewhere(1)])
    assert [mark.id for mark in canvas.marks()] == ["r1"]
    assert country_spot("XZ") is None and country_spot("") is None


@pytest.mark.parametrize("iso2", ["PL", "UA", "ES", "DE", "FR", "NO", "XK"])
def test_a_country_is_looked_for_where_it_is(iso2: str) -> None:
    spot = country_spot(iso2)
    assert spot is not None
    number = shipped().country_at(*projection.plane(*spot))
    assert number is not None and shipped().countries.iso2[number] == iso2


def test_the_count_of_a_country_stands_in_it_or_not_at_all(canvas: MapCanvas) -> None:
    canvas.set_view(View(19.4, 52.1, 7000.0))
    crowd = [
        replace(somewhere(10 + number), region="", lon=15.0 + number % 6 * 1.6, lat=50.0 + number // 6 * 1.4)
        for number in range(24)
    ]
    for others in ([], crowd[:8], crowd):
        canvas.set_incidents([somewhere(1, "UA"), somewhere(2), *others])
        arrangement = canvas.arrangement()
        stamp = written(Words("1", "state.warn", 13, 600), "dark", canvas.frame().ratio)
        counts = [
            (placed.x + stamp.width / 2, placed.y + stamp.height / 2)
            for placed in arrangement.names
            if placed.stamp is stamp
        ]
        assert all(any(region.holds(*place) for region in arrangement.regions) for place in counts)
        assert counts or others
