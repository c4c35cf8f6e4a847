"""Lengths, bearings and areas as people write them: kilometres or nautical miles, one of them throughout."""

import re
from enum import StrEnum
from math import isfinite
from typing import Final

from console.domain.errors import BadInput
from console.domain.numbers import grouped

NAUTICAL_MILE: Final = 1852.0
"""Metres, exactly (International Hydrographic Conference, Monaco 1929)."""
_METRES: Final = {
    "m": 1.0,
    "km": 1000.0,
    "nm": NAUTICAL_MILE,
    "nmi": NAUTICAL_MILE,
    "sm": NAUTICAL_MILE,
    "mi": 1609.344,
    "ft": 0.3048,
}
_LIST: Final = re.compile(r"\s*[,;]\s*|\s+(?=[\d.])")
_ONE: Final = re.compile(r"(?P<number>\d+(?:\.\d+)?|\.\d+)\s*(?P<unit>[a-z]*)")
_THOUSANDS: Final = re.compile(r"(?<=\d)[\u2009\u202f\u00a0](?=\d{3})")


class Unit(StrEnum):
    """In what lengths are shown."""

    KM = "km"
    NM = "NM"

    @property
    def metres(self) -> float:
        """How long one is."""
        return 1000.0 if self is Unit.KM else NAUTICAL_MILE

    @property
    def other(self) -> "Unit":
        """The one of the two that this is not."""
        return Unit.NM if self is Unit.KM else Unit.KM


def length_text(metres: float, unit: Unit = Unit.KM) -> str:
    """``146 km``, ``14.6 km``, ``1.46 km``, ``320 m``; ``78.9 NM`` with as many figures, never metres."""
    if unit is Unit.KM and metres < 999.5:
        return f"{metres:.0f} m"
    return f"{_figures(metres / unit.metres)} {unit}"


def area_text(square_metres: float, unit: Unit = Unit.KM) -> str:
    """``1 240 km²`` or ``361 NM²``; small ones in square metres or with decimals."""
    if unit is Unit.KM and square_metres < 9_999.5:
        return f"{grouped(square_metres)} m²"
    return f"{_figures(square_metres / unit.metres**2)} {unit}²"


def bearing_text(degrees: float) -> str:
    """``252°``: three figures, from true north; 360 is written 000."""
    return f"{round(degrees) % 360:03}°"


def parse_length(text: str, unit: Unit = Unit.KM) -> float:
    """Metres from ``50 km``, ``30NM``, ``800 m`` or a bare number in ``unit``. Raises BadInput."""
    found = parse_lengths(text, unit)
    if len(found) != 1:
        raise BadInput(f"{text.strip()!r} is more than one length. Write one, such as 50 km or 30 NM.")
    return found[0]


def parse_lengths(text: str, unit: Unit = Unit.KM) -> list[float]:
    """Metres, rising, from ``50, 100, 200 km``: a number without a unit takes that of the next one that has one.

    Raises BadInput on what is no length, and on none at all.
    """
    parts = [part for part in _LIST.split(_THOUSANDS.sub("", text).strip().casefold()) if part]
    found: set[float] = set()
    factor = unit.metres
    for part in reversed(parts):
        match = _ONE.fullmatch(part)
        if match is None or (match["unit"] and match["unit"] not in _METRES):
            raise _unreadable(text)
        factor = _METRES[match["unit"]] if match["unit"] else factor
        metres = float(match["number"]) * factor
        if not metres > 0 or not isfinite(metres):
            raise BadInput("A length is more than 0. Write it such as 50 km or 30 NM.")
        found.add(metres)
    if not found:
        raise _unreadable(text)
    return sorted(found)


def _figures(number: float) -> str:
    """Three significant figures, whole from a hundred on."""
    digits = 2 if number < 9.995 else 1 if number < 99.95 else 0
    return grouped(number, digits)


def _unreadable(text: str) -> BadInput:
    return BadInput(f"{text.strip()!r} is no length. Write it such as 50 km, 30 NM or 800 m; several with commas.")
