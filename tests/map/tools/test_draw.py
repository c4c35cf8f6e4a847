"""Drawing the six kinds on the map by mouse and by keyboard."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from console.domain import geodesics
from console.domain.annotation import Colour, Kind, Shape, require_sound
from console.map.canvas import MapCanvas
from console.map.tools.draw import DrawTool, PreviewTool
from tests.places import P, R, W

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


def click(qtbot: QtBot, canvas: MapCanvas, *places: geodesics.Point) -> None:
    for place in places:
        qtbot.mouseClick(canvas, LEFT, pos=canvas.point_of(*place).toPoint())


def near(one: geodesics.Point, other: geodesics.Point) -> bool:
    return geodesics.distance(one, other) < 2_000


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_drawn_by_mouse_and_given_once(qtbot: QtBot, canvas: MapCanvas, kind: Kind) -> None:
    given: list[Shape] = []
    tool = DrawTool(kind, given.append)
    canvas.use(tool)
    places = (R,) if kind in (Kind.POINT, Kind.TEXT) else (R, P) if kind is Kind.CIRCLE else (P, R, W)
    click(qtbot, canvas, *places)
    if not given:
        qtbot.mouseDClick(canvas, LEFT, pos=canvas.point_of(*places[-1]).toPoint())
    (shape,) = given
    require_sound(shape)
    assert shape.kind is kind
    assert near(shape.points[0], places[0])
    assert canvas.tool is tool
    click(qtbot, canvas, W)
    assert len(given) == 1 and tool.shape == shape


def test_a_circle_reaches_to_where_it_was_clicked(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool = DrawTool(Kind.CIRCLE)
    canvas.use(tool)
    click(qtbot, canvas, R)
    qtbot.mouseMove(canvas, canvas.point_of(*W).toPoint())
    assert tool.shape.radius_m == pytest.approx(geodesics.distance(R, W), rel=0.02)
    click(qtbot, canvas, P)
    assert tool.shape.radius_m == pytest.approx(146_000, rel=0.02)


def test_a_circle_without_a_radius_asks_for_one(qtbot: QtBot, canvas: MapCanvas) -> None:
    given: list[Shape] = []
    canvas.use(DrawTool(Kind.CIRCLE, given.append))
    click(qtbot, canvas, R)
    qtbot.keyClick(canvas, Qt.Key.Key_Return, CONTROL)
    assert given[0].radius_m is None


def test_the_first_corner_again_closes_an_area(qtbot: QtBot, canvas: MapCanvas) -> None:
    given: list[Shape] = []
    canvas.use(DrawTool(Kind.POLYGON, given.append))
    click(qtbot, canvas, P, R, W, P)
    assert len(given[0].points) == 3


def test_too_few_places_are_no_line(qtbot: QtBot, canvas: MapCanvas) -> None:
    given: list[Shape] = []
    tool = DrawTool(Kind.LINE, given.append)
    canvas.use(tool)
    click(qtbot, canvas, P)
    qtbot.mouseDClick(canvas, LEFT, pos=canvas.point_of(*P).toPoint())
    assert given == [] and canvas.tool is tool


def test_by_keyboard_alone_and_esc_writes_nothing(qtbot: QtBot, canvas: MapCanvas) -> None:
    given: list[Shape] = []
    canvas.use(DrawTool(Kind.LINE, given.append))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(canvas, key)
    assert given == [] and canvas.tool is not None
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Return, CONTROL)
    assert len(given) == 1


def test_a_corridor_shows_its_width_before_it_is_kept(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool = DrawTool(Kind.CORRIDOR, width_m=40_000)
    canvas.use(tool)
    click(qtbot, canvas, P, R)
    qtbot.keyClick(canvas, Qt.Key.Key_Return, CONTROL)
    before = canvas.grab().toImage()
    assert tool.shape.width_m == 40_000
    tool.show_as(Shape(Kind.CORRIDOR, tool.shape.points, width_m=10_000), Colour.DANGER, True)
    assert canvas.grab().toImage() != before


def test_rings_are_shown_while_their_radii_are_typed(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool = PreviewTool()
    canvas.use(tool)
    plain = canvas.grab().toImage()
    tool.show_shapes((Shape(Kind.CIRCLE, (R,), radius_m=50_000),), Colour.WARN, True)
    assert canvas.grab().toImage() != plain
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(10, 10))
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tool is None
