"""A race as its charts show it: what a simulation gave, with a decision at any moment, as values and words."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from console.charts.arrivals_gantt import ArrivalSpan
from console.domain.letters import cut
from console.domain.numbers import chance, grouped
from console.domain.plan import Clock, Plan
from console.domain.race import Race
from console.domain.times import DAY, HOUR, Instant, dtg, local_time, to_datetime
from console.map.words import later, tr

if TYPE_CHECKING:
    from console.charts.odds_curve import Odds, OddsStory
    from console.charts.race_chart import Ours, RaceStory, Theirs

_BEYOND = 1.25
"""The charts go on so far beyond the last median."""
_LEAST_DAYS = 3
_HOURS_TO_WEEKS = (24.0, 21 * 24.0)
"""From arrivals before the first of these hours to some after the second, time is logarithmic."""
_LAST_OF_CURVE = 0.995
_SHORT_NAME = 18
"""So many letters of another plan's name stand on its curve; the odds over it say it whole."""
_WEEKDAYS = (
    later("Monday"), later("Tuesday"), later("Wednesday"), later("Thursday"), later("Friday"), later("Saturday"),
    later("Sunday"),
)  # fmt: skip


@dataclass(frozen=True)
class DecideBy:
    """Until when to decide, in words: the time, large; the day and local time; what it is for."""

    time: str
    local: str
    what: str
    late: bool


def hours_of(plan: Plan, moment: Instant) -> float:
    """Hours from the begin of a plan to a moment."""
    return (moment - plan.begins_at) / HOUR


def their_hours(clock: Clock) -> tuple[float, float, float, float]:
    """Hours from the plan's begin: their range with the middle of the warning, then the earliest and the latest."""
    middle = (clock.warning_least_d + clock.warning_most_d) / 2 * 24
    return (
        middle + clock.least_h, middle + clock.most_h,
        clock.warning_least_d * 24 + clock.least_h, clock.warning_most_d * 24 + clock.most_h,
    )  # fmt: skip


def chart_hours(races: tuple[Race, ...]) -> float:
    """How long the charts are, whole days: all medians and all of theirs are on them, the latest ends may not be."""
    needed = _LEAST_DAYS * 24.0
    for race in races:
        decided = hours_of(race.plan, race.plan.decision_at)
        last = max((one.p50 for one in race.arrivals if not one.in_place), default=0.0)
        needed = max(needed, decided + last * _BEYOND, their_hours(race.plan.clock)[3] + 24)
    return float(-(-needed // 24) * 24)


def log_wanted(race: Race) -> bool:
    """Whether arrivals run from hours to weeks."""
    coming = [one for one in race.arrivals if not one.in_place]
    first, last = min((one.p10 for one in coming), default=0.0), max((one.p90 for one in coming), default=0.0)
    return bool(coming) and first < _HOURS_TO_WEEKS[0] and last > _HOURS_TO_WEEKS[1]


def arrival_span(race: Race, decision: Instant, hours: float, *, log: bool) -> ArrivalSpan:
    """What the bars of the arrivals stand on when it is decided at a moment."""
    theirs = their_hours(race.plan.clock)
    return ArrivalSpan(race.plan.begins_at, hours, hours_of(race.plan, decision), theirs[:2], log)


def range_words(clock: Clock) -> str:
    """``published range 36–60 h``; a single figure and an own range are called what they are."""
    if clock.least_h == clock.most_h:
        hours = f"{clock.least_h:g} h"
        return tr("published figure {h}", h=hours) if clock.slug else tr("assumed, {h}", h=hours)
    hours = f"{clock.least_h:g}–{clock.most_h:g} h"
    return tr("published range {h}", h=hours) if clock.slug else tr("assumed range {h}", h=hours)


def theirs(clock: Clock) -> Theirs:
    """Their range and warning for the chart."""
    from console.charts.race_chart import Theirs

    least, most, earliest, latest = their_hours(clock)
    day = (clock.warning_least_d + clock.warning_most_d) / 2
    source = clock.source.partition("(")[0].strip() or tr("own")
    if clock.warning_least_d == clock.warning_most_d:
        warning = tr("if warning {d} d (assumed)", d=f"{day:g}")
    else:
        least_d, most_d = f"{clock.warning_least_d:g}", f"{clock.warning_most_d:g}"
        warning = tr("if warning {least}–{most} d (assumed)", least=least_d, most=most_d)
    words = (range_words(clock), tr("{source}, from day {n}", source=source, n=f"{day:g}"))
    return Theirs(least, most, earliest, latest, words, warning)


def race_story(race: Race, other: Race | None, hours: float) -> RaceStory:
    """Strength over time: this plan, and another over it."""
    from console.charts.race_chart import RaceStory

    ours = [_ours(race, tr("ours, median") if other is None else tr("{plan}, median", plan=race.plan.name))]
    if other is not None:
        ours.append(_ours(other, tr("{plan}, median", plan=other.plan.name), dashed=True))
    threshold = race.plan.threshold
    words = "" if threshold is None else tr("{n} in place", n=grouped(threshold))
    return RaceStory(
        race.plan.begins_at, hours, race.plan.decision_at, tuple(ours), theirs(race.plan.clock), threshold, words
    )


def odds_story(race: Race, others: tuple[Race, ...], decision: Instant) -> OddsStory:
    """The odds over the decision: this race, and others over it (another number, another plan)."""
    from console.charts.odds_curve import OddsStory

    curves = (_odds(race, race), *(_odds(one, race, dashed=True) for one in others))
    last = max([hours_of(race.plan, decision), *(_falls_at(one.margins) for one in curves)])
    hours = max(48.0, -(-last * 1.08 // 24) * 24)
    by = race.decide_by(race.plan.odds)
    return OddsStory(
        race.plan.begins_at, hours, curves, race.plan.odds, by if by is not None and isfinite(by) else None
    )


def goal_words(race: Race) -> str:
    """What has to be first: ``6 000``, or the force's name."""
    if race.plan.threshold is not None:
        return grouped(race.plan.threshold)
    first = race.plan.first_id
    label = next((one.mover.label for one in race.arrivals if one.mover.plan_force == first), tr("a force left out"))
    return label.removeprefix("NATO ")


def decide_by(race: Race, zone: str, now: Instant) -> DecideBy:
    """Until when to decide, as the card says it."""
    moment, odds = race.deadline(race.plan.odds), chance(race.plan.odds)
    goal, counted = goal_words(race), race.plan.threshold is not None
    what = (
        tr("{odds} odds that {n} are in place first", odds=odds, n=goal)
        if counted
        else tr("{odds} odds that {force} is there first", odds=odds, force=goal)
    )
    if race.decide_by(race.plan.odds) is None:
        return DecideBy(tr("No moment"), tr("However early it is decided, the odds are less."), what, True)
    if moment is None:
        return DecideBy(tr("Any time"), tr("It is there already, whenever it is decided."), what, False)
    late = moment < now
    day = tr(_WEEKDAYS[to_datetime(moment).weekday()])
    said = tr("{day}, {local}: past already", day=day, local=local_time(moment, zone)) if late else ""
    return DecideBy(dtg(moment)[:11], said or tr("{day}, {local}", day=day, local=local_time(moment, zone)), what, late)


def _ours(race: Race, label: str, *, dashed: bool = False) -> Ours:
    from console.charts.race_chart import Ours

    return Ours(race.band, label, dashed)


def _odds(race: Race, base: Race, *, dashed: bool = False) -> Odds:
    from console.charts.odds_curve import Odds

    label = goal_words(race)
    if race.plan.id != base.plan.id:
        label = f"{cut(race.plan.name, _SHORT_NAME)}: {label}"
    shift = hours_of(base.plan, race.plan.begins_at)
    return Odds(race.margins + shift, label, dashed)


def _falls_at(margins: object) -> float:
    """Where a curve has fallen for good."""
    import numpy as np

    finite = np.asarray(margins, float)
    finite = finite[np.isfinite(finite)]
    return float(np.quantile(finite, _LAST_OF_CURVE)) if len(finite) else 0.0


def weeks(hours: float) -> str:
    """Hours as people say them: ``18 h``, ``3.5 d``, ``24 d``."""
    if hours < 48:
        return tr("{n} h", n=f"{hours:.0f}")
    days = hours * HOUR / DAY
    return tr("{n} d", n=f"{days:.1f}" if days < 10 else f"{days:.0f}")


def notice_length(least: float, most: float) -> str:
    """Days of notice, what is less than one in hours: ``2–3 d``, ``6 h–3 d``, ``6–12 h``."""
    if least == most or (least and (least < 1) is not (most < 1)):
        return "–".join(_days_or_hours(days) for days in dict.fromkeys((least, most)))
    words, times = (later("{n} h"), 24) if most < 1 else (later("{n} d"), 1)
    return tr(words, n=f"{least * times:g}–{most * times:g}")


def _days_or_hours(days: float) -> str:
    return tr("{n} h", n=f"{days * 24:g}") if days < 1 else tr("{n} d", n=f"{days:g}")
