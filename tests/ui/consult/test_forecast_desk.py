"""The Forecast desk: it says what it is, follows every entry beside the window, and tells how little it knows."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from console.domain.assumption import Shape, Spread
from console.domain.consultation import Way
from console.domain.silence import Reason
from console.domain.stance import Stance
from console.domain.times import HOUR
from console.services.assumptions import set_assumption
from console.services.positions import PositionForm, release_positions, take_positions
from console.services.silence import BreakForm, break_silence
from console.ui.consult.forecast_desk import ForecastDesk
from console.ui.consult.outlook import PAST_RUNS, WAITING
from console.ui.race.assumptions import AssumptionSheet
from console.ui.render import settle
from tests.ui.consult.hall import Hall, council, hall

__all__ = ["council", "hall"]


def rest(hall: Hall) -> None:
    """What an entry caused, and then the forecast, which waits for the window to show that first."""
    settle(hall.window)
    settle(hall.window)


@pytest.fixture
def desk(hall: Hall) -> ForecastDesk:
    """On a fresh copy of a Council with a silence that runs."""
    hall.council()
    hall.window.desks.show("forecast")
    rest(hall)
    found = hall.window.desks.desk
    assert isinstance(found, ForecastDesk)
    return found


def test_every_card_of_the_model_says_what_it_is(desk: ForecastDesk) -> None:
    for card in (desk.forecast, desk.ways, desk.calibration):
        assert any("HYPOTHETICAL" in chip.accessibleName() for chip in card.findChildren(QWidget))
    foot = desk.forecast.foot.accessibleName()
    assert foot.startswith("1\N{THIN SPACE}000 runs, seed 1") and "all assumptions" in foot and "no prediction" in foot
    assert "all inputs are assumptions" in desk.ways.aside.accessibleName()
    assert "that silence holds to 201400Z NOV 26" in desk.forecast.said.text()
    assert "A capital instructs its ambassador" in desk.foot.words
    _five_ways_on_one_axis(desk)
    _past_cases(desk)


def test_the_clock_tells_what_the_time_went_on(desk: ForecastDesk, hall: Hall) -> None:
    clock = desk.clock
    figures = (clock.first, clock.request, clock.deadline)
    assert [figure.large.text() for figure in figures] == ["29:00", "20:12", "01:47"]
    names = [part.name for part in clock.stages.parts]
    assert names[:3] == ["Capital decides", "Convene", "Draft"] and names[-1] == "Silence v2"
    assert any(part.ended and part.name == "Silence v1, broken" for part in clock.stages.parts)
    assert clock.stages.parts[-1].runs and clock.stages.parts[-1].words == "3 h 12 of 5 h"
    assert len(clock.strip.cases) == 9 and clock.strip.words == "this one 2 h 30"
    areas = clock.stages.areas()
    assert all(one.right() <= other.left() + 0.01 for one, other in pairwise(areas))
    assert "of the time so far" in clock.stages.tell(QPointF(areas[0].center()))
    hall.now += HOUR
    clock._tick()
    assert clock.deadline.large.text() == "00:47"


def test_a_new_entry_changes_the_forecast(desk: ForecastDesk, hall: Hall) -> None:
    before = desk.forecast.said.text()
    hall.window.session.act(take_positions, hall.ids.v2, [PositionForm("US", Stance.OBJECTS)])
    rest(hall)
    assert desk.forecast.said.text() != before
    assert desk.forecast.hangs.text().startswith("It hangs on US")
    hall.window.session.act(break_silence, hall.ids.silence, BreakForm("US", hall.now - 1000, Reason.SUBSTANCE, ""))
    rest(hall)
    assert desk.forecast.said.text().startswith("Agreed in about")
    assert desk.clock.stages.parts[-1].name == "Rework v2"


def test_no_ally_is_named_on_the_wall_until_positions_are_released(desk: ForecastDesk, hall: Hall) -> None:
    hall.window.preferences.change(scale=hall.window.look.wall_scale)
    rest(hall)
    assert desk.forecast.hangs.text().startswith("It hangs on")  # The exercise released them.
    hall.now += 1000
    hall.window.session.act(release_positions, hall.ids.consultation, False, "a test")
    rest(hall)
    assert desk.forecast.hangs.text() == "Allies it hangs on are not named on the wall."


def _five_ways_on_one_axis(desk: ForecastDesk) -> None:
    rows = desk.ways.bars.rows
    assert [row.name for row in rows] == [
        "Through capitals", "+ deadline", "All at once", "+ deadline", "Delegated authority, first steps",
    ]  # fmt: skip
    assert rows[-1].apart and not any(row.apart for row in rows[:-1])
    assert "lower than through capitals in" in desk.ways.claim.text()
    assert "Sending stays with the Council" in desk.ways.bars.tell(QPointF(10, desk.ways.bars.height() * 0.8))


def _past_cases(desk: ForecastDesk) -> None:
    assert len(desk.calibration.bars.rows) == 9
    assert "So few cases cannot tell" in desk.calibration.said.text()
    assert all(row.seen is not None and row.words.endswith("?") for row in desk.calibration.bars.rows)


def test_in_the_past_it_says_that_it_was_run_less_often(desk: ForecastDesk, hall: Hall) -> None:
    hall.window.session.put_back(hall.now - 60_000)
    rest(hall)
    told = desk._outlooks.told
    assert told is not None and (told.forecast is None or told.forecast.runs == PAST_RUNS)
    assert not told.waiting and told.at == hall.now - 60_000
    hall.window.session.put_back(None)
    rest(hall)


def test_no_figure_of_another_moment_stands_while_somebody_steps(desk: ForecastDesk, hall: Hall, qtbot: QtBot) -> None:
    session, outlooks = hall.window.session, desk._outlooks
    session.put_back(hall.now)
    rest(hall)
    assert outlooks.told is not None and outlooks.told.forecast is not None
    session.put_back(hall.now + 1)
    qtbot.waitUntil(lambda: outlooks.told is not None and outlooks.told.at == hall.now + 1)
    assert outlooks.told.waiting and outlooks.told.forecast is None
    assert desk.forecast.said.text() == WAITING and desk.forecast.foot.text() == "" and desk.ways.claim.text() == ""
    assert not len(desk.forecast.curve.story.hours)
    rest(hall)
    assert not outlooks.told.waiting and outlooks.told.forecast is not None
    assert desk.forecast.said.text() != WAITING and len(desk.forecast.curve.story.hours)
    session.put_back(None)
    qtbot.waitUntil(lambda: outlooks.told is not None and outlooks.told.at is None)
    assert outlooks.told.waiting and desk.forecast.said.text() == WAITING
    rest(hall)
    assert outlooks.told.forecast is not None and not outlooks.told.waiting


def test_an_assumption_of_the_case_changes_what_is_told(desk: ForecastDesk, hall: Hall) -> None:
    before = desk.ways.bars.rows
    day = Spread(Shape.FIXED, 0, 200, 0)
    hall.window.session.act(set_assumption, "instruct.capital", day, "a test")
    rest(hall)
    assert desk.ways.bars.rows[0].p50 > before[0].p50
    assert desk._outlooks.told is not None and desk._outlooks.told.ways[0].way is Way.CAPITALS


def test_its_assumptions_have_a_sheet_of_their_own(desk: ForecastDesk, hall: Hall) -> None:
    desk.assumptions.click()
    rest(hall)
    sheet = next(one for one in hall.window.findChildren(AssumptionSheet) if one.isVisible())
    assert "break.ally" in sheet._found and "speed.road" not in sheet._found
    sheet.reject()


def test_without_a_consultation_it_says_what_to_do(hall: Hall) -> None:
    hall.council(empty=True)
    hall.window.desks.show("forecast")
    rest(hall)
    found = hall.window.desks.desk
    assert isinstance(found, ForecastDesk)
    assert "Open one" in found.forecast.said.text()
    assert found.clock.first.large.text() == "–"
