"""Reading what is known of a force besides its placements: who may order it, how far it covers, who edited it."""

from console.domain.authority import Act, Authority, Coverage, ForceEdit, Verdict
from console.domain.times import Interval
from console.store.facts import PROVENANCE, provenance, valid_in
from console.store.reader import Reader, Row

_ACTS = {act: place for place, act in enumerate(Act)}


def edits(reader: Reader, unit_id: bytes) -> list[ForceEdit]:
    """What was done to a unit, in the order it was done."""
    sql = (
        "SELECT id, unit_id, at, author, act, holds_from, words, reason FROM force_edit WHERE unit_id = ?"
        " ORDER BY at, id"
    )
    return [ForceEdit(*row) for row in reader.rows(sql, (unit_id,))]


def authorities(reader: Reader, unit_id: bytes | None = None, during: Interval | None = None) -> list[Authority]:
    """Who may do what with a unit (None: with any), at some time in ``during`` (None: ever): by act, then by time."""
    condition, values = valid_in(during)
    sql = (
        f"SELECT unit_id, act, actor, verdict, condition, valid_from, valid_to, {PROVENANCE} FROM authority"
        f" WHERE {condition} AND (unit_id = ? OR ? IS NULL) AND withdrawn_at IS NULL"
        " ORDER BY unit_id, valid_from, actor, id"
    )
    found = [
        Authority(unit, Act(act), actor, Verdict(verdict), when, start, end, provenance(*known))
        for unit, act, actor, verdict, when, start, end, *known in reader.rows(sql, (*values, unit_id, unit_id))
    ]
    return sorted(found, key=lambda authority: (authority.unit_id, _ACTS[authority.act]))


def coverages(reader: Reader, during: Interval | None = None) -> list[Coverage]:
    """Rings that hold at some time in ``during`` (None: ever), by kind and place."""
    condition, values = valid_in(during)
    sql = (
        f"SELECT id, unit_id, mission_id, kind, place, lon, lat, radius_km, note, valid_from, valid_to, {PROVENANCE}"
        f" FROM coverage WHERE {condition} ORDER BY kind, place, id"
    )
    return [_coverage(row) for row in reader.rows(sql, values)]


def _coverage(row: Row) -> Coverage:
    ring, known = row[:11], row[11:]
    ring_id, unit_id, mission_id, kind, place, lon, lat, radius_km, note, valid_from, valid_to = ring
    return Coverage(
        ring_id, unit_id, mission_id, kind, place, lon, lat, radius_km, note, valid_from, valid_to, provenance(*known)
    )
