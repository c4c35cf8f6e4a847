"""Assumptions of the models: a named number with its spread, its unit and where it comes from."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from console.domain.errors import BadInput
from console.domain.force import MOST_DAYS, MOST_PERSONS
from console.domain.numbers import grouped
from console.domain.provenance import Provenance


class Sheet(StrEnum):
    """What a set of assumptions is for; each is a file ``resources/…/assumptions.toml`` and a sheet of its own."""

    MOVEMENT = "movement"
    CONSULTATION = "consultation"


class Shape(StrEnum):
    """How a value spreads: always ``mode``; even from ``least`` to ``most``; a triangle with its top at ``mode``."""

    FIXED = "fixed"
    RANGE = "range"
    TRIANGLE = "triangle"


@dataclass(frozen=True, slots=True)
class Spread:
    """``least <= mode <= most``, in the unit of whatever it belongs to."""

    shape: Shape
    least: float
    mode: float
    most: float


@dataclass(frozen=True, slots=True)
class Assumption:
    """One line of the sheet of assumptions.

    ``key`` is its stable name (``speed.road``), ``group`` and ``label`` what a person reads, ``unit`` ``h``, ``d``,
    ``km``, ``km/h``, ``persons/d``, ``persons``, ``times`` or ``share`` (0 to 1). ``own`` is set where the case holds
    another value than the program ships.
    """

    key: str
    group: str
    label: str
    unit: str
    spread: Spread
    note: str
    provenance: Provenance
    own: bool = False


Assumptions: TypeAlias = Mapping[str, Assumption]
"""All of them by key."""

_LEAST = {"km/h": 1, "persons/d": 50, "persons": 1}
"""What something is divided by may not be nothing, nor so little that an arrival lies beyond all calendars."""
_MOST = {"h": 24 * MOST_DAYS, "d": MOST_DAYS, "km/h": 100_000, "persons/d": MOST_PERSONS, "persons": MOST_PERSONS}


def checked(spread: Spread, unit: str, label: str) -> Spread:
    """The spread: a fixed one with three equal figures, a range with its middle as mode.

    Raises BadInput, naming ``label``, where it cannot be.
    """
    least, mode, most = spread.least, spread.mode, spread.most
    if spread.shape is Shape.FIXED:
        least = most = mode
    elif spread.shape is Shape.RANGE:
        mode = (least + most) / 2
    if not all(map(math.isfinite, (least, mode, most))):
        raise BadInput(f"{label}: give three numbers.")
    if not least <= mode <= most:
        raise BadInput(f"{label}: the least may not be above the most likely, nor that above the most.")
    if least < 0:
        raise BadInput(f"{label}: a negative figure cannot be.")
    if unit == "share" and most > 1:
        raise BadInput(f"{label}: a share lies between 0 and 1.")
    if least < _LEAST.get(unit, 0):
        raise BadInput(f"{label}: it has to be at least {_LEAST[unit]} {unit}.")
    if most > _MOST.get(unit, math.inf):
        raise BadInput(f"{label}: it can be at most {grouped(_MOST[unit])} {unit}.")
    return Spread(spread.shape, least, mode, most)
