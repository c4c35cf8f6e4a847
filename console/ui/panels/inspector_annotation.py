"""A drawing of the map in the inspector: what it is, how large, who drew it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from console.domain import coordinates, times
from console.domain.annotation import Annotation, Kind, measures
from console.domain.lengths import Unit
from console.map.looks import ANNOTATIONS
from console.ui.drawing_form import ask_edit
from console.ui.drawings import KINDS, drawings_of
from console.ui.panels.inspector_sheet import Chip, Fact, Section, Sheet, facts
from console.ui.panels.inspector_subjects import Shown, Subject
from console.ui.panels.inspector_view import Deed
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.times import Instant
    from console.store.reader import Reader
    from console.ui.window import Window


def sheet(window: Window, found: Annotation, write: Callable[[float, float], str]) -> Sheet:
    """Its fact sheet."""
    case_marking, unit = window.marking.of_case.text, drawings_of(window).unit
    shape = found.shape
    name = tr(KINDS[shape.kind])
    sizes = " · ".join(part for part in (measures(shape, Unit.KM), measures(shape, Unit.NM)) if part)
    if unit is Unit.NM:
        sizes = " · ".join(part for part in (measures(shape, Unit.NM), measures(shape, Unit.KM)) if part)
    where = f"{write(*shape.anchor)} · {coordinates.grid(*shape.anchor)}" if shape.kind.single else ""
    corners = "" if shape.kind.single else str(len(shape.points))
    return Sheet(
        found.label or name,
        (where,) if where else (),
        None,
        (Chip(name),),
        sections=(
            *((Section(tr("Note"), (Fact("", found.note),)),) if found.note else ()),
            Section(
                tr("Drawing"),
                facts(
                    (tr("Size"), sizes),
                    (tr("Corners") if shape.kind is Kind.POLYGON else tr("Points"), corners),
                    (tr("Drawn by"), f"{found.author}, {times.dtg(found.made_at)}"),
                    (tr("Marking"), found.marking.text if found.marking is not None else case_marking),
                ),
            ),
        ),
    )


def deeds(window: Window, _found: Annotation) -> tuple[Deed, ...]:
    """What can be done with the drawing that is selected."""
    mark = drawings_of(window).marks.get(window.selection.id)
    if mark is None or not window.session.writable or window.map.canvas.looks.of(ANNOTATIONS).locked:
        return ()
    return (
        Deed(tr("Edit…"), "", lambda: ask_edit(window, mark.annotation), main=True),
        Deed(tr("Delete"), "", lambda: drawings_of(window).remove(mark.id)),
    )


def _read(reader: Reader, thing: bytes, _day: Instant) -> Annotation | None:
    from console.store.annotations import annotation

    return annotation(reader, thing)


def _sheet(found: Annotation, shown: Shown) -> Sheet:
    return sheet(shown.window, found, shown.write)


SUBJECT = Subject(_read, _sheet, deeds)
