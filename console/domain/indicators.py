"""Indicators: warning rules over reports, and what each of them says at a moment.

A rule counts the reports of a category in an area over the last so many minutes and is raised while they reach its
threshold. A report counts at the time it says the event happened; one that says none, when it was received. Reports
that are withdrawn, dismissed, superseded or relay another one are not counted. What stands out without a rule is found
by :mod:`console.domain.unusual`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from console.domain.durations import duration_words
from console.domain.indicator_rules import Indicator
from console.domain.times import Instant, dtg_short

Numbers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

BARS: Final = 24
"""So many bars a sparkline has; of a rule each is as long as its window."""


class State(StrEnum):
    """How an indicator stands."""

    RAISED = "raised"
    QUIET = "quiet"
    OFF = "off"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Reading:
    """What an indicator says at a moment.

    ``key`` names it for an alarm. ``since`` is when it began to be raised, None while it is not. ``words`` is one
    sentence for the board, ``measure`` how likely or how far from its threshold. ``bars`` are its newest counts, the
    running one last. ``rows`` find its reports in the reader they came from. ``indicator`` is None for what is found
    without a rule.
    """

    key: str
    name: str
    area: str
    state: State
    since: Instant | None
    count: int
    words: str
    measure: str
    bars: tuple[int, ...]
    rows: Numbers = field(compare=False)
    indicator: Indicator | None = None


@dataclass(frozen=True)
class Board:
    """All indicators at a moment, as :func:`order` has them.

    ``judged`` series of reports were held against what is usual, ``unjudged`` have too little history, of which
    ``why_not`` is an example; ``per_week`` is the budget of false alarms.
    """

    at: Instant
    readings: tuple[Reading, ...] = ()
    judged: int = 0
    unjudged: int = 0
    why_not: str = ""
    per_week: float = 1.0

    @property
    def raised(self) -> tuple[Reading, ...]:
        """Those that are raised."""
        return tuple(one for one in self.readings if one.state is State.RAISED)

    @property
    def method(self) -> str:
        """One sentence on what was judged and how often it errs."""
        if not self.judged:
            if not self.unjudged:
                return "No report of the last eight weeks: nothing can be called unusual."
            return f"Not enough history to call anything unusual: {self.why_not}."
        often = "one false alarm" if self.per_week == 1 else f"{self.per_week:g} false alarms"
        rest = f" {self.unjudged} more have too little history." if self.unjudged else ""
        return f"{self.judged} series judged: at most {often} a week on average in all.{rest}"


class Reports(NamedTuple):
    """Reports that count, as columns. ``at`` in ms UTC; ``timed`` whether they say so themselves, to the day at least,
    and ``exact`` whether to the hour.

    ``country`` and ``region`` are numbers of the map, −1 where unknown; ``lon`` and ``lat`` are NaN where there is no
    place; they merely stand for a region where ``loose`` is 1, and for a country where it is 2.
    """

    at: Numbers
    timed: Bools
    exact: Bools
    category: npt.NDArray[np.int32]
    lon: Floats
    lat: Floats
    loose: npt.NDArray[np.int8]
    country: npt.NDArray[np.int32]
    region: npt.NDArray[np.int32]
    row: Numbers

    def take(self, kept: npt.NDArray[np.generic]) -> "Reports":
        """Some of them: a mask or places."""
        return Reports(*(column[kept] for column in self))


def spans_raised(at: Numbers, window: int, threshold: int) -> Numbers:
    """When a rule was raised: (n, 2) from and until before, in order and apart; ``at`` in ascending order."""
    starts = at[threshold - 1 :]
    ends = at[: len(starts)] + window
    on = starts < ends
    starts, ends = starts[on], ends[on]
    if not len(starts):
        return np.zeros((0, 2), np.int64)
    apart = np.flatnonzero(starts[1:] > ends[:-1])
    firsts, lasts = np.concatenate(([0], apart + 1)), np.concatenate((apart, [len(ends) - 1]))
    return np.column_stack((starts[firsts], ends[lasts]))


def read_out(indicator: Indicator, reports: Reports, now: Instant) -> Reading:
    """What a rule says at ``now`` of the reports of its area and category."""
    rule = indicator.rule
    past = reports.take(np.flatnonzero(reports.at <= now))
    past = past.take(np.argsort(past.at, kind="stable"))
    count = int(np.count_nonzero(past.at > now - rule.window))
    spans = spans_raised(past.at, rule.window, rule.threshold)
    since = int(spans[-1, 0]) if len(spans) and spans[-1, 1] > now else None
    first = now - rule.window if since is None else since - rule.window
    behind = past.take(np.flatnonzero(past.at > first))
    state = State.OFF if not indicator.enabled else State.QUIET if since is None else State.RAISED
    window = duration_words(rule.window)
    if state is State.RAISED:
        words = f"{_reports(count)} in {window}{_regions(behind)}; {rule.threshold} raise it. {_during(behind.at)}"
    elif len(spans):
        words = f"{_reports(count)} in {window}, of {rule.threshold} that raise it. Last raised {_span(spans[-1])}."
    else:
        words = f"{_reports(count)} in {window}, of {rule.threshold} that raise it."
    return Reading(
        f"indicator:{indicator.id.hex()}", indicator.name, rule.area.words, state,
        since if state is State.RAISED else None, count, words, f"{count} of {rule.threshold}",
        bars(past.at, now, rule.window), behind.row, indicator,
    )  # fmt: skip


def bars(at: Numbers, now: Instant, length: int) -> tuple[int, ...]:
    """The counts of the :data:`BARS` newest spans of a length, the one that ends now last."""
    place = BARS - 1 - (now - at) // length
    return tuple(np.bincount(place[(place >= 0) & (at <= now)], minlength=BARS).tolist())


def order(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Raised rules first, then what is unusual without one, the newest on top; then quiet ones, and those off last."""
    rank = {State.RAISED: 0, State.UNKNOWN: 2, State.QUIET: 2, State.OFF: 3}

    def key(one: Reading) -> tuple[int, int, str]:
        found = int(one.state is State.RAISED and one.indicator is None)
        return rank[one.state] + found, -(one.since or 0), one.name.casefold()

    return tuple(sorted(readings, key=key))


def in_box(lon: Floats, lat: Floats, box: tuple[float, float, float, float]) -> Bools:
    """Which places lie in a box, edges included."""
    west, south, east, north = box
    return np.asarray((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))


def in_ring(lon: Floats, lat: Floats, ring: npt.ArrayLike) -> Bools:
    """Which places lie in a closed ring (n, 2) of degrees with straight edges between, by even and odd."""
    corners = np.asarray(ring, np.float64)
    inside = np.zeros(lon.shape, np.bool_)
    for (x1, y1), (x2, y2) in pairwise(corners.tolist()):
        if y1 != y2:
            crosses = (lat < y1) != (lat < y2)
            inside ^= crosses & (lon < x1 + (lat - y1) * (x2 - x1) / (y2 - y1))
    return inside


def _reports(count: int) -> str:
    return "1 report" if count == 1 else f"{count} reports"


def _regions(reports: Reports) -> str:
    many = len(np.unique(reports.region[reports.region >= 0]))
    return f" from {many} regions" if many > 1 else ""


def _during(at: Numbers) -> str:
    if not len(at):
        return ""
    first, last = dtg_short(int(at[0])), dtg_short(int(at[-1]))
    return f"{first}." if first == last else f"{first} to {last}."


def _span(span: Numbers) -> str:
    first, last = dtg_short(int(span[0])), dtg_short(int(span[1]))
    return first if first == last else f"{first} to {last}"
