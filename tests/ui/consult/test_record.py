"""The Record desk: everything that happened, in order and on an axis; the real cases with source and check."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from console.charts.consult_timeline import Span
from console.domain.draft_text import Amendment, Outcome
from console.domain.silence import SilenceEvent
from console.domain.stance import Release
from console.domain.times import MINUTE
from console.ui.consult.record import RecordDesk
from console.ui.consult.record_rows import lanes, rows
from console.ui.desk_kinds import RECORD
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import LATER


@pytest.fixture
def desk(consulting: Window) -> RecordDesk:
    consulting.desks.show(RECORD)
    settle(consulting)
    found = consulting.desks.desk
    assert isinstance(found, RecordDesk)
    return found


def kinds(desk: RecordDesk) -> list[str]:
    return [row.kind for row in desk.table.model.shown_rows()]


def test_everything_stands_newest_first(desk: RecordDesk) -> None:
    shown = desk.table.model.shown_rows()
    assert [row.at for row in shown] == sorted((row.at for row in shown), reverse=True)
    assert {"Requested", "Session began", "Text", "Position", "Silence broken", "Silence kept", "Contact", "Decision",
            "ACTWARN"} <= set(kinds(desk))  # fmt: skip
    kept = next(row for row in shown if row.kind == "Silence kept")
    assert (kept.at, kept.words) == (LATER - 20 * MINUTE, "Statement v2")


def test_amendments_their_answers_and_the_release_of_positions_stand_with_who_and_why(desk: RecordDesk) -> None:
    text = desk.picture.drafts[-1]
    wanted = Amendment(b"a", text.id, "HU", "today", "", "shorter", LATER - 3, "Bo", Outcome.NOT_TAKEN, None,
                       LATER - 2, "it says when", "Al")  # fmt: skip
    told = replace(desk.picture, amendments=(wanted,), releases=(Release(b"r", True, LATER - 1, "Bo", "the press"),))
    assert [(row.kind, row.who, row.words, row.author) for row in rows(told) if LATER - 4 < row.at < LATER] == [
        ("Positions released", "", "the press", "Bo"),
        ("Amendment answered", "HU", "not taken: it says when", "Al"),
        ("Amendment", "HU", f"{text.name} · leave out “today” · shorter", "Bo"),
    ]


def test_what_is_still_to_come_says_so(desk: RecordDesk) -> None:
    row = next(row for row in desk.table.model.shown_rows() if row.kind == "FORCEPREP")
    assert row.at > LATER and row.words == "Force preparation, planned"


def test_silences_are_drawn_as_they_stand_by_the_clock(desk: RecordDesk) -> None:
    silence = next(lane for lane in lanes(desk.picture) if lane.name == "Silence")
    assert [span.words for span in silence.spans] == ["v1 broken", "v2 kept"]
    before = next(lane for lane in lanes(replace(desk.picture, now=LATER - 30 * MINUTE)) if lane.name == "Silence")
    assert [span.words for span in before.spans] == ["v1 broken", "v2 runs"]


def test_who_said_what_is_kept_off_the_wall(desk: RecordDesk) -> None:
    hidden = rows(desk.picture, hidden=True)
    assert not [row for row in hidden if row.kind == "Position"]
    assert [row.who for row in hidden if row.kind == "Silence broken"] == [""]
    longer = SilenceEvent(b"e", "extended", LATER - 5, None, None, LATER, None, "HU asked for the night", "Bo")
    silence = replace(desk.picture.silences[-1], events=(longer,))
    told = rows(replace(desk.picture, silences=(silence,)), hidden=True)
    assert not any("HU" in row.words for row in told if row.kind == "Silence extended")
    assert not [row for row in hidden if row.kind == "Contact" or "point 3" in row.words]
    assert not [dot for lane in lanes(desk.picture, hidden=True) if lane.name in ("Positions", "Contacts")
                for dot in lane.dots]  # fmt: skip
    assert not [row for row in hidden if row.kind.startswith("Amendment")]


def test_what_is_pointed_at_on_the_axis_is_chosen_in_the_list(desk: RecordDesk) -> None:
    chart = desk.timeline
    places = (QPointF(x, y) for y in range(20, chart.height(), 3) for x in range(0, chart.width(), 2))
    place = next(one for one in places if isinstance(thing := chart.thing_at(one), Span) and "kept" in thing.words)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place.toPoint())
    row = desk.table.model.row_at(desk.table.model.find(desk.table.selected_id) or 0)
    assert (row.kind, row.words) == ("Silence opened", "Statement v2")


def test_an_entry_opens_the_case_as_it_was_known_then(desk: RecordDesk, consulting: Window) -> None:
    decision = next(row for row in desk.table.model.shown_rows() if row.kind == "Decision")
    planned = next(row for row in desk.table.model.shown_rows() if row.at > LATER)
    desk.table.select(planned.id)
    assert desk.known.isHidden()
    desk.table.select(decision.id)
    QTest.keyClick(desk.table.focusProxy(), Qt.Key.Key_Return)
    settle(consulting)
    assert consulting.session.moment == decision.at
    consulting.session.put_back(None)
    settle(consulting)


def test_the_real_cases_stand_with_source_and_what_is_to_check(desk: RecordDesk) -> None:
    cases = desk.cases
    estonia = next(row for row in cases.table.model.shown_rows() if row.requesters == "Estonia")
    columns = {column.title: column for column in cases.table.model.columns}
    assert columns["To Council"].text(estonia) == "88 h"
    told = {
        row.slug: (columns["When"].text(row), columns["To Council"].text(row)) for row in cases.table.model.shown_rows()
    }
    assert told["a4x-2026-01-dk"] == ("JAN 26", "") and told["a4-2012-06"] == ("24 JUN 12", "about 44 h")
    note = columns["Who asked"].note
    assert note is not None and note(estonia)
    cases.table.select(estonia.id.hex())
    assert "Source: " in cases.told.text() and "To check: " in cases.told.text()
    assert "Article 4: Estonia · Invoked" in cases.told.text()
