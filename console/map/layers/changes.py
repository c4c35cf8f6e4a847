"""What became of forces between two days: arrows from the old place to the new, a sign at each symbol."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from console.map import change_signs
from console.map.changes import Arrow
from console.map.layers.base import Scene
from console.map.stamps import putting
from console.map.style import pen

_WIDTH: Final = 2.6
_CASING: Final = 5.6
_START: Final = 4.0


class Changes:
    """Over the symbols they belong to, under the names."""

    follows = True
    held = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the arrows, then the signs: at the upper left corner of a symbol, on the edge of an area."""
        sheet = scene.arrangement.changes
        if sheet is None:
            return
        for arrow in sheet.arrows:
            self._arrow(painter, scene, arrow)
        put, theme, frame = putting(painter), scene.style.theme.name, scene.frame
        spots, areas = scene.arrangement.spots, scene.arrangement.areas
        places = [(spot.body.id, spot.bare.left + 2, spot.bare.top + 4) for spot in spots]
        for ident, x, y in [*places, *((area.body.id, area.x, area.bare.top) for area in areas)]:
            mark = sheet.marks.get(ident)
            if mark is not None:
                picture = change_signs.stamp(mark.sign, theme, frame.ratio, frame.symbol_scale)
                put(picture, x - picture.width / 2, y - picture.height / 2)

    def _arrow(self, painter: QPainter, scene: Scene, arrow: Arrow) -> None:
        accent, halo = scene.style.colour("state.accent"), scene.style.colour("map.halo")
        head = QPolygonF(arrow.head)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.strokePath(arrow.line, pen(halo, _CASING))
        painter.setPen(pen(halo, _CASING - _WIDTH))
        painter.drawPolygon(head)
        painter.strokePath(arrow.line, pen(accent, _WIDTH))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawPolygon(head)
        painter.setPen(pen(accent, 1.6))
        painter.setBrush(halo)
        painter.drawEllipse(QPointF(arrow.start), _START, _START)
