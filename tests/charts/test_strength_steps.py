"""Strength over time: ranges have room, unknown spans say so, the keys go from interval to interval."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.charts.strength_steps import Step, Story, StrengthSteps
from console.domain.times import DAY, day_start
from console.ui.theme import Look

JAN, JUL, DEC = (day_start(f"2024-{month}-01") for month in ("01", "07", "12"))
STEPS = (
    Step(None, JAN, None, None, "nobody says"),
    Step(JAN, JUL, 1000, 1900, "a range"),
    Step(DEC, None, 3500, None, "at least", new_source=True),
)


@pytest.fixture
def chart(qtbot: QtBot) -> StrengthSteps:
    made = StrengthSteps(Look(), Story(STEPS, JAN + DAY, DEC + 30 * DAY, "unknown"), None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(400, 140)
    return made


def test_what_begins_nobody_knows_when_and_what_is_open_have_room(chart: StrengthSteps) -> None:
    start, end = chart.story.span
    assert start < JAN and end > DEC + 30 * DAY
    assert chart.story.most == 3500 and not STEPS[0].known
    assert not chart.grab().isNull()


def test_keys_and_pointer_go_from_interval_to_interval(chart: StrengthSteps, qtbot: QtBot) -> None:
    told: list[str] = []
    chart.told.connect(told.append)
    assert chart.words == "a range"
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_End):
        QTest.keyClick(chart, key)
    assert told == ["nobody says", "at least"] == [told[0], chart.accessibleDescription()]
    chart.show()
    QTest.mouseMove(chart, QPoint(130, 70))
    assert chart.words == "a range"


def test_nothing_known_draws_nothing_and_says_nothing(qtbot: QtBot) -> None:
    made = StrengthSteps(Look(), Story((), JAN, JUL, "unknown"), None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(300, 100)
    assert made.words == "" and not made.grab().isNull()
