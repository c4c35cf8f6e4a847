"""What every map carries: scale bar, projection, sources, and what found no room."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from console.map import geodesy, projection
from console.map.layers.base import Scene
from console.map.lettering import Words, written
from console.map.stamps import Stamp
from console.map.style import pen
from console.map.words import tr

SOURCES: Final = "Natural Earth · GSHHG · GMTED2010 · GeoNames"
_MARGIN: Final = 14.0
_WIDEST: Final = 110.0
_ARM: Final = 11.0
_PLATE: Final = 0.6
"""How much the words in the corners hide of routes and leaders that would strike them through."""


class Furniture:
    """In the lower corners, above everything."""

    follows = False

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the bar and the words."""
        frame = scene.frame
        length, pixels = self._bar(scene)
        base = frame.height - _MARGIN
        start, room = _MARGIN + pixels + 6, frame.width - _MARGIN
        scale, omitted = f"{length} · {projection.NAME}", self._omitted(scene)
        right = self._line(SOURCES, scene)
        left = self._line(" · ".join(part for part in (scale, omitted) if part), scene)
        above = [right]
        if start + left.width > room and omitted:
            left, above = self._line(scale, scene), [right, self._line(omitted, scene)]
        if start + left.width > room:
            left = self._line(length, scene)
            above.insert(1, self._line(projection.NAME, scene))
        corners = [QPointF(frame.width - _MARGIN - right.width, base + 3 - right.height)]
        if len(above) > 1 or start + left.width + right.width + 20 + _MARGIN >= frame.width:
            corners = [QPointF(_MARGIN, base - 12 - (place + 1) * right.height) for place in range(len(above))]
        if scene.bare:
            left, above, corners = self._line(length, scene), [], []
        plate = scene.style.colour("map.halo")
        plate.setAlphaF(_PLATE)
        painter.fillRect(QRectF(_MARGIN, base + 3 - left.height, start + left.width - _MARGIN, left.height), plate)
        for corner, line in zip(corners, above, strict=True):
            painter.fillRect(QRectF(corner.x(), corner.y(), line.width, line.height), plate)
        for role, width in (("map.halo", 4.0), ("map.label", 1.4)):
            painter.setPen(pen(scene.style.colour(role), width))
            painter.drawPolyline(
                [QPointF(_MARGIN + x, y) for x, y in ((0, base - 7), (0, base), (pixels, base), (pixels, base - 7))]
            )
            painter.drawLine(QLineF(_MARGIN + pixels / 2, base - 4, _MARGIN + pixels / 2, base))
        left.put(painter, start, base + 3 - left.height)
        for corner, line in zip(corners, above, strict=True):
            line.put(painter, corner.x(), corner.y())
        if scene.aiming:
            self._cross(painter, scene)
        if scene.focused:
            painter.setPen(pen(scene.style.colour("state.focus"), 2.0))
            painter.drawRect(QRectF(3, 3, frame.width - 6, frame.height - 6))

    def _omitted(self, scene: Scene) -> str:
        return tr("names left out: {n}", n=scene.arrangement.left_out) if scene.arrangement.left_out else ""

    def _cross(self, painter: QPainter, scene: Scene) -> None:
        x, y = scene.frame.width / 2, scene.frame.height / 2
        for role, width in (("map.halo", 4.0), ("state.focus", 1.6)):
            painter.setPen(pen(scene.style.colour(role), width))
            painter.drawLine(QLineF(x - _ARM, y, x + _ARM, y))
            painter.drawLine(QLineF(x, y - _ARM, x, y + _ARM))

    def _line(self, text: str, scene: Scene) -> Stamp:
        return written(Words(text, "map.label", 12), scene.style.theme.name, scene.frame.ratio)

    def _bar(self, scene: Scene) -> tuple[str, float]:
        """A round length no wider than the bar may be, measured on the ellipsoid in the middle of the view."""
        frame = scene.frame
        middle_x, middle_y = frame.width / 2, frame.height / 2
        ends = [frame.degrees(middle_x + side * _WIDEST / 2, middle_y) for side in (-1, 1)]
        widest = geodesy.short_distance(*ends[0], *ends[1])
        length = geodesy.round_length(widest)
        text = f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
        return text, _WIDEST * length / widest
