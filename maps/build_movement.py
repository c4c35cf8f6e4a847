"""Builds ``resources/movement/ground.npz`` from ``basemap.npz``: ``python -m maps.build_movement``.

Whose land is where, coarse and in degrees: what the network of ways asks so that nothing on land crosses water or a
country it must not. Same input, same bytes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapely

from console.config import paths
from console.map import projection
from console.map.basemap import Basemap, Shapes
from maps import packing

BOX = (-125.0, 25.0, 50.0, 80.0)
"""West, south, east, north, degrees: the flank, and what comes over the Atlantic."""
LEVEL = 2
SMALLEST = 0.02
"""Square degrees below which an island is left out: about ten kilometres by ten."""
CELL = 2
"""Degrees: land is cut into squares of this side."""
GRAIN = 250
"""Parts of a degree that coordinates are rounded to: some 450 m."""


def main() -> int:
    """Build and say how large it came out."""
    members = build(Basemap(paths.maps("basemap.npz")))
    path = Path(paths.resources("movement", "ground.npz"))
    packing.write(path, members, tuple(members))
    print(f"{path}: {path.stat().st_size / 1e3:.0f} kB, {len(members['xy'])} vertices")
    return 0


def build(basemap: Basemap) -> dict[str, npt.NDArray[np.generic]]:
    """``xy`` (n, 2) int16; ring ``i`` is ``xy[start[i]:start[i + 1]]``, of polygon ``polygon[i]``, its first the outer.

    ``country`` of each polygon is a line of ``countries`` (ISO 3166-1 alpha-2).
    """
    shapes, codes = basemap.shapes("land", LEVEL), basemap.countries.sovereign
    found = [(codes[int(shapes.tag[at])], polygon) for at in range(len(shapes.tag)) for polygon in _clipped(shapes, at)]
    countries = sorted({code for code, _ in found})
    rings = [(at, ring) for at, (_, polygon) in enumerate(found) for ring in (polygon.exterior, *polygon.interiors)]
    grids = [np.round(np.asarray(ring.coords) * GRAIN).astype(np.int16) for _, ring in rings]
    return {
        "xy": np.vstack(grids),
        "start": np.r_[0, np.cumsum([len(grid) for grid in grids])].astype(np.int32),
        "polygon": np.array([at for at, _ in rings], np.int16),
        "country": np.array([countries.index(code) for code, _ in found], np.uint8),
        "countries": packing.text(countries),
        "grain": np.array(GRAIN, np.int16),
    }


def _clipped(shapes: Shapes, at: int) -> list[shapely.Polygon]:
    """What of a ring of land lies in the box."""
    ring = np.array([projection.degrees(x, y) for x, y in shapes.points(at)])
    # Land beyond the antimeridian goes on: a jump back would lay an edge across the whole map.
    ring[:, 0] = np.unwrap(ring[:, 0], period=360.0)
    whole = shapely.intersection(shapely.Polygon(ring).buffer(0), shapely.box(*BOX))
    # Rounded here, so that no ring crosses itself because of it.
    parts = shapely.get_parts(shapely.set_precision(whole, 1 / GRAIN))
    large = [part for part in parts if part.geom_type == "Polygon" and part.area >= SMALLEST]
    return [piece for part in large for piece in _cells(part)]


def _cells(part: shapely.Polygon) -> Iterator[shapely.Polygon]:
    """The land of each cell: who asks about a short line then meets short outlines."""
    west, south, east, north = (int(np.floor(edge / CELL)) for edge in part.bounds)
    for column in range(west, east + 1):
        for row in range(south, north + 1):
            cell = shapely.box(column * CELL, row * CELL, (column + 1) * CELL, (row + 1) * CELL)
            inside = shapely.set_precision(shapely.intersection(part, cell), 1 / GRAIN)
            yield from (piece for piece in shapely.get_parts(inside) if piece.geom_type == "Polygon")


if __name__ == "__main__":
    sys.exit(main())
