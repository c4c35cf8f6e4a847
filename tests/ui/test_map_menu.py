"""The menu of the secondary button on the map: what can be done with the place and the drawing under it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from console.domain import geodesics
from console.domain.annotation import Kind, Shape
from console.map import views
from console.map.marks import IncidentMark
from console.map.tools.measure import MeasureTool
from console.services.annotations import AnnotationForm, draw
from console.ui.drawings import drawings_of
from console.ui.map_menu import MapMenu
from console.ui.nearby import nearby_of
from console.ui.render import settle
from console.ui.selection import ANNOTATION
from console.ui.window import Window
from tests.places import P, R, W

BOX = Shape(Kind.POLYGON, ((21.0, 50.0), (23.0, 50.0), (23.0, 51.5), (21.0, 51.5)))


@pytest.fixture
def menu(window: Window) -> MapMenu:
    drawings_of(window)
    canvas = window.map.canvas
    canvas.set_view(views.around([P, R, W], canvas.width(), canvas.height()))
    canvas.set_incidents([IncidentMark("0a", *P, "missile-drone", 4, "unverified", "Explosion at Przewodów")])
    canvas.setFocus()
    return MapMenu(window)


def spot(window: Window, place: geodesics.Point) -> QPoint:
    return window.map.canvas.point_of(*place).toPoint()


def run(menu: MapMenu, at: QPoint, words: str) -> None:
    shown = menu.menu(at)
    assert shown is not None
    next(action for action in shown.actions() if action.text() == words).trigger()
    shown.deleteLater()


def words(menu: MapMenu, at: QPoint) -> list[str]:
    shown = menu.menu(at)
    assert shown is not None
    shown.deleteLater()
    return [action.text() for action in shown.actions() if action.text()]


def test_what_is_offered_on_bare_ground(window: Window, menu: MapMenu) -> None:
    assert words(menu, spot(window, W)) == [
        "Measure from here", "What is within… of here", "Range rings round here…", "Draw", "Close ways",
        "New force here…",
        "Copy position",
    ]  # fmt: skip


def test_one_measures_from_what_stands_there(window: Window, menu: MapMenu) -> None:
    run(menu, spot(window, P), "Measure from here")
    tool = window.map.canvas.tool
    assert isinstance(tool, MeasureTool)
    assert (tool.points, tool.names) == ((P,), ("Explosion at Przewodów",))
    assert menu.menu(spot(window, P)) is not None


def test_what_is_within_a_distance_of_it(window: Window, menu: MapMenu) -> None:
    run(menu, spot(window, P), "What is within… of here")
    settle(window)
    here = nearby_of(window).here
    assert here is not None and here.name == "Explosion at Przewodów"


def test_the_position_is_copied_in_two_styles(window: Window, menu: MapMenu) -> None:
    run(menu, spot(window, P), "Copy position")
    assert QApplication.clipboard().text() == "50.4705 N 23.9345 E · 34U GA 08 95"


def test_a_corner_of_the_held_drawing_is_taken_away(window: Window, menu: MapMenu) -> None:
    made: list[bytes] = []
    window.session.attempt(lambda store, actor, now: draw(store, actor, now, AnnotationForm(BOX, "Box")), made.append)
    settle(window)
    corner = spot(window, (23.0, 51.5))
    assert "Edit drawing…" in words(menu, corner) and "Take this corner away" not in words(menu, corner)
    window.selection.select(ANNOTATION, made[0].hex())
    run(menu, corner, "Take this corner away")
    settle(window)
    (mark,) = drawings_of(window).marks.values()
    assert len(mark.annotation.shape.points) == 3
    run(menu, spot(window, (21.0, 50.0)), "Delete drawing")
    settle(window)
    assert drawings_of(window).marks == {}


def test_the_menu_key_goes_by_the_selection(qtbot: QtBot, window: Window, menu: MapMenu) -> None:
    canvas = window.map.canvas
    window.selection.select("incident", "0a")
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(canvas, asked)
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    next(action for action in shown.actions() if action.text() == "Measure from here").trigger()
    shown.close()
    tool = canvas.tool
    assert isinstance(tool, MeasureTool) and tool.points == (P,)


def test_a_tool_that_aims_is_left_alone(window: Window, menu: MapMenu) -> None:
    window.map.canvas.use(MeasureTool())
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(50, 50), QPoint(50, 50))
    QApplication.sendEvent(window.map.canvas, asked)
    assert QApplication.activePopupWidget() is None
    assert window.map.canvas.cursor().shape() is Qt.CursorShape.CrossCursor
