"""The timeline: bars of what happened in each interval, the window of time over them, and hands and keys to move it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from console.charts import time_grip, timeline_paint
from console.charts.look import Look
from console.charts.time_axis import TimeAxis
from console.charts.time_counts import NOTHING, TimeCounts, stacked
from console.charts.time_grip import Part
from console.charts.time_marks import MarkInk, TimeMarks
from console.charts.timeline_hands import TimelineHands
from console.charts.zulu_axis import ZuluAxis
from console.domain.time_window import TimeWindow, Unit
from console.domain.times import Instant

pg.setConfigOptions(antialias=False, exitCleanup=False)

_LANE: Final = 14
"""Pixels over the bars for marks of single events and for the cursor's time."""
_FEW: Final = 8
"""Pixels high at most for one event, so that a single one is no tower."""
_GAP_FROM: Final = 5
"""From so many pixels on, a pixel of ground parts two bars."""
_LABEL_ROOM: Final = 72
_LAID_OUT: Final = 100
"""A narrower chart is one whose place is not known yet: no axis is laid around anything on it."""


@dataclass(frozen=True)
class Bar:
    """A bar and the events over it: from when to when, how many of which kind, the events' names."""

    start: Instant
    end: Instant
    counts: Mapping[int, int]
    names: tuple[str, ...]


class TimelineChart(TimelineHands):
    """Follows what it is told; asks by its signals. ``tell`` writes the tooltip of a bar."""

    #: The axis shows another part, another unit or other counts.
    redrawn = Signal()

    def __init__(
        self, look: Look, limit: Instant, roles: Mapping[int, str], tell: Callable[[Bar], str], parent: QWidget
    ) -> None:
        """``roles`` names the colour of each kind."""
        super().__init__(limit, parent)
        self._look = look
        self._roles = roles
        self._tell = tell
        self._colours: dict[int, QColor] = {}
        self._bars: dict[int, pg.BarGraphItem] = {}
        self._counts = NOTHING
        self._marks: TimeMarks | None = None
        self._marked = False
        self._selected = ""
        self._cursor = ""
        self._opened = False
        self._drawn = self.axis
        """The axis the bars were laid out on."""
        # Qt gives the viewport a stop of its own for Tab, and hands its policy on to the view.
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCacheMode(self.CacheModeFlag(0))
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self._view = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0)
        self._view.disableAutoRange()
        self._zulu = ZuluAxis()
        for item in (self._view, self._zulu):
            self.scene().addItem(item)
        self._zulu.linkToView(self._view)
        self.dress()

    # what it is told -------------------------------------------------------------------------------------------------

    def set_data(self, counts: TimeCounts, marks: TimeMarks | None, *, marked: bool) -> None:
        """Show these counts as bars and these single events; ``marked``: also where an interval is a day or more."""
        same = counts is self._counts and marked == self._marked and (marks is None) == (self._marks is None)
        self._counts, self._marks, self._marked = counts, marks, marked
        if same:
            self.viewport().update()  # the bars stand where they would
        else:
            self._redraw()

    def set_window(self, window: TimeWindow, limit: Instant) -> None:
        """Show this window of time; ``limit`` is now.

        The axis is laid around the first one, so that its bars are wide, and around one that cannot be seen on it.
        """
        before, self._window = self._window, window
        axis = self.axis if limit == self.axis.limit else self.axis.followed(limit)
        if not self._opened:
            self._opened = True
            axis = axis.framing(window)
        elif self._grip is None and axis.width >= _LAID_OUT:
            axis = axis.showing(window, before)
        if axis == self.axis or axis.looks_like(self._drawn):
            # The bars stand where they would.
            self.axis = axis
            self.viewport().update()
        else:
            self._become(axis)

    def set_selected(self, event: str) -> None:
        """Which single event is selected, by its id; empty: none."""
        if event != self._selected:
            self._selected = event
            self.viewport().update()

    def set_cursor(self, words: str) -> None:
        """What stands over the end of the window while it is played; empty: it is not."""
        if words != self._cursor:
            self._cursor = words
            self.viewport().update()

    def dress(self) -> None:
        """After the look became another."""
        look = self._look
        self.setBackground(look.colour("surface.panel"))
        self._colours = {kind: look.colour(role) for kind, role in self._roles.items()}
        for kind, bars in self._bars.items():
            bars.setOpts(brush=self._colour(kind))
        self._zulu.dress(look.colour("line.strong"), look.colour("ink.muted"), look.font("small"), self.scale_factor)
        self.setMinimumHeight(look.gap(12))
        self._lay_out()

    # what it shows ---------------------------------------------------------------------------------------------------

    @property
    def scale_factor(self) -> float:
        """Pixels for one at 100 %."""
        return self._look.gap(25) / 100

    @property
    def shown(self) -> dict[int, int]:
        """How many of each kind stand in the bars on the axis, none left out."""
        counts = self._counts.counts(self.axis.edges(self.unit), self.unit)
        return {kind: int(many) for kind, many in zip(self._counts.kinds, counts.sum(axis=1), strict=True) if many}

    @property
    def left_out(self) -> int:
        """How many on the axis are known less exactly than its bars are wide."""
        return self._counts.too_coarse(int(self.axis.start), int(self.axis.end), self.unit)

    def bar_at(self, x: float) -> Bar:
        """What stands at ``x``, pixels from the left of the chart."""
        at = x - self._left
        start, end = time_grip.bar_at(self.axis, self.unit, at)
        counts = self._counts.counts(np.array([start, end], np.int64), self.unit)[:, 0].tolist()
        marks = self._marks
        names = (
            [] if marks is None else [marks.names[place] for place in marks.at_x(self.axis, at, 4 * self.scale_factor)]
        )
        many = {kind: count for kind, count in zip(self._counts.kinds, counts, strict=True) if count}
        return Bar(start, end, many, tuple(names))

    def _tip_at(self, x: float) -> str:
        return self._tell(self.bar_at(x))

    def x_of(self, moment: Instant) -> float:
        """Where a moment stands, pixels from the left of the chart."""
        return self._left + self.axis.x_of(moment)

    # Qt --------------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_zulu"):  # pyqtgraph asks before there is anything to lay out
            self._lay_out()

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        super().drawBackground(painter, rect)
        timeline_paint.band(painter, self._look, self._plot, self.axis, self._window, playing=bool(self._cursor))

    def drawForeground(self, painter: QPainter, rect: QRectF) -> None:
        plot, scale = self._plot, self.scale_factor
        if self._marks is not None and self._shows_marks:
            painter.save()
            painter.setClipRect(plot.adjusted(0, -plot.top(), 0, 0))
            y = plot.top() - _LANE * scale / 2
            ink = MarkInk(self._colours, self._look.colour("surface.panel"), self._look.colour("state.accent"), scale)
            self._marks.paint(painter, self.axis, plot.left(), y, ink, self._selected)
            painter.restore()
        words = self._cursor
        if not words and self._grip is not None and self._grip.part in (Part.START, Part.END, Part.BAND):
            words = timeline_paint.moment_words(self._held_moment(), self.unit)
        timeline_paint.ends(painter, self._look, plot, self.axis, self._window, playing=bool(self._cursor))
        if words:
            moment = self._window.end if self._cursor else self._held_moment()
            timeline_paint.flag(
                painter, self._look, plot, self.axis.x_of(moment), words, playing=bool(self._cursor), high=_LANE * scale
            )

    def _event_at(self, x: float, y: float) -> str:
        if self._marks is None or not self._shows_marks or y >= self._plot.top():
            return ""
        found = self._marks.at_x(self.axis, x, 4 * self.scale_factor)
        return self._marks.ids[found[0]] if found else ""

    # inside ----------------------------------------------------------------------------------------------------------

    @property
    def _left(self) -> float:
        return self._plot.left()

    @property
    def _shows_marks(self) -> bool:
        return self._marked or self.unit not in (Unit.DAY, Unit.MONTH)

    @property
    def _plot(self) -> QRectF:
        """Where the bars stand, pixels of the chart."""
        look, top = self._look, _LANE * self.scale_factor
        side = look.gap(4)
        high = self.height() - top - self._zulu.high
        return QRectF(side, top, max(1.0, self.width() - 2.0 * side), max(1.0, high))

    def _lay_out(self) -> None:
        plot = self._plot
        self._view.setGeometry(plot)
        self._zulu.setGeometry(QRectF(plot.left(), plot.bottom(), plot.width(), self._zulu.high))
        self._become(self.axis.resized(plot.width()))

    def _become(self, axis: TimeAxis) -> None:
        self.axis = axis
        self._redraw()

    def _redraw(self) -> None:
        axis, plot = self.axis, self._plot
        self._drawn = axis
        self.unit = axis.unit(self.scale_factor)
        self._view.setRange(xRange=(axis.start, axis.end), yRange=(0, plot.height()), padding=0)
        self._view.updateMatrix()  # else only while it is painted, which would paint it twice
        self._zulu.show(axis.ticks(_LABEL_ROOM * self.scale_factor))
        edges = axis.edges(self.unit)
        feet, tops = stacked(self._counts.counts(edges, self.unit), plot.height(), _FEW * self.scale_factor)
        grid = axis.start + np.round((edges - axis.start) / axis.ms_per_pixel) * axis.ms_per_pixel
        wide = (edges[1] - edges[0]) / axis.ms_per_pixel >= _GAP_FROM * self.scale_factor
        right = grid[1:] - (axis.ms_per_pixel if wide else 0.0)
        for kind, bars in self._bars.items():
            if kind not in self._counts.kinds:
                bars.setOpts(x0=[], x1=[], y0=[], y1=[])
        for place, kind in enumerate(self._counts.kinds):
            filled = tops[place] > feet[place]
            self._bars_of(kind).setOpts(
                x0=grid[:-1][filled], x1=right[filled], y0=feet[place][filled], y1=tops[place][filled]
            )
        self.viewport().update()
        self.redrawn.emit()

    def _bars_of(self, kind: int) -> pg.BarGraphItem:
        found = self._bars.get(kind)
        if found is None:
            found = pg.BarGraphItem(x0=[], x1=[], y0=[], y1=[], pen=None, brush=self._colour(kind))
            self._view.addItem(found, ignoreBounds=True)
            self._bars[kind] = found
        return found

    def _colour(self, kind: int) -> QColor:
        return self._colours.get(kind) or self._look.colour("ink.muted")

    def _held_moment(self) -> Instant:
        start = self._window.start
        held = self._grip is not None and self._grip.part is Part.START and start is not None
        return start if held and start is not None else self._window.end
