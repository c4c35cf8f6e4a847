"""Reads the shipped basemap: outlines by level of detail, countries, cities. See ``maps/SOURCES.md``.

Members are read when first asked for; a level is a few hundred kilobytes. Coordinates are metres of the plane
(:mod:`console.map.projection`).
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import cos, pi, sin
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from console.config import paths
from console.map.stretches import Flags, Stretches

Floats = npt.NDArray[np.float64]
_LARGEST_CELL = 1.25
"""Pixels a cell of a raster may be wide where smaller ones are known."""


@dataclass(frozen=True)
class Shapes:
    """Lines or rings: ``xy`` (n, 2), shape ``i`` is ``xy[start[i]:start[i + 1]]`` with ``box[i]`` and ``tag[i]``."""

    xy: Floats
    start: npt.NDArray[np.int32]
    box: npt.NDArray[np.float32]
    tag: npt.NDArray[np.int16]

    def meeting(self, west: float, south: float, east: float, north: float) -> npt.NDArray[np.intp]:
        """Numbers of the shapes whose box meets a rectangle of the plane."""
        box = self.box
        return np.flatnonzero((box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south))

    @cached_property
    def stretches(self) -> Stretches:
        """What finds the part of them that a picture shows."""
        return Stretches(self.xy, self.start)

    @cached_property
    def all(self) -> Flags:
        """Every one of them, to choose from."""
        return np.ones(len(self.tag), bool)

    def at(self, vertices: npt.NDArray[np.intp]) -> tuple[Floats, Floats]:
        """Some vertices, x and y."""
        return self.xy[vertices, 0], self.xy[vertices, 1]

    def points(self, number: int) -> Floats:
        """The vertices of one shape."""
        return self.xy[self.start[number] : self.start[number + 1]]


@dataclass(frozen=True)
class Raster:
    """Bytes on a square grid: upper left corner and side of a cell in metres of the plane."""

    values: npt.NDArray[np.uint8]
    west: float
    north: float
    cell: float

    def at(self, metres_per_pixel: float) -> "Raster":
        """The same with cells about as large as a pixel, or as large as they are: from afar a pixel is their mean."""
        return self if 2 * self.cell > _LARGEST_CELL * metres_per_pixel else self._halved.at(metres_per_pixel)

    @cached_property
    def _halved(self) -> "Raster":
        rows, columns = (side // 2 for side in self.values.shape)
        four = self.values[: 2 * rows, : 2 * columns].reshape(rows, 2, columns, 2)
        sums = four[:, 0, :, 0].astype(np.uint16) + four[:, 0, :, 1] + four[:, 1, :, 0] + four[:, 1, :, 1]
        return Raster(((sums + 2) // 4).astype(np.uint8), self.west, self.north, 2 * self.cell)


@dataclass(frozen=True)
class Countries:
    """Names, ISO 3166-1 codes of the place itself and of its sovereign, spots for the name, width in metres."""

    name: tuple[str, ...]
    iso2: tuple[str, ...]
    sovereign: tuple[str, ...]
    spot: npt.NDArray[np.float32]
    width: npt.NDArray[np.float32]

    def number(self, iso2: str) -> int | None:
        """The number of a country or territory by its own code; None where the map has none."""
        return self.iso2.index(iso2) if iso2 in self.iso2 else None


@dataclass(frozen=True)
class Cities:
    """Capitals first, then by population."""

    name: tuple[str, ...]
    country: tuple[str, ...]
    xy: npt.NDArray[np.float32]
    people: npt.NDArray[np.int32]
    capital: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Seas:
    """Names of waters and the scales, metres per logical pixel, between which they are written."""

    name: tuple[str, ...]
    xy: npt.NDArray[np.float32]
    finest: npt.NDArray[np.float32]
    coarsest: npt.NDArray[np.float32]


class Basemap:
    """The shipped file. Raises FileNotFoundError when it is not there."""

    def __init__(self, path: Path) -> None:
        self._archive: Any = np.load(path, allow_pickle=False)
        self.levels: tuple[float, ...] = tuple(float(limit) for limit in self._archive["levels"])
        self._shapes: dict[str, Shapes] = {}

    def level(self, metres_per_pixel: float) -> int:
        """The coarsest level that is still exact at a scale (metres per physical pixel)."""
        return int(np.searchsorted(self.levels[:-1], metres_per_pixel))

    def shapes(self, layer: str, level: int) -> Shapes:
        """A layer (``land``, ``coast``, ``border``, ``disputed``, ``lake``, ``river``, ``admin``) at a level.

        A layer that stops at a finer level comes back empty.
        """
        return self._named(f"{layer}{level}")

    def lookup(self, layer: str) -> Shapes:
        """Shapes that are asked and not drawn, alike at every scale: ``region``, ``lake_named``, ``river_named``."""
        return self._named(layer)

    def _named(self, name: str) -> Shapes:
        if name not in self._shapes:
            self._shapes[name] = self._read(name) if f"{name}.step" in self._archive else NOTHING
        return self._shapes[name]

    def _read(self, name: str) -> Shapes:
        archive = self._archive
        start = archive[f"{name}.start"]
        grid = np.cumsum(archive[f"{name}.step"], axis=0, dtype=np.int32)
        heads = start[:-1]
        grid += np.repeat(archive[f"{name}.first"] - grid[heads], np.diff(start), axis=0)
        return Shapes(grid * archive[f"{name}.quantum"].item(), start, archive[f"{name}.box"], archive[f"{name}.tag"])

    @cached_property
    def countries(self) -> Countries:
        """All countries; a ``land`` shape's tag is a number into them."""
        return Countries(
            self._text("country.name"),
            self._text("country.iso2"),
            self._text("country.sovereign"),
            self._archive["country.spot"],
            self._archive["country.width"],
        )

    @cached_property
    def cities(self) -> Cities:
        """All cities."""
        return self._cities("city")

    @cached_property
    def towns(self) -> Cities:
        """Places too small for a city, by population; none are capitals."""
        return self._cities("town") if "town.name" in self._archive else _NOWHERE

    def _cities(self, kind: str) -> Cities:
        archive = self._archive
        xy, people, capital = (archive[f"{kind}.{part}"] for part in ("xy", "people", "capital"))
        return Cities(self._text(f"{kind}.name"), self._text(f"{kind}.country"), xy, people, capital)

    @lru_cache(maxsize=16)  # noqa: B019 (one basemap lives as long as the program)
    def names(self, kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """English and local names by number; a local one is empty where it is the same or not known.

        Kinds: ``country``, ``city``, ``town``, ``sea``, ``region``, ``lake_named``, ``river_named``.
        """
        names = self._text(f"{kind}.name")
        return names, self._text(f"{kind}.local") if f"{kind}.local" in self._archive else ("",) * len(names)

    @cached_property
    def region_countries(self) -> npt.NDArray[np.int16]:
        """The country of each region (first-order administrative area); a ``region`` shape's tag is a region."""
        return np.asarray(self._archive["region.country"])

    @cached_property
    def seas(self) -> Seas:
        """All seas."""
        archive = self._archive
        return Seas(self._text("sea.name"), archive["sea.xy"], archive["sea.finest"], archive["sea.coarsest"])

    @lru_cache(maxsize=4)  # noqa: B019 (one basemap lives as long as the program)
    def raster(self, name: str) -> Raster:
        """``relief`` (128 is flat, less is shadow, more is light) or ``shallow`` (255 at the coast, 0 far out)."""
        west, north, cell = (float(part) for part in self._archive[f"{name}.corner"])
        return Raster(self._archive[f"{name}.values"], west, north, cell)

    def country_at(self, x: float, y: float, level: int = 0, reach: float = 0.0) -> int | None:
        """The number of the country that holds a point of the plane, or lies within ``reach`` metres of it.

        None at sea. A shore drawn from afar may pass a harbour town on the wrong side: half a kilometre of reach
        mends that.
        """
        ring = ((cos(turn * pi / 4) * reach, sin(turn * pi / 4) * reach) for turn in range(8 if reach else 0))
        tries = ((x, y), *((x + right, y + up) for right, up in ring))
        found = (self._holder(*place, level) for place in tries)
        return next((owner for owner in found if owner is not None), None)

    def _holder(self, x: float, y: float, level: int) -> int | None:
        return holder(self.shapes("land", level), x, y)

    def _text(self, name: str) -> tuple[str, ...]:
        return tuple(bytes(self._archive[name]).decode().split("\n"))


NOTHING = Shapes(np.zeros((0, 2)), np.zeros(1, np.int32), np.zeros((0, 4), np.float32), np.zeros(0, np.int16))


_NOWHERE = Cities((), (), np.zeros((0, 2), np.float32), np.zeros(0, np.int32), np.zeros(0, np.bool_))


def holder(areas: Shapes, x: float, y: float) -> int | None:
    """The tag of the area that holds a point of the plane; rings of one tag take out of each other."""
    inside: dict[int, bool] = {}
    for number in areas.meeting(x, y, x, y):
        if _crossings(areas.points(number), x, y) % 2:
            owner = int(areas.tag[number])
            inside[owner] = not inside.get(owner, False)
    return next((owner for owner, odd in inside.items() if odd), None)


def _crossings(ring: Floats, x: float, y: float) -> int:
    """How often a ray to the east meets a closed ring."""
    above = ring[:, 1] > y
    at = np.flatnonzero(above[:-1] != above[1:])
    start, end = ring[at], ring[at + 1]
    meets = start[:, 0] + (y - start[:, 1]) / (end[:, 1] - start[:, 1]) * (end[:, 0] - start[:, 0])
    return int(np.count_nonzero(meets > x))


@lru_cache(maxsize=1)
def shipped() -> Basemap:
    """The basemap beside the program, opened once."""
    return Basemap(paths.maps("basemap.npz"))
