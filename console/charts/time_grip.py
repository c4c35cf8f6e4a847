"""What a hand takes hold of on the timeline and what pulling it does: values and no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from console.charts.time_axis import TimeAxis
from console.domain import time_window
from console.domain.time_window import TimeWindow, Unit
from console.domain.times import Instant

_NEAR_NOW_PX: Final = 4
_FINEST_PX: Final = 1.5
"""Ends fall on whole units that are no wider than this, so that a hand never sets a crooked minute."""


class Part(Enum):
    """What lies under the pointer."""

    START = auto()
    END = auto()
    BAND = auto()
    AXIS = auto()


@dataclass(frozen=True)
class Grip:
    """A hold: what, where it was taken (pixels), and what was there then."""

    part: Part
    x: float
    axis: TimeAxis
    window: TimeWindow

    def pulled(self, x: float) -> TimeWindow:
        """The window once the pointer is at ``x``; unchanged while it holds the axis."""
        axis, window, limit = self.axis, self.window, self.axis.limit
        by = round((x - self.x) * axis.ms_per_pixel)
        if self.part is Part.START and window.start is not None:
            return time_window.with_start(window, whole(axis, window.start + by), limit)
        if self.part is Part.END:
            return time_window.with_end(window, whole(axis, window.end + by), limit)
        if self.part is Part.BAND:
            return time_window.moved(window, whole(axis, window.end + by) - window.end, limit)
        return window

    def panned(self, x: float) -> TimeAxis:
        """The axis once the pointer that holds it is at ``x``."""
        return self.axis.panned(self.x - x)


def part_at(axis: TimeAxis, window: TimeWindow, x: float, reach: float) -> Part:
    """What a pointer at ``x`` would take hold of; ends are taken within ``reach`` pixels.

    A band that reaches beyond the axis at both ends, or is open to the past, is ground: the axis moves under it.
    """
    end = axis.x_of(window.end)
    start = None if window.start is None else axis.x_of(window.start)
    if start is not None and abs(x - start) <= reach and abs(x - start) < abs(x - end):
        return Part.START
    if abs(x - end) <= reach:
        return Part.END
    if start is None or not start < x < end or (start < 0 and end > axis.width):
        return Part.AXIS
    return Part.BAND


def whole(axis: TimeAxis, moment: Instant) -> Instant:
    """The nearest moment a hand can set on this axis: now, when that is near, else a whole unit."""
    if abs(axis.x_of(moment) - axis.x_of(axis.limit)) <= _NEAR_NOW_PX:
        return axis.limit
    fine = [unit for unit in Unit if unit is not Unit.MONTH and unit / axis.ms_per_pixel <= _FINEST_PX]
    grain = int(max(fine, default=Unit.MINUTE))
    return (moment + grain // 2) // grain * grain


def bar_at(axis: TimeAxis, unit: Unit, x: float) -> tuple[Instant, Instant]:
    """From when to when the bar at ``x`` reaches."""
    edges = axis.edges(unit)
    place = min(max(int(edges.searchsorted(axis.moment_at(x), side="right")) - 1, 0), len(edges) - 2)
    return int(edges[place]), int(edges[place + 1])
