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


def test_long_words_make_no_form_wider(qtbot: QtBot) -> None:
    box = ChoiceBox(Look("dark"))
    qtbot.addWidget(box)
    box.addItem("Orzysz, Warmia-Masuria, Poland · town of 5 998, called so · 53.8097 N 21.9481 E")
    assert box.minimumSizeHint().width() <= 120 < box.sizeHint().width()
