"""Stacks: many reports at the very same place, which one dot must not hide. Found once, counted for any window."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

LEAST: Final = 5
"""From so many reports on one spot on they are a stack."""
_MOST: Final = 20_000
"""The tallest so many are kept."""


Places = npt.NDArray[np.int64]


class Stack(NamedTuple):
    """A spot in the plane, metres (``south`` grows downwards), and how many reports stand on it in a window."""

    east: float
    south: float
    number: int


@dataclass(frozen=True, eq=False)
class Stacks:
    """Spots, the tallest first; ``members`` are ranks in the order of time, ascending within each stack."""

    east: npt.NDArray[np.float32]
    south: npt.NDArray[np.float32]
    members: npt.NDArray[np.int64]
    """Rank plus ``stride`` times the number of the stack: ascending from end to end, so that one search counts all."""
    stride: int

    def within(self, box: tuple[float, float, float, float], span: tuple[int, int], most: int) -> Places:
        """The places of the tallest stacks in a box of the plane (west, top, east, bottom) with a span of ranks."""
        west, top, east, bottom = box
        inside = (self.east >= west) & (self.east < east) & (self.south >= top) & (self.south < bottom)
        which = np.flatnonzero(inside)
        return which[np.argsort(-self._numbers(which, span), kind="stable")][:most]

    def standing(self, which: Places, span: tuple[int, int]) -> tuple[Stack, ...]:
        """Some stacks with as many reports as a span of ranks holds; with fewer than :data:`LEAST` it is none."""
        number = self._numbers(which, span)
        found = zip(self.east[which].tolist(), self.south[which].tolist(), number.tolist(), strict=True)
        return tuple(Stack(*one) for one in found if one[2] >= LEAST)

    def _numbers(self, which: Places, span: tuple[int, int]) -> Places:
        base, (first, end) = which * self.stride, span
        return np.searchsorted(self.members, base + end) - np.searchsorted(self.members, base + first)


NONE: Final = Stacks(
    np.zeros(0, np.float32), np.zeros(0, np.float32), np.zeros(0, np.int64), 1
)  # fmt: skip


def stacks_of(east: npt.NDArray[np.float32], south: npt.NDArray[np.float32], rank: npt.NDArray[np.int64]) -> Stacks:
    """The stacks among points in any order, each with its rank in the order of time."""
    if not len(east):
        return NONE
    spot = east.view(np.int32).astype(np.int64) << 32 | south.view(np.uint32).astype(np.int64)
    order = np.argsort(spot, kind="stable")
    spot = spot[order]
    edges = np.flatnonzero(np.concatenate([[True], spot[1:] != spot[:-1], [True]]))
    heights = np.diff(edges)
    tall = np.flatnonzero(heights >= LEAST)
    tall = tall[np.argsort(-heights[tall], kind="stable")][:_MOST]
    if not len(tall):
        return NONE
    heights = heights[tall]
    starts = np.concatenate([[0], np.cumsum(heights)])
    at = np.repeat(edges[tall] - starts[:-1], heights) + np.arange(starts[-1])
    stride = len(east) + 1
    members = np.sort(rank[order[at]] + np.repeat(np.arange(len(tall)) * stride, heights))
    first = order[edges[tall]]
    return Stacks(east[first], south[first], members, stride)
