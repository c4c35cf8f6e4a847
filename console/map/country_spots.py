"""Where the names of countries may stand in what a view shows of them, on maps that nobody can move."""

from functools import lru_cache
from typing import Final

from console.map.basemap import Basemap
from console.map.frame import Frame

_ACROSS: Final = 14
_LEVEL: Final = 4
_MOST: Final = 6


@lru_cache(maxsize=64)
def country_spots(frame: Frame, basemap: Basemap) -> dict[int, tuple[tuple[float, float], ...]]:
    """The number of each country in view, and places in it, pixels of the frame, those farthest inside first."""
    down = max(2, round(_ACROSS * frame.height / frame.width))
    x = [(place + 0.5) * frame.width / _ACROSS for place in range(_ACROSS)]
    y = [(place + 0.5) * frame.height / down for place in range(down)]
    cells = {
        (column, row): basemap.country_at(*frame.plane(x[column], y[row]), level=_LEVEL)
        for column in range(_ACROSS)
        for row in range(down)
    }
    depth: dict[tuple[int, int], int] = {}
    for (column, row), owner in cells.items():
        reach = 0
        while owner is not None and all(
            cells.get((column + right, row + below)) == owner
            for right in (-reach, 0, reach)
            for below in (-reach, 0, reach)
        ):
            reach += 1
        depth[column, row] = reach
    found: dict[int, list[tuple[float, float]]] = {}
    for column, row in sorted(depth, key=lambda cell: -depth[cell]):
        owner = cells[column, row]
        if owner is not None and len(found.setdefault(owner, [])) < _MOST:
            found[owner].append((x[column], y[row]))
    return {owner: tuple(spots) for owner, spots in found.items()}
