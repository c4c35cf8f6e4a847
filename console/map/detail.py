"""Reads the shores, lakes and rivers of ``maps/gshhg.npz``, finer than the basemap's, a cell of the plane at a time.

The file is opened when a scale it serves is first shown, and stays mapped: only the cells in view are ever read.
Coordinates are metres of the plane.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from math import floor
from pathlib import Path
from typing import Any, Final
from zipfile import ZipFile

import numpy as np
import numpy.typing as npt

from console.config import paths
from console.map.basemap import NOTHING, Basemap, Shapes

Box = tuple[float, float, float, float]
_Cells = tuple[int, int, int, int]
_Whole = npt.NDArray[np.int32]
_KEPT_CELLS: Final = 256
"""About what a frame and its surroundings need of all layers."""
_OUTLINES: Final = {"coast": "land", "shore": "lake"}
"""Lines that are the edges of areas, without what only closes a cell."""
LAYERS: Final = frozenset({"land", "coast", "lake", "shore", "river", "zone"})
"""What the file knows."""


@dataclass(frozen=True)
class _Layer:
    """Where each cell's part of a layer begins in the bytes."""

    at: dict[tuple[int, int], tuple[int, int]]
    stored: npt.NDArray[np.uint8]


class Detail:
    """The file at a path; it may be missing, then it serves nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def limits(self) -> tuple[float, ...]:
        """Most metres per physical pixel each grade serves; empty without the file."""
        return tuple(self._archive["limits"].tolist()) if self._path.exists() else ()

    def shapes(self, layer: str, metres_per_pixel: float, box: Box) -> Shapes | None:
        """The :meth:`parts` as one."""
        found = self.parts(layer, metres_per_pixel, box)
        return None if found is None else _joined(found)

    def parts(self, layer: str, metres_per_pixel: float, box: Box) -> tuple[Shapes, ...] | None:
        """What a box (west, south, east, north) shows of a layer, or a little more, cell by cell.

        None where the file has no say.

        Layers: ``land``, ``lake`` and ``zone`` (whose land; the tag is a country) are rings, ``coast``, ``shore``
        and ``river`` (the tag is a rank) lines.
        """
        grade = int(np.searchsorted(self.limits, metres_per_pixel))
        if grade == len(self.limits):
            return None
        if not self._covers(grade, _cells(box, self._side(grade))):
            return None
        kept = _OUTLINES.get(layer, layer)
        for finer in range(grade, -1, -1):
            if f"{kept}{finer}.cell" in self._archive:
                west, south, east, north = _cells(box, self._side(finer))
                places = product(range(south, north + 1), range(west, east + 1))
                cells = (self._cell(layer, finer, column, row) for row, column in places)
                return tuple(cell for cell in cells if len(cell.tag))
        return ()

    @cached_property
    def _archive(self) -> Any:
        return np.load(self._path, allow_pickle=False)

    @cached_property
    def _quanta(self) -> tuple[float, ...]:
        return tuple(self._archive["quanta"].tolist())

    def _side(self, grade: int) -> float:
        return self._quanta[grade] * self._span

    @cached_property
    def _span(self) -> int:
        return int(self._archive["span"].item())

    @cached_property
    def _covered(self) -> tuple[frozenset[tuple[int, int]], ...]:
        grades = range(len(self.limits))
        return tuple(frozenset(map(tuple, self._archive[f"covered{grade}"].tolist())) for grade in grades)

    def _covers(self, grade: int, cells: _Cells) -> bool:
        west, south, east, north = cells
        known = self._covered[grade]
        return all((x, y) in known for x in range(west, east + 1) for y in range(south, north + 1))

    @lru_cache(maxsize=_KEPT_CELLS)  # noqa: B019 (lives as long as the program)
    def _cell(self, layer: str, grade: int, column: int, row: int) -> Shapes:
        steps, lengths, tags = self._read(_OUTLINES.get(layer, layer), grade, column, row)
        if not len(lengths):
            return NOTHING
        grid, start = _vertices(steps, lengths)
        if layer in _OUTLINES:
            grid, start = _edges(grid, start, self._span)
            tags = np.zeros(len(start) - 1, np.int16)
        if not len(grid):
            return NOTHING
        quantum, side = self._quanta[grade], self._side(grade)
        xy = grid.astype(np.float64) * quantum + (column * side, row * side)
        low, high = (bound.reduceat(xy, start[:-1]) for bound in (np.minimum, np.maximum))
        return Shapes(xy, start, np.hstack((low, high)).astype(np.float32), tags)

    def _read(self, layer: str, grade: int, column: int, row: int) -> tuple[_Whole, _Whole, npt.NDArray[np.int16]]:
        """Steps, lengths and tags of a cell's shapes."""
        place = self._layer(f"{layer}{grade}").at.get((column, row))
        if place is None:
            return np.zeros((0, 2), np.int32), np.zeros(0, np.int32), np.zeros(0, np.int16)
        raw = zlib.decompress(self._layer(f"{layer}{grade}").stored[slice(*place)].tobytes())
        count = int(np.frombuffer(raw, "<i4", 1)[0])
        lengths = np.frombuffer(raw, "<i4", count, 4).astype(np.int32)
        tags = np.frombuffer(raw, "<i2", count, 4 + 4 * count).astype(np.int16)
        low, high = np.frombuffer(raw, np.uint8, -1, 4 + 6 * count).reshape(2, -1)
        steps = (low.astype(np.uint16) | (high.astype(np.uint16) << 8)).view(np.int16)
        return steps.astype(np.int32).reshape(-1, 2), lengths, tags

    @lru_cache(maxsize=16)  # noqa: B019
    def _layer(self, name: str) -> _Layer:
        cells, at = self._archive[f"{name}.cell"].tolist(), self._archive[f"{name}.at"].tolist()
        places = {(column, row): (at[k], at[k + 1]) for k, (column, row) in enumerate(cells)}
        return _Layer(places, _mapped(self._path, f"{name}.bytes"))


@lru_cache(maxsize=1)
def shipped() -> Detail:
    """The file beside the program."""
    return Detail(paths.maps("gshhg.npz"))


def parts(basemap: Basemap, layer: str, metres_per_pixel: float, box: Box) -> tuple[Shapes, ...]:
    """A layer for a scale (metres per physical pixel) in a box: in detail where it is known, else of the basemap."""
    found = shipped().parts(layer, metres_per_pixel, box) if layer in LAYERS else None
    coarser = "lake" if layer == "shore" else layer
    return (basemap.shapes(coarser, basemap.level(metres_per_pixel)),) if found is None else found


def _joined(parts: Sequence[Shapes]) -> Shapes:
    if len(parts) < 2:
        return parts[0] if parts else NOTHING
    ends = np.cumsum([0, *(len(part.xy) for part in parts)])
    starts = [part.start[:-1] + end for part, end in zip(parts, ends[:-1], strict=True)]
    return Shapes(
        np.concatenate([part.xy for part in parts]),
        np.r_[np.concatenate(starts), ends[-1]].astype(np.int32),
        np.concatenate([part.box for part in parts]),
        np.concatenate([part.tag for part in parts]),
    )


def _cells(box: Box, side: float) -> _Cells:
    west, south, east, north = (floor(edge / side) for edge in box)
    return west, south, east, north


def _mapped(path: Path, name: str) -> npt.NDArray[np.uint8]:
    """A stored member of bytes as it lies in the file, nothing read yet."""
    with ZipFile(path) as archive:
        entry = archive.getinfo(f"{name}.npy")
        with archive.open(entry) as member:
            np.lib.format.read_magic(member)
            (count,), _, _ = np.lib.format.read_array_header_1_0(member)
            header = member.tell()
    with path.open("rb") as raw:
        raw.seek(entry.header_offset + 26)
        name_length, extra_length = np.frombuffer(raw.read(4), "<u2").tolist()
    begin = entry.header_offset + 30 + name_length + extra_length + header
    return np.memmap(path, np.uint8, "r", begin, (count,))


def _vertices(steps: _Whole, lengths: _Whole) -> tuple[_Whole, _Whole]:
    """Places from steps that begin anew, from the cell's corner, with every shape; and where each shape begins."""
    start = np.r_[0, np.cumsum(lengths)].astype(np.int32)
    grid = np.cumsum(steps, axis=0, dtype=np.int32)
    before = np.vstack((np.zeros((1, 2), np.int32), grid[start[1:-1] - 1]))
    return grid - np.repeat(before, lengths, axis=0), start


def _edges(grid: _Whole, start: _Whole, span: int) -> tuple[_Whole, _Whole]:
    """Rings as lines without the stretches along the cell's edge."""
    real = np.ones(len(grid), bool)
    real[start[1:] - 1] = False
    for edge in (0, span):
        on = grid == edge
        real[:-1] &= ~np.any(on[:-1] & on[1:], axis=1)
    at = np.flatnonzero(real)
    if not len(at):
        return grid[:0], np.zeros(1, np.int32)
    begins = np.r_[True, np.diff(at) > 1]
    run = np.cumsum(begins) - 1
    vertices = np.empty(len(at) + run[-1] + 1, np.intp)
    vertices[np.arange(len(at)) + run] = at
    ends = np.r_[np.flatnonzero(begins)[1:], len(at)]
    vertices[ends + np.arange(len(ends))] = at[ends - 1] + 1
    return grid[vertices], np.r_[0, ends + np.arange(1, len(ends) + 1)].astype(np.int32)
