"""Bases, ports, headquarters and other places."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from console.map.layers.base import Scene
from console.map.sites import DOT, Site, size
from console.map.style import pen
from console.map.symbols import symbol


class Sites:
    """A small symbol where there is room, a dot where a force or incident stands."""

    follows = True

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the places, headquarters last."""
        for site in reversed(scene.arrangement.standing):
            painter.setOpacity(scene.arrangement.looks.opacity(site.mark.layer))
            if site.symbol and site.mark.sidc:
                picture = symbol(
                    site.mark.sidc, scene.style.theme.name, scene.frame.ratio, size(scene.frame.logical_scale)
                )
                picture.put(painter, site.x, site.y)
            else:
                self._dot(painter, scene, site)
            if site.mark.id == scene.selected:
                self._ring(painter, scene, site)

    def _dot(self, painter: QPainter, scene: Scene, site: Site) -> None:
        side = 2 * DOT if site.symbol else DOT
        painter.setPen(pen(scene.style.colour("map.halo"), 1.2))
        painter.setBrush(scene.style.colour("ink.secondary"))
        painter.save()
        painter.translate(site.x, site.y)
        painter.rotate(45)
        painter.drawRect(QRectF(-side / 2, -side / 2, side, side))
        painter.restore()

    def _ring(self, painter: QPainter, scene: Scene, site: Site) -> None:
        painter.setPen(pen(scene.style.colour("state.accent"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        around = site.box.grown(3)
        painter.drawRoundedRect(QRectF(QPointF(around.left, around.top), QPointF(around.right, around.bottom)), 4, 4)
