"""Forces: close ways, and what is done with what is closed.

What is not needed for the first picture is imported when it is asked for.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.domain.annotation import Kind
from console.map.looks import CLOSURES
from console.ui.closures import closures_of, when_words
from console.ui.commands import Choice, Command, why_not_writable
from console.ui.selection import ANNOTATION, CLOSURE, CORRIDOR
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.movement import Closure
    from console.ui.window import Window

_DRAWN = {
    Kind.LINE: later("Line across the way"),
    Kind.POLYGON: later("Area"),
    Kind.CIRCLE: later("Circle"),
    Kind.CORRIDOR: later("Corridor"),
}


def kinds(window: Window) -> list[Choice]:
    """The shapes that close ways, each to be drawn."""
    return [Choice(tr(words), partial(_draw, window, kind)) for kind, words in _DRAWN.items()]


def _draw(window: Window, kind: Kind) -> None:
    from console.ui.closure_form import draw_closure

    draw_closure(window, kind)


def _can_close_selected(window: Window) -> bool:
    return window.session.writable and window.selection.kind in (ANNOTATION, CORRIDOR)


def _close_selected(window: Window) -> None:
    from console.ui.closure_form import close_here

    close_here(window, window.selection.kind, window.selection.id)


def _why_not(window: Window) -> str:
    return why_not_writable(window) or tr(
        "Select a drawing, a corridor, a strait or a gap first, or draw one with Forces ▸ Close ways."
    )


def _selected(window: Window) -> Closure | None:
    return closures_of(window).closure(window.selection.id) if window.selection.kind == CLOSURE else None


def _can_change(window: Window) -> bool:
    locked = window.map.canvas.looks.of(CLOSURES).locked
    return window.session.writable and _selected(window) is not None and not locked


def _edit(window: Window) -> None:
    from console.ui.closure_form import ask_edit

    closure = _selected(window)
    if closure is not None:
        ask_edit(window, closure)


def _lift(window: Window) -> None:
    from console.ui.closure_form import ask_lift

    closure = _selected(window)
    if closure is not None:
        ask_lift(window, closure)


def _listed(window: Window) -> list[Choice]:
    """Every closure of the case, those that hold at the time shown first; choosing one selects it."""
    closures = closures_of(window)
    ordered = sorted(closures.all, key=lambda one: not closures.holds(one))
    return [
        Choice(
            tr("{name}, {when}", name=one.name, when=when_words(one)),
            partial(closures.select, one),
            one.id.hex() == window.selection.id,
        )
        for one in ordered
    ]


def _are_there(window: Window) -> bool:
    return bool(closures_of(window).all)


COMMANDS = (
    Command(
        "ways.close", later("Close ways"), "Forces", 6, choices=kinds,
        enabled_when=lambda window: window.session.writable, why_not=why_not_writable,
    ),
    Command(
        "ways.close_here", later("Close the ways here…"), "Forces", 6, _close_selected, "Ctrl+Shift+X",
        _can_close_selected, why_not=_why_not,
    ),
    Command("ways.closed", later("Ways closed"), "Forces", 6, choices=_listed, enabled_when=_are_there),
    Command("closure.edit", later("Edit closure…"), "Forces", 6, _edit, "", _can_change),
    Command("closure.lift", later("Lift closure…"), "Forces", 6, _lift, "", _can_change),
)  # fmt: skip
