"""What things of the picture are called in tables and on the map."""

from __future__ import annotations

from console.domain.coordinates import decimal
from console.domain.force import IMPORTED, Force, Imported, Mission, Position
from console.domain.force_names import LAND_FORCES, also_called, is_brigade
from console.map.words import tr


def force_name(force: Force) -> str:
    """The name on the map: ``BG Estonia`` for NATO Forward Land Forces Estonia, ``Brigade Latvia`` from a brigade up.

    A response force goes by its short name.
    """
    if not force.name.startswith(LAND_FORCES):
        return force.short_name or force.name
    host = force.name.removeprefix(LAND_FORCES)
    return tr("Brigade {host}", host=host) if is_brigade(force) else tr("BG {host}", host=host)


def name_in_plan(label: str, force: Force | None) -> str:
    """A plan's words for a force or a part of it, with a forward land force called as on the map."""
    if force is None or not force.name.startswith(LAND_FORCES) or not label.startswith(force.name):
        return label
    return force_name(force) + label.removeprefix(force.name)


def other_names(force: Force) -> str:
    """All that it is called, for whoever looks for it under that."""
    return " ".join((force.name, *also_called(force)))


def name_in_tree(force: Force) -> str:
    """Its name in tables: a forward land force is called there as on the map, others by their whole name."""
    return force_name(force) if force.name.startswith(LAND_FORCES) else force.name


def force_detail(lead: str, strength: str) -> str:
    """The line under the name: ``GB · 1 430``."""
    known = strength if strength != "unknown" else tr("strength unknown")
    return f"{lead} · {known}" if lead else known


def place_words(thing: Force | Mission) -> str:
    """Where it is, saying so where the place is a home, an area, or not public."""
    if isinstance(thing, Mission):
        return thing.place if thing.country else tr("{place} (area, not position)", place=thing.place)
    if thing.position is Position.NOT_PUBLIC and thing.kind in IMPORTED:
        return tr("position not told") if thing.kind == Imported.UNIT else ""
    if thing.position is Position.NOT_PUBLIC:
        return tr("position not public")
    if thing.position is Position.HOME:
        return tr("{place} (home)", place=thing.place)
    if thing.position is Position.AREA:
        return tr("{place} (area, not position)", place=thing.place)
    if not thing.place and thing.lon is not None and thing.lat is not None:
        return decimal(thing.lon, thing.lat)
    return thing.place
