"""Unusual numbers of reports: how many there are now, held against what the past weeks lead one to expect.

A *series* is the reports of one category in one area. Its reports are counted by the hour and by the UTC day. For each:

1. **What is usual** comes from the eight weeks before the hours and days judged; these never enter their own baseline.
   The season is a factor for the hour of the day and one for the day of the week, each drawn towards 1 as if
   :data:`_DRAW` more events had come evenly, so that few events make no season. Reports that come in clusters are
   fewer events: their number is divided by the ratio of variance to mean.
2. **What could come** is a negative binomial distribution: counts scatter more than a Poisson distribution lets them,
   because one event makes several reports. Neither the level nor the over-dispersion is known; a grid of both is
   weighted by how well each explains the past periods, so that little history makes wide expectations.
3. **The p-value** is the chance of so many or more in the whole period. A running period is judged by what it has so
   far: a count only grows, so that an early alarm is never one that the whole period would not have raised.
4. **False alarms** have a budget for the whole board: ``per_week`` on average, however many series there are and
   however they depend on each other. Each of the ``m`` series judged gets half of it for 168 hours and half for seven
   days a week, so a p-value must be at most ``per_week / (2 · 168 · m)`` or ``per_week / (2 · 7 · m)``. Since an
   average of a sum is the sum of averages, no independence is needed. Counts are whole numbers, so the true rate is
   lower.
5. **Not enough history** is said, and nothing judged, where a series has less than four weeks or fewer than twenty
   reports behind it.

Times are milliseconds since 1970 UTC.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from console.domain.tails import at_least, log_gamma
from console.domain.times import DAY, HOUR, Instant

Floats = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]

WEEKS: Final = 8
"""So many weeks are the baseline."""
LEAST_WEEKS: Final = 4
LEAST_REPORTS: Final = 20
"""A series with less behind it is not judged."""
PER_WEEK: Final = 1.0
"""False alarms a week on the whole board, unless somebody sets another budget."""
_DRAW: Final = 24.0
_SPREADS: Final[Floats] = np.geomspace(0.002, 20.0, 14)
_LEVELS: Final[Floats] = np.linspace(-3.0, 3.0, 9)
_SCREEN: Final = 4.0
_BLOCK: Final = 256
"""So many series are counted at once: a million reports in thousands of them take little memory."""
_WEEK: Final = 7
_SMOOTH: Final = (0.25, 0.5, 0.25)


class Pace(Enum):
    """What reports are counted by: the length of a period, and how many of the newest are judged."""

    HOUR = (HOUR, 25)
    DAY = (DAY, 2)

    @property
    def length(self) -> int:
        """Milliseconds of one period."""
        return self.value[0]

    @property
    def judged(self) -> int:
        """So many of the newest periods are judged, the running one among them."""
        return self.value[1]

    @property
    def a_week(self) -> int:
        """Periods in a week."""
        return _WEEK * DAY // self.length

    def limit(self, series: int, per_week: float = PER_WEEK) -> float:
        """The largest p-value that raises one of ``series`` series, within a budget of false alarms."""
        return per_week / (len(Pace) * self.a_week * max(1, series))

    def first(self, now: Instant) -> Instant:
        """Where the first of the baseline's periods begins."""
        return self.start(now) - (self.judged - 1) * self.length - WEEKS * self.a_week * self.length

    def start(self, now: Instant) -> Instant:
        """Where the running period began."""
        return now // self.length * self.length

    @property
    def periods(self) -> int:
        """How many there are from :meth:`first` to the running one."""
        return WEEKS * self.a_week + self.judged


@dataclass(frozen=True)
class Usual:
    """What is to be expected of one series.

    ``means`` has one for each judged period, the running one last; ``past`` are the counts before, ``fitted`` their
    means. Without enough history ``why_not`` says so.
    """

    means: Floats
    past: Numbers
    fitted: Floats
    why_not: str = ""

    @cached_property
    def weighted(self) -> tuple[Floats, Floats]:
        """Levels, as factors of the means, and the weight of each with each over-dispersion."""
        return _weighted(self.past, self.fitted)

    def chance(self, counts: npt.ArrayLike, places: npt.ArrayLike) -> Floats:
        """The chance of so many or more in each of the judged periods at ``places``."""
        levels, weights = self.weighted
        count, mean = np.asarray(counts, np.float64), self.means[np.asarray(places, np.intp)]
        tails = at_least(count[:, None, None], mean[:, None, None] * levels[None, :, None], _SPREADS[None, None, :])
        return np.asarray((tails * weights[None]).sum(axis=(1, 2)))

    def least(self, limit: float, place: int = -1) -> int:
        """The smallest number in a judged period whose chance is at most ``limit``."""
        low, high = 0, max(1, int(self.means[place]) + 1)
        while self.chance([high], [place])[0] > limit:
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self.chance([middle], [place])[0] <= limit else (middle, high)
        return high


def counted(at: Numbers, series: Numbers, many: int, now: Instant, pace: Pace) -> Numbers:
    """How many reports each of ``many`` series has in each period, the running one last; the rest is left out.

    ``at`` are times, ``series`` the number of each report's series, negative for none.
    """
    place = (at - pace.first(now)) // pace.length
    kept = (place >= 0) & (place < pace.periods) & (at <= now) & (series >= 0)
    flat = series[kept] * pace.periods + place[kept]
    return np.bincount(flat, minlength=many * pace.periods).reshape(many, pace.periods)


def usual(counts: Numbers, now: Instant, pace: Pace, since: Instant) -> Usual:
    """What one series of counts (:func:`counted`) leads one to expect; ``since`` is when the case's reports begin."""
    return usual_of_all(counts[None, :], now, pace, since)[0]


def usual_of_all(counts: Numbers, now: Instant, pace: Pace, since: Instant) -> list[Usual]:
    """The same of many series, a row each."""
    first = pace.first(now)
    begun = min(max(0, -(-(since - first) // pace.length)), WEEKS * pace.a_week)
    ended = counts.shape[1] - pace.judged
    past = counts[:, begun:ended]
    totals = past.sum(axis=1)
    many = past.shape[1]
    if many < LEAST_WEEKS * pace.a_week:
        return [_unknown(f"reports go back {many * pace.length // DAY} days; {LEAST_WEEKS * _WEEK} are needed")] * len(
            counts
        )
    slots = (first // pace.length + np.arange(counts.shape[1])) % pace.a_week
    weekly = np.zeros((len(counts), pace.a_week))
    known = np.flatnonzero(totals >= LEAST_REPORTS)
    if len(known):
        weekly[known] = _weekly(past[known], slots[begun:ended], pace)
    short = {
        place: _unknown(f"{totals[place]} reports in the {WEEKS} weeks before; {LEAST_REPORTS} are needed")
        for place in np.flatnonzero(totals < LEAST_REPORTS).tolist()
    }
    return [
        short.get(place) or Usual(row[slots[ended:]], past[place], row[slots[begun:ended]])
        for place, row in enumerate(weekly)
    ]


def _unknown(why: str) -> Usual:
    return Usual(np.zeros(0), np.zeros(0, np.int64), np.zeros(0), why)


def _weekly(past: Numbers, slots: Numbers, pace: Pace) -> Floats:
    """The mean of each period of a week, a row a series: hour of the day times day of the week."""
    many, in_day = past.shape[1], pace.a_week // _WEEK
    totals = past.sum(axis=1).astype(np.float64)
    clustered = _excess(past, np.broadcast_to((totals / many)[:, None], past.shape)) * totals / many
    by_slot = np.zeros((len(past), pace.a_week))
    for step in range(min(pace.a_week, many)):
        by_slot[:, slots[step]] = past[:, step :: pace.a_week].sum(axis=1)
    by_slot /= (1.0 + clustered)[:, None]
    seen = np.bincount(slots, minlength=pace.a_week).astype(np.float64)
    by_day, seen_by_day = by_slot.reshape(-1, _WEEK, in_day), seen.reshape(_WEEK, in_day)
    days = _factors(by_day.sum(axis=2), seen_by_day.sum(axis=1))
    hours = _factors(by_day.sum(axis=1), seen_by_day.sum(axis=0))
    if in_day > 1:
        before, here, after = _SMOOTH
        hours = before * np.roll(hours, 1, axis=1) + here * hours + after * np.roll(hours, -1, axis=1)
    season = (days[:, :, None] * hours[:, None, :]).reshape(len(past), -1)
    return np.asarray(season * (totals / (season * seen).sum(axis=1))[:, None])


def _factors(found: Floats, seen: Floats) -> Floats:
    evenly = found.sum(axis=1, keepdims=True) * seen / seen.sum()
    return np.asarray((found + _DRAW) / (evenly + _DRAW))


def _excess(past: Numbers, means: Floats) -> Floats:
    """Over-dispersion by moments, a row a series: how far the variance is above the mean, over the squared mean."""
    return np.asarray(np.maximum(0.0, ((past - means) ** 2 - means).sum(axis=-1) / (means**2).sum(axis=-1)))


def _weighted(past: Numbers, means: Floats) -> tuple[Floats, Floats]:
    """Levels (factors of the means) and the weight of each with each over-dispersion, by the likelihood of the past."""
    doubt = np.sqrt(1.0 / past.sum() + float(_excess(past, means)) / len(past))
    levels = np.exp(_LEVELS * doubt)
    sizes = 1.0 / _SPREADS
    values, often = np.unique(past, return_counts=True)
    rising = ((log_gamma(values[:, None] + sizes[None, :]) - log_gamma(sizes)[None, :]) * often[:, None]).sum(0)
    alike, where = np.unique(means, return_inverse=True)
    sums, seen = np.bincount(where, past), np.bincount(where)
    mean = alike[:, None, None] * levels[None, :, None]
    spread = _SPREADS[None, None, :]
    fits = sums[:, None, None] * np.log(spread * mean / (1 + spread * mean))
    fits -= seen[:, None, None] * np.log1p(spread * mean) / spread
    likely = fits.sum(0) + rising[None, :]
    weights = np.exp(likely - likely.max())
    return levels, weights / weights.sum()


@dataclass(frozen=True)
class Raised:
    """A period with more reports than is usual. ``usual`` is its expected number, ``chance`` its p-value.

    ``limit`` is the largest p-value that raises, ``least`` the number that would have been enough.
    """

    pace: Pace
    start: Instant
    count: int
    usual: float
    chance: float
    limit: float
    least: int


@dataclass(frozen=True)
class Judged:
    """One series: ``raised`` the least likely of its periods that stand out, if one does; else why it is not judged."""

    raised: Raised | None
    why_not: str


def judge(
    at: Numbers,
    series: Numbers,
    many: int,
    now: Instant,
    per_week: float = PER_WEEK,
    exact: npt.NDArray[np.bool_] | None = None,
) -> list[Judged]:
    """Judge every series at ``now``. Reports without a time are not given to this function.

    Those that are not ``exact`` (None: all are) are known to the day only and count by the day alone.
    """
    since = int(at.min()) if len(at) else now
    hourly = series if exact is None else np.where(exact, series, -1)
    order = np.argsort(series, kind="stable")
    at, series, hourly = at[order], series[order], hourly[order]
    told: list[list[tuple[Pace, Numbers, Usual]]] = []
    for start in range(0, many, _BLOCK):
        here = min(_BLOCK, many - start)
        first, last = np.searchsorted(series, (start, start + here))
        part = at[first:last]
        block = []
        for pace, of in ((Pace.HOUR, hourly), (Pace.DAY, series)):
            own = of[first:last]
            rows = counted(part, np.where(own < 0, -1, own - start), here, now, pace)
            block.append([(pace, row[-pace.judged :], one) for row, one in _expected(rows, now, pace, since)])
        told += [list(pair) for pair in zip(*block, strict=True)]
    known = sum(not pair[1][2].why_not for pair in told)
    return [_judged(pair, now, known, per_week) for pair in told]


def _expected(rows: Numbers, now: Instant, pace: Pace, since: Instant) -> list[tuple[Numbers, Usual]]:
    return list(zip(rows, usual_of_all(rows, now, pace, since), strict=True))


def _judged(paces: Sequence[tuple[Pace, Numbers, Usual]], now: Instant, many: int, per_week: float) -> Judged:
    found = [one for told in paces if (one := _standing_out(*told, now, told[0].limit(many, per_week)))]
    least = min(found, key=lambda one: (one.chance / one.limit, one.start)) if found else None
    return Judged(least, paces[-1][2].why_not)


def _standing_out(pace: Pace, counts: Numbers, expected: Usual, now: Instant, limit: float) -> Raised | None:
    if expected.why_not:
        return None
    places = np.flatnonzero(counts > expected.means)
    # What even a Poisson distribution lets happen, one that scatters more does all the more: no need to weigh it.
    places = places[at_least(counts[places], expected.means[places], _SPREADS[0]) <= _SCREEN * limit]
    if not len(places):
        return None
    chances = expected.chance(counts[places], places)
    best = int(np.argmin(chances))
    if chances[best] > limit:
        return None
    place = int(places[best])
    start = pace.start(now) - (pace.judged - 1 - place) * pace.length
    mean = float(expected.means[place])
    return Raised(pace, start, int(counts[place]), mean, float(chances[best]), limit, expected.least(limit, place))


def first_raised(judgements: Sequence[Judged]) -> list[int]:
    """The numbers of the series that stand out, the least likely first."""
    raised = [(one.raised.chance / one.raised.limit, place) for place, one in enumerate(judgements) if one.raised]
    return [place for _, place in sorted(raised)]
