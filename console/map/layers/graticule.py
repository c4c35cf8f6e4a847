"""Meridians and parallels: they show how far the picture is turned away from its centre."""

from typing import Final

import numpy as np
from PySide6.QtGui import QPainter

from console.map import outlines, projection
from console.map.layers.base import Patch

_STEPS: Final = ((300.0, 0.5), (700.0, 1.0), (1600.0, 2.0), (4000.0, 5.0), (np.inf, 10.0))
"""Metres per logical pixel below which lines stand so many degrees apart."""


def step_at(logical_scale: float) -> float:
    """Degrees from line to line at so many metres per logical pixel."""
    return next(degrees for limit, degrees in _STEPS if logical_scale < limit)


class Graticule:
    """Lines every so many degrees, drawn as fine as the picture needs."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Stroke the lines that cross the patch."""
        step = step_at(patch.logical_scale)
        west, south, east, north = _span(patch)
        painter.setPen(patch.pen("map.graticule", 0.8))
        for lon in np.arange(np.floor(west / step) * step, east + step, step):
            self._stroke(painter, patch, np.full(65, lon), np.linspace(south, north, 65))
        for lat in np.arange(np.floor(south / step) * step, north + step, step):
            if abs(lat) < 90:
                self._stroke(painter, patch, np.linspace(west, east, 129), np.full(129, lat))

    def _stroke(self, painter: QPainter, patch: Patch, lon: outlines.Floats, lat: outlines.Floats) -> None:
        line = np.column_stack(projection.forward(lon, np.clip(lat, -89, 89)))
        for stretch in outlines.trimmed_line(line, *patch.box):
            painter.drawPolyline(outlines.polygon(patch.pixel(stretch)))


def _span(patch: Patch) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees that cover the patch; the whole Earth when it holds the pole or edge."""
    west, south, east, north = patch.box
    along = np.linspace(0, 1, 17)
    x = west + (east - west) * np.r_[along, along, 0 * along, 0 * along + 1]
    y = south + (north - south) * np.r_[0 * along, 0 * along + 1, along, along]
    lon, lat = projection.inverse(x, y)
    pole_x, pole_y = projection.plane(0, 90)
    holds_pole = west <= pole_x <= east and south <= pole_y <= north
    turn = (lon - lon[0] + 180) % 360 - 180
    if holds_pole or np.isnan(lon).any() or np.ptp(turn) > 170:
        return -180.0, -85.0 if np.isnan(lat).any() else float(lat.min()), 180.0, 90.0
    return float(lon[0] + turn.min()), float(lat.min()), float(lon[0] + turn.max()), float(lat.max())
