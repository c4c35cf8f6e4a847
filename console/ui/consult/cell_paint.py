"""How the card of an Ally is painted, and how much room it needs."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen

from console.domain.attendance import Link
from console.map.stance_marks import paint_stance
from console.ui import icons
from console.ui.consult.ally_cells import AllyCell
from console.ui.theme import MEDIUM, SEMIBOLD, Look
from console.ui.words import tr

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class CellPaint:
    """Measured anew for another look: make another one then."""

    def __init__(self, look: Look) -> None:
        """Fonts and line heights of ``look`` as it is."""
        self._look = look
        self._letters, self._stance, self._small = (
            look.font("strong", SEMIBOLD),
            look.font("text", MEDIUM),
            look.font("small"),
        )
        high = [QFontMetrics(font).height() for font in (self._letters, self._stance, self._small)]
        self._lines = high
        self.pad = look.gap(2)
        self.heading = high[2] + look.gap(1)
        self.gap = look.gap(1) + look.gap(1) // 2
        self._above = look.gap(1) + look.gap(1) // 2
        self.least_high = sum(high) + 2 * self._above
        self.most_high = self.least_high + look.gap(6)
        self.least_wide = max(self._stance_wide(), self._below_wide()) + 2 * self.pad
        self._side = look.gap(4)

    def _stance_wide(self) -> int:
        metrics = QFontMetrics(self._stance)
        words = (tr("No instructions"), tr("Amendment"), tr("Reserves"))
        return self._look.gap(4) + self.gap + max(metrics.horizontalAdvance(one) for one in words)

    def _below_wide(self) -> int:
        wide = QFontMetrics(self._small).horizontalAdvance
        words = (tr("Waits {since}", since="1042Z"), tr("Link degraded"), tr("Ambassador"))
        return max(wide(one) for one in words) + wide("00:00") + self._look.gap(2)

    def paint_heading(self, painter: QPainter, area: QRect, words: str) -> None:
        """The name of a region over its first card."""
        painter.setFont(self._small)
        painter.setPen(self._look.colour("ink.secondary"))
        painter.drawText(area, _LEFT, words)

    def paint(self, painter: QPainter, area: QRect, cell: AllyCell, *, current: bool, focused: bool) -> None:
        """One card; ``current`` is where the keys are."""
        look = self._look
        ground = "surface.panel" if cell.quiet else "surface.raised"
        self._frame(painter, area, ground, cell, current=current, focused=focused)
        inside = area.adjusted(self.pad + 1, self._above, -self.pad - 1, -self._above)
        spare = max(0, inside.height() - sum(self._lines))
        top = inside.top()
        lines = []
        for place, high in enumerate(self._lines):
            lines.append(QRect(inside.left(), top + place * spare // 2, inside.width(), high))
            top += high
        self._first(painter, lines[0], cell)
        if cell.stance is not None:
            side = min(self._side, lines[1].height())
            glyph = QRectF(lines[1].left(), lines[1].center().y() - side / 2 + 1, side, side)
            paint_stance(painter, cell.stance, glyph, look.colour(f"stance.{cell.stance.value}"), look.colour(ground))
        role = f"stance.{cell.stance.value}" if cell.stance is not None else "ink.muted"
        self._text(painter, lines[1].adjusted(self._side + self.gap, 0, 0, 0), cell.words, self._stance, role)
        self._last(painter, lines[2], cell)

    def _frame(
        self, painter: QPainter, area: QRect, ground: str, cell: AllyCell, *, current: bool, focused: bool
    ) -> None:
        look = self._look
        pen = QPen(look.colour("line.hair"), 1)
        if cell.pending:
            pen = QPen(look.colour("state.accent"), 1.5 * look.scale, Qt.PenStyle.DashLine)
        if current and focused:
            pen = QPen(look.colour("state.focus"), look.px("focus"))
        painter.setPen(pen)
        painter.setBrush(look.colour(ground))
        half = pen.widthF() / 2
        radius = look.px("radius")
        painter.drawRoundedRect(QRectF(area).adjusted(half, half, -half, -half), radius, radius)

    def _first(self, painter: QPainter, area: QRect, cell: AllyCell) -> None:
        self._text(painter, area, cell.ally.iso2, self._letters, "ink.primary")
        wide = QFontMetrics(self._letters).horizontalAdvance(cell.ally.iso2) + self._look.gap(2)
        room = area.adjusted(wide, 0, 0, 0)
        side = self._look.gap(3)
        for name, role in _marks(cell):
            self._icon(painter, name, role, QRectF(room.right() - side + 1, area.center().y() - side / 2, side, side))
            room.setRight(room.right() - side - self._look.gap(1))
        self._text(painter, room, cell.name, self._small, "ink.muted")

    def _last(self, painter: QPainter, area: QRect, cell: AllyCell) -> None:
        painter.setFont(self._small)
        painter.setPen(self._look.colour("ink.muted"))
        painter.drawText(area, _RIGHT, cell.clock)
        wide = QFontMetrics(self._small).horizontalAdvance(cell.clock) + self._look.gap(1)
        role = "state.danger" if cell.link is Link.DOWN else "ink.secondary"
        self._text(painter, area.adjusted(0, 0, -wide, 0), cell.below, self._small, role)

    def _text(self, painter: QPainter, room: QRect, words: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(self._look.colour(role))
        painter.drawText(room, _LEFT, QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width()))

    def _icon(self, painter: QPainter, name: str, role: str, area: QRectF) -> None:
        picture = icons.pixmap(self._look, name, role, painter.device().devicePixelRatio())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(area, picture, QRectF(picture.rect()))


def _marks(cell: AllyCell) -> list[tuple[str, str]]:
    """Signs at the right end of a card's first line, from the right: the link, night, weekend."""
    marks = []
    if cell.link in (Link.DOWN, Link.DEGRADED):
        down = cell.link is Link.DOWN
        marks.append(("link-down", "state.danger") if down else ("link-degraded", "state.warn"))
    if cell.night:
        marks.append(("night", "ink.secondary"))
    if cell.day:
        marks.append(("weekend", "ink.secondary"))
    return marks
