"""The Layers panel: what there is, what of it is in view, and eyes that hide it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QSlider, QWidget
from pytestqt.qtbot import QtBot

from console.domain.ages import age
from console.domain.categories import Category
from console.domain.operation import Actor, Changes
from console.domain.times import DAY, MINUTE, day_start
from console.map.looks import COVERAGE, DRAWN, FORCES, GROUND, INCIDENTS, OPERATIONS, PLACES, REPORTS, Looks
from console.map.marks import IncidentMark
from console.map.reports import points
from console.map.views import NAMED, View
from console.store.casefile import Store
from console.store.ids import new_id
from console.ui.map_looks import looks_of
from console.ui.panels.layer_card import LayerCard
from console.ui.panels.layer_group import LayerGroup
from console.ui.panels.layer_key import RegionKey
from console.ui.panels.layer_rows import LayerRow
from console.ui.panels.layers import Layers
from console.ui.picture import Picture
from console.ui.picture_map import map_of
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import LATER


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


def group(window: Window, name: str) -> LayerGroup:
    panel = window.panels["layers"]
    assert isinstance(panel, Layers)
    return panel.group(name)


def card(row: QWidget) -> LayerCard:
    """The card the menu key opens."""
    QTest.keyClick(row, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    return next(widget for widget in row.findChildren(LayerCard) if widget.isVisible())


def press(of: LayerCard, words: str) -> None:
    """Press one of its buttons and put it away."""
    next(button for button in of.findChildren(QPushButton) if button.text() == words).click()
    of.close()


def test_the_eye_of_a_group_hides_it_and_brings_back_what_was_there(whole: Window, picture: Picture) -> None:
    looks = looks_of(whole)
    looks.toggle("incident:cyber")
    head = group(whole, INCIDENTS).head
    assert "some on the map" in head.accessibleName()
    QTest.keyClick(head, Qt.Key.Key_Space)
    assert "hidden; press to show" in head.accessibleName()
    assert not any(isinstance(mark, IncidentMark) for mark in whole.map.canvas.marks())
    QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(20, head.height() // 2))
    assert not looks.value.shown("incident:cyber") and looks.value.shown("incident:missile-drone")


def test_a_group_folds_by_a_click_beside_its_eye_and_by_the_arrows_and_stays_so(whole: Window) -> None:
    of = group(whole, FORCES)
    QTest.mouseClick(of.head, Qt.MouseButton.LeftButton, pos=QPoint(120, of.head.height() // 2))
    assert not of.row("battlegroup").isVisible() and looks_of(whole).value.shown("battlegroup")
    assert FORCES in whole.preferences.value.folded
    QTest.keyClick(of.head, Qt.Key.Key_Right)
    assert of.row("battlegroup").isVisible() and FORCES not in whole.preferences.value.folded


def test_a_group_says_what_it_counts_and_how_new_it_is(whole: Window, picture: Picture) -> None:
    incidents, forces = group(whole, INCIDENTS), group(whole, FORCES)
    newest = max(thing.occurred_at for thing in picture.shown.incidents)
    assert incidents.sentence.endswith(f"newest {age(LATER - newest)} ago")
    assert f"of {len(picture.shown.incidents)} in view and window" in incidents.sentence
    assert "\nas of " in forces.sentence
    picture.show_day(day_start("2022-11-15"))
    assert incidents.sentence.endswith("newest 15 NOV 22")


def test_the_card_fades_a_layer_and_locks_it(whole: Window, qtbot: QtBot) -> None:
    looks, cyber = looks_of(whole), row(whole, "incident:cyber")
    of = card(cyber)
    slide, lock = of.findChildren(QSlider)[0], of.findChildren(QCheckBox)[0]
    assert of.accessibleName() == "Cyber" and slide.hasFocus()
    QTest.keyClick(slide, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: looks.value.opacity("incident:cyber") == 0.8)
    assert "80 % opaque" in cyber.accessibleName()
    QTest.mouseClick(lock, Qt.MouseButton.LeftButton, pos=QPoint(8, lock.height() // 2))
    assert not slide.isEnabled() and "locked: not picked, not edited" in cyber.accessibleName()
    QTest.keyClick(of, Qt.Key.Key_Escape)
    assert not of.isVisible()
    QTest.mouseClick(cyber, Qt.MouseButton.LeftButton)
    assert looks.value.shown("incident:cyber")


def test_only_this_and_show_all(whole: Window) -> None:
    looks = looks_of(whole)
    press(card(row(whole, "incident:cyber")), "Only this")
    assert {mark.layer for mark in whole.map.canvas.marks()} <= {"incident:cyber"}
    assert looks.value.shown("graticule")
    press(card(group(whole, FORCES).head), "Show all")
    assert looks.value.shown(OPERATIONS) and looks.value.shown("battlegroup")
    press(card(row(whole, "incident:cyber")), "All as usual")
    assert looks.value == Looks()


def test_a_raised_layer_is_listed_first(whole: Window) -> None:
    looks, cyber = looks_of(whole), row(whole, "incident:cyber")
    press(card(cyber), "Raise")
    assert looks.value.order("incident:cyber") == 1
    QTest.keyClick(cyber, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert looks.value.order("incident:cyber") == 2
    QApplication.processEvents()
    assert cyber.y() < row(whole, "incident:missile-drone").y()
    ground = card(row(whole, "relief"))
    assert not any(button.text() == "Raise" for button in ground.findChildren(QPushButton))
    ground.close()


def test_the_arrows_go_from_row_to_row_past_what_takes_no_focus(whole: Window) -> None:
    last, following = row(whole, OPERATIONS), group(whole, COVERAGE).head
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Down)
    assert following.hasFocus()
    QTest.keyClick(following, Qt.Key.Key_Up)
    assert last.hasFocus()


def test_layers_of_the_ground_have_rows_without_counts(whole: Window) -> None:
    head = group(whole, GROUND).head
    assert not row(whole, "graticule").isVisible()
    QTest.keyClick(head, Qt.Key.Key_Right)
    graticule = row(whole, "graticule")
    assert graticule.isVisible() and graticule.counts == ""
    QTest.keyClick(graticule, Qt.Key.Key_Return)
    assert not whole.map.canvas.looks.shown("graticule")


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_names_that_matter_are_whole_in_the_dock(whole: Window, size: tuple[int, int]) -> None:
    whole.resize(*size)
    whole.reset_layout()
    QApplication.processEvents()
    metrics = QFontMetrics(whole.look.font())
    for layer in ("incident:missile-drone", "incident:maritime-infrastructure", "battlegroup", "air policing"):
        of = row(whole, layer)
        room = of.width() - whole.look.gap(4 + 5 + 7 + 4)
        count = of.count_beside_name(metrics, room)
        assert metrics.horizontalAdvance(of.name + count) + whole.look.gap(2) <= room


def test_places_and_drawings_are_counted_when_they_arrive(whole: Window) -> None:
    QTest.keyClick(group(whole, PLACES).head, Qt.Key.Key_Right)
    ports = row(whole, "places.ports")
    assert ports.isVisible() and ports.state.tally.total == 36
    assert not group(whole, DRAWN).isVisible()


def test_reports_of_all_kinds_fade_as_one_picture(whole: Window, qtbot: QtBot) -> None:
    whole.map.canvas.reports.set_points(points.prepare([25.28], [54.69], [Category.CYBER.code], [LATER - 1], [0]))
    settle(whole)
    of = card(row(whole, "report:cyber"))
    of.findChildren(QSlider)[0].setValue(40)
    qtbot.waitUntil(lambda: looks_of(whole).value.of_group(REPORTS).opacity == 0.4)
    of.close()


def test_reports_of_a_locked_layer_are_not_picked(whole: Window) -> None:
    canvas = whole.map.canvas
    canvas.set_view(NAMED["vilnius"])
    canvas.reports.set_points(
        points.prepare([25.28] * 2, [54.69] * 2, [Category.CYBER.code, 0], [LATER - 1] * 2, [7, 8])
    )
    at = canvas.point_of(25.28, 54.69)
    assert canvas.reports.at(canvas.frame(), at).number == 2
    looks_of(whole).show(Looks().locked("report:cyber", True))
    assert canvas.reports.at(canvas.frame(), at).rows.tolist() == [8]
    settle(whole)


def test_the_tint_of_a_country_has_its_key_while_it_is_on_the_map(whole: Window, picture: Picture) -> None:
    (key,) = whole.panels["layers"].findChildren(RegionKey)
    picture.live()
    somewhere = [thing for thing in picture.known.incidents if thing.region_only]
    assert somewhere
    picture.time.reach(None)
    assert key.isVisible() and key.accessibleName().startswith(f"{len(somewhere)} incidents are known only")
    whole.map.canvas.set_view(View(-40.0, 30.0, 300.0))
    shown = map_of(whole)
    assert shown is not None
    shown.tell_view()
    settle(whole)
    assert key.accessibleDescription().startswith("0 of ") and key.isVisible()
    looks_of(whole).show(looks_of(whole).value.toggled_group(INCIDENTS))
    assert not key.isVisible()


def test_feeds_tell_how_old_their_newest_report_is(whole: Window) -> None:
    panel = whole.panels["layers"]
    assert isinstance(panel, Layers) and not panel.feeds.isVisible()

    def report(store: Store, actor: Actor, now: int) -> Changes:
        with store.operation("Import", actor, now) as case:
            source = new_id(now)
            case.insert("source", id=source, name="<b>Reuters</b>")
            case.insert("report", id=new_id(now), source_id=source, received_at=now - 14 * MINUTE, headline="Seen")
        return case.changes

    whole.session.act(report)
    settle(whole)
    assert panel.feeds.isVisible() and panel.feeds.lines() == [("<b>Reuters</b>", "14 min")]
    assert panel.feeds.accessibleName() == "Feeds. <b>Reuters</b>, newest 14 min ago"
    whole.session.put_back(LATER - DAY)
    settle(whole)
    assert not panel.feeds.isVisible()
