"""Indicators: make, change, switch on and off, read out the board, and record when one is raised or lowered.

Which country and region a place lies in is the map's to say: whoever asks for the board hands in the lookup.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from console.domain import unusual
from console.domain.annotation import Annotation, Kind
from console.domain.errors import BadInput
from console.domain.geodesics import circle, corridor
from console.domain.indicator_rules import Indicator, Rule, Where, require_sound, rule_text
from console.domain.indicators import BARS, Board, Reading, Reports, State, in_box, in_ring, order, read_out
from console.domain.letters import folded
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.domain.unusual import Pace
from console.services.ground import Ground
from console.services.unusual import Outstanding, unusual_in
from console.store import annotations
from console.store import indicators as kept
from console.store.casefile import Store
from console.store.columns import ids_of
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_ALL = -1
_IN_COUNTRY = 2


def add_indicator(store: Store, actor: Actor, now: Instant, name: str, rule: Rule) -> tuple[bytes, Changes]:
    """Keep a new rule, switched on. Gives its id. Raises BadInput with what is missing.

    What it says is recorded from then on, so no undo takes it back: it is removed by :func:`remove_indicator`.
    """
    require_sound(name, rule)
    made = new_id(now)
    with store.operation(f"New indicator “{name.strip()}”", actor, now, lasting=True) as case:
        _require_free(case, name, None)
        case.insert("indicator", id=made, name=name.strip(), rule=rule_text(rule), enabled=1)
    return made, case.changes


def edit_indicator(store: Store, actor: Actor, now: Instant, indicator_id: bytes, name: str, rule: Rule) -> Changes:
    """Change an indicator's name or rule. Raises BadInput when it is gone or not sound."""
    require_sound(name, rule)
    with store.operation(f"Edit indicator “{name.strip()}”", actor, now) as case:
        before = kept.indicator(case, indicator_id)
        _require_free(case, name, indicator_id)
        if (before.name, before.rule) != (name.strip(), rule):
            case.update("indicator", indicator_id, name=name.strip(), rule=rule_text(rule))
    return case.changes


def enable_indicator(store: Store, actor: Actor, now: Instant, indicator_id: bytes, on: bool) -> Changes:
    """Switch an indicator on or off; its history stays."""
    name = kept.indicator(store.writer_view(), indicator_id).name
    with store.operation(f"Switch indicator “{name}” {'on' if on else 'off'}", actor, now) as case:
        if kept.indicator(case, indicator_id).enabled != on:
            case.update("indicator", indicator_id, enabled=int(on))
    return case.changes


def remove_indicator(store: Store, actor: Actor, now: Instant, indicator_id: bytes) -> Changes:
    """Take an indicator off the board with what was recorded of it; undo brings both back."""
    name = kept.indicator(store.writer_view(), indicator_id).name
    with store.operation(f"Remove indicator “{name}”", actor, now) as case:
        case.execute("DELETE FROM indicator_state WHERE indicator_id = ?", (indicator_id,))
        case.execute("DELETE FROM indicator WHERE id = ?", (indicator_id,))
    return case.changes


def record_states(store: Store, actor: Actor, now: Instant, readings: Sequence[Reading]) -> Changes:
    """Keep what changed since the last time: which rules were raised or lowered, and why. No undo takes it back."""
    changed = [one for one in readings if one.indicator is not None and one.state is not State.OFF]
    last = kept.last_states(store.writer_view())
    changed = [one for one in changed if one.indicator and last.get(one.indicator.id, State.QUIET) != one.state]
    label = f"Indicator “{changed[0].name}” {_said(changed[0])}" if len(changed) == 1 else "Indicators changed"
    with store.operation(label, actor, now, lasting=True) as case:
        there = {one.id for one in kept.indicators(case)}
        for one in changed:
            if one.indicator is not None and one.indicator.id in there:
                at = one.since if one.since is not None else now
                case.insert(
                    "indicator_state", id=new_id(now), indicator_id=one.indicator.id, state=one.state.value, at=at,
                    reason=one.words,
                )  # fmt: skip
    return case.changes


@dataclass(frozen=True)
class Evidence:
    """What a board is read from: rules, reports that count, and what is drawn on the map, by id."""

    rules: tuple[Indicator, ...]
    reports: Reports
    drawn: Mapping[str, Annotation]


def rows_after(
    reader: Reader, row: int, now: Instant, ground: Ground, most: int, since: Instant | None = None
) -> kept.Rows:
    """Up to ``most`` reports a board at ``now`` may need, whose row follows: a large case is read in parts.

    With ``since`` those as well that one at that earlier moment needs.
    """
    longest = max((one.rule.window for one in kept.indicators(reader)), default=0)
    begin = now if since is None else min(since, now)
    first = min(Pace.DAY.first(begin), Pace.HOUR.first(begin), begin - BARS * longest)
    return kept.rows_after(reader, row, first, now, _names(ground), most)


def evidence(reader: Reader, parts: Sequence[kept.Rows], ground: Ground) -> Evidence:
    """What the parts of :func:`rows_after`, at least one, say by now, with the rules and drawings of the case."""
    reports = kept.standing(reader, np.concatenate(parts), _names(ground))
    drawn = {one.id.hex(): one for one in annotations.annotations(reader)}
    return Evidence(tuple(kept.indicators(reader)), reports, drawn)


def located(found: Evidence, ground: Ground) -> Evidence:
    """The same with the country and region of each report: long work that needs no reader."""
    country, region = ground.of(found.reports.lon, found.reports.lat)
    region[found.reports.loose == _IN_COUNTRY] = -1
    return replace(found, reports=found.reports._replace(country=country, region=region))


def board(found: Evidence, now: Instant, ground: Ground, outstanding: Outstanding) -> Board:
    """What every rule says at ``now`` of :func:`located` evidence, with what is :func:`unusual_in` it."""
    readings = [_read(one, found.reports, ground, found.drawn, now) for one in found.rules]
    of = outstanding
    return Board(now, order([*readings, *of.readings]), of.judged, of.unjudged, of.why_not, of.per_week)


def as_of(found: Evidence, now: Instant) -> Evidence:
    """The evidence without what is said to have happened, or was received, after ``now``."""
    return replace(found, reports=found.reports.take(np.flatnonzero(found.reports.at <= now)))


def board_of(reader: Reader, now: Instant, ground: Ground, per_week: float = unusual.PER_WEEK) -> Board:
    """The same from a reader at once."""
    whole = rows_after(reader, 0, now, ground, _ALL)
    found = located(evidence(reader, [whole], ground), ground)
    return board(found, now, ground, unusual_in(found.reports, now, ground, per_week))


def reports_behind(reader: Reader, reading: Reading, most: int = 500) -> list[bytes]:
    """The ids of the reports behind a reading of the same reader, the newest last; at most so many of them."""
    return ids_of(reader, reading.rows[-most:])


def _read(
    indicator: Indicator, reports: Reports, ground: Ground, drawn: Mapping[str, Annotation], now: Instant
) -> Reading:
    rule = indicator.rule
    if rule.area.where is Where.DRAWING and rule.area.drawing not in drawn:
        words = f"The drawing “{rule.area.name}” is gone: nothing is counted. Choose another area."
        nothing = np.zeros(0, np.int64)
        key = f"indicator:{indicator.id.hex()}"
        return Reading(
            key, indicator.name, rule.area.words, State.UNKNOWN, None, 0, words, "no area", (0,) * BARS, nothing,
            indicator,
        )  # fmt: skip
    inside = _inside(rule, reports, ground, drawn)
    if rule.category is not None:
        inside &= reports.category == rule.category.code
    return read_out(indicator, reports.take(inside), now)


def _inside(rule: Rule, reports: Reports, ground: Ground, drawn: Mapping[str, Annotation]) -> npt.NDArray[np.bool_]:
    area = rule.area
    if area.where is Where.EVERYWHERE:
        return np.ones(len(reports.at), np.bool_)
    if area.where is Where.COUNTRY:
        numbers = [place for place, iso2 in enumerate(ground.countries) if iso2 == area.country]
        return np.isin(reports.country, numbers)
    if area.where is Where.REGION:
        numbers = [
            place
            for place, name in enumerate(ground.regions)
            if name == area.region and ground.countries[int(ground.region_countries[place])] == area.country
        ]
        return np.isin(reports.region, numbers)
    # Where only a region is known, its coordinate is in no smaller area.
    exact: npt.NDArray[np.bool_] = reports.loose == 0
    if area.where is Where.BOX and area.box is not None:
        return exact & in_box(reports.lon, reports.lat, area.box)
    inside = np.zeros(len(reports.at), np.bool_)
    for ring in rings_of(drawn[area.drawing]):
        inside ^= in_ring(reports.lon, reports.lat, ring)
    return exact & inside


def rings_of(drawing: Annotation) -> list[npt.NDArray[np.float64]]:
    """The closed rings of a drawing that has an inside; none for one that has not."""
    shape = drawing.shape
    if shape.kind is Kind.POLYGON:
        return [np.asarray((*shape.points, shape.points[0]), np.float64)]
    if shape.kind is Kind.CIRCLE and shape.radius_m:
        return [circle(shape.anchor, shape.radius_m)]
    if shape.kind is Kind.CORRIDOR and shape.width_m:
        return list(corridor(shape.points, shape.width_m))
    return []


def _names(ground: Ground) -> list[str]:
    return [*ground.country_names, *ground.countries]


def _said(reading: Reading) -> str:
    return "raised" if reading.state is State.RAISED else "lowered"


def _require_free(case: Writer, name: str, but: bytes | None) -> None:
    for one in kept.indicators(case):
        if one.id != but and folded(one.name) == folded(name.strip()):
            raise BadInput(f"An indicator is called “{one.name}” already. Give this one another name.")
