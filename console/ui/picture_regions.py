"""Reports known only as a region on the map: found out off the window's thread, counted anew as time is pulled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from console.exports.region_times import EMPTY, RegionTimes
from console.ui.picture import picture_of
from console.ui.report_columns import report_feed

if TYPE_CHECKING:
    from console.store.columns import RegionColumns
    from console.store.reader import Reader
    from console.ui.jobs import Progress
    from console.ui.window import Window

_RECOUNT_MS: Final = 40


class PictureRegions(QObject):
    """Tints the regions of a window's map."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._window = window
        self._canvas = window.map.canvas
        self._picture = picture_of(window)
        self.times = EMPTY
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
                self._arrived(EMPTY)
                return
            self._window.jobs.start("", lambda progress: _placed(columns, progress), self._arrived)

        self._window.session.read(query, there)

    def _arrived(self, times: RegionTimes) -> None:
        self.times = times
        self._show()

    def _show(self) -> None:
        self._canvas.set_region_reports(self.times.within(self._picture.window))


def _placed(columns: RegionColumns, progress: Progress) -> RegionTimes:
    from console.exports.region_times import region_times

    return region_times(columns, progress.check)
