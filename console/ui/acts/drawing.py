"""Map: measuring, drawing, range rings, and what lies within a distance.

What is not needed for the first picture is imported when it is asked for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.domain.lengths import Unit
from console.map.looks import ANNOTATIONS
from console.ui.acts.file import is_open
from console.ui.commands import Choice, Command, why_not_writable
from console.ui.drawings import MEASURE, drawings_of
from console.ui.selection import ANNOTATION
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window

_DRAW = "map.draw"


def _in_hand(command: str, window: Window) -> bool:
    tool = window.map.canvas.tool
    return tool is not None and tool.command == command


def _measure(window: Window) -> None:
    """Take it into the hand, or put it away."""
    from console.ui import drawing

    if _in_hand(MEASURE, window):
        window.map.canvas.use(None)
    else:
        drawing.measure(window)


def _measure_from(window: Window) -> None:
    from console.ui import drawing

    drawing.measure_from(window)


def _has_start(window: Window) -> bool:
    if not window.selection.id and window.map.canvas.found.mark is None and not window.map.canvas.gathering.ids:
        return False
    from console.ui import drawing

    return drawing.has_start(window)


def _kinds(window: Window) -> list[Choice]:
    from console.ui import drawing

    return drawing.kinds(window)


def _rings(window: Window) -> None:
    from console.ui import drawing

    drawing.range_rings(window)


def _units(window: Window) -> list[Choice]:
    drawings = drawings_of(window)
    names = {Unit.KM: tr("Kilometres"), Unit.NM: tr("Nautical miles")}
    return [Choice(name, partial(drawings.use_unit, unit), unit is drawings.unit) for unit, name in names.items()]


def _within(window: Window) -> None:
    from console.ui.here import ask_here
    from console.ui.nearby import nearby_of

    ask_here(window, nearby_of(window).show_round)


def _writable(window: Window) -> bool:
    return window.session.writable


def _can_change(window: Window) -> bool:
    locked = window.map.canvas.looks.of(ANNOTATIONS).locked
    return window.session.writable and window.selection.kind == ANNOTATION and not locked


def _edit(window: Window) -> None:
    from console.ui.drawing_form import ask_edit

    mark = drawings_of(window).marks.get(window.selection.id)
    if mark is not None:
        ask_edit(window, mark.annotation)


def _delete(window: Window) -> None:
    drawings_of(window).remove(window.selection.id)


COMMANDS = (
    Command(
        MEASURE, later("Measure"), "Map", 3, _measure, "M", icon="ruler", active_when=partial(_in_hand, MEASURE)
    ),
    Command(
        "map.measure_from", later("Measure from the selection"), "Map", 3, _measure_from, "Shift+M",
        _has_start, why_not=lambda _window: tr("Select something on the map first, or press M and click."),
    ),
    Command(
        _DRAW, later("Draw"), "Map", 4, choices=_kinds, enabled_when=_writable,
        why_not=why_not_writable, icon="polygon", active_when=partial(_in_hand, _DRAW),
    ),
    Command(
        "map.rings", later("Range rings…"), "Map", 4, _rings, "Ctrl+Shift+R", _writable,
        why_not=why_not_writable,
    ),
    Command("drawing.edit", later("Edit drawing…"), "Map", 4, _edit, "", _can_change),
    Command("drawing.delete", later("Delete drawing"), "Map", 4, _delete, "", _can_change),
    Command("map.within", later("What is within…"), "Map", 3, _within, "Ctrl+Shift+W", is_open),
    Command("map.unit", later("Lengths in"), "Map", 5, choices=_units),
)  # fmt: skip
