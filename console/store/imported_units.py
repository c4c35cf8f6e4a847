"""What earlier files of a source brought of orders of battle: units by identity, and the placements files gave them."""

from collections import defaultdict
from typing import NamedTuple

from console.domain.times import Instant
from console.store.reader import Reader

PLACED = (
    "parent_id", "position", "place", "country", "lon", "lat", "lead", "strength_min", "strength_max",
    "strength_note", "size_level", "sidc", "note",
)  # fmt: skip
"""The columns of a placement that a file's word for it fills."""
BY_FILE = "import"
"""The act of an edit that a file made, not a person."""


class KnownUnit(NamedTuple):
    """A unit or group that a file brought. ``columns`` are those of :data:`OWN`; ``as_of`` the newest day it is of."""

    id: bytes
    identity: bytes
    order_id: bytes | None
    columns: tuple[object, ...]
    edited: bool
    as_of: str


class KnownSpan(NamedTuple):
    """A placement that a file gave a unit and nobody withdrew; ``columns`` are those of :data:`PLACED`."""

    id: bytes
    valid_from: Instant | None
    valid_to: Instant | None
    columns: tuple[object, ...]


OWN = ("kind", "name", "short_name", "sidc", "note", "side", "marking_id")
"""The columns of a unit that a file's word for it fills."""


def known_units(reader: Reader, source_id: bytes) -> list[KnownUnit]:
    """Every unit and group of a source; ``edited``: a person changed it since, by hand."""
    rows = reader.rows(
        f"""
        SELECT u.id, u.identity, u.order_id, {", ".join(f"u.{name}" for name in OWN)},
               EXISTS (SELECT 1 FROM force_edit e WHERE e.unit_id = u.id AND e.act <> ?),
               (SELECT max(p.as_of) FROM placement p WHERE p.unit_id = u.id AND p.arrival_id IS NOT NULL)
        FROM unit u WHERE u.source_id = ? AND u.identity IS NOT NULL ORDER BY u.rowid
        """,
        (BY_FILE, source_id),
    )
    return [
        KnownUnit(unit_id, identity, order_id, tuple(more[:-2]), bool(more[-2]), more[-1] or "")
        for unit_id, identity, order_id, *more in rows
    ]


def known_spans(reader: Reader, source_id: bytes) -> dict[bytes, list[KnownSpan]]:
    """The placements files gave the units of a source and that still stand, by unit, in order of time."""
    rows = reader.rows(
        f"""
        SELECT p.unit_id, p.id, p.valid_from, p.valid_to, {", ".join(f"p.{name}" for name in PLACED)}
        FROM placement p JOIN unit u ON u.id = p.unit_id
        WHERE u.source_id = ? AND p.arrival_id IS NOT NULL AND p.withdrawn_at IS NULL ORDER BY p.unit_id, p.valid_from
        """,
        (source_id,),
    )
    found: dict[bytes, list[KnownSpan]] = defaultdict(list)
    for unit_id, placement_id, valid_from, valid_to, *columns in rows:
        found[unit_id].append(KnownSpan(placement_id, valid_from, valid_to, tuple(columns)))
    return found


def external_ids(reader: Reader) -> dict[bytes, str]:
    """The sources' own ids of units that came with a file, by unit."""
    rows = reader.rows("SELECT id, external_id FROM unit WHERE external_id IS NOT NULL")
    return {unit_id: external_id for unit_id, external_id in rows}


def marking_ids(reader: Reader) -> set[bytes | None]:
    """The markings units carry; None: that of the case."""
    return {marking for (marking,) in reader.rows("SELECT DISTINCT marking_id FROM unit")}
