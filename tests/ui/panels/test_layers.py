"""The Layers panel: what there is, what of it is in view, and eyes that hide it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from console.domain.times import day_start
from console.map.looks import OPERATIONS
from console.map.marks import IncidentMark
from console.map.views import NAMED
from console.ui.map_looks import looks_of
from console.ui.panels.layers import LayerRow, Layers
from console.ui.picture import Picture
from console.ui.window import Window


def row(window: Window, layer: str) -> LayerRow:
    panel = window.panels["layers"]
    assert isinstance(panel, Layers)
    return panel.row(layer)


def test_counts_are_those_in_view(whole: Window, picture: Picture, qtbot: QtBot) -> None:
    picture.show_day(day_start("2022-11-15"))
    whole.map.canvas.set_view(NAMED["vilnius"])
    qtbot.waitUntil(lambda: "1 of 8 in view" in row(whole, "battlegroup").accessibleName())
    whole.map.canvas.set_view(NAMED["flank"])
    qtbot.waitUntil(lambda: "8 of 8 in view" in row(whole, "battlegroup").accessibleName())


def test_an_eye_hides_its_layer_on_the_map_and_shows_it_again(whole: Window, picture: Picture) -> None:
    picture.show_day(day_start("2022-11-15"))
    cyber = row(whole, "incident:cyber")

    def shown() -> int:
        return sum(isinstance(mark, IncidentMark) and mark.category == "cyber" for mark in whole.map.canvas.marks())

    many = shown()
    assert many > 0
    QTest.mouseClick(cyber, Qt.MouseButton.LeftButton)
    assert shown() == 0 and not cyber.isChecked()
    assert "press to show" in cyber.accessibleName()
    QTest.keyClick(cyber, Qt.Key.Key_Space)
    assert shown() == many and cyber.isChecked()


def test_hiding_on_the_map_leaves_the_table_whole(whole: Window, picture: Picture) -> None:
    before = len(picture.shown.incidents)
    looks_of(whole).toggle("incident:cyber")
    assert len(picture.shown.incidents) == before


def test_a_layer_without_public_positions_has_no_eye(whole: Window) -> None:
    pools = row(whole, "force pool")
    assert pools.isVisible() and not pools.isCheckable()
    assert "no public position" in pools.accessibleName()
    forces = row(whole, "response force")
    assert "HQ only" in forces.accessibleName()
    heading = next(label for label in whole.panels["layers"].findChildren(QLabel) if label.text() == "Not on the map")
    assert heading.isVisible() and row(whole, OPERATIONS).y() < heading.y() < forces.y()


def test_a_layer_with_nothing_in_it_has_no_row(whole: Window, picture: Picture) -> None:
    picture.show_day(day_start("2014-01-01"))
    assert not row(whole, "battlegroup").isVisible()
    assert not row(whole, "incident:cyber").isVisible()
