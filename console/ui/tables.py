"""The one table model: rows are plain values, columns say how a value is written, ordered and marked.

Made for 100,000 rows: cells are written when they are painted, the filter works in slices between two frames.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap

from console.ui.letters import folded, words_of

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
EMPTY = "\N{EN DASH}"
MARKED_MS = 5_000
_SLICE_S = 0.012
_LOOKS = 256  # Rows between two looks at the clock.


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column. ``text`` writes a row's value (empty is shown as an en dash); ``sort`` orders by something else.

    ``width`` is in steps of the 4 px grid; ``stretch`` takes what is left, at least that. ``role`` names a colour role,
    ``note`` what is still to be checked about the value, ``tip`` what to show on hover, ``icon`` a small picture before
    the text.
    """

    title: str
    text: Callable[[T], str]
    width: int = 30
    sort: Callable[[T], Any] | None = None
    number: bool = False
    bold: bool = False
    stretch: bool = False
    role: Callable[[T], str | None] | None = None
    note: Callable[[T], str | None] | None = None
    tip: Callable[[T], str] | None = None
    icon: Callable[[T], QPixmap | None] | None = None

    def key(self, row: T) -> Any:
        """What the column is ordered by; ``None`` comes last either way."""
        return (folded(self.text(row)) or None) if self.sort is None else self.sort(row)

    def plain(self, row: T) -> str:
        """The value for a file: a number without thin spaces, else the text."""
        if not self.number or self.sort is None:
            return self.text(row)
        value = self.sort(row)
        return "" if value is None else str(value)


def number(value: float | None, digits: int = 0) -> str:
    """A number with thin spaces in the thousands; empty for ``None``."""
    return "" if value is None else f"{value:,.{digits}f}".replace(",", "\N{THIN SPACE}").replace("-", "\N{MINUS SIGN}")


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows in the order and under the filter the user chose. ``counted`` after each change of what is shown."""

    counted = Signal()

    def __init__(self, columns: Sequence[Column[T]], ident: Callable[[T], str], parent: QObject | None = None) -> None:
        """``ident`` gives the id by which rows are selected and shared."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self._ident = ident
        self._rows: Sequence[T] = ()
        self._places: dict[str, int] | None = None
        self._sorted: list[int] = []
        self._shown: list[int] = []
        self._folded: list[str | None] = []
        self._marked: set[str] = set()
        self._words: list[str] = []
        self._by: tuple[int, bool] | None = None
        self._looking: tuple[int, list[int]] | None = None
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._slice)

    @property
    def total(self) -> int:
        """Rows there are, shown or not."""
        return len(self._rows)

    @property
    def looking(self) -> bool:
        """Whether the filter is still at work."""
        return self._looking is not None

    @property
    def ordered_by(self) -> tuple[int, bool] | None:
        """Column and whether descending."""
        return self._by

    def set_rows(self, rows: Sequence[T], *, mark: bool = False) -> None:
        """Replace all rows; ``mark`` shows for 5 s which are new or different."""
        if mark:
            self._mark(rows)
        self._rows = rows
        self._places = None
        self._folded = [None] * len(rows)
        self._order()
        self._look()

    def row(self, index: Index) -> T:
        """The value behind a shown row."""
        return self._rows[self._shown[index.row()]]

    def shown_rows(self) -> list[T]:
        """The rows shown, in order."""
        return [self._rows[place] for place in self._shown]

    def id_at(self, shown: int) -> str:
        """The id of the n-th shown row."""
        return self._ident(self._rows[self._shown[shown]])

    def find(self, ident: str) -> int | None:
        """Which shown row has that id."""
        if self._places is None:
            self._places = {self._ident(row): place for place, row in enumerate(self._rows)}
        place = self._places.get(ident)
        return None if place is None or place not in self._shown else self._shown.index(place)

    def is_marked(self, shown: int) -> bool:
        """Whether the n-th shown row changed within the last 5 s."""
        return bool(self._marked) and self.id_at(shown) in self._marked

    def order_by(self, column: int, *, descending: bool) -> None:
        """Order by a column; equal rows keep their place."""
        self._by = (column, descending)
        self._order()
        self._look()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def filter_by(self, query: str) -> None:
        """Show the rows in which every word of ``query`` occurs."""
        words = words_of(query)
        if words != self._words:
            self._words = words
            self._look()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: text, alignment and what a screen reader says; colours are the delegate's."""
        column, row = self.columns[index.column()], self.row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row) or EMPTY
        if role == Qt.ItemDataRole.AccessibleTextRole:
            note = column.note(row) if column.note is not None else None
            return f"{column.title}: {column.text(row) or EMPTY}" + (f". {note}" if note else "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: the title, with a small triangle on the column that orders."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            if self._by is not None and self._by[0] == section:
                return f"{column.title} {'▾' if self._by[1] else '▴'}"
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _order(self) -> None:
        places = list(range(len(self._rows)))
        if self._by is not None:
            column, descending = self.columns[self._by[0]], self._by[1]
            keys = [column.key(row) for row in self._rows]
            filled = [place for place in places if keys[place] is not None]
            empty = [place for place in places if keys[place] is None]
            filled.sort(key=keys.__getitem__, reverse=descending)
            places = filled + empty
        self._sorted = places

    def _look(self) -> None:
        """Filter anew: at once when it fits in a slice, else between frames, keeping what is shown until it is done."""
        if not self._words:
            self._slices.stop()
            self._looking = None
            self._show(self._sorted)
            return
        self._looking = (0, [])
        if max(self._shown, default=-1) >= len(self._rows):
            self._show([])
        self._slices.start()
        self._slice()

    def _slice(self) -> None:
        if self._looking is None:
            return
        start, found = self._looking
        until = perf_counter() + _SLICE_S
        for begin in range(start, len(self._sorted), _LOOKS):
            end = min(begin + _LOOKS, len(self._sorted))
            found += [place for place in self._sorted[begin:end] if self._fits(place)]
            if perf_counter() > until and end < len(self._sorted):
                self._looking = (end, found)
                return
        self._looking = None
        self._slices.stop()
        self._show(found)

    def _fits(self, place: int) -> bool:
        text = self._folded[place]
        if text is None:
            row = self._rows[place]
            text = self._folded[place] = folded("\n".join(column.text(row) for column in self.columns))
        return all(word in text for word in self._words)

    def _show(self, places: list[int]) -> None:
        self.beginResetModel()
        self._shown = places
        self.endResetModel()
        self.counted.emit()

    def _mark(self, rows: Sequence[T]) -> None:
        before = {self._ident(row): row for row in self._rows}
        fresh = {ident for row in rows if before.get(ident := self._ident(row)) != row}
        self._marked |= fresh
        QTimer.singleShot(MARKED_MS, self, lambda: self._unmark(fresh))

    def _unmark(self, idents: set[str]) -> None:
        self._marked -= idents
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))
