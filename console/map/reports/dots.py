"""The shape of a dot: which pixels round its own it covers, and which of these only with a soft edge."""

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import floor
from typing import Final

import numpy as np

from console.map.reports import tally

NEAR: Final = 5.0
"""Diameter in logical pixels where single reports are told; so a dot is 21 pixels at 100 %."""
FAR: Final = 3.0
"""Diameter where half a continent is shown."""
_CORE: Final = 0.8
_EDGE: Final = 0.35
"""A pixel of which the round dot covers so much belongs to its core, or to its edge."""
_FINE: Final = 16


@dataclass(frozen=True)
class Dot:
    """Offsets (down, right) in physical pixels; ``reach`` is the largest of them."""

    reach: int
    core: tuple[tuple[int, int], ...]
    edge: tuple[tuple[int, int], ...]

    def spread(self, centres: tally.Packed, height: int, width: int) -> tally.Packed:
        """The sums over ``height`` × ``width`` pixels from the points on each, given with ``reach`` more all round."""
        reach, soft = self.reach, tally.edged(centres)
        total = np.zeros((height, width), np.int64)
        run = centres[:, reach : reach + width].copy()
        for half in range(reach + 1):
            if half:
                run += centres[:, reach - half : reach - half + width]
                run += centres[:, reach + half : reach + half + width]
            for down, edges in self._rows[half]:
                upper, lower = reach - down, reach + down
                line = run[upper : lower + height]
                if edges:
                    line = line.copy()
                    for right in edges:
                        line += soft[upper : lower + height, reach + right : reach + right + width]
                total += line[:height]
                if down:
                    total += line[2 * down :]
        return total

    @cached_property
    def _rows(self) -> tuple[tuple[tuple[int, list[int]], ...], ...]:
        """By how far to each side the core reaches: the rows, from the middle downwards, and where their edges are."""
        widest = {down: max(right for y, right in self.core if y == down) for down, _ in self.core if down >= 0}
        edges = {down: [right for y, right in self.edge if y == down] for down in widest}
        halves = range(self.reach + 1)
        return tuple(tuple((down, edges[down]) for down in widest if widest[down] == half) for half in halves)


@lru_cache(maxsize=16)
def dot(diameter: float) -> Dot:
    """A round dot of so many physical pixels, in the middle of a pixel."""
    across = max(1, floor(diameter))
    across += 1 - across % 2
    radius = max(diameter, 1.0) / 2 if across > 1 else 0.5
    reach = across // 2
    core, edge = [], []
    fine = (np.arange(_FINE) + 0.5) / _FINE - 0.5
    for down in range(-reach, reach + 1):
        for right in range(-reach, reach + 1):
            inside = np.hypot(down + fine[:, None], right + fine[None, :]) <= radius
            share = float(inside.mean())
            if share >= _CORE or (down, right) == (0, 0):
                core.append((down, right))
            elif share >= _EDGE:
                edge.append((down, right))
    return Dot(reach, tuple(core), tuple(edge))
