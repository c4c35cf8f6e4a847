"""Box and lasso: by drag, by clicks, by keyboard; what they hold, and what is done with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.marks import IncidentMark
from console.map.region import Region
from console.map.tools import LassoTool, gather_tool, zoom_tool
from console.map.views import View
from tests.map.canvases import canvas_at

LEFT = Qt.MouseButton.LeftButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
UPPER, LOWER = QPoint(200, 150), QPoint(600, 450)


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, View(24, 54.5, 2500))
    places = {"in": (400, 300), "also": (210, 160), "out": (100, 100)}
    made.set_incidents(
        [
            IncidentMark(name, *made.frame().degrees(*at), "cyber", 3, "assessed", name)  # type: ignore[arg-type]
            for name, at in places.items()
        ]
    )
    return made


def drag(
    qtbot: QtBot, canvas: MapCanvas, *points: QPoint, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.mousePress(canvas, LEFT, keys, points[0])
    for point in points[1:]:
        qtbot.mouseMove(canvas, point)
        qtbot.mouseMove(canvas, point + QPoint(1, 0))
    qtbot.mouseRelease(canvas, LEFT, keys, points[-1])


def test_a_drag_with_ctrl_gathers_what_lies_in_the_box(canvas: MapCanvas, qtbot: QtBot) -> None:
    before = canvas.view
    with qtbot.waitSignal(canvas.gathered) as told, qtbot.assertNotEmitted(canvas.picked):
        drag(qtbot, canvas, UPPER, LOWER, keys=CONTROL)
    ids, region = told.args
    assert set(ids) == {"in", "also"} and isinstance(region, Region)
    assert canvas.view == before and canvas.tool is None and canvas.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_drag_with_shift_zooms_to_the_box(canvas: MapCanvas, qtbot: QtBot) -> None:
    corners = [canvas.frame().degrees(at.x(), at.y()) for at in (UPPER, LOWER)]
    drag(qtbot, canvas, UPPER, LOWER, keys=SHIFT)
    left, right = (canvas.point_of(*corner) for corner in corners)
    assert abs(left.y()) < 3 and abs(right.y() - 600) < 3
    assert (left.x() + right.x()) / 2 == pytest.approx(450, abs=3)
    assert canvas.gathering.region is None


def test_a_box_can_be_drawn_by_two_clicks_or_by_keyboard(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.use(gather_tool(canvas))
    first = canvas.tool and canvas.tool.hint
    qtbot.mouseClick(canvas, LEFT, pos=UPPER)
    assert canvas.tool is not None and canvas.tool.hint != first
    qtbot.mouseClick(canvas, LEFT, pos=LOWER)
    assert set(canvas.gathering.ids) == {"in", "also"} and canvas.tool is None
    canvas.gathering.clear()
    canvas.use(gather_tool(canvas))
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(canvas, key)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.gathering.ids == ("in",) and canvas.tool is None


def test_a_box_begun_is_given_up_with_esc_before_the_tool_is_left(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.use(zoom_tool(canvas))
    qtbot.mouseClick(canvas, LEFT, pos=UPPER)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tool is not None
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tool is None


def test_a_lasso_is_drawn_freely(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.use(LassoTool(canvas.gathering.take))
    drag(qtbot, canvas, QPoint(350, 250), QPoint(450, 250), QPoint(450, 350), QPoint(350, 350))
    assert canvas.gathering.ids == ("in",) and canvas.tool is None


def test_a_lasso_is_drawn_corner_by_corner(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.use(LassoTool(canvas.gathering.take))
    for corner in (QPoint(50, 50), QPoint(250, 50), QPoint(10, 590), QPoint(250, 250)):
        qtbot.mouseClick(canvas, LEFT, pos=corner)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(250, 250))
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(50, 250))
    qtbot.mouseDClick(canvas, LEFT, pos=QPoint(50, 250))
    assert set(canvas.gathering.ids) == {"also", "out"} and canvas.tool is None


def test_what_is_gathered_follows_what_is_shown(canvas: MapCanvas, qtbot: QtBot) -> None:
    drag(qtbot, canvas, UPPER, LOWER, keys=CONTROL)
    marks = [mark for mark in canvas.marks() if isinstance(mark, IncidentMark)]
    with qtbot.waitSignal(canvas.gathered) as told:
        canvas.set_incidents([mark for mark in marks if mark.id != "in"])
    assert told.args[0] == ["also"]
    with qtbot.waitSignal(canvas.gathered) as told:
        canvas.gathering.clear()
    assert told.args == [[], None]


@given(st.floats(-10, 10), st.floats(-10, 10))
def test_a_box_holds_what_lies_between_its_sides(x: float, y: float) -> None:
    box = Region.box((5, -5), (-5, 5))
    inside = bool(box.holds([x], [y])[0])
    if abs(abs(x) - 5) > 1e-6 and abs(abs(y) - 5) > 1e-6:
        assert inside == (abs(x) < 5 and abs(y) < 5)


def test_where_a_lasso_crosses_itself_it_is_even_and_odd() -> None:
    twice = Region(((0, 0), (4, 0), (4, 4), (0, 4), (0, 0), (1, 1), (3, 1), (3, 3), (1, 3), (1, 1)))
    assert twice.holds([2, 0.5], [2, 2]).tolist() == [False, True]
