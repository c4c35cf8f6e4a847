"""The place of the timeline: the play button and, once the window was painted, the chart, wired to the shown time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from console.domain.time_window import FIRST, SHORTEST, TimeWindow, Unit
from console.ui import icons, timeline_words
from console.ui.selection import INCIDENT
from console.ui.time_words import window_words
from console.ui.words import tr

if TYPE_CHECKING:
    from console.charts.timeline import Bar, TimelineChart
    from console.ui.jobs import Progress
    from console.ui.timeline_data import TimelineData
    from console.ui.window import Window


class TimelinePlace(QWidget):
    """Shows its background until :meth:`complete`: to import what draws the chart takes longer than a first paint."""

    #: The chart shows other bars: another unit, other counts.
    redrawn = Signal()

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Follows the window's time and its replay."""
        super().__init__(parent)
        self._window = window
        self._look = window.look
        self._time = window.time
        self._replay = window.replay
        self._begun = False
        self.chart: TimelineChart | None = None
        self.data: TimelineData | None = None
        self.play = QToolButton(self)
        self.play.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.play.clicked.connect(self._replay.toggle)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.play, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        window.unseen.watch(self)
        self._time.changed.connect(lambda: window.unseen.show(self, self._show))
        self._replay.changed.connect(self._show_play)
        self._look.changed.connect(self._dress)
        self._dress()

    @property
    def unit(self) -> Unit:
        """What a bar stands for, and a step goes by."""
        return Unit.DAY if self.chart is None else self.chart.unit

    def prepare(self) -> None:
        """Import what the chart is drawn with off the window's thread, then make it."""
        if self._begun or not self.isVisible():  # the window may have been closed since it was painted
            return
        self._begun = True

        def work(_progress: Progress) -> None:
            import console.charts.timeline  # noqa: F401

        def lost() -> None:
            self._begun = False

        self._window.jobs.start("", work, lambda _: self.complete(), lost)

    def complete(self) -> None:
        """Make the chart, unless it is there."""
        self._begun = True
        if self.chart is not None:
            return
        from console.charts.timeline import TimelineChart
        from console.ui.timeline_data import TimelineData

        self.data = TimelineData(self._window, self)
        chart = self.chart = TimelineChart(self._look, self._time.limit, timeline_words.ROLES, self._tip, self)
        chart.setAccessibleName(tr("Timeline"))
        chart.wanted.connect(self._wanted)
        chart.stepped.connect(lambda times: self._time.step(self.unit, times))
        chart.grown.connect(lambda times: self._time.grow(self.unit, times))
        chart.end_wanted.connect(self._end_wanted)
        chart.play_wanted.connect(self._replay.toggle)
        chart.picked.connect(lambda event: self._window.selection.select(INCIDENT, event))
        self._window.selection.changed.connect(lambda _kind, thing: chart.set_selected(thing))
        chart.set_selected(self._window.selection.id)
        chart.redrawn.connect(self.redrawn)
        self.data.changed.connect(lambda: self._window.unseen.show(self, self._fill))
        self._row.takeAt(1)
        self._row.addWidget(chart, 1)
        self._fill()
        self._show()

    def _fill(self) -> None:
        if self.chart is not None and self.data is not None and self.data.content is not None:
            content = self.data.content
            self.chart.set_data(content.counts, content.marks, marked=content.reports)

    def _wanted(self, window: TimeWindow) -> None:
        self._replay.stop()
        self._time.show(window)

    def _end_wanted(self, which: int) -> None:
        if which > 0:
            self._time.show_live()
        else:
            length = self._time.window.length
            self._time.end_at(FIRST + (SHORTEST if length is None else length))

    def _show(self) -> None:
        if self.chart is not None:
            self.chart.set_window(self._time.window, self._time.limit)
            self.chart.setAccessibleDescription(window_words(self._time.window))
            self._show_cursor()

    def _show_cursor(self) -> None:
        if self.chart is not None:
            from console.charts.timeline_paint import moment_words

            words = moment_words(self._time.window.end, self.chart.unit)
            self.chart.set_cursor(tr("REPLAY {time}", time=words) if self._replay.playing else "")

    def _show_play(self) -> None:
        playing = self._replay.playing
        words = tr("Stop the replay") if playing else tr("Play: let the shown time go on")
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)
        self.play.setIcon(icons.icon(self._look, "pause" if playing else "play", "ink.primary"))
        self._show_cursor()

    def _tip(self, bar: Bar) -> str:
        reports = self.data is not None and self.data.content is not None and self.data.content.reports
        return timeline_words.bar_tip(bar, reports=reports)

    def _dress(self) -> None:
        gap = self._look.gap
        self._row.setContentsMargins(gap(3), 0, 0, 0)
        self.play.setIconSize(QSize(gap(4), gap(4)))
        self.play.setFixedSize(gap(8), gap(8))
        self._show_play()
        if self.chart is not None:
            self.chart.dress()
