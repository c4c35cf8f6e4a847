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
        """Paint the arrows, then the signs at the upper left corner of each symbol."""
        sheet = scene.arrangement.changes
        if sheet is None:
            return
        for arrow in sheet.arrows:
            self._arrow(painter, scene, arrow)
        put, theme, frame = putting(painter), scene.style.theme.name, scene.frame
        for spot in scene.arrangement.spots:
            mark = sheet.marks.get(spot.body.id)
            if mark is not None:
                picture = change_signs.stamp(mark.sign, theme, frame.ratio, frame.symbol_scale)
                box = spot.bare
                put(picture, box.left - picture.width / 2 + 2, box.top - picture.height / 2 + 4)

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
