"""Which countries touch the edge of a close view, and where along it: close up their names stand only there."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from console.map.basemap import Basemap
from console.map.frame import Frame

INSET: Final = 16.0
_PER_EDGE: Final = 12
_LEVEL: Final = 1


def edge_names(frame: Frame, basemap: Basemap) -> Iterator[tuple[int, float, float]]:
    """Number and middle of each country's longest stretch of the edge, logical pixels."""
    around = list(_around(frame))
    owners = [basemap.country_at(*frame.plane(x, y), level=_LEVEL) for x, y in around]
    longest: dict[int, tuple[int, int]] = {}
    at = 0
    for owner, group in groupby(owners):
        length = len(list(group))
        if owner is not None and length > longest.get(owner, (0, 0))[0]:
            longest[owner] = (length, at + length // 2)
        at += length
    for owner, (_, middle) in longest.items():
        yield owner, *around[middle]


def _around(frame: Frame) -> Iterator[tuple[float, float]]:
    """Points along the edge, clockwise from the upper left."""
    wide, high = frame.width - 2 * INSET, frame.height - 2 * INSET
    shares = [(step + 0.5) / _PER_EDGE for step in range(_PER_EDGE)]
    yield from ((INSET + wide * share, INSET) for share in shares)
    yield from ((INSET + wide, INSET + high * share) for share in shares)
    yield from ((INSET + wide * (1 - share), INSET + high) for share in shares)
    yield from ((INSET, INSET + high * (1 - share)) for share in shares)
