"""What records of many kinds have in common: ids as UUID text, instants as ISO 8601 UTC, where a fact comes from."""

import uuid
from typing import Any, TypeAlias

from console.domain.force import Strength
from console.domain.provenance import Provenance
from console.domain.times import DAY, Instant, iso, iso_day, iso_day_inclusive

Record: TypeAlias = dict[str, Any]


def key(row_id: bytes) -> str:
    """An id as UUID text."""
    return str(uuid.UUID(bytes=row_id))


def key_or_none(row_id: bytes | None) -> str | None:
    """The same where there may be none."""
    return None if row_id is None else key(row_id)


def moment(at: Instant | None) -> str | None:
    """An instant that may not be known."""
    return None if at is None else iso(at)


def facts(provenance: Provenance | None) -> Record:
    """Where a row of the baseline comes from, and whether it is still to be checked."""
    if provenance is None:
        return {"source": None, "as_of": None, "to_check": False, "check_note": None}
    return {
        "source": provenance.source,
        "as_of": provenance.as_of,
        "to_check": provenance.to_check,
        "check_note": provenance.check_note or None,
    }


def validity(start: Instant | None, end: Instant | None) -> Record:
    """When something holds; a validity that runs from day to day names its first and last day."""
    return {"valid_from": None if start is None else _first(start), "valid_to": None if end is None else _last(end)}


def _first(start: Instant) -> str:
    return iso(start) if start % DAY else iso_day(start)


def _last(end: Instant) -> str:
    return iso(end) if end % DAY else iso_day_inclusive(end)


def strength(known: Strength) -> Record:
    """Persons, as published; None is unknown."""
    return {
        "strength": known.display,
        "strength_min": known.least,
        "strength_max": known.most,
        "strength_note": known.note,
    }
