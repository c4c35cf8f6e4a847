"""The Allies by region, one card each: where each stands, at what level, on what link, at what hour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from console.exports.ally_places import Place, places, rows
from console.ui.consult.ally_cells import AllyCell
from console.ui.consult.cell_paint import CellPaint
from console.ui.theme import Look
from console.ui.words import plain_tip, tr

_MOST_COLUMNS = 8
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class AllyGrid(QWidget):
    """Painted as one widget. ``opened`` tells the letters of an Ally somebody wants to enter a position of."""

    opened = Signal(str)
    #: The card the keys are at is another, by its letters.
    moved = Signal(str)
    #: Where that card is, in the widget's own coordinates: whoever scrolls shows it.
    shown = Signal(QRect)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_cells`."""
        super().__init__(parent)
        self._look = look
        self._paint = CellPaint(look)
        self.cells: list[AllyCell] = []
        self._places: list[Place] = []
        self._columns = _MOST_COLUMNS
        self._current = ""
        self._room = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(tr("Positions of the Allies"))
        look.changed.connect(self._dress)

    @property
    def current(self) -> str:
        """The letters of the Ally the keys are at; empty without any."""
        return self._current

    @property
    def columns(self) -> int:
        """How many cards stand in a row."""
        return self._columns

    def least_width(self, columns: int = _MOST_COLUMNS) -> int:
        """How wide it must be for so many cards in a row."""
        return columns * (self._paint.least_wide + self._paint.gap) - self._paint.gap

    def fill(self, high: int) -> None:
        """Be as high as there is room for in sight, within what cards need and what they look well with."""
        least, most = self._high(self._paint.least_high), self._high(self._paint.most_high)
        self._room = high
        self.setMaximumHeight(max(1, least, min(most, high)))

    def show_cells(self, cells: Sequence[AllyCell]) -> None:
        """Show these; the keys stay where they are."""
        same = [cell.ally.iso2 for cell in cells] == [cell.ally.iso2 for cell in self.cells]
        before, self.cells = self.cells, list(cells)
        if not any(cell.ally.iso2 == self._current for cell in self.cells):
            self._current = self.cells[0].ally.iso2 if self.cells else ""
        if not same:
            self._arrange()
            self.update()
        else:
            for place, (old, new) in enumerate(zip(before, self.cells, strict=True)):
                if old != new:
                    self.update(self._area(place))
        self._tell()

    def cell(self, iso2: str) -> AllyCell | None:
        """The card of an Ally."""
        return next((cell for cell in self.cells if cell.ally.iso2 == iso2), None)

    def go_to(self, iso2: str) -> None:
        """Put the keys at an Ally's card."""
        place = self._place_of(iso2)
        if place is None or iso2 == self._current:
            return
        before = self._place_of(self._current)
        self._current = iso2
        for changed in (before, place):
            if changed is not None:
                self.update(self._area(changed))
        self._tell()
        self.moved.emit(iso2)
        self.shown.emit(self._area(place))

    def sizeHint(self) -> QSize:
        return QSize(self.least_width(), self._high(self._paint.most_high))

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * self._paint.least_wide, self._high(self._paint.least_high))

    def event(self, event: QEvent) -> bool:
        """Qt's: all a card says, on hover."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._at(event.pos())
            QToolTip.showText(event.globalPos(), "" if place is None else plain_tip(self.cells[place].told), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: arrows move from card to card, Enter opens one."""
        step = _STEPS.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step is not None and plain and self.cells:
            self._step(*step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and plain and self.cells:
            self.go_to(self.cells[0 if event.key() == Qt.Key.Key_Home else -1].ally.iso2)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: the keys go where one presses."""
        place = self._at(event.position().toPoint())
        if place is not None:
            self.go_to(self.cells[place].ally.iso2)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's: opens a card."""
        place = self._at(event.position().toPoint())
        if place is not None:
            self.opened.emit(self.cells[place].ally.iso2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: as many cards in a row as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: the cards that are to be painted anew."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        for place, cell in enumerate(self.cells):
            area = self._area(place)
            heading = self._places[place].heading
            if heading and event.rect().intersects(self._heading(area)):
                self._paint.paint_heading(painter, self._heading(area), tr(heading))
            if event.rect().intersects(area):
                self._paint.paint(painter, area, cell, current=cell.ally.iso2 == self._current, focused=focused)

    # Inside ----------------------------------------------------------------------------------------------------------

    def _step(self, across: int, down: int) -> None:
        here = self._place_of(self._current) or 0
        if across:
            self.go_to(self.cells[max(0, min(len(self.cells) - 1, here + across))].ally.iso2)
            return
        row, column = self._places[here].row + down, self._places[here].column
        there = [place for place, one in enumerate(self._places) if one.row == row]
        if there:
            nearest = min(there, key=lambda place: abs(self._places[place].column - column))
            self.go_to(self.cells[nearest].ally.iso2)

    def _place_of(self, iso2: str) -> int | None:
        return next((place for place, cell in enumerate(self.cells) if cell.ally.iso2 == iso2), None)

    def _at(self, point: QPoint) -> int | None:
        return next((place for place in range(len(self.cells)) if self._area(place).contains(point)), None)

    def _arrange(self) -> None:
        gap = self._paint.gap
        fit = (self.width() + gap) // (self._paint.least_wide + gap)
        self._columns = max(1, min(_MOST_COLUMNS, fit))
        self._places = places([cell.ally for cell in self.cells], self._columns)
        self.fill(self._room)
        self.updateGeometry()

    def _high(self, card: int) -> int:
        return rows(self._places) * (self._paint.heading + card + self._paint.gap)

    def _area(self, place: int) -> QRect:
        at, gap, count = self._places[place], self._paint.gap, max(1, rows(self._places))
        wide = (self.width() - gap * (self._columns - 1)) / self._columns
        left, right = round(at.column * (wide + gap)), round(at.column * (wide + gap) + wide)
        row = self.height() / count
        top, bottom = round(at.row * row) + self._paint.heading, round((at.row + 1) * row) - gap
        return QRect(left, top, right - left, bottom - top)

    def _heading(self, area: QRect) -> QRect:
        wide = 2 * area.width()
        return QRect(area.left(), area.top() - self._paint.heading, wide, self._paint.heading)

    def _tell(self) -> None:
        cell = self.cell(self._current)
        self.setAccessibleDescription("" if cell is None else cell.told)

    def _dress(self) -> None:
        self._paint = CellPaint(self._look)
        self._arrange()
        self.update()
