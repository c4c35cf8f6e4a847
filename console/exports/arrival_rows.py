"""The forces of a plan as rows: where each comes from and on whose authority, and when it is there. HYPOTHETICAL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from console.charts.arrivals_gantt import Bar
from console.domain.arrival_times import Arrival, Mover
from console.domain.force import Force, Position
from console.domain.force_kinds import HOST_NATION
from console.domain.numbers import ranged
from console.domain.posture import is_nation
from console.domain.race import Race
from console.exports.picture_names import name_in_plan
from console.exports.race_stories import notice_length, weeks
from console.map.words import count, tr


@dataclass(frozen=True)
class Line:
    """One row: a force of the plan, or the host nation's own. ``bar`` is None where it has no arrival."""

    id: str
    force: str
    readiness: str
    authority: str
    troops: str
    persons: int | None
    bar: Bar | None
    why: str = ""
    plan_force: bytes = b""
    unit_id: bytes = b""
    check: str = ""
    notes: str = ""


def arrival_words(line: Line) -> str:
    """``median 3.5 d, 10–90 % 3–5 d, earliest 60 h after the decision``."""
    bar = line.bar
    if bar is None:
        return line.why
    if bar.in_place:
        return bar.in_place
    return tr(
        "median {p50}, 10–90 % {p10} to {p90}, earliest {first} after the decision",
        p50=weeks(bar.p50), p10=weeks(bar.p10), p90=weeks(bar.p90), first=weeks(bar.earliest),
    )  # fmt: skip


def lines_of(race: Race, forces: Mapping[bytes, Force]) -> list[Line]:
    """A row for the host nation's own, one for each force, one for each that is left out and why."""
    kinds = {force.kind for one in race.arrivals if (force := forces.get(one.mover.unit_id)) is not None}
    host = Line(
        HOST_NATION, tr("Host-nation forces"), tr("in place, strength not public"), tr("nation"), "", None,
        Bar(tr("in place")), notes=tr("Not counted: their strength is not public."),
    )  # fmt: skip
    name = race.plan.name
    clashing = {clash.unit_id: [plan for plan in clash.plans if plan != name] for clash in race.clashes}
    return [
        *([] if HOST_NATION in kinds else [host]),
        *(_line(one, forces.get(one.mover.unit_id), clashing) for one in race.arrivals),
        *(
            Line(out.label, out.label, "", "", "", None, None, tr("left out: {why}", why=out.why), unit_id=out.unit_id)
            for out in race.left_out
        ),
    ]


def _line(one: Arrival, force: Force | None, clashing: Mapping[bytes, Sequence[str]]) -> Line:
    mover = one.mover
    also = clashing.get(mover.unit_id, ())
    notes = [*mover.notes]
    if also:
        notes.insert(0, tr("also in {plans}", plans=", ".join(also)))
    bar = Bar(tr("in place") if one.in_place else "", one.earliest, one.p10, one.p50, one.p90, one.stages)
    if mover.label != name_in_plan(mover.label, force):
        notes.insert(0, mover.label)
    check = tr("Who may order it is to be checked.") if mover.authority_to_check else ""
    troops = "" if mover.persons_most == 0 else ranged(mover.persons_least, mover.persons_most) or tr("unknown")
    return Line(
        mover.id, name_in_plan(mover.label, force), _readiness(one, force, also), str(mover.authority), troops,
        mover.persons_most, bar, plan_force=mover.plan_force, unit_id=mover.unit_id, check=check,
        notes="\n".join(notes),
    )  # fmt: skip


def _readiness(one: Arrival, force: Force | None, also: Sequence[str]) -> str:
    """What is known of it, most pressing first: another plan counts on it; where it is and who leads it; its notice."""
    parts = [count("also in {n} plan", "also in {n} plans", len(also))] if also else []
    if force is not None and force.kind == HOST_NATION:
        parts.append(tr("in place, strength not public") if one.mover.persons_least is None else force.place)
    elif one.in_place:
        parts += [] if force is None else [*_lead(force), force.place]
    else:
        parts.append(_notice(one.mover))
        if force is not None:
            parts += [
                *_lead(force),
                tr("position not public") if force.position is Position.NOT_PUBLIC else force.place,
            ]
    return ", ".join(part for part in parts if part)


def _lead(force: Force) -> list[str]:
    return [tr("{nation} lead", nation=force.lead)] if is_nation(force.lead) else []


def _notice(mover: Mover) -> str:
    """``2–3 d``; where nobody published or set it, that it is assumed."""
    low, high = mover.notice.least, mover.notice.most
    if high == 0:
        return tr("no notice")
    words = notice_length(low, high)
    return tr("{notice} assumed", notice=words) if mover.notice_key else words
