"""A pile opens: every thing of it seen, reached and picked, by mouse and by keyboard."""

from math import hypot

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from console.map.canvas import MapCanvas
from console.map.marks import IncidentMark
from console.map.parting import Spot
from console.map.views import View
from tests.map.canvases import canvas_at

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made = canvas_at(qtbot, View(24, 54.5, 12_000))
    made.set_incidents(
        [IncidentMark(f"i{number}", 24, 54, "cyber", 1, "assessed", f"No. {number}") for number in range(80)]
    )
    return made


def pile(canvas: MapCanvas) -> Spot:
    return max(canvas.arrangement().spots, key=lambda spot: len(spot.gathered))


def open_pile(canvas: MapCanvas, qtbot: QtBot) -> list[Spot]:
    host = pile(canvas)
    qtbot.mouseClick(canvas, LEFT, pos=QPoint(round(host.x), round(host.y)))
    return petals(canvas)


def petals(canvas: MapCanvas) -> list[Spot]:
    laid_out = canvas.fan.laid_out(canvas.sheet(), "dark")
    assert laid_out is not None
    return list(laid_out[0].spots)


def test_a_click_on_a_pile_shows_each_of_its_things_and_picks_none(canvas: MapCanvas, qtbot: QtBot) -> None:
    host = pile(canvas)
    with qtbot.assertNotEmitted(canvas.picked):
        spots = open_pile(canvas, qtbot)
    assert {spot.body.id for spot in spots} == {host.body.id, *host.gathered}
    boxes = [spot.bare for spot in spots]
    assert not any(one.meets(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])
    assert all(box.left >= 0 and box.right <= 900 and box.top >= 0 and box.bottom <= 600 for box in boxes)
    assert all(spot.moved for spot in spots)


def test_the_true_place_is_where_the_lines_lead(canvas: MapCanvas, qtbot: QtBot) -> None:
    true = canvas.point_of(24, 54)
    for spot in open_pile(canvas, qtbot):
        assert hypot(spot.body.x - true.x(), spot.body.y - true.y()) < 0.01


def test_a_click_on_one_picks_it_and_leaves_the_pile_open(canvas: MapCanvas, qtbot: QtBot) -> None:
    one = open_pile(canvas, qtbot)[2]
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.mouseClick(canvas, LEFT, pos=QPoint(round(one.x), round(one.y)))
    assert picked.args == [one.body.id] and canvas.selected == one.body.id and canvas.fan.is_open
    assert canvas.ids_at(QPointF(one.x, one.y)) == [one.body.id]


@pytest.mark.parametrize("how", ["esc", "elsewhere", "pan", "zoom", "other things", "resize"])
def test_it_folds(canvas: MapCanvas, qtbot: QtBot, how: str) -> None:
    open_pile(canvas, qtbot)
    if how == "esc":
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    elif how == "elsewhere":
        with qtbot.assertNotEmitted(canvas.emptied):
            qtbot.mouseClick(canvas, LEFT, pos=QPoint(5, 5))
    elif how == "pan":
        canvas.pan(5, 0)
    elif how == "zoom":
        canvas.zoom_by(1.5)
    elif how == "other things":
        canvas.set_incidents([])
    else:
        canvas.grab()
        canvas.resize(700, 500)
        canvas.grab()
    assert not canvas.fan.is_open


def test_by_keyboard_enter_opens_arrows_and_tab_go_round_and_enter_picks(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.select(pile(canvas).body.id)
    before = canvas.view
    with qtbot.assertNotEmitted(canvas.picked):
        qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.fan.is_open
    ids = canvas.fan.ids
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(canvas, key)
        seen.append(canvas.selected)
    assert seen == [ids[1], ids[2], ids[3], ids[2]] and canvas.view == before
    for _ in range(len(ids)):
        qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.selected == ids[2]
    with qtbot.waitSignal(canvas.picked) as picked:
        qtbot.keyClick(canvas, Qt.Key.Key_Enter)
    assert picked.args == [ids[2]]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert not canvas.fan.is_open and canvas.selected == ids[2]


def test_one_thing_alone_does_not_open(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.set_incidents([IncidentMark("one", 24, 54, "cyber", 1, "assessed", "")])
    with qtbot.waitSignal(canvas.picked):
        qtbot.mouseClick(canvas, LEFT, pos=canvas.point_of(24, 54).toPoint())
    assert not canvas.fan.is_open


def test_it_is_seen(canvas: MapCanvas, qtbot: QtBot) -> None:
    before = canvas.picture().toImage()
    open_pile(canvas, qtbot)
    assert canvas.picture().toImage() != before
    canvas.grab()
    assert canvas.fan.is_open
    canvas.fan.fold()
    assert canvas.picture().toImage() == before


def test_each_stands_on_the_side_of_its_true_place(canvas: MapCanvas) -> None:
    around = {"north": (24.0, 54.2), "east": (24.4, 54.0), "south": (24.0, 53.8), "west": (23.6, 54.0)}
    canvas.set_view(View(24, 54, 16_000))
    canvas.set_incidents(
        [IncidentMark(name, *place, "cyber", 1, "assessed", name) for name, place in sorted(around.items())]
        + [IncidentMark(f"i{number}", 24, 54, "cyber", 5, "assessed", "") for number in range(40)]
    )
    host = next(spot for spot in canvas.arrangement().spots if "north" in (spot.body.id, *spot.gathered))
    canvas.fan.open_with("north")
    order = [one for one in canvas.fan.ids if one in around]
    assert set(canvas.fan.ids) == {host.body.id, *host.gathered}
    assert order == [one for one in ("north", "east", "south", "west") if one in order]
