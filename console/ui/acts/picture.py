"""View: what part of the map, which day, how far back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.domain.time_window import Unit
from console.ui.commands import Act, Choice, Command
from console.ui.picture_map import map_of
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window

_ZOOM = 1.6
_VIEW_NAMES = {"flank": later("The whole flank"), "baltic": later("Baltic"), "vilnius": later("Vilnius")}


def _views(window: Window) -> list[Choice]:
    from console.map.views import NAMED

    canvas, picture_map = window.map.canvas, map_of(window)
    everything = [] if picture_map is None else [Choice(tr("Everything shown"), picture_map.show_all)]
    named = [Choice(tr(_VIEW_NAMES[name]), partial(canvas.set_view, view)) for name, view in NAMED.items()]
    return [*everything, *named]


def _zoom(factor: float) -> Act:
    return lambda window: window.map.canvas.zoom_by(factor)


def _step(unit: Unit, times: int) -> Act:
    return lambda window: window.time.step(unit, times)


def _live(window: Window) -> None:
    window.time.show_live()


def _not_live(window: Window) -> bool:
    return not window.time.live


COMMANDS = (
    Command("map.view", later("Map view"), "View", 4, choices=_views),
    Command("map.in", later("Zoom in"), "View", 4, _zoom(_ZOOM), "Ctrl++"),
    Command("map.out", later("Zoom out"), "View", 4, _zoom(1 / _ZOOM), "Ctrl+-"),
    Command("day.back", later("A day back"), "View", 5, _step(Unit.DAY, -1), "Alt+,"),
    Command("day.on", later("A day on"), "View", 5, _step(Unit.DAY, 1), "Alt+."),
    Command("day.month_back", later("A month back"), "View", 5, _step(Unit.MONTH, -1), "Alt+PgDown"),
    Command("day.month_on", later("A month on"), "View", 5, _step(Unit.MONTH, 1), "Alt+PgUp"),
    Command(
        "day.today",
        later("Follow the clock"),
        "View",
        5,
        _live,
        "Alt+Home",
        _not_live,
    ),
)
