"""The slides of a briefing in order, each with its small picture; dragged, or moved with Ctrl+Up and Ctrl+Down."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from console.ui.brief.strip_paint import SlideDelegate
from console.ui.brief.strip_row import ROW, StripRow
from console.ui.theme import Look
from console.ui.typed_keys import is_typed
from console.ui.words import plain_tip, tr

_Index = QModelIndex | QPersistentModelIndex
_MIME = "application/x-flank-slide"


class Strip(QListView):
    """``picked`` tells the slide somebody went to, ``moved`` the slide and its new place (0 is the first)."""

    picked = Signal(bytes)
    moved = Signal(bytes, int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first. ``answer`` is asked first for every key."""
        super().__init__(parent)
        self.setObjectName("slideStrip")
        self.setAccessibleName(tr("Slides"))
        self.answer: Callable[[QKeyEvent], bool] = lambda _event: False
        self._rows = _Rows(self)
        self._rows.dropped.connect(self.moved)
        self._telling = True
        self.setModel(self._rows)
        self.setItemDelegate(SlideDelegate(look, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMinimumWidth(look.gap(40))
        self.selectionModel().currentChanged.connect(self._went)
        look.changed.connect(self.doItemsLayout)

    @property
    def rows(self) -> Sequence[StripRow]:
        """What is shown."""
        return self._rows.rows

    def show_rows(self, rows: Sequence[StripRow], chosen: bytes | None, *, writable: bool) -> None:
        """Show slides, at one of them."""
        self._telling = False
        self._rows.show(rows)
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if writable else mode.NoDragDrop)
        place = next((place for place, row in enumerate(rows) if row.slide.id == chosen), None)
        if place is not None and place != self.currentIndex().row():
            self.setCurrentIndex(self._rows.index(place))
        self._telling = True

    def show_images(self, images: Mapping[bytes, QImage]) -> None:
        """Show newer small pictures."""
        self._rows.show_images(images)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: keys of the desk first; a letter does not go to the slide that begins with it."""
        if not self.answer(event) and not (is_typed(event) and event.text().isalnum()):
            super().keyPressEvent(event)

    def _went(self, index: QModelIndex) -> None:
        if self._telling and index.isValid():
            self.picked.emit(self._rows.rows[index.row()].slide.id)


class _Rows(QAbstractListModel):
    """Slides in order; one is dragged to another place."""

    dropped = Signal(bytes, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[StripRow, ...] = ()

    def show(self, rows: Sequence[StripRow]) -> None:
        """Show other rows; what is chosen stays so where there are as many."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()
        elif rows:
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def show_images(self, images: Mapping[bytes, QImage]) -> None:
        """The same rows with other pictures."""
        self.show([replace(row, image=images.get(row.slide.id)) for row in self.rows])

    def rowCount(self, parent: _Index | None = None) -> int:
        """Qt's."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            number = "" if row.number is None else f"{row.number} "
            return ", ".join(part for part in (f"{number}{row.words}", row.about, row.state) if part)
        return plain_tip(row.words) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Qt's: slides are put between slides, never on one."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:
        """Qt's."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Qt's."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Qt's: the id of the slide, for this list alone."""
        data = QMimeData()
        data.setData(_MIME, self.rows[indexes[0].row()].slide.id)
        return data

    def dropMimeData(self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index) -> bool:
        """Qt's: told, not done: the case says the new order."""
        slide_id = bytes(data.data(_MIME).data())
        before = next((place for place, one in enumerate(self.rows) if one.slide.id == slide_id), None)
        if before is None:
            return False
        place = len(self.rows) if row < 0 else row
        place -= place > before
        if place != before:
            self.dropped.emit(slide_id, place)
        return False
