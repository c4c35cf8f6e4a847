"""View: what part of the map, which day, how far back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.ui.commands import Act, Choice, Command
from console.ui.picture import picture_of
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.picture_map import MapPane
    from console.ui.window import Window

_ZOOM = 1.6
_VIEW_NAMES = {"flank": later("The whole flank"), "baltic": later("Baltic"), "vilnius": later("Vilnius")}


def map_of(window: Window) -> MapPane | None:
    """The map of a window; None in a window without one."""
    from console.ui.picture_map import MapPane

    return window.findChild(MapPane)


def _has_map(window: Window) -> bool:
    return map_of(window) is not None


def _views(window: Window) -> list[Choice]:
    from console.map.views import NAMED

    pane = map_of(window)
    if pane is None:
        return []
    named = [Choice(tr(_VIEW_NAMES[name]), partial(pane.show_view, view)) for name, view in NAMED.items()]
    return [Choice(tr("Everything shown"), pane.show_all), *named]


def _zoom(factor: float) -> Act:
    def act(window: Window) -> None:
        pane = map_of(window)
        if pane is not None:
            pane.zoom(factor)

    return act


def _step(days: int = 0, months: int = 0) -> Act:
    return lambda window: picture_of(window).step(days=days, months=months)


COMMANDS = (
    Command("map.view", later("Map view"), "View", 4, choices=_views, enabled_when=_has_map),
    Command("map.in", later("Zoom in"), "View", 4, _zoom(_ZOOM), "Ctrl++", _has_map),
    Command("map.out", later("Zoom out"), "View", 4, _zoom(1 / _ZOOM), "Ctrl+-", _has_map),
    Command("day.back", later("A day back"), "View", 5, _step(days=-1), "Alt+Left", _has_map),
    Command("day.on", later("A day on"), "View", 5, _step(days=1), "Alt+Right", _has_map),
    Command("day.month_back", later("A month back"), "View", 5, _step(months=-1), "Alt+PgDown", _has_map),
    Command("day.month_on", later("A month on"), "View", 5, _step(months=1), "Alt+PgUp", _has_map),
    Command(
        "day.today",
        later("Today"),
        "View",
        5,
        lambda window: picture_of(window).show_today(),
        "Alt+Home",
        lambda window: _has_map(window) and not picture_of(window).is_today,
    ),
)
