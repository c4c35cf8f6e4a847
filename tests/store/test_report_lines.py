"""Reports as lines: in parts, newest first, as they stand; an operation tells which of them it touched."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.domain.report import State
from console.domain.time_window import TimeWindow
from console.domain.times import DAY, HOUR, MINUTE
from console.services import reports as act
from console.services.reports import ReportForm
from console.store import report_lines
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.report_lines import in_window, lines_of, part, touched_by
from console.store.undo import undo
from tests import cases
from tests.services.people import ANN, NOW


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = cases.empty(tmp_path / "night.flank", "night", ANN, NOW)
    yield made
    made.close()


EVER = TimeWindow(None, NOW + DAY)


def filed(store: Store, headline: str, after: int = 0, **more: object) -> bytes:
    return act.file_report(store, ANN, NOW + after * MINUTE, ReportForm(headline=headline, **more))[0]  # type: ignore[arg-type]


def test_parts_join_to_all_reports_newest_first_each_once(store: Store) -> None:
    # Two at the same moment: a part may end between them.
    made = [filed(store, f"Report {number}", number // 2) for number in range(7)]
    found, begin = [], None
    while True:
        lines, begin, _ = part(store.writer_view(), EVER, begin, 2)
        found += lines
        if begin is None:
            break
    assert sorted(line.id for line in found) == sorted(made)
    assert [line.received_at for line in found] == sorted((line.received_at for line in found), reverse=True)


def test_a_line_says_how_the_report_stands(store: Store) -> None:
    first = filed(store, " Missiles\ncrossed ", source="AP", origin="one official", reliability="B", credibility=4)
    echo = filed(store, "AP says so", 1, source="Reuters", repeats_id=first)
    gone = filed(store, "Denied", 2)
    act.withdraw_reports(store, ANN, NOW + 3 * MINUTE, [gone], "taken back")
    act.dismiss_reports(store, ANN, NOW + 3 * MINUTE, [echo], "known")
    lines = {line.id: line for line in part(store.writer_view(), EVER, None, 50).lines}
    assert (lines[first].headline, lines[first].grade, lines[first].state) == ("Missiles crossed", "B4", State.NEW)
    assert (lines[echo].origin, lines[echo].echo, lines[echo].state) == ("one official", True, State.DISMISSED)
    assert lines[gone].withdrawn and not lines[first].withdrawn


def test_a_window_takes_what_was_received_or_occurred_in_it(store: Store) -> None:
    late = filed(store, "Known late", occurred_from=NOW - 5 * DAY)
    filed(store, "Now")
    window = TimeWindow(NOW - 5 * DAY - HOUR, NOW - 4 * DAY)
    found = part(store.writer_view(), window, None, 50).lines
    assert [line.id for line in found] == [late] and in_window(found[0], window)


def test_a_newer_version_takes_the_line_of_the_old_one(store: Store) -> None:
    old, newer = filed(store, "Alert"), new_id(NOW)
    with store.operation("Import", ANN, NOW + MINUTE) as case:
        case.insert("report", id=newer, received_at=NOW + MINUTE, headline="Alert, updated", revises_id=old)
    view = store.writer_view()
    assert [line.id for line in part(view, EVER, None, 50).lines] == [newer]
    assert [line.id for line in lines_of(view, [old, newer])] == [newer]
    assert touched_by(view, case.changes.operation or b"") == {old, newer}


def test_an_operation_and_its_undo_name_the_reports_they_touched_and_their_echoes(store: Store) -> None:
    first = filed(store, "One")
    echo = filed(store, "Two", 1, repeats_id=first)
    changes = act.grade_reports(store, ANN, NOW + 2 * MINUTE, [first], "B", 2)
    assert touched_by(store.writer_view(), changes.operation or b"") == {first, echo}
    back = undo(store, ANN, NOW + 3 * MINUTE)
    assert touched_by(store.writer_view(), back.operation or b"") == {first, echo}


def test_too_many_touched_are_read_anew(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_lines, "_MOST_TOUCHED", 2)
    made = [filed(store, "One", number) for number in range(3)]
    changes = act.accept_reports(store, ANN, NOW + HOUR, made)
    assert touched_by(store.writer_view(), changes.operation or b"") is None
    assert touched_by(store.writer_view(), new_id(NOW)) is None
