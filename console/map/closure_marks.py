"""Closures as the map takes them: lines and areas in the plane, and the words that stand at them.

A mark is made by :func:`closure_mark`, which needs pyproj and so is called off the window's thread.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from console.domain import closures
from console.domain.movement import Closure, Mode
from console.domain.wording import listed
from console.map import projection
from console.map.annotation_marks import flat
from console.map.looks import CLOSURES
from console.map.mode_words import mode_words
from console.map.outlines import Floats, centroid, part_way
from console.map.words import tr


@dataclass(frozen=True, eq=False)
class ClosureMark:
    """A closure: ``lines`` (n, 2) metres of the plane, rings closed; its words may stand at ``lon``, ``lat``."""

    id: str
    lon: float
    lat: float
    name: str
    stops: str
    lines: tuple[Floats, ...]
    is_area: bool

    @property
    def layer(self) -> str:
        """The layer it belongs to."""
        return CLOSURES

    @property
    def spoken(self) -> str:
        """One line for those who hear the map."""
        return f"{self.name}, {self.stops}"

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres of the plane."""
        places = np.concatenate(self.lines)
        (west, south), (east, north) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
        return west, south, east, north

    @property
    def corners(self) -> list[tuple[float, float]]:
        """Places (lon, lat) between which all of it lies."""
        west, south, east, north = self.box
        return [projection.degrees(x, y) for x in (west, east) for y in (south, north)]


def closure_mark(closure: Closure) -> ClosureMark:
    """The mark of a closure. Raises BadInput when its geometry cannot be read."""
    dense, area = closures.outlines(closure.geometry)
    lines = tuple(flat(line) for line in dense)
    lon, lat = projection.degrees(*(centroid(lines[0]) if area else part_way(lines[0], 0.5)).tolist())
    return ClosureMark(closure.id.hex(), lon, lat, closure.name, stops(closure.modes), lines, area)


def stops(modes: tuple[Mode, ...]) -> str:
    """``closed to road and rail``."""
    return tr("closed to {modes}", modes=listed([mode_words(mode) for mode in modes], tr))
