"""The case as it was known: from a decision, the clock, a row of the log; step by step; and back to one’s place."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from console.domain.times import Instant
from console.services.consult_picture import ACTS
from console.store import decisions, journal
from console.store.columns import ReportColumns
from console.ui.consult.chosen import consulting_of
from console.ui.desk_kinds import COUNCIL
from console.ui.known_at import step
from console.ui.notices import Notice
from console.ui.panels import PANELS
from console.ui.picture import picture_of
from console.ui.render import settle
from console.ui.report_columns import report_feed
from console.ui.selection import INCIDENT
from console.ui.sheet import Sheet
from console.ui.tables import TableModel
from console.ui.window import Window
from tests import cases
from tests.ui.conftest import on_case

LATE: Instant = 1_800_000_000_000


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    path = cases.story(tmp_path_factory.mktemp("cases") / "heron.flank", "grey-heron")
    with on_case(tmp_path_factory, path, lambda: LATE, PANELS) as window:
        window.desks.show(COUNCIL)  # its boxes have windows of their own
        window.desks.leave()
        settle(window)
        yield window


@pytest.fixture
def window(made: Window) -> Iterator[Window]:
    yield made
    made.session.put_back(None)
    settle(made)
    made.desks.leave()
    made.selection.clear()
    settle(made)


def read(window: Window, query: Any) -> Any:
    found: list[Any] = []
    window.session.read(query, found.append)
    settle(window)
    return found[-1]


def wait_until(come: Callable[[], bool]) -> None:
    until = QDeadlineTimer(10_000)
    while not come():
        assert not until.hasExpired()
        QApplication.processEvents()


def stands(window: Window) -> int:
    return int(read(window, lambda reader: reader.last_operation or 0))


def written(window: Window) -> dict[str, list[list[str]]]:
    """What every table of the window says, row by row."""
    found: dict[str, list[list[str]]] = {}
    for place, model in enumerate(window.findChildren(TableModel)):
        found[f"{place} {[column.title for column in model.columns]}"] = sorted(
            [column.written(row) for column in model.columns] for row in model.shown_rows()
        )
    return found


def alike(some: ReportColumns | None, others: ReportColumns | None) -> bool:
    if some is None or others is None:
        return some is others
    return all(np.array_equal(one, other, equal_nan=True) for one, other in zip(some, others, strict=True))


def run(window: Window, command_id: str) -> None:
    window.menus.run(next(one for one in window.menus.table if one.id == command_id))
    settle(window)


def test_from_step_to_step_every_panel_says_what_it_says_when_all_is_read_anew(window: Window) -> None:
    newest = read(window, lambda reader: journal.head(reader.db)[0])
    at = read(window, lambda reader: reader.value("SELECT at FROM operation WHERE seq = ?", (newest // 2,)))
    window.session.put_back(at)
    settle(window)
    for by in (-1, -1, 1, 1, 1):
        step(window, by)
        settle(window)
        moved, picture = written(window), consulting_of(window).picture
        behind = picture_of(window).known.behind
        columns, points = report_feed(window).columns, window.map.canvas.reports.points
        window.session.changed.emit(None)
        settle(window)
        assert written(window) == moved
        assert picture_of(window).known.behind == behind
        assert alike(report_feed(window).columns, columns)
        anew = window.map.canvas.reports.points
        assert np.array_equal(anew.time, points.time) and np.array_equal(anew.east, points.east)
        assert consulting_of(window).picture == picture
    window.session.put_back(None)
    settle(window)
    back = written(window)
    window.session.changed.emit(None)
    settle(window)
    assert written(window) == back


def test_a_panel_behind_another_is_read_when_it_is_shown(window: Window) -> None:
    window.show_panel("reports")
    window.session.put_back(LATE - 1)
    settle(window)
    log = window.panels["log"].table.model  # type: ignore[attr-defined]
    before = len(log.shown_rows())
    window.session.step(-1)
    window.session.step(-1)
    wait_until(lambda: not window.session.busy)
    assert len(log.shown_rows()) == before and not window.panels["log"].isVisible()
    window.show_panel("log")
    wait_until(lambda: not window.session.busy)
    wait_until(lambda: len(log.shown_rows()) < before)
    later = [row.id for row in log.shown_rows()]
    settle(window)
    window.session.changed.emit(None)
    settle(window)
    assert [row.id for row in log.shown_rows()] == later


def test_the_map_behind_a_desk_is_of_the_moment_as_soon_as_it_is_seen(window: Window) -> None:
    early = read(window, lambda reader: reader.value("SELECT min(at) FROM operation WHERE changeset IS NOT NULL"))
    window.session.put_back(LATE - 1)
    settle(window)
    before = {mark.id for mark in window.map.canvas.content.incidents}
    window.desks.show(COUNCIL)
    settle(window)
    incidents = window.panels["incidents"].table.model  # type: ignore[attr-defined]
    window.session.put_back(early)
    wait_until(lambda: not window.session.busy)
    known = {one.id.hex() for one in picture_of(window).shown.incidents}
    assert not before <= known
    window.desks.leave()
    window.show_panel("incidents")
    assert {mark.id for mark in window.map.canvas.content.incidents} <= known
    settle(window)
    assert {row.id.hex() for row in incidents.shown_rows()} == known


def test_a_step_goes_by_what_changed_something_and_in_consult_by_its_acts(window: Window) -> None:
    window.session.step(-1)
    settle(window)
    changed = read(window, lambda reader: [row[0] for row in reader.rows(
        "SELECT seq FROM operation WHERE changeset IS NOT NULL ORDER BY seq DESC LIMIT 3"
    )])  # fmt: skip
    assert window.session.moment is not None and stands(window) == changed[1]
    assert window.bar.steps.words == f"after “{window.session.past.after}”"
    window.desks.show(COUNCIL)
    for _ in range(3):
        step(window, -1)
        settle(window)
        touched = read(window, lambda reader: reader.touched(reader.last_operation))
        assert touched & ACTS
    before = stands(window)
    QTest.keyClick(window, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    settle(window)
    assert stands(window) > before


def test_keys_pressed_faster_than_it_moves_are_all_taken(window: Window) -> None:
    changed = read(window, lambda reader: [row[0] for row in reader.rows(
        "SELECT seq FROM operation WHERE changeset IS NOT NULL ORDER BY seq DESC LIMIT 7"
    )])  # fmt: skip
    for by in (-1, -1, -1, -1, -1, 1):
        step(window, by)
    settle(window)
    assert stands(window) == changed[4]


def test_at_both_ends_it_stays_and_says_so(window: Window) -> None:
    window.session.put_back(1)
    settle(window)
    assert stands(window) == 0
    step(window, -1)
    settle(window)
    assert window.notices.shown[-1].text == "Nothing was recorded before that."
    window.session.put_back(LATE)
    settle(window)
    step(window, 1)
    settle(window)
    assert window.notices.shown[-1].text == "Nothing was recorded after that. Esc comes back to now."
    assert window.session.moment == LATE or window.session.moment is not None
    window.notices.close_newest()


def test_what_we_knew_opens_the_picture_a_decision_froze(window: Window) -> None:
    window.desks.show(COUNCIL)
    settle(window)
    taken = read(window, lambda reader: decisions.decisions(reader))
    run(window, "known.decision")
    assert window.session.moment == taken[0].picture_at
    assert consulting_of(window).now == taken[0].picture_at
    picture = consulting_of(window).picture
    assert picture is not None and picture.now == taken[0].picture_at


def test_esc_comes_back_to_desk_selection_view_and_tab(window: Window) -> None:
    incident = read(window, lambda reader: reader.value("SELECT id FROM incident ORDER BY occurred_at DESC")).hex()
    window.selection.select(INCIDENT, incident)
    window.show_panel("log")
    window.desks.show(COUNCIL)
    view = window.map.canvas.view
    window.session.put_back(LATE - 1)
    settle(window)
    window.desks.leave()
    window.show_panel("incidents")
    window.selection.clear()
    window.map.canvas.set_view(view.scaled(view.metres_per_pixel / 2))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle(window)
    assert window.session.moment is None
    assert window.desks.shown == COUNCIL
    assert (window.selection.kind, window.selection.id) == (INCIDENT, incident)
    assert window.map.canvas.view == view
    window.desks.leave()
    assert window.panels["log"].isVisible()


def test_one_esc_on_a_desk_leaves_the_past_and_not_the_desk(window: Window) -> None:
    window.desks.show(COUNCIL)
    window.say(Notice("Saved.", "done"))
    window.session.put_back(LATE - 1)
    settle(window)
    assert not window.notices.shown
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle(window)
    assert window.session.moment is None and window.desks.shown == COUNCIL


def test_the_clock_asks_for_a_moment(window: Window) -> None:
    clock = next(button for button in window.bar.findChildren(QPushButton) if button.objectName() == "zulu")
    assert clock.focusPolicy() & Qt.FocusPolicy.TabFocus
    clock.click()
    sheet = window.findChild(Sheet)
    assert sheet is not None and sheet.windowTitle() == "As known at"
    sheet.reject()


def test_a_row_of_the_log_opens_what_was_known_then(window: Window) -> None:
    window.show_panel("log")
    settle(window)
    table = window.panels["log"].table  # type: ignore[attr-defined]
    row = next(one for one in table.model.shown_rows()[5:] if one.number is None)
    table.select(row.id)
    table.opened.emit(row.id)
    settle(window)
    assert stands(window) == row.seq and window.bar.steps.isVisible()


def test_nothing_can_be_written_there_and_fields_have_no_frames(window: Window) -> None:
    window.session.put_back(LATE - 1)
    settle(window)
    assert not window.session.writable and window.standing.known_at
    fields = [field for field in window.findChildren(QLineEdit) if field.window() is window]
    assert fields and all(field.property("known_at") == "true" for field in fields)
    window.session.put_back(None)
    settle(window)
    assert all(field.property("known_at") != "true" for field in fields)
