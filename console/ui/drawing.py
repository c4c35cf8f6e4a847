"""Measuring and drawing in the window: which tool is put into the hand, and what becomes of what it gives."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from console.domain import geodesics
from console.domain.annotation import Kind, Shape
from console.map import views
from console.map.tools.draw import DrawTool
from console.map.tools.measure import MeasureTool
from console.map.tools.points import standing_at
from console.ui.commands import Choice, why_not_writable
from console.ui.drawing_form import ask_new, ask_rings
from console.ui.drawings import KINDS, drawings_of
from console.ui.here import Here, ask_here, ask_selected, selected_has_place
from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


def measure(window: Window) -> None:
    """Measure from the first place clicked."""
    _use_measure(window, ())


def kinds(window: Window) -> list[Choice]:
    """The six kinds, each to be drawn."""
    return [Choice(tr(words), partial(draw, window, kind)) for kind, words in KINDS.items()]


def measure_at(window: Window, here: Here) -> None:
    """Measure from a place."""
    _use_measure(window, (here,))


def measure_from(window: Window) -> None:
    """Measure between the two things gathered on the map, else from what is selected or was found."""
    both = _gathered(window)
    if len(both) == 2:
        _use_measure(window, both)
    else:
        ask_here(window, lambda here: _use_measure(window, (here,)))


def measure_on(window: Window) -> None:
    """While one measures, what is selected in a table or the palette is the next place."""
    canvas = window.map.canvas
    tool = canvas.tool

    def on(here: Here) -> None:
        if not isinstance(tool, MeasureTool) or not tool.in_use or tool.finished:
            return
        tool.add(here.point, here.name)
        tool.update()
        # After whoever reads where the selected thing is, to bring it alone into the middle.
        window.session.read(lambda _reader: tool, show)

    def show(measuring: MeasureTool) -> None:
        if measuring.in_use and len(measuring.points) > 1:
            canvas.go_to(views.around(measuring.points, canvas.width(), canvas.height()))
            canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    ask_selected(window, on, lambda: None)


def has_start(window: Window) -> bool:
    """Whether there is something to measure from."""
    return len(_gathered(window)) == 2 or selected_has_place(window)


def draw(window: Window, kind: Kind) -> None:
    """Draw one of six kinds."""
    _warm_up(window)
    tool = DrawTool(kind, lambda shape: ask_new(window, tool, shape), unit=drawings_of(window).unit)
    window.map.canvas.use(tool)


def range_rings(window: Window) -> None:
    """Rings round what is selected, or round the place clicked."""
    ask_here(window, partial(rings_round, window))


def rings_round(window: Window, here: Here) -> None:
    """Rings round a place."""
    _warm_up(window)
    ask_rings(window, here)


def _use_measure(window: Window, begun: tuple[Here, ...]) -> None:
    _warm_up(window)
    drawings = drawings_of(window)
    tool = MeasureTool(partial(_keep, window), drawings.unit, drawings.use_unit)
    window.map.canvas.use(tool)
    for here in begun:
        tool.add(here.point, here.name)
    if len(begun) > 1:
        tool.finish()
    tool.update()


def _gathered(window: Window) -> tuple[Here, ...]:
    """The things gathered on the map that stand at a place."""
    canvas = window.map.canvas
    standing = [standing_at(canvas.mark(one)) for one in canvas.gathering.ids]
    return tuple(Here(*found[0], found[1]) for found in standing if found is not None)


def _keep(window: Window, shape: Shape) -> None:
    if why := why_not_writable(window):
        window.say(Notice(why, "warn", key="why-not"))
        return
    tool = DrawTool(shape.kind, unit=drawings_of(window).unit)
    tool.points, tool.finished, tool.final = shape.points, True, shape
    window.map.canvas.use(tool)
    ask_new(window, tool, shape)


def _warm_up(window: Window) -> None:
    """pyproj takes a tenth of a second to import: it is there when the second place is clicked."""
    window.jobs.start("", lambda _progress: geodesics.warm_up(), lambda _ready: None)
