"""The charts of a race from plain values: a decision moved by hand and keys, bars on two axes, odds looked up."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from console.charts.arrivals_gantt import ArrivalBars, ArrivalSpan, Bar
from console.charts.odds_curve import Odds, OddsCurve, OddsStory
from console.charts.race_chart import Ours, RaceChart, RaceStory, Theirs
from console.charts.round_steps import round_steps
from console.domain.arrival_times import Stage
from console.domain.race import Band
from console.domain.times import DAY, HOUR, parse_instant
from console.ui.theme import Look

BEGINS = parse_instant("210000Z NOV 26")
THEIRS = Theirs(
    204, 228, 132, 300, ("published range 36–60 h", "RAND, from day 7"), "if warning is 4 to 10 d (assumed)"
)


def band(*steps_at: tuple[float, float]) -> Band:
    hours = np.array([hour for hour, _ in steps_at], float)
    persons = np.array([many for _, many in steps_at], float)
    return Band(hours, persons * 0.9, persons, persons * 1.1)


@pytest.fixture(scope="module")
def charts(qapp: QApplication) -> Iterator[tuple[RaceChart, OddsCurve]]:
    """Made once: pyqtgraph makes widgets of its own at the first sight of a chart."""
    holder = QWidget()
    race, odds = RaceChart(Look(), holder), OddsCurve(Look(), holder)
    race.setGeometry(0, 0, 600, 300)
    odds.setGeometry(0, 300, 300, 60)
    holder.show()
    yield race, odds
    holder.close()
    holder.deleteLater()


@pytest.fixture
def chart(charts: tuple[RaceChart, OddsCurve]) -> RaceChart:
    ours = Ours(band((0, 3500), (48, 6000)), "ours")
    charts[0].show_story(RaceStory(BEGINS, 24 * 30, BEGINS + 3 * DAY, (ours,), THEIRS, 6000, "6 000 in place"))
    QApplication.processEvents()
    return charts[0]


def test_keys_step_the_decision_and_home_brings_it_back(chart: RaceChart) -> None:
    told: list[int] = []
    chart.decided.connect(told.append)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(chart, Qt.Key.Key_Home)
    start = BEGINS + 3 * DAY
    assert told == [start - HOUR, start - HOUR - DAY, start]
    for _ in range(5):
        QTest.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert chart.decision == BEGINS, "nothing is decided before the race is looked at"


def test_a_hand_takes_the_line_and_nothing_else(chart: RaceChart) -> None:
    told: list[int] = []
    chart.decided.connect(told.append)
    at = QPoint(round(chart.x_of(72)), 150)
    QTest.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(60, 0))
    QTest.mouseMove(chart.viewport(), at + QPoint(90, 0))
    assert not told
    QTest.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mousePress(chart.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(chart.viewport(), QPoint(round(chart.x_of(240)), 150))
    QTest.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(chart.x_of(240)), 150))
    assert abs(chart.decision - (BEGINS + 240 * HOUR)) <= 2 * HOUR and (chart.decision - BEGINS) % HOUR == 0
    moved = len(told)
    QTest.mouseMove(chart.viewport(), at)
    assert len(told) == moved, "it was let go"


def test_bars_lie_by_days_or_by_the_logarithm_of_hours_after_the_decision() -> None:
    days = ArrivalSpan(BEGINS, 240, 24, (36, 60))
    assert (days.share(0), days.share(216)) == (0.1, 1.0)
    logs = ArrivalSpan(BEGINS, 1024, 24, (36, 60), log=True)
    assert logs.share(1) == 0.0 and logs.share(1000) == pytest.approx(1.0) and logs.share(10) == pytest.approx(1 / 3)
    assert logs.after(logs.share(77)) == pytest.approx(77)
    words = [text for _, text in logs.ticks(900, 60)]
    assert words[0] == "+1 h" and "+1 wk" in words


def test_a_bar_that_runs_out_ends_in_an_arrow_and_its_stages_are_found(chart: RaceChart) -> None:
    stages = (Stage("authority", "Order", 0, 6), Stage("notice", "Notice", 6, 48), Stage("road", "E67", 48, 60))
    bars = ArrivalBars(Look(), ArrivalSpan(BEGINS, 240, 24, (36, 60)))
    area = QRectF(0, 0, 400, 28)
    bar = Bar("", 40, 50, 60, 999, stages)
    found = bars.stage_at(bar, area, bars._x(bars._inside(area), 50))
    assert found is not None and found.words == "E67"
    assert bars.stage_at(bar, area, 2) is None

    def painted(shown: Bar) -> QImage:
        image = QImage(400, 28, QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        bars.paint(painter, area, shown, selected=False)
        painter.end()
        return image

    assert painted(bar) != painted(Bar("", 40, 50, 60, 215, stages)) != painted(Bar("in place"))


def test_odds_are_the_share_of_runs_that_would_still_be_in_time(charts: tuple[RaceChart, OddsCurve]) -> None:
    odds = Odds(np.array([-np.inf, 10.0, 20.0, np.inf]), "6 000")
    assert odds.at(np.array([0.0, 10.0, 15.0, 99.0])).tolist() == [0.75, 0.75, 0.5, 0.25]
    chart = charts[1]
    chart.show_story(OddsStory(BEGINS, 48, (odds,), 0.8, None))
    QApplication.processEvents()
    ruled = chart.getAxis("left")._tickLevels[0]
    assert len(ruled) < 4 and ruled[0] == (0.8, "80 %"), "what has no room is left out, never the odds asked for"


@pytest.mark.parametrize(("most", "last", "step"), [(21300, 25000, 5000), (900, 1000, 200), (4, 4, 1)])
def test_the_axis_of_persons_has_round_steps(most: float, last: float, step: float) -> None:
    found = round_steps(most)
    assert (found[-1], found[1]) == (last, step)
