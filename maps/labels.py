"""What is written on the map and where: countries with several places to write their name, cities by size."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from console.map import projection
from maps import packing, sources, topology, towns
from maps.local_names import table
from maps.topology import Points

SPOTS = 9
"""How many places a country's name may be written at."""
WATER = 400.0
"""Side in metres of the square a lost triangle of a named lake or river may have."""
_GRID = 24


def countries(nations: Sequence[sources.Country]) -> dict[str, npt.NDArray[np.generic]]:
    """Names, codes and label spots (m, SPOTS, 2) in the plane, with the width of the main part in metres."""
    spots = [_spots(nation) for nation in nations]
    local = {row["iso2"]: row["local"] for row in table("countries.csv")}
    return {
        "country.local": packing.text([_other(local.get(nation.iso2, ""), nation.name) for nation in nations]),
        "country.name": packing.text([nation.name for nation in nations]),
        "country.iso2": packing.text([nation.iso2 for nation in nations]),
        "country.sovereign": packing.text([nation.sovereign for nation in nations]),
        "country.spot": np.array([spot for spot, _ in spots], np.float32),
        "country.width": np.array([width for _, width in spots], np.float32),
    }


def cities(name: str, places: Sequence[towns.City]) -> dict[str, npt.NDArray[np.generic]]:
    """Places under a name for the members, in the order given."""
    xy = np.column_stack(projection.forward([place.lon for place in places], [place.lat for place in places]))
    return {
        f"{name}.name": packing.text([place.name for place in places]),
        f"{name}.local": packing.text([place.local for place in places]),
        f"{name}.country": packing.text([place.country for place in places]),
        f"{name}.xy": np.round(xy).astype(np.float32),
        f"{name}.people": np.array([place.population for place in places], np.int32),
        f"{name}.capital": np.array([place.capital for place in places], np.bool_),
    }


def seas() -> dict[str, npt.NDArray[np.generic]]:
    """Names of seas from our own table, with the scales (metres a pixel) between which they are written."""
    rows = table("seas.csv")
    xy = np.column_stack(projection.forward([float(row["lon"]) for row in rows], [float(row["lat"]) for row in rows]))
    return {
        "sea.name": packing.text([row["name"] for row in rows]),
        "sea.local": packing.text([row["local"] for row in rows]),
        "sea.xy": np.round(xy).astype(np.float32),
        "sea.finest": np.array([float(row["finest_km_per_px"]) * 1000 for row in rows], np.float32),
        "sea.coarsest": np.array([float(row["coarsest_km_per_px"]) * 1000 for row in rows], np.float32),
    }


def waters(name: str, named: Sequence[sources.Line]) -> dict[str, npt.NDArray[np.generic]]:
    """Lakes or rivers that have a name, as shapes whose tag is a number into the names."""
    known = {row["name"]: row["local"] for row in table("waters.csv")}
    called = [(line.name, known.get(line.name, line.local)) for line in named]
    names = sorted(set(called))
    numbers = {entry: number for number, entry in enumerate(names)}
    shapes = [(thinned(line.points, WATER), numbers[entry]) for line, entry in zip(named, called, strict=True)]
    return {
        f"{name}.name": packing.text([name for name, _ in names]),
        f"{name}.local": packing.text([_other(local, name) for name, local in names]),
        **packing.pack(name, [shape for shape in shapes if len(shape[0]) > 1], WATER / 10),
    }


def thinned(degrees: Points, side: float) -> Points:
    """A line of the plane without the vertices that weigh less than a square of that side."""
    points = np.column_stack(projection.forward(degrees[:, 0], degrees[:, 1]))
    return points[topology.weights(points) >= side**2]


def _other(local: str, name: str) -> str:
    return "" if local == name else local


def _spots(nation: sources.Country) -> tuple[npt.NDArray[np.float64], float]:
    """The source's label point first, then points of a grid inside the main part, deepest inside first."""
    outline = _main_part(nation)
    first = np.array(projection.plane(*nation.label))
    west, south, east, north = outline.bounds
    grid_x, grid_y = np.meshgrid(np.linspace(west, east, _GRID), np.linspace(south, north, _GRID))
    grid = np.column_stack((grid_x.ravel(), grid_y.ravel()))
    inside = grid[shapely.contains_xy(outline, grid[:, 0], grid[:, 1])]
    depth = shapely.distance(shapely.boundary(outline), shapely.points(inside))
    order = np.argsort(-depth, kind="stable")
    chosen = [first]
    apart = 0.16 * np.hypot(east - west, north - south)
    for spot in inside[order]:
        if len(chosen) < SPOTS and all(np.hypot(*(spot - other)) > apart for other in chosen):
            chosen.append(spot)
    while len(chosen) < SPOTS:
        chosen.append(first)
    return np.array(chosen), float(east - west)


def _main_part(nation: sources.Country) -> BaseGeometry:
    parts = list(getattr(nation.area, "geoms", [nation.area]))
    home = [part for part in parts if part.contains(shapely.Point(nation.label))]
    part = home[0] if home else max(parts, key=lambda area: area.area)
    flat = shapely.transform(part, lambda xy: np.column_stack(projection.forward(xy[:, 0], xy[:, 1])))
    return shapely.make_valid(shapely.simplify(flat, 2000))
