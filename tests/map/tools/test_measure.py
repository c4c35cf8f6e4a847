"""Measuring on the map: clicks, keys, what is shown, copied and kept."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from console.domain import geodesics
from console.domain.annotation import Annotation, Colour, Kind, Shape
from console.domain.lengths import Unit
from console.map.annotation_marks import mark_of
from console.map.canvas import MapCanvas
from console.map.marks import IncidentMark, UnitMark
from console.map.tools.measure import MeasureTool
from tests.places import P, R, W

LEFT = Qt.MouseButton.LeftButton


def spot(canvas: MapCanvas, place: geodesics.Point) -> QPoint:
    return canvas.point_of(*place).toPoint()


def click(qtbot: QtBot, canvas: MapCanvas, *places: geodesics.Point) -> None:
    for place in places:
        qtbot.mouseClick(canvas, LEFT, pos=spot(canvas, place))


def test_two_clicks_give_distance_and_bearing(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.set_incidents([IncidentMark("1", *P, "missile-drone", 4, "unverified", "Explosion at Przewodów")])
    tool = MeasureTool()
    canvas.use(tool)
    click(qtbot, canvas, P, R)
    # A click on a symbol measures from where it truly stands.
    assert tool.points[0] == P
    assert tool.text.startswith("Explosion at Przewodów (50.4705 N 23.9345 E) – ")
    assert tool.text.endswith("146 km, 252°")


def test_the_pointer_is_measured_to_while_it_moves(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool = MeasureTool()
    canvas.use(tool)
    click(qtbot, canvas, P)
    qtbot.mouseMove(canvas, spot(canvas, R))
    assert tool.shown.summary == ("146 km · 252°",)
    qtbot.mouseMove(canvas, spot(canvas, W))
    assert tool.shown.summary[0].startswith("28")
    assert len(tool.points) == 1


def test_the_unit_changes_everywhere(qtbot: QtBot, canvas: MapCanvas) -> None:
    told: list[Unit] = []
    tool = MeasureTool(unit_changed=told.append)
    canvas.use(tool)
    click(qtbot, canvas, P, R, W)
    qtbot.keyClick(canvas, Qt.Key.Key_N)
    assert told == [Unit.NM]
    assert "NM" in tool.text and "km" not in tool.text
    assert all("km" not in line for line in tool.shown.summary)


def test_the_first_place_again_gives_the_area(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool = MeasureTool()
    canvas.use(tool)
    click(qtbot, canvas, P, R, W, P)
    assert tool.closed and tool.finished
    square, around = geodesics.area(tool.points)
    assert tool.measured.area == square and tool.measured.total == pytest.approx(around)
    assert tool.shown.summary[0].endswith("km²")
    assert "round" in tool.text
    assert tool.shape == Shape(Kind.POLYGON, tool.points)


def test_backspace_takes_one_back_and_esc_clears_then_leaves(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool = MeasureTool()
    canvas.use(tool)
    click(qtbot, canvas, P, R, W)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    assert len(tool.points) == 2
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert (tool.points, canvas.tool) == ((), tool)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tool is None


def test_a_double_click_ends_and_the_result_stays(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool = MeasureTool()
    canvas.use(tool)
    click(qtbot, canvas, P, R)
    qtbot.mouseDClick(canvas, LEFT, pos=spot(canvas, R))
    qtbot.mouseMove(canvas, spot(canvas, W))
    assert tool.finished and tool.shown == tool.measured
    assert len(tool.points) == 2
    click(qtbot, canvas, W)
    assert len(tool.points) == 1 and not tool.finished


def test_by_keyboard_alone(qtbot: QtBot, canvas: MapCanvas) -> None:
    tool = MeasureTool()
    canvas.use(tool)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert tool.shown.total > 0
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert tool.finished and len(tool.points) == 2
    assert 85 < tool.measured.legs[0].bearing < 95


def test_the_result_can_be_kept_as_a_drawing(qtbot: QtBot, canvas: MapCanvas) -> None:
    kept: list[Shape] = []
    tool = MeasureTool(kept.append)
    canvas.use(tool)
    qtbot.keyClick(canvas, Qt.Key.Key_K)
    click(qtbot, canvas, P, R)
    qtbot.keyClick(canvas, Qt.Key.Key_K)
    assert kept == [Shape(Kind.LINE, tool.points)]


def test_a_force_known_by_its_area_alone_gives_no_point(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.set_units([UnitMark("a", *R, "10030100001101160000", "AWACS", area_only=True)])
    tool = MeasureTool()
    canvas.use(tool)
    click(qtbot, canvas, R)
    assert tool.points[0] != R
    assert tool.names == ("",)


def test_alt_takes_the_bare_ground(qtbot: QtBot, canvas: MapCanvas) -> None:
    centre = Annotation(bytes(16), Shape(Kind.CIRCLE, (R,), radius_m=9_000), "Base", "", Colour.OK, False, "", 0, None)
    canvas.set_annotations([mark_of(centre)])
    tool = MeasureTool()
    canvas.use(tool)
    beside = spot(canvas, R) + QPoint(2, 0)
    qtbot.mouseClick(canvas, LEFT, Qt.KeyboardModifier.AltModifier, beside)
    assert tool.names == ("",)
    tool.cancel()
    qtbot.mouseClick(canvas, LEFT, pos=beside)
    assert (tool.points, tool.names) == ((R,), ("Base",))


def test_the_hint_says_what_comes_next(qtbot: QtBot, canvas: MapCanvas) -> None:
    hints: list[str] = []
    canvas.hinted.connect(hints.append)
    canvas.use(MeasureTool())
    click(qtbot, canvas, P, R)
    canvas.use(None)
    assert "first place" in hints[0] and "NM" in hints[0]
    assert hints[-1] == ""


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_it_is_painted_whatever_it_holds(qtbot: QtBot, canvas: MapCanvas, theme: str) -> None:
    canvas.set_theme(theme)
    canvas.set_scale(2.0)
    tool = MeasureTool()
    canvas.use(tool)
    plain = canvas.grab().toImage()
    for places in ((P,), (R, W), (P,)):
        click(qtbot, canvas, *places)
        assert canvas.grab().toImage() != plain
