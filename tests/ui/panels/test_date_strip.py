"""The strip under the map: choosing the day by typing, stepping, dragging and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.domain.times import DAY, day_start, iso_day
from console.ui.date_bars import monthly
from console.ui.date_strip import DateStrip
from console.ui.picture import FIRST_DAY, Picture
from console.ui.window import Window


@pytest.fixture
def strip(whole: Window) -> DateStrip:
    found = whole.findChild(DateStrip)
    assert isinstance(found, DateStrip)
    return found


@pytest.mark.parametrize("text", ["2022-11-15", "15 NOV 22", " 15 nov 2022 ", "151944Z NOV 22"])
def test_a_day_can_be_typed(strip: DateStrip, picture: Picture, text: str) -> None:
    strip.field.selectAll()
    QTest.keyClicks(strip.field, text)
    QTest.keyClick(strip.field, Qt.Key.Key_Return)
    assert iso_day(picture.day) == "2022-11-15"
    assert strip.field.text() == "15 NOV 22"


@pytest.mark.parametrize("text", ["tomorrow", "15/11/22", "2013-12-31", "2026-11-22"])
def test_what_is_no_day_of_the_picture_is_refused_with_a_sentence(
    strip: DateStrip, picture: Picture, whole: Window, text: str
) -> None:
    strip.field.selectAll()
    QTest.keyClicks(strip.field, text)
    QTest.keyClick(strip.field, Qt.Key.Key_Return)
    assert picture.is_today
    assert strip.field.text() == text, "what was typed stays to be mended"
    assert len(whole.notices.shown) == 1


def test_escape_brings_the_shown_day_back(strip: DateStrip) -> None:
    strip.field.selectAll()
    QTest.keyClicks(strip.field, "20")
    QTest.keyClick(strip.field, Qt.Key.Key_Escape)
    assert strip.field.text() == "21 NOV 26"


def test_today_is_offered_only_on_another_day(strip: DateStrip, picture: Picture) -> None:
    assert not strip.today.isVisible()
    picture.show_day(day_start("2022-11-15"))
    assert strip.today.isVisible()
    QTest.mouseClick(strip.today, Qt.MouseButton.LeftButton)
    assert picture.is_today and iso_day(picture.day) == "2026-11-21"


def test_keys_on_the_bars_step_by_day_week_and_month(strip: DateStrip, picture: Picture) -> None:
    picture.show_day(day_start("2022-11-15"))
    for key, day in (
        (Qt.Key.Key_Left, "2022-11-14"), (Qt.Key.Key_Right, "2022-11-15"), (Qt.Key.Key_Up, "2022-11-22"),
        (Qt.Key.Key_PageDown, "2022-10-22"), (Qt.Key.Key_Home, "2014-01-01"), (Qt.Key.Key_End, "2026-11-21"),
    ):  # fmt: skip
        QTest.keyClick(strip.bars, key)
        assert iso_day(picture.day) == day


def test_the_picture_never_goes_beyond_its_ends(picture: Picture) -> None:
    picture.step(days=1)
    assert picture.is_today
    picture.show_day(0)
    assert picture.day == FIRST_DAY


def test_dragging_moves_the_day(strip: DateStrip, picture: Picture) -> None:
    wanted = day_start("2022-11-15")
    at = QPoint(round(strip.bars.x_of(wanted + DAY // 2)), 10)
    QTest.mousePress(strip.bars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseRelease(strip.bars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert abs(picture.day - wanted) <= 4 * DAY, "a pixel is a few days; arrows do the rest"


def test_a_choice_of_reach_is_marked(strip: DateStrip, picture: Picture) -> None:
    thirty, year, everything = strip.reaches.buttons()
    assert year.isChecked()
    QTest.mouseClick(everything, Qt.MouseButton.LeftButton)
    assert picture.reach is None
    assert (thirty.isChecked(), year.isChecked(), everything.isChecked()) == (False, False, True)


def test_the_bars_count_every_incident_since_2014_once(picture: Picture) -> None:
    months = monthly(picture.known.incidents, picture.today)
    total = sum(many for _, _, parts in months for _, many in parts)
    assert total == sum(incident.occurred_at >= FIRST_DAY for incident in picture.known.incidents)


def test_a_case_put_back_shows_no_later_day(whole: Window, picture: Picture, qtbot: QtBot) -> None:
    before = day_start("2026-11-21")
    with qtbot.waitSignal(whole.session.changed):
        whole.session.put_back(before + 18 * 3_600_000 + 45 * 60_000)
    picture.show_day(before + 5 * DAY)
    assert iso_day(picture.day) == "2026-11-21"
