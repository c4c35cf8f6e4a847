"""The reports in the Layers panel: counted beside the window, exactly, and counted again when something moved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain.categories import Category
from console.map.looks import REPORT_OTHER
from console.map.reports.points import NO_TIME
from console.ui.layer_counts import Tallies, Tally, counts_of
from console.ui.picture import picture_of

if TYPE_CHECKING:
    from console.map.frame import Frame
    from console.map.reports.picture import Reports
    from console.ui.jobs import Progress
    from console.ui.window import Window


class ReportCounts(QObject):
    """Gives the window's layer counts those of its reports, one layer a category."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._jobs = window.jobs
        self._canvas = window.map.canvas
        self._reports = self._canvas.reports
        self._counts = counts_of(window)
        self._found: Tallies = {}
        self._counting = self._again = False
        self._counts.add("reports", lambda _in_view: self._found)
        self._reports.changed.connect(self._recount)
        picture_of(window).moved.connect(self._recount)
        self._recount()

    def _recount(self) -> None:
        """Count once more; while one count is under way the next waits, and what came between is left out."""
        if not self._reports.points.size and not len(self._reports.points.loose_kind):
            self._arrived({})
        elif self._counting:
            self._again = True
        else:
            self._counting, self._again = True, False
            work = _counting(self._reports, self._canvas.frame())
            self._jobs.start("", work, self._counted, self._lost)

    def _counted(self, found: Tallies) -> None:
        self._counting = False
        self._arrived(found)
        if self._again:
            self._recount()

    def _lost(self) -> None:
        self._counting = False

    def _arrived(self, found: Tallies) -> None:
        if found != self._found:
            self._found = found
            self._counts.recount("reports")


def _counting(reports: Reports, frame: Frame) -> Callable[[Progress], Tallies]:
    """What counts the reports as they are shown now, for any thread: what it looks at never changes."""
    count, points, span = reports.counting(frame), reports.points, reports.span

    def work(_progress: Progress) -> Tallies:
        from console.map.reports.recent import newest

        counted, times = count(), newest(points, span)
        found = {}
        for kind, total in enumerate(counted.in_window.tolist()):
            if total:
                time = int(times[kind])
                found[_layer(kind)] = Tally(total, int(counted.in_view[kind]), None if time == NO_TIME else time)
        return found

    return work


def _layer(kind: int) -> str:
    return f"report:{Category.from_code(kind).value}" if kind else REPORT_OTHER
