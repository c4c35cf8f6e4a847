"""The basemap as it goes into the file: outlines of three reaches as packed steps, and names with their scales.

Positions are whole metres of the plane (:mod:`console.map.projection`), so that the file looks like the console's map.
"""

import base64
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from console.exports.interactive.embedding import json_text
from console.map.basemap import Basemap, Shapes, shipped
from console.map.ground_names import CITY_SIZES

DETAIL: Final = (-3.2e6, -3.0e6, 3.6e6, 3.4e6)
"""West, south, east, north in the plane: where outlines have detail."""
_FAR, _NEAR, _REST = 3, 1, 4
"""Levels of the basemap: inside the detail from afar and close up, and outside of it."""
NEAR_BELOW: Final = 1800.0
"""Metres a pixel under which the near outlines are drawn."""
_LEAST_PEOPLE: Final = CITY_SIZES[1][1]


@lru_cache(maxsize=2)
def ground(basemap: Basemap | None = None) -> str:
    """The ground as JSON text for the page: the same for every map."""
    found = basemap or shipped()
    told = {
        "near": NEAR_BELOW,
        "land": _reaches(found, "land"),
        "border": _reaches(found, "border"),
        "disputed": _reaches(found, "disputed"),
        "lake": [[], _pack(found, "lake", _FAR, True), _pack(found, "lake", _NEAR, True)],
        "river": [[], [], _pack(found, "river", _NEAR, True)],
        "sovereign": found.countries.sovereign,
        "iso2": found.countries.iso2,
        "countries": _countries(found),
        "cities": _cities(found),
        "seas": _seas(found),
    }
    return json_text(told)


def packed(lines: Sequence[npt.NDArray[np.float64]], quantum: float) -> str:
    """Lines or rings, each (n, 2) metres of the plane, in steps of ``quantum`` metres."""
    counts = np.array([len(line) for line in lines])
    grid = np.round(np.concatenate(lines) / quantum).astype(np.int64)
    return _steps(grid, np.cumsum(counts) - counts)


def _reaches(basemap: Basemap, layer: str) -> list[Any]:
    return [
        _pack(basemap, layer, _REST, False),
        _pack(basemap, layer, _FAR, True),
        _pack(basemap, layer, _NEAR, True),
    ]


def _pack(basemap: Basemap, layer: str, level: int, inside: bool) -> list[Any]:
    """``[quantum, vertices of each shape, tags, steps]`` of the shapes that meet the detail, or of all others."""
    shapes = basemap.shapes(layer, level)
    meets = np.zeros(len(shapes.tag), bool)
    meets[shapes.meeting(*DETAIL)] = True
    chosen = np.flatnonzero(meets if inside else ~meets)
    if not len(chosen):
        return []
    quantum = _quantum(shapes)
    lines = [shapes.points(int(number)) for number in chosen]
    return [quantum, [len(line) for line in lines], shapes.tag[chosen].tolist(), packed(lines, quantum)]


def _quantum(shapes: Shapes) -> float:
    """The grid its vertices lie on; every level's is a multiple of half a metre."""
    whole = np.abs(np.round(shapes.xy[:4096] * 2)).astype(np.int64)
    return max(float(np.gcd.reduce(whole.ravel())) / 2, 1.0)


def _steps(grid: npt.NDArray[np.int64], heads: npt.NDArray[np.int64]) -> str:
    """Each vertex as its steps east and north from the one before, from the origin at the head of each shape."""
    steps = np.diff(grid, axis=0, prepend=grid[:1])
    steps[heads] = grid[heads]
    return base64.b64encode(_bytes_of(steps.ravel())).decode()


def _bytes_of(values: npt.NDArray[np.int64]) -> bytes:
    """Signed numbers as bytes of seven bits, least first, the high bit where more follow; the lowest is the sign."""
    plain = np.where(values < 0, -2 * values - 1, 2 * values)
    groups = [(plain >> shift) & 0x7F for shift in range(0, 35, 7)]
    lengths = np.ones(len(plain), np.int64)
    for count, shift in enumerate(range(7, 35, 7), start=2):
        lengths[plain >> shift > 0] = count
    start = np.cumsum(lengths) - lengths
    out = np.zeros(int(lengths.sum()), np.uint8)
    for place, group in enumerate(groups):
        here = lengths > place
        out[start[here] + place] = group[here] | np.where(lengths[here] > place + 1, 0x80, 0)
    return out.tobytes()


def _countries(basemap: Basemap) -> list[Any]:
    """Name, width in metres and the spots for the name, the best first, of those that can be seen."""
    countries, spots = basemap.countries, np.round(basemap.countries.spot).astype(int)
    return [
        [countries.name[number], round(float(countries.width[number])), spots[number].ravel().tolist()]
        for number in np.argsort(-countries.width, kind="stable").tolist()
    ]


def _cities(basemap: Basemap) -> list[Any]:
    """Name, x, y, the coarsest scale at which it is named (0: any), whether it is a capital; the greater first."""
    cities, west, south, east, north = basemap.cities, *DETAIL
    found = []
    for number, name in enumerate(cities.name):
        x, y = (round(float(part)) for part in cities.xy[number])
        people, capital = int(cities.people[number]), bool(cities.capital[number])
        if not capital and (people < _LEAST_PEOPLE or not (west < x < east and south < y < north)):
            continue
        coarsest = 0 if capital else max(scale for scale, least in CITY_SIZES if people >= least)
        found.append([name, x, y, int(coarsest), int(capital)])
    return found


def _seas(basemap: Basemap) -> list[Any]:
    seas = basemap.seas
    columns = (np.round(seas.xy).astype(int).tolist(), seas.finest.tolist(), seas.coarsest.tolist())
    return [[name, *xy, finest, coarsest] for name, xy, finest, coarsest in zip(seas.name, *columns, strict=True)]
