"""The reports of the case on the map: prepared off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.map.reports.points import EMPTY, Exchange, Points, exchange, prepare
from console.ui.report_columns import report_feed

if TYPE_CHECKING:
    from console.store.column_steps import Step
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
        self._shown: tuple[ReportColumns, Points] | None = None
        """The columns that are on the map, and how they are prepared."""
        window.session.moved.connect(self._moved)
        canvas = window.map.canvas
        window.unseen.watch(canvas)
        self._feed.arrived.connect(lambda: window.unseen.show(canvas, self._prepare))
        self._prepare()

    def _prepare(self) -> None:
        columns = self._feed.columns
        if self._preparing is not None:
            self._preparing.stop()
            self._preparing = None
        if columns is None or not len(columns.row):
            self._shown = None
            self._reports.set_points(EMPTY)
            return
        before, step = self._shown, self._feed.step
        known = None if before is None or step is None or before[0] is not step[0] else (before[1], step[1])
        self._preparing = self._jobs.start(
            "", lambda progress: _prepared(columns, known, progress), lambda found: self._arrived(columns, *found)
        )

    def _moved(self) -> None:
        """Another moment is no drag: nothing waits for a hand to come to rest."""
        self._reports.come_to_rest()
        self._jumped = True

    def _arrived(self, columns: ReportColumns, points: Points, exchange: Exchange | None) -> None:
        self._preparing = None
        self._shown = columns, points
        self._reports.set_points(points, exchange)
        if self._jumped:
            self._reports.come_to_rest()
            self._jumped = False


def _prepared(
    columns: ReportColumns, known: tuple[Points, Step] | None, progress: Progress
) -> tuple[Points, Exchange | None]:
    """``known``: the points before, and which rows are others."""
    points = prepare(columns.lon, columns.lat, columns.category, columns.occurred_from, columns.row)
    progress.check()
    return points, None if known is None else exchange(known[0], points, known[1].gone, known[1].came)
