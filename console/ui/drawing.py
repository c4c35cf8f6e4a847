"""Measuring and drawing in the window: which tool is put into the hand, and what becomes of what it gives."""

from __future__ import annotations

from functools import partial
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from console.domain.annotation import Kind, Shape
from console.map.tools.draw import DrawTool
from console.map.tools.measure import MeasureTool
from console.ui.commands import Choice, why_not_writable
from console.ui.drawing_form import ask_new, ask_rings
from console.ui.drawings import KINDS, drawings_of
from console.ui.here import Here, ask_here
from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


def measure(window: Window) -> None:
    """Measure from the first place clicked; where one measures already, put it away."""
    if measuring(window):
        window.map.canvas.use(None)
    else:
        _use_measure(window, None)


def measuring(window: Window) -> bool:
    """Whether the hand measures."""
    return isinstance(window.map.canvas.tool, MeasureTool)


def is_drawing(window: Window) -> bool:
    """Whether the hand draws."""
    return isinstance(window.map.canvas.tool, DrawTool)


def kinds(window: Window) -> list[Choice]:
    """The six kinds, each to be drawn."""
    return [Choice(tr(words), partial(draw, window, kind)) for kind, words in KINDS.items()]


def measure_from(window: Window) -> None:
    """Measure from what is selected."""
    ask_here(window, partial(_use_measure, window))


def draw(window: Window, kind: Kind) -> None:
    """Draw one of six kinds."""
    _warm_up()
    tool = DrawTool(kind, lambda shape: ask_new(window, tool, shape), unit=drawings_of(window).unit)
    window.map.canvas.use(tool)


def range_rings(window: Window) -> None:
    """Rings round what is selected, or round the place clicked."""
    _warm_up()
    ask_here(window, partial(ask_rings, window))


def measured_text(window: Window) -> str:
    """What is measured on the map, as text; empty where nothing is."""
    tool = window.map.canvas.tool
    return tool.text if isinstance(tool, MeasureTool) and window.map.canvas.hasFocus() else ""


def copy_measured(window: Window) -> None:
    """Copy it."""
    QApplication.clipboard().setText(measured_text(window))
    window.say(Notice(tr("The measurement is copied."), "done", key="measured"))


def _use_measure(window: Window, here: Here | None) -> None:
    _warm_up()
    drawings = drawings_of(window)
    tool = MeasureTool(partial(_keep, window), drawings.unit, drawings.use_unit)
    window.map.canvas.use(tool)
    if here is not None:
        tool.add(here.point, here.name)
        tool.update()


def _keep(window: Window, shape: Shape) -> None:
    if why := why_not_writable(window):
        window.say(Notice(why, "warn", key="why-not"))
        return
    tool = DrawTool(shape.kind, unit=drawings_of(window).unit)
    tool.points, tool.finished, tool.final = shape.points, True, shape
    window.map.canvas.use(tool)
    ask_new(window, tool, shape)


def _warm_up() -> None:
    """pyproj takes a tenth of a second to import: it is there when the second place is clicked."""
    from console.domain import geodesics

    Thread(target=geodesics.warm_up, daemon=True).start()
