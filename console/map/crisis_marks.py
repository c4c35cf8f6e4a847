"""The areas of crises on the map: drawn dashed among the drawings of the case, with the crisis's title."""

from dataclasses import dataclass

from console.domain.annotation import Annotation, Colour, Kind, read_shape
from console.domain.crisis import Crisis
from console.map.annotation_marks import AnnotationMark, mark_of


@dataclass(frozen=True, eq=False)
class CrisisMark(AnnotationMark):
    """Looks as a drawing does, and selects its crisis."""


def crisis_mark(crisis: Crisis) -> CrisisMark | None:
    """The area of a crisis; None where it has none, or is closed. Made off the window's thread, as drawings are."""
    if not crisis.geometry or not crisis.open:
        return None
    drawn = Annotation(
        crisis.id, read_shape(Kind.POLYGON, crisis.geometry, None, None), crisis.title, crisis.area, Colour.WARN, True,
        crisis.opened_by, crisis.opened_at, crisis.marking,
    )  # fmt: skip
    mark = mark_of(drawn)
    return CrisisMark(drawn, mark.outlines, mark.anchors)
