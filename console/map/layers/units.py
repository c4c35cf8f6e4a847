"""Forces as APP-6 symbols."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from console.map import lettering
from console.map.layers.base import Scene
from console.map.marks import UnitMark
from console.map.style import pen
from console.map.symbols import SIZE, symbol


class Units:
    """One cached picture a force; a badge when others are gathered under it."""

    follows = True
    held = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the symbols of forces."""
        frame, theme = scene.frame, scene.style.theme.name
        for spot in scene.arrangement.spots:
            mark = scene.arrangement.marks[spot.body.id]
            if not isinstance(mark, UnitMark):
                continue
            painter.setOpacity(scene.opacity(spot))
            picture = symbol(mark.sidc, theme, frame.ratio, SIZE * frame.symbol_scale)
            picture.put(painter, spot.x, spot.y)
            box = spot.bare
            if mark.id == scene.selected:
                painter.setPen(pen(scene.style.colour("state.accent"), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                around = box.grown(-1)
                corner, far = QPointF(around.left, around.top), QPointF(around.right, around.bottom)
                painter.drawRoundedRect(QRectF(corner, far), 4, 4)
            if spot.gathered:
                badge = lettering.count(len(spot.gathered) + 1, theme, frame.ratio)
                badge.put(painter, box.right - badge.width / 2, box.top - 4)
