"""Map: what part of it is shown, back and forward, and the tools that select on it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

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
    named = [Choice(tr(_VIEW_NAMES[name]), partial(canvas.go_to, view)) for name, view in NAMED.items()]
    return [*everything, *named]


def _zoom(factor: float) -> Act:
    return lambda window: window.map.canvas.zoom_by(factor)


def _flank(window: Window) -> None:
    from console.map.views import HOME

    window.map.canvas.go_to(HOME)


def _has_selection(window: Window) -> bool:
    canvas = window.map.canvas
    return bool(canvas.gathering.ids) or canvas.mark(canvas.selected or "") is not None


def _zoom_box(window: Window) -> None:
    from console.map.tools import zoom_tool

    window.map.canvas.use(zoom_tool(window.map.canvas))


def _select_box(window: Window) -> None:
    from console.map.tools import gather_tool

    window.map.canvas.use(gather_tool(window.map.canvas))


def _lasso(window: Window) -> None:
    """Take the lasso into the hand, or put it away."""
    from console.map.tools import LassoTool

    canvas = window.map.canvas
    canvas.use(None if _lassoing(window) else LassoTool(canvas.gathering.take))


def _lassoing(window: Window) -> bool:
    from console.map.tools import LassoTool

    return isinstance(window.map.canvas.tool, LassoTool)


def _no_way(_window: Window) -> str:
    return tr("There is no other view to go to.")


COMMANDS = (
    Command("map.in", later("Zoom in"), "Map", 0, _zoom(_ZOOM), "Ctrl++", icon="plus"),
    Command("map.out", later("Zoom out"), "Map", 0, _zoom(1 / _ZOOM), "Ctrl+-", icon="minus"),
    Command("map.flank", later("The whole flank"), "Map", 0, _flank, "Ctrl+0", icon="fit"),
    Command(
        "map.fit", later("Fit what is selected"), "Map", 0, lambda window: window.map.canvas.fit_selection(),
        "Ctrl+Shift+F", _has_selection, why_not=lambda _window: tr("Nothing on the map is selected."),
    ),
    Command("map.view", later("Map view"), "Map", 0, choices=_views),
    Command(
        "map.back", later("View before"), "Map", 1, lambda window: window.map.canvas.visits.back(), "Alt+Left",
        lambda window: window.map.canvas.visits.can_go_back, why_not=_no_way,
    ),
    Command(
        "map.forward", later("View after"), "Map", 1, lambda window: window.map.canvas.visits.forward(), "Alt+Right",
        lambda window: window.map.canvas.visits.can_go_forward, why_not=_no_way,
    ),
    Command("map.zoom_box", later("Zoom to a box"), "Map", 2, _zoom_box, "Ctrl+Shift+B"),
    Command("map.box", later("Select in a box"), "Map", 2, _select_box, "Ctrl+B"),
    Command(
        "map.lasso", later("Select in a lasso"), "Map", 2, _lasso, "Ctrl+Shift+L", icon="lasso", active_when=_lassoing
    ),
    Command(
        "map.clear", later("Let go of what is gathered"), "Map", 2,
        lambda window: window.map.canvas.gathering.clear(),
        enabled_when=lambda window: window.map.canvas.gathering.region is not None,
    ),
)  # fmt: skip
