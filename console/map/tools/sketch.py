"""How tools paint what they have so far: lines, corners and words in the same hand, in logical pixels of the canvas."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from console.domain.geodesics import Point
from console.map import outlines
from console.map.annotation_marks import flat
from console.map.frame import Frame
from console.map.outlines import Floats
from console.map.style import Style, font, pen

CORNER: Final = 4.5
"""How far the mark of a corner reaches, pixels at 100 %."""
_CASING: Final = 2.6
_PAD: Final = 6.0
_ASIDE: Final = 14.0
_BEYOND: Final = 2_000.0


class Sketch:
    """One painting of one tool; ``enlarged`` is how much larger than at 100 % text and marks are."""

    def __init__(self, painter: QPainter, frame: Frame, style: Style, enlarged: float = 1.0) -> None:
        self.painter, self.frame, self.style, self.enlarged = painter, frame, style, enlarged
        self._plates: list[QRectF] = []

    def pixel(self, place: Point) -> QPointF:
        """Where a place in degrees falls."""
        left, top = self.frame.screen(flat(np.asarray([place], np.float64)))[0].tolist()
        return QPointF(left, top)

    def line(self, places: Floats, role: str, *, width: float = 2.0, dashed: bool = False, fill: bool = False) -> None:
        """A dense line of places in degrees; with ``fill`` its inside is tinted."""
        if len(places) < 2:
            return
        points = self._cut(flat(places), fill)
        path = outlines.path_of([outlines.polygon(part) for part in points], closed=fill)
        colour = self.style.colour(role)
        if fill:
            light = QColor(colour)
            light.setAlphaF(0.12)
            self.painter.fillPath(path, light)
        casing = self.style.colour("map.halo")
        wide = width * self.enlarged
        self.painter.strokePath(path, pen(casing, wide + _CASING * self.enlarged))
        self.painter.strokePath(path, pen(colour, wide, (4.0, 3.0) if dashed else ()))

    def _cut(self, points: Floats, closed: bool) -> list[Floats]:
        west, south, east, north = self.frame.bounds
        extra = _BEYOND * self.frame.scale
        wide = (west - extra, south - extra, east + extra, north + extra)
        cut = [outlines.trimmed_ring(points, *wide)] if closed else outlines.trimmed_line(points, *wide)
        return [self.frame.screen(part) for part in cut]

    def corners(self, places: Sequence[Point], role: str, *, held: int | None = None, hollow: bool = False) -> None:
        """A mark at each place; the one ``held`` is larger and ringed, hollow ones are where a corner may come."""
        reach = CORNER * self.enlarged * (0.75 if hollow else 1.0)
        for at, place in enumerate(places):
            where = self.pixel(place)
            self.painter.setPen(pen(self.style.colour("map.halo"), 2.0 * self.enlarged))
            self.painter.setBrush(self.style.colour("map.halo" if hollow else role))
            self.painter.drawEllipse(where, reach, reach)
            if hollow or at == held:
                around = reach if hollow else reach + 4 * self.enlarged
                self.painter.setPen(pen(self.style.colour("state.focus" if at == held else role), 1.6 * self.enlarged))
                self.painter.setBrush(Qt.BrushStyle.NoBrush)
                self.painter.drawEllipse(where, around, around)

    def words(self, text: str, at: QPointF, role: str = "ink.primary") -> None:
        """One line centred on a point, on a plate of its own; left out where another plate stands."""
        width, height = self._size((text,))
        corner = QPointF(at.x() - width / 2, at.y() - height / 2)
        box = QRectF(corner.x(), corner.y(), width, height)
        if not any(box.intersects(other) for other in self._plates):
            self._plate((text,), corner, role)

    def plate(self, lines: Sequence[str], at: QPointF, role: str = "ink.primary", *, centred: bool = False) -> None:
        """Lines on a plate beside a point or centred on it, inside the map; the first is strong. Paint it first."""
        if not lines:
            return
        width, height = self._size(lines)
        if centred:
            self._plate(lines, QPointF(at.x() - width / 2, at.y() - height / 2), role, strong=True)
            return
        aside = _ASIDE * self.enlarged
        x = at.x() + aside if at.x() + aside + width < self.frame.width else at.x() - aside - width
        y = at.y() + aside if at.y() + aside + height < self.frame.height else at.y() - aside - height
        self._plate(lines, QPointF(x, y), role, strong=True)

    def _plate(self, lines: Sequence[str], corner: QPointF, role: str, strong: bool = False) -> None:
        width, height = self._size(lines)
        box = QRectF(corner.x(), corner.y(), width, height)
        self._plates.append(box)
        ground = self.style.colour("surface.raised")
        ground.setAlphaF(0.92)
        self.painter.setPen(pen(self.style.colour("line.strong"), 1.0))
        self.painter.setBrush(ground)
        self.painter.drawRoundedRect(box, 4 * self.enlarged, 4 * self.enlarged)
        row = (height - _PAD * self.enlarged) / len(lines)
        for at, line in enumerate(lines):
            first = strong and at == 0
            self.painter.setFont(self._font(first))
            self.painter.setPen(self.style.colour(role if first or not strong else "ink.secondary"))
            top = box.top() + _PAD * self.enlarged / 2 + at * row
            inner = QRectF(box.left() + _PAD * self.enlarged, top, width, row)
            self.painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)

    def _size(self, lines: Sequence[str]) -> tuple[float, float]:
        metrics = QFontMetricsF(self._font(True))
        width = max(metrics.horizontalAdvance(line) for line in lines)
        return width + 2 * _PAD * self.enlarged, len(lines) * metrics.height() + _PAD * self.enlarged

    def _font(self, strong: bool) -> QFont:
        return font(round(12 * self.enlarged), 600 if strong else 500)
