"""The program's own small icons: SVG of one colour, drawn in the ink a place asks for."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from console.config import paths
from console.ui.theme import Look

_GRID = 16
_DENSITIES = (1, 2, 3)


def icon(look: Look, name: str, role: str = "ink.secondary") -> QIcon:
    """The icon ``name`` of ``resources/icons`` in a colour role. Raises FileNotFoundError for an unknown name."""
    return _icon(name, look.colour(role).name(), round(_GRID * look.scale))


def pixmap(look: Look, name: str, role: str = "ink.secondary", density: float = 1.0) -> QPixmap:
    """The same as a pixmap for a label, sharp at ``density`` device pixels per pixel."""
    return _pixmap(name, look.colour(role).name(), round(_GRID * look.scale), density)


@cache
def _icon(name: str, ink: str, side: int) -> QIcon:
    made = QIcon()
    for density in _DENSITIES:
        made.addPixmap(_pixmap(name, ink, side, density))
    return made


@cache
def _source(name: str) -> str:
    return paths.resources("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _pixmap(name: str, ink: str, side: int, density: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", ink).encode()))
    made = QPixmap(round(side * density), round(side * density))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    made.setDevicePixelRatio(density)
    return made
