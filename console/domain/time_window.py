"""The one span of time a window of the console looks at: moved, resized, stepped and played by pure functions.

Its end lies between :data:`FIRST` and a ``limit``: the minute it is, or the one the case is put back to.
"""

from dataclasses import dataclass
from enum import IntEnum

from console.domain import times
from console.domain.times import DAY, HOUR, MINUTE, Instant, Interval, add_months, day_start

FIRST: Instant = day_start("2014-01-01")
"""The public baseline follows the flank from the year of Crimea's seizure on."""
SHORTEST = MINUTE
"""No window is shorter."""
YEAR = 365 * DAY
LENGTHS: tuple[int | None, ...] = (HOUR, DAY, 7 * DAY, 30 * DAY, YEAR, None)
"""The lengths on offer, in milliseconds; None is everything up to the window's end."""


class Unit(IntEnum):
    """What a step goes by, in milliseconds; a month has no length of its own."""

    MINUTE = times.MINUTE
    TEN_MINUTES = 10 * times.MINUTE
    HOUR = times.HOUR
    DAY = times.DAY
    MONTH = 0


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """The half-open span ``start <= t < end``, milliseconds UTC; ``start`` None: everything before ``end``.

    ``live``: the end follows the clock.
    """

    start: Instant | None
    end: Instant
    live: bool = False

    @property
    def length(self) -> int | None:
        """Milliseconds from start to end; None where it is open to the past."""
        return None if self.start is None else self.end - self.start

    @property
    def at(self) -> Instant:
        """The last moment inside: what holds "now" for whoever looks through this window."""
        return self.end - 1

    @property
    def span(self) -> Interval:
        """The span with the open past cut at :data:`FIRST`, where drawing it needs an edge."""
        return Interval(FIRST if self.start is None else self.start, self.end)

    def holds(self, moment: Instant) -> bool:
        """Whether a moment lies inside."""
        return moment < self.end and (self.start is None or moment >= self.start)

    def overlaps(self, start: Instant, end: Instant) -> bool:
        """Whether a half-open span has a moment inside."""
        return start < self.end and (self.start is None or end > self.start)


def limit_of(now: Instant) -> Instant:
    """Where windows end at the latest: with the minute that ``now`` is in, so that what happens now is inside."""
    return now // MINUTE * MINUTE + MINUTE


def live(length: int | None, limit: Instant) -> TimeWindow:
    """The window of a length that ends now and goes on doing so."""
    return _of(length, limit, limit)


def ending(window: TimeWindow, end: Instant, limit: Instant) -> TimeWindow:
    """The same length with another end, kept inside; it is live where it reaches the limit."""
    return _of(window.length, end, limit)


def followed(window: TimeWindow, limit: Instant) -> TimeWindow:
    """The window once the limit is another: a live one goes with it, no other reaches beyond it."""
    return _of(window.length, limit if window.live else window.end, limit)


def of_length(window: TimeWindow, length: int | None, limit: Instant) -> TimeWindow:
    """Another length before the same end."""
    return _of(length, window.end, limit)


def between(start: Instant | None, end: Instant, limit: Instant) -> TimeWindow:
    """The window from one moment to another, kept inside: what is too long is cut, never moved."""
    end = max(FIRST + SHORTEST, min(end, limit))
    if start is not None:
        start = max(FIRST, min(start, end - SHORTEST))
    return TimeWindow(start, end, end == limit)


def moved(window: TimeWindow, by: int, limit: Instant) -> TimeWindow:
    """The whole window so many milliseconds on, back when negative; it keeps its length and stops at both ends."""
    least = min(window.end, FIRST + (window.length or SHORTEST))
    return _of(window.length, max(window.end + by, least), limit)


def with_start(window: TimeWindow, start: Instant, limit: Instant) -> TimeWindow:
    """Resized at its start; a live window stays live."""
    return between(start, window.end, limit)


def with_end(window: TimeWindow, end: Instant, limit: Instant) -> TimeWindow:
    """Resized at its end, which never passes the start."""
    if window.start is not None:
        end = max(end, window.start + SHORTEST)
    return between(window.start, end, limit)


def stepped(window: TimeWindow, unit: Unit, many: int, limit: Instant) -> TimeWindow:
    """So many units on, back when negative. The end comes to lie on whole units; months keep the day and the time."""
    return _of(window.length, next_of(window.end, unit, many), limit)


def grown(window: TimeWindow, unit: Unit, many: int, limit: Instant) -> TimeWindow:
    """The same for the start alone: the window grows into the past by so many units, and shrinks when negative."""
    if window.start is None:
        return window
    return between(next_of(window.start, unit, -many), window.end, limit)


def replayed(window: TimeWindow, limit: Instant) -> TimeWindow:
    """Where a replay begins: here, or one window earlier (a month, for everything) where now is reached already."""
    if not window.live:
        return window
    return moved(window, -(window.length or 30 * DAY), limit)


def next_of(moment: Instant, unit: Unit, many: int) -> Instant:
    """The ``many``-th edge of a unit after a moment, before it when negative; months keep the day and the time."""
    if unit is Unit.MONTH:
        return add_months(moment, many)
    length = int(unit)
    if many >= 0:
        return moment // length * length + many * length
    return -(-moment // length) * length + many * length


def _of(length: int | None, end: Instant, limit: Instant) -> TimeWindow:
    """A window of a length whose end is kept inside; what it is long may begin before :data:`FIRST`."""
    end = max(FIRST + SHORTEST, min(end, limit))
    start = None if length is None else end - max(length, SHORTEST)
    return TimeWindow(start, end, end == limit)
