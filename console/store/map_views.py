"""Reading saved views of the map."""

from console.domain.map_view import MapView, ViewContent
from console.domain.times import Instant
from console.store import markings
from console.store.reader import Reader, Row

_VIEW = """
    SELECT id, name, number, lon, lat, metres_per_pixel, layers, time_from, time_to, author, made_at, marking_id
    FROM map_view
"""


def map_views(reader: Reader, by: Instant | None = None) -> list[MapView]:
    """All saved views by number, then those without one by name; with ``by`` those made before that instant."""
    rows = reader.all(f"{_VIEW} WHERE ?1 IS NULL OR made_at < ?1 ORDER BY number IS NULL, number, name, id", (by,))
    known = markings.all_markings(reader)
    return [_view(row, known) for row in rows]


def map_view(reader: Reader, view_id: bytes) -> MapView | None:
    """One saved view."""
    row = reader.one(f"{_VIEW} WHERE id = ?", (view_id,))
    return _view(row, markings.all_markings(reader)) if row else None


def _view(row: Row, known: markings.Known) -> MapView:
    row_id, name, number, *content, author, made_at, marking_id = row
    return MapView(row_id, name, number, ViewContent(*content), author, made_at, known.get(marking_id))
