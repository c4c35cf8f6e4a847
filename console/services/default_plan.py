"""The plan a case begins with: everything that can come goes to Riga, against the published clock. Stated defaults.

Forward land forces, the reaction force of the day, forces nations hold ready for the flank, and the host nation's own.
Headquarters, pools on paper and forces nobody could send there as soldiers (ships, air policing) are not in it; early
warning aircraft are, and count no persons.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from console.domain.force import Force
from console.domain.force_kinds import BATTLEGROUP, BRIGADE, HOST_NATION
from console.domain.movement import WITH_VEHICLES, Mode, Spot
from console.domain.plan import RUNS, Activation, Plan, PlanForce
from console.domain.posture import Presence, counted, is_headquarters, presence
from console.domain.times import HOUR, Instant, Interval
from console.services.assumptions import clocks
from console.services.movers import country_of
from console.store import plans, reference, units
from console.store.reader import Reader

PERSONS: Final = 5_000
"""What has to be first where nobody says otherwise: about a brigade."""
ODDS: Final = 0.8
_RIGA: Final = (24.1052, 56.9496)
_LAND: Final = (BATTLEGROUP, BRIGADE, HOST_NATION)
_RESPONSE: Final = ("arf", "vjtf", "jef")
_NO_PERSONS: Final = ("naew",)
_SHOWN: Final[Mapping[str, tuple[int | None, int | None, str]]] = {
    "arf": (10_000, 10_000, "as shown in Steadfast Dart 25 and 26; some public texts say up to 40 000"),
    "jef": (None, None, "a pool of ten nations: some of it may be counted with other forces of theirs as well"),
}
_MODES: Final = {"air": (Mode.AIR,), "maritime": (Mode.SEA,)}


def riga(reader: Reader) -> Spot:
    """Where the first plan of a case leads."""
    known = next((ally for ally in reference.allies(reader) if ally.iso2 == "LV"), None)
    return Spot("Riga", *_RIGA) if known is None else Spot(known.capital, known.lon, known.lat)


def default_plan(reader: Reader, target: Spot | None, now: Instant) -> Plan:
    """A plan not kept in the case yet: decided at the full hour, everything that can come, 5 000 persons first."""
    plan = first_plan(reader, target or riga(reader), now // HOUR * HOUR)
    country = country_of(reader, plan.lon, plan.lat)
    fitting = [force for force in _standing(reader, plan.decision_at) if _fits(force, country)]
    # Of a formation and its parts one is taken: the greater figure, as totals count them.
    kept = {entry.force.id for entry in counted(fitting)}
    return replace(plan, forces=tuple(line(force) for force in fitting if force.id in kept))


def first_plan(reader: Reader, target: Spot, decision: Instant) -> Plan:
    """A plan without forces under a name no other has, decided then."""
    taken = {plan.name for plan in plans.plans(reader)}
    names = (f"Plan {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    name = next((name for name in names if name not in taken), f"Plan {len(taken) + 1}")
    return Plan(
        b"", name, "", target.name, target.lon, target.lat, decision, decision, Activation.STANDING, clocks()[0].clock,
        PERSONS, None, ODDS, 1, RUNS, (),
    )  # fmt: skip


def all_forces(reader: Reader, decision: Instant) -> tuple[PlanForce, ...]:
    """Every force that stands then, but headquarters and pools, as a plan would take it."""
    return tuple(line(force) for force in _standing(reader, decision) if not is_headquarters(force))


def line(force: Force) -> PlanForce:
    """A force as it is put into a plan: whole, aircraft by air, ships by sea, the others by land and sea."""
    slug = force.unit_slug or ""
    least, most, note = _SHOWN.get(slug, (None, None, ""))
    if slug in _NO_PERSONS:
        least, most, note = 0, 0, "aircraft: no persons in place are counted"
    modes = _MODES.get(force.domain, WITH_VEHICLES)
    return PlanForce(force.id, force.id, "", least, most, note, modes, None, None, None, None, None, None)


def _standing(reader: Reader, at: Instant) -> list[Force]:
    """The forces of that moment; no pools on paper, nothing of imported orders of battle."""
    standing = units.forces(reader, Interval(at, at + 1))
    return [force for force in standing if presence(force) in (Presence.IN_PLACE, Presence.ON_CALL)]


def _fits(force: Force, country: str | None) -> bool:
    if is_headquarters(force):
        return False
    if force.kind == HOST_NATION:
        return force.country == country
    return force.kind in _LAND or (force.unit_slug or "") in (*_RESPONSE, *_NO_PERSONS)
