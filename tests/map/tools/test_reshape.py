"""Corners dragged, added and taken away, sizes pulled, the whole moved; by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from console.domain import geodesics
from console.domain.annotation import Annotation, Colour, Kind, Shape
from console.map.annotation_marks import mark_of
from console.map.canvas import MapCanvas
from console.map.tools.reshape import ReshapeTool
from tests.places import P, R, W

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
AREA = Shape(Kind.POLYGON, (P, R, W))
LINE = Shape(Kind.LINE, (P, R))
CIRCLE = Shape(Kind.CIRCLE, (R,), radius_m=60_000)
Changes = list[tuple[Shape, Shape]]


def held(canvas: MapCanvas, shape: Shape) -> tuple[ReshapeTool, Changes, list[bool]]:
    mark = mark_of(Annotation(bytes(16), shape, "It", "", Colour.WARN, False, "Ann", 0, None))
    canvas.set_annotations([mark])
    canvas.select(mark.id)
    changes: Changes = []
    deleted: list[bool] = []
    tool = ReshapeTool(mark, lambda after, before: changes.append((after, before)), lambda: deleted.append(True))
    canvas.use(tool)
    return tool, changes, deleted


def drag(qtbot: QtBot, canvas: MapCanvas, start: geodesics.Point, end: geodesics.Point) -> None:
    one, other = canvas.point_of(*start).toPoint(), canvas.point_of(*end).toPoint()
    qtbot.mousePress(canvas, LEFT, pos=one)
    qtbot.mouseMove(canvas, (one + other) / 2)
    qtbot.mouseMove(canvas, other)
    qtbot.mouseRelease(canvas, LEFT, pos=other)


def near(one: geodesics.Point, other: geodesics.Point, metres: float = 2_000) -> bool:
    return geodesics.distance(one, other) < metres


def test_a_corner_is_dragged(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool, changes, _ = held(canvas, AREA)
    drag(qtbot, canvas, W, (22.0, 51.5))
    ((after, before),) = changes
    assert before == AREA and after.points[:2] == AREA.points[:2]
    assert near(after.points[2], (22.0, 51.5))
    assert tool.shape == after


def test_the_middle_of_an_edge_becomes_a_corner(qtbot: QtBot, canvas: MapCanvas) -> None:
    _, changes, _ = held(canvas, LINE)
    way = geodesics.leg(P, R)
    drag(qtbot, canvas, geodesics.destination(P, way.bearing, way.metres / 2), (23.0, 51.0))
    ((after, _),) = changes
    assert after.points[0] == P and after.points[2] == R
    assert near(after.points[1], (23.0, 51.0))


def test_a_circle_is_pulled_wider_and_moved(qtbot: QtBot, canvas: MapCanvas) -> None:
    _, changes, _ = held(canvas, CIRCLE)
    drag(qtbot, canvas, geodesics.destination(R, 90, 60_000), geodesics.destination(R, 90, 100_000))
    assert changes[-1][0].radius_m == pytest.approx(100_000, rel=0.02)
    drag(qtbot, canvas, R, W)
    assert near(changes[-1][0].points[0], W)
    assert changes[-1][0].radius_m == changes[-2][0].radius_m


def test_a_corridor_is_pulled_wider(qtbot: QtBot, canvas: MapCanvas) -> None:
    corridor = Shape(Kind.CORRIDOR, (P, R), width_m=40_000)
    _, changes, _ = held(canvas, corridor)
    way = geodesics.leg(P, R)
    middle = geodesics.destination(P, way.bearing, way.metres / 2)
    edge, wider = (geodesics.destination(middle, way.bearing + 90, metres) for metres in (20_000, 35_000))
    drag(qtbot, canvas, edge, wider)
    assert changes[-1][0].width_m == pytest.approx(70_000, rel=0.05)


def test_the_whole_moves_and_keeps_its_measures(qtbot: QtBot, canvas: MapCanvas) -> None:
    _, changes, _ = held(canvas, AREA)
    way = geodesics.leg(P, R)
    edge = geodesics.destination(P, way.bearing, way.metres / 4)
    drag(qtbot, canvas, edge, (edge[0] + 0.5, edge[1] + 0.5))
    ((after, _),) = changes
    assert all(one != other for one, other in zip(after.points, AREA.points, strict=True))
    assert geodesics.area(after.points)[0] == pytest.approx(geodesics.area(AREA.points)[0], rel=0.001)


def test_a_drag_elsewhere_moves_the_map_and_a_click_picks(qtbot: QtBot, canvas: MapCanvas) -> None:
    _, changes, _ = held(canvas, LINE)
    before = canvas.view
    drag(qtbot, canvas, W, (22.0, 52.5))
    assert changes == [] and canvas.view != before
    emptied: list[bool] = []
    canvas.emptied.connect(lambda: emptied.append(True))
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(5, 5))
    assert emptied == [True]


def test_by_keyboard_a_corner_is_nudged_and_kept_with_enter(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool, changes, _ = held(canvas, LINE)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Right):
        qtbot.keyClick(canvas, key)
    qtbot.keyClick(canvas, Qt.Key.Key_Up, SHIFT)
    assert changes == []
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    ((after, before),) = changes
    assert before == LINE and after.points[1] == R
    scale = canvas.view.metres_per_pixel
    assert geodesics.distance(after.points[0], P) == pytest.approx(8 * scale, rel=0.1)
    assert tool.held is None


def test_esc_puts_it_back_without_writing(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool, changes, _ = held(canvas, LINE)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Escape):
        qtbot.keyClick(canvas, key)
    assert (tool.shape, changes, canvas.tool) == (LINE, [], tool)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tool is None and canvas.selected is None


def test_corners_are_added_and_taken_away_by_keyboard(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool, changes, _ = held(canvas, AREA)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Insert):
        qtbot.keyClick(canvas, key)
    assert len(tool.shape.points) == 4
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert tool.shape == AREA
    qtbot.keyClick(canvas, Qt.Key.Key_Insert)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    ((after, _),) = changes
    assert len(after.points) == 4


def test_delete_with_nothing_held_asks_for_the_drawing_to_go(qtbot: QtBot, canvas: MapCanvas) -> None:
    _, changes, deleted = held(canvas, LINE)
    qtbot.keyClick(canvas, Qt.Key.Key_Delete)
    assert deleted == [True] and changes == []


def test_what_the_case_says_later_replaces_it(canvas: MapCanvas) -> None:
    tool, _, _ = held(canvas, LINE)
    other = mark_of(Annotation(bytes(16), AREA, "It", "", Colour.WARN, False, "Ann", 0, None))
    tool.stands(other)
    assert tool.shape == AREA and tool.before == AREA
