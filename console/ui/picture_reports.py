"""The reports of the case on the map: prepared off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.map.reports.points import EMPTY, Points, prepare
from console.ui.report_columns import report_feed

if TYPE_CHECKING:
    from console.store.columns import ReportColumns
    from console.ui.jobs import Progress
    from console.ui.window import Window


class PictureReports(QObject):
    """Puts the reports of a window's case on its map."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._jobs = window.jobs
        self._reports = window.map.canvas.reports
        self._feed = report_feed(window)
        self._preparing: Progress | None = None
        self._jumped = False
        window.session.moved.connect(self._moved)
        self._feed.arrived.connect(self._prepare)
        self._prepare()

    def _prepare(self) -> None:
        columns = self._feed.columns
        if self._preparing is not None:
            self._preparing.stop()
            self._preparing = None
        if columns is None or not len(columns.row):
            self._reports.set_points(EMPTY)
            return
        self._preparing = self._jobs.start("", lambda progress: _prepared(columns, progress), self._arrived)

    def _moved(self) -> None:
        """Another moment is no drag: nothing waits for a hand to come to rest."""
        self._reports.come_to_rest()
        self._jumped = True

    def _arrived(self, points: Points) -> None:
        self._preparing = None
        self._reports.set_points(points)
        if self._jumped:
            self._reports.come_to_rest()
            self._jumped = False


def _prepared(columns: ReportColumns, progress: Progress) -> Points:
    points = prepare(columns.lon, columns.lat, columns.category, columns.occurred_from, columns.row)
    progress.check()
    return points
