"""Reading the overlays of a case and their shapes."""

from console.domain.overlay import Feature, FeatureFacts, Overlay, read_attributes, read_style
from console.store import markings
from console.store.reader import Reader, Row

_OVERLAY = """
    SELECT o.id, o.name, o.format, coalesce(s.name, ''),
           (SELECT count(*) FROM overlay_feature WHERE overlay_id = o.id), o.author, o.made_at, o.note,
           o.marking_id
    FROM overlay o LEFT JOIN source s ON s.id = o.source_id
"""
_FEATURE = (
    "SELECT id, overlay_id, name, coalesce(geometry, ''), style, valid_from, valid_to, coalesce(sidc, '')"
    " FROM overlay_feature"
)


def overlays(reader: Reader) -> list[Overlay]:
    """Every overlay, the oldest first: the order in which they are painted."""
    known = markings.all_markings(reader)
    return [_overlay(row, known) for row in reader.all(f"{_OVERLAY} ORDER BY o.made_at, o.id")]


def overlay(reader: Reader, overlay_id: bytes) -> Overlay | None:
    """One overlay."""
    row = reader.one(f"{_OVERLAY} WHERE o.id = ?", (overlay_id,))
    return _overlay(row, markings.all_markings(reader)) if row else None


def features(reader: Reader, overlay_id: bytes) -> list[Feature]:
    """The shapes of an overlay in the order of their file."""
    rows = reader.rows(f"{_FEATURE} WHERE overlay_id = ? ORDER BY number, id", (overlay_id,))
    return [_feature(row) for row in rows]


def feature(reader: Reader, feature_id: bytes) -> FeatureFacts | None:
    """One shape with all that is known of it."""
    row = reader.one(f"{_FEATURE} WHERE id = ?", (feature_id,))
    more = reader.one(
        "SELECT number, description, folder, coalesce(external_id, ''), attributes FROM overlay_feature WHERE id = ?",
        (feature_id,),
    )
    of = overlay(reader, row[1]) if row else None
    if row is None or more is None or of is None:
        return None
    number, description, folder, external_id, attributes = more
    told = read_attributes(attributes)
    return FeatureFacts(_feature(row), of, number, description, folder, external_id, told)


def _overlay(row: Row, known: markings.Known) -> Overlay:
    row_id, name, file_format, source, count, author, made_at, note, marking_id = row
    return Overlay(row_id, name, file_format, source, count, author, made_at, note, known.get(marking_id))


def _feature(row: Row) -> Feature:
    row_id, overlay_id, name, geometry, style, valid_from, valid_to, sidc = row
    return Feature(row_id, overlay_id, name, geometry, read_style(style), valid_from, valid_to, sidc)
