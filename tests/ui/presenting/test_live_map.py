"""A slide's map moved while the slide is on."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from console.exports.briefing.page import Box, Map
from console.map.content import Content
from console.map.views import View
from console.ui.presenting.live_map import LiveMap


def test_it_moves_and_never_shows_a_half_painted_ground(qtbot: QtBot) -> None:
    owner = QObject()
    element = Map(Box(80, 236, 640, 400), View(23.9, 50.5, 1000.0), Content(), frozenset({"PL"}), "Map")
    live = LiveMap(element, 1.0, owner)
    assert live.picture is None and not live.moved
    with qtbot.waitSignal(live.changed):
        pass
    first = live.picture
    assert first is not None and (first.width(), first.height()) == (640, 400)
    live.pan(200, 0)
    assert live.moved and live.picture is not None
    assert live.picture.toImage() != first.toImage()
    live.zoom(2.0, (400, 436))
    live.end()
