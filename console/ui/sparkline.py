"""A row of small bars: how many reports there were in each of the newest spans, the running one last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from console.map.stamps import blank
from console.ui.theme import Look


def paint_bars(painter: QPainter, look: Look, place: QRectF, values: Sequence[int], role: str) -> None:
    """Bars of equal width along the lower edge of ``place``; a span without reports is a hairline."""
    if not values:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    most, step = max(1, *values), place.width() / len(values)
    width = max(1.0, step - 1.0)
    for number, value in enumerate(values):
        left = place.left() + number * step
        high = max(1.0, round(place.height() * value / most)) if value else 1.0
        painter.setBrush(look.colour(role if value else "line.strong"))
        painter.drawRect(QRectF(round(left), place.bottom() - high, round(width), high))
    painter.restore()


def pixmap(look: Look, values: Sequence[int], role: str, units: tuple[int, int], density: float) -> QPixmap:
    """The same as a picture, ``units`` of the grid wide and high."""
    return _pixmap(look, tuple(values), role, look.theme, look.gap(units[0]), look.gap(units[1]), density)


@lru_cache(maxsize=256)
def _pixmap(
    look: Look, values: tuple[int, ...], role: str, _theme: str, width: int, height: int, density: float
) -> QPixmap:
    made = blank(width, height, density)
    painter = QPainter(made)
    paint_bars(painter, look, QRectF(0, 0, width, height), values, role)
    painter.end()
    return made
