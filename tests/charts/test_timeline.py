"""The timeline as one takes hold of it: dragging, resizing, wheel, double click and keys."""

import gc
from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.charts.time_counts import TimeCounts
from console.charts.timeline import TimelineChart
from console.config import tokens
from console.domain import time_window
from console.domain.time_window import TimeWindow, Unit
from console.domain.times import DAY, HOUR, MINUTE, parse_instant

LIMIT = parse_instant("2022-11-20T00:00Z")
END = parse_instant("2022-11-15T20:00Z")
WINDOW = TimeWindow(END - 8 * HOUR, END)
LEFT = Qt.MouseButton.LeftButton
MIDDLE = 32


class Theme:
    """Tokens at 100 %."""

    def __init__(self, name: str = "dark") -> None:
        self.name = name

    def colour(self, role: str) -> QColor:
        return QColor(*tokens.load().themes[self.name][role])

    def font(self, size: str = "text", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont()
        font.setPixelSize(12)
        return font

    def gap(self, units: int) -> int:
        return 4 * units


@pytest.fixture
def theme() -> Theme:
    return Theme()


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> Iterator[TimelineChart]:
    holder = QWidget()
    qtbot.addWidget(holder)
    made = TimelineChart(
        theme, LIMIT, {1: "category.cyber", 2: "category.naval"}, lambda bar: f"{sum(bar.counts.values())}", holder
    )
    made.resize(1000, 64)
    holder.resize(1000, 64)
    holder.show()
    QApplication.processEvents()
    made.set_window(WINDOW, LIMIT)
    made.wanted.connect(lambda window: made.set_window(window, LIMIT))
    yield made
    holder.close()


def drag(chart: TimelineChart, start: float, end: float) -> None:
    QTest.mousePress(chart.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(start), MIDDLE))
    for x in (start + (end - start) / 2, end):
        QTest.mouseMove(chart.viewport(), QPoint(round(x), MIDDLE))
    QTest.mouseRelease(chart.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(end), MIDDLE))


def wheel(chart: TimelineChart, x: float, up: int, sideways: int = 0) -> None:
    at = QPointF(x, MIDDLE)
    event = QWheelEvent(
        at, chart.viewport().mapToGlobal(at), QPoint(), QPoint(sideways, up), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(chart.viewport(), event)


def shown(chart: TimelineChart) -> TimeWindow:
    return chart._window


def test_a_new_window_is_brought_into_sight(chart: TimelineChart) -> None:
    assert chart.axis.sees(WINDOW) and chart.unit is Unit.TEN_MINUTES


def test_pulling_the_band_moves_the_window(chart: TimelineChart) -> None:
    middle = (chart.x_of(END) + chart.x_of(END - 8 * HOUR)) / 2
    hours = chart.x_of(END + 3 * HOUR) - chart.x_of(END)
    drag(chart, middle, middle - hours)
    assert shown(chart).length == 8 * HOUR
    assert abs(shown(chart).end - (END - 3 * HOUR)) <= 10 * MINUTE and shown(chart).end % MINUTE == 0


@pytest.mark.parametrize("which", ["start", "end"])
def test_pulling_a_grip_moves_that_end_alone(chart: TimelineChart, which: str) -> None:
    before = END if which == "end" else END - 8 * HOUR
    drag(chart, chart.x_of(before), chart.x_of(before - 2 * HOUR))
    start, end = shown(chart).span
    assert abs((end if which == "end" else start) - (before - 2 * HOUR)) <= 10 * MINUTE
    assert (start if which == "end" else end) == (END - 8 * HOUR if which == "end" else END)


def test_an_end_pulled_to_now_follows_the_clock(chart: TimelineChart) -> None:
    chart.set_window(TimeWindow(LIMIT - DAY, LIMIT - 6 * HOUR), LIMIT)
    drag(chart, chart.x_of(LIMIT - 6 * HOUR), chart.x_of(LIMIT) + 2)
    assert shown(chart).live


def test_pulling_beside_the_band_moves_the_axis(chart: TimelineChart) -> None:
    before = chart.axis
    drag(chart, chart.x_of(END) + 60, chart.x_of(END) + 20)
    assert shown(chart) == WINDOW
    assert chart.axis.start - before.start == pytest.approx(40 * before.ms_per_pixel)


def test_pulled_beyond_the_edge_the_axis_comes_along(chart: TimelineChart) -> None:
    before, grip = chart.axis, chart.x_of(END - 8 * HOUR)
    QTest.mousePress(chart.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(grip), MIDDLE))
    for _ in range(4):
        QTest.mouseMove(chart.viewport(), QPoint(-60, MIDDLE))
        QTest.mouseMove(chart.viewport(), QPoint(-61, MIDDLE))
    start = shown(chart).start
    QTest.mouseRelease(chart.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(-61, MIDDLE))
    assert start is not None and start < before.start - 100 * before.ms_per_pixel
    assert shown(chart).end == END
    assert chart.x_of(start) == pytest.approx(-61, abs=3), "the grip stays under the hand"


def test_a_click_beside_the_band_brings_the_end_there(chart: TimelineChart) -> None:
    at = END + 2 * HOUR + 5 * MINUTE
    QTest.mouseClick(chart.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, QPoint(round(chart.x_of(at)), MIDDLE))
    assert shown(chart) == TimeWindow(END - 6 * HOUR + 10 * MINUTE, END + 2 * HOUR + 10 * MINUTE)


def test_a_double_click_makes_a_bar_the_window(chart: TimelineChart) -> None:
    chart.zoom(1 / 40)
    assert chart.unit is Unit.DAY
    at = QPoint(round(chart.x_of(parse_instant("2022-11-09T12:00Z"))), MIDDLE)
    QTest.mouseDClick(chart.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert shown(chart) == TimeWindow(parse_instant("2022-11-09T00:00Z"), parse_instant("2022-11-10T00:00Z"))


def test_the_wheel_zooms_at_the_pointer_and_sideways_moves(chart: TimelineChart) -> None:
    moment, before = END - 4 * HOUR, chart.axis
    x = chart.x_of(moment)
    wheel(chart, x, 360)
    assert chart.axis.ms_per_pixel < before.ms_per_pixel / 1.9
    assert chart.x_of(moment) == pytest.approx(x, abs=0.5)
    start = chart.axis.start
    wheel(chart, x, 0, sideways=-120)
    assert chart.axis.start > start
    assert shown(chart) == WINDOW


def test_keys_ask_for_steps_ends_and_play(chart: TimelineChart, qtbot: QtBot) -> None:
    asked: list[tuple[str, int]] = []
    chart.stepped.connect(lambda many: asked.append(("step", many)))
    chart.grown.connect(lambda many: asked.append(("grow", many)))
    chart.end_wanted.connect(lambda which: asked.append(("end", which)))
    chart.play_wanted.connect(lambda: asked.append(("play", 0)))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space):
        QTest.keyClick(chart, key)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(chart, key, Qt.KeyboardModifier.ShiftModifier)
    assert asked == [("step", -1), ("step", 1), ("end", -1), ("end", 1), ("play", 0), ("grow", 1), ("grow", -1)]
    before = chart.axis.ms_per_pixel
    QTest.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.axis.ms_per_pixel < before
    QTest.keyClick(chart, Qt.Key.Key_Minus)
    assert chart.axis.ms_per_pixel == pytest.approx(before)


def test_bars_count_what_lies_on_the_axis(chart: TimelineChart) -> None:
    times = np.array([END - HOUR, END - HOUR + MINUTE, END - 2 * HOUR, END - 400 * DAY], np.int64)
    exactness = np.array([0, 0, 1, 0], np.int8)
    counts = TimeCounts(times, np.array([1, 2, 1, 1], np.int32), exactness)
    chart.set_data(counts, None, marked=True)
    assert chart.shown == {1: 1, 2: 1}
    assert chart.left_out == 1, "known to the hour: no bar of ten minutes"
    assert chart.bar_at(chart.x_of(END - HOUR + 3 * MINUTE)).counts == {1: 1, 2: 1}
    chart.zoom(1 / 40)
    assert chart.shown == {1: 2, 2: 1} and chart.left_out == 0


def test_bars_are_painted_in_the_colour_of_their_kind(chart: TimelineChart, theme: Theme) -> None:
    times = np.repeat(np.array([END - HOUR], np.int64), 9)
    chart.set_data(TimeCounts(times, np.full(9, 2, np.int32)), None, marked=False)
    x = round(chart.x_of(END - HOUR + 5 * MINUTE))
    for name in ("dark", "light", "contrast"):
        theme.name = name
        chart.dress()
        image = chart.grab().toImage()
        naval = theme.colour("category.naval").name()
        assert any(image.pixelColor(x, y).name() == naval for y in range(64)), name


def test_a_replay_writes_its_time_over_the_end(chart: TimelineChart, theme: Theme) -> None:
    plain = chart.grab().toImage()
    chart.set_cursor("REPLAY 2000Z")
    played = chart.grab().toImage()
    blue = theme.colour("state.info").name()

    def blues(image: object) -> int:
        return sum(image.pixelColor(x, 1).name() == blue for x in range(image.width()))  # type: ignore[attr-defined]

    assert blues(plain) == 0 and blues(played) > 40, "over its words the flag is plain"


def test_a_live_window_stays_in_sight_as_the_clock_goes_on(chart: TimelineChart) -> None:
    window = time_window.live(DAY, LIMIT)
    chart.set_window(window, LIMIT)
    for minutes in range(1, 200, 20):
        limit = LIMIT + minutes * MINUTE
        chart.set_window(time_window.followed(window, limit), limit)
        assert chart.axis.sees(shown(chart))


def test_nothing_of_it_outlives_its_place(qtbot: QtBot, theme: Theme) -> None:
    holder = QWidget()
    chart = TimelineChart(theme, LIMIT, {1: "category.cyber"}, lambda bar: "", holder)
    chart.set_data(TimeCounts(np.array([END], np.int64), np.ones(1, np.int32)), None, marked=True)
    holder.show()
    QApplication.processEvents()
    gone: list[str] = []
    parts = {"chart": chart, "scene": chart.scene(), "view": chart._view, "axis": chart._zulu}
    for name, part in parts.items():
        part.destroyed.connect(partial(lambda name, *_: gone.append(name), name))
    holder.deleteLater()
    del holder, chart, part, parts
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert sorted(gone) == ["axis", "chart", "scene", "view"]


def test_it_opens_around_its_first_window(chart: TimelineChart) -> None:
    opened = chart.axis
    assert opened.sees(WINDOW) and 0.2 < 8 * HOUR / (opened.end - opened.start) < 0.5
    chart.set_window(TimeWindow(END - 6 * HOUR, END), LIMIT)
    assert chart.axis == opened
