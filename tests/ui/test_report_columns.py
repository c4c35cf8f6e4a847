"""Reports as columns in the window: read in parts, read again when they change, never another case's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from console.domain.operation import Actor, Changes
from console.store.casefile import Store, create
from console.store.ids import new_id
from console.ui import report_columns
from console.ui.render import settle
from console.ui.report_columns import report_feed
from console.ui.window import Window
from tests.ui.things import ACTOR, NOW


def take_in(store: Store, actor: Actor, now: int, many: int) -> Changes:
    with store.operation("Import", actor, now) as db:
        for number in range(many):
            db.insert("report", id=new_id(now), received_at=now, headline=f"Report {number}", occurred_from=number)
    return db.changes


def test_a_case_is_read_in_parts_and_again_when_reports_come(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_columns, "_PART", 3)
    feed = report_feed(window)
    assert report_feed(window) is feed, "one for the window"
    settle(window)
    assert feed.columns is not None and len(feed.columns.row) == 0
    for more, total in ((7, 7), (2, 9)):
        window.session.act(take_in, more)
        settle(window)
        assert len(feed.columns.row) == total
        assert len(set(feed.columns.row.tolist())) == total


def test_what_touches_no_report_reads_nothing(window: Window) -> None:
    feed = report_feed(window)
    settle(window)
    before = feed.columns
    window.session.changed.emit(Changes(frozenset({"incident"})))
    settle(window)
    assert feed.columns is before


def test_another_case_brings_its_own(window: Window, tmp_path: Path, make_window: Callable[..., Window]) -> None:
    window.session.act(take_in, 4)
    feed = report_feed(window)
    settle(window)
    assert feed.columns is not None and len(feed.columns.row) == 4
    other = tmp_path / "Other.flank"
    create(other, "Other", ACTOR, NOW).close()
    window.openings.open(other)
    settle(window)
    assert feed.columns is not None and len(feed.columns.row) == 0
