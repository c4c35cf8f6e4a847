"""The race as a figure: strength in place over time with its band, their range, the threshold. HYPOTHETICAL."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from PySide6.QtGui import QFontMetricsF

from console.charts.race_bands import drawn_hours
from console.charts.round_steps import round_steps
from console.charts.time_axis import TimeAxis
from console.domain.numbers import grouped
from console.domain.times import HOUR
from console.exports.briefing.page import Box, Figure, Part, Stroke, Words
from console.exports.briefing.plan_race import PlanRace, area, their_words
from console.exports.race_stories import chart_hours, hours_of, their_hours
from console.map.style import font
from console.map.words import tr

_AXIS: Final = 104.0
"""Room left of the plot, for the numbers of persons."""
_FOOT: Final = 36.0
_TOP: Final = 76.0
"""Over the plot, for what stands at their range and at the decision."""
_SIZE: Final = 22
_TICK_ROOM: Final = 150.0
_LOOKS: Final = 200


class _Plot:
    """Where hours from the begin of the plan, and persons, lie in the box."""

    def __init__(self, told: PlanRace, box: Box) -> None:
        self.told, self.whole = told, box
        self.area = Box(box.left + _AXIS, box.top + _TOP, box.width - _AXIS - 8, box.height - _TOP - _FOOT)
        self.hours = chart_hours((told.race,))
        self.decided = hours_of(told.plan, told.plan.decision_at)
        most = max(float(told.race.band.high.max()), float(told.plan.threshold or 0), 1.0) * 1.08
        self.ticks = [value for value in round_steps(most) if value <= most]
        self.most = most

    def x(self, hours: float) -> float:
        return self.area.left + min(max(hours / self.hours, 0.0), 1.0) * self.area.width

    def y(self, persons: float) -> float:
        return self.area.bottom - persons / self.most * self.area.height


def race_figure(told: PlanRace, box: Box) -> Figure:
    """The chart in a box of the page."""
    plot = _Plot(told, box)
    parts = (*_axes(plot), *_theirs(plot), *_ours(plot), *_threshold(plot), *_decision(plot))
    band = told.race.band
    alt = tr(
        "Hypothetical: persons in place over time, at the end {low} to {high}, median {median}. {theirs}.",
        low=grouped(float(band.low[-1])), high=grouped(float(band.high[-1])), median=grouped(float(band.median[-1])),
        theirs=their_words(told.plan.clock),
    )  # fmt: skip
    return Figure(box, parts, alt)


def _axes(plot: _Plot) -> Iterator[Part]:
    inside = plot.area
    for value in plot.ticks:
        y = plot.y(value)
        yield Stroke(((inside.left, y), (inside.right, y)), "line.hair", 1.5)
        yield Words(Box(plot.whole.left, y - 15, _AXIS - 14, 30), grouped(value), _SIZE, 400, "ink.muted", "right")
    begins = plot.told.plan.begins_at
    end = begins + round(plot.hours * HOUR)
    for moment, words in TimeAxis(begins, end, inside.width, end).weekly(_TICK_ROOM):
        x = plot.x((moment - begins) / HOUR)
        yield Stroke(((x, inside.bottom), (x, inside.bottom + 8)), "line.strong", 1.5)
        wide = _wide(words)
        if x + wide <= inside.right + 8:
            yield Words(Box(x, inside.bottom + 8, wide + 4, 28), words, _SIZE, 400, "ink.muted")


def _theirs(plot: _Plot) -> Iterator[Part]:
    """Their range between two edges with its words, and how early and late it may be for all the warning there is."""
    clock, inside = plot.told.plan.clock, plot.area
    least, most, earliest, latest = (plot.x(hours) for hours in their_hours(clock))
    yield Stroke(area(least, inside.top, most, inside.bottom), fill="state.danger", opacity=0.14)
    for x in (least, most):
        yield Stroke(((x, inside.top), (x, inside.bottom)), "state.danger", 2.0)
    words = their_words(clock)
    wide = _wide(words, 600)
    yield Words(Box(_their_left(plot), plot.whole.top + 38, wide + 4, 30), words, _SIZE, 600, "state.danger")
    y = inside.top + 18
    yield Stroke(((earliest, y), (latest, y)), "state.danger", 2.0, (3.0, 2.0))
    for x in (earliest, latest):
        yield Stroke(((x, y - 8), (x, y + 8)), "state.danger", 2.0)


def _ours(plot: _Plot) -> Iterator[Part]:
    """The band of 10–90 % of the runs and the median, with its words at the right end."""
    x, (low, median, high) = drawn_hours(plot.told.race.band, plot.hours)
    at = np.linspace(0.0, plot.hours, _LOOKS)
    lows, medians, highs = (np.interp(at - plot.decided, x, values) for values in (low, median, high))
    across = [plot.x(hour) for hour in at.tolist()]
    upper = [(left, plot.y(value)) for left, value in zip(across, highs.tolist(), strict=True)]
    lower = [(left, plot.y(value)) for left, value in zip(across, lows.tolist(), strict=True)]
    yield Stroke((*upper, *reversed(lower)), fill="state.accent", opacity=0.22)
    line = tuple((left, plot.y(value)) for left, value in zip(across, medians.tolist(), strict=True))
    yield Stroke(line, "state.accent", 4.0)
    words = tr("ours: median, band 10–90 %")
    wide, right = _wide(words, 600) + 4, plot.area.right - 4
    beside = [y for left, y in lower if left >= right - wide]
    top = min(max(beside) + 4, plot.area.bottom - 32)
    yield Words(Box(right - wide, top, wide, 30), words, _SIZE, 600, "state.accent", "right")


def _threshold(plot: _Plot) -> Iterator[Part]:
    threshold = plot.told.plan.threshold
    if threshold is None:
        return
    y, inside = plot.y(threshold), plot.area
    yield Stroke(((inside.left, y), (inside.right, y)), "ink.secondary", 2.0, (2.0, 3.0))
    words = tr("{n} in place", n=grouped(threshold))
    wide = _wide(words)
    yield Words(Box(inside.right - wide - 8, y - 32, wide + 4, 30), words, _SIZE, 400, "ink.secondary", "right")


def _decision(plot: _Plot) -> Iterator[Part]:
    x, inside = plot.x(plot.decided), plot.area
    yield Stroke(((x, inside.top - 6), (x, inside.bottom)), "ink.primary", 2.5)
    words = tr("decision")
    wide = _wide(words, 600) + 4
    left = min(max(x - wide / 2, plot.whole.left), inside.right - wide)
    lane = 38 if left + wide + 12 <= _their_left(plot) else 0
    yield Words(Box(left, plot.whole.top + lane, wide, 30), words, _SIZE, 600)


def _their_left(plot: _Plot) -> float:
    """Where the words over their range begin: at its edge, as far as they have room there."""
    inside, clock = plot.area, plot.told.plan.clock
    wide = _wide(their_words(clock), 600)
    return min(max(plot.x(their_hours(clock)[0]), inside.left), max(inside.left, inside.right - wide))


def _wide(words: str, weight: int = 400) -> float:
    return QFontMetricsF(font(_SIZE, weight)).horizontalAdvance(words)
