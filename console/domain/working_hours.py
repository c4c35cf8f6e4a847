"""Work that goes slower by night and at the weekend of a capital: when it is done, for many capitals and runs at once.

An hour of work takes an hour by day, and so many times as long by night and on Saturday and Sunday, by the clock of the
capital (:mod:`console.domain.capital_time`). Holidays are not known.
"""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from console.domain.capital_time import NIGHT_FROM, NIGHT_TO
from console.domain.times import DAY, HOUR, Instant, in_zone

Hours = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]
"""Which Allies, by their place in the roster."""
Levels = npt.NDArray[np.int32]
_BEFORE: Final = 30
_AFTER: Final = 150
"""Days of the calendar before and after today: what began earlier counts from there, what ends later at a mean pace."""
_LENGTH: Final = 24 * (_BEFORE + _AFTER)
_BLOCK: Final = 64
_FINE: Final = 2
"""Steps an hour of work, where what is done by when is looked up."""
_SATURDAY: Final = 5


@lru_cache(maxsize=1024)
def _offsets(zone: str, block: int) -> npt.NDArray[np.int64]:
    """Hours ahead of UTC on each day of a block of days."""
    days = range(block * _BLOCK, (block + 1) * _BLOCK)
    found = [in_zone(day * DAY + 12 * HOUR, zone).utcoffset() for day in days]
    return np.array([0 if one is None else round(one.total_seconds() / 3600) for one in found], np.int64)


@lru_cache(maxsize=256)
def off_hours(zone: str, day: int) -> npt.NDArray[np.bool_]:
    """Which hours are night or weekend in a zone, from 30 days before a day (days since 1970) to 150 after it.

    The clocks are asked once a day, at noon UTC: on the two nights they are changed an hour may be on the wrong side.
    """
    days = np.arange(day - _BEFORE, day + _AFTER, dtype=np.int64)
    first, last = (day - _BEFORE) // _BLOCK, (day + _AFTER - 1) // _BLOCK
    offsets = np.concatenate([_offsets(zone, block) for block in range(first, last + 1)])
    shift = offsets[day - _BEFORE - first * _BLOCK :][: len(days)]
    local = (days[:, None] * 24 + np.arange(24) + shift[:, None]).ravel()
    hour, weekday = local % 24, (local // 24 + 3) % 7  # 1 January 1970 was a Thursday
    found: npt.NDArray[np.bool_] = (hour >= NIGHT_FROM) | (hour < NIGHT_TO) | (weekday >= _SATURDAY)
    return found


class WorkingHours:
    """Clocks of capitals around one day. Hours count from the first of the calendar, not from now: see :meth:`place`.

    ``factors`` are the levels of how much slower it goes by night; a run has one of them.
    """

    def __init__(self, zones: tuple[str, ...], day: int, factors: tuple[float, ...]) -> None:
        """Kept by :func:`working_hours`: a day of one case needs one."""
        self._day = day
        each = [off_hours(zone, day) for zone in zones]
        alike = {one.tobytes(): one for one in each}  # Many capitals keep the same hours.
        places = {key: place for place, key in enumerate(alike)}
        self._row = np.array([places[one.tobytes()] for one in each], np.int32)
        self._levels = len(factors)
        off = np.array(list(alike.values()))
        rate = np.where(off[:, None, :], 1.0 / np.array(factors)[None, :, None], 1.0)
        done = np.concatenate([np.zeros((*rate.shape[:2], 1)), np.cumsum(rate, axis=2)], axis=2)
        steps = np.arange(_LENGTH * _FINE + 2) / _FINE
        hours = np.arange(_LENGTH + 1, dtype=np.float64)
        inverse = [[_inverse(steps, line, hours) for line in lines] for lines in done]
        self._done = done.astype(np.float32).ravel()
        self._when = np.array(inverse, np.float32).ravel()
        self._wide, self._far = done.shape[2], len(steps)

    def place(self, moment: Instant) -> float:
        """Where a moment lies, hours from the first of the calendar; never before it."""
        return max(0.0, moment / HOUR - (self._day - _BEFORE) * 24)

    def work(self, allies: Places, level: Levels, at: Hours) -> Hours:
        """Hours of work done from the first of the calendar until ``at`` (one a run); Ally by run."""
        rows, back = np.unique(self._row[allies], return_inverse=True)
        found: Hours = self._look_up(self._done, self._wide, rows, level, at)[back]
        return found

    def work_until(self, allies: Places, moments: Hours) -> Hours:
        """The same until one moment an Ally, by Ally and level."""
        every = np.arange(self._levels, dtype=np.int32)
        return self._look_up(self._done, self._wide, self._row[allies], every, moments[:, None])

    def done(self, allies: Places, level: Levels, total: Hours) -> Hours:
        """When so many hours of work from the first of the calendar are done; Ally by run."""
        return self._look_up(self._when, self._far, self._row[allies], level, total * np.float32(_FINE))

    def later(self, allies: Places, level: Levels, start: Hours, work: Hours) -> Hours:
        """When work that begins at ``start`` (one a run, or Ally by run) is done; never before ``start``."""
        before = self.work(allies, level, start) if start.ndim == 1 else self._look_up(
            self._done, self._wide, self._row[allies], level, start
        )  # fmt: skip
        return np.maximum(start, self.done(allies, level, before + work))

    def _look_up(self, table: Hours, wide: int, rows: npt.NDArray[np.int32], level: Levels, at: Hours) -> Hours:
        """Between two entries in a straight line."""
        inside = np.clip(at, np.float32(0), np.float32(wide - 2))
        whole = inside.astype(np.int32)
        inside = inside - whole
        first = whole + ((rows * np.int32(self._levels))[:, None] + level[None, :]) * np.int32(wide)
        low = table.take(first)
        first += 1
        high = table.take(first)
        high -= low
        high *= inside
        high += low
        return high


def _inverse(steps: npt.NDArray[np.float64], done: npt.NDArray[np.float64], hours: npt.NDArray[np.float64]) -> Hours:
    """The hour by which so much is done; after the calendar at its mean pace."""
    found = np.interp(steps, done, hours)
    beyond = steps > done[-1]
    found[beyond] = steps[beyond] / done[-1] * hours[-1]
    return found.astype(np.float32)


@lru_cache(maxsize=8)
def working_hours(zones: tuple[str, ...], day: int, factors: tuple[float, ...]) -> WorkingHours:
    """The clocks of these capitals around a day (days since 1970)."""
    return WorkingHours(zones, day, factors)


def next_working(zone: str, day: int) -> Hours:
    """For each hour of the calendar the first working hour from it on, hours from the calendar's first."""
    off = off_hours(zone, day)
    hours = np.where(off, np.float32(_LENGTH), np.arange(_LENGTH, dtype=np.float32))
    found: Hours = np.minimum.accumulate(hours[::-1])[::-1].astype(np.float32)
    return found
