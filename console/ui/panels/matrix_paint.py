"""How the matrix is laid out and drawn: tick, cross on red, dot; a doubtful cross in a dashed box without red."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from console.domain.matrix import Mark, Matrix, Row
from console.domain.matrix_order import Band, Line
from console.ui.panels.matrix_words import named
from console.ui.table_paint import paint_to_check
from console.ui.theme import MEDIUM, REGULAR, SEMIBOLD, Look
from console.ui.words import tr

_ROW, _CAPTION = 6, 6
_WIDEST, _NARROWEST = 10, 6
_ECHO = "⤺"
_CENTRE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | _CENTRE
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_TICK = (QPointF(-0.42, 0.02), QPointF(-0.12, 0.32), QPointF(0.44, -0.30))


class Grid:
    """Where everything stands: tops of the rows, captions and counts; columns from the right edge."""

    def __init__(self, look: Look, matrix: Matrix, lines: Sequence[Line]) -> None:
        """``lines`` are the rows in order, those of one band together."""
        self.look, self.matrix, self.lines = look, matrix, tuple(lines)
        self.captions: list[tuple[int, Band]] = []
        self.tops: list[int] = []
        high = look.gap(_ROW)
        place, band = high, Band.RANKED
        for line in self.lines:
            if line.band is not band:
                band = line.band
                self.captions.append((place, band))
                place += look.gap(_CAPTION)
            self.tops.append(place)
            place += high
        bold = QFontMetrics(look.font("text", SEMIBOLD))
        self.grade_width = max((bold.horizontalAdvance(line.row.report.grade or "–") for line in self.lines), default=0)
        self.counts = place + look.gap(1)
        self.height = self.counts + 2 * high

    @property
    def row_height(self) -> int:
        """Of each row."""
        return self.look.gap(_ROW)

    def column_width(self, width: int) -> int:
        """Of each hypothesis: they take at most half."""
        number = max(1, len(self.matrix.hypotheses))
        return max(self.look.gap(_NARROWEST), min(self.look.gap(_WIDEST), width // 2 // number))

    def left(self, width: int) -> int:
        """Where the columns begin."""
        return width - self.column_width(width) * len(self.matrix.hypotheses)

    def row_at(self, y: int) -> int | None:
        """The row at a height; None for header, captions and counts."""
        return next((row for row, top in enumerate(self.tops) if top <= y < top + self.row_height), None)

    def column_at(self, x: int, width: int) -> int | None:
        """The hypothesis at a place; None left of them."""
        column = (x - self.left(width)) // self.column_width(width)
        return column if 0 <= column < len(self.matrix.hypotheses) else None

    def cell_area(self, row: int, column: int, width: int) -> QRect:
        """Where a cell lies."""
        step = self.column_width(width)
        return QRect(self.left(width) + column * step, self.tops[row], step, self.row_height)


def paint(painter: QPainter, grid: Grid, width: int, cursor: tuple[int, int] | None) -> None:
    """Draw the whole matrix; ``cursor`` is the cell that has the focus."""
    _Painting(painter, grid, width, cursor).all()


class _Painting:
    def __init__(self, painter: QPainter, grid: Grid, width: int, cursor: tuple[int, int] | None) -> None:
        self.painter, self.grid, self.width, self.cursor = painter, grid, width, cursor
        self.look = grid.look

    def all(self) -> None:
        self._header()
        for top, band in self.grid.captions:
            area = QRect(0, top, self.width, self.look.gap(_CAPTION))
            self._text(area, tr(band.value), "ink.muted", "small")
        for number, line in enumerate(self.grid.lines):
            self._row(number, line)
        self._counts()

    def _header(self) -> None:
        area = QRect(0, 0, self.grid.left(self.width), self.grid.row_height)
        self._text(area, tr("Report"), "ink.muted")
        for column, one in enumerate(self.grid.matrix.hypotheses):
            self._centred(column, 0, one.label, "ink.primary", MEDIUM)
        self._rule(self.grid.row_height)

    def _row(self, number: int, line: Line) -> None:
        row, top = line.row, self.grid.tops[number]
        if self.cursor is not None and self.cursor[0] == number:
            self.painter.fillRect(QRect(0, top, self.width, self.grid.row_height), self.look.colour("surface.selected"))
        if not row.stands or (row.echo_of is not None and not row.speaks):
            self.painter.setOpacity(0.55)
        self._named(line, top)
        for column, one in enumerate(self.grid.matrix.hypotheses):
            area = self.grid.cell_area(number, column, self.width)
            if one.id in row.differ:
                self._centred(column, top, "≠", "state.warn", SEMIBOLD)
            else:
                self._mark(area, row.marks.get(one.id), line.band)
            if self.cursor == (number, column):
                self._outline(area)
        self.painter.setOpacity(1.0)
        self._rule(top + self.grid.row_height)

    def _named(self, line: Line, top: int) -> None:
        row, high = line.row, self.grid.row_height
        left = self.look.gap(3) if line.under else 0
        grade = self.grid.grade_width
        self._text(QRect(left, top, grade + 1, high), row.report.grade or "–", self._ink(row), weight=SEMIBOLD)
        left += grade + self.look.gap(2)
        side = self.look.gap(3) + 2 if row.report.to_check else 0
        room = QRect(left, top, self.grid.left(self.width) - left - self.look.gap(1) - side, high)
        words = f"{_ECHO} {named(row)}" if line.under else named(row)
        end = left + self._text(room, words, self._ink(row), struck=not row.stands)
        if side:
            place = QRect(end + self.look.gap(1), top + (high - side) // 2, side, side)
            paint_to_check(self.painter, self.look, place)

    def _ink(self, row: Row) -> str:
        return "ink.primary" if row.stands else "ink.secondary"

    def _mark(self, area: QRect, mark: Mark | None, band: Band) -> None:
        painter, centre = self.painter, QRectF(area).center()
        half = self.look.gap(1) * 1.25
        ink = "ink.primary" if band is Band.RANKED else "ink.secondary"
        if mark is Mark.CONSISTENT:
            painter.setPen(QPen(self.look.colour(ink), 1.6 * self.look.scale, c=Qt.PenCapStyle.SquareCap))
            painter.drawPolyline([centre + at * 2 * half for at in _TICK])
        elif mark is Mark.INCONSISTENT:
            self._cross(centre, half, ranked=band is Band.RANKED, ink=ink)
        elif mark is Mark.NEUTRAL:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("ink.secondary"))
            painter.drawEllipse(centre, 1.4 * self.look.scale, 1.4 * self.look.scale)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _cross(self, centre: QPointF, half: float, *, ranked: bool, ink: str) -> None:
        painter, side = self.painter, self.look.gap(5) - 2
        box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
        if ranked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.colour("state.danger_fill"))
        else:
            painter.setPen(QPen(self.look.colour("line.control"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, 3, 3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        role = "state.danger" if ranked else ink
        painter.setPen(QPen(self.look.colour(role), 1.6 * self.look.scale, c=Qt.PenCapStyle.SquareCap))
        reach = half * 0.8
        painter.drawLine(centre + QPointF(-reach, -reach), centre + QPointF(reach, reach))
        painter.drawLine(centre + QPointF(-reach, reach), centre + QPointF(reach, -reach))

    def _counts(self) -> None:
        top, high = self.grid.counts, self.grid.row_height
        self.painter.fillRect(QRect(0, top - self.look.gap(1), self.width, 1), self.look.colour("line.strong"))
        room = self.grid.left(self.width) - self.look.gap(1)
        self._text(QRect(0, top, room, high), tr("Origins against (ranked)"), "ink.primary", weight=MEDIUM)
        self._text(QRect(0, top + high, room, high), tr("at credibility 4–5"), "ink.secondary")
        for column, count in enumerate(self.grid.matrix.counts):
            self._centred(column, top, str(len(count.against)), "ink.primary", SEMIBOLD)
            self._centred(column, top + high, str(len(count.doubtful)), "ink.secondary", REGULAR)

    # Small things ----------------------------------------------------------------------------------------------------

    def _text(
        self,
        area: QRect,
        words: str,
        ink: str,
        size: str = "text",
        weight: QFont.Weight = REGULAR,
        struck: bool = False,
    ) -> int:
        """Draw words, cut where there is no room; gives their width."""
        font = self.look.font(size, weight)
        font.setStrikeOut(struck)
        self.painter.setFont(font)
        self.painter.setPen(self.look.colour(ink))
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        self.painter.drawText(area, int(_LEFT), shown)
        return metrics.horizontalAdvance(shown)

    def _centred(self, column: int, top: int, words: str, ink: str, weight: QFont.Weight) -> None:
        step = self.grid.column_width(self.width)
        area = QRect(self.grid.left(self.width) + column * step, top, step, self.grid.row_height)
        self.painter.setFont(self.look.font("text", weight))
        self.painter.setPen(self.look.colour(ink))
        self.painter.drawText(area, int(_MIDDLE), words)

    def _rule(self, y: int) -> None:
        self.painter.fillRect(QRect(0, y - 1, self.width, 1), self.look.colour("line.hair"))

    def _outline(self, area: QRect) -> None:
        self.painter.setPen(QPen(self.look.colour("state.focus"), 2 * self.look.scale))
        self.painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 3, 3)
