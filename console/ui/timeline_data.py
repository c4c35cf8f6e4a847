"""What the timeline counts: the reports of the case, or its incidents where it holds no report; incidents as marks.

Counting is done off the window's thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from console.domain.incident import Incident
from console.domain.times import Precision
from console.ui.picture import picture_of
from console.ui.report_columns import report_feed

if TYPE_CHECKING:
    from console.charts.time_counts import TimeCounts
    from console.charts.time_marks import TimeMarks
    from console.store.columns import ReportColumns
    from console.ui.jobs import Progress
    from console.ui.window import Window

_EXACTNESS: Final = {Precision.MINUTE: 0, Precision.HOUR: 1, Precision.DAY: 2, Precision.MONTH: 3}


@dataclass(frozen=True)
class Content:
    """``reports``: the bars are of reports; else of incidents. ``timeless`` reports are in none."""

    counts: TimeCounts
    marks: TimeMarks
    reports: bool
    timeless: int = 0


class TimelineData(QObject):
    """Counts anew when the picture or the reports became others. ``content`` is None until it has once."""

    changed = Signal()

    def __init__(self, window: Window, place: QWidget) -> None:
        """Made once the window is painted: what it counts with is imported here. ``place`` is where it is seen."""
        super().__init__(window)
        self._jobs = window.jobs
        self._picture = picture_of(window)
        self._feed = report_feed(window)
        self._turn = 0
        self._of: tuple[Sequence[Incident], ReportColumns | None] | None = None
        self._counted: ReportColumns | None = None
        self.content: Content | None = None
        for told in (self._picture.changed, self._feed.arrived):
            told.connect(lambda: window.unseen.show(place, self._follow))
        self._follow()

    def _follow(self) -> None:
        of = self._picture.known.incidents, self._feed.columns
        if self._of is not None and all(map(lambda one, other: one is other, self._of, of)):
            return
        self._of = of
        self._turn += 1
        turn, (incidents, columns) = self._turn, of
        before = self.content.counts if columns is self._counted and self.content is not None else None

        def work(_progress: Progress) -> Content:
            return content_of(incidents, columns, before)

        def counted(content: Content) -> None:
            if turn == self._turn:
                self.content, self._counted = content, columns
                self.changed.emit()

        def lost() -> None:
            if turn == self._turn:
                self._of = None

        self._jobs.start("", work, counted, lost)


def content_of(
    incidents: Sequence[Incident], columns: ReportColumns | None, before: TimeCounts | None = None
) -> Content:
    """Count reports, or incidents where there are none; ``before`` is what these columns counted as already."""
    from console.charts.time_counts import TimeCounts

    marks = marks_of(incidents)
    if columns is not None and len(columns.row):
        counts = before or TimeCounts(columns.occurred_from, columns.category, columns.precision)
        return Content(counts, marks, True, counts.timeless)
    return Content(TimeCounts(marks.at, marks.kinds, marks.exactness), marks, False)


def marks_of(incidents: Sequence[Incident]) -> TimeMarks:
    """Incidents as marks: each on the span it is known to lie in."""
    from console.charts.time_marks import TimeMarks

    spans = [incident.known_time for incident in incidents]
    return TimeMarks(
        np.array([incident.occurred_at for incident in incidents], np.int64),
        np.array([span.start for span in spans], np.int64),
        np.array([span.end for span in spans], np.int64),
        np.array([incident.category.code for incident in incidents], np.int32),
        np.array([_EXACTNESS[incident.precision] for incident in incidents], np.int8),
        tuple(incident.title for incident in incidents),
        tuple(incident.id.hex() for incident in incidents),
    )
