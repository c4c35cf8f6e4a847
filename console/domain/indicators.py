"""Indicators: warning rules over reports, and what each of them says at a moment.

A rule counts the reports of a category in an area over the last so many minutes and is raised while they reach its
threshold. A report counts at the time it says the event happened; one that says none, when it was received. Reports
that are withdrawn, dismissed, superseded or relay another one are not counted. What stands out without a rule is found
by :mod:`console.domain.unusual`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from console.domain.categories import Category
from console.domain.durations import duration_words
from console.domain.errors import BadInput
from console.domain.times import DAY, MINUTE, Instant, dtg_short

Numbers = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

LONGEST: Final = 28 * DAY
MOST: Final = 100_000
BARS: Final = 24
"""So many bars a sparkline has; of a rule each is as long as its window."""
_LONGEST_NAME: Final = 80


class Where(StrEnum):
    """What kind of area a rule watches."""

    EVERYWHERE = "everywhere"
    COUNTRY = "country"
    REGION = "region"
    BOX = "box"
    DRAWING = "drawing"


@dataclass(frozen=True)
class Area:
    """Where reports count. ``country`` is an ISO 3166-1 code, ``name`` what people call the area.

    ``region`` is a first-order region of the map by its name, ``box`` west, south, east, north in degrees WGS 84,
    ``drawing`` the id of a polygon, circle or corridor drawn on the map, hexadecimal.
    """

    where: Where = Where.EVERYWHERE
    country: str = ""
    region: str = ""
    box: tuple[float, float, float, float] | None = None
    drawing: str = ""
    name: str = ""

    @property
    def words(self) -> str:
        """What people read."""
        if self.where is Where.EVERYWHERE:
            return "everywhere"
        if self.where is Where.BOX and self.box is not None and not self.name:
            west, south, east, north = self.box
            return f"{south:g} to {north:g} N, {west:g} to {east:g} E"
        return self.name or self.region or self.country


@dataclass(frozen=True)
class Rule:
    """``threshold`` reports of ``category`` (None: any) in ``area`` within ``window`` milliseconds raise it."""

    category: Category | None
    area: Area
    window: int
    threshold: int

    @property
    def words(self) -> str:
        """``5 Airspace in 1 h, Estonia``."""
        kind = "reports" if self.category is None else self.category.label
        return f"{self.threshold} {kind} in {duration_words(self.window)}, {self.area.words}"


@dataclass(frozen=True)
class Indicator:
    """A rule with its name, as it is kept."""

    id: bytes
    name: str
    rule: Rule
    enabled: bool


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


def require_sound(name: str, rule: Rule) -> None:
    """Raises BadInput, with what to do, when an indicator cannot be kept."""
    if not name.strip():
        raise BadInput("An indicator needs a name: what it would mean when it is raised.")
    if len(name.strip()) > _LONGEST_NAME:
        raise BadInput(f"The name has more than {_LONGEST_NAME} letters. Say it in a few words.")
    if not MINUTE <= rule.window <= LONGEST:
        raise BadInput("The window runs from 1 minute to 28 days: type it as 10 min, 6 h or 2 d.")
    if not 1 <= rule.threshold <= MOST:
        raise BadInput(f"The threshold is a number of reports from 1 to {MOST}.")
    box = rule.area.box
    if rule.area.where is Where.BOX and (box is None or not (box[0] < box[2] and box[1] < box[3])):
        raise BadInput("The box needs its south-west and north-east corner: 48,22 to 52,25.")


def rule_text(rule: Rule) -> str:
    """A rule as it is kept: JSON."""
    area = rule.area
    told = {
        "where": area.where.value,
        "country": area.country,
        "region": area.region,
        "box": list(area.box) if area.box else None,
        "drawing": area.drawing,
        "name": area.name,
    }
    return json.dumps(
        {
            "kind": "count",
            "category": None if rule.category is None else rule.category.value,
            "area": {key: value for key, value in told.items() if value},
            "window_ms": rule.window,
            "threshold": rule.threshold,
        },
        ensure_ascii=False,
    )


def read_rule(text: str) -> Rule:
    """The reverse of :func:`rule_text`. Raises BadInput for what no console wrote."""
    try:
        told = json.loads(text)
        area = told["area"]
        box = area.get("box")
        return Rule(
            None if told["category"] is None else Category(told["category"]),
            Area(
                Where(area["where"]),
                str(area.get("country", "")),
                str(area.get("region", "")),
                None if box is None else (float(box[0]), float(box[1]), float(box[2]), float(box[3])),
                str(area.get("drawing", "")),
                str(area.get("name", "")),
            ),
            int(told["window_ms"]),
            int(told["threshold"]),
        )
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        raise BadInput("An indicator of this case has a rule no console writes: it was changed by hand.") from None


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
