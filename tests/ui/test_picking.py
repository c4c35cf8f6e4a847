"""Asking the map for a place, for the inspector's form."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.ui.app import build
from console.ui.panels.inspector import InspectorPanel, inspector_of
from console.ui.preferences import Preferences
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import ACTOR, NOW

AT = QPoint(200, 150)


@pytest.fixture
def whole(qtbot: QtBot, case: Path) -> Window:
    preferences = Preferences(None)
    preferences.change(name=ACTOR.name, station=ACTOR.station)
    window = build(preferences, lambda: NOW)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.openings.open(case)
    settle(window)
    return window


@pytest.fixture
def form(whole: Window) -> InspectorPanel:
    found = inspector_of(whole)
    assert found is not None
    found.new()
    found.editor.field("title").setFocus()
    return found


def test_the_place_clicked_next_on_the_map_is_written_into_the_form(whole: Window, form: InspectorPanel) -> None:
    canvas = whole.map.canvas
    form.editor.pick.click()
    assert canvas.cursor().shape() is Qt.CursorShape.CrossCursor
    assert "Click the place on the map" in whole.line.hint
    lon, lat = canvas.frame().degrees(AT.x(), AT.y())
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=AT)
    whole.line.show_position((lon, lat))
    assert form.editor.typed.position == whole.line.position_words()[0]
    assert form.editing and whole.line.hint == "" and canvas.tool is None
    assert canvas.cursor().shape() is not Qt.CursorShape.CrossCursor
    assert QApplication.focusWidget() is form.editor.field("title")


def test_the_map_can_be_moved_while_it_is_asked(whole: Window, form: InspectorPanel) -> None:
    canvas = whole.map.canvas
    form.editor.pick.click()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=AT)
    QTest.mouseMove(canvas, AT + QPoint(60, 0))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=AT + QPoint(60, 0))
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.tool is not None and form.editor.typed.position == ""
    assert canvas.cursor().shape() is Qt.CursorShape.CrossCursor


def test_enter_takes_the_middle_of_the_map(whole: Window, form: InspectorPanel) -> None:
    form.editor.pick.click()
    QTest.keyClick(whole.map.canvas, Qt.Key.Key_Return)
    assert form.editor.typed.position != "" and whole.map.canvas.tool is None


def _escape(window: Window, form: InspectorPanel) -> None:
    QTest.keyClick(window.map.canvas, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is form.editor.field("title")


def _go_elsewhere(window: Window, form: InspectorPanel) -> None:
    form.editor.field("place").setFocus()
    assert QApplication.focusWidget() is form.editor.field("place")


@pytest.mark.parametrize("leave", [_escape, _go_elsewhere])
def test_esc_or_going_elsewhere_leaves_the_position_as_it_was(
    whole: Window, form: InspectorPanel, leave: Callable[[Window, InspectorPanel], None]
) -> None:
    form.editor.pick.click()
    leave(whole, form)
    assert whole.map.canvas.tool is None and whole.line.hint == ""
    QTest.mouseClick(whole.map.canvas, Qt.MouseButton.LeftButton, pos=AT)
    assert form.drafting.current is None or form.editor.typed.position == ""
