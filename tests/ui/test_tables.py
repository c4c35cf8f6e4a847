"""The one table: order, filter, selection, copies, marks; and that it answers with 100,000 rows."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from console.ui.arrangement import Arrangement
from console.ui.columns import Column, fitted, number
from console.ui.table_view import TableView
from console.ui.tables import TableModel
from console.ui.theme import Look
from tests.ui.things import ROWS, Row, table

SLICE_S = 0.05


def names(view: TableView[Row]) -> list[str]:
    return [row[1] for row in view.model.shown_rows()]


def test_numbers_are_ordered_as_numbers_and_what_is_empty_comes_last(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.order_by(1)
    assert [row[2] for row in view.model.shown_rows()] == [-3, 2, 10, None]
    view.order_by(1, descending=True)
    assert [row[2] for row in view.model.shown_rows()] == [10, 2, -3, None]


@given(st.lists(st.one_of(st.none(), st.integers(0, 50)), max_size=3000), st.booleans())
def test_any_column_is_ordered_as_python_would_and_equal_rows_keep_their_place(
    values: list[int | None], descending: bool
) -> None:
    rows = list(enumerate(values))
    column = Column[tuple[int, int | None]]("N", lambda row: str(row[1]), sort=lambda row: row[1])
    arrangement = Arrangement(rows, [column])
    for _ in arrangement.order((0, descending)):
        pass
    for _ in arrangement.filter([]):
        pass
    filled = sorted(
        (place for place, value in rows if value is not None), key=lambda place: values[place] or 0, reverse=descending
    )
    assert arrangement.found == filled + [place for place, value in rows if value is None]


def test_the_filter_takes_words_in_any_order_without_accents(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.filter_by("PRZEWODÓW")
    assert names(view) == ["Przewodów", "przewodow"]
    view.filter_by("drone krak")
    assert names(view) == ["Kraków drone"]
    view.filter_by("")
    assert len(names(view)) == len(ROWS)


def test_the_filter_finds_what_does_not_stand_in_the_cell(look: Look, qtbot: QtBot) -> None:
    named = Column[str]("Name", lambda row: row, 40, also=lambda row: "ARF" if row == "Allied Reaction Force" else "")
    view: TableView[str] = TableView(look, "Forces", [named], lambda row: row)
    qtbot.addWidget(view)
    view.set_rows(["Allied Reaction Force", "SHAPE"])
    view.filter_by("arf")
    assert view.model.shown_rows() == ["Allied Reaction Force"]


def test_typing_in_the_table_filters_and_escape_shows_all(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.show()
    grid, field = view.findChild(QTableView), view.findChild(QLineEdit)
    assert grid is not None and field is not None
    QTest.keyClicks(grid, "n")
    QTest.keyClicks(field, "ord")
    assert names(view) == ["Nord Stream"]
    assert field.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert len(names(view)) == len(ROWS)


def test_escape_in_the_rows_clears_the_filter_before_it_is_the_windows(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.show()
    grid, field = view.findChild(QTableView), view.findChild(QLineEdit)
    assert grid is not None and field is not None
    QTest.keyClicks(grid, "n")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert view.filter_text() == "n"
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    assert view.filter_text() == "" and not field.isVisible() and len(names(view)) == len(ROWS)


def test_down_begins_at_the_first_row_also_where_it_is_the_only_one(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.show()
    view.activateWindow()
    grid = view.findChild(QTableView)
    assert grid is not None
    told: list[str] = []
    view.picked.connect(told.append)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert told == ["a"]
    view.filter_by("nord")
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert told == ["a", "b"] and view.has_selection


def test_with_nothing_selected_nothing_is_copied(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    assert not view.has_selection and view.selected_text() == ""


def test_home_and_end_go_to_the_first_and_the_last_row(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.show()
    grid = view.findChild(QTableView)
    assert grid is not None
    chosen: list[str] = []
    view.picked.connect(chosen.append)
    ids = [row[0] for row in view.model.shown_rows()]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(grid, key)
    assert chosen == [ids[0], ids[-1], ids[0]]


def test_the_selection_is_by_id_and_outlives_order_filter_and_new_rows(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    told: list[str] = []
    view.picked.connect(told.append)
    view.select("c")
    assert told == []
    view.order_by(0, descending=True)
    view.set_rows([*ROWS, ("e", "Estlink", 1)])
    assert view.selected_id == "c"
    assert "Kraków drone" in view.selected_text()
    view.filter_by("estlink")
    view.filter_by("")
    assert "Kraków drone" in view.selected_text()
    assert told == []


def test_whoever_hears_that_a_row_was_chosen_reads_that_row_and_not_the_one_before(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.show()
    heard: list[Row | None] = []
    view.chosen.connect(lambda: heard.append(view.selected_row))
    grid = view.findChild(QTableView)
    assert grid is not None
    grid.selectRow(0)
    grid.selectRow(2)
    assert heard[-1] == view.model.row_at(2)


def test_moving_in_the_table_tells_the_id(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.show()
    told: list[str] = []
    view.picked.connect(told.append)
    grid = view.findChild(QTableView)
    assert grid is not None
    grid.selectRow(1)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert told == ["b", "c"]


def test_rows_are_copied_as_lines_with_tabs_under_their_titles(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.set_rows([("x", "two\nlines\tand a tab", 5)])
    view.select("x")
    assert view.selected_text() == "Name\tSize\ntwo lines and a tab\t5"


def test_an_empty_cell_is_a_dash_and_what_is_to_be_checked_is_spoken(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    model = view.model
    assert model.data(model.index(1, 1)) == "–"
    spoken = model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Size: 10. The size is still to be checked."


def test_only_what_is_new_or_different_is_marked(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.set_rows([("a", "Przewodów", 10), ("b", "Nord Stream", 4), ("z", "New", 1)], mark=True)
    assert [view.model.is_marked(row) for row in range(3)] == [False, True, True]


def test_numbers_have_thin_spaces_and_a_real_minus() -> None:
    assert number(1430) == "1\N{THIN SPACE}430"
    assert number(-1430.5, 1) == "\N{MINUS SIGN}1\N{THIN SPACE}430.5"
    assert number(None) == ""


def test_a_hundred_thousand_rows_are_worked_out_between_frames(look: Look, qtbot: QtBot) -> None:
    """The window answers while rows are ordered and filtered: the work comes in slices between its events."""
    view = table(look)
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show()
    rows: list[Row] = [(str(n), f"Zdarzenie łódź {n * 7919 % 100_000}", n * 31 % 977) for n in range(100_000)]
    turns = 0
    for act in (lambda: view.set_rows(rows), lambda: view.order_by(0), lambda: view.filter_by("lodz 99")):
        act()
        while view.model.looking:
            QApplication.processEvents()
            turns += 1
    assert turns > 10
    assert 0 < view.model.rowCount() < len(rows)


def wide(width: int, least: int | None = None, rank: int = 0, *, stretch: bool = False) -> Column[str]:
    return Column("C", str, width, least, rank, stretch=stretch)


@given(
    st.lists(
        st.builds(wide, st.integers(30, 90), st.one_of(st.none(), st.integers(10, 30)), st.integers(0, 3)), min_size=1
    ),
    st.integers(0, 400),
)
def test_columns_fill_the_room_and_only_those_that_must_stay_may_need_more(
    columns: list[Column[str]], room: int
) -> None:
    widths = fitted(columns, room)
    assert all(width > 0 for width, column in zip(widths, columns, strict=True) if column.rank == 0)
    shown = [column for width, column in zip(widths, columns, strict=True) if width]
    assert sum(widths) == room or len(shown) == 1 or all(column.rank == 0 for column in shown)
    for width, column in zip(widths, columns, strict=True):
        assert width == 0 or width >= (column.width if column.least is None else column.least)


def test_what_matters_least_leaves_first_and_the_stretching_column_takes_the_rest() -> None:
    columns = [wide(40, 30), wide(40, 20, 1), wide(40, 20, 2, stretch=True)]
    assert fitted(columns, 200) == [40, 40, 120]
    assert fitted(columns, 95) == [35, 30, 30]
    assert fitted(columns, 70) == [30, 20, 20]
    assert fitted(columns, 69) == [37, 32, 0]
    assert fitted(columns, 40) == [40, 0, 0]
    assert fitted(columns, 10) == [30, 0, 0]


def test_a_few_rows_change_or_go_where_they_stand(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.order_by(0)
    view.filter_by("k")
    view.filter_by("")
    before = [row[0] for row in view.model.shown_rows()]
    view.model.change({"b": ("b", "Zeppelin", 5)}, {"a"})
    assert [row[0] for row in view.model.shown_rows()] == [key for key in before if key != "a"]
    assert view.model.find("a") is None and view.model.total == 3
    assert view.model.row(view.model.index(view.model.find("b") or 0, 0))[1] == "Zeppelin"
    view.filter_by("zepp")
    assert [row[0] for row in view.model.shown_rows()] == ["b"]
    view.filter_by("nord")
    assert view.model.rowCount() == 0, "what it said before is forgotten"


def test_several_rows_stay_chosen_when_one_of_them_is_selected_elsewhere(look: Look, qtbot: QtBot) -> None:
    view = table(look)
    qtbot.addWidget(view)
    view.picked.connect(view.select)
    grid = view.focusProxy()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.selected_ids == ["a", "b"]


_Sized = tuple[str, int | None]


def test_added_rows_stand_where_ordering_all_anew_puts_them() -> None:
    name: Column[_Sized] = Column("Name", lambda row: row[0], 10)
    size: Column[_Sized] = Column("Size", lambda row: str(row[1]), 10, sort=lambda row: row[1])

    def model(rows: list[_Sized], by: tuple[int, bool] | None, words: str) -> TableModel[_Sized]:
        made: TableModel[_Sized] = TableModel((name, size), lambda row: row[0])
        made.set_rows(rows)
        if by is not None:
            made.order_by(by[0], descending=by[1])
        made.filter_by(words)
        made._slices.finish()
        return made

    had: list[_Sized] = [("b", 2), ("d", 1), ("a", 2), ("x", None)]
    came: list[_Sized] = [("c", 2), ("e", None), ("f", 0), ("cd", 3)]
    for by in (None, (0, False), (0, True), (1, False), (1, True)):
        for words in ("", "c", "d"):
            one = model(had, by, words)
            assert one.add({row[0]: row for row in came})
            assert one.shown_rows() == model(had + came, by, words).shown_rows()
            assert not one.add({"a": ("a", 9)})
            one.order_by(1)
            one._slices.finish()
            assert one.total == 8
            one.change({}, {"c"})
            assert one.add({"c": ("c", 2)}), "what is gone may come again"
