"""Past cases as dots: which of them are named where there is room."""

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.charts.case_strip import CaseStrip, PastLength
from console.ui.theme import Look

HOURS = (1.3, 2.2, 3.0, 4.6, 12.0, 16.0, 44.0, 44.0, 88.0)


@pytest.fixture
def strip(qtbot: QtBot) -> Iterator[CaseStrip]:
    window = QWidget()
    qtbot.addWidget(window)
    made = CaseStrip(Look("dark", 1.0), window)
    window.resize(600, 300)
    made.show_cases([PastLength(one, one, f"AA MAR {place:02}", "") for place, one in enumerate(HOURS)], 2.5, "this")
    yield made


def test_no_name_lies_on_another_or_on_the_present_case(strip: CaseStrip) -> None:
    made = strip
    made.resize(600, made.maximumHeight())
    names = made.named()
    assert len(names) >= 4
    assert not [1 for (_, one), (_, other) in combinations(names, 2) if one.intersects(other)]
    mark = made.axis().x_of(2.5)
    assert not any(area.left() <= mark <= area.right() for _, area in names)
    assert all(area.left() >= 0 and area.right() <= 600 and area.top() >= 0 for _, area in names)


def test_it_never_needs_the_room_of_names(strip: CaseStrip) -> None:
    assert strip.minimumSizeHint().height() == strip.sizeHint().height() < strip.maximumHeight()
