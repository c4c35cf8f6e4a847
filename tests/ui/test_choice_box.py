"""A choice shows that it opens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.config.tokens import THEMES
from console.ui.choice_box import ChoiceBox
from console.ui.theme import Look


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_the_arrow_is_seen_in_every_theme(qtbot: QtBot, theme: str) -> None:
    look = Look(theme)
    box = ChoiceBox(look)
    qtbot.addWidget(box)
    box.setStyleSheet(look.style_sheet())
    box.addItem("A4 lying (PDF)")
    box.resize(300, 30)
    picture, ink = box.grab().toImage(), look.colour("ink.secondary")
    corner = (picture.pixelColor(x, y) for x in range(260, 298) for y in range(6, 24))
    assert any(one == ink for one in corner)


def test_a_letter_chooses_and_is_no_command(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = ChoiceBox(Look("dark"), window)
    box.addItems(["Choose", "Airspace", "Missile or drone"])
    pressed: list[str] = []
    QShortcut(QKeySequence("M"), window).activated.connect(lambda: pressed.append("M"))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    QTest.keyClick(box, Qt.Key.Key_M)
    assert box.currentText() == "Missile or drone" and not pressed
