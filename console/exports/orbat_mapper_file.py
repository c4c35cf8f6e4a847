"""An order of battle as a scenario of ORBAT Mapper: one tree, and states over time.

The format knows no end: a unit that does not stand yet or any more has the status :data:`ABSENT`, without a place. The
console reads that back as the end it is.
"""

import json
from collections.abc import Iterator
from typing import Any

from console.domain.force import Force, Position
from console.domain.times import Instant, iso
from console.exports.order_of_battle import Node, Order, Side, counted, placed
from console.feeds.orbat_mapper_states import ABSENT
from console.feeds.strengths import AT_LEAST, AT_MOST, PERSONS

_VERSION = "2.2.0"
_UNTOLD = "0000000000000000"
"""Digits 5 to 20 where nobody tells what a unit is."""


def scenario(order: Order) -> tuple[bytes, tuple[str, ...]]:
    """The file, and what it cannot hold, a phrase each."""
    begins = _begins(order)
    lost = (*order.lost, *_lost(order))
    told = [order.about, *([f"Left out: {'; '.join(lost)}."] if lost else [])]
    whole = {
        "id": "flank-console",
        "type": "ORBAT-mapper",
        "version": _VERSION,
        "meta": {"createdDate": iso(order.known), "lastModifiedDate": iso(order.known)},
        "name": order.title,
        "description": "\n".join(told),
        "startTime": iso(begins),
        "timeZone": "UTC",
        "symbologyStandard": "app6",
        "sides": [_side(side, begins, order.at) for side in order.sides],
        "events": [],
        "layers": [],
        "mapLayers": [],
        "equipment": [],
        "personnel": [{"name": name} for name in (PERSONS, AT_LEAST, AT_MOST)],
        "settings": {
            "rangeRingGroups": [], "statuses": [{"name": ABSENT, "description": "Not yet or no more there"}],
            "supplyClasses": [], "supplyUoMs": [],
        },
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1).encode(), lost


def _begins(order: Order) -> Instant:
    if order.at is not None:
        return order.at
    known = [force.valid_from for _, node, _ in order.nodes() for force in node.spans if force.valid_from is not None]
    return min(known, default=order.known)


def _side(side: Side, begins: Instant, at: Instant | None) -> dict[str, Any]:
    groups = [node for node in side.below if node.is_group]
    return {
        "id": side.id,
        "name": side.name,
        "standardIdentity": str(int(side.identity)),
        "groups": [
            {"id": node.id, "name": node.force.name, "subUnits": [_unit(one, side, begins, at) for one in node.below]}
            for node in groups
        ],
        "subUnits": [_unit(node, side, begins, at) for node in side.below if not node.is_group],
    }


def _unit(node: Node, side: Side, begins: Instant, at: Instant | None) -> dict[str, Any]:
    force = node.force
    states = list(_states(node.spans, begins))
    first: dict[str, Any] = {"status": ABSENT}
    if at is not None or states[0]["t"] == iso(begins):
        first = states.pop(0)
    told = {
        "id": node.id,
        "name": force.name,
        "shortName": force.short_name,
        "sidc": first.get("sidc") or force.sidc or f"100{side.identity:d}{_UNTOLD}",
        "description": "\n".join(filter(None, (force.note, f"{force.provenance.source}, {force.provenance.as_of}"))),
        "standardIdentity": (force.sidc or "")[3:4] if _is_other(force, side) else None,
        "status": first.get("status"),
        "location": first.get("location"),
        "personnel": first.get("update", {}).get("personnel"),
    }
    return {
        **{key: value for key, value in told.items() if value},
        "state": [] if at is not None else [{"id": f"{node.id}-{n}", **state} for n, state in enumerate(states)],
        "subUnits": [_unit(one, side, begins, at) for one in node.below],
    }


def _states(spans: tuple[Force, ...], begins: Instant) -> Iterator[dict[str, Any]]:
    """Each span, and each gap after one, as a state."""
    had = False
    for number, force in enumerate(spans):
        start = begins if force.valid_from is None else force.valid_from
        state: dict[str, Any] = {"t": iso(start), "status": None, "location": list(placed(force) or ()) or None}
        if force.place:
            state["title"] = force.place
        if force.sidc:
            state["sidc"] = force.sidc
        if had or force.strength.bounds != (None, None):
            state["update"] = {"personnel": _personnel(force)}
            had = True
        yield state
        following = spans[number + 1].valid_from if number + 1 < len(spans) else None
        if force.valid_to is not None and force.valid_to != following:
            yield {"t": iso(force.valid_to), "status": ABSENT, "location": None}


def _personnel(force: Force) -> list[dict[str, Any]]:
    """How many persons: one figure, or the ends of a range; nothing of each stands for unknown."""
    least, most = force.strength.bounds
    told = (most or 0, 0, 0) if least == most else (0, least or 0, most or 0)
    return [{"name": name, "count": count} for name, count in zip((PERSONS, AT_LEAST, AT_MOST), told, strict=True)]


def _lost(order: Order) -> Iterator[str]:
    units = [node for _, node, _ in order.nodes() if not node.is_group]
    spans = [force for node in units for force in node.spans]
    about = [force for force in spans if force.position in (Position.AREA, Position.HOME)]
    if about:
        yield f"{counted(len(about), 'position', 'positions')} that only stand for an area or a home"
    if moved := sum(len({force.parent_id for force in node.spans}) > 1 for node in units):
        yield f"earlier superiors of {counted(moved, 'unit', 'units')}"
    if order.at is None and (ever := sum(force.valid_from is None for force in spans)):
        yield f"{counted(ever, 'beginning', 'beginnings')} nobody knows: that of the scenario stands for them"
    mixed = sum(_is_other(node.force, side) for side, node, _ in order.nodes() if not node.is_group)
    if mixed:
        yield f"for other programs than this, identities of {counted(mixed, 'unit', 'units')} other than of their side"


def _is_other(force: Force, side: Side) -> bool:
    """Whether a force is to us what its side is not."""
    return force.sidc is not None and int(force.sidc[3]) != side.identity
