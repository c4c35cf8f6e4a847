"""What rows of public facts have in common when they are read."""

from typing import Any

from console.domain.provenance import Provenance
from console.domain.times import Interval

PROVENANCE = "source, as_of, to_check, check_note"
"""The columns of :func:`provenance`, in its order."""


def provenance(source: str, as_of: str, to_check: int, check_note: str | None) -> Provenance:
    """A row's provenance."""
    return Provenance(source, as_of, bool(to_check), check_note or "")


def columns(known: Provenance) -> dict[str, Any]:
    """The same as columns to be written."""
    return {
        "source": known.source,
        "as_of": known.as_of,
        "to_check": int(known.to_check),
        "check_note": known.check_note or None,
    }


def valid_in(when: Interval | None, alias: str = "") -> tuple[str, tuple[Any, ...]]:
    """The condition that a row's validity meets a span (None: always), and its values."""
    if when is None:
        return "1", ()
    dot = f"{alias}." if alias else ""
    return (
        f"({dot}valid_from IS NULL OR {dot}valid_from < ?) AND ({dot}valid_to IS NULL OR {dot}valid_to > ?)",
        (when.end, when.start),
    )


def listed(text: str | None) -> tuple[str, ...]:
    """A stored list, ``A;B``."""
    return tuple(part for part in (text or "").split(";") if part)
