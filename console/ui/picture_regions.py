"""Reports known only as a region on the map: found out off the window's thread, counted anew as time is pulled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer

from console.domain.categories import Category
from console.map.looks import REPORT_OTHER
from console.map.report_regions import RegionReports, number_at
from console.ui.picture import picture_of
from console.ui.report_columns import report_feed

if TYPE_CHECKING:
    from console.domain.time_window import TimeWindow
    from console.store.columns import RegionColumns
    from console.store.reader import Reader
    from console.ui.jobs import Progress
    from console.ui.window import Window

_RECOUNT_MS: Final = 40
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
_EMPTY: Final = RegionTimes(np.zeros(0, np.int64), np.zeros(0, np.int64), ())


class PictureRegions(QObject):
    """Tints the regions of a window's map."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._window = window
        self._canvas = window.map.canvas
        self._picture = picture_of(window)
        self.times = _EMPTY
        self._turn = 0
        self._again = QTimer(self, interval=_RECOUNT_MS, singleShot=True)
        self._again.timeout.connect(self._show)
        window.session.moved.connect(self._jumped)
        feed = report_feed(window)
        feed.arrived.connect(self._read)
        self._picture.window_changed.connect(self._again.start)
        if feed.columns is not None:
            self._read()

    def _jumped(self) -> None:
        """Another moment is no drag: what waits for a hand to rest is shown at once."""
        if self._again.isActive():
            self._again.stop()
            self._show()

    def _read(self) -> None:
        self._turn += 1
        turn = self._turn

        def query(reader: Reader) -> RegionColumns:
            from console.store.columns import region_reports

            return region_reports(reader)

        def there(columns: RegionColumns) -> None:
            if turn != self._turn:
                return
            if not len(columns.lon):
                self._arrived(_EMPTY)
                return
            self._window.jobs.start("", lambda progress: _placed(columns, progress), self._arrived)

        self._window.session.read(query, there)

    def _arrived(self, times: RegionTimes) -> None:
        self.times = times
        self._show()

    def _show(self) -> None:
        self._canvas.set_region_reports(self.times.within(self._picture.window))


def _placed(columns: RegionColumns, progress: Progress) -> RegionTimes:
    """Which region of the basemap each report is in; the same few points stand for all of them."""
    from console.map.basemap import shipped

    points, which = np.unique(np.column_stack((columns.lon, columns.lat)), axis=0, return_inverse=True)
    places: dict[int, tuple[int, float, float]] = {}
    place_of = np.full(len(points), -1, np.int64)
    numbers: list[int] = []
    for at, (lon, lat) in enumerate(points.tolist()):
        progress.check()
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
