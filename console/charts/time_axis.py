"""The axis of the timeline: which moments lie where, what a bar stands for, where labels stand. Values and no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt

from console.domain.time_window import FIRST, TimeWindow, Unit
from console.domain.times import DAY, HOUR, MINUTE, Instant, Precision, add_months, dtg, months_between, to_datetime

LEAST_SPAN: Final = 20 * MINUTE
"""The axis shows no less."""
_ROOM: Final = 0.025
"""Of the axis is left free after now, so that the end of a live window can be taken hold of."""
_LEAST_BAR: Final = 2.0
"""Pixels at 100 %: narrower bars are those of the next coarser unit."""
_MONTH: Final = 30 * DAY
_UNSEEN: Final = 0.2
"""Of a pixel: an axis that moved less looks the same."""
_FRAMED: Final = 0.35
"""The part of the axis a window takes that the axis is laid around."""
_PX_SEEN: Final = 8
"""Pixels a window must be wide to count as seen."""
_CLOSEST: Final = 0.75
"""Of their spacing: so near may two labels stand where a month is short."""
_SPACINGS: Final = (
    MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY,
    2 * DAY, 5 * DAY, 10 * DAY,
)  # fmt: skip
_MONTHS: Final = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True)
class TimeAxis:
    """``start`` to ``end`` (milliseconds UTC) over ``width`` pixels, never beyond ``limit`` but for a little room."""

    start: float
    end: float
    width: float
    limit: Instant

    @property
    def ms_per_pixel(self) -> float:
        """Milliseconds in a pixel."""
        return (self.end - self.start) / self.width

    def x_of(self, moment: float) -> float:
        """Where a moment lies, pixels from the left."""
        return (moment - self.start) / self.ms_per_pixel

    def moment_at(self, x: float) -> Instant:
        """The moment at ``x``."""
        return round(self.start + x * self.ms_per_pixel)

    def looks_like(self, other: TimeAxis) -> bool:
        """Whether nobody sees that it is another: a small part of a pixel apart."""
        apart = max(abs(self.start - other.start), abs(self.end - other.end))
        return self.width == other.width and apart < _UNSEEN * other.ms_per_pixel

    def zoomed(self, factor: float, x: float) -> TimeAxis:
        """Closer by ``factor`` (further when below 1) with the moment at ``x`` kept where it is."""
        span = (self.end - self.start) / factor
        span = min(max(span, LEAST_SPAN), self._all())
        start = self.start + x * self.ms_per_pixel - x / self.width * span
        return replace(self, start=start, end=start + span)._inside()

    def panned(self, pixels: float) -> TimeAxis:
        """So many pixels on, back when negative."""
        by = pixels * self.ms_per_pixel
        return replace(self, start=self.start + by, end=self.end + by)._inside()

    def resized(self, width: float) -> TimeAxis:
        """The same span over another width."""
        return replace(self, width=max(1.0, width))

    def followed(self, limit: Instant) -> TimeAxis:
        """After the clock went on: an axis that reaches to now goes on reaching there."""
        by = limit - self.limit if self.end >= self.limit else 0
        return replace(self, start=self.start + by, end=self.end + by, limit=limit)._inside()

    def whole(self) -> TimeAxis:
        """All there is."""
        return replace(self, start=FIRST, end=FIRST + self._all())

    def fits(self, window: TimeWindow) -> bool:
        """Whether a window would be neither too narrow on it to take hold of nor wider than it."""
        length = window.length
        return length is None or _PX_SEEN <= length / self.ms_per_pixel <= self.width

    def sees(self, window: TimeWindow) -> bool:
        """Whether a window fits and its end is on it."""
        return self.start < window.end <= self.end and self.fits(window)

    def showing(self, window: TimeWindow, before: TimeWindow) -> TimeAxis:
        """The axis once ``window`` took the place of ``before``: it gives way only where that would be out of sight.

        Where everything is to be shown it shows everything.

        What the clock alone moved, and what was too narrow or too wide already, moves no axis.
        """
        same = window.length == before.length
        if window.start is None and not same:
            return self.whole()
        if self.sees(window) or (same and window.live and before.live):
            return self
        if not same and not self.fits(window):
            return self.framing(window)
        if self.start < window.end <= self.end:
            return self
        if not self.fits(window):
            return self.framing(window)
        span = self.end - self.start
        end = window.end + span * (1 - _FRAMED) / 2
        return replace(self, start=end - span, end=end)._inside()

    def framing(self, window: TimeWindow) -> TimeAxis:
        """The axis laid around a window; all there is, for one that is open to the past."""
        if window.start is None:
            return self.whole()
        span = min(max((window.end - window.start) / _FRAMED, LEAST_SPAN), self._all())
        end = window.end + span * (1 - _FRAMED) / 2
        return replace(self, start=end - span, end=end)._inside()

    def unit(self, scale: float = 1.0) -> Unit:
        """What a bar stands for: the finest unit whose bars are wide enough to be seen."""
        for unit in (Unit.MINUTE, Unit.TEN_MINUTES, Unit.HOUR, Unit.DAY):
            if unit / self.ms_per_pixel >= _LEAST_BAR * scale:
                return unit
        return Unit.MONTH

    def edges(self, unit: Unit) -> npt.NDArray[np.int64]:
        """The edges of the bars on the axis, one beyond each end."""
        first, last = int(self.start), int(self.end)
        if unit is Unit.MONTH:
            starts = months_between(first, last)
            return np.array([*starts, add_months(starts[-1], 1)], np.int64)
        return np.arange(first // unit * unit, -(-last // unit) * unit + 1, unit, dtype=np.int64)

    def ticks(self, least: float) -> list[tuple[Instant, str]]:
        """Moments to label, at least ``least`` pixels apart, each with its words."""
        for spacing in _SPACINGS:
            if spacing / self.ms_per_pixel >= least:
                return self._regular(spacing)
        step = next((months for months in _MONTHS if months * _MONTH / self.ms_per_pixel >= least), _MONTHS[-1])
        return self._monthly(step)

    def weekly(self, least: float) -> list[tuple[Instant, str]]:
        """Like :meth:`ticks`, but days that find no room give way to whole weeks from the first midnight on.

        Plans count in weeks, and evenly spaced labels are read as even lengths of time.
        """
        if DAY / self.ms_per_pixel >= least:
            return self.ticks(least)
        days = next((days for days in (2, 7, 14) if days * DAY / self.ms_per_pixel >= least), 28)
        while days * DAY / self.ms_per_pixel < least:
            days *= 2
        first = -(-int(self.start) // DAY) * DAY
        return [(moment, _words(moment, DAY)) for moment in range(first, int(self.end) + 1, days * DAY)]

    def _regular(self, spacing: int) -> list[tuple[Instant, str]]:
        if spacing > DAY:
            # Days are counted within their month: 1, 6, 11 … and never 31 beside 1, nor 26 beside 1 after February.
            starts = months_between(int(self.start), int(self.end))
            found = [
                month + day * DAY
                for month in starts
                for day in range(0, 31, spacing // DAY)
                if month + day * DAY + spacing * _CLOSEST < add_months(month, 1)
            ]
        else:
            found = list(range(-(-int(self.start) // spacing) * spacing, int(self.end) + 1, spacing))
        return [(moment, _words(moment, spacing)) for moment in found if self.start <= moment <= self.end]

    def _monthly(self, step: int) -> list[tuple[Instant, str]]:
        starts = months_between(int(self.start), int(self.end))
        chosen = [
            month for month in starts if (to_datetime(month).year * 12 + to_datetime(month).month - 1) % step == 0
        ]
        by_year = step >= 12
        return [
            (month, str(to_datetime(month).year) if by_year else dtg(month, Precision.MONTH))
            for month in chosen
            if self.start <= month <= self.end
        ]

    def _all(self) -> float:
        return (self.limit - FIRST) / (1 - _ROOM)

    def _inside(self) -> TimeAxis:
        span = min(self.end - self.start, self._all())
        start = min(max(self.start, FIRST), self.limit + span * _ROOM - span)
        return replace(self, start=start, end=start + span)


def whole(limit: Instant, width: float) -> TimeAxis:
    """The axis over all there is until ``limit``."""
    return TimeAxis(FIRST, FIRST + 1, max(1.0, width), limit).whole()


def _words(moment: Instant, spacing: int) -> str:
    """``1300Z`` within a day, ``15 NOV`` where a day begins."""
    if moment % DAY == 0 or spacing >= DAY:
        return dtg(moment, Precision.DAY)[:6]
    return f"{to_datetime(moment):%H%M}Z"
