"""Measuring and drawing in the window: kept as operations, undone, shown as the case knew them, changed by hand."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from console.domain import geodesics
from console.domain.annotation import Annotation, Colour, Kind, Shape
from console.domain.lengths import Unit
from console.domain.marking import Level, Marking
from console.map import views
from console.map.found import FoundMark
from console.map.looks import ANNOTATIONS
from console.map.marks import IncidentMark
from console.map.tools import Tool
from console.map.tools.draw import DrawTool
from console.map.tools.measure import MeasureTool
from console.map.tools.reshape import ReshapeTool
from console.services.annotations import AnnotationForm, draw
from console.ui.drawing import draw as draw_kind
from console.ui.drawing import range_rings
from console.ui.drawings import Drawings, drawings_of
from console.ui.here import ask_here
from console.ui.hover import hover_of
from console.ui.map_looks import looks_of
from console.ui.panels.inspector import inspector_of
from console.ui.render import settle
from console.ui.selection import ANNOTATION, PLACE
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.places import P, R, W

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
RING = AnnotationForm(Shape(Kind.CIRCLE, (R,), radius_m=50_000), "Air defence", "Published", Colour.WARN)


def around_rzeszow(window: Window) -> Window:
    canvas = window.map.canvas
    canvas.set_view(views.around([P, R, W], canvas.width(), canvas.height()))
    canvas.setFocus()
    return window


@pytest.fixture
def window(window: Window) -> Window:
    """A window on a case without anything in it."""
    drawings_of(window)
    return around_rzeszow(window)


@pytest.fixture
def full(whole: Window) -> Window:
    """One with all panels on the public baseline."""
    return around_rzeszow(whole)


def run(window: Window, command_id: str) -> None:
    window.menus.run(next(command for command in window.menus.table if command.id == command_id))


def click(qtbot: QtBot, window: Window, *places: geodesics.Point) -> None:
    canvas = window.map.canvas
    for place in places:
        # Beside the symbols of the baseline, which would be measured from.
        qtbot.mouseClick(canvas, LEFT, Qt.KeyboardModifier.AltModifier, canvas.point_of(*place).toPoint())


def tool_of(window: Window) -> Tool:
    tool = window.map.canvas.tool
    assert tool is not None
    return tool


def sheet(window: Window) -> Sheet:
    return [one for one in window.findChildren(Sheet) if one.isVisible()][-1]


def press(window: Window, words: str) -> None:
    asked = sheet(window)
    next(button for button in asked.findChildren(QPushButton) if button.text() == words).click()
    settle(window)


def drawn(window: Window) -> list[Annotation]:
    return [mark.annotation for mark in drawings_of(window).marks.values()]


def keep(window: Window, form: AnnotationForm = RING) -> str:
    made: list[bytes] = []
    window.session.attempt(lambda store, actor, now: draw(store, actor, now, form), made.append)
    settle(window)
    return made[0].hex()


def said(window: Window) -> str:
    return " ".join(notice.text for notice in window.notices.shown)


def test_m_measures_and_ctrl_c_copies(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert isinstance(tool_of(window), MeasureTool)
    click(qtbot, window, P, R)
    run(window, "copy")
    assert QApplication.clipboard().text().endswith("146 km, 252°")


def test_the_unit_is_remembered(qtbot: QtBot, window: Window) -> None:
    run(window, "map.measure")
    click(qtbot, window, P, R)
    qtbot.keyClick(window.map.canvas, Qt.Key.Key_N)
    assert window.preferences.value.length_unit == "NM"
    window.map.canvas.use(None)
    run(window, "map.measure")
    tool = tool_of(window)
    assert isinstance(tool, MeasureTool) and tool.unit is Unit.NM


def test_a_measurement_is_kept_as_a_drawing(qtbot: QtBot, window: Window) -> None:
    run(window, "map.measure")
    click(qtbot, window, P, R)
    qtbot.keyClick(window.map.canvas, Qt.Key.Key_K)
    sheet(window).findChildren(QLineEdit)[0].setText("To Rzeszów")
    press(window, "Draw")
    (kept,) = drawn(window)
    assert (kept.label, kept.shape.kind) == ("To Rzeszów", Kind.LINE)
    assert window.map.canvas.mark(kept.id.hex()) is not None


def test_from_the_selection_one_measures_with_a_single_click(qtbot: QtBot, window: Window) -> None:
    mark = IncidentMark("0a", *P, "missile-drone", 4, "unverified", "Explosion at Przewodów")
    window.map.canvas.set_incidents([mark])
    window.selection.select("incident", mark.id)
    run(window, "map.measure_from")
    tool = tool_of(window)
    assert isinstance(tool, MeasureTool)
    assert (tool.points, tool.names) == ((P,), (mark.title,))
    click(qtbot, window, R)
    assert tool.text.endswith("146 km, 252°")


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_drawn_kept_selected_and_undone(qtbot: QtBot, window: Window, kind: Kind) -> None:
    draw_kind(window, kind)
    click(qtbot, window, *((R,) if kind in (Kind.POINT, Kind.TEXT) else (R, P) if kind is Kind.CIRCLE else (P, R, W)))
    if not kind.single:
        qtbot.keyClick(window.map.canvas, Qt.Key.Key_Return, CONTROL)
    sheet(window).findChildren(QLineEdit)[0].setText("Here")
    press(window, "Draw")
    (kept,) = drawn(window)
    assert (kept.shape.kind, kept.label, kept.author) == (kind, "Here", window.session.actor.name)
    assert (window.selection.kind, window.selection.id) == (ANNOTATION, kept.id.hex())
    assert "Saved: Draw" in said(window)
    window.session.undo()
    settle(window)
    assert drawn(window) == []


def test_the_form_takes_size_note_colour_and_marking(qtbot: QtBot, window: Window) -> None:
    draw_kind(window, Kind.CIRCLE)
    click(qtbot, window, R)
    qtbot.keyClick(window.map.canvas, Qt.Key.Key_Return, CONTROL)
    asked = sheet(window)
    label, radius = asked.findChildren(QLineEdit)[:2]
    radius.setText("nine")
    press(window, "Draw")
    assert drawn(window) == [] and asked.isVisible()
    label.setText("Ring")
    radius.setText("30 NM")
    asked.findChildren(QPlainTextEdit)[0].setPlainText("As published")
    colour, marking = asked.findChildren(QComboBox)
    colour.setCurrentIndex(colour.findData(Colour.DANGER.value))
    marking.setCurrentIndex(3)
    press(window, "Draw")
    (kept,) = drawn(window)
    assert (kept.shape.radius_m, kept.note, kept.colour) == (55_560, "As published", Colour.DANGER)
    assert kept.marking is not None and kept.marking.level is Level.RESTRICTED
    assert window.map.canvas.tool is None or isinstance(window.map.canvas.tool, ReshapeTool)


def test_esc_in_the_form_writes_nothing(qtbot: QtBot, window: Window) -> None:
    draw_kind(window, Kind.POINT)
    click(qtbot, window, R)
    sheet(window).reject()
    settle(window)
    assert drawn(window) == [] and window.map.canvas.tool is None


def test_range_rings_are_one_act_in_the_unit_typed(qtbot: QtBot, window: Window) -> None:
    range_rings(window)
    click(qtbot, window, R)
    sheet(window).findChildren(QLineEdit)[0].setText("10, 20, 30 NM")
    press(window, "Draw rings")
    assert [kept.shape.radius_m for kept in drawn(window)] == [18_520, 37_040, 55_560]
    window.session.undo()
    settle(window)
    assert drawn(window) == []


def test_what_is_selected_is_held_and_dragged_as_one_act(qtbot: QtBot, window: Window) -> None:
    ident = keep(window)
    canvas = window.map.canvas
    window.selection.select(ANNOTATION, ident)
    assert isinstance(tool_of(window), ReshapeTool)
    start, end = (canvas.point_of(*place).toPoint() for place in (R, W))
    qtbot.mousePress(canvas, LEFT, pos=start)
    qtbot.mouseMove(canvas, end)
    qtbot.mouseRelease(canvas, LEFT, pos=end)
    settle(window)
    (kept,) = drawn(window)
    assert geodesics.distance(kept.shape.points[0], W) < 2_000
    assert "Move circle “Air defence”" in said(window)
    window.session.undo()
    settle(window)
    assert drawn(window)[0].shape == RING.shape
    tool = tool_of(window)
    assert isinstance(tool, ReshapeTool) and tool.shape == RING.shape


def test_a_change_that_cannot_be_is_put_back_and_said(qtbot: QtBot, window: Window) -> None:
    square = AnnotationForm(Shape(Kind.POLYGON, ((21, 50), (22, 50), (22, 51), (21, 51))), "Box")
    window.selection.select(ANNOTATION, keep(window, square))
    tool = tool_of(window)
    assert isinstance(tool, ReshapeTool)
    tool.deliver(Shape(Kind.POLYGON, ((21, 50), (22, 51), (22, 50), (21, 51))), square.shape)
    settle(window)
    assert "cross" in said(window)
    assert tool.shape == square.shape and drawn(window)[0].shape == square.shape


def test_delete_takes_it_off_and_undo_brings_it_back(qtbot: QtBot, window: Window) -> None:
    window.selection.select(ANNOTATION, keep(window))
    qtbot.keyClick(window.map.canvas, Qt.Key.Key_Delete)
    settle(window)
    assert drawn(window) == [] and window.map.canvas.tool is None
    window.session.undo()
    settle(window)
    assert len(drawn(window)) == 1


def test_edited_in_a_form(window: Window) -> None:
    window.selection.select(ANNOTATION, keep(window))
    run(window, "drawing.edit")
    label, radius = sheet(window).findChildren(QLineEdit)[:2]
    label.setText("SHORAD")
    radius.setText("60 km")
    press(window, "Save")
    (kept,) = drawn(window)
    assert (kept.label, kept.shape.radius_m) == ("SHORAD", 60_000)


def test_a_size_nobody_touched_is_not_rounded(window: Window) -> None:
    exact = AnnotationForm(Shape(Kind.CIRCLE, (R,), radius_m=50_123.4), "Ring")
    window.selection.select(ANNOTATION, keep(window, exact))
    run(window, "drawing.edit")
    sheet(window).findChildren(QLineEdit)[0].setText("Other")
    press(window, "Save")
    assert drawn(window)[0].shape.radius_m == 50_123.4


def test_put_back_it_shows_what_was_known_and_cannot_be_changed(window: Window) -> None:
    ident = keep(window)
    window.selection.select(ANNOTATION, ident)
    window.session.put_back(window.clock.now() - 60_000)
    settle(window)
    assert drawn(window) == [] and window.map.canvas.tool is None
    window.session.put_back(None)
    settle(window)
    assert len(drawn(window)) == 1


def test_locked_drawings_are_left_alone(window: Window) -> None:
    ident = keep(window)
    window.map.canvas.set_looks(looks_of(window).value.locked(ANNOTATIONS, True))
    window.selection.select(ANNOTATION, ident)
    assert window.map.canvas.tool is None


def test_the_tooltip_says_what_it_is_and_its_marking(window: Window) -> None:
    keep(window)
    tip = hover_of(window).words(window.map.canvas.point_of(*geodesics.destination(R, 200, 50_000)))
    assert tip == f"Air defence, circle, radius 50.0 km\nPublished\n{window.marking.of_case.text}"


def test_the_palette_finds_it_by_its_words(window: Window) -> None:
    ident = keep(window)
    hits: list[str] = []
    assert window.search is not None
    window.search("defence", lambda _query, found: hits.extend(hit.id for hit in found if hit.kind == ANNOTATION))
    settle(window)
    assert hits == [ident]


def test_another_case_has_other_drawings(window: Window) -> None:
    keep(window)
    drawings = window.findChildren(Drawings)
    assert len(drawings) == 1
    window.session.close()
    settle(window)
    assert drawn(window) == []


def test_a_drag_before_anything_is_drawn_moves_the_map(qtbot: QtBot, window: Window) -> None:
    draw_kind(window, Kind.LINE)
    before = window.map.canvas.view
    qtbot.mousePress(window.map.canvas, LEFT, pos=QPoint(200, 200))
    qtbot.mouseMove(window.map.canvas, QPoint(260, 220))
    qtbot.mouseRelease(window.map.canvas, LEFT, pos=QPoint(260, 220))
    tool = tool_of(window)
    assert isinstance(tool, DrawTool) and tool.points == ()
    assert window.map.canvas.view != before


def test_the_place_found_last_is_measured_from(qtbot: QtBot, window: Window) -> None:
    window.map.canvas.found.show(FoundMark(*P, "Przewodów"))
    run(window, "map.measure_from")
    tool = tool_of(window)
    assert isinstance(tool, MeasureTool) and (tool.points, tool.names) == ((P,), ("Przewodów",))
    tool.cancel()
    beside = window.map.canvas.point_of(*P).toPoint() + QPoint(3, 0)
    qtbot.mouseClick(window.map.canvas, LEFT, pos=beside)
    assert tool.points == (P,)


def test_two_things_gathered_are_measured_between(window: Window) -> None:
    canvas = window.map.canvas
    canvas.set_incidents(
        [
            IncidentMark("0a", *P, "missile-drone", 4, "unverified", "Explosion at Przewodów"),
            IncidentMark("0b", *R, "cyber", 2, "assessed", "Wipers"),
        ]
    )
    canvas.gathering.ids = ("0a", "0b")
    run(window, "map.measure_from")
    tool = tool_of(window)
    assert isinstance(tool, MeasureTool) and tool.finished
    assert tool.text.endswith("146 km, 252°")


def test_what_was_selected_or_found_last_is_here(window: Window) -> None:
    mark = IncidentMark("0a", *P, "missile-drone", 4, "unverified", "Explosion at Przewodów")
    window.map.canvas.set_incidents([mark])
    told: list[str] = []
    window.map.canvas.found.show(FoundMark(*R, "Rzeszów"))
    window.selection.select("unit", mark.id)
    ask_here(window, lambda here: told.append(here.name))
    window.map.canvas.found.show(FoundMark(*W, "Warsaw"))
    ask_here(window, lambda here: told.append(here.name))
    assert told == ["Explosion at Przewodów", "Warsaw"]


def test_what_is_selected_elsewhere_while_one_measures_is_the_next_place(window: Window) -> None:
    marks = [
        IncidentMark("0a", *P, "missile-drone", 4, "unverified", "Explosion at Przewodów"),
        IncidentMark("0b", *R, "cyber", 2, "assessed", "Wipers"),
    ]
    window.map.canvas.set_incidents(marks)
    run(window, "map.measure")
    for mark in marks:
        window.selection.select("incident", mark.id)
    tool = tool_of(window)
    assert isinstance(tool, MeasureTool) and tool.points == (P, R)
    assert tool.text.startswith("Explosion at Przewodów") and tool.text.endswith("146 km, 252°")


def test_the_banner_carries_the_marking_of_what_is_drawn(window: Window) -> None:
    keep(window, replace(RING, marking=Marking(Level.RESTRICTED, "NATO")))
    assert window.marking.of_window.level is Level.RESTRICTED


def test_rings_round_a_place_of_the_case_are_named_after_it(qtbot: QtBot, full: Window) -> None:
    from console.store import reference

    found: list[bytes] = []
    full.session.read(
        lambda reader: next(place.id for place in reference.places(reader) if place.name == "Szczecin"), found.append
    )
    settle(full)
    full.selection.select(PLACE, found[0].hex())
    settle(full)
    run(full, "map.rings")
    settle(full)
    sheet(full).findChildren(QLineEdit)[0].setText("30 NM")
    press(full, "Draw rings")
    assert [kept.label for kept in drawn(full)] == ["30.0 NM round Szczecin"]


def test_a_click_on_the_edge_selects_it_and_the_inspector_tells_of_it(qtbot: QtBot, full: Window) -> None:
    keep(full)
    full.map.canvas.settle()
    edge = geodesics.destination(R, 200, 50_000)
    qtbot.mouseClick(full.map.canvas, LEFT, pos=full.map.canvas.point_of(*edge).toPoint())
    settle(full)
    assert full.selection.kind == ANNOTATION
    inspector = inspector_of(full)
    assert inspector is not None
    texts = " ".join(inspector.view.texts())
    assert "Air defence" in texts and "radius 50.0 km" in texts and "Published" in texts
    assert [deed.words for deed in inspector.view.deeds] == ["Edit…", "Delete"]


def test_a_letter_typed_in_a_table_filters_it(qtbot: QtBot, full: Window) -> None:
    full.show_panel("incidents")
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_M)
    assert full.map.canvas.tool is None
    assert QApplication.focusWidget() is not focused


def test_the_button_over_the_map_offers_the_six_kinds(qtbot: QtBot, full: Window) -> None:
    button = next(one for one in full.map.findChildren(QToolButton) if one.accessibleName() == "Draw")
    button.click()
    (menu,) = button.parentWidget().findChildren(QMenu)
    assert [action.text() for action in menu.actions()] == ["Point", "Line", "Area", "Circle", "Corridor", "Text"]
    menu.actions()[3].trigger()
    menu.close()
    tool = tool_of(full)
    assert isinstance(tool, DrawTool) and tool.kind is Kind.CIRCLE
    assert button.isChecked()
