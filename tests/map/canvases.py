"""Canvases for the tests of the map."""

from pytestqt.qtbot import QtBot

from console.map import views
from console.map.canvas import MapCanvas
from console.map.views import View
from tests.places import P, R, W


def canvas_at(qtbot: QtBot, view: View, wide: int = 900, high: int = 600) -> MapCanvas:
    """A canvas of so many logical pixels, not shown."""
    made = MapCanvas()
    qtbot.addWidget(made)
    made.resize(wide, high)
    made.set_view(view)
    return made


def canvas_around(qtbot: QtBot) -> MapCanvas:
    """One that shows the three places."""
    return canvas_at(qtbot, views.around([P, R, W], 900, 600))
