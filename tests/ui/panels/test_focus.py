"""F6 in the whole window: every pane once, the map and the strip in it among them, both ways; Tab stays inside."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.ui.focus import Pane, pane_of
from console.ui.window import Window
from tests.ui.things import write_entry


@pytest.fixture
def round_trip(whole: Window) -> list[Pane]:
    """The panes in order; the status line has something to press once something can be undone."""
    whole.session.act(write_entry, "radio")
    whole.activateWindow()
    return [whole.bar, whole.left.pane, whole.middle, whole.strip, whole.tables.pane, whole.right.pane, whole.line]


def here() -> Pane | None:
    focused = QApplication.focusWidget()
    assert focused is not None
    return pane_of(focused)


@pytest.mark.parametrize("key", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_f6_visits_every_pane_and_comes_back(whole: Window, round_trip: list[Pane], key: Qt.KeyboardModifier) -> None:
    whole.line.show_position((20.0, 50.0))
    whole.bar.enter()
    visited = []
    for _ in round_trip:
        QTest.keyClick(whole, Qt.Key.Key_F6, key)
        visited.append(here())
    forward = [*round_trip[1:], round_trip[0]]
    assert visited == (forward if key == Qt.KeyboardModifier.NoModifier else [*round_trip[:0:-1], round_trip[0]])


def test_f6_leaves_the_date_field(whole: Window, round_trip: list[Pane]) -> None:
    whole.left.pane.enter()
    QTest.keyClick(whole, Qt.Key.Key_F6)
    assert QApplication.focusWidget() is whole.map.canvas
    QTest.keyClick(whole, Qt.Key.Key_F6)
    assert here() is whole.strip
    QTest.keyClick(whole, Qt.Key.Key_F6)
    assert here() is whole.tables.pane


def test_tab_goes_round_inside_the_strip(whole: Window, round_trip: list[Pane]) -> None:
    whole.strip.enter()
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None and pane_of(focused) is whole.strip
        QTest.keyClick(focused, Qt.Key.Key_Tab)
