"""The picture on the window's map."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QToolButton

from console.domain.force import Position
from console.domain.time_window import TimeWindow
from console.domain.times import day_start
from console.map.marks import UnitMark
from console.map.reports import points
from console.map.reports.points import NO_TIME
from console.map.views import View
from console.ui.hover import hover_of
from console.ui.map_looks import looks_of
from console.ui.picture import Picture
from console.ui.picture_map import map_of
from console.ui.selection import UNIT
from console.ui.window import Window


def units(window: Window) -> dict[str, UnitMark]:
    return {mark.name: mark for mark in window.map.canvas.marks() if isinstance(mark, UnitMark)}


def test_the_battlegroups_of_the_day_stand_at_their_places(whole: Window, picture: Picture) -> None:
    picture.show_day(day_start("2022-11-15"))
    estonia = units(whole)["BG Estonia"]
    assert (estonia.lon, estonia.lat) == (25.9586, 59.2606)
    assert estonia.detail == "GB · 1\N{THIN SPACE}430"
    assert estonia.to_check
    assert "BG Finland" not in units(whole)
    picture.live()
    assert "Brigade Latvia" in units(whole)
    assert "BG Finland" in units(whole)


def test_homes_and_pools_are_not_on_the_map(whole: Window, picture: Picture) -> None:
    drawn = (Position.POINT, Position.AREA)
    at_home = {force.id.hex() for force in picture.shown.forces if force.position not in drawn}
    assert len(at_home) > 20
    assert not at_home & {mark.id for mark in whole.map.canvas.marks()}


def test_operations_are_hidden_until_asked_for(whole: Window, picture: Picture) -> None:
    assert "KFOR" not in units(whole)
    looks_of(whole).toggle("operations")
    assert "KFOR" in units(whole)


def test_allies_are_those_of_the_shown_day(whole: Window, picture: Picture) -> None:
    assert {"FI", "SE"} <= picture.shown.allies
    picture.show_day(day_start("2022-11-15"))
    assert not {"FI", "SE"} & picture.shown.allies
    assert "ME" in picture.shown.allies


def test_a_selection_out_of_view_is_brought_into_view(whole: Window, picture: Picture) -> None:
    shown = map_of(whole)
    assert shown is not None
    picture.live()
    finland = units(whole)["BG Finland"]
    assert not shown.in_view(finland.lon, finland.lat)
    whole.selection.select(UNIT, finland.id)
    assert shown.in_view(finland.lon, finland.lat)


def test_text_from_outside_is_plain_in_a_tooltip(whole: Window, picture: Picture) -> None:
    thing = picture.shown.incidents[0]
    mark = whole.map.canvas.mark(thing.id.hex())
    assert mark is not None
    whole.map.canvas.set_view(View(mark.lon, mark.lat, 100))
    whole.map.canvas.settle()
    at = whole.map.canvas.point_of(mark.lon, mark.lat)
    assert thing.title in hover_of(whole).words(at)


def test_text_on_the_map_follows_the_scale_of_the_window(whole: Window, picture: Picture) -> None:
    canvas = whole.map.canvas
    canvas.settle()
    heights = {placed.stamp.height for placed in canvas.arrangement().names if placed.stamp}
    at_desk = canvas.arrangement().frame
    whole.preferences.change(scale=whole.look.wall_scale)
    QApplication.processEvents()
    on_wall = canvas.arrangement().frame
    # 12 px letters come to 17, the least for reading at two metres.
    assert on_wall.enlarged == 17 / 12 and at_desk.enlarged == 1
    assert round(on_wall.width * on_wall.enlarged) == canvas.width()
    assert heights & {placed.stamp.height for placed in canvas.arrangement().names if placed.stamp}


def test_nothing_is_named_under_the_buttons_of_the_map(whole: Window, picture: Picture) -> None:
    canvas = whole.map.canvas
    buttons = [button.geometry() for button in whole.map.findChildren(QToolButton)]
    assert len(buttons) >= 4
    for placed in canvas.arrangement().names:
        if placed.stamp:
            words = QRect(round(placed.x), round(placed.y), int(placed.stamp.width), int(placed.stamp.height))
            assert not any(words.intersects(button) for button in buttons)


def test_reports_on_the_map_are_those_that_begin_in_the_time_shown(whole: Window, picture: Picture) -> None:
    reports = whole.map.canvas.reports
    times = [day_start("2022-11-14"), day_start("2022-11-15"), day_start("2022-11-16"), NO_TIME]
    reports.set_points(points.prepare([20.0] * 4, [50.0] * 4, [1] * 4, times, list(range(4))))
    picture.show_window(TimeWindow(day_start("2022-11-15"), day_start("2022-11-16")))
    assert reports.span.size == 1
    picture.time.reach(None)
    assert reports.span.size == 2, "what has no time is in no past"
    picture.live()
    assert reports.span.size == 4
