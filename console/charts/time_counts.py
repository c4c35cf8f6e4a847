"""How many of each kind happened in each interval, of ten million as fast as of ten.

Everything is counted to the minute once, per kind and per exactness of its time; an interval is then the difference of
two running totals.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt

from console.domain.time_window import Unit
from console.domain.times import MINUTE

_SPARSE: Final = 8
"""Where there are more minutes than this for each moment, moments are sorted; else they are counted in a table."""
_COARSEST: Final = {Unit.MINUTE: 0, Unit.TEN_MINUTES: 0, Unit.HOUR: 1, Unit.DAY: 2, Unit.MONTH: 3}
"""By unit: the coarsest time that still belongs into one interval of it (0 minute, 1 hour, 2 day, 3 month)."""

_Minutes = npt.NDArray[np.int64]


class TimeCounts:
    """Immutable; made off the window's thread, where there are many."""

    def __init__(
        self, times: npt.NDArray[np.int64], kinds: npt.NDArray[np.int32], exactness: npt.NDArray[np.int8] | None = None
    ) -> None:
        """``times`` are milliseconds UTC, the least int64 where nobody knows; ``kinds`` the number of each kind.

        ``exactness`` is 0 for a time known to the minute, 1 to the hour, 2 to the day, 3 to the month; None: all 0.
        """
        known = times != np.iinfo(np.int64).min
        self.timeless = int(len(times) - np.count_nonzero(known))
        self._totals: dict[int, list[tuple[int, _Minutes, _Minutes]]] = {}
        minutes = times // MINUTE
        exact = exactness is None or not len(exactness) or not exactness.any()
        for kind in np.unique(kinds).tolist():
            of_kind = known & (kinds == kind)
            for coarse in (0,) if exact else range(4):
                chosen = minutes[of_kind if exact else of_kind & (exactness == coarse)]
                if len(chosen):
                    cells, many = _counted(chosen)
                    self._totals.setdefault(kind, []).append((coarse, cells, np.cumsum(many)))
        self.kinds: tuple[int, ...] = tuple(sorted(self._totals))
        self.total = int(np.count_nonzero(known))

    def counts(self, edges: npt.NDArray[np.int64], unit: Unit) -> npt.NDArray[np.int64]:
        """How many between each two ``edges`` (milliseconds, whole minutes): a row a kind, in the order of ``kinds``.

        What is known less exactly than ``unit`` belongs to no interval of it and is left out.
        """
        at = edges // MINUTE
        rows = [self._row(kind, at, lambda coarse: coarse <= _COARSEST[unit]) for kind in self.kinds]
        return np.array(rows, np.int64).reshape(len(self.kinds), len(edges) - 1)

    def too_coarse(self, start: int, end: int, unit: Unit) -> int:
        """How many between two moments are left out for that reason."""
        at = np.array([start, end], np.int64) // MINUTE
        return int(sum(self._row(kind, at, lambda coarse: coarse > _COARSEST[unit]).sum() for kind in self.kinds))

    def _row(self, kind: int, at: _Minutes, wanted: Callable[[int], bool]) -> npt.NDArray[np.int64]:
        row = np.zeros(len(at) - 1, np.int64)
        for coarse, cells, running in self._totals[kind]:
            if wanted(coarse):
                places = np.searchsorted(cells, at)
                row += np.diff(np.where(places > 0, running[places - 1], 0))
        return row


NOTHING: Final = TimeCounts(np.zeros(0, np.int64), np.zeros(0, np.int32))


def stacked(
    counts: npt.NDArray[np.int64], height: float, most: float
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """The feet and the tops of stacked bars ``height`` pixels high at most, ``most`` pixels for one; two arrays.

    What is there is a pixel high at least, however much more there is elsewhere.
    """
    totals = counts.sum(axis=0)
    highest = int(totals.max()) if totals.size else 0
    unit = min(most, height / highest) if highest else 0.0
    grow = np.where((totals > 0) & (totals * unit < 1), 1 / np.maximum(totals * unit, 1e-12), 1.0)
    tops: npt.NDArray[np.float64] = np.cumsum(counts, axis=0) * (unit * grow)
    return tops - counts * (unit * grow), tops


def _counted(minutes: _Minutes) -> tuple[_Minutes, npt.NDArray[np.int64]]:
    """The minutes in which something happened, in order, and how often."""
    first, last = int(minutes.min()), int(minutes.max())
    if last - first > _SPARSE * len(minutes):
        cells, many = np.unique(minutes, return_counts=True)
        return cells, many.astype(np.int64)
    table = np.bincount(minutes - first)
    filled = np.flatnonzero(table)
    return filled + first, table[filled]
