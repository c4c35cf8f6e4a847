"""Indicators of a case: kept, read out over what counts, their changes recorded once."""

import json

import numpy as np
import pytest

from console.domain.annotation import Colour, Kind, Shape
from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.indicator_rules import Area, Rule, Where
from console.domain.indicators import Board, State
from console.domain.times import DAY, HOUR, MINUTE, Precision
from console.services import indicators, reports
from console.services.annotations import AnnotationForm, draw
from console.services.reports import ReportForm
from console.store import indicators as kept
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.undo import undo
from tests.services.grounds import Ground
from tests.services.people import ANN, NOW

DRONE = Category.MISSILE_DRONE
LVIV, LUBLIN = (34.0, 49.0), (22.0, 51.0)


def filed(store: Store, minutes: int, at: tuple[float, float] | None = LVIV, **more: object) -> bytes:
    lon, lat = at or (None, None)
    form = ReportForm(
        headline="Alert", category=DRONE, lon=lon, lat=lat, occurred_from=NOW - minutes * MINUTE,
        precision=Precision.MINUTE, **more,  # type: ignore[arg-type]
    )  # fmt: skip
    return reports.file_report(store, ANN, NOW, form)[0]


def rule(store: Store, area: Area, threshold: int = 2, name: str = "Alerts") -> bytes:
    return indicators.add_indicator(store, ANN, NOW, name, Rule(DRONE, area, HOUR, threshold))[0]


def read(store: Store, now: int = NOW) -> Board:
    return indicators.board_of(store.writer_view(), now, Ground())


def test_areas_count_what_lies_in_them(store: Store) -> None:
    for minutes, place in ((5, LVIV), (9, LUBLIN), (12, LUBLIN), (20, None)):
        filed(store, minutes, place)
    filed(store, 30, LUBLIN, place="Poland", place_precision="region")
    drawn = AnnotationForm(Shape(Kind.CIRCLE, (LVIV,), 50_000.0), "Ring", "", Colour.WARN, False, None)
    drawing, _ = draw(store, ANN, NOW, drawn)
    areas = {
        "everywhere": Area(),
        "country": Area(Where.COUNTRY, "PL", name="Poland"),
        "region": Area(Where.REGION, "PL", "North"),
        "box": Area(Where.BOX, box=(20, 50, 23, 52)),
        "drawing": Area(Where.DRAWING, drawing=drawing.hex(), name="Ring"),
    }
    for name, area in areas.items():
        rule(store, area, name=name)
    # What is only somewhere in Poland is in none of its regions, and in no box.
    counts = {one.name: one.count for one in read(store).readings}
    assert counts == {"everywhere": 5, "country": 3, "region": 2, "box": 2, "drawing": 1}


def test_what_counts_nothing_raises_nothing(store: Store) -> None:
    rule(store, Area())
    gone, echo, set_aside = filed(store, 3), filed(store, 2), filed(store, 1)
    first = filed(store, 4)
    assert read(store).raised[0].count == 4
    reports.withdraw_reports(store, ANN, NOW, [gone], "taken back")
    reports.mark_repeats(store, ANN, NOW, [echo], first)
    reports.dismiss_reports(store, ANN, NOW, [set_aside], "test")
    board = read(store)
    assert not board.raised and board.readings[0].count == 1
    reports.reinstate_reports(store, ANN, NOW + 1, [gone])
    reports.put_back_in_inbox(store, ANN, NOW + 1, [set_aside])
    assert read(store).raised[0].count == 3
    assert set(indicators.reports_behind(store.writer_view(), read(store).raised[0])) == {gone, set_aside, first}


def test_a_change_of_state_is_recorded_once_with_its_reason_and_no_undo_takes_it_back(store: Store) -> None:
    made = rule(store, Area())
    for minutes in (2, 5):
        filed(store, minutes)
    assert indicators.record_states(store, ANN, NOW, read(store).readings).operation is not None
    assert indicators.record_states(store, ANN, NOW, read(store).readings).operation is None
    later = NOW + 2 * HOUR
    changes = indicators.record_states(store, ANN, later, read(store, later).readings)
    assert changes.label == "Indicator “Alerts” lowered"
    rows = kept.states(store.writer_view())
    assert [(row.state, row.at) for row in rows] == [("quiet", later), ("raised", NOW - 2 * MINUTE)]
    assert rows[1].reason.startswith("2 reports in 1 h; 2 raise it.")
    undo(store, ANN, later)
    assert len(kept.states(store.writer_view())) == 2
    assert kept.last_states(store.writer_view()) == {made: "quiet"}


def test_rules_are_edited_switched_off_and_undone(store: Store) -> None:
    made = rule(store, Area())
    filed(store, 1), filed(store, 2)
    indicators.enable_indicator(store, ANN, NOW, made, False)
    assert [one.state for one in read(store).readings] == [State.OFF]
    indicators.enable_indicator(store, ANN, NOW, made, True)
    wider = Rule(None, Area(), DAY, 5)
    indicators.edit_indicator(store, ANN, NOW, made, "Wider", wider)
    assert kept.indicator(store.writer_view(), made).rule == wider
    undo(store, ANN, NOW)
    assert kept.indicator(store.writer_view(), made).name == "Alerts"
    with pytest.raises(BadInput, match="already"):
        rule(store, Area(), name=" alerts ")


def test_a_rule_that_was_raised_is_removed_with_its_record_and_undo_brings_both_back(store: Store) -> None:
    filed(store, 1), filed(store, 2)
    made = rule(store, Area())
    indicators.record_states(store, ANN, NOW, read(store).readings)
    indicators.remove_indicator(store, ANN, NOW, made)
    assert read(store).readings == () and kept.states(store.writer_view()) == []
    undo(store, ANN, NOW)
    assert read(store).raised and len(kept.states(store.writer_view())) == 1
    # What was recorded of it never stands in the way of undoing what was done before.
    undo(store, ANN, NOW)
    assert read(store).readings[0].count == 1


def test_a_rule_whose_drawing_is_gone_says_so(store: Store) -> None:
    rule(store, Area(Where.DRAWING, drawing="ab" * 16, name="Ring"))
    (reading,) = read(store).readings
    assert reading.state is State.UNKNOWN and "is gone" in reading.words


def test_a_place_given_later_counts_there(store: Store) -> None:
    rule(store, Area(Where.COUNTRY, "PL"), 1)
    one = filed(store, 3, None)
    assert not read(store).raised
    with store.operation("Place it", ANN, NOW) as case:
        case.insert(
            "report_revision", id=new_id(NOW), report_id=one, at=NOW, author="Ann", kind="placed", lon=22.0, lat=51.0,
            place="Lublin", place_precision="point",
        )  # fmt: skip
    assert read(store).raised[0].count == 1


def test_a_surge_without_a_rule_is_found_with_its_reports_and_quiet_areas_are_not(store: Store) -> None:
    dice = np.random.default_rng(3)
    days = [(DAY * day, place) for day in range(1, 60) for place in (LVIV, LUBLIN) for _ in range(dice.poisson(2))]
    with store.operation("Bring in", ANN, NOW) as case:
        case.insert_many(
            "report",
            ("id", "occurred_from", "received_at", "lon", "lat", "category", "headline"),
            [
                (
                    new_id(NOW),
                    NOW - back + int(dice.integers(0, DAY)),
                    NOW,
                    *place,
                    DRONE.code if place == LVIV else None,
                    "Alert",
                )
                for back, place in days
            ],
        )
    surge = [filed(store, minutes) for minutes in range(10, 40, 3)]
    board = read(store)
    assert [one.name for one in board.raised] == ["Missile or drone, Ukraine"]
    assert board.raised[0].words.endswith(" So does South.")
    assert board.judged == 4 and "4 series judged: at most one false alarm a week" in board.method
    reading = board.raised[0]
    assert set(surge) <= set(indicators.reports_behind(store.writer_view(), reading))
    assert reading.since is not None and NOW - 40 * MINUTE < reading.since < NOW
    assert "are usual" in reading.words and reading.measure.startswith("p ")
    assert json.dumps(reading.bars)


def test_without_history_the_board_says_what_is_missing(store: Store) -> None:
    assert "No report" in read(store).method
    filed(store, 5)
    assert "28 are needed" in read(store).method
