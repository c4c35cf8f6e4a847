"""What is unusual in a case without a rule: every country and region with a category, judged and put into words."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from console.domain import unusual
from console.domain.categories import Category
from console.domain.indicators import Reading, Reports, State, bars
from console.domain.times import DAY, HOUR, Instant, dtg_short
from console.domain.unusual import Pace, Raised
from console.services.ground import Ground

_SMALLEST, _PLAIN = 1e-12, 1e-3
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CODES = max(category.code for category in Category) + 1


@dataclass(frozen=True)
class Outstanding:
    """What is unusual without a rule, and how much was judged; it holds for the hour that begins at ``hour``."""

    hour: Instant
    readings: tuple[Reading, ...]
    judged: int
    unjudged: int
    why_not: str
    per_week: float


class _Series(NamedTuple):
    area: str
    category: Category


def unusual_in(reports: Reports, now: Instant, ground: Ground, per_week: float = unusual.PER_WEEK) -> Outstanding:
    """Every country and region with a category of reports whose areas are known, judged at ``now``. Long work."""
    timed = reports.take(np.flatnonzero(reports.timed & (reports.category > 0)))
    timed = timed.take(np.argsort(timed.at, kind="stable"))
    countries = len(ground.countries)
    area = np.concatenate((timed.country, np.where(timed.region >= 0, timed.region + countries, -1)))
    category = np.concatenate((timed.category, timed.category))
    at, row = np.concatenate((timed.at, timed.at)), np.concatenate((timed.row, timed.row))
    exact = np.concatenate((timed.exact, timed.exact))
    placed = np.flatnonzero(area >= 0)
    keys, series = np.unique(area[placed].astype(np.int64) * _CODES + category[placed], return_inverse=True)
    at, row, exact = at[placed], row[placed], exact[placed]
    judged = unusual.judge(at, series, len(keys), now, per_week, exact)
    outstanding = []
    for place in unusual.first_raised(judged):
        raised = judged[place].raised
        if raised is not None:
            where, code = divmod(int(keys[place]), _CODES)
            of = _Series(_called(where, ground), Category.from_code(code))
            mine = np.flatnonzero((series == place) & (exact | (raised.pace is Pace.DAY)))
            mine = mine[np.argsort(at[mine], kind="stable")]
            outstanding.append(_stands_out(f"{where}.{code}", of, raised, at[mine], row[mine], now))
    known = sum(not one.why_not for one in judged)
    why = next((one.why_not for one in judged if one.why_not), "")
    return Outstanding(now // HOUR * HOUR, tuple(outstanding), known, len(judged) - known, why, per_week)


def _stands_out(
    key: str, of: _Series, raised: Raised, at: npt.NDArray[np.int64], row: npt.NDArray[np.int64],
    now: Instant,
) -> Reading:  # fmt: skip
    during = np.flatnonzero((at >= raised.start) & (at < raised.start + raised.pace.length) & (at <= now))
    since = int(at[during[raised.least - 1]])
    hour = raised.pace is Pace.HOUR
    span = f"in the hour from {dtg_short(raised.start)}" if hour else f"on the day from {dtg_short(raised.start)}"
    words = f"{raised.count} {span}, {raised.usual:.2g} are usual; {raised.least} raise it, reached {dtg_short(since)}."
    length = HOUR if hour else DAY
    measure = f"p {_chance(raised.chance)}, limit {_chance(raised.limit)}"
    return Reading(
        f"unusual:{key}:{raised.start}", f"{of.category.label}, {of.area}", of.area, State.RAISED, since, raised.count,
        words, measure, bars(at, now, length), row[during],
    )  # fmt: skip


def _chance(value: float) -> str:
    """``0.002``, ``5×10⁻⁸``, ``under 10⁻¹²``."""
    if value < _SMALLEST:
        return "under 10⁻¹²"
    if value >= _PLAIN:
        return f"{value:.1g}"
    figure, _, power = f"{value:.0e}".partition("e-")
    return f"{figure}×10⁻{power.lstrip('0').translate(_RAISED)}"


def _called(area: int, ground: Ground) -> str:
    if area < len(ground.countries):
        return ground.country_names[area]
    region = area - len(ground.countries)
    return f"{ground.regions[region]}, {ground.countries[int(ground.region_countries[region])]}"
