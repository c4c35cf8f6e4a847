"""When each force of a plan can be there, and on whose order: medians, bands of 10–90 % of the runs. HYPOTHETICAL."""

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtGui import QFontMetricsF

from console.charts.arrivals_gantt import ArrivalSpan, Bar
from console.domain.times import dtg
from console.exports.arrival_rows import Line, lines_of
from console.exports.briefing.fact_sources import fact_sources
from console.exports.briefing.map_content import ATTRIBUTION
from console.exports.briefing.page import BODY, Body, Box, Cell, Column, Figure, Fill, Part, Stroke, Table, Words
from console.exports.briefing.plan_race import PlanRace, area, clock_source, plan_race, their_words
from console.exports.briefing.scene import Scene
from console.exports.briefing.ways_map import ways_map
from console.exports.check_words import checked
from console.exports.race_stories import arrival_span, chart_hours, log_wanted, weeks
from console.map.style import font
from console.map.words import count, tr
from console.store.markings import carried

_WIDE: Final = 908.0
_LEFT: Final = BODY.left + _WIDE + 12
_CHART: Final = BODY.right - _LEFT
_NAME: Final = 336.0
_SIZE, _SMALL = 24, 22
_NOTE: Final = 62.0
_LANE: Final = 34.0
"""Under the rows, for the words of their range."""
_ROW: Final = 42.0
_MOST: Final = 14
_LEAST_MAP: Final = 240.0
"""A map of the ways stands under the rows where it has so much room."""
_TICK_ROOM: Final = 130.0


def body(scene: Scene) -> Body | None:
    """The forces of the slide's plan: those in place first, then what comes first; last what does not come, and why."""
    told = plan_race(scene)
    if told is None:
        return None
    lines = sorted(lines_of(told.race, told.forces), key=_when)
    shown = lines[:_MOST]
    high = min(_ROW, (BODY.height - _NOTE - _LANE - 12) / (len(shown) + 1))
    chart = Box(_LEFT, BODY.top, _CHART, high * (len(shown) + 1))
    sources, _ = fact_sources(one.provenance for one in told.forces.values() if one.id in told.units)
    below = Box(BODY.left, chart.bottom + _LANE + 16, BODY.width, BODY.bottom - _NOTE - 12 - chart.bottom - _LANE - 16)
    drawn = ways_map(scene, told, below) if below.height >= _LEAST_MAP else ()
    note = Box(BODY.left, BODY.bottom - _NOTE, BODY.width, _NOTE)
    return Body(
        _title(told),
        (
            _table(shown, told, high), _figure(shown, told, chart, high), *drawn,
            Words(note, _note(told, lines), _SMALL, 400, "ink.secondary"),
        ),
        sources=(clock_source(told.plan.clock), *sources),
        to_check=True,
        notes="\n".join(f"{line.force}: {line.readiness}" for line in lines if line.readiness),
        markings=(told.plan.marking, *carried(scene.reader, "unit", told.units)),
        too_long=tuple(tr("“{force}” has no room on the slide.", force=line.force) for line in lines[_MOST:]),
        attribution=(ATTRIBUTION,) if drawn else (),
        hypothetical=True,
    )  # fmt: skip


def _when(line: Line) -> tuple[int, float]:
    bar = line.bar
    return (2, 0.0) if bar is None else (0, 0.0) if bar.in_place else (1, bar.p50)


def _title(told: PlanRace) -> str:
    coming = [one for one in told.race.arrivals if not one.in_place and one.mover.persons_most]
    time, place = dtg(told.plan.decision_at), told.plan.objective
    if not coming:
        return tr("If decided at {time}, nothing more comes to {place}.", time=time, place=place)
    first = min(coming, key=lambda one: one.p50)
    return tr(
        "If decided at {time}, the first troops from elsewhere are complete at {place} after {p50} (median).",
        time=time, place=place, p50=weeks(first.p50),
    )  # fmt: skip


def _table(lines: Sequence[Line], told: PlanRace, high: float) -> Table:
    columns = (
        Column(tr("Force"), _NAME), Column(tr("Authority"), 144.0), Column(tr("Persons"), 162.0, "right"),
        Column(tr("Median"), 112.0, "right"), Column(tr("10–90 %"), 154.0, "right"),
    )  # fmt: skip
    rows = tuple(_row(line, told) for line in lines)
    return Table(Box(BODY.left, BODY.top, _WIDE, high * (len(lines) + 1)), columns, rows, high, _SIZE)


def _row(line: Line, told: PlanRace) -> tuple[Cell, ...]:
    bar = line.bar
    coming = bar is not None and not bar.in_place
    return (
        Cell(_name(line, told), 600),
        Cell(checked(tr(line.authority), bool(line.check)) if line.authority else ""),
        Cell(line.troops or "–"),
        Cell(weeks(bar.p50) if bar is not None and coming else "", 600),
        Cell(_band(bar) if bar is not None and coming else "", 400, "ink.secondary"),
    )


def _name(line: Line, told: PlanRace) -> str:
    """Its name; by its short one where that has no room."""
    force = told.forces.get(line.unit_id)
    if force is None or not force.short_name:
        return line.force
    room = _NAME - 16
    fits = QFontMetricsF(font(_SIZE, 600)).horizontalAdvance(line.force) <= room
    return line.force if fits else line.force.replace(force.name, force.short_name)


def _band(bar: Bar) -> str:
    """``4.4–17 d``, ``25–46 h``: the unit once where it is one."""
    low, high = weeks(bar.p10), weeks(bar.p90)
    number, _, unit = low.partition(" ")
    return f"{number}–{high}" if high.endswith(f" {unit}") else f"{low}–{high}"


def _note(told: PlanRace, lines: Sequence[Line]) -> str:
    left = sum(line.bar is None for line in lines)
    said = [tr("Bar: 10–90 % of the runs; its line: the median; grey: from the decision to the earliest.")]
    if left:
        said.append(count("{n} force has no arrival.", "{n} forces have no arrival.", left))
    return " ".join([*said, tr("Host-nation forces: not counted where not public."), told.inputs])


# The chart --------------------------------------------------------------------------------------------------------


def _figure(lines: Sequence[Line], told: PlanRace, chart: Box, high: float) -> Figure:
    race = told.race
    hours = chart_hours((race,))
    span = arrival_span(race, told.plan.decision_at, hours, log=log_wanted(race))
    parts = [*_ground(told, span, chart, high)]
    for place, line in enumerate(lines):
        parts += _bar(line, span, Box(chart.left, chart.top + high * (place + 1), chart.width, high))
    whole = Box(chart.left, chart.top, chart.width, chart.height + _LANE)
    alt = "; ".join(f"{line.force}: {_told(line)}" for line in lines)
    return Figure(whole, tuple(parts), tr("Arrivals, hypothetical. {what}", what=alt))


def _told(line: Line) -> str:
    if line.bar is None:
        return line.why
    return line.bar.in_place or tr("median {p50}, 10–90 % {band}", p50=weeks(line.bar.p50), band=_band(line.bar))


def _x(span: ArrivalSpan, chart: Box, after: float) -> float:
    return chart.left + min(max(span.share(after), 0.0), 1.0) * chart.width


def _ground(told: PlanRace, span: ArrivalSpan, chart: Box, high: float) -> Iterator[Part]:
    """The axis with its labels, their range with its words, the moment of the decision."""
    top = chart.top + high
    for share, words in span.ticks(chart.width, _TICK_ROOM):
        x = chart.left + share * chart.width
        yield Stroke(((x, top), (x, chart.bottom)), "line.hair", 1.5)
        room = min(_TICK_ROOM, chart.right - x)
        if room >= QFontMetricsF(font(20)).horizontalAdvance(words):
            yield Words(Box(x, chart.top + (high - 26) / 2, room, 26), words, 20, 400, "ink.muted")
    left, right = (_x(span, chart, theirs - span.decision) for theirs in span.theirs)
    yield Stroke(area(left, top, right, chart.bottom), fill="state.danger", opacity=0.14)
    for x in (left, right):
        yield Stroke(((x, top), (x, chart.bottom)), "state.danger", 2.0)
    said = their_words(told.plan.clock)
    wide = QFontMetricsF(font(_SMALL, 600)).horizontalAdvance(said) + 4
    place = min(max(left, chart.left), chart.right - wide)
    yield Words(Box(place, chart.bottom + 4, wide, 30), said, _SMALL, 600, "state.danger")
    x = _x(span, chart, 0.0)
    yield Stroke(((x, top), (x, chart.bottom)), "ink.primary", 2.5)


def _bar(line: Line, span: ArrivalSpan, row: Box) -> Iterator[Part]:
    bar = line.bar
    if bar is None:
        wide = min(QFontMetricsF(font(_SMALL)).horizontalAdvance(line.why) + 4, row.width - 12)
        yield Fill(Box(row.left + 4, row.top + 4, wide + 16, row.height - 8), "surface.raised")
        yield Words(Box(row.left + 12, row.top + 5, wide, 32), line.why, _SMALL, 400, "state.warn")
        return
    middle = row.top + row.height / 2
    if bar.in_place:
        yield Stroke(area(row.left, row.top + 7, row.right, row.bottom - 7), fill="state.ok", opacity=0.22)
        yield Words(Box(row.left + 12, row.top + 5, row.width - 24, 32), bar.in_place, _SMALL, 600, "state.ok", "right")
        return
    start, earliest, low, median, most = (
        _x(span, row, after) for after in (0.0, bar.earliest, bar.p10, bar.p50, bar.p90)
    )
    yield Stroke(area(start, middle - 4, earliest, middle + 4), fill="line.strong")
    yield Stroke(((earliest, middle), (max(earliest, low), middle)), "line.strong", 2.0)
    yield Stroke(area(low, row.top + 8, most, row.bottom - 8), fill="state.accent", opacity=0.38)
    yield Stroke(((median, row.top + 5), (median, row.bottom - 5)), "state.accent", 4.0)
