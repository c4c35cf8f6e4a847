"""Marks of single events say how exactly their time is known."""

import numpy as np
from PySide6.QtGui import QColor, QImage, QPainter

from console.charts.time_axis import TimeAxis
from console.charts.time_marks import MarkInk, TimeMarks
from console.domain.times import DAY, HOUR, MINUTE, parse_instant

NOON = parse_instant("2022-11-15T12:00Z")
AXIS = TimeAxis(NOON - 12 * HOUR, NOON + 12 * HOUR, 1440, NOON + 100 * DAY)
INK = QColor("#ff0000")


NAMES = ("minute", "hour", "day")


def marks(names: tuple[str, ...] = NAMES) -> TimeMarks:
    """One known to the minute at 0600Z, one to the hour at noon, one to the day."""
    chosen = [NAMES.index(name) for name in names]
    at = np.array([NOON - 6 * HOUR, NOON, NOON - 12 * HOUR], np.int64)
    start = at - np.array([0, HOUR // 2, 0])
    end = at + np.array([MINUTE, HOUR // 2, DAY])
    exactness = np.array([0, 1, 2], np.int8)[chosen]
    return TimeMarks(at[chosen], start[chosen], end[chosen], np.ones(len(chosen), np.int32), exactness, names, names)


def painted(which: str) -> list[int]:
    """The pixels across which one of them is drawn."""
    one = marks((which,))
    image = QImage(1440, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#000000"))
    painter = QPainter(image)
    black = QColor("#000000")
    one.paint(painter, AXIS, 0.0, 10.0, MarkInk({1: INK}, black, black, 1.0))
    painter.end()
    return [x for x in range(1440) if any(image.pixelColor(x, y).red() > 128 for y in range(20))]


def test_a_minute_is_a_dot() -> None:
    there = painted("minute")
    assert there[0] >= 355 and there[-1] <= 366


def test_an_hour_is_a_dot_between_whiskers_half_an_hour_off() -> None:
    there = painted("hour")
    assert abs(there[0] - 690) <= 2 and abs(there[-1] - 750) <= 2


def test_a_day_is_a_bar_over_the_day_and_no_dot() -> None:
    there = painted("day")
    assert there[0] <= 2 and there[-1] >= 1437


def named(axis: TimeAxis, x: float) -> list[str]:
    whole = marks()
    return [whole.names[place] for place in whole.at_x(axis, x, 4)]


def test_what_is_under_the_pointer_is_what_is_drawn_there_the_most_exact_first() -> None:
    assert named(AXIS, 360) == ["minute", "day"]
    assert named(AXIS, 735) == ["hour", "day"]
    assert named(AXIS, 1000) == ["day"]
    assert named(TimeAxis(AXIS.end + DAY, AXIS.end + 2 * DAY, 1440, AXIS.limit), 700) == []
