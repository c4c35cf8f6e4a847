"""The outline of what has the focus."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
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
