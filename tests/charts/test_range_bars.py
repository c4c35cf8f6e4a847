"""Pairs of bars: as long as what is known, hatched where more may be, words never over one another."""

import pytest
from pyqtgraph import BarGraphItem
from pytestqt.qtbot import QtBot

from console.charts.range_bars import Bar, Pair, RangeBars
from console.ui.theme import Look

NOBODY = Bar(0, 0, False, "none")
UNKNOWN = Bar(0, 0, True, "unknown")
LATVIA = Pair("Latvia", Bar(1887, 1887, False, "1 887"), Bar(3500, None, False, "≥ 3 500"))
ROMANIA = Pair("Romania", NOBODY, Bar(1500, 4000, False, "1 500–4 000"))


@pytest.fixture
def chart(qtbot: QtBot) -> RangeBars:
    made = RangeBars(Look(), None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(400, 300)
    return made


def spans(chart: RangeBars) -> list[tuple[float, float]]:
    """From where to where each bar is drawn, in persons, rounded."""
    scale = chart.layout_now.scale
    items = [item for item in chart.scene().items() if isinstance(item, BarGraphItem)][::-1]
    return [(round(item.opts["x0"][0] / scale), round(item.opts["x1"][0] / scale)) for item in items]


def test_a_bar_is_as_long_as_what_is_known(chart: RangeBars) -> None:
    chart.show_pairs([LATVIA, ROMANIA])
    assert spans(chart) == [(0, 1887), (0, 3500), (0, 1500), (1500, 4000)]
    assert 4000 * chart.layout_now.scale < chart.width()


def test_what_is_unknown_is_hatched_and_what_is_not_there_draws_nothing(chart: RangeBars) -> None:
    assert LATVIA.after.hatched and UNKNOWN.hatched
    assert not LATVIA.before.hatched and not NOBODY.hatched
    chart.show_pairs([Pair("Nobody", NOBODY, NOBODY), Pair("Who knows", UNKNOWN, UNKNOWN)])
    assert spans(chart) == []


def test_a_row_takes_more_lines_where_its_words_have_no_room_side_by_side(chart: RangeBars) -> None:
    long = Bar(1, 2, True, "24 700–54 700 and 3 unknown")
    chart.show_pairs([LATVIA, Pair("Response force", long, long)])
    assert chart.layout_now.lines == (1, 2)
    high = chart.height()
    chart.resize(200, high)
    chart.grab()
    assert chart.layout_now.lines == (1, 3) and chart.height() > high


def test_it_is_as_high_as_its_rows_and_takes_another_look(chart: RangeBars) -> None:
    chart.show_pairs([LATVIA])
    one = chart.height()
    chart.show_pairs([LATVIA, ROMANIA])
    assert chart.height() == pytest.approx(2 * one, abs=1)
    chart.grab()
    chart.dress()
    assert len(spans(chart)) == 4
