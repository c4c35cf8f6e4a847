"""Indicators in the left dock: how many are raised, and of each that is its name, its newest counts and a sentence."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from console.domain.indicators import Reading
from console.ui.indicators import indicators_of
from console.ui.panels.dock_row import DockRow
from console.ui.sparkline import paint_bars
from console.ui.state_glyphs import ROLES, paint_state
from console.ui.theme import SEMIBOLD, Look
from console.ui.words import count, plain_tip, tr

if TYPE_CHECKING:
    from console.ui.window import Window

_MOST: Final = 4
"""Raised ones listed; the board has the rest."""
_BARS: Final = 13
"""Grid steps a sparkline is wide."""
_LINES: Final = 5


class IndicatorSection(QWidget):
    """Not shown in a case without indicators in which nothing is raised and nothing could be."""

    def __init__(self, window: Window) -> None:
        """Follows the board of ``window``."""
        super().__init__()
        self._window, self._look = window, window.look
        self._watch = indicators_of(window)
        self.rows: list[IndicatorRow] = []
        self._head = _Head(window.look, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._watch.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        board = self._watch.board
        raised = () if board is None else board.raised
        before, focused = self.rows, next((at for at, row in enumerate(self.rows) if row.hasFocus()), None)
        self.rows = [self._row(one) for one in raised[:_MOST]]
        for row in before:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for row in self.rows:
            self._column.addWidget(row)
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        more = tr(", {n} more on the board", n=len(raised) - _MOST) if len(raised) > _MOST else ""
        told = count("{n} raised", "{n} raised", len(raised)) if raised else tr("none raised")
        self._head.tell(told + more, "" if board is None else board.method)
        self.setVisible(board is not None and bool(board.readings or board.judged))

    def _row(self, reading: Reading) -> IndicatorRow:
        row = IndicatorRow(self._look, reading, self)
        row.clicked.connect(partial(self._open, reading))
        row.stepped.connect(partial(self._step, row))
        return row

    def _open(self, reading: Reading, _checked: bool = False) -> None:
        from console.ui.indicator_sheet import show_reading

        show_reading(self._window, reading)

    def _step(self, row: IndicatorRow, by: int) -> None:
        place = self.rows.index(row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)


class _Head(QWidget):
    """A hairline, the heading and how many are raised."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._told = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def tell(self, told: str, method: str) -> None:
        self._told = told
        self.setAccessibleName(f"{tr('Indicators')}: {told}. {method}")
        self.setToolTip(plain_tip(method))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.gap(58), self._look.gap(3) + self._look.px("row_compact"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: as the heading of the feeds."""
        look, painter = self._look, QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, look.colour("line.hair"))
        place = QRect(look.gap(4), look.gap(3), self.width() - look.gap(8), look.px("row_compact"))
        painter.setFont(look.font("text", SEMIBOLD))
        painter.setPen(look.colour("ink.primary"))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), tr("Indicators"))
        left = painter.fontMetrics().horizontalAdvance(tr("Indicators")) + look.gap(3)
        painter.setFont(look.font())
        painter.setPen(look.colour("ink.muted"))
        place.setLeft(place.left() + left)
        told = painter.fontMetrics().elidedText(self._told, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), told)


class IndicatorRow(DockRow):
    """A raised indicator: shape, name, bars, and below what it says in a few lines."""

    def __init__(self, look: Look, reading: Reading, parent: QWidget) -> None:
        """Of one reading, as it is."""
        super().__init__(look, parent)
        self.reading = reading
        self.has_more = False
        self.setAccessibleName(tr("{name}, raised. {words}", name=reading.name, words=reading.words))
        self.setToolTip(plain_tip(f"{reading.name}\n{reading.words}\n{reading.measure}"))

    def sizeHint(self) -> QSize:
        """Qt's: a row and the lines its sentence takes."""
        return QSize(self._look.gap(58), self._high(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: another width, other lines."""
        self.setFixedHeight(self._high(self.width()))

    def paint_row(self, painter: QPainter) -> None:
        look, row = self._look, self._look.px("row")
        left, right, side = self._edge, self.width() - self._edge, look.gap(4)
        state = self.reading.state
        paint_state(painter, look, state, QRectF(left - 1, (row - side) / 2, side, side))
        wide = look.gap(_BARS)
        high = look.gap(4)
        place = QRectF(right - wide, (row - high) / 2, wide, high)
        paint_bars(painter, look, place, self.reading.bars, ROLES[state])
        painter.setFont(look.font())
        painter.setPen(look.colour("ink.primary"))
        name = QRect(left + look.gap(5), 0, right - wide - look.gap(7) - left, row)
        words = painter.fontMetrics().elidedText(self.reading.name, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.setFont(look.font("small"))
        painter.setPen(look.colour("ink.secondary"))
        # Whole lines only: what is cut is in the tooltip and on the board.
        place_of_words = QRect(left, row, right - left, self.height() - row - look.gap(2))
        painter.setClipRect(place_of_words)
        painter.drawText(place_of_words, int(Qt.TextFlag.TextWordWrap), self.reading.words)

    def _high(self, width: int) -> int:
        metrics = QFontMetrics(self._look.font("small"))
        room = QRect(0, 0, max(1, width - 2 * self._edge), 1_000)
        words = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), self.reading.words)
        return self._look.px("row") + min(words.height(), _LINES * metrics.lineSpacing()) + self._look.gap(2)
