"""Rows under rows: folding, what a filter keeps, the order of siblings, the keys."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from console.ui.columns import Column
from console.ui.outline import Outline, OutlineArrangement
from console.ui.table_grid import FilterField
from console.ui.table_view import TableView
from console.ui.theme import Look

Row = tuple[str, int, int]
"""A name, how deep it stands, persons."""
ROWS: Sequence[Row] = (
    ("north", 0, 0),
    ("division", 1, 0),
    ("Latvia", 2, 30),
    ("Canada", 3, 20),
    ("Estonia", 2, 10),
    ("south", 0, 0),
    ("Bulgaria", 1, 40),
)


def outline() -> Outline[Row]:
    return Outline(lambda row: row[0], lambda row: row[1], lambda row: row[1] < 2)


COLUMNS = (
    Column[Row]("Name", lambda row: row[0], 40),
    Column[Row]("Persons", lambda row: str(row[2]), 20, sort=lambda row: row[2] or None, number=True),
)


@pytest.fixture
def tree(look: Look, qtbot: QtBot) -> TableView[Row]:
    view: TableView[Row] = TableView(look, "Forces", COLUMNS, lambda row: row[0])
    qtbot.addWidget(view)
    view.show_as(COLUMNS, outline())
    view.set_rows(ROWS)
    view.resize(400, 300)
    view.show()
    return view


def names(view: TableView[Row]) -> list[str]:
    return [row[0] for row in view.model.shown_rows()]


def grid(view: TableView[Row]) -> QTableView:
    found = view.findChild(QTableView)
    assert found is not None
    return found


def test_what_is_folded_at_first_is_left_out(tree: TableView[Row]) -> None:
    assert names(tree) == ["north", "division", "Latvia", "Estonia", "south", "Bulgaria"]
    assert [tree.model.is_open_at(row) for row in range(3)] == [True, True, False]
    assert tree.model.is_open_at(3) is None


def test_left_and_right_fold_unfold_and_go_to_the_row_above_or_below(tree: TableView[Row]) -> None:
    picked: list[str] = []
    tree.picked.connect(picked.append)
    rows = grid(tree)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    QTest.keyClick(rows, Qt.Key.Key_Right)
    assert picked == ["north", "division"]
    QTest.keyClick(rows, Qt.Key.Key_Left)
    assert names(tree) == ["north", "division", "south", "Bulgaria"] and picked[-1] == "division"
    QTest.keyClick(rows, Qt.Key.Key_Left)
    assert picked[-1] == "north"
    QTest.keyClick(rows, Qt.Key.Key_Left)
    assert names(tree) == ["north", "south", "Bulgaria"]


def test_what_is_folded_stays_so_when_other_rows_come(tree: TableView[Row]) -> None:
    tree.model.fold(0, is_open=False)
    tree.set_rows([*ROWS, ("Romania", 1, 5)])
    assert names(tree) == ["north", "south", "Bulgaria", "Romania"]


def test_a_filter_keeps_what_its_hits_stand_under_and_looks_into_what_is_folded(tree: TableView[Row]) -> None:
    tree.model.fold(0, is_open=False)
    tree.filter_by("canada")
    assert names(tree) == ["north", "division", "Latvia", "Canada"]
    assert [tree.model.is_kept_at(row) for row in range(4)] == [True, True, True, False]
    assert [row[0] for row in tree.model.found_rows()] == ["Canada"]
    tree.filter_by("")
    assert names(tree) == ["north", "south", "Bulgaria"]


def test_enter_in_the_filter_goes_to_what_was_found_not_to_what_it_stands_under(tree: TableView[Row]) -> None:
    tree.select("division")
    tree.begin_filter("canada")
    assert names(tree) == ["north", "division", "Latvia", "Canada"]
    field = tree.findChild(FilterField)
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert tree.selected_ids == ["Canada"]
    QTest.keyClick(grid(tree), Qt.Key.Key_Up)
    tree.begin_filter()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert tree.selected_ids == ["Canada"]


def test_what_is_selected_elsewhere_is_unfolded(tree: TableView[Row]) -> None:
    tree.model.fold(0, is_open=False)
    tree.select("Canada")
    assert names(tree)[:4] == ["north", "division", "Latvia", "Canada"] and tree.selected_ids == ["Canada"]


def test_what_was_folded_away_while_chosen_is_chosen_when_it_comes_back(tree: TableView[Row]) -> None:
    picked: list[str] = []
    tree.select("Latvia")
    tree.picked.connect(picked.append)
    tree.model.fold(1, is_open=False)
    tree.model.fold(1, is_open=True)
    assert tree.selected_ids == ["Latvia"] and picked == []


def test_siblings_are_ordered_among_themselves_and_a_third_click_gives_their_own_order_back(
    tree: TableView[Row],
) -> None:
    header = grid(tree).horizontalHeader()
    header.sectionClicked.emit(1)
    assert names(tree) == ["north", "division", "Estonia", "Latvia", "south", "Bulgaria"]
    header.sectionClicked.emit(1)
    header.sectionClicked.emit(1)
    assert names(tree) == ["north", "division", "Latvia", "Estonia", "south", "Bulgaria"]


def test_a_click_on_the_mark_folds_and_chooses_nothing(tree: TableView[Row]) -> None:
    rows = grid(tree)
    first = rows.visualRect(tree.model.index(0, 0))
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(16, first.center().y()))
    assert not tree.model.is_open_at(0) and not tree.has_selection


def test_a_row_says_how_it_stands(tree: TableView[Row]) -> None:
    told = tree.model.data(tree.model.index(2, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Name: Latvia. level 3. folded"


def test_shown_as_a_list_again_the_same_rows_stand_side_by_side(tree: TableView[Row]) -> None:
    tree.filter_by("a")
    tree.show_as(COLUMNS[:1], None)
    tree.set_rows([row for row in ROWS if row[2]])
    assert names(tree) == ["Latvia", "Canada", "Estonia", "Bulgaria"] and tree.model.columnCount() == 1


@given(st.lists(st.integers(0, 4), max_size=60), st.sets(st.integers(0, 59)))
def test_every_hit_shows_under_its_ancestors_once(depths: list[int], hits: set[int]) -> None:
    rows = [(f"{'hit' if place in hits else 'no'}{place}", depth, 0) for place, depth in enumerate(depths)]
    arrangement = OutlineArrangement(rows, COLUMNS, outline())
    for steps in (arrangement.order(None), arrangement.filter(["hit"])):
        for _ in steps:
            pass
    wanted = set()
    for place in sorted(hits & set(range(len(rows)))):
        at: int | None = place
        while at is not None:
            wanted.add(at)
            at = arrangement.parent(at)
    assert arrangement.found == sorted(wanted)
