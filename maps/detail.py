"""Builds the members of ``maps/gshhg.npz``: shores, rivers and whose land it is, cut into cells, at two grades."""

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from shapely.geometry.base import BaseGeometry

from console.map import projection
from maps import cells, shores, sources, topology, zones
from maps.topology import Points

LIMITS = (90.0, 220.0, 500.0)
"""Most metres per physical pixel each grade serves."""
SIDES = (55.0, 100.0, 220.0)
"""Side in metres of the square a lost triangle may have."""
QUANTA = (16.0, 32.0, 64.0)
"""Metres that coordinates are rounded to; a cell is SPAN of them wide."""
SMALLEST = (4.0, 5.0, 6.0)
"""Islands and lakes below this many such squares are left out."""
GRADES = {"land": (0, 1, 2), "lake": (0, 2), "river": (0, 2)}
"""The grades each layer is kept at; between them the finer one serves."""
MARGIN = 1.0
"""Degrees beyond the region's box that are kept, so that its edge lies out of sight."""

Members = dict[str, npt.NDArray[np.generic]]
Weighed = tuple[Points, Points, int]


def build(root: Path, ground: BaseGeometry, land: Iterable[tuple[Points, int]]) -> Members:
    """``root``: the unpacked package; ``ground``: all countries, degrees; ``land``: their finest outlines, metres."""
    found = shores.shores(root, ground)
    weighed = {
        "land": [_weighed(ring, 0) for ring in found.land],
        "lake": [_weighed(ring, 0) for ring in found.lakes],
        "river": [_weighed(line, rank) for line, rank in shores.rivers(root) if rank],
    }
    members: Members = {
        "limits": np.array(LIMITS),
        "quanta": np.array(QUANTA),
        "span": np.array(cells.SPAN),
    }
    for grade, side in enumerate(SIDES):
        whole = _whole(QUANTA[grade] * cells.SPAN)
        members[f"covered{grade}"] = np.array(sorted(whole), np.int16)
        for layer in (layer for layer in weighed if grade in GRADES[layer]):
            shapes = weighed[layer]
            cutter: Callable[[Iterable[tuple[Points, int]], float], cells.Cut]
            cutter = cells.lines if layer == "river" else cells.rings
            kept = [_thinned(shape, side, SMALLEST[grade] if layer != "river" else 0.0) for shape in shapes]
            cut = cutter((shape for shape in kept if len(shape[0]) > 1), QUANTA[grade])
            members |= cells.pack(f"{layer}{grade}", {cell: cut[cell] for cell in whole & cut.keys()})
    grounds = {cell for cell in _whole(QUANTA[0] * cells.SPAN)} & _keys(members, "land0")
    members |= cells.pack("zone0", zones.zones(sorted(grounds), list(land), QUANTA[0]))
    return members


def _keys(members: Members, name: str) -> set[cells.Cell]:
    return {(int(column), int(row)) for column, row in members[f"{name}.cell"].tolist()}


def _weighed(degrees: Points, tag: int) -> Weighed:
    points = np.column_stack(projection.forward(degrees[:, 0], degrees[:, 1]))
    return points, topology.weights(points), tag


def _thinned(shape: Weighed, side: float, smallest: float) -> tuple[Points, int]:
    points, weights, tag = shape
    thin = points[weights >= side**2]
    if smallest and (len(thin) < 4 or topology.area(points) < smallest * side**2):
        return thin[:0], tag
    return thin, tag


def _whole(side: float) -> set[cells.Cell]:
    """The cells that lie in the region entirely."""
    west, south, east, north = sources.BOX
    reach = int(np.ceil(6e6 / side))
    corners = np.arange(-reach, reach + 2)
    x, y = np.meshgrid(corners * side, corners * side)
    lon, lat = projection.inverse(x, y)
    inside = (lon > west - MARGIN) & (lon < east + MARGIN) & (lat > south - MARGIN) & (lat < north + MARGIN)
    full = inside[:-1, :-1] & inside[1:, :-1] & inside[:-1, 1:] & inside[1:, 1:]
    rows, columns = np.nonzero(full)
    return {(int(column) - reach, int(row) - reach) for row, column in zip(rows, columns, strict=True)}
