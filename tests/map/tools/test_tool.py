"""What a tool on the map may rely on: who hears what, and that the map can still be moved."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.frame import Frame
from console.map.marks import IncidentMark
from console.map.style import Style
from console.map.tools import PlaceTool, Tool, Touch
from console.map.views import View
from tests.map.canvases import canvas_at

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
CONTROL = Qt.KeyboardModifier.ControlModifier
AT = QPoint(300, 200)


class Points(Tool):
    """Collects the places clicked; a double click gives them."""

    def __init__(self, takes_drags: bool = False) -> None:
        super().__init__(self.given)
        self.places: list[Touch] = []
        self.moves: list[Touch] = []
        self.drags: list[str] = []
        self.outcome: list[Touch] | None = None
        self.ended = self.painted = 0
        self._takes_drags = takes_drags

    @property
    def hint(self) -> str:
        return f"{len(self.places)} points"

    def given(self, places: list[Touch]) -> None:
        self.outcome = places

    def end(self) -> None:
        self.ended += 1
        super().end()

    def press(self, touch: Touch) -> bool:
        self.drags.append("press")
        return self._takes_drags

    def release(self, touch: Touch) -> bool:
        self.drags.append("release")
        return True

    def move(self, touch: Touch) -> bool:
        self.moves.append(touch)
        return True

    def click(self, touch: Touch) -> bool:
        self.places.append(touch)
        return True

    def finish(self) -> bool:
        self.deliver(list(self.places))
        self.leave()
        return True

    def take_back(self) -> bool:
        return bool(self.places and self.places.pop())

    def cancel(self) -> bool:
        begun = bool(self.places)
        self.places.clear()
        return begun

    def paint(self, painter: QPainter, frame: Frame, style: Style) -> None:
        self.painted += 1


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, View(24, 54.5, 2500))
    made.set_incidents([IncidentMark("one", 24, 54.5, "cyber", 3, "assessed", "One")])
    return made


@pytest.fixture
def points(canvas: MapCanvas) -> Points:
    tool = Points()
    canvas.use(tool)
    return tool


def test_clicks_go_to_the_tool_and_pick_nothing(canvas: MapCanvas, points: Points, qtbot: QtBot) -> None:
    place = canvas.point_of(24, 54.5).toPoint()
    with qtbot.assertNotEmitted(canvas.picked):
        qtbot.mouseClick(canvas, LEFT, pos=place)
    touched = points.places[0]
    assert (touched.lon, touched.lat) == pytest.approx((24, 54.5), abs=0.05) and touched.on_earth
    assert canvas.selected is None


def test_the_map_is_dragged_zoomed_and_moved_by_keys_while_a_tool_is_in_use(
    canvas: MapCanvas, points: Points, qtbot: QtBot
) -> None:
    before = canvas.view
    qtbot.mousePress(canvas, LEFT, pos=AT)
    qtbot.mouseMove(canvas, AT + QPoint(60, 0))
    qtbot.mouseRelease(canvas, LEFT, pos=AT + QPoint(60, 0))
    dragged = canvas.view
    assert dragged != before and points.places == []
    none = Qt.MouseButton.NoButton
    at = QPointF(AT)
    QApplication.sendEvent(
        canvas,
        QWheelEvent(at, at, QPoint(), QPoint(0, 120), none, Qt.KeyboardModifier.NoModifier,
                    Qt.ScrollPhase.NoScrollPhase, False),
    )  # fmt: skip
    canvas.settle()
    assert canvas.view.metres_per_pixel < dragged.metres_per_pixel
    assert canvas.tool is points


@pytest.mark.parametrize("button", [LEFT, MIDDLE])
def test_a_tool_that_takes_drags_leaves_the_middle_button_and_space_to_the_map(
    canvas: MapCanvas, qtbot: QtBot, button: Qt.MouseButton
) -> None:
    tool = Points(takes_drags=True)
    canvas.use(tool)
    before = canvas.view
    qtbot.mousePress(canvas, LEFT, pos=AT)
    qtbot.mouseMove(canvas, AT + QPoint(60, 0))
    qtbot.mouseRelease(canvas, LEFT, pos=AT + QPoint(60, 0))
    assert canvas.view == before and tool.drags == ["press", "release"]
    if button == LEFT:
        qtbot.keyPress(canvas, Qt.Key.Key_Space)
        assert canvas.cursor().shape() is Qt.CursorShape.OpenHandCursor
    qtbot.mousePress(canvas, button, pos=AT)
    qtbot.mouseMove(canvas, AT + QPoint(60, 0))
    qtbot.mouseRelease(canvas, button, pos=AT + QPoint(60, 0))
    qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.view != before and tool.drags == ["press", "release"]
    assert canvas.cursor().shape() is tool.cursor


def test_by_keyboard_the_cross_in_the_middle_is_the_pointer(canvas: MapCanvas, points: Points, qtbot: QtBot) -> None:
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    first = points.places[0]
    assert first.keyboard and first.at == QPointF(450, 300)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    canvas.settle()
    assert points.moves[-1].lon > first.lon
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    assert len(points.places) == 2
    qtbot.keyClick(canvas, Qt.Key.Key_Return, CONTROL)
    assert points.outcome is not None and len(points.outcome) == 2 and canvas.tool is None


def test_a_double_click_finishes_with_each_place_once(canvas: MapCanvas, points: Points, qtbot: QtBot) -> None:
    qtbot.mouseClick(canvas, LEFT, pos=AT)
    qtbot.mouseClick(canvas, LEFT, pos=AT + QPoint(90, 0))
    qtbot.mouseDClick(canvas, LEFT, pos=AT + QPoint(90, 0))
    assert points.outcome is not None and len(points.outcome) == 2


def test_esc_gives_up_what_was_begun_then_leaves_the_tool(canvas: MapCanvas, points: Points, qtbot: QtBot) -> None:
    qtbot.mouseClick(canvas, LEFT, pos=AT)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.tool is points and points.places == []
    with qtbot.waitSignal(canvas.tool_changed) as told:
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert told.args == [None] and canvas.tool is None and points.ended == 1 and not points.in_use
    assert canvas.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_one_tool_takes_the_place_of_another(canvas: MapCanvas, points: Points) -> None:
    other = Points()
    canvas.use(other)
    assert points.ended == 1 and canvas.tool is other and other.in_use


def test_the_hint_is_told_as_it_changes_and_taken_away_with_the_tool(canvas: MapCanvas, qtbot: QtBot) -> None:
    told: list[str] = []
    canvas.hinted.connect(told.append)
    canvas.use(Points())
    qtbot.mouseClick(canvas, LEFT, pos=AT)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    canvas.use(None)
    assert told == ["0 points", "1 points", "0 points", ""]


def test_the_overlay_is_painted_with_the_map(canvas: MapCanvas, points: Points) -> None:
    canvas.grab()
    assert points.painted == 1
    canvas.use(None)
    canvas.grab()
    assert points.painted == 1


def test_a_tool_stays_when_the_focus_goes_unless_it_says_otherwise(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.use(Points())
    QApplication.sendEvent(canvas, focus_out())
    assert canvas.tool is not None
    canvas.use(PlaceTool())
    QApplication.sendEvent(canvas, focus_out())
    assert canvas.tool is None


def focus_out() -> QFocusEvent:
    return QFocusEvent(QFocusEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason)
