"""What a user does on the map and what they may rely on."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from console.config import tokens
from console.map import views
from console.map.canvas import MapCanvas
from console.map.content import Content
from console.map.lettering import Words, written
from console.map.marks import IncidentMark, UnitMark
from console.map.occupancy import Box
from console.map.style import style
from console.map.tools import PlaceTool
from console.map.views import View
from tests.map.canvases import canvas_at

TAPA = UnitMark("tapa", 25.9586, 59.2606, "10031004161211023900", "BG Estonia", "GB · 1 430", True)
PRZEWODOW = IncidentMark("przewodow", 23.9345, 50.4705, "missile-drone", 4, "unverified", "Explosion at Przewodów")
CABLE = IncidentMark("cable", 24.6, 59.8, "maritime-infrastructure", 3, "developing", "Cable cut")


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, View(24, 54.5, 2500))
    made.set_units([TAPA])
    made.set_incidents([PRZEWODOW, CABLE])
    return made


def spot(canvas: MapCanvas, mark_id: str) -> QPoint:
    found = next(spot for spot in canvas.arrangement().spots if spot.body.id == mark_id)
    return QPoint(round(found.x), round(found.y))


def colour_at(image: QImage, canvas: MapCanvas, lon: float, lat: float) -> int:
    place = canvas.point_of(lon, lat).toPoint()
    return image.pixel(place) & 0xFFFFFF


def test_a_click_picks_the_mark_under_the_pointer(canvas: MapCanvas, qtbot: QtBot) -> None:
    for mark in (TAPA, PRZEWODOW, CABLE):
        with qtbot.waitSignal(canvas.picked) as picked:
            qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot(canvas, mark.id))
        assert picked.args == [mark.id] and canvas.selected == mark.id


def test_a_click_on_nothing_empties_the_selection(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.select(TAPA.id)
    with qtbot.waitSignal(canvas.emptied):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(5, 300))
    assert canvas.selected is None


def test_a_drag_moves_the_ground_with_the_pointer_and_picks_nothing(canvas: MapCanvas, qtbot: QtBot) -> None:
    at = spot(canvas, PRZEWODOW.id)
    before = canvas.point_of(PRZEWODOW.lon, PRZEWODOW.lat)
    with qtbot.assertNotEmitted(canvas.picked), qtbot.waitSignal(canvas.view_changed):
        qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at)
        qtbot.mouseMove(canvas, at + QPoint(40, 25))
        qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at + QPoint(40, 25))
    moved = canvas.point_of(PRZEWODOW.lon, PRZEWODOW.lat) - before
    assert (moved - QPointF(40, 25)).manhattanLength() <= 2


def test_a_pan_leaves_the_hit_places_under_the_symbols(canvas: MapCanvas) -> None:
    canvas.arrangement()
    before = canvas.point_of(TAPA.lon, TAPA.lat)
    canvas.pan(60, 10)
    assert canvas.ids_at(before + QPointF(60, 10)) == [TAPA.id]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.floats(0, 900), st.floats(0, 600), st.floats(0.2, 5.0), st.sampled_from([7000.0, 1500.0, 150.0]))
def test_zooming_keeps_the_place_under_the_pointer(
    canvas: MapCanvas, x: float, y: float, factor: float, scale: float
) -> None:
    canvas.set_view(View(22, 56, scale))
    lon, lat = canvas.frame().degrees(x, y)
    canvas.zoom_by(factor, QPointF(x, y))
    after = canvas.point_of(lon, lat)
    assert (after - QPointF(x, y)).manhattanLength() < 2.1


def test_the_wheel_zooms_about_the_pointer(canvas: MapCanvas) -> None:
    at = QPointF(200, 150)
    lon, lat = canvas.frame().degrees(at.x(), at.y())
    before = canvas.view.metres_per_pixel
    event = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)
    assert canvas.view.metres_per_pixel < before
    assert (canvas.point_of(lon, lat) - at).manhattanLength() < 2.1


def test_zoom_stops_where_the_basemap_ends(canvas: MapCanvas) -> None:
    canvas.zoom_by(1e6)
    assert canvas.view.metres_per_pixel == views.FINEST
    canvas.zoom_by(1e-9)
    assert canvas.view.metres_per_pixel == views.COARSEST


def test_one_cannot_wander_off_the_earth(canvas: MapCanvas) -> None:
    canvas.set_view(View(24, 54.5, 7000))
    for _ in range(20):
        canvas.pan(400, -90)
    canvas.picture()
    here = canvas.view
    canvas.pan(400, -90)
    assert (canvas.view.centre_lon, canvas.view.centre_lat) == pytest.approx((here.centre_lon, here.centre_lat), abs=3)


def test_the_whole_map_works_by_keyboard(canvas: MapCanvas, qtbot: QtBot) -> None:
    first = canvas.view
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.view.centre[0] < first.centre[0]
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.view.centre[1] < first.centre[1]
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.view.metres_per_pixel < first.metres_per_pixel
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.view.metres_per_pixel == pytest.approx(first.metres_per_pixel)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.view == views.HOME


def test_tab_steps_through_every_mark_and_enter_picks(canvas: MapCanvas, qtbot: QtBot) -> None:
    seen = []
    for _ in range(3):
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
        seen.append(canvas.selected)
    assert set(seen) == {TAPA.id, PRZEWODOW.id, CABLE.id}
    qtbot.keyClick(canvas, Qt.Key.Key_Backtab)
    assert canvas.selected == seen[1]
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert picked.args == [seen[1]]
    with qtbot.waitSignal(canvas.emptied):
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)


def test_stepping_brings_a_mark_into_the_picture(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.set_view(View(-75, 45, 1000))
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    mark = canvas.mark(canvas.selected or "")
    assert mark and canvas.rect().contains(canvas.point_of(mark.lon, mark.lat).toPoint())


def test_the_pointer_s_place_is_told(canvas: MapCanvas, qtbot: QtBot) -> None:
    at = canvas.point_of(PRZEWODOW.lon, PRZEWODOW.lat)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, at, at, none, none, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(canvas.pointed) as told, qtbot.waitSignal(canvas.hovered) as over:
        QApplication.sendEvent(canvas, event)
    lon, lat = told.args
    assert abs(lon - PRZEWODOW.lon) < 0.05 and abs(lat - PRZEWODOW.lat) < 0.05
    assert over.args == [PRZEWODOW.id]


def test_nothing_is_hidden_silently(canvas: MapCanvas) -> None:
    pile = [
        IncidentMark(f"kyiv-{number}", 30.5238, 50.45466, "cyber", 3, "assessed", f"Attack {number}")
        for number in range(60)
    ]
    canvas.set_incidents(pile)
    canvas.set_units([])
    spots = canvas.arrangement().spots
    shown = [one for spot in spots for one in (spot.body.id, *spot.gathered)]
    assert sorted(shown) == sorted(mark.id for mark in pile)
    boxes = [spot.bare for spot in spots]
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_names_do_not_overlap_symbols(canvas: MapCanvas) -> None:
    canvas.set_view(View(24, 52, 2860))
    arrangement = canvas.arrangement()
    symbols = [spot.bare.grown(-2) for spot in arrangement.spots]
    for placed in arrangement.names:
        if placed.stamp and placed.stamp.height < 25:
            left, top = placed.x + 3, placed.y + 3
            right, bottom = placed.x + placed.stamp.width - 3, placed.y + placed.stamp.height - 3
            assert not any(
                box.left < right and box.right > left and box.top < bottom and box.bottom > top for box in symbols
            )


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_allies_of_the_day_are_one_step_lighter(canvas: MapCanvas, theme: str) -> None:
    canvas.set_theme(theme)
    canvas.set_view(View(29, 64, 900))
    canvas.set_incidents([])
    canvas.set_units([])
    look = style(theme)
    place = (27.9, 64.05)
    before = colour_at(canvas.picture().toImage(), canvas, *place)
    canvas.set_allies(frozenset({"FI"}))
    after = colour_at(canvas.picture().toImage(), canvas, *place)
    assert before != after
    if theme == "contrast":
        assert before == look.colour("map.land").rgb() & 0xFFFFFF
        assert after == look.colour("map.land_ally").rgb() & 0xFFFFFF


def test_the_finished_picture_is_the_same_every_time_and_crisp_at_200_percent(canvas: MapCanvas) -> None:
    one, other = canvas.picture().toImage(), canvas.picture().toImage()
    assert one == other
    large = canvas.picture(2.0)
    assert large.devicePixelRatio() == 2.0
    assert (large.width(), large.height()) == (1800, 1200)


def test_a_grab_after_settling_is_the_finished_picture(canvas: MapCanvas) -> None:
    canvas.settle()
    assert canvas.grab().toImage().convertToFormat(
        QImage.Format.Format_RGB32
    ) == canvas.picture().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_frame_does_not_wait_for_cold_ground(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.show()
    qtbot.waitUntil(lambda: canvas.complete, timeout=20_000)
    canvas.pan(5000, 0)
    assert not canvas.complete
    canvas.repaint()
    assert not canvas.complete
    qtbot.waitUntil(lambda: canvas.complete, timeout=20_000)


def test_fitting_shows_every_place(canvas: MapCanvas) -> None:
    places = [(-9.1, 38.7), (32.8, 39.9), (23.7, 69.9)]
    canvas.fit(places)
    assert all(canvas.rect().contains(canvas.point_of(*place).toPoint()) for place in places)
    canvas.fit([(25.28, 54.69)])
    assert canvas.view.metres_per_pixel >= 100
    with pytest.raises(ValueError, match="no points"):
        canvas.fit([])


def test_named_views_have_their_fixed_scale() -> None:
    assert {name: view.metres_per_pixel for name, view in views.NAMED.items()} == {
        "flank": 7000,
        "baltic": 1500,
        "vilnius": 150,
    }


def test_the_map_has_a_name_for_those_who_cannot_see_it(canvas: MapCanvas) -> None:
    assert canvas.accessibleName() == "Map"
    canvas.select(PRZEWODOW.id)
    assert "Przewodów" in canvas.accessibleDescription()


def test_tab_leaves_the_map_after_the_last_mark_and_begins_anew_when_it_comes_back(qtbot: QtBot) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    before, inside, after = QPushButton(room), MapCanvas(room), QPushButton(room)
    inside.set_incidents([PRZEWODOW, CABLE])
    with qtbot.waitActive(room):
        room.show()
    order = [mark.id for mark in inside.marks()]
    for _ in range(2):
        before.setFocus()
        qtbot.keyClick(before, Qt.Key.Key_Tab)
        seen = []
        while inside.hasFocus() and len(seen) < 9:
            qtbot.keyClick(inside, Qt.Key.Key_Tab)
            seen.append(inside.selected)
        assert seen == [*order, order[-1]] and after.hasFocus()
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    qtbot.keyClick(inside, Qt.Key.Key_Backtab)
    assert inside.hasFocus() and inside.selected == order[-1]


def test_those_who_hear_the_map_learn_what_there_is_and_what_is_selected(canvas: MapCanvas) -> None:
    assert canvas.accessibleDescription() == "Nothing selected. Incidents: 2. Forces: 1."
    canvas.select(TAPA.id)
    assert canvas.accessibleDescription() == "Selected: BG Estonia, GB · 1 430, to check"
    canvas.set_units([])
    assert "BG Estonia" not in canvas.accessibleDescription()


def test_the_first_frame_shows_land_before_any_name(qtbot: QtBot) -> None:
    canvas = canvas_at(qtbot, View(24, 54.5, 2500))
    canvas.set_theme("contrast")
    first = canvas.grab().toImage()
    assert not canvas.complete
    look = style("contrast")
    assert colour_at(first, canvas, 24.0, 53.5) == look.colour("map.land").rgb() & 0xFFFFFF
    assert colour_at(first, canvas, 19.5, 57.0) == look.colour("map.sea").rgb() & 0xFFFFFF
    label = look.colour("map.label").rgb()
    upper = first.copy(0, 0, 900, 540)
    assert not any(upper.pixel(x, y) == label for x in range(0, 900, 2) for y in range(540))
    canvas.show()
    qtbot.waitUntil(lambda: canvas.complete, timeout=20_000)
    assert canvas.arrangement().names


def test_text_and_marks_grow_with_the_scale_and_stay_at_their_places(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.set_view(View(24, 53.5, 2500))
    small = canvas.picture().toImage()
    canvas.set_scale(2.0)
    large = canvas.picture().toImage()
    assert large.size() == small.size() and large != small
    for mark in (TAPA, PRZEWODOW):
        place = canvas.point_of(mark.lon, mark.lat)
        assert canvas.ids_at(place) == [mark.id]
    # 28 px aside is beside a disc of 18 px at 100 %, and on it at 200 %.
    beside = canvas.point_of(PRZEWODOW.lon, PRZEWODOW.lat) + QPointF(28, 0)
    assert canvas.ids_at(beside) == [PRZEWODOW.id]
    canvas.pan(50, 20)
    assert canvas.ids_at(beside + QPointF(50, 20)) == [PRZEWODOW.id]
    canvas.set_scale(1.0)
    assert canvas.ids_at(beside + QPointF(50, 20)) == []


def crowd() -> list[IncidentMark]:
    return [
        IncidentMark(f"i{at}", 23 + at % 5 * 0.4, 53 + at // 5 * 0.3, "cyber", 3, "assessed", f"Attack {at}")
        for at in range(25)
    ]


@pytest.mark.parametrize("scale", [1.0, 1.4])
def test_the_selection_is_named_in_any_crowd(canvas: MapCanvas, scale: float) -> None:
    canvas.set_scale(scale)
    canvas.set_incidents(crowd())
    canvas.select("i12")
    names = [placed.stamp for placed in canvas.arrangement().names if placed.stamp]
    title = written(Words("Attack 12", "ink.primary", 14, 600), "dark", scale)
    assert title in names


def test_names_overlap_neither_each_other_nor_a_true_place(canvas: MapCanvas) -> None:
    canvas.set_view(View(24, 54, 2500))
    canvas.set_incidents(crowd())
    arrangement = canvas.arrangement()
    stamps = [(placed.x, placed.y, placed.stamp) for placed in arrangement.names if placed.stamp]
    boxes = [Box(x, y, x + stamp.width, y + stamp.height).grown(-0.5) for x, y, stamp in stamps]
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    moved = [spot for spot in arrangement.spots if spot.moved]
    assert moved
    for spot in moved:
        mark = canvas.mark(spot.body.id)
        assert mark
        true = canvas.point_of(mark.lon, mark.lat)
        assert (true - QPointF(spot.body.x, spot.body.y)).manhattanLength() < 0.01
        assert not any(box.meets(Box(true.x(), true.y(), true.x(), true.y())) for box in boxes)


def test_nothing_stands_under_what_covers_the_map(canvas: MapCanvas) -> None:
    button = QRect(700, 10, 190, 300)
    canvas.set_view(View(24, 50, 2500))
    canvas.set_covered([button])
    for placed in canvas.arrangement().names:
        if placed.stamp:
            x, y = round(placed.x), round(placed.y)
            assert not button.intersects(QRect(x, y, int(placed.stamp.width), int(placed.stamp.height)))


def test_a_map_of_a_slide_names_as_few_cities_while_it_is_moved_as_it_did_still(qtbot: QtBot) -> None:
    canvas = canvas_at(qtbot, View(24, 50.5, 1000))
    on_a_desk = len(canvas.arrangement().names)
    canvas.show_content(Content(bare=True))
    assert 0 < len(canvas.arrangement().names) < on_a_desk


def test_a_place_beside_the_earth_is_no_answer(canvas: MapCanvas, qtbot: QtBot) -> None:
    given: list[tuple[float, float]] = []
    canvas.set_view(View(-100, 0, 16_000))
    canvas.use(PlaceTool(lambda lon, lat: given.append((lon, lat))))
    corners = [QPoint(1, 1), QPoint(898, 1), QPoint(1, 598), QPoint(898, 598)]
    off = next(
        at for at in corners if canvas.frame().degrees(at.x(), at.y())[1] != canvas.frame().degrees(at.x(), at.y())[1]
    )
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=off)
    assert canvas.tool is not None and not given
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(450, 300))
    assert canvas.tool is None and len(given) == 1
