"""The map is seen before the window is made, where the window will have it."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from console.config import tokens
from console.ui.first_sight import FirstSight
from console.ui.places_kept import KEPT, Places
from console.ui.preferences import Preferences

SCREEN = QRect(0, 0, 1920, 1080)


def test_the_ground_is_whole_in_its_place_and_round_it_is_a_panel(qtbot: QtBot) -> None:
    places = Places(QRect(40, 30, 700, 500), QRect(100, 50, 400, 300))
    sight = FirstSight(Preferences(None), places)
    qtbot.addWidget(sight)
    image = sight.grab().toImage()
    theme = tokens.load().themes["dark"]
    panel = QColor(*theme["surface.panel"]).rgb()
    assert sight.geometry() == places.window
    assert {image.pixel(x, y) for x, y in ((5, 5), (99, 200), (500, 200), (300, 49), (300, 350))} == {panel}
    inside = {image.pixel(x, y) for x in range(100, 500, 3) for y in range(50, 350, 3)}
    assert QColor(*theme["map.land"]).rgb() in inside or len(inside) > 20
    assert panel not in inside


def test_places_come_back_as_they_were_kept() -> None:
    places = Places(QRect(40, 30, 1400, 900), QRect(265, 70, 700, 500))
    assert Places.of({KEPT: places.text}, SCREEN) == places


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "a,b,c,d,e,f,g,h", "0,0,800,600,0,0,900,300", "9000,0,800,600,0,0,700,300", "0,0,9,9,0,0,9,9"]
)
def test_what_cannot_be_on_the_screen_is_not_believed(text: str) -> None:
    assert Places.of({KEPT: text}, SCREEN) is None


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_first_places_lie_in_the_screen_and_the_map_in_the_window(scale: float) -> None:
    places = Places.first(SCREEN, scale)
    assert SCREEN.contains(places.window)
    assert QRect(0, 0, places.window.width(), places.window.height()).contains(places.map)


def test_the_window_keeps_where_its_map_is(qtbot: QtBot) -> None:
    from console.ui.app import build

    window = build(Preferences(None))
    qtbot.addWidget(window)
    window.resize(1728, 972)
    with qtbot.waitExposed(window):
        window.show()
    first = Places.first(QRect(0, 0, 1920, 1080), 1.0).map
    window.close()
    kept = Places.of(window.preferences.value.layout, SCREEN)
    assert kept is not None and kept.window.size() == window.size()
    apart = (abs(kept.map.left() - first.left()), abs(kept.map.top() - first.top()))
    apart += (abs(kept.map.right() - first.right()), abs(kept.map.bottom() - first.bottom()))
    assert max(apart) <= 6
