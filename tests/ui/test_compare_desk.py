"""The Compare desk on the real baseline: two days typed or chosen, the list, the map and the charts as one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from console.charts.range_bars import Pair, RangeBars
from console.domain.posture import standing
from console.domain.times import day_end
from console.exports.compare_rows import Changed, Head
from console.exports.picture_names import force_name
from console.map.change_signs import Sign
from console.services.posture import edit
from console.services.posture_forms import MoveForm, Said
from console.ui.compare_desk import CompareDesk
from console.ui.compare_presets import INVASION_TODAY, PRESETS
from console.ui.desk_kinds import COMPARE, POSTURE
from console.ui.focus import pane_of
from console.ui.picture import picture_of
from console.ui.picture_map import PictureMap
from console.ui.render import settle
from console.ui.selection import UNIT
from console.ui.table_export import export
from console.ui.window import Window
from tests.ui.conftest import on_baseline
from tests.ui.things import LATER


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    with on_baseline(tmp_path_factory, furnish=PictureMap) as made:
        # pyqtgraph makes widgets of its own at the first sight of a chart.
        made.desks.show(COMPARE)
        settle(made)
        yield made


@pytest.fixture
def desk(window: Window) -> CompareDesk:
    """With 24 Feb 2022 against today; it stays open from one test to the next."""
    window.selection.clear()
    window.desks.show(COMPARE)
    found = window.desks.desk
    assert isinstance(found, CompareDesk)
    found.show_preset(INVASION_TODAY)
    settle(window)
    return found


def row_of(desk: CompareDesk, name: str) -> Changed:
    rows = desk.list.model.shown_rows()
    return next(row for row in rows if isinstance(row, Changed) and force_name(row.force) == name)


def pairs_of(desk: CompareDesk) -> tuple[Pair, ...]:
    """What the chart shows."""
    found = desk.charts.findChild(RangeBars)
    assert isinstance(found, RangeBars)
    return found.pairs


def test_the_list_the_map_and_the_charts_say_the_same(desk: CompareDesk, window: Window) -> None:
    latvia, romania = row_of(desk, "Brigade Latvia"), row_of(desk, "BG Romania")
    signs = {mark.id: mark.sign for mark in window.map.canvas.content.changes}
    assert (signs[latvia.force.id.hex()], signs[romania.force.id.hex()]) == (Sign.GREW, Sign.APPEARED)
    assert window.map.canvas.mark(romania.force.id.hex()) is not None
    pairs = {pair.name: pair for pair in pairs_of(desk)}
    assert (pairs["Romania"].before.end, pairs["Romania"].after.least, pairs["Romania"].after.most) == (0, 1500, 4000)
    assert pairs["Latvia"].after.words.replace("\N{THIN SPACE}", " ").startswith("≥ 3 500")


def test_a_row_selects_its_force_and_says_it_in_whole(desk: CompareDesk, window: Window) -> None:
    row = row_of(desk, "Brigade Latvia")
    desk.list.grid.setFocus()
    QTest.keyClick(desk.list.grid, Qt.Key.Key_Down)
    while desk.list.selected_id != row.id:
        QTest.keyClick(desk.list.grid, Qt.Key.Key_Down)
    assert (window.selection.kind, window.selection.id) == (UNIT, row.force.id.hex())
    assert window.map.canvas.selected == row.force.id.hex()
    assert "NATO Forward Land Forces Latvia" in desk.told.words and "To check" in desk.told.words
    assert desk.told.isVisibleTo(desk)


def test_what_is_selected_on_the_map_is_chosen_in_the_list(desk: CompareDesk, window: Window) -> None:
    row = row_of(desk, "BG Romania")
    window.map.canvas.picked.emit(row.force.id.hex())
    assert desk.list.selected_id == row.id
    window.map.canvas.emptied.emit()
    assert desk.list.selected_id == "" and desk.told.isHidden()


def test_days_are_typed_as_everywhere(desk: CompareDesk, window: Window) -> None:
    desk.before.setFocus()
    desk.before.selectAll()
    QTest.keyClicks(desk.before, "2022-07-01")
    QTest.keyClick(desk.before, Qt.Key.Key_Return)
    settle(window)
    assert desk.before.text() == "01 JUL 22" and desk.before.held == day_end("2022-07-01")
    leads = [row for row in desk.list.model.shown_rows() if isinstance(row, Head) and row.kind == "lead"]
    assert leads[0].number >= 2


def test_what_is_no_day_is_said_and_changes_nothing(desk: CompareDesk, window: Window) -> None:
    for typed in ("yesterday", "2031-01-01"):
        desk.before.selectAll()
        QTest.keyClicks(desk.before, typed)
        QTest.keyClick(desk.before, Qt.Key.Key_Return)
        assert desk.before.held == day_end("2022-02-24")
    QTest.keyClick(desk.before, Qt.Key.Key_Escape)
    assert desk.before.text() == "24 FEB 22"
    while window.notices.close_newest():
        pass


def test_swapped_days_show_the_other_posture_with_what_ended(desk: CompareDesk, window: Window) -> None:
    desk.swap()
    settle(window)
    assert (desk.before.text(), desk.after.text()) == ("21 NOV 26", "24 FEB 22")
    romania = row_of(desk, "BG Romania").force.id.hex()
    signs = {mark.id: mark.sign for mark in window.map.canvas.content.changes}
    assert signs[romania] is Sign.ENDED and window.map.canvas.mark(romania) is not None


def test_presets(desk: CompareDesk, window: Window) -> None:
    days = []
    for preset in PRESETS:
        desk.show_preset(preset)
        days.append((desk.before.text(), desk.after.text()))
    settle(window)
    assert days == [("01 JUL 22", "21 NOV 26"), ("30 JUN 24", "01 JUL 24"), ("21 NOV 25", "21 NOV 26")]


def test_the_charts_are_three(desk: CompareDesk) -> None:
    for by, name in (("nation", "Not broken down"), ("category", "Battlegroup"), ("host", "All in place")):
        button = next(one for one in desk.charts.findChildren(QPushButton) if one.text().startswith("By"))
        assert button.isVisibleTo(desk)
        desk.charts.show_by(by)
        assert name in [pair.name for pair in pairs_of(desk)]


def test_the_list_leaves_as_a_table_without_the_rows_of_the_kinds(
    desk: CompareDesk, window: Window, tmp_path: Path
) -> None:
    out = tmp_path / "changes.csv"
    export(window, desk.list, out)
    settle(window)
    text = out.read_text(encoding="utf-8-sig")
    assert "from 24 FEB 22 to 21 NOV 26" in text
    assert "NATO Forward Land Forces Latvia,Strength and size: 1887 → ≥3500" in text
    assert "\nAppeared" not in text
    while window.notices.close_newest():
        pass


def test_all_of_it_is_reached_by_tab(desk: CompareDesk) -> None:
    names = [widget.accessibleName() or getattr(widget, "text", str)() for widget in desk._ring()]
    wanted = ["Posture", "First day", "Swap the two days", "Second day", "Changes", "Map", "By host"]
    assert [name for name in names if name in wanted] == wanted
    assert pane_of(desk.list) is desk


def test_an_edit_shows_at_once_a_move_as_an_arrow_and_undo_takes_it_back(desk: CompareDesk, window: Window) -> None:
    desk.before.hold(day_end("2025-01-01"))
    force = next(one for one in standing(picture_of(window).known.forces, LATER) if one.unit_slug == "flf-ee")
    november = day_end("2026-10-31")
    form = replace(MoveForm.of(force, Said(november)), place="Võru", lon=27.02, lat=57.85)
    window.session.act(edit, force.id, form)
    settle(window)
    rows = desk.list.model.shown_rows()
    moved = next(row for row in rows if isinstance(row, Changed) and row.kind == "moved" and row.force.id == force.id)
    assert moved.brief.startswith("Tapa → Võru · 16")
    (arrow,) = (mark for mark in window.map.canvas.content.changes if mark.id == force.id.hex())
    assert arrow.sign is Sign.MOVED and arrow.way is not None
    window.session.undo()
    settle(window)
    assert all(mark.way is None for mark in window.map.canvas.content.changes)
    while window.notices.close_newest():
        pass


def test_the_map_is_the_picture_again_when_the_desk_is_left(window: Window) -> None:
    canvas = window.map.canvas
    window.desks.show(POSTURE)
    settle(window)
    before, view = canvas.content, canvas.view
    assert before.incidents and not before.changes
    window.desks.show(COMPARE)
    settle(window)
    assert canvas.content.changes and not canvas.content.incidents
    window.desks.show(POSTURE)
    settle(window)
    assert canvas.content == before and canvas.view == view


def test_the_keys_are_in_the_list_and_afterwards_back_where_they_were(desk: CompareDesk, window: Window) -> None:
    window.activateWindow()
    desk.list.grid.setFocus()
    window.desks.show(POSTURE)
    window.strip.enter()
    before = QApplication.focusWidget()
    window.desks.show(COMPARE)
    assert desk.list.grid.hasFocus()
    window.desks.show(POSTURE)
    assert before is not None and QApplication.focusWidget() is before


def test_the_invasion_against_today_is_one_key(window: Window) -> None:
    command = next(one for one in window.menus.table if one.id == "compare.invasion")
    window.menus.run(command)
    settle(window)
    found = window.desks.desk
    assert isinstance(found, CompareDesk) and found.before.text() == "24 FEB 22"


def test_without_a_case_nothing_of_it_is_left(desk: CompareDesk, window: Window) -> None:
    window.session.close()
    settle(window)
    assert desk.list.model.rowCount() == 0 and desk.list.empty[0] == "No case is open."
    assert not window.map.canvas.content.changes
    assert not pairs_of(desk)
    desk.charts.grab()
