"""Reading what is known of a force besides its placements: who may order it, how far it covers, who edited it."""

from console.domain.authority import Coverage
from console.domain.times import Interval
from console.store.facts import PROVENANCE, provenance, valid_in
from console.store.reader import Reader, Row


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
