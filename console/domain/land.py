"""Whose land a place or line lies on, from coarse outlines: what ways on land may not leave, and flights not cross.

Outlines are in degrees WGS 84, good to some two kilometres. shapely is imported when first needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from console.domain.geodesics import Floats, Point, distance, great_circles

SEA: Final = ""
"""What lies on nobody's land."""
_BERTH: Final = 0.15
"""Degrees that a flight stays off land it may not cross."""


@dataclass(frozen=True, eq=False)
class Land:
    """``rings[i]``: closed rings (n, 2) of polygon i, the outer one first; ``countries[i]``: whose it is, ISO code."""

    countries: tuple[str, ...]
    rings: tuple[tuple[Floats, ...], ...]

    def country(self, place: Point) -> str:
        """Whose land a place lies on; :data:`SEA` at sea."""
        import shapely

        found = self._tree.query(shapely.Point(*place), predicate="intersects")
        return self.countries[int(found[0])] if len(found) else SEA

    def crossed(self, start: Point, end: Point) -> dict[str, float]:
        """How many kilometres of a short straight line lie on whose land, and at :data:`SEA`."""
        import shapely

        line, whole = shapely.LineString([start, end]), distance(start, end) / 1000
        if not line.length:
            return {}
        found: dict[str, float] = {}
        for at in self._tree.query(line, predicate="intersects").tolist():
            inside = shapely.length(shapely.intersection(self._polygons[at], line)) / line.length * whole
            found[self.countries[at]] = found.get(self.countries[at], 0.0) + float(inside)
        rest = whole - sum(found.values())
        return found | {SEA: rest} if rest > 0 else found

    def over(self, countries: Sequence[str], starts: Floats, ends: Floats) -> npt.NDArray[np.bool_]:
        """Which flights, from (n, 2) to (n, 2) degrees along great circles, come near land of some countries."""
        import shapely

        land = [polygon for polygon, iso in zip(self._polygons, self.countries, strict=True) if iso in countries]
        wanted = shapely.buffer(land, _BERTH, quad_segs=1)
        lines = shapely.linestrings(great_circles(starts, ends))
        hit = shapely.STRtree(wanted).query(lines, predicate="intersects")[0]
        found = np.zeros(len(starts), np.bool_)
        found[hit] = True
        return found

    @cached_property
    def _polygons(self) -> list[Any]:
        import shapely

        found = [shapely.Polygon(outer, holes) for outer, *holes in self.rings]
        shapely.prepare(found)
        return found

    @cached_property
    def _tree(self) -> Any:
        import shapely

        return shapely.STRtree(self._polygons)
