"""What is unusual in a case without a rule: every country and region with a category, judged and put into words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
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
_NONE = 0
"""Stands for no category in the number of a series."""
_NAMED = 4
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


class _Found(NamedTuple):
    """A series that stands out: its area and category by number, and what is said of it."""

    area: int
    code: int
    reading: Reading


def unusual_in(reports: Reports, now: Instant, ground: Ground, per_week: float = unusual.PER_WEEK) -> Outstanding:
    """Every country and region with a category of reports whose areas are known, judged at ``now``. Long work."""
    timed = reports.take(np.flatnonzero(reports.timed))
    timed = timed.take(np.argsort(timed.at, kind="stable"))
    countries = len(ground.countries)
    area = np.concatenate((timed.country, np.where(timed.region >= 0, timed.region + countries, -1)))
    category = np.maximum(np.concatenate((timed.category, timed.category)), _NONE)
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
            mine = np.flatnonzero((series == place) & (exact | (raised.pace is Pace.DAY)))
            mine = mine[np.argsort(at[mine], kind="stable")]
            reading = _stands_out(f"{where}.{code}", _called(where, code, ground), raised, at[mine], row[mine], now)
            outstanding.append(_Found(where, code, reading))
    known = sum(not one.why_not for one in judged)
    why = next((one.why_not for one in judged if one.why_not), "")
    told = tuple(_folded(outstanding, ground))
    return Outstanding(now // HOUR * HOUR, told, known, len(judged) - known, why, per_week)


def _folded(found: list[_Found], ground: Ground) -> Iterator[Reading]:
    """One country that stands out is told once, with those of its regions that do so too, not once for each."""
    countries = len(ground.countries)
    whole = {(one.area, one.code) for one in found if one.area < countries}
    within: dict[tuple[int, int], list[str]] = {}
    for one in found:
        if one.area >= countries:
            key = int(ground.region_countries[one.area - countries]), one.code
            within.setdefault(key, []).append(ground.regions[one.area - countries])
    for one in found:
        regions = within.get((one.area, one.code), [])
        if one.area < countries:
            yield replace(one.reading, words=one.reading.words + _regions(regions)) if regions else one.reading
        elif (int(ground.region_countries[one.area - countries]), one.code) not in whole:
            yield one.reading


def _regions(names: list[str]) -> str:
    if len(names) == 1:
        return f" So does {names[0]}."
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f" {len(names)} of its regions too: {', '.join(names[:_NAMED])}{more}."


def _stands_out(
    key: str, called: tuple[str, str], raised: Raised, at: npt.NDArray[np.int64], row: npt.NDArray[np.int64],
    now: Instant,
) -> Reading:  # fmt: skip
    name, area = called
    during = np.flatnonzero((at >= raised.start) & (at < raised.start + raised.pace.length) & (at <= now))
    since = int(at[during[raised.least - 1]])
    hour = raised.pace is Pace.HOUR
    span = f"in the hour from {dtg_short(raised.start)}" if hour else f"on the day from {dtg_short(raised.start)}"
    words = f"{raised.count} {span}, {raised.usual:.2g} are usual; {raised.least} raise it, reached {dtg_short(since)}."
    length = HOUR if hour else DAY
    measure = f"p {_chance(raised.chance)}, limit {_chance(raised.limit)}"
    return Reading(
        f"unusual:{key}:{raised.start}", name, area, State.RAISED, since, raised.count,
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


def _called(area: int, code: int, ground: Ground) -> tuple[str, str]:
    """What a series is called, and its area."""
    kind = "Reports" if code == _NONE else Category.from_code(code).label
    if area < len(ground.countries):
        where = ground.country_names[area]
    else:
        region = area - len(ground.countries)
        where = f"{ground.regions[region]}, {ground.countries[int(ground.region_countries[region])]}"
    return f"{kind}, {where}", where
