"""A part of the plane drawn by hand: a box or the inside of a lasso."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from console.map import projection

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Region:
    """Inside a ring of corners, metres of the plane, not closed; where the ring crosses itself, by even and odd."""

    ring: tuple[tuple[float, float], ...]

    @classmethod
    def box(cls, one: tuple[float, float], other: tuple[float, float]) -> "Region":
        """The box between two opposite corners."""
        (west, east), (south, north) = sorted((one[0], other[0])), sorted((one[1], other[1]))
        return cls(((west, north), (east, north), (east, south), (west, south)))

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres of the plane."""
        x, y = zip(*self.ring, strict=True)
        return min(x), min(y), max(x), max(y)

    @property
    def degrees(self) -> tuple[tuple[float, float], ...]:
        """The corners as (lon, lat), degrees WGS84."""
        return tuple(projection.degrees(x, y) for x, y in self.ring)

    def holds(self, x: npt.ArrayLike, y: npt.ArrayLike) -> Bools:
        """Which points of the plane lie inside."""
        across, along = np.asarray(x, np.float64), np.asarray(y, np.float64)
        inside = np.zeros(across.shape, np.bool_)
        for (x1, y1), (x2, y2) in zip(self.ring, (*self.ring[1:], self.ring[0]), strict=True):
            if y1 != y2:
                crosses = (along < y1) != (along < y2)
                inside ^= crosses & (across < x1 + (along - y1) * (x2 - x1) / (y2 - y1))
        return inside

    def holds_places(self, places: Sequence[tuple[float, float]]) -> list[bool]:
        """Which (lon, lat) lie inside, degrees WGS84."""
        if not places:
            return []
        lon, lat = zip(*places, strict=True)
        return [bool(held) for held in self.holds(*projection.forward(lon, lat))]
