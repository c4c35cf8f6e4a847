"""``race``: the odds that what is wanted is in place before theirs arrives, and by when it has to be decided."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.places import place
from console.cli.terminal import say, say_json
from console.domain.arrival_times import Arrival
from console.domain.assumption import Assumption
from console.domain.errors import BadInput
from console.domain.footnotes import rests_on
from console.domain.letters import cut, folded
from console.domain.marking import Marking
from console.domain.movement import Spot
from console.domain.numbers import chance, grouped, ranged
from console.domain.plan import RUNS, Activation, Clock, Plan, PlanForce, checked
from console.domain.race import Race
from console.domain.spreads import spread_words
from console.domain.times import HOUR, dtg
from console.exports.race_records import decide_by_words
from console.exports.race_records import race as race_record
from console.services.assumptions import assumptions
from console.services.default_plan import PERSONS, default_plan
from console.services.movement import require_way
from console.services.race import cautions, race
from console.store import plans
from console.store.reader import Reader

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_CHAINS = {"standing": Activation.STANDING, "generation": Activation.GENERATION}
_NAME_CELLS = 44
_HEAD = ("Force", "persons", "sent by", "earliest", "10 %", "median", "90 %", "median at")


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command."""
    made = commands.add_parser("race", help="the odds of being there first, and by when to decide (hypothetical)")
    made.add_argument("case", type=Path, metavar="CASE", help="the case file")
    made.add_argument("--plan", default="", metavar="NAME", help="a plan of the case (else everything that can come)")
    made.add_argument("--to", default="", metavar="PLACE", help="where to: a position or a name (else Riga)")
    made.add_argument("--decision", type=access.moment, metavar="T", help="when it is decided (else now)")
    made.add_argument("--begins", type=access.moment, metavar="T", help="when their warning begins (else the decision)")
    first = made.add_mutually_exclusive_group()
    first.add_argument("--persons", type=int, metavar="N", help=f"so many in place first (else {PERSONS})")
    first.add_argument("--force", metavar="SLUG", help="this force complete first, instead of a number of persons")
    made.add_argument("--odds", type=float, metavar="P", help="the odds to decide by (else 0.8)")
    made.add_argument("--seed", type=int, metavar="N", help="another seed gives other draws (else 1)")
    made.add_argument("--runs", type=int, metavar="N", help=f"how often it is run (else {RUNS})")
    made.add_argument("--activation", choices=tuple(_CHAINS), help="how forces are activated (else standing)")
    made.add_argument("--known-at", type=access.moment, metavar="T", help="as the case was known then")
    made.add_argument("--json", action="store_true", help="print one object")
    access.add_key(made)
    made.set_defaults(run=_race)


def _race(asked: argparse.Namespace) -> int:
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() if asked.known_at is None else store.known_at(asked.known_at) as reader:
            plan = checked(_asked_for(asked, reader, _plan(asked, reader)))
            require_way(reader, Spot(plan.objective, plan.lon, plan.lat))
            found = race(reader, plan)
            used = rests_on(found, assumptions(reader))
        marking = store.case.marking
    if asked.json:
        say_json(race_record(found, used, cautions(plan), marking))
    else:
        # A text of an exercise begins and ends so (procedures, section 12).
        around = ["EXERCISE EXERCISE EXERCISE"] * marking.exercise
        for line in (*around, *_lines(found, used, plan.marking or marking), *around):
            say(line)
    return 0


def _plan(asked: argparse.Namespace, reader: Reader) -> Plan:
    """The plan meant: one of the case by its name, or the one every case begins with."""
    if not asked.plan:
        decision = access.now_of(asked) if asked.decision is None else asked.decision
        plan = default_plan(reader, None, decision // HOUR * HOUR)
        return replace(plan, begins_at=decision, decision_at=decision) if asked.decision is not None else plan
    known = plans.plans(reader)
    fitting = [one for one in known if folded(one.name) == folded(asked.plan)]
    if not fitting:
        names = ", ".join(one.name for one in known) or "none yet"
        raise BadInput(f"There is no plan {asked.plan!r}. There are: {names}.")
    return fitting[0]


def _asked_for(asked: argparse.Namespace, reader: Reader, plan: Plan) -> Plan:
    """The plan with what the words of the command set otherwise."""
    if asked.to:
        (lon, lat), name = place(reader, asked.to)
        if plan.id:
            plan = replace(plan, objective=name, lon=lon, lat=lat)
        else:
            moved = default_plan(reader, Spot(name, lon, lat), plan.decision_at)
            plan = replace(moved, begins_at=plan.begins_at, decision_at=plan.decision_at)
    if asked.decision is not None:
        plan = replace(plan, decision_at=asked.decision)
    if asked.begins is not None:
        plan = replace(plan, begins_at=asked.begins)
    if asked.persons is not None:
        plan = replace(plan, threshold=asked.persons, first_id=None)
    if asked.force is not None:
        plan = replace(plan, threshold=None, first_id=_force(reader, plan, asked.force).id)
    if asked.activation is not None:
        plan = replace(plan, activation=_CHAINS[asked.activation])
    given = {"odds": asked.odds, "seed": asked.seed, "runs": asked.runs}
    return replace(plan, **{name: value for name, value in given.items() if value is not None})


def _force(reader: Reader, plan: Plan, slug: str) -> PlanForce:
    """The line of the plan with that force: by its slug, or by its name. Raises BadInput with those there are."""
    named = {unit: (known or "", name) for unit, known, name in reader.rows("SELECT id, slug, name FROM unit")}
    for force in plan.forces:
        known, name = named[force.unit_id]
        if slug == known or folded(slug) in (folded(name), folded(f"{name}, {force.part}")):
            return force
    there = ", ".join(known or name for known, name in (named[force.unit_id] for force in plan.forces))
    raise BadInput(f"No force {slug!r} is in “{plan.name}”. There are: {there or 'none'}.")


def _lines(found: Race, used: Sequence[Assumption], marking: Marking) -> Iterator[str]:
    plan = found.plan
    odds = chance(found.odds((plan.decision_at - plan.begins_at) / HOUR))
    yield "HYPOTHETICAL"
    yield marking.text
    kept = "" if plan.id else " (not kept in the case: everything that can come)"
    yield f"{plan.name}, to {plan.objective}{kept} · decided {dtg(plan.decision_at)} · {plan.activation.value}"
    yield f"Odds that {_wanted(found)} first: {odds}  ({grouped(plan.runs)} runs, seed {plan.seed}; no forecast)"
    yield decide_by_words(found)
    yield f"Theirs: {_clock(plan.clock)}, from {dtg(plan.begins_at)}. {plan.clock.source}."
    yield from (f"  {caution}" for caution in cautions(plan))
    yield ""
    rows = [_HEAD, *(_row(one, plan) for one in found.arrivals)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    for row in rows:
        cells = (cell.ljust(width) if at in (0, 2) else cell.rjust(width) for at, (cell, width) in
                 enumerate(zip(row, widths, strict=True)))  # fmt: skip
        yield "  ".join(cells).rstrip()
    yield "Hours from the decision until a force is complete."
    yield from (f"Left out: {one.label}: {one.why}." for one in found.left_out)
    yield from (f"Strength unknown, counts nothing: {label}." for label in found.uncounted)
    yield from (f"Counted on twice: {one.label}, by {' and '.join(one.plans)}." for one in found.clashes)
    yield ""
    yield "It rests on these figures (? to be checked):"
    yield from (f"  {'?' if one.provenance.to_check else ' '} {one.label}: {_value(one)}" for one in used)


def _wanted(found: Race) -> str:
    plan = found.plan
    if plan.threshold is not None:
        return f"{grouped(plan.threshold)} persons are in place"
    named = [one.mover.label for one in found.arrivals if one.mover.plan_force == plan.first_id]
    return f"{named[0]} is complete" if named else "a force that cannot come is complete"


def _clock(clock: Clock) -> str:
    return (
        f"{clock.name}: {_range(clock.least_h, clock.most_h)} h after "
        f"{_range(clock.warning_least_d, clock.warning_most_d)} d of warning"
    )


def _range(least: float, most: float) -> str:
    return f"{least:g}" if least == most else f"{least:g}–{most:g}"


def _row(one: Arrival, plan: Plan) -> tuple[str, ...]:
    mover = one.mover
    counted = "–" if mover.persons_most == 0 else ranged(mover.persons_least, mover.persons_most) or "unknown"
    by = f"{mover.authority.value}{' ?' if mover.authority_to_check else ''}"
    if one.in_place:
        return cut(mover.label, _NAME_CELLS), counted, by, "", "", "in place", "", ""
    hours = (grouped(hour) for hour in (one.earliest, one.p10, one.p50, one.p90))
    return (
        cut(mover.label, _NAME_CELLS),
        counted,
        by,
        *hours,
        dtg((plan.decision_at + round(one.p50 * HOUR)) // HOUR * HOUR),
    )


def _value(one: Assumption) -> str:
    return f"{spread_words(one.spread)} {one.unit}{', own value' if one.own else ''}"
