"""The timeline of a consultation: what is where, what still runs, and what is pointed at."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.charts.consult_timeline import ConsultTimeline, Dot, Lane, Span
from console.domain.times import HOUR
from console.ui.theme import Look

NOW = 100 * HOUR


@pytest.fixture
def chart(qtbot: QtBot) -> ConsultTimeline:
    made = ConsultTimeline(Look(), str, None)  # type: ignore[arg-type]
    qtbot.addWidget(made)
    made.resize(1_000, 200)
    made.show_lanes(
        [
            Lane("Silence", (Span("a", NOW - 9 * HOUR, NOW - 5 * HOUR, "state.ok", "kept"),
                             Span("b", NOW - 2 * HOUR, None, "state.info", "runs"))),
            Lane("Texts", (), (Dot("v1", NOW - 10 * HOUR, "state.info", "v1"), Dot("v2", NOW, "state.info", "v2"))),
        ],
        NOW,
    )  # fmt: skip
    return made


def ids(chart: ConsultTimeline, lane: int) -> list[str]:
    """What lies along the middle of a lane, from left to right."""
    found = [chart.thing_at(QPointF(x, 24 + 28 * lane + 14)) for x in range(chart.width())]
    return list(dict.fromkeys(thing.id for thing in found if thing is not None))


def test_everything_lies_in_its_lane_and_order(chart: ConsultTimeline) -> None:
    assert (ids(chart, 0), ids(chart, 1)) == (["a", "b"], ["v1", "v2"])
    assert not chart.grab().isNull()


def test_what_runs_grows_with_the_clock(chart: ConsultTimeline) -> None:
    chart.show_lanes(chart.lanes, NOW + 20 * HOUR)
    wide = [
        x for x in range(chart.width()) if (thing := chart.thing_at(QPointF(x, 38))) is not None and thing.id == "b"
    ]
    assert len(wide) > chart.width() / 2


def test_a_click_tells_what_was_pointed_at(chart: ConsultTimeline, qtbot: QtBot) -> None:
    x = next(x for x in range(chart.width()) if (thing := chart.thing_at(QPointF(x, 66))) and thing.id == "v2")
    with qtbot.waitSignal(chart.picked) as told:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPointF(x, 66).toPoint())
    assert told.args == ["v2"]


def test_without_anything_it_is_an_empty_axis(chart: ConsultTimeline) -> None:
    chart.show_lanes([], NOW)
    assert chart.thing_at(QPointF(500, 38)) is None and not chart.grab().isNull()
