"""The one table view: a grid over a :class:`TableModel`, and a quiet field that appears when one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from console.domain.marking import Marking
from console.ui.columns import Column
from console.ui.outline import Outline
from console.ui.table_grid import FilterField, Grid
from console.ui.tables import TableModel
from console.ui.theme import Look

T = TypeVar("T")
_Flag = QItemSelectionModel.SelectionFlag
_FEW = 1_000


class TableView(QWidget, Generic[T]):
    """Rows with sorting, filter and selection by id. ``picked`` tells the id the user chose."""

    picked = Signal(str)
    opened = Signal(str)
    #: Other rows are chosen, or more, or fewer.
    chosen = Signal()

    def __init__(
        self,
        look: Look,
        name: str,
        columns: Sequence[Column[T]],
        ident: Callable[[T], str],
        parent: QWidget | None = None,
        *,
        marking: Callable[[T], Marking | None] | None = None,
        row: str = "row",
    ) -> None:
        """``name`` is what a screen reader and an exported file call the table.

        ``marking`` tells the marking a row carries itself, None where the case's own holds. ``row`` names the size of
        the tokens a row is high: ``row_compact`` where many rows have to be seen at once.
        """
        super().__init__(parent)
        self.name = name
        self.marking = marking
        self.period = ""
        """When the rows are of, for a file, where they are of some time."""
        self.caution = ""
        """What a file of them says besides, beside its name: that they are national positions."""
        self.filed: Callable[[T], bool] = lambda _row: True
        """Which of the rows shown go into a file: not those that only gather others."""
        self.model: TableModel[T] = TableModel(columns, ident, self)
        self._look = look
        self._row = row
        self._chosen = ""
        self._grid = Grid(look, self)
        self._grid.setModel(self.model)
        self._grid.setAccessibleName(name)
        self._grid.typed.connect(self._begin_filter)
        self._grid.left.connect(lambda: self._leave_filter(True))
        self._grid.doubleClicked.connect(lambda index: self.opened.emit(self.model.id_at(index.row())))
        self._field = FilterField(self)
        self._field.textChanged.connect(self._filter)
        self._field.left.connect(self._leave_filter)
        self._field.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._grid)
        column.addWidget(self._field)
        self.setFocusProxy(self._grid)
        self._held: list[str] = []
        self._holding = False
        self.model.modelAboutToBeReset.connect(self._hold)
        self.model.modelReset.connect(self._choose_held)
        self.model.rowsInserted.connect(self._choose_again)
        self._grid.selectionModel().selectionChanged.connect(self._chose)
        self._grid.horizontalHeader().sectionClicked.connect(self._order)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def selected_id(self) -> str:
        """The id of the chosen row; empty when none is."""
        return self._chosen

    def set_rows(self, rows: Sequence[T], *, mark: bool = False) -> None:
        """Show other rows; what is chosen stays chosen while it is there."""
        self.model.set_rows(rows, mark=mark)

    def set_columns(self, columns: Sequence[Column[T]]) -> None:
        """Write the same columns in another way, from the next rows on; there are as many, in the same order."""
        self.model.columns = tuple(columns)
        self._grid.fill()

    def show_as(self, columns: Sequence[Column[T]], outline: Outline[T] | None) -> None:
        """Show the rows that come next in other columns, under others or as a plain list; the filter stays."""
        self.model.show_as(columns, outline)
        self._grid.fill()

    def redraw(self) -> None:
        """Paint again: what a chart in the cells stands on became another."""
        self._grid.horizontalHeader().viewport().update()
        self._grid.viewport().update()

    def cell_area(self, ident: str, column: int) -> QRect:
        """Where a cell is, in this widget; empty where its row is not shown. It is scrolled into sight."""
        row = self.model.find(ident)
        if row is None:
            return QRect()
        index = self.model.index(row, column)
        self._grid.scrollTo(index)
        area = self._grid.visualRect(index)
        return QRect(self._grid.viewport().mapTo(self, area.topLeft()), area.size())

    def set_empty(self, what_is: str, what_to_do: str) -> None:
        """The two lines shown while there is nothing."""
        self._grid.empty = (what_is, what_to_do)
        self._grid.viewport().update()

    @property
    def empty(self) -> tuple[str, str]:
        """Those two lines."""
        return self._grid.empty

    def order_by(self, column: int, *, descending: bool = False) -> None:
        """Order by a column."""
        self.model.order_by(column, descending=descending)

    def select(self, ident: str) -> None:
        """Choose a row by id without telling anybody; an id that is not there chooses nothing.

        Where it is chosen already, other rows chosen with it stay so. What it stands under is unfolded.
        """
        row = self.model.reveal(ident) if ident else None
        if ident != self._chosen or row is None or not self._is_chosen(row):
            self._chosen = ident
            self._reselect()

    def filter_text(self) -> str:
        """What was typed to filter by."""
        return self._field.text()

    def filter_by(self, text: str) -> None:
        """Filter as if typed."""
        self._field.setVisible(bool(text))
        self._field.setText(text)

    @property
    def has_selection(self) -> bool:
        """Whether rows are selected."""
        return self._grid.selectionModel().hasSelection()

    @property
    def selected_row(self) -> T | None:
        """The chosen row; None while none is."""
        place = self.model.find(self._chosen) if self.has_selection else None
        return None if place is None else self.model.row_at(place)

    @property
    def selected_ids(self) -> list[str]:
        """The ids of all chosen rows, in the order shown."""
        # By ranges: of a hundred thousand rows there is one, and no index a row.
        chosen = iter(self._grid.selectionModel().selection())  # type: ignore[call-overload]
        ranges = ((one.top(), one.bottom() + 1) for one in chosen)
        rows = {row for first, end in ranges for row in range(first, end)}
        return [self.model.id_at(row) for row in sorted(rows)]

    def begin_filter(self, text: str = "") -> None:
        """Open the filter as if ``text`` was typed."""
        self._begin_filter(text)

    def open_with(self, run: Callable[[], None]) -> None:
        """Do this on a double click and on Enter."""

        def entered(event: QKeyEvent) -> bool:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                run()
                return True
            return False

        self.opened.connect(lambda _: run())
        self.answer_keys(entered)

    def answer_keys(self, answer: Callable[[QKeyEvent], bool]) -> None:
        """Have every key in the rows asked for first: what ``answer`` takes (True) neither filters nor moves."""
        self._grid.answer = answer

    def selected_text(self) -> str:
        """The chosen rows as lines of tab-separated cells, under their titles; empty when none is."""
        chosen = sorted({index.row() for index in self._grid.selectionModel().selectedRows()})
        if not chosen:
            return ""
        lines = [[column.title for column in self.model.columns]]
        lines += [self._cells(self.model.row(self.model.index(row, 0))) for row in chosen]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def _cells(self, row: T) -> list[str]:
        return [column.text(row) for column in self.model.columns]

    def _is_chosen(self, row: int) -> bool:
        return self._grid.selectionModel().isRowSelected(row)

    def _order(self, column: int) -> None:
        before = self.model.ordered_by
        if before == (column, True) and self.model.outline is not None:
            self.model.order_by(None)
        else:
            self.order_by(column, descending=before == (column, False))

    def _chose(self, selected: QItemSelection, _deselected: QItemSelection) -> None:
        # Not the current row: Qt moves that when the table gets the focus, and a look into a table chooses nothing.
        fresh = selected.indexes()
        ident = self.model.id_at(fresh[-1].row()) if fresh and not self._holding else self._chosen
        other, self._chosen = ident != self._chosen, ident
        # Whoever hears of it asks at once which row that is.
        self.chosen.emit()
        if other:
            self.picked.emit(ident)

    def _reselect(self) -> None:
        row = self.model.find(self._chosen) if self._chosen else None
        if row is None:
            self._grid.selectionModel().clear()
        else:
            index = self.model.index(row, 0)
            self._grid.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
            self._grid.scrollTo(index)
        hit = self._first_hit(row) if self._grid.filtered else None
        if hit is not None and hit != row:
            self._grid.scrollTo(self.model.index(hit, 0))

    def _hold(self) -> None:
        """Keep which rows are chosen while the table is filled anew, where they are several."""
        # Of very many rows nobody goes on to do the next thing, and finding them again would take long.
        several = self.model.rowCount() <= _FEW and len(self._grid.selectionModel().selectedRows()) > 1
        self._held = self.selected_ids if several else []

    def _choose_held(self) -> None:
        """The row chosen, and with it those that were."""
        self._reselect()
        held, self._held = set(self._held), []
        again = QItemSelection()
        for row in range(self.model.rowCount() if held else 0):
            if self.model.id_at(row) in held:
                again.select(self.model.index(row, 0), self.model.index(row, len(self.model.columns) - 1))
        if not again.isEmpty():
            self._holding = True
            self._grid.selectionModel().select(again, _Flag.Select | _Flag.Rows)
            self._holding = False

    def _first_hit(self, chosen: int | None) -> int | None:
        """Of what the filter found, the row chosen, else the first; not a row that only has some under it."""
        if chosen is not None and not self.model.is_kept_at(chosen):
            return chosen
        return next((row for row in range(self.model.rowCount()) if not self.model.is_kept_at(row)), None)

    def _choose_again(self) -> None:
        """What was folded away while it was chosen is chosen still when it comes back."""
        if not self.has_selection:
            self._reselect()

    def _filter(self, text: str) -> None:
        self._grid.filtered = bool(text)
        self.model.filter_by(text)

    def _begin_filter(self, text: str) -> None:
        self._field.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.setText(self._field.text() + text)

    def _leave_filter(self, clear: bool) -> None:
        if clear:
            self._field.clear()
            self._field.hide()
        self._grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        chosen = self.model.find(self._chosen) if self.has_selection else None
        hit = None if clear else self._first_hit(chosen)
        if hit is not None and hit != chosen:
            self._grid.selectRow(hit)

    def _dress(self) -> None:
        rows = self._grid.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(self._look.px(self._row))
        header = self._grid.horizontalHeader()
        header.setFixedHeight(self._look.px("row"))
        self._grid.fill()
        self._grid.viewport().update()


def focused() -> TableView[Any] | None:
    """The table with the focus in it."""
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, TableView):
        widget = widget.parentWidget()
    return widget


def current(window: QWidget) -> TableView[Any] | None:
    """The table with the focus, else the one in front."""
    return focused() or next((view for view in window.findChildren(TableView) if view.isVisible()), None)
