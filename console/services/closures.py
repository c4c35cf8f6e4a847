"""Close ways for a time, change a closure, lift it. What is closed is a line or an area drawn on the map."""

from dataclasses import dataclass, replace
from typing import Any

from console.domain.annotation import Shape
from console.domain.closures import LONGEST_NAME, geometry_of, outlines, shape_of
from console.domain.errors import BadInput
from console.domain.letters import called
from console.domain.marking import Marking
from console.domain.movement import Closure, Mode
from console.domain.operation import Actor, Changes
from console.domain.reference import Place
from console.domain.times import Instant, dtg
from console.services.meanwhile import merged
from console.store import closures, markings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_ON_LAND = (Mode.ROAD, Mode.RAIL)
_AT_SEA = ("strait", "canal", "sea line")
_TOGETHER = {
    "name": ("name",),
    "line or area": ("geometry",),
    "modes": ("modes",),
    "beginning": ("valid_from",),
    "end": ("valid_to",),
    "reason": ("reason",),
    "marking": ("marking",),
}
"""What a person changes, and what they call it."""
_GONE = "This closure is not in the case any more: what brought it was undone, or somebody lifted it."


@dataclass(frozen=True)
class ClosureForm:
    """What a person says of a closure: it holds from ``valid_from`` until before ``valid_to`` (None: until lifted)."""

    name: str
    geometry: str
    modes: tuple[Mode, ...]
    valid_from: Instant
    valid_to: Instant | None = None
    reason: str = ""
    marking: Marking | None = None

    @staticmethod
    def of(closure: Closure) -> "ClosureForm":
        """The form as a closure stands."""
        return ClosureForm(
            closure.name, closure.geometry, closure.modes, closure.valid_from, closure.valid_to, closure.reason,
            closure.marking,
        )  # fmt: skip

    @staticmethod
    def drawn(shape: Shape, name: str, at: Instant) -> "ClosureForm":
        """What stands in the form at first: closed to road and rail from a moment on. Raises BadInput for a point."""
        return ClosureForm(name, geometry_of(shape), _ON_LAND, at)

    @staticmethod
    def of_place(place: Place, name: str, at: Instant) -> "ClosureForm":
        """The same of a corridor, strait or gap of the case; what is at sea is closed to ships. Raises BadInput."""
        at_sea = place.kind in _AT_SEA
        return ClosureForm(name, geometry_of(shape_of(place.geometry or "")), (Mode.SEA,) if at_sea else _ON_LAND, at)


def close_ways(store: Store, actor: Actor, now: Instant, form: ClosureForm) -> tuple[bytes, Changes]:
    """Close the ways across a line or area. Gives the closure's id. Raises BadInput with what is wrong with it."""
    form = _sound(form)
    closure_id = new_id(now)
    with store.operation(f"Close ways: {form.name}", actor, now) as case:
        case.insert("closure", id=closure_id, author=actor.name, made_at=now, **_columns(case, form, now))
    return closure_id, case.changes


def edit_closure(
    store: Store, actor: Actor, now: Instant, closure_id: bytes, form: ClosureForm, seen: ClosureForm
) -> Changes:
    """Change what differs from ``seen``, the form as it stood when the person began. Raises BadInput."""
    form = _sound(form)
    with store.operation(f"Edit closure {form.name}", actor, now) as case:
        stands = ClosureForm.of(_required(case, closure_id))
        form = _sound(merged(seen, form, stands, _TOGETHER))
        old, new = _columns(case, stands, now), _columns(case, form, now)
        changed = {name: value for name, value in new.items() if value != old[name]}
        if changed:
            case.update("closure", closure_id, **changed)
    return case.changes


def lift_closure(store: Store, actor: Actor, now: Instant, closure_id: bytes, at: Instant) -> Changes:
    """Open the ways again from a moment on; a closure lifted before it began is taken out. Raises BadInput."""
    stands = _required(store.writer_view(), closure_id)
    with store.operation(f"Lift closure {stands.name} from {dtg(at)} on", actor, now) as case:
        stands = _required(case, closure_id)
        if stands.valid_to is not None and stands.valid_to <= at:
            raise BadInput(f"This closure ended {dtg(stands.valid_to)} already.")
        if at <= stands.valid_from:
            case.execute("DELETE FROM closure WHERE id = ?", (closure_id,))
        else:
            case.update("closure", closure_id, valid_to=at)
    return case.changes


def _sound(form: ClosureForm) -> ClosureForm:
    """The form with its words on one line. Raises BadInput."""
    name = called(form.name)
    if not name:
        raise BadInput("A closure needs a name, as “Suwałki gap closed”.")
    if len(name) > LONGEST_NAME:
        raise BadInput(f"The name of a closure has at most {LONGEST_NAME} letters. Put the rest into the reason.")
    if not form.modes:
        raise BadInput("Choose what the closure stops: road, rail, sea or air.")
    if form.valid_to is not None and form.valid_to <= form.valid_from:
        raise BadInput("A closure ends after it begins.")
    outlines(form.geometry)
    modes = tuple(mode for mode in Mode if mode in form.modes)
    return replace(form, name=name, modes=modes, reason=form.reason.strip())


def _columns(case: Writer, form: ClosureForm, now: Instant) -> dict[str, Any]:
    return {
        "name": form.name, "geometry": form.geometry, "modes": ";".join(form.modes), "valid_from": form.valid_from,
        "valid_to": form.valid_to, "reason": form.reason, "marking_id": markings.marking_id(case, form.marking, now),
    }  # fmt: skip


def _required(reader: Reader, closure_id: bytes) -> Closure:
    found = closures.closure(reader, closure_id)
    if found is None:
        raise BadInput(_GONE)
    return found
