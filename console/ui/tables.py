"""The one table model: rows are plain values, columns say how a value is written, ordered and marked.

Made for 100,000 rows: cells are written when they are painted, order and filter are worked out between two frames.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from console.ui.arrangement import Arrangement, batches
from console.ui.columns import Column
from console.ui.letters import words_of
from console.ui.outline import Outline, OutlineArrangement
from console.ui.slices import Slices
from console.ui.words import tr

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
MARKED_MS = 5_000
_FEW = 8


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows in the order and under the filter the user chose. ``counted`` after each change of what is shown.

    New rows, another order and another filter are worked out in slices between two frames; what was shown stays
    until it is done. A small table is done within the first slice, at once.
    """

    counted = Signal()

    def __init__(self, columns: Sequence[Column[T]], ident: Callable[[T], str], parent: QObject | None = None) -> None:
        """``ident`` gives the id by which rows are selected and shared."""
        super().__init__(parent)
        self.columns = tuple(columns)
        self.outline: Outline[T] | None = None
        """How rows stand under others; None where they are a plain list."""
        self._ident = ident
        self._tree: OutlineArrangement[T] | None = None
        self._rows: Sequence[T] = ()
        self._shown: list[int] = []
        self._places: dict[str, int] = {}
        self._gone: set[int] = set()
        self._coming: Arrangement[T] = Arrangement((), self.columns)
        self._laid_out: Sequence[Column[T]] = ()
        """The columns the rows were ordered in last."""
        self._coming_places: dict[str, int] = {}
        self._words: list[str] = []
        self._by: tuple[int, bool] | None = None
        self._marked: set[str] = set()
        self._slices = Slices(self, self._show)

    @property
    def total(self) -> int:
        """Rows there are, shown or not."""
        return len(self._rows) - len(self._gone)

    @property
    def looking(self) -> bool:
        """Whether order or filter are still being worked out."""
        return self._slices.working

    @property
    def ordered_by(self) -> tuple[int, bool] | None:
        """Column and whether descending."""
        return self._by

    def set_rows(self, rows: Sequence[T], *, mark: bool = False) -> None:
        """Replace all rows; ``mark`` shows for 5 s which are new or different.

        The same rows in the same columns are painted again and stay as they are: what is chosen, and where one looks.
        """
        if not mark and self._stands(rows):
            if self._shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))
            self.counted.emit()
            return
        before = self._rows if mark else None
        self._laid_out = self.columns
        outline = self.outline
        self._coming = (
            Arrangement(rows, self.columns) if outline is None else OutlineArrangement(rows, self.columns, outline)
        )
        self._slices.work(self._all_steps(before))

    def _stands(self, rows: Sequence[T]) -> bool:
        """Whether these rows are shown as they are, or about to be."""
        if self.outline is not None or self._tree is not None or self._laid_out is not self.columns:
            return False
        coming = self._coming
        return bool(coming.rows) and not self.looking and not coming.gone and list(rows) == coming.rows

    def show_as(self, columns: Sequence[Column[T]], outline: Outline[T] | None) -> None:
        """Show nothing at first, and the next rows in these columns and so under others, in the order they come."""
        self._slices.drop()
        self._by = None
        self._coming, self._coming_places = Arrangement((), columns), {}
        self._show(columns, outline)

    def change(self, changed: Mapping[str, T], gone: Collection[str] = ()) -> None:
        """Put other values in the place of shown rows, by id, and take some away, without ordering anew.

        For a few rows that somebody has just worked on: the hand that goes on to the next finds it where it was.
        """
        self._slices.finish()
        if len(changed) + len(gone) > _FEW:
            self._change_many(changed, gone)
            return
        for ident, row in changed.items():
            shown = self.find(ident)
            if shown is not None:
                self._coming.change(self._shown[shown], row)
                self.dataChanged.emit(self.index(shown, 0), self.index(shown, len(self.columns) - 1))
        for ident in gone:
            shown = self.find(ident)
            if shown is not None:
                self.beginRemoveRows(QModelIndex(), shown, shown)
                self._coming.drop(self._places.pop(ident))
                self.endRemoveRows()
            elif ident in self._places:
                self._coming.drop(self._places.pop(ident))
        self.counted.emit()

    def _change_many(self, changed: Mapping[str, T], gone: Collection[str]) -> None:
        """Looking for each of them among all rows would take longer than to show all of them again."""
        self.beginResetModel()
        for ident, row in changed.items():
            place = self._places.get(ident)
            if place is not None:
                self._coming.change(place, row)
        self._coming.drop_all({self._places.pop(ident) for ident in gone if ident in self._places})
        self._shown = self._coming.found
        self.endResetModel()
        self.counted.emit()

    def row(self, index: Index) -> T:
        """The value behind a shown row."""
        return self._rows[self._shown[index.row()]]

    def shown_rows(self) -> list[T]:
        """The rows shown, in order."""
        return [self._rows[place] for place in self._shown]

    def found_rows(self) -> list[T]:
        """The rows in which the filter found its words, in order, folded away or not: what a file or a sum is of."""
        places = self._shown if self._tree is None else self._tree.hits
        return [self._rows[place] for place in places]

    def row_at(self, shown: int) -> T:
        """The value of the n-th shown row."""
        return self._rows[self._shown[shown]]

    def id_at(self, shown: int) -> str:
        """The id of the n-th shown row."""
        return self._ident(self._rows[self._shown[shown]])

    def find(self, ident: str) -> int | None:
        """Which shown row has that id."""
        place = self._places.get(ident)
        try:
            return None if place is None else self._shown.index(place)
        except ValueError:
            return None

    def add(self, rows: Mapping[str, T]) -> bool:
        """Put a few new rows where they stand in the order, without ordering all anew.

        False where that is not possible: one of them is known already, or rows stand under others.
        """
        if self._tree is not None or self.outline is not None or any(ident in self._places for ident in rows):
            return False
        self._slices.finish()
        for ident, row in rows.items():
            place = self._coming.add(row)
            self._places[ident] = place
            shown = self._coming.stand(place, self._by, self._words)
            if shown is None:
                self._coming.enter(place, self._by, None)
                continue
            self.beginInsertRows(QModelIndex(), shown, shown)
            self._coming.enter(place, self._by, shown)
            self.endInsertRows()
        self.counted.emit()
        return True

    def shows_all(self, idents: Collection[str]) -> bool:
        """Whether every one of these is shown."""
        if len(idents) <= _FEW:
            return all(self.find(ident) is not None for ident in idents)
        shown = set(self._shown)
        return all(self._places.get(ident, -1) in shown for ident in idents)

    def is_marked(self, shown: int) -> bool:
        """Whether the n-th shown row changed within the last 5 s."""
        return bool(self._marked) and self.id_at(shown) in self._marked

    # Rows under rows ------------------------------------------------------------------------------------------------

    def depth_at(self, shown: int) -> int:
        """How deep the n-th shown row stands; 0 in a plain list."""
        return 0 if self._tree is None else self._tree.depths[self._shown[shown]]

    def is_open_at(self, shown: int) -> bool | None:
        """Whether what is under the n-th shown row shows; None where nothing is."""
        if self._tree is None or not self._tree.is_parent(self._shown[shown]):
            return None
        if self._words:
            # Nothing is folded now: what shows under it was found.
            return True if shown + 1 < len(self._shown) and self.depth_at(shown + 1) > self.depth_at(shown) else None
        return self.outline is not None and self.outline.is_open(self.row_at(shown))

    def is_kept_at(self, shown: int) -> bool:
        """Whether the n-th shown row has not the words looked for, and shows for one under it that has."""
        return self._tree is not None and self._shown[shown] in self._tree.kept

    def parent_at(self, shown: int) -> int | None:
        """Which shown row the n-th stands under; None at the top."""
        depth = self.depth_at(shown)
        return next((above for above in range(shown - 1, -1, -1) if self.depth_at(above) < depth), None)

    def fold(self, shown: int, *, is_open: bool) -> None:
        """Show what is under the n-th shown row, or no longer. With words looked for nothing folds."""
        ident = self.id_at(shown)
        self._slices.finish()
        again = self.find(ident)
        if again is None or self._tree is None or self.outline is None or self._words:
            return
        if self.is_open_at(again) is not None:
            self.outline.turn(self.row_at(again), is_open)
            for _ in self._tree.filter(()):
                pass
            self._show_under(again, self._tree.found)

    def _show_under(self, shown: int, found: list[int]) -> None:
        """Only what is under one row came or went: the others keep their place, and what is selected."""
        more = len(found) - len(self._shown)
        if more > 0:
            self.beginInsertRows(QModelIndex(), shown + 1, shown + more)
            self._shown = found
            self.endInsertRows()
        elif more < 0:
            self.beginRemoveRows(QModelIndex(), shown + 1, shown - more)
            self._shown = found
            self.endRemoveRows()
        self.dataChanged.emit(self.index(shown, 0), self.index(shown, 0))

    def reveal(self, ident: str) -> int | None:
        """Which shown row has that id, once everything it stands under is unfolded."""
        place, above = self._places.get(ident), []
        if place is None or self._tree is None or self._words:
            return self.find(ident)
        higher = self._tree.parent(place)
        while higher is not None:
            above.append(self._ident(self._rows[higher]))
            higher = self._tree.parent(higher)
        for one in reversed(above):
            shown = self.find(one)
            if shown is not None:
                self.fold(shown, is_open=True)
        return self.find(ident)

    def order_by(self, column: int | None, *, descending: bool = False) -> None:
        """Order by a column, or as they came (None); equal rows keep their place."""
        self._by = None if column is None else (column, descending)
        self._slices.work(self._all_steps(None))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def filter_by(self, query: str) -> None:
        """Show the rows in which every word of ``query`` occurs."""
        words = words_of(query)
        if words != self._words:
            self._words = words
            self._slices.work(self._coming.filter(words) if self._coming.ordered else self._all_steps(None))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: text, alignment and what a screen reader says; colours are the delegate's."""
        column, row = self.columns[index.column()], self.row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.written(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {self._spoken(index, column, row)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def _spoken(self, index: Index, column: Column[T], row: T) -> str:
        """A cell as it is read out: its words, what is to be checked, and of a row among others how it stands."""
        words = [column.written(row), column.after(row) if column.after is not None else ""]
        words.append((column.note(row) or "") if column.note is not None else "")
        if self._tree is not None and index.column() == 0:
            words.append(tr("level {n}", n=self.depth_at(index.row()) + 1))
            is_open = self.is_open_at(index.row())
            words.append("" if is_open is None else tr("unfolded") if is_open else tr("folded"))
        return ". ".join(part for part in words if part)

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

    def _all_steps(self, before: Sequence[T] | None) -> Iterator[None]:
        if before is not None:
            yield from self._mark(before, self._coming.rows)
        self._coming_places = {}
        for batch in batches(len(self._coming.rows)):
            self._coming_places.update((self._ident(self._coming.rows[place]), place) for place in batch)
            yield
        yield from self._coming.order(self._by)
        yield from self._coming.filter(self._words)

    def _show(self, columns: Sequence[Column[T]] | None = None, outline: Outline[T] | None = None) -> None:
        self.beginResetModel()
        if columns is not None:
            self.columns, self.outline = tuple(columns), outline
        self._rows, self._shown, self._gone = self._coming.rows, self._coming.found, self._coming.gone
        self._tree = self._coming if isinstance(self._coming, OutlineArrangement) else None
        self._places = self._coming_places
        self.endResetModel()
        self.counted.emit()

    def _mark(self, before: Sequence[T], rows: Sequence[T]) -> Iterator[None]:
        known: dict[str, T] = {}
        for batch in batches(len(before)):
            known.update((self._ident(row), row) for row in before[batch.start : batch.stop])
            yield
        fresh: set[str] = set()
        for batch in batches(len(rows)):
            fresh |= {ident for row in rows[batch.start : batch.stop] if known.get(ident := self._ident(row)) != row}
            yield
        self._marked |= fresh
        QTimer.singleShot(MARKED_MS, self, lambda: self._unmark(fresh))

    def _unmark(self, idents: set[str]) -> None:
        self._marked -= idents
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(self.columns) - 1))
