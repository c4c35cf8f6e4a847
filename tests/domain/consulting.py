"""Consultations made for tests of the forecast: 32 Allies, one moment on a Friday, the figures the program ships."""

from typing import Any

from console.domain.assumption import Assumptions, Sheet
from console.domain.consultation import Way
from console.domain.council_state import AllyNow, Situation
from console.domain.times import HOUR, parse_instant
from console.services.assumptions import shipped

NOW = parse_instant("2026-11-20T12:00Z")
RUNS = 2000
_ZONES = {"US": "America/New_York", "CA": "America/Toronto", "TR": "Europe/Istanbul", "GB": "Europe/London"}
ISOS = (
    "AL", "BE", "BG", "CA", "HR", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IS", "IT", "LV", "LT", "LU", "ME",
    "NL", "MK", "NO", "PL", "PT", "RO", "SK", "SI", "ES", "SE", "TR", "GB", "US",
)  # fmt: skip


def assumed() -> Assumptions:
    """What the program ships, of both sheets."""
    return {**shipped(Sheet.MOVEMENT), **shipped(Sheet.CONSULTATION)}


def allies(**changed: dict[str, Any]) -> tuple[AllyNow, ...]:
    """All 32; by code what is otherwise of one, ``every`` of all."""
    every = changed.get("every", {})
    return tuple(AllyNow(iso2, _ZONES.get(iso2, "Europe/Brussels"), **(every | changed.get(iso2, {}))) for iso2 in ISOS)


def situation(**how: Any) -> Situation:
    """A Council that has met, with a text on the table for three hours."""
    known: dict[str, Any] = {
        "allies": allies(),
        "way": Way.CAPITALS,
        "requested_at": NOW - 20 * HOUR,
        "met": True,
        "text_at": NOW - 3 * HOUR,
    }
    return Situation(NOW, **(known | how))
