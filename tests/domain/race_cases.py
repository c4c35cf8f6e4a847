"""Forces, ways and assumptions for tests of the models: every figure fixed unless a test says otherwise."""

from dataclasses import replace
from typing import Any

from console.domain.arrival_times import Mover
from console.domain.assumption import Assumptions, Shape, Spread
from console.domain.movement import Leg, Mode, Route
from console.domain.plan import Activation, Authorised, Clock, Plan
from console.services.assumptions import shipped

FIXED = {
    "order.standing": 6, "order.saceur": 3, "order.nation": 8,
    "chain.actwarn": 4, "chain.actreq": 12, "chain.actpred": 6, "chain.actord": 24,
    "consent.parliament": 120, "consent.urgent": 0, "consent.abroad": 0,
    "notice.in_place": 1, "notice.unknown": 15, "share.ready": 1, "packet": 1000, "size.brigade": 4000,
    "speed.road": 20, "speed.rail": 25, "speed.sea": 30, "speed.air": 600,
    "load.road": 12, "load.rail": 24, "load.sea": 24, "load.air": 8,
    "unload.road": 4, "unload.rail": 12, "unload.sea": 12, "unload.air": 2,
    "flow.road": 500, "flow.rail": 400, "flow.sea": 600, "flow.air": 250,
    "border": 3, "gauge": 24, "detour.road": 0.25, "detour.drawn": 0,
    "in_place.within": 30,
}  # fmt: skip
CLOCK = Clock("", "Ours", 36, 60, "a test", 0, 0)


def fixed(**other: float) -> Assumptions:
    """The assumptions with one value each; dots in keys are written as two underscores."""
    values = FIXED | {key.replace("__", "."): value for key, value in other.items()}
    return {key: replace(one, spread=at(values[key])) for key, one in shipped().items()}


def at(value: float) -> Spread:
    """Always that."""
    return Spread(Shape.FIXED, value, value, value)


def leg(mode: Mode, km: float, **more: Any) -> Leg:
    """A leg from A to B."""
    return Leg(**({"mode": mode, "name": "", "start": "A", "end": "B", "km": km, "borders": (), "gauge_breaks": 0,
                   "points": ()} | more))  # fmt: skip


def mover(*legs: Leg, name: str = "a", persons: int | None = 1000, days: float = 2, **more: Any) -> Mover:
    """A force with one figure for strength and notice, sent by the Council."""
    given = {"authority": Authorised.COUNCIL, "prepares": Authorised.COUNCIL, "consents": (), "notice_key": "",
             "authority_to_check": False, "plan_force": name.encode()}  # fmt: skip
    return Mover(
        id=name, label=name, unit_id=name.encode(), persons_least=persons, persons_most=persons, notice=at(days),
        route=Route(legs), **(given | more),
    )  # fmt: skip


def plan(**more: Any) -> Plan:
    """A plan for Riga that wants 1 000 persons first, against a clock of 36 to 60 hours without warning."""
    given: dict[str, Any] = {
        "id": b"", "name": "Plan A", "purpose": "", "objective": "Riga", "lon": 24.1, "lat": 56.95, "begins_at": 0,
        "decision_at": 0, "activation": Activation.STANDING, "clock": CLOCK, "threshold": 1000, "first_id": None,
        "odds": 0.8, "seed": 1, "runs": 2000, "forces": (),
    }  # fmt: skip
    return Plan(**(given | more))
