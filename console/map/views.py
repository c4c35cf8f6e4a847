"""What part of the Earth a map shows: a centre and a scale, and the views that have a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot
from types import MappingProxyType
from typing import Final

from console.map import projection

FINEST: Final = 15.0
COARSEST: Final = 16_000.0
FARTHEST: Final = 9_000_000.0
"""Metres of the plane a view's centre may lie from the map's: well short of the Earth's far edge."""


@dataclass(frozen=True)
class View:
    """Centre in degrees and metres of the plane per logical pixel."""

    centre_lon: float
    centre_lat: float
    metres_per_pixel: float

    @property
    def centre(self) -> tuple[float, float]:
        """The centre in metres of the plane."""
        return projection.plane(self.centre_lon, self.centre_lat)

    def centred(self, x: float, y: float) -> "View":
        """The same scale about another centre, metres of the plane, kept within :data:`FARTHEST`."""
        share = min(1.0, FARTHEST / max(hypot(x, y), 1.0))
        lon, lat = projection.degrees(x * share, y * share)
        return replace(self, centre_lon=lon, centre_lat=lat)

    def scaled(self, metres_per_pixel: float) -> "View":
        """The same centre at another scale, kept within what the basemap can show."""
        return replace(self, metres_per_pixel=min(max(metres_per_pixel, FINEST), COARSEST))


NAMED: Final[Mapping[str, View]] = MappingProxyType(
    {
        "flank": View(26.0, 53.5, 7000.0),
        "baltic": View(22.5, 57.0, 1500.0),
        "vilnius": View(25.2798, 54.6892, 150.0),
    }
)
"""Fixed centre and scale, for ``shot --view`` and the bench."""
HOME: Final = NAMED["flank"]

FLANK: Final = ((13.0, 42.3), (34.0, 42.3), (13.0, 59.8), (34.0, 59.8))
"""What the map shows first: from the Black Sea to the Gulf of Finland, degrees (lon, lat)."""
_COARSEST_FIRST: Final = 3_900.0
"""Up to 4 km a pixel forces carry their strength: a small window starts with less of the flank rather than bare."""
_EDGE: Final = 24.0


def first(width: float, height: float) -> View:
    """What a map of a size shows first, until somebody moves it."""
    view = around(FLANK, width, height, margin=_EDGE)
    return view.scaled(min(view.metres_per_pixel, _COARSEST_FIRST))


def around(points: Sequence[tuple[float, float]], width: float, height: float, margin: float = 60.0) -> View:
    """The view that shows every (lon, lat) inside ``width`` × ``height`` logical pixels.

    Raises ValueError without points.
    """
    if not points:
        raise ValueError("no points to show")
    x, y = projection.forward([lon for lon, _ in points], [lat for _, lat in points])
    bounds = float(x.min()), float(y.min()), float(x.max()), float(y.max())
    return filling(bounds, width - 2 * margin, height - 2 * margin, finest=300.0)


def filling(bounds: tuple[float, float, float, float], width: float, height: float, finest: float = FINEST) -> View:
    """The view in which west, south, east, north (metres of the plane) fill ``width`` × ``height`` logical pixels."""
    west, south, east, north = bounds
    scale = max((east - west) / max(width, 1), (north - south) / max(height, 1), finest)
    return View(0, 0, 1).scaled(scale).centred((west + east) / 2, (south + north) / 2)
