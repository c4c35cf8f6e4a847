"""A shown map of Przewodów, Rzeszów and Warsaw."""

import pytest
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from tests.map.canvases import canvas_around


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_around(qtbot)
    made.show()
    return made
