"""Presses that go wrong, and what a finger begins and a second one ends."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.tools.base import NO_KEYS
from console.map.views import View
from tests.map.hands.conftest import START

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
AT = QPoint(300, 200)


def test_a_release_that_went_elsewhere_leaves_no_drag_behind(canvas: MapCanvas, qtbot: QtBot) -> None:
    def send(kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, buttons: Qt.MouseButton) -> None:
        keys = Qt.KeyboardModifier.ControlModifier
        QApplication.sendEvent(canvas, QMouseEvent(kind, at, QPointF(canvas.mapToGlobal(at)), button, buttons, keys))

    send(QEvent.Type.MouseButtonPress, QPointF(AT), LEFT, LEFT)
    send(QEvent.Type.MouseMove, QPointF(AT) + QPointF(80, 80), NONE, LEFT)
    assert canvas.cursor().shape() is Qt.CursorShape.CrossCursor
    send(QEvent.Type.MouseMove, QPointF(AT) + QPointF(90, 90), NONE, NONE)
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor and canvas.gathering.region is None
    qtbot.mousePress(canvas, LEFT, pos=AT)
    qtbot.mouseMove(canvas, AT + QPoint(40, 0))
    qtbot.mouseRelease(canvas, LEFT, pos=AT + QPoint(40, 0))
    assert canvas.view != START


def test_a_drag_is_exact_and_has_no_momentum(canvas: MapCanvas, qtbot: QtBot) -> None:
    place = canvas.frame().degrees(AT.x(), AT.y())
    qtbot.mousePress(canvas, LEFT, pos=AT)
    for far in range(10, 130, 10):
        qtbot.mouseMove(canvas, AT + QPoint(far, far // 2))
        there = canvas.point_of(*place) - QPointF(AT) - QPointF(far, far // 2)
        assert there.manhattanLength() < 2.5
    qtbot.mouseRelease(canvas, LEFT, pos=AT + QPoint(120, 60))
    rested = canvas.view
    with qtbot.assertNotEmitted(canvas.view_changed, wait=50):
        pass
    assert canvas.view == rested


def test_the_place_under_a_resting_pointer_is_told_anew_when_the_ground_moves(canvas: MapCanvas, qtbot: QtBot) -> None:
    told: list[tuple[float, float]] = []
    canvas.pointed.connect(lambda lon, lat: told.append((lon, lat)))
    at, away = QPointF(AT), QPointF(canvas.mapToGlobal(AT))
    QApplication.sendEvent(canvas, QMouseEvent(QEvent.Type.MouseMove, at, away, NONE, NONE, NO_KEYS))
    with qtbot.waitSignal(canvas.pointed):
        canvas.set_view(View(10, 45, 2500))
    assert told[-1] == canvas.frame().degrees(AT.x(), AT.y())
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    with qtbot.assertNotEmitted(canvas.pointed, wait=60):
        canvas.set_view(START)
