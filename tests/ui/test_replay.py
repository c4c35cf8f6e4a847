"""Replay: the shown time goes on at the chosen speed, says so, and stops at now or at Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.time_window import TimeWindow
from console.domain.times import DAY, HOUR, MINUTE, parse_instant
from console.ui.replay import SPEEDS
from console.ui.window import Window
from tests.ui.things import NOW

NOON = parse_instant("2022-11-10T12:00Z")


@pytest.fixture
def playing(window: Window) -> Window:
    """A window that replays from noon on 10 NOV, an hour a second, driven by hand."""
    window.replay._timer.setInterval(1_000_000)
    window.time.show(TimeWindow(NOON - DAY, NOON))
    window.replay.choose(3600)
    window.replay.play()
    return window


@pytest.mark.parametrize("speed", [speed for speed, _ in SPEEDS])
def test_it_goes_on_at_the_chosen_speed_and_keeps_the_length(playing: Window, speed: int) -> None:
    playing.replay.choose(speed)
    playing.replay.go_on(0.04)
    assert playing.time.window == TimeWindow(NOON - DAY + speed * 40, NOON + speed * 40)


def test_it_says_so_with_its_own_time(playing: Window) -> None:
    playing.replay.go_on(1)
    assert playing.bar.time_words() == ("101300Z NOV 22", "14:00 Warsaw", "REPLAY ×3\N{THIN SPACE}600")
    assert playing.bar.showing_words() == ""
    playing.replay.stop()
    assert playing.bar.time_words()[2] == "LIVE"
    assert playing.bar.showing_words() == "showing 101300Z NOV 22"


def test_it_stops_at_now(playing: Window) -> None:
    playing.replay.go_on(24 * 365)
    assert not playing.replay.playing and playing.time.live
    assert playing.bar.time_words() == ("151944Z NOV 22", "20:44 Warsaw", "LIVE")


def test_escape_stops_it_where_it_is(playing: Window) -> None:
    playing.replay.go_on(1)
    QTest.keyClick(playing, Qt.Key.Key_Escape)
    assert not playing.replay.playing and playing.time.window.end == NOON + HOUR


def test_from_now_it_begins_one_window_earlier(window: Window) -> None:
    window.replay._timer.setInterval(1_000_000)
    window.time.reach(DAY)
    window.replay.play()
    assert window.time.window.end == NOW // MINUTE * MINUTE + MINUTE - DAY
    window.replay.stop()


def test_a_case_put_back_says_known_at_before_anything_else(playing: Window) -> None:
    playing.bar.show_time(NOON, "Europe/Warsaw", known_at=NOON, replay="REPLAY ×60")
    assert playing.bar.time_words()[2] == "KNOWN AT 101200Z"


@pytest.mark.parametrize(("length", "speed"), [(HOUR, 60), (DAY, 3600), (30 * DAY, 86_400), (365 * DAY, 604_800)])
def test_until_a_speed_is_chosen_it_suits_the_time_shown(window: Window, length: int, speed: int) -> None:
    window.time.reach(length)
    assert window.replay.speed == speed
    window.replay.choose(600)
    window.time.reach(HOUR)
    assert window.replay.speed == 600
