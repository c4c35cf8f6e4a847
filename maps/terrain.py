"""Rasters under the map: which way slopes face, and how near the sea is to land.

Relief comes from GMTED2010 heights at four arc minutes. Both rasters are bytes on a square grid of the plane;
128 in the relief is flat land and all water, so that nothing is painted there.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from console.map import projection
from maps import sources
from maps.topology import Points

HEIGHTS = f"{sources.SPREZZATURA}/elevation-4arcmin.png"
_NORTH = 84.0  # the grid's upper edge, degrees
_OFFSET = 1000.0  # metres added to every height
_ARC = 1 / 15  # degrees a cell
CELL = 4000.0
"""Metres of the plane a cell of the relief."""
SEA_CELL = 16000.0
OPEN_SEA = 160e3
"""Metres from land at which the sea is at its deepest colour."""
RIM = 400e3
"""Metres over which both rasters fade out at their edges."""
STEEPNESS = 26.0
"""How strongly slopes are shaded: a mean gradient of 4 % comes out at three quarters."""


def rasters(root: Path, land: Iterable[Points]) -> dict[str, npt.NDArray[np.generic]]:
    """``relief`` and ``shallow`` with their corners; ``land`` are rings in metres of the plane."""
    west, south, east, north = _extent()
    mask = _mask(land, west, north, east - west, north - south, CELL)
    rim = _rim(mask.shape, round(RIM / CELL))
    relief = np.where(mask, 128 + (_relief(root / HEIGHTS, west, north, mask.shape) - 128) * rim, 128).astype(np.uint8)
    near = _nearness(mask)
    near = np.round(near * _rim(near.shape, round(RIM / SEA_CELL)))
    return {
        "relief.values": relief,
        "relief.corner": np.array([west, north, CELL]),
        "shallow.values": near.astype(np.uint8),
        "shallow.corner": np.array([west, north, SEA_CELL]),
    }


def _rim(shape: tuple[int, ...], cells: int) -> Points:
    """1 inside, falling to 0 at the raster's edges, so that no edge shows."""
    rows, columns = (np.minimum(np.arange(size), np.arange(size)[::-1]) / cells for size in shape)
    return np.asarray(np.clip(np.minimum(rows[:, None], columns[None, :]), 0, 1))


def _extent() -> tuple[float, float, float, float]:
    """The part of the plane that covers the detailed region, on whole cells of the coarser grid."""
    west, south, east, north = sources.BOX
    lon = np.r_[np.linspace(west, east, 99), np.linspace(west, east, 99), np.full(99, west), np.full(99, east)]
    lat = np.r_[np.full(99, south), np.full(99, north), np.linspace(south, north, 99), np.linspace(south, north, 99)]
    x, y = projection.forward(lon, lat)
    edges = np.array([x.min(), y.min(), x.max(), y.max()]) / SEA_CELL
    low, high = np.floor(edges[:2]) * SEA_CELL, np.ceil(edges[2:]) * SEA_CELL
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _mask(
    land: Iterable[Points], west: float, north: float, width: float, height: float, cell: float
) -> npt.NDArray[np.bool_]:
    picture = Image.new("1", (round(width / cell), round(height / cell)))
    brush = ImageDraw.Draw(picture)
    for ring in land:
        pixels = (ring - (west, north)) * (1 / cell, -1 / cell)
        brush.polygon([(float(x), float(y)) for x, y in pixels], fill=1)
    return np.asarray(picture, bool)


def _relief(heights: Path, west: float, north: float, shape: tuple[int, ...]) -> Points:
    """Light from the upper left of the plane: 255 fully lit, 0 fully in shadow."""
    rows, columns = shape
    x, y = np.meshgrid(west + (np.arange(columns) + 0.5) * CELL, north - (np.arange(rows) + 0.5) * CELL)
    lon, lat = projection.inverse(x, y)
    step = 0.02
    ahead_x, ahead_y = projection.forward(lon, lat + step)
    turn = np.arctan2(ahead_x - x, ahead_y - y)
    to_east, to_north = _gradients(heights, lon, lat)
    right = to_east * np.cos(turn) + to_north * np.sin(turn)
    up = to_north * np.cos(turn) - to_east * np.sin(turn)
    lit = (right * 0.71 - up * 0.71) + 0.35 * (right * 0.26 - up * 0.97)
    return np.asarray(np.round(128 + 127 * np.tanh(STEEPNESS * lit)))


def _gradients(file: Path, lon: Points, lat: Points) -> tuple[Points, Points]:
    """Rise per metre towards east and north at places, from the heights around them."""
    heights = np.asarray(Image.open(file), np.float64) - _OFFSET
    heights = np.maximum(heights, 0)
    row_lat = _NORTH - (np.arange(heights.shape[0]) + 0.5) * _ARC
    metres = np.radians(_ARC) * projection.SEMI_MAJOR
    to_north = -np.gradient(heights, axis=0) / metres
    to_east = np.gradient(heights, axis=1) / (metres * np.cos(np.radians(row_lat)))[:, None]
    column, row = (lon + 180) / _ARC - 0.5, (_NORTH - lat) / _ARC - 0.5
    return _between(to_east, column, row), _between(to_north, column, row)


def _between(grid: Points, column: Points, row: Points) -> Points:
    """Bilinear values of a grid at fractional cells."""
    left = np.clip(np.floor(np.nan_to_num(column)), 0, grid.shape[1] - 2).astype(int)
    top = np.clip(np.floor(np.nan_to_num(row)), 0, grid.shape[0] - 2).astype(int)
    over, down = np.clip(column - left, 0, 1), np.clip(row - top, 0, 1)
    upper = grid[top, left] * (1 - over) + grid[top, left + 1] * over
    lower = grid[top + 1, left] * (1 - over) + grid[top + 1, left + 1] * over
    return np.asarray(np.nan_to_num(upper * (1 - down) + lower * down))


def _nearness(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.uint8]:
    """255 at the coast to 0 on the open sea, softened."""
    factor = round(SEA_CELL / CELL)
    rows, columns = mask.shape[0] // factor, mask.shape[1] // factor
    coarse = mask[: rows * factor, : columns * factor].reshape(rows, factor, columns, factor).mean(axis=(1, 3))
    near = coarse.astype(np.float64)
    reach = round(OPEN_SEA / SEA_CELL / 2)
    for _ in range(3):
        near = _blurred(_blurred(near, reach, 0), reach, 1)
    return np.asarray(np.round(255 - 255 * np.clip(1 - near * 2.2, 0, 1) ** 1.5), np.uint8)


def _blurred(grid: Points, reach: int, axis: int) -> Points:
    """The mean over ``reach`` cells either way along an axis."""
    pad = [(reach + 1, reach) if along == axis else (0, 0) for along in (0, 1)]
    total = np.cumsum(np.pad(grid, pad, mode="edge"), axis=axis)
    width = 2 * reach + 1
    upper, lower = [slice(None)] * 2, [slice(None)] * 2
    upper[axis], lower[axis] = slice(width, None), slice(None, -width)
    return np.asarray((total[tuple(upper)] - total[tuple(lower)]) / width)
