"""Reading plans to reinforce a place, their forces in order, and where two of them count on the same force."""

from collections import defaultdict

from console.domain.movement import Mode
from console.domain.plan import Activation, Authorised, Clash, Clock, Plan, PlanForce, both_count_on
from console.domain.posture import is_headquarters
from console.domain.subordination import chain
from console.domain.times import Instant, Interval
from console.store import markings, units
from console.store.facts import listed
from console.store.reader import Reader, Row

_PLAN = """
    SELECT id, name, purpose, objective, lon, lat, begins_at, decision_at, activation, threshold, first_id, odds, seed,
           runs, author, made_at, marking_id, clock, clock_name, clock_least_h, clock_most_h, clock_source,
           clock_warning_least_d, clock_warning_most_d
    FROM plan
"""


def plans(reader: Reader, by: Instant | None = None) -> list[Plan]:
    """All plans by name; with ``by`` those made before that instant."""
    rows = reader.all(f"{_PLAN} WHERE ?1 IS NULL OR made_at < ?1 ORDER BY name, id", (by,))
    known, forces = markings.all_markings(reader), _forces(reader)
    return [_plan(row, known, tuple(forces.get(row[0], ()))) for row in rows]


def plan(reader: Reader, plan_id: bytes) -> Plan | None:
    """One plan; None when it is not in the case."""
    row = reader.one(f"{_PLAN} WHERE id = ?", (plan_id,))
    return _plan(row, markings.all_markings(reader), tuple(_forces(reader).get(plan_id, ()))) if row else None


def clashes(reader: Reader, of: Plan) -> tuple[Clash, ...]:
    """The forces of a plan whose soldiers other plans of the case count on too.

    The same part, the whole and a part, or on the day of the decision a formation and what stands under it.
    """
    others = [one for one in plans(reader) if one.id != of.id]
    day = Interval(of.decision_at, of.decision_at + 1)
    standing = [force for force in units.forces(reader, day) if not is_headquarters(force)] if others else []
    lines = [line for one in (of, *others) for line in one.forces]
    above = {line.unit_id: {force.id for force in chain(line.unit_id, standing)} for line in lines}

    def same(one: PlanForce, other: PlanForce) -> bool:
        within = not other.part and other.unit_id in above[one.unit_id]
        return within or both_count_on(one, other)

    found: dict[bytes, dict[str, None]] = defaultdict(dict)
    for other in others:
        for own in of.forces:
            if any(same(own, line) or same(line, own) for line in other.forces):
                found[own.unit_id][other.name] = None
    names = units.names(reader) if found else {}
    return tuple(Clash(unit, names.get(unit, ""), (of.name, *theirs)) for unit, theirs in found.items())


def _forces(reader: Reader) -> dict[bytes, list[PlanForce]]:
    """The forces of every plan, in their order."""
    found: dict[bytes, list[PlanForce]] = defaultdict(list)
    sql = (
        "SELECT plan_id, id, unit_id, part, persons_least, persons_most, persons_note, modes, authority,"
        " notice_least_d, notice_most_d, from_place, from_lon, from_lat FROM plan_force ORDER BY plan_id, position, id"
    )
    for plan_id, row_id, unit, part, least, most, note, modes, authority, *rest in reader.rows(sql):
        ways = tuple(Mode(mode) for mode in listed(modes))
        by = Authorised(authority) if authority else None
        found[plan_id].append(PlanForce(row_id, unit, part, least, most, note, ways, by, *rest))
    return found


def _plan(row: Row, known: markings.Known, forces: tuple[PlanForce, ...]) -> Plan:
    (
        row_id, name, purpose, objective, lon, lat, begins_at, decision_at, activation, threshold, first_id, odds, seed,
        runs, author, made_at, marking_id, *clock,
    ) = row  # fmt: skip
    return Plan(
        row_id, name, purpose, objective, lon, lat, begins_at, decision_at, Activation(activation), Clock(*clock),
        threshold, first_id, odds, seed, runs, forces, author, made_at, known.get(marking_id),
    )  # fmt: skip
