"""A choice shows that it opens."""

import pytest
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
