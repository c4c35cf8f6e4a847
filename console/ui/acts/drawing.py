"""Map: measuring, drawing, range rings, and what lies within a distance."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.domain.lengths import Unit
from console.map.looks import ANNOTATIONS
from console.ui import drawing
from console.ui.acts.file import is_open
from console.ui.commands import Choice, Command, why_not_writable
from console.ui.drawing_form import ask_edit
from console.ui.drawings import drawings_of
from console.ui.here import ask_here, selected_has_place
from console.ui.nearby import nearby_of
from console.ui.selection import ANNOTATION
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _units(window: Window) -> list[Choice]:
    drawings = drawings_of(window)
    names = {Unit.KM: tr("Kilometres"), Unit.NM: tr("Nautical miles")}
    return [Choice(name, partial(drawings.use_unit, unit), unit is drawings.unit) for unit, name in names.items()]


def _within(window: Window) -> None:
    ask_here(window, nearby_of(window).show_round)


def _writable(window: Window) -> bool:
    return window.session.writable


def _can_change(window: Window) -> bool:
    locked = window.map.canvas.looks.of(ANNOTATIONS).locked
    return window.session.writable and window.selection.kind == ANNOTATION and not locked


def _edit(window: Window) -> None:
    mark = drawings_of(window).marks.get(window.selection.id)
    if mark is not None:
        ask_edit(window, mark.annotation)


def _delete(window: Window) -> None:
    drawings_of(window).remove(window.selection.id)


COMMANDS = (
    Command(
        "map.measure", later("Measure"), "Map", 3, drawing.measure, "M", icon="ruler", active_when=drawing.measuring
    ),
    Command(
        "map.measure_from", later("Measure from the selection"), "Map", 3, drawing.measure_from, "Shift+M",
        selected_has_place, why_not=lambda _window: tr("Select something on the map first, or press M and click."),
    ),
    Command(
        "map.draw", later("Draw"), "Map", 4, choices=drawing.kinds, enabled_when=_writable,
        why_not=why_not_writable, icon="polygon", active_when=drawing.is_drawing,
    ),
    Command(
        "map.rings", later("Range rings…"), "Map", 4, drawing.range_rings, "Ctrl+Shift+R", _writable,
        why_not=why_not_writable,
    ),
    Command("drawing.edit", later("Edit drawing…"), "Map", 4, _edit, "", _can_change),
    Command("drawing.delete", later("Delete drawing"), "Map", 4, _delete, "", _can_change),
    Command("map.within", later("What is within…"), "Map", 3, _within, "Ctrl+Shift+W", is_open),
    Command("map.unit", later("Lengths in"), "Map", 5, choices=_units),
)  # fmt: skip
