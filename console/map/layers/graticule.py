"""Meridians and parallels: they show how far the picture is turned away from its centre."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from PySide6.QtGui import QPainter

from console.map import paths, projection
from console.map.layers.base import Patch

_STEPS: Final = ((300.0, 0.5), (700.0, 1.0), (1600.0, 2.0), (4000.0, 5.0), (np.inf, 10.0))
"""Metres per logical pixel below which lines stand so many degrees apart."""

_BEND: Final = 40
"""A line is straight for about so many pixels."""


def step_at(logical_scale: float) -> float:
    """Degrees from line to line at so many metres per logical pixel."""
    return next(degrees for limit, degrees in _STEPS if logical_scale < limit)


class Graticule:
    """Lines every so many degrees, drawn as fine as the picture needs."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Stroke the lines that cross the patch."""
        for x, y in _lines(patch):
            heads = np.zeros(x.shape, bool)
            heads[:, 0] = True
            path = paths.path(*patch.pixel(x.ravel(), y.ravel()), heads.ravel())
            patch.stroke(painter, path, "map.graticule", 0.8)


def polylines(patch: Patch) -> list[list[list[float]]]:
    """The lines that cross a patch, point by point, metres of the plane."""
    return [line for x, y in _lines(patch) for line in np.dstack((x, y)).tolist()]


def _lines(patch: Patch) -> Iterator[tuple[paths.Floats, paths.Floats]]:
    """Meridians, then parallels: x and y with a line in each row."""
    step = step_at(patch.logical_scale)
    west, south, east, north = _span(patch)
    meridians = np.arange(np.floor(west / step) * step, east + step, step)
    parallels = np.arange(np.floor(south / step) * step, north + step, step)
    parallels = parallels[np.abs(parallels) < 90]
    bends = 8 + max(patch.width, patch.height) // _BEND
    upright = np.meshgrid(meridians, np.linspace(south, north, bends), indexing="ij")
    level = np.meshgrid(np.linspace(west, east, 2 * bends), parallels)
    for lon, lat in (upright, level):
        yield projection.forward(lon, np.clip(lat, -89, 89))


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
