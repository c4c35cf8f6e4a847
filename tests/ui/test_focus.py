"""The outline of what has the focus."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from console.ui.focus import FocusOutline
from console.ui.theme import Look


def test_the_outline_goes_with_the_panel_its_field_stands_in(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    panel = QWidget(window)
    panel.resize(200, 80)
    field = QLineEdit(panel)
    outline = FocusOutline(Look("dark", 1.0), window, QWidget(window))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_1)
    panel.move(150, 120)
    assert outline.isVisible()
    assert outline.geometry().center() - field.mapTo(window, field.rect().center()) == QPoint()


def test_a_dialog_opened_by_a_key_shows_from_the_first_what_has_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field, look = QLineEdit(window), Look("dark", 1.0)
    QShortcut(QKeySequence("Ctrl+Alt+R"), window).activated.connect(lambda: opened.append(_dialog(window, look)))
    opened: list[FocusOutline] = []
    FocusOutline(look, window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    by_mouse = _dialog(window, look)
    assert not by_mouse.isVisible()
    by_mouse.window().close()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: bool(opened) and opened[0].isVisible())


def _dialog(above: QWidget, look: Look) -> FocusOutline:
    dialog = QDialog(above)
    first, outline = QLineEdit(dialog), FocusOutline(look, dialog)
    dialog.open()
    first.setFocus()
    return outline


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_the_button_it_is_on_and_nothing_behind_it(qtbot: QtBot, key: Qt.Key) -> None:
    window = _Counting()
    qtbot.addWidget(window)
    button, box = QPushButton("Add a hypothesis", window), QCheckBox("Answered", window)
    FocusOutline(Look("dark", 1.0), window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    pressed: list[str] = []
    button.clicked.connect(lambda: pressed.append("pressed"))
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    QTest.keyClick(button, key)
    assert len(pressed) == 1 and window.enters == 0
    QTest.keyClick(button, key, Qt.KeyboardModifier.ControlModifier)
    assert len(pressed) == 1 and window.enters == 1
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, key)
    assert not box.isChecked() and window.enters == 2


class _Counting(QWidget):
    """Counts the Enters nothing in it had a use for."""

    enters = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.enters += event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
