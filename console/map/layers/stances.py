"""What each Ally says to the version shown, at its capital: shape, letter and colour, none of which tells it alone."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from console.map.layers.base import Scene
from console.map.stance_marks import paint_stance
from console.map.stance_places import HIGH, MARK, StanceSign
from console.map.style import font, pen

_ROUND: Final = 4.0
_LETTER: Final = 12
_DOT: Final = 2.2
_OFF: Final = 4.0
"""A code is wider than a letter."""


class Stances:
    """Over symbols and names: who asks for this layer wants to read it."""

    follows = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the leaders, then the signs."""
        sheet = scene.arrangement.stances
        if sheet is None or not sheet.signs:
            return
        painter.setOpacity(sheet.opacity)
        painter.setPen(pen(scene.style.colour("ink.secondary"), 1.0))
        painter.setBrush(scene.style.colour("ink.secondary"))
        for sign in sheet.signs:
            self._lead(painter, sign)
        for sign in sheet.signs:
            self._sign(painter, scene, sign)
        painter.setOpacity(1.0)

    def _lead(self, painter: QPainter, sign: StanceSign) -> None:
        place, box = QPointF(*sign.place), sign.box
        painter.drawLine(QLineF(place, QPointF((box.left + box.right) / 2, (box.top + box.bottom) / 2)))
        painter.drawEllipse(place, _DOT, _DOT)

    def _sign(self, painter: QPainter, scene: Scene, sign: StanceSign) -> None:
        look, box = scene.style, sign.box
        area = QRectF(box.left, box.top, box.right - box.left, box.bottom - box.top)
        colour = look.colour(f"stance.{sign.mark.stance.value}")
        painter.setPen(pen(colour, 1.2))
        painter.setBrush(look.colour("surface.panel"))
        painter.drawRoundedRect(area, _ROUND, _ROUND)
        room = QRectF(area.center().x() - MARK / 2 + _OFF, area.center().y() - MARK / 2, MARK, MARK)
        paint_stance(painter, sign.mark.stance, room, colour, look.colour("surface.panel"))
        painter.setFont(font(_LETTER, 600))
        painter.setPen(look.colour("ink.primary"))
        centred = int(Qt.AlignmentFlag.AlignCenter)
        code = QRectF(area.left(), area.top(), room.left() - area.left(), HIGH)
        painter.drawText(code, centred, sign.mark.iso2)
        letter = QRectF(room.right(), area.top(), area.right() - room.right(), HIGH)
        painter.drawText(letter, centred, sign.mark.letter)
