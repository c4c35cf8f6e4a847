"""Several things selected on the map: how many, which, and what can be done with them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget, QPushButton, QToolButton, QToolTip
from pytestqt.qtbot import QtBot

from console.map.marks import IncidentMark, UnitMark
from console.map.reports import points
from console.map.tools import LassoTool
from console.map.views import View
from console.ui.app import build
from console.ui.gathered import Gathered, gathered_of
from console.ui.hover import hover_of
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.conftest import signed_on
from tests.ui.things import NOW

C1, C2, U1 = (f"{number:032x}" for number in range(3))
HOUR = 3_600_000
MARKUP = "<b>Cable</b> cut"
CABLE = IncidentMark(C1, 24.0, 54.5, "cyber", 3, "assessed", MARKUP, layer="incident:cyber")
OTHER = IncidentMark(C2, 24.6, 54.5, "cyber", 2, "assessed", "Outage", layer="incident:cyber")
TAPA = UnitMark(U1, 25.2, 54.6, "10031004161211023900", "BG Somewhere", "GB", layer="battlegroup")


@pytest.fixture
def whole(qtbot: QtBot, case: Path) -> Window:
    window = build(signed_on(), lambda: NOW)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.openings.open(case)
    settle(window)
    canvas = window.map.canvas
    canvas.motion = False
    canvas.set_view(View(24, 54.5, 500))
    canvas.set_incidents([CABLE, OTHER])
    canvas.set_units([TAPA])
    return window


@pytest.fixture
def gathered(whole: Window) -> Gathered:
    canvas = whole.map.canvas
    middle = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, middle - QPoint(90, 90))
    QTest.mouseMove(canvas, middle + QPoint(280, 90))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, middle + QPoint(280, 90))
    return gathered_of(whole)


def button(where: Gathered, text: str) -> QPushButton:
    return next(one for one in where.findChildren(QPushButton) if one.text() == text)


def test_it_says_how_many_and_lists_them_layer_by_layer(gathered: Gathered) -> None:
    assert gathered.isVisible()
    assert gathered.head.startswith("3 things")
    assert gathered.lines == ["Cyber  2", MARKUP, "Outage", "Battlegroups  1", "BG Somewhere"]


def test_one_of_them_becomes_the_selection_and_the_list_stays(whole: Window, gathered: Gathered) -> None:
    listed = gathered.findChild(QListWidget)
    assert listed is not None
    listed.setFocus()
    listed.setCurrentRow(2)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    assert whole.selection.id == C2 and gathered.isVisible()
    gathered.choose(U1)
    assert whole.selection.id == U1


def test_they_can_be_zoomed_to_and_let_go(whole: Window, gathered: Gathered) -> None:
    canvas = whole.map.canvas
    canvas.set_view(View(10, 40, 3000))
    button(gathered, "Zoom to them").click()
    for mark in (CABLE, OTHER, TAPA):
        assert canvas.rect().contains(canvas.point_of(mark.lon, mark.lat).toPoint())
    button(gathered, "Let go").click()
    assert not gathered.isVisible() and canvas.gathering.region is None


def test_nothing_on_the_map_is_named_under_the_list(whole: Window, gathered: Gathered) -> None:
    area = gathered.geometry()
    for placed in whole.map.canvas.arrangement().names:
        if placed.stamp:
            corner = QPoint(round(placed.x), round(placed.y))
            assert not area.adjusted(2, 2, -2, -2).contains(corner)


def test_an_empty_box_says_so(whole: Window, gathered: Gathered) -> None:
    whole.map.canvas.set_incidents([])
    whole.map.canvas.set_units([])
    assert gathered.head.startswith("0 things") and not button(gathered, "Zoom to them").isVisible()


def test_the_lasso_s_button_is_pressed_while_it_is_in_the_hand(whole: Window) -> None:
    lasso = next(one for one in whole.map.findChildren(QToolButton) if one.accessibleName() == "Select in a lasso")
    lasso.click()
    assert isinstance(whole.map.canvas.tool, LassoTool) and lasso.isChecked() and whole.line.hint
    assert "Ctrl+Shift+L" in lasso.toolTip()
    lasso.click()
    assert whole.map.canvas.tool is None and not lasso.isChecked() and not whole.line.hint
    lasso.click()
    QTest.keyClick(whole.map.canvas, Qt.Key.Key_Escape)
    assert not lasso.isChecked()


def test_alt_and_arrows_go_back_and_forward_through_views(whole: Window) -> None:
    canvas = whole.map.canvas
    canvas.visits.settle()
    first = canvas.view
    canvas.set_view(View(10, 50, 900))
    whole.activateWindow()
    QTest.keyClick(whole, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert canvas.view == first
    QTest.keyClick(whole, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert canvas.view == View(10, 50, 900)


def test_hovering_a_pile_says_what_and_how_many(whole: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    canvas = whole.map.canvas
    canvas.set_view(View(24, 54.5, 12_000))
    canvas.set_units([])
    canvas.set_incidents([IncidentMark(f"{at:032x}", 24, 54, "cyber", 1, "assessed", f"No. {at}") for at in range(80)])
    host = max(canvas.arrangement().spots, key=lambda spot: len(spot.gathered))
    at = QPointF(host.x, host.y)
    lines = hover_of(whole).words(at).splitlines()
    assert lines[0].endswith(f"and {len(host.gathered)} more") and len(lines) <= 10
    hover_of(whole).add(lambda _at: ["Lithuania"])
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, tip, *_: told.append(tip))
    QApplication.sendEvent(canvas, QHelpEvent(QHelpEvent.Type.ToolTip, at.toPoint(), canvas.mapToGlobal(at.toPoint())))
    assert "Lithuania" in told[0] and "more" in told[0]


def test_reports_are_counted_under_the_pointer_and_in_the_box(whole: Window, gathered: Gathered, qtbot: QtBot) -> None:
    canvas = whole.map.canvas
    assert gathered.head == "3 things"
    with qtbot.waitSignal(canvas.reports.changed):
        times = [NOW - hours * HOUR for hours in (4, 3, 2, 1)]
        canvas.reports.set_points(
            points.prepare([24.1, 24.1, 24.1, 10.0], [54.5] * 3 + [40.0], [0] * 4, times, range(4))
        )
    qtbot.waitUntil(lambda: gathered.head == "3 things, 3 reports")
    canvas.set_view(View(24.1, 54.5, 500))
    assert "3 reports here" in hover_of(whole).words(canvas.point_of(24.1, 54.5)).splitlines()
    canvas.reports.set_window(NOW - 3 * HOUR, NOW)
    qtbot.waitUntil(lambda: gathered.head == "3 things, 2 reports")


def test_gathered_by_keyboard_the_list_has_the_focus_and_esc_comes_back(whole: Window) -> None:
    canvas = whole.map.canvas
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    whole.menus.run(next(one for one in whole.menus.table if one.id == "map.box"))
    keys = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Return, *[Qt.Key.Key_Right] * 5, *[Qt.Key.Key_Down] * 3)
    for key in (*keys, Qt.Key.Key_Return):
        QTest.keyClick(canvas, key)
    listed = gathered_of(whole).findChild(QListWidget)
    assert listed is not None and listed.hasFocus() and CABLE.id in canvas.gathering.ids
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert canvas.hasFocus() and canvas.gathering.region is None
