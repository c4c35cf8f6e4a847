"""The list under the palette's field: headings, and what can be done or gone to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from console.ui.theme import REGULAR, SEMIBOLD, Look

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """One row of the palette: a heading (nothing to run) or something to do; a ``choice`` shows only when typed for."""

    words: str
    detail: str = ""
    run: Callable[[], None] | None = None
    choice: bool = False


class Lines(QAbstractListModel):
    """The lines as Qt's list wants them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []

    def show(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{line.words}, {line.detail}" if line.detail else line.words
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        able = self.lines[index.row()].run is not None
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if able else Qt.ItemFlag.NoItemFlags


class Drawn(QStyledItemDelegate):
    """Words left, key or detail right; a heading in muted ink."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, self._look.px("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, Lines):
            return
        line = model.lines[index.row()]
        area: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._look.colour("surface.selected"))
        pad = self._look.gap(4)
        inside = area.adjusted(pad, 0, -pad, 0)
        quiet = self._look.colour("ink.muted" if line.run is None else "ink.secondary")
        painter.setFont(self._look.font("small", SEMIBOLD if line.run is None else REGULAR))
        painter.setPen(quiet)
        metrics = painter.fontMetrics()
        detail = metrics.elidedText(line.detail, Qt.TextElideMode.ElideRight, inside.width() // 2)
        painter.drawText(inside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), detail)
        if line.run is not None:
            painter.setFont(self._look.font())
            painter.setPen(self._look.colour("ink.primary"))
        room = inside.adjusted(0, 0, -metrics.horizontalAdvance(detail) - self._look.gap(3), 0)
        words = painter.fontMetrics().elidedText(line.words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
