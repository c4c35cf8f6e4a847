"""What lies under the pointer on the ground, in English and as it is called there."""

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.views import View


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    shown = MapCanvas()
    qtbot.addWidget(shown)
    shown.resize(900, 600)
    return shown


def words(canvas: MapCanvas, lon: float, lat: float) -> str:
    return ", ".join(part.name for part in canvas.area_at(lon, lat))


@pytest.mark.parametrize(
    ("place", "lon", "lat", "said"),
    [
        ("Przewodów", 23.9345, 50.4705, "Poland, Lubelskie"),
        ("Lviv", 24.03, 49.84, "Ukraine, Lviv Oblast"),
        ("Simferopol", 34.1, 44.95, "Ukraine, Crimea"),
        ("Kaliningrad", 20.5, 54.7, "Russia, Kaliningrad Oblast"),
        ("Rakvere", 26.35, 59.35, "Estonia, Lääne-Viru County"),
        ("Moscow", 37.6, 55.75, "Russia, Moscow"),
        ("Tiraspol", 29.63, 46.84, "Moldova, Transnistria"),
        ("Baltic Sea", 19.6, 56.6, ""),
    ],
)
def test_country_and_region(canvas: MapCanvas, place: str, lon: float, lat: float, said: str) -> None:
    assert words(canvas, lon, lat) == said, place


@pytest.mark.parametrize(
    ("place", "lon", "lat", "said"),
    [
        ("Warsaw", 21.0118, 52.2298, "Warsaw · Warszawa"),
        ("Kyiv", 30.5238, 50.45466, "Kyiv · Київ"),
        ("Poznań", 16.92993, 52.40692, "Poznań"),
    ],
)
def test_the_mark_of_a_city_tells_its_local_name(
    canvas: MapCanvas, place: str, lon: float, lat: float, said: str
) -> None:
    canvas.set_view(View(lon, lat, 1200.0))
    assert str(canvas.ground_at(canvas.point_of(lon, lat))) == said, place


def test_a_name_tells_what_it_names(canvas: MapCanvas) -> None:
    canvas.set_view(View(21.0, 52.0, 4000.0))
    said = {
        str(canvas.ground_at(QPointF(placed.x + placed.stamp.width / 2, placed.y + placed.stamp.height / 2)))
        for placed in canvas.arrangement().names
        if placed.stamp is not None
    }
    assert {"Poland · Polska", "Ukraine · Україна", "Vilnius"} <= said


def test_lakes_and_rivers_are_told_without_a_name_on_the_map(canvas: MapCanvas) -> None:
    canvas.set_view(View(31.5, 60.8, 1200.0))
    assert str(canvas.ground_at(canvas.point_of(31.5, 60.8))) == "Lake Ladoga · Ладожское озеро"


def test_open_land_has_no_name(canvas: MapCanvas) -> None:
    canvas.set_view(View(23.2, 50.9, 20.0))
    assert canvas.ground_at(canvas.point_of(23.2, 50.9)) is None
