"""Reports known only as a region: which region of the map each lies in, and how many in a window of time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from console.domain.categories import Category
from console.domain.time_window import TimeWindow
from console.map.basemap import shipped
from console.map.looks import REPORT_OTHER
from console.map.report_regions import RegionReports, number_at
from console.store.columns import RegionColumns

_CODES: Final = 64
"""More than there are codes of kinds: region and kind make one number."""


@dataclass(frozen=True)
class RegionTimes:
    """Reports in regions, in the order of their times: ``key`` is place and kind as one number.

    ``places`` are (region of the basemap, lon, lat).
    """

    at: npt.NDArray[np.int64]
    key: npt.NDArray[np.int64]
    places: tuple[tuple[int, float, float], ...]

    def within(self, window: TimeWindow) -> tuple[RegionReports, ...]:
        """What begins in a window of time; without a time only where everything is shown, and live."""
        everything = window.start is None and window.live
        first = 0 if window.start is None else int(np.searchsorted(self.at, window.start))
        if window.start is None and not everything:
            first = int(np.searchsorted(self.at, _NEVER, side="right"))
        last = len(self.at) if everything else int(np.searchsorted(self.at, window.end))
        keys, counts = np.unique(self.key[first:last], return_counts=True)
        found: dict[int, list[tuple[str, int]]] = {}
        for key, count in zip(keys.tolist(), counts.tolist(), strict=True):
            found.setdefault(key // _CODES, []).append((_LAYERS.get(key % _CODES, REPORT_OTHER), count))
        return tuple(RegionReports(*self.places[place], tuple(kinds)) for place, kinds in found.items())


_NEVER: Final = int(np.iinfo(np.int64).min)
_LAYERS: Final = {category.code: f"report:{category.value}" for category in Category}
EMPTY: Final = RegionTimes(np.zeros(0, np.int64), np.zeros(0, np.int64), ())
"""Before a case was read."""


def region_times(columns: RegionColumns, check: Callable[[], None] = lambda: None) -> RegionTimes:
    """Which region of the basemap each report is in; the same few points stand for all of them."""
    points, which = np.unique(np.column_stack((columns.lon, columns.lat)), axis=0, return_inverse=True)
    places: dict[int, tuple[int, float, float]] = {}
    place_of = np.full(len(points), -1, np.int64)
    numbers: list[int] = []
    for at, (lon, lat) in enumerate(points.tolist()):
        check()
        number = number_at(shipped(), lon, lat)
        if number is None:
            continue
        if number not in places:
            places[number] = (number, lon, lat)
            numbers.append(number)
        place_of[at] = numbers.index(number)
    place = place_of[which.ravel()]
    kept = place >= 0
    times, kind = columns.occurred_from[kept], np.clip(columns.category[kept], 0, _CODES - 1)
    order = np.argsort(times, kind="stable")
    key = place[kept] * _CODES + kind
    return RegionTimes(times[order], key[order], tuple(places[number] for number in numbers))
