"""Assumptions of the arrival and race models: a named number with its spread, its unit and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from console.domain.provenance import Provenance


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
    ``km/h`` or ``share``. ``own`` is set where the case holds another value than the program ships.
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
