"""A click on the map: one mark is picked, or the reports under it; a pile opens, is picked from or folds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas


def pick_at(canvas: "MapCanvas", at: QPointF) -> None:
    """Do what a click at a point of a canvas does without a tool in the hand."""
    here = canvas.ids_at(at)
    if canvas.fan.is_open and not here:
        canvas.fan.fold()
    elif not here and len(rows := canvas.reports.at(canvas.frame(), at).rows):
        canvas.reports_picked.emit(rows)
    elif not here:
        canvas.select(None)
        canvas.emptied.emit()
    elif len(here) == 1 or not canvas.fan.open_at(at):
        canvas.select(here[0])
        canvas.picked.emit(here[0])
