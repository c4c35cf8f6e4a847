"""The map by keyboard alone: arrows that roll, fitting, one step back at a time."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.map import views
from console.map.canvas import MapCanvas
from console.map.hands.rolling import STEP
from console.map.region import Region
from tests.map.hands.conftest import START


def moved(canvas: MapCanvas) -> float:
    """How many pixels east of the start the middle of the map is."""
    return (canvas.view.centre[0] - START.centre[0]) / START.metres_per_pixel


def test_a_tap_moves_by_one_step_with_shift_by_four(canvas: MapCanvas, qtbot: QtBot) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert moved(canvas) == pytest.approx(STEP, abs=2)
    qtbot.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert moved(canvas) == pytest.approx(-3 * STEP, abs=2)


def test_in_a_window_a_tap_is_answered_at_once_and_goes_on_to_one_step(shown: MapCanvas, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert 0 < moved(shown) < STEP
    qtbot.waitUntil(lambda: moved(shown) >= STEP - 2, timeout=20_000)
    shown.settle()
    assert moved(shown) == pytest.approx(STEP, abs=2)


def test_a_key_that_is_held_rolls_on_until_it_is_let_go(shown: MapCanvas, qtbot: QtBot) -> None:
    qtbot.keyPress(shown, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: moved(shown) > 2 * STEP, timeout=20_000)
    again = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, "", True)
    before = moved(shown)
    QApplication.sendEvent(shown, again)
    assert moved(shown) == before
    qtbot.keyRelease(shown, Qt.Key.Key_Right)
    shown.settle()
    rested = moved(shown)
    with qtbot.assertNotEmitted(shown.view_changed, wait=60):
        pass
    assert moved(shown) == rested


def test_f_brings_the_selection_into_view_and_home_the_flank(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.select("cable")
    canvas.set_view(views.NAMED["vilnius"])
    qtbot.keyClick(canvas, Qt.Key.Key_F)
    assert canvas.rect().contains(canvas.point_of(24.6, 59.8).toPoint())
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.view == views.HOME


def test_what_is_gathered_is_fitted_before_what_is_selected(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.select("przewodow")
    canvas.gathering.take(Region.box(views.View(23, 58.5, 1).centre, views.View(28, 61, 1).centre))
    assert set(canvas.gathering.ids) == {"tapa", "cable"}
    qtbot.keyClick(canvas, Qt.Key.Key_F)
    for lon, lat in ((25.9586, 59.2606), (24.6, 59.8)):
        assert canvas.rect().contains(canvas.point_of(lon, lat).toPoint())
    assert not canvas.rect().contains(canvas.point_of(23.9345, 50.4705).toPoint())


def test_esc_lets_go_of_what_is_gathered_then_of_the_selection(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.select("cable")
    canvas.gathering.take(Region.box(START.centre, views.View(28, 61, 1).centre))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.gathering.ids == () and canvas.selected == "cable"
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selected is None
