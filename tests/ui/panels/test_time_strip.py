"""The strip under the map: choosing the time by typing, stepping and lengths."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.domain.time_window import FIRST, YEAR, Unit
from console.domain.times import DAY, HOUR, day_start, dtg, iso_day
from console.ui.picture import Picture
from console.ui.time_strip import TimeStrip
from console.ui.window import Window


@pytest.fixture
def strip(whole: Window) -> TimeStrip:
    found = whole.findChild(TimeStrip)
    assert isinstance(found, TimeStrip)
    return found


def type_end(strip: TimeStrip, text: str) -> None:
    strip.field.selectAll()
    QTest.keyClicks(strip.field, text)
    QTest.keyClick(strip.field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "end", "words"),
    [
        ("2022-11-15", "160000Z NOV 22", "15 NOV 22"),
        (" 15 nov 2022 ", "160000Z NOV 22", "15 NOV 22"),
        ("NOV 22", "010000Z DEC 22", "30 NOV 22"),
        ("151944Z NOV 22", "151944Z NOV 22", "151944Z NOV 22"),
    ],
)
def test_the_end_can_be_typed_and_reads_as_it_can_be_typed(
    strip: TimeStrip, picture: Picture, text: str, end: str, words: str
) -> None:
    type_end(strip, text)
    assert dtg(picture.window.end) == end and picture.window.length == YEAR
    assert strip.field.text() == words
    type_end(strip, words)
    assert dtg(picture.window.end) == end


@pytest.mark.parametrize("text", ["tomorrow", "15/11/22", "2013-12-31", "2026-11-22", "211945Z NOV 26"])
def test_what_is_no_time_of_the_picture_is_refused_with_a_sentence(
    strip: TimeStrip, picture: Picture, whole: Window, text: str
) -> None:
    type_end(strip, text)
    assert picture.is_live
    assert strip.field.text() == text, "what was typed stays to be mended"
    assert len(whole.notices.shown) == 1


def test_escape_brings_the_shown_end_back(strip: TimeStrip) -> None:
    strip.field.selectAll()
    QTest.keyClicks(strip.field, "20")
    QTest.keyClick(strip.field, Qt.Key.Key_Escape)
    assert strip.field.text() == "211944Z NOV 26"


def test_now_is_offered_only_when_another_time_is_shown(strip: TimeStrip, picture: Picture) -> None:
    assert not strip.live.isVisible()
    picture.show_day(day_start("2022-11-15"))
    assert strip.live.isVisible()
    QTest.mouseClick(strip.live, Qt.MouseButton.LeftButton)
    assert picture.is_live and iso_day(picture.window.at) == "2026-11-21"


def test_the_picture_never_goes_beyond_its_ends(picture: Picture) -> None:
    picture.time.step(Unit.DAY, 1)
    assert picture.is_live
    picture.show_day(0)
    assert iso_day(picture.window.at) == iso_day(FIRST)


def test_the_length_says_itself_and_is_a_choice(strip: TimeStrip, picture: Picture) -> None:
    assert strip.lengths.text() == "1 year until now"
    menu = strip.lengths.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "1 h", "24 h", "7 days", "30 days", "1 year", "Everything"
    ]  # fmt: skip
    assert [action.isChecked() for action in menu.actions()] == [False, False, False, False, True, False]
    menu.actions()[1].trigger()
    assert picture.window.length == DAY
    type_end(strip, "152000Z NOV 22")
    assert strip.lengths.text() == "24 h until 152000Z NOV 22"
    menu.actions()[-1].trigger()
    assert picture.window.start is None and strip.lengths.text() == "Everything until 152000Z NOV 22"


def test_a_case_put_back_shows_nothing_later(whole: Window, picture: Picture, qtbot: QtBot) -> None:
    moment = day_start("2026-11-21") + 18 * HOUR
    with qtbot.waitSignal(whole.session.changed):
        whole.session.put_back(moment)
    picture.show_day(moment + 5 * DAY)
    assert dtg(picture.window.end) == "211801Z NOV 26"
