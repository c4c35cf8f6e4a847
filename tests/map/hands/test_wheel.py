"""Wheel, trackpad and pinch."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture

from console.map.canvas import MapCanvas
from tests.map.hands.conftest import START, Turn

AT = QPointF(200, 150)
NOTCH, NOWHERE = QPoint(0, 120), QPointF()


def test_notches_zoom_to_the_pointer_and_add_up(canvas: MapCanvas, turn: Turn) -> None:
    place = canvas.frame().degrees(AT.x(), AT.y())
    for _ in range(3):
        turn(AT, NOTCH)
    assert canvas.view.metres_per_pixel == pytest.approx(START.metres_per_pixel / 1.25**3)
    assert (canvas.point_of(*place) - AT).manhattanLength() < 2.1
    for _ in range(3):
        turn(AT, -NOTCH)
    assert canvas.view.metres_per_pixel == pytest.approx(START.metres_per_pixel)


def test_a_mouse_that_tells_pixels_for_its_notches_still_zooms(canvas: MapCanvas, turn: Turn) -> None:
    turn(AT, NOTCH, QPoint(0, 15))
    assert canvas.view.metres_per_pixel < START.metres_per_pixel


def test_two_fingers_move_the_ground_exactly(canvas: MapCanvas, turn: Turn) -> None:
    place = canvas.frame().degrees(AT.x(), AT.y())
    turn(AT, QPoint(70, -40), QPoint(35, -20), Qt.ScrollPhase.ScrollUpdate)
    assert canvas.view.metres_per_pixel == START.metres_per_pixel
    assert (canvas.point_of(*place) - AT - QPointF(35, -20)).manhattanLength() < 2.1


def test_two_fingers_with_ctrl_zoom(canvas: MapCanvas, turn: Turn) -> None:
    place = canvas.frame().degrees(AT.x(), AT.y())
    keys = Qt.KeyboardModifier.ControlModifier
    turn(AT, QPoint(0, 60), QPoint(0, 30), Qt.ScrollPhase.ScrollUpdate, keys)
    assert canvas.view.metres_per_pixel < START.metres_per_pixel
    assert (canvas.point_of(*place) - AT).manhattanLength() < 2.1


def pinch(canvas: MapCanvas, kind: Qt.NativeGestureType, value: float, delta: QPointF = NOWHERE) -> None:
    event = QNativeGestureEvent(
        kind, QPointingDevice.primaryPointingDevice(), 2, AT, AT, QPointF(canvas.mapToGlobal(AT)), value, delta
    )
    QApplication.sendEvent(canvas, event)


def test_a_pinch_zooms_about_the_place_between_the_fingers(canvas: MapCanvas) -> None:
    place = canvas.frame().degrees(AT.x(), AT.y())
    for kind, value in (
        (Qt.NativeGestureType.BeginNativeGesture, 0.0),
        (Qt.NativeGestureType.ZoomNativeGesture, 0.2),
        (Qt.NativeGestureType.ZoomNativeGesture, 0.1),
        (Qt.NativeGestureType.EndNativeGesture, 0.0),
    ):
        pinch(canvas, kind, value)
    assert canvas.view.metres_per_pixel == pytest.approx(START.metres_per_pixel / 1.2 / 1.1)
    assert (canvas.point_of(*place) - AT).manhattanLength() < 2.1


def test_a_trackpad_may_also_tell_a_pan_and_a_double_tap(canvas: MapCanvas) -> None:
    pinch(canvas, Qt.NativeGestureType.PanNativeGesture, 0.0, QPointF(30, 0))
    assert canvas.view.centre[0] < START.centre[0]
    pinch(canvas, Qt.NativeGestureType.SmartZoomNativeGesture, 1.0)
    assert canvas.view.metres_per_pixel == pytest.approx(START.metres_per_pixel / 2)


def fingers(canvas: MapCanvas, factor: float, gone: QPointF = NOWHERE) -> None:
    """What Qt's recogniser reports of two fingers on a touch screen."""
    gesture = QPinchGesture(canvas)
    here = QPointF(canvas.mapToGlobal(AT))
    gesture.setLastCenterPoint(here - gone)
    gesture.setCenterPoint(here)
    gesture.setScaleFactor(factor)
    gesture.setChangeFlags(QPinchGesture.ChangeFlag.ScaleFactorChanged)
    QApplication.sendEvent(canvas, QGestureEvent([gesture]))


def test_two_fingers_on_the_glass_zoom_and_move(canvas: MapCanvas) -> None:
    place = canvas.frame().degrees(AT.x() - 30, AT.y() - 10)
    fingers(canvas, 1.5, QPointF(30, 10))
    assert canvas.view.metres_per_pixel == pytest.approx(START.metres_per_pixel / 1.5)
    assert (canvas.point_of(*place) - AT).manhattanLength() < 4


def test_what_the_system_tells_is_not_heard_twice(canvas: MapCanvas) -> None:
    pinch(canvas, Qt.NativeGestureType.BeginNativeGesture, 0.0)
    fingers(canvas, 1.5)
    assert canvas.view == START
    pinch(canvas, Qt.NativeGestureType.EndNativeGesture, 0.0)
    fingers(canvas, 1.5)
    assert canvas.view != START
