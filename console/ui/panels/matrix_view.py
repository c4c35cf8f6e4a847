"""The matrix of an incident: reports in rows, hypotheses in columns, marked with the keyboard or the context menu."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from console.domain.matrix import Mark, Matrix
from console.domain.matrix_order import Line, arranged
from console.ui.panels.matrix_paint import Grid, paint
from console.ui.panels.matrix_words import MARKS, cell_words, row_tip
from console.ui.theme import Look
from console.ui.words import plain_tip, tr

_KEYS = {
    "c": Mark.CONSISTENT, "+": Mark.CONSISTENT, "i": Mark.INCONSISTENT, "-": Mark.INCONSISTENT, "−": Mark.INCONSISTENT,
    "n": Mark.NEUTRAL, "0": Mark.NEUTRAL,
}  # fmt: skip
_STEPS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Home: (0, -99), Qt.Key.Key_End: (0, 99), Qt.Key.Key_PageUp: (-8, 0), Qt.Key.Key_PageDown: (8, 0),
}  # fmt: skip


@dataclass
class MatrixState:
    """What a reader set for one incident's matrix; it outlives the widget, which is made anew when the case changes.

    ``analyst`` None looks at what all agree on. ``cell`` is the report and the hypothesis the cursor stands on.
    ``opened`` are the headings of the long sections shown whole.
    """

    neutral: bool = False
    analyst: str | None = None
    cell: tuple[bytes, bytes] | None = None
    opened: set[str] = field(default_factory=set)


class MatrixView(QWidget):
    """Draws one matrix. ``marked`` tells a report, a hypothesis and a mark; ``opened`` a report."""

    marked = Signal(bytes, bytes, object)
    opened = Signal(bytes)
    #: Where the cursor went, in the widget's own coordinates: whoever scrolls shows it.
    moved = Signal(QRect)

    def __init__(self, look: Look, matrix: Matrix, state: MatrixState, *, writable: bool, parent: QWidget) -> None:
        """``writable``: marks may be set."""
        super().__init__(parent)
        self.setObjectName("matrix")
        self._look = look
        self._state = state
        self._writable = writable
        self.matrix = matrix
        self.grid = Grid(look, matrix, arranged(matrix, neutral=state.neutral))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.grid.height)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Matrix of reports and hypotheses"))
        self._place()

    @property
    def lines(self) -> tuple[Line, ...]:
        """The rows shown, in order."""
        return self.grid.lines

    @property
    def cell(self) -> tuple[int, int] | None:
        """Row and column of the cursor; None without rows or hypotheses."""
        found = self._state.cell
        if found is None:
            return None
        rows = [line.row.report.id for line in self.lines]
        columns = [one.id for one in self.matrix.hypotheses]
        return (rows.index(found[0]), columns.index(found[1])) if found[0] in rows and found[1] in columns else None

    def sizeHint(self) -> QSize:
        return QSize(self._look.gap(60), self.grid.height)

    def set_mark(self, mark: Mark) -> None:
        """Mark the cell under the cursor, as the analyst who is signed on."""
        if self._writable and self._state.cell is not None and self.cell is not None:
            self.marked.emit(*self._state.cell, mark)

    def step(self, rows: int, columns: int) -> None:
        """Move the cursor, staying inside."""
        here = self.cell
        if here is None:
            return
        row = max(0, min(len(self.lines) - 1, here[0] + rows))
        column = max(0, min(len(self.matrix.hypotheses) - 1, here[1] + columns))
        self._go(row, column)

    def event(self, event: QEvent) -> bool:
        """Qt's: its letters are its own while it has the focus, not the window's."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._answers(event):
            event.accept()
            return True
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(event.pos())), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: arrows move; C, I and N, or +, − and 0, mark; Enter opens the report."""
        step = _STEPS.get(Qt.Key(event.key()))
        mark = _KEYS.get(event.text().lower()) if self._answers(event) else None
        if mark is not None:
            self.set_mark(mark)
        elif step is not None and self.cell is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if step[0] and self.cell[0] == (len(self.lines) - 1 if step[0] > 0 else 0):
                super().keyPressEvent(event)  # at its end the arrow scrolls on
            else:
                self.step(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._state.cell is not None:
            self.opened.emit(self._state.cell[0])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: the cursor goes where one presses."""
        self._go_to(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's: opens the report of the row."""
        row = self.grid.row_at(event.position().toPoint().y())
        if row is not None:
            self.opened.emit(self.lines[row].row.report.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's: the three marks, and the report."""
        self._go_to(event.pos())
        here = self.cell
        if here is None:
            return
        menu = QMenu(self)
        if self._writable:
            for mark, (words, key) in MARKS.items():
                menu.addAction(f"{tr(words)}\t{key}").triggered.connect(lambda _=False, m=mark: self.set_mark(m))
            menu.addSeparator()
        report_id = self.lines[here[0]].row.report.id
        menu.addAction(f"{tr('Open report')}\t{tr('Enter')}").triggered.connect(lambda: self.opened.emit(report_id))
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: everything; the cursor only while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, self.grid, self.width(), self.cell if self.hasFocus() else None)

    # Inside ----------------------------------------------------------------------------------------------------------

    def _answers(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        return event.text().lower() in _KEYS and not plain.value and self._writable

    def _place(self) -> None:
        """Let the cursor stand somewhere: where it stood, else on the first cell."""
        if self.cell is None and self.lines and self.matrix.hypotheses:
            self._state.cell = (self.lines[0].row.report.id, self.matrix.hypotheses[0].id)

    def _go_to(self, place: QPoint) -> None:
        row, column = self.grid.row_at(place.y()), self.grid.column_at(place.x(), self.width())
        here = self.cell
        if row is not None and here is not None:
            self._go(row, here[1] if column is None else column)

    def _go(self, row: int, column: int) -> None:
        self._state.cell = (self.lines[row].row.report.id, self.matrix.hypotheses[column].id)
        self._tell()
        self.moved.emit(self.grid.cell_area(row, column, self.width()))

    def _tell(self) -> None:
        here = self.cell
        if here is not None:
            self.setAccessibleDescription(cell_words(self.lines[here[0]], self.matrix.hypotheses[here[1]]))
        self.update()

    def _tip(self, place: QPoint) -> str:
        row = self.grid.row_at(place.y())
        if row is None:
            column = self.grid.column_at(place.x(), self.width())
            known = self.matrix.hypotheses
            return "" if column is None else f"{known[column].label}: {known[column].text}"
        column = self.grid.column_at(place.x(), self.width())
        return row_tip(self.lines[row], None if column is None else self.matrix.hypotheses[column])
