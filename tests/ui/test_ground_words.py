"""The ground tells its names where no symbol does."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.views import View
from console.ui.borders_help import show_borders
from console.ui.ground_words import GroundWords
from console.ui.sheet import Sheet
from console.ui.status_line import StatusLine
from console.ui.theme import Look
from console.ui.window import Window
from tests.map.canvases import canvas_at

WARSAW = 21.0118, 52.2298


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    shown = canvas_at(qtbot, View(*WARSAW, 1200.0))
    shown.show()
    return shown


@pytest.fixture
def line(qtbot: QtBot, look: Look, canvas: MapCanvas) -> StatusLine:
    shown = StatusLine(look)
    qtbot.addWidget(shown)
    GroundWords(canvas, shown)
    return shown


def rest(canvas: MapCanvas, lon: float, lat: float) -> str:
    """What the tip says while the pointer rests on a place."""
    at = canvas.point_of(lon, lat).toPoint()
    QApplication.sendEvent(canvas, QHelpEvent(QEvent.Type.ToolTip, at, canvas.mapToGlobal(at)))
    return QToolTip.text()


def test_resting_on_a_city_tells_its_local_name(canvas: MapCanvas, line: StatusLine) -> None:
    assert "Warsaw · Warszawa" in rest(canvas, *WARSAW)


def test_a_symbol_keeps_its_own_tip(canvas: MapCanvas, line: StatusLine) -> None:
    canvas.setToolTip("Explosion at Przewodów")
    assert "Warszawa" not in rest(canvas, *WARSAW)


def test_country_and_region_follow_the_pointer_and_go_with_it(
    canvas: MapCanvas, line: StatusLine, qtbot: QtBot
) -> None:
    canvas.pointed.emit(23.9345, 50.4705)
    qtbot.waitUntil(lambda: line.area == "Poland, Lubelskie")
    canvas.pointed.emit(24.03, 49.84)
    qtbot.waitUntil(lambda: line.area == "Ukraine, Lviv Oblast")
    canvas.left.emit()
    assert line.area == ""


def test_the_help_on_borders_says_what_is_drawn_how(window: Window) -> None:
    show_borders(window)
    sheet = window.findChild(Sheet)
    assert sheet is not None
    said = " ".join(label.text() for label in sheet.findChildren(type(sheet.text(""))))
    for word in ("Crimea", "Transnistria", "Abkhazia", "South Ossetia", "Kosovo", "Northern Cyprus", "kilometre"):
        assert word in said
