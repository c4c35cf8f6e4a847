"""What of a case lies within a distance of a place, at a time."""

from collections.abc import Iterable
from itertools import chain

from console.domain.geodesics import Point
from console.domain.times import Interval
from console.domain.within import Thing, Within, within
from console.store import annotations, incidents, reference, units
from console.store.reader import Reader

_EVER = -(1 << 62)


def nearby(reader: Reader, here: Point, radius: float, during: Interval | None = None) -> Within:
    """Everything of the case; with ``during`` forces and missions that hold then, incidents that had happened by it."""
    happened = None if during is None else Interval(_EVER, during.end)
    return standing(
        reader,
        here,
        radius,
        chain(incidents.incidents(reader, happened), units.forces(reader, during), units.missions(reader, during)),
    )


def standing(reader: Reader, here: Point, radius: float, moving: Iterable[Thing]) -> Within:
    """The same where the caller has chosen incidents, forces and missions: with the case's places and drawings."""
    return within(here, radius, [*moving, *reference.places(reader), *annotations.annotations(reader)])
