"""Reading what people drew on the map."""

from console.domain.annotation import Annotation, Colour, Kind, read_shape
from console.store import markings
from console.store.reader import Reader, Row

_SELECT = (
    "SELECT id, kind, geometry, radius_m, width_m, label, note, colour, dashed, author, made_at, marking_id"
    " FROM annotation"
)
_COLOURS = {colour.value: colour for colour in Colour}


def annotations(reader: Reader) -> list[Annotation]:
    """Every annotation, the oldest first: the order in which they are painted."""
    known = markings.all_markings(reader)
    return [_annotation(row, known) for row in reader.all(f"{_SELECT} ORDER BY made_at, id")]


def annotation(reader: Reader, annotation_id: bytes) -> Annotation | None:
    """One annotation."""
    row = reader.one(f"{_SELECT} WHERE id = ?", (annotation_id,))
    return _annotation(row, markings.all_markings(reader)) if row else None


def _annotation(row: Row, known: markings.Known) -> Annotation:
    row_id, kind, geometry, radius_m, width_m, label, note, colour, dashed, author, made_at, marking_id = row
    return Annotation(
        row_id, read_shape(Kind(kind), geometry, radius_m, width_m), label, note, _COLOURS.get(colour, Colour.INK),
        bool(dashed), author, made_at, known.get(marking_id),
    )  # fmt: skip
