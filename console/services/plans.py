"""Keep, edit, duplicate and delete plans to reinforce a place, and put forces in and out of them.

A plan is given and kept as a whole (:class:`console.domain.plan.Plan`); what changed tells how the operation is called.
With the first plan of a case its assumptions are kept too, so that what it gave does not change by itself.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from console.domain.errors import BadInput
from console.domain.letters import folded
from console.domain.numbers import grouped
from console.domain.operation import Actor, Changes
from console.domain.plan import Plan, PlanForce, checked
from console.domain.times import Instant, dtg
from console.services.assumptions import keep_all
from console.store import markings, plans
from console.store.casefile import Store
from console.store.ids import new_ids
from console.store.reader import Reader, Writer

_COPY = "copy of {name}"


def create_plan(store: Store, actor: Actor, now: Instant, plan: Plan) -> tuple[bytes, Changes]:
    """Keep a plan with its forces, under fresh ids. Gives the plan's id. Raises BadInput with what cannot be."""
    plan = checked(plan)
    with store.operation(f"New plan “{plan.name}”", actor, now) as case:
        plan_id = _kept(case, actor, now, plan)
    return plan_id, case.changes


def duplicate_plan(store: Store, actor: Actor, now: Instant, plan_id: bytes) -> tuple[bytes, Changes]:
    """Keep the same plan again, as a copy by another name. Raises BadInput."""
    before = _required(store.writer_view(), plan_id)
    taken = {folded(one.name) for one in plans.plans(store.writer_view())}
    copy = checked(replace(before, name=_free_name(before.name, taken)))
    with store.operation(f"Duplicate plan “{before.name}”", actor, now) as case:
        copy_id = _kept(case, actor, now, copy)
    return copy_id, case.changes


def edit_plan(store: Store, actor: Actor, now: Instant, plan: Plan) -> Changes:
    """Change everything of a kept plan but its forces. Raises BadInput with what cannot be."""
    seen = _required(store.writer_view(), plan.id)
    return rewrite_plan(store, actor, now, replace(plan, forces=seen.forces))


def rewrite_plan(store: Store, actor: Actor, now: Instant, plan: Plan) -> Changes:
    """Change a kept plan and its forces in one operation; lines it does not hold yet get fresh ids. Raises BadInput."""
    seen = _required(store.writer_view(), plan.id)
    plan = checked(plan)
    kept = {force.id for force in seen.forces}
    ids = new_ids(now, sum(force.id not in kept for force in plan.forces))
    named = {force.id: force.id if force.id in kept else next(ids) for force in plan.forces}
    lines = tuple(replace(force, id=named[force.id]) for force in plan.forces)
    plan = replace(plan, forces=lines, first_id=None if plan.first_id is None else named[plan.first_id])
    only_forces = _columns(seen) == _columns(plan) and seen.forces != lines
    label = f"Change the forces of “{seen.name}”" if only_forces else _words(seen, plan)
    with store.operation(label, actor, now) as case:
        before = _required(case, plan.id)
        _require_free(case, plan.name, plan.id)
        if _columns(before) != _columns(plan) or before.marking != plan.marking:
            case.update("plan", plan.id, **_columns(plan), marking_id=markings.marking_id(case, plan.marking, now))
        stays = {force.id for force in before.forces if force in lines}
        for force in before.forces:
            if force.id not in stays:
                case.execute("DELETE FROM plan_force WHERE id = ?", (force.id,))
        _insert(case, plan.id, [line for line in lines if line.id not in stays], 0)
        _renumber(case, [line.id for line in lines])
    return case.changes


def delete_plan(store: Store, actor: Actor, now: Instant, plan_id: bytes) -> Changes:
    """Take a plan and its forces away; undo brings them back."""
    with store.operation(f"Delete plan “{_required(store.writer_view(), plan_id).name}”", actor, now) as case:
        _required(case, plan_id)
        case.execute("DELETE FROM plan_force WHERE plan_id = ?", (plan_id,))
        case.execute("DELETE FROM plan WHERE id = ?", (plan_id,))
    return case.changes


def add_forces(
    store: Store, actor: Actor, now: Instant, plan_id: bytes, forces: Sequence[PlanForce]
) -> tuple[list[bytes], Changes]:
    """Put forces at the end of a plan, under fresh ids, which it gives. Raises BadInput."""
    seen = _required(store.writer_view(), plan_id)
    with store.operation(f"Add {_forces(len(forces))} to “{seen.name}”", actor, now) as case:
        before = _required(case, plan_id)
        ids = list(new_ids(now, len(forces)))
        fresh = [replace(force, id=row_id) for force, row_id in zip(forces, ids, strict=True)]
        checked(replace(before, forces=(*before.forces, *fresh)))
        _insert(case, plan_id, fresh, len(before.forces))
    return ids, case.changes


def _kept(case: Writer, actor: Actor, now: Instant, plan: Plan) -> bytes:
    _require_free(case, plan.name, None)
    plan_id, *ids = new_ids(now, 1 + len(plan.forces))
    fresh = [replace(force, id=row_id) for force, row_id in zip(plan.forces, ids, strict=True)]
    named = {old.id: new.id for old, new in zip(plan.forces, fresh, strict=True)}
    first = None if plan.first_id is None else named[plan.first_id]
    case.insert(
        "plan", id=plan_id, author=actor.name, made_at=now, marking_id=markings.marking_id(case, plan.marking, now),
        **_columns(replace(plan, first_id=first)),
    )  # fmt: skip
    _insert(case, plan_id, fresh, 0)
    keep_all(case, now)
    return plan_id


def _insert(case: Writer, plan_id: bytes, forces: Sequence[PlanForce], first: int) -> None:
    for position, force in enumerate(forces, start=first):
        if case.value("SELECT 1 FROM unit WHERE id = ?", (force.unit_id,)) is None:
            raise BadInput("A force of this plan is not in the case any more: its creation was undone.")
        case.insert("plan_force", id=force.id, plan_id=plan_id, position=position, **_force_columns(force))


def _renumber(case: Writer, order: Sequence[bytes]) -> None:
    for position, force_id in enumerate(order):
        case.execute(
            "UPDATE plan_force SET position = ? WHERE id = ? AND position <> ?", (position, force_id, position)
        )


def _columns(plan: Plan) -> dict[str, Any]:
    clock = plan.clock
    return {
        "name": plan.name, "purpose": plan.purpose, "objective": plan.objective, "lon": plan.lon, "lat": plan.lat,
        "begins_at": plan.begins_at, "decision_at": plan.decision_at, "activation": plan.activation.value,
        "clock": clock.slug, "clock_name": clock.name, "clock_least_h": clock.least_h, "clock_most_h": clock.most_h,
        "clock_source": clock.source, "clock_warning_least_d": clock.warning_least_d,
        "clock_warning_most_d": clock.warning_most_d, "threshold": plan.threshold, "first_id": plan.first_id,
        "odds": plan.odds, "seed": plan.seed, "runs": plan.runs,
    }  # fmt: skip


def _force_columns(force: PlanForce) -> dict[str, Any]:
    return {
        "unit_id": force.unit_id, "part": " ".join(force.part.split()), "persons_least": force.persons_least,
        "persons_most": force.persons_most, "persons_note": force.persons_note.strip(),
        "modes": ";".join(mode.value for mode in force.modes), "authority": force.authority,
        "notice_least_d": force.notice_least_d, "notice_most_d": force.notice_most_d,
        "from_place": force.from_place or None, "from_lon": force.from_lon, "from_lat": force.from_lat,
    }  # fmt: skip


def _words(before: Plan, after: Plan) -> str:
    """What an edit is called: by what changed, where that is one thing."""
    old, new = _columns(before), _columns(after)
    changed = {name for name in old if old[name] != new[name]}
    if changed == {"decision_at"}:
        return f"Move decision of “{before.name}” to {dtg(after.decision_at)}"
    if changed and all(name.startswith("clock") for name in changed):
        return f"Set the adversary's clock of “{before.name}”"
    if changed and changed <= {"threshold", "first_id"}:
        first = "a force" if after.threshold is None else f"{grouped(after.threshold)} persons"
        return f"Let {first} be first in “{before.name}”"
    if changed == {"name"}:
        return f"Rename plan “{before.name}”"
    return f"Edit plan “{before.name}”"


def _forces(count: int) -> str:
    return "1 force" if count == 1 else f"{grouped(count)} forces"


def _free_name(name: str, taken: set[str]) -> str:
    found = _COPY.format(name=name)
    number = 2
    while folded(found) in taken:
        found = f"{_COPY.format(name=name)} {number}"
        number += 1
    return found


def _require_free(case: Reader, name: str, but: bytes | None) -> None:
    if any(folded(one.name) == folded(name) and one.id != but for one in plans.plans(case)):
        raise BadInput(f"There is a plan “{name}” already. Choose another name.")


def _required(reader: Reader, plan_id: bytes) -> Plan:
    found = plans.plan(reader, plan_id)
    if found is None:
        raise BadInput("This plan is not in the case any more: it was deleted, or its making was undone.")
    return found
