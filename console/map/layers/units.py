"""Forces as APP-6 symbols."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from console.map import lettering
from console.map.layers.base import Scene
from console.map.marks import UnitMark
from console.map.occupancy import Box
from console.map.stamps import putting
from console.map.style import pen
from console.map.symbols import SIZE, symbol

_READY: Final = ((0.75, "state.ok"), (0.4, "state.warn"), (float("-inf"), "state.danger"))
"""The least share that is ready for each colour."""


class Units:
    """One cached picture a force; a badge when others are gathered under it."""

    follows = True
    carried = True
    held = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the symbols of forces."""
        frame, theme, marks, put = scene.frame, scene.style.theme.name, scene.arrangement.marks, putting(painter)
        seen, changes = scene.opacities(), scene.arrangement.changes
        for spot in scene.arrangement.spots:
            mark = marks[spot.body.id]
            if not isinstance(mark, UnitMark):
                continue
            painter.setOpacity(seen(mark.layer) * (changes.opacity(mark.id) if changes else 1.0))
            picture = symbol(mark.sidc, theme, frame.ratio, SIZE * frame.symbol_scale)
            put(picture.stamp, spot.x - picture.anchor_x, spot.y - picture.anchor_y)
            if mark.readiness is None and mark.id != scene.selected and not spot.gathered:
                continue
            box = spot.bare
            if mark.readiness is not None:
                _bar(painter, scene, box, mark.readiness)
            if mark.id == scene.selected:
                painter.setPen(pen(scene.style.colour("state.accent"), 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                around = box.grown(-1)
                corner, far = QPointF(around.left, around.top), QPointF(around.right, around.bottom)
                painter.drawRoundedRect(QRectF(corner, far), 4, 4)
            if spot.gathered:
                badge = lettering.count(len(spot.gathered) + 1, theme, frame.ratio)
                badge.put(painter, box.right - badge.width / 2, box.top - 4)


def _bar(painter: QPainter, scene: Scene, box: Box, share: float) -> None:
    """How much is ready, as a length; its colour says the same again."""
    role = next(role for least, role in _READY if share >= least)
    area = QRectF(box.left + 4, box.bottom - 6.5, box.right - box.left - 8, 5)
    painter.setPen(pen(scene.style.colour("affiliation.frame"), 1.0))
    painter.setBrush(scene.style.colour("surface.inset"))
    painter.drawRect(area)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(scene.style.colour(role))
    painter.drawRect(QRectF(area.left() + 0.5, area.top() + 0.5, (area.width() - 1) * min(max(share, 0.0), 1.0), 4))
