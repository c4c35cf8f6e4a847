"""What a result rests on: the assumptions that enter it, so that each can be named beside it."""

from collections.abc import Iterator

from console.domain.arrival_times import Mover
from console.domain.assumption import Assumption, Assumptions
from console.domain.authority_chain import ORDERED_BY
from console.domain.movement import ON_LAND
from console.domain.plan import Activation
from console.domain.race import Race


def rests_on(race: Race, assumptions: Assumptions) -> tuple[Assumption, ...]:
    """The assumptions that a race rests on, in the order of the sheet."""
    used = {key for one in race.arrivals for key in _keys(one.mover, race.plan.activation)}
    return tuple(one for key, one in assumptions.items() if key in used)


def _keys(mover: Mover, activation: Activation) -> Iterator[str]:
    if mover.persons_least is None or (mover.persons_most or 0):
        yield from ("share.ready", "packet")
    if not mover.route.legs:
        yield "in_place.within"
        return
    yield from ORDERED_BY[mover.authority, activation]
    if mover.prepares is not mover.authority:
        yield from ORDERED_BY[mover.prepares, activation]
    if mover.notice_key:
        yield mover.notice_key
    if mover.consents:
        yield from ("consent.parliament", "consent.urgent")
        if mover.abroad:
            yield "consent.abroad"
    for leg in mover.route.legs:
        yield from (f"{what}.{leg.mode.value}" for what in ("speed", "load", "unload", "flow"))
        if leg.borders:
            yield "border"
        if leg.gauge_breaks:
            yield "gauge"
        if leg.mode in ON_LAND:
            yield "detour.road" if leg.approximate else "detour.drawn"
