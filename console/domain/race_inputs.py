"""Which assumptions a race rests on: those its forces, their orders and their ways made use of, and no others."""

from console.domain.assumption import Assumption, Assumptions
from console.domain.movement import Mode
from console.domain.plan import Activation, Authorised
from console.domain.race import Race

_ALWAYS = ("share.ready", "packet")
_BY_MODE = ("speed", "load", "unload", "flow")
_CHAIN = ("chain.actwarn", "chain.actreq", "chain.actpred", "chain.actord")
_LAND = (Mode.ROAD, Mode.RAIL)


def in_use(race: Race, held: Assumptions) -> tuple[Assumption, ...]:
    """In the order of the sheet."""
    wanted = set(_ALWAYS)
    for one in race.arrivals:
        if not one.in_place:
            mover = one.mover
            for by in (mover.authority, mover.prepares):
                wanted.update(_orders(by, race.plan.activation))
            wanted.update(key for key in held if key.startswith("consent.") and mover.consents)
            wanted.update((mover.notice_key,) if mover.notice_key else ())
            for leg in mover.route.legs:
                wanted.update(f"{what}.{leg.mode.value}" for what in _BY_MODE)
                wanted.update(("border",) if leg.borders else ())
                wanted.update(("gauge",) if leg.gauge_breaks else ())
                wanted.update(("detour.road",) if leg.approximate and leg.mode in _LAND else ())
    return tuple(one for key, one in held.items() if key in wanted)


def _orders(by: Authorised, activation: Activation) -> tuple[str, ...]:
    if by is Authorised.SACEUR:
        return ("order.saceur",)
    if by is Authorised.NATION:
        return ("order.nation",)
    return ("order.standing",) if activation is Activation.STANDING else _CHAIN
