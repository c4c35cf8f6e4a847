"""Names of the ground: worked out in steps, they stand where they stand when they are worked out at once."""

import pytest
from pytestqt.qtbot import QtBot

from console.map.basemap import shipped
from console.map.blocks import Setting
from console.map.canvas import MapCanvas
from console.map.content import Content
from console.map.frame import Frame
from console.map.ground_names import GroundNames
from console.map.looks import Looks
from console.map.occupancy import Box, Occupancy
from console.map.views import View


@pytest.mark.parametrize("still", [True, False])
def test_worked_out_in_steps(qapp: object, still: bool) -> None:
    frame = Frame(View(24.0, 54.0, 2500.0), 800, 500, 1.0)
    stepped, whole = (GroundNames(frame, shipped(), "light", still=still) for _ in range(2))
    while not stepped.work():
        pass
    assert _written(stepped) == _written(whole) != []


def test_a_zoom_of_a_slides_map_does_not_wait_for_them(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(800, 500)
    canvas.show_content(Content(bare=True))
    canvas.settle()
    canvas.zoom_by(1.5, smooth=False)
    assert not canvas.complete
    qtbot.waitUntil(lambda: not canvas.grab().isNull() and canvas.complete)
    assert canvas.arrangement().names


def _written(names: GroundNames) -> list[tuple[float, float, str]]:
    setting = Setting(Occupancy(), Box(0, 0, 800, 500))
    names.write_great(setting, (), (), Looks())
    names.write_cities(setting, (), (), Looks())
    return [(one.x, one.y, one.mark) for one in setting.placed]
