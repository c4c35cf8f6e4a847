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
    """What is to be expected of one series: weights over levels and over-dispersions, and the mean of each period.

    ``means`` has one for each judged period, the running one last. Without enough history ``why_not`` says so.
    """

    means: Floats
    levels: Floats
    spreads: Floats
    weights: Floats
    reports: int
    why_not: str = ""

    def chance(self, counts: npt.ArrayLike, places: npt.ArrayLike) -> Floats:
        """The chance of so many or more in each of the judged periods at ``places``."""
        count, mean = np.asarray(counts, np.float64), self.means[np.asarray(places, np.intp)]
        tails = at_least(
            count[:, None, None], mean[:, None, None] * self.levels[None, :, None], self.spreads[None, None, :]
        )
        return np.asarray((tails * self.weights[None]).sum(axis=(1, 2)))

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
    first = pace.first(now)
    begun = min(max(0, -(-(since - first) // pace.length)), WEEKS * pace.a_week)
    past = counts[begun : len(counts) - pace.judged]
    slots = (first // pace.length + np.arange(len(counts))) % pace.a_week
    total = int(past.sum())
    if len(past) < LEAST_WEEKS * pace.a_week:
        return _unknown(total, f"reports go back {len(past) * pace.length // DAY} days; 28 are needed")
    if total < LEAST_REPORTS:
        return _unknown(total, f"{total} reports in the {WEEKS} weeks before; {LEAST_REPORTS} are needed")
    before = slots[begun : len(counts) - pace.judged]
    evenly = np.full(len(past), total / len(past))
    season = _season(past, before, pace, _excess(past, evenly) * total / len(past))
    means = (season * (total / season[before].sum()))[slots]
    levels, weights = _weighted(past, means[begun : len(counts) - pace.judged])
    return Usual(means[-pace.judged :], levels, _SPREADS, weights, total)


def _unknown(total: int, why: str) -> Usual:
    nothing = np.zeros(0)
    return Usual(nothing, nothing, nothing, nothing, total, why)


def _excess(past: Numbers, means: Floats) -> float:
    """Over-dispersion by moments: how far the variance is above the mean, as a share of the squared mean."""
    return max(0.0, float(((past - means) ** 2 - means).sum() / (means**2).sum()))


def _season(past: Numbers, slots: Numbers, pace: Pace, clustered: float) -> Floats:
    """A factor for each period of a week: hour of the day times day of the week."""
    by_slot = np.bincount(slots, past / (1.0 + clustered), pace.a_week)
    seen = np.bincount(slots, minlength=pace.a_week).astype(np.float64)
    in_day = pace.a_week // _WEEK
    days = _factors(by_slot.reshape(_WEEK, in_day).sum(1), seen.reshape(_WEEK, in_day).sum(1))
    hours = _factors(by_slot.reshape(_WEEK, in_day).sum(0), seen.reshape(_WEEK, in_day).sum(0))
    if in_day > 1:
        before, here, after = _SMOOTH
        hours = before * np.roll(hours, 1) + here * hours + after * np.roll(hours, -1)
    return np.asarray((days[:, None] * hours[None, :]).reshape(-1))


def _factors(found: Floats, seen: Floats) -> Floats:
    evenly = found.sum() * seen / seen.sum()
    return np.asarray((found + _DRAW) / (evenly + _DRAW))


def _weighted(past: Numbers, means: Floats) -> tuple[Floats, Floats]:
    """Levels (factors of the means) and the weight of each with each over-dispersion, by the likelihood of the past."""
    doubt = np.sqrt(1.0 / past.sum() + _excess(past, means) / len(past))
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
    """One series: ``raised`` the least likely of its periods that stand out, if one does; else why it is not judged.

    ``recent`` are its newest 24 hours by the hour, oldest first; ``usual_a_day`` is what a day has, as a rule.
    """

    raised: Raised | None
    why_not: str
    recent: tuple[int, ...]
    usual_a_day: float


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
    by_pace = {
        Pace.HOUR: counted(at, hourly, many, now, Pace.HOUR),
        Pace.DAY: counted(at, series, many, now, Pace.DAY),
    }
    expected = {pace: [usual(row, now, pace, since) for row in rows] for pace, rows in by_pace.items()}
    known = sum(not one.why_not for one in expected[Pace.DAY])
    found = []
    for place in range(many):
        days = expected[Pace.DAY][place]
        told = [
            one
            for pace in Pace
            if (one := _standing_out(by_pace[pace][place], expected[pace][place], now, pace, known, per_week))
        ]
        least = min(told, key=lambda one: (one.chance / one.limit, one.start)) if told else None
        a_day = 0.0 if days.why_not else float(days.means[-1])
        hours = tuple(by_pace[Pace.HOUR][place][-(Pace.HOUR.judged - 1) :].tolist())
        found.append(Judged(least, days.why_not, hours, a_day))
    return found


def _standing_out(row: Numbers, expected: Usual, now: Instant, pace: Pace, many: int, per_week: float) -> Raised | None:
    if expected.why_not:
        return None
    counts = row[-pace.judged :]
    places = np.flatnonzero(counts > expected.means)
    if not len(places):
        return None
    limit = pace.limit(many, per_week)
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
