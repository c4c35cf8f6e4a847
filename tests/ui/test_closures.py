"""Ways are closed, shown, changed and lifted from the window: by drawing, from a corridor, from the map's menu."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.domain.annotation import Kind
from console.domain.movement import Closure, Mode
from console.domain.times import parse_instant
from console.map.views import View
from console.services import finding
from console.services.closures import ClosureForm, close_ways
from console.ui.acts.closures import COMMANDS
from console.ui.check_box import CheckBox
from console.ui.closure_form import draw_closure
from console.ui.closures import closures_of
from console.ui.hover import hover_of
from console.ui.map_menu import MapMenu
from console.ui.map_places import MapPlaces, places_of
from console.ui.panels.inspector import inspector_of
from console.ui.render import settle
from console.ui.selection import CLOSURE, CORRIDOR
from console.ui.sheet import Sheet
from console.ui.window import Window

LINE = '{"type":"LineString","coordinates":[[22.4,54.4],[23.6,53.9]]}'
BEGIN = parse_instant("2022-11-10T00:00Z")
GAP = ClosureForm("Suwałki gap cut", LINE, (Mode.ROAD, Mode.RAIL), BEGIN, None, "Mined")


@pytest.fixture
def window(window: Window) -> Window:
    closures_of(window)
    window.map.canvas.set_view(View(23.0, 54.2, 400.0))
    return window


def keep(window: Window, form: ClosureForm = GAP) -> str:
    made: list[bytes] = []
    window.session.attempt(lambda store, actor, now: close_ways(store, actor, now, form), made.append)
    settle(window)
    return made[0].hex()


def sheet(window: Window) -> Sheet:
    return [one for one in window.findChildren(Sheet) if one.isVisible()][-1]


def press(window: Window, words: str) -> None:
    next(button for button in sheet(window).findChildren(QPushButton) if button.text() == words).click()
    settle(window)


def fields(window: Window) -> dict[str, QLineEdit]:
    return {one.accessibleName(): one for one in sheet(window).findChildren(QLineEdit)}


def closed(window: Window) -> tuple[Closure, ...]:
    return closures_of(window).all


def run(window: Window, command_id: str) -> None:
    window.menus.run(next(command for command in COMMANDS if command.id == command_id))


def test_a_line_is_drawn_and_asked_for_its_name_and_what_it_stops(qtbot: QtBot, window: Window) -> None:
    draw_closure(window, Kind.LINE)
    canvas = window.map.canvas
    for place in ((22.5, 54.35), (23.5, 53.95)):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.point_of(*place).toPoint())
    qtbot.keyClick(canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(window, "Close ways")
    assert not closed(window) and sheet(window).isVisible(), "a closure needs a name"
    fields(window)["Name"].setText("Gap cut")
    boxes = {box.text(): box for box in sheet(window).findChildren(CheckBox)}
    assert [name for name, box in boxes.items() if box.isChecked()] == ["Road", "Rail"]
    boxes["Air"].setChecked(True)
    fields(window)["Until, Zulu"].setText("2099-11-20")
    sheet(window).findChildren(QPlainTextEdit)[0].setPlainText("Bridges down")
    press(window, "Close ways")
    (kept,) = closed(window)
    assert (kept.name, kept.modes, kept.reason) == ("Gap cut", (Mode.ROAD, Mode.RAIL, Mode.AIR), "Bridges down")
    assert kept.valid_to == parse_instant("2099-11-21T00:00Z"), "to the end of the day"
    assert (window.selection.kind, window.selection.id) == (CLOSURE, kept.id.hex())
    assert canvas.tool is None and [one.name for one in canvas.content.closures] == ["Gap cut"]


def test_it_shows_while_it_holds_and_says_so_on_hover(window: Window) -> None:
    ident = keep(window)
    canvas = window.map.canvas
    assert [one.id for one in canvas.content.closures] == [ident]
    canvas.settle()
    words = hover_of(window).words(QPointF(canvas.point_of(22.7, 54.275)))
    assert words.splitlines() == ["Suwałki gap cut", "from 100000Z NOV 22 until lifted", "Mined"]
    window.time.end_at(BEGIN)
    settle(window)
    assert not canvas.content.closures and closed(window)
    window.time.show_live()
    settle(window)
    assert canvas.content.closures


def test_it_is_found_by_its_name_without_its_marks(window: Window) -> None:
    ident = keep(window)
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        assert [one.id.hex() for one in finding.find(reader, "suwalki gap cut")] == [ident]


def test_it_is_lifted_from_the_menu_and_undo_brings_it_back(window: Window) -> None:
    keep(window)
    menu = MapMenu(window).menu(window.map.canvas.point_of(22.7, 54.275).toPoint())
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Lift closure…").trigger()
    menu.deleteLater()
    fields(window)["From when on, Zulu"].setText("2022-11-12")
    press(window, "Lift")
    assert closed(window)[0].valid_to == parse_instant("2022-11-12T00:00Z")
    assert not window.map.canvas.content.closures
    window.session.undo()
    settle(window)
    assert closed(window)[0].valid_to is None


def test_it_is_changed_by_its_command_where_the_case_can_be_written(window: Window) -> None:
    ident = keep(window)
    window.selection.select(CLOSURE, ident)
    possible = {command.id for command in COMMANDS if command.enabled_when(window)}
    assert {"closure.edit", "closure.lift", "ways.close", "ways.closed"} <= possible
    run(window, "closure.edit")
    fields(window)["Name"].setText("Gap shut")
    press(window, "Save")
    assert [(one.name, one.valid_from) for one in closed(window)] == [("Gap shut", BEGIN)]
    listed = next(command for command in COMMANDS if command.id == "ways.closed").choices
    assert listed is not None
    assert [choice.title for choice in listed(window)] == ["Gap shut, from 100000Z NOV 22 until lifted"]


def test_a_corridor_closes_the_ways_along_it_and_the_inspector_shows_it(whole: Window) -> None:
    places = places_of(whole) or MapPlaces(whole)
    settle(whole)
    corridor = next(route for route in places.routes if "E67" in route.name)
    whole.selection.select(CORRIDOR, corridor.id)
    settle(whole)
    inspector = inspector_of(whole)
    assert inspector is not None and [deed.words for deed in inspector.view.deeds] == ["Close the ways here…"]
    run(whole, "ways.close_here")
    settle(whole)
    assert fields(whole)["Name"].text() == f"{corridor.name} closed"
    press(whole, "Close ways")
    (kept,) = closed(whole)
    assert kept.modes == (Mode.ROAD, Mode.RAIL) and '"Polygon"' in kept.geometry
    settle(whole)
    assert "Closed to road and rail" in inspector.view.texts()
