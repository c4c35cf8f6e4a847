"""A map to put the hands on, hidden or in a window, and the events hands make."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.marks import IncidentMark, UnitMark
from console.map.views import View
from tests.map.canvases import canvas_at

START = View(24, 54.5, 2500)
_NONE = QPoint()
Turn = Callable[..., None]


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    """Hidden: every movement is at its end at once."""
    made = canvas_at(qtbot, START)
    made.set_units([UnitMark("tapa", 25.9586, 59.2606, "10031004161211023900", "BG Estonia", "GB · 1 430", True)])
    made.set_incidents(
        [
            IncidentMark("przewodow", 23.9345, 50.4705, "missile-drone", 4, "unverified", "Explosion at Przewodów"),
            IncidentMark("cable", 24.6, 59.8, "maritime-infrastructure", 3, "developing", "Cable cut"),
        ]
    )
    return made


@pytest.fixture
def shown(canvas: MapCanvas, qtbot: QtBot) -> MapCanvas:
    """In a window: movements take their moment."""
    canvas.show()
    qtbot.waitUntil(lambda: canvas.complete, timeout=20_000)
    assert canvas.in_motion
    return canvas


@pytest.fixture
def turn(canvas: MapCanvas) -> Turn:
    """Turn the wheel, or move two fingers, over a point of the canvas."""

    def turned(
        at: QPointF,
        angle: QPoint,
        pixels: QPoint = _NONE,
        phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase,
        keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        event = QWheelEvent(
            at, QPointF(canvas.mapToGlobal(at)), pixels, angle, Qt.MouseButton.NoButton, keys, phase, False,
            Qt.MouseEventSource.MouseEventNotSynthesized, QPointingDevice.primaryPointingDevice(),
        )  # fmt: skip
        QApplication.sendEvent(canvas, event)

    return turned
