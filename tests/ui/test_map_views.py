"""Saved views in the window: kept with Ctrl+D, brought back by number, as the case knew them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton

from console.domain.map_view import MapView
from console.domain.marking import Level
from console.domain.times import HOUR, day_start
from console.map.views import NAMED
from console.store.casefile import open_reading
from console.ui.map_looks import looks_of
from console.ui.map_views import MapViews, views_of
from console.ui.picture import picture_of
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.things import LATER


@pytest.fixture
def views(whole: Window) -> Iterator[MapViews]:
    yield views_of(whole)


def run(window: Window, command_id: str) -> None:
    window.menus.run(next(command for command in window.menus.table if command.id == command_id))


def save(window: Window, name: str, key: int | None = None) -> Sheet:
    run(window, "views.save")
    sheet = window.findChildren(Sheet)[-1]
    sheet.findChildren(QLineEdit)[0].setText(name)
    if key is not None:
        choice = sheet.findChildren(QComboBox)[0]
        choice.setCurrentIndex(choice.findData(key))
    next(button for button in sheet.findChildren(QPushButton) if button.text() == "Save view").click()
    settle(window)
    return sheet


def named(views: MapViews, name: str) -> MapView:
    return next(view for view in views.views if view.name == name)


def test_a_view_brings_back_place_layers_and_time(whole: Window, views: MapViews) -> None:
    canvas, looks, picture = whole.map.canvas, looks_of(whole), picture_of(whole)
    canvas.set_view(NAMED["baltic"])
    looks.toggle("incident:cyber")
    picture.show_day(day_start("2022-11-15"))
    kept = views.present_time
    save(whole, "Baltic night", 3)
    canvas.set_view(NAMED["vilnius"])
    looks.toggle("incident:cyber")
    picture.show_day(day_start("2020-01-01"))
    QTest.keyClick(canvas, Qt.Key.Key_3)
    assert canvas.view == NAMED["baltic"]
    assert not looks.value.shown("incident:cyber")
    assert views.present_time == kept


def test_a_view_saved_live_follows_the_clock(whole: Window, views: MapViews) -> None:
    picture = picture_of(whole)
    save(whole, "Now", 1)
    assert named(views, "Now").content.follows_clock
    picture.show_day(day_start("2020-01-01"))
    views.recall_number(1)
    assert views.present_time == (None, None)


def test_the_time_may_be_left_out(whole: Window, views: MapViews) -> None:
    picture_of(whole).show_day(day_start("2022-11-15"))
    run(whole, "views.save")
    sheet = whole.findChildren(Sheet)[-1]
    sheet.findChildren(QLineEdit)[0].setText("Anywhen")
    box = sheet.findChildren(QCheckBox)[0]
    assert "15 NOV 22" in box.text() and box.isChecked()
    box.setChecked(False)
    level = sheet.findChildren(QComboBox)[1]
    level.setCurrentIndex(1 + list(Level).index(Level.RESTRICTED))
    next(button for button in sheet.findChildren(QPushButton) if button.text() == "Save view").click()
    settle(whole)
    view = named(views, "Anywhen")
    assert view.content.follows_clock and view.marking is not None and view.marking.level is Level.RESTRICTED
    assert whole.marking.of_window.level is Level.RESTRICTED


def test_what_cannot_be_saved_keeps_the_form_and_says_why(whole: Window, views: MapViews) -> None:
    save(whole, "Baltic")
    sheet = save(whole, "BALTIC")
    assert sheet.isVisible() and len(views.views) == 1
    sheet.close()


def test_keys_are_given_in_order_and_undo_takes_the_view_away(whole: Window, views: MapViews) -> None:
    save(whole, "One")
    save(whole, "Two")
    assert [(view.name, view.number) for view in views.views] == [("One", 1), ("Two", 2)]
    whole.session.undo()
    settle(whole)
    assert [view.name for view in views.views] == ["One"]


def test_a_key_without_a_view_says_how_to_make_one(whole: Window, views: MapViews) -> None:
    QTest.keyClick(whole.map.canvas, Qt.Key.Key_7)
    assert [notice.text for notice in whole.notices.shown if notice.key == "view"] == [
        "No view has key 7. Ctrl+D saves what is shown."
    ]


def test_the_views_are_those_known_then(whole: Window, views: MapViews) -> None:
    save(whole, "Baltic", 3)
    whole.session.put_back(LATER - HOUR // 2)
    settle(whole)
    assert views.views == ()
    whole.session.put_back(None)
    settle(whole)
    assert [view.name for view in views.views] == ["Baltic"]


def test_the_palette_and_the_menu_recall_a_view(whole: Window, views: MapViews) -> None:
    whole.map.canvas.set_view(NAMED["baltic"])
    save(whole, "Baltic", 3)
    whole.map.canvas.set_view(NAMED["vilnius"])
    command = next(one for one in whole.menus.table if one.id == "views.recall")
    assert command.enabled_when(whole) and command.menu == "Map" and command.choices is not None
    (choice,) = command.choices(whole)
    assert choice.title == "Baltic   3"
    choice.run()
    assert whole.map.canvas.view == NAMED["baltic"]


def test_who_may_only_look_recalls_but_does_not_save(whole: Window, views: MapViews) -> None:
    save(whole, "Baltic", 3)
    store = whole.session.store
    assert store is not None
    whole.session.close()
    settle(whole)
    whole.session.begin(lambda _actor, _now: open_reading(store.path), store.path)
    settle(whole)
    assert not whole.session.writable and [view.name for view in views.views] == ["Baltic"]
    views.recall_number(3)
    run(whole, "views.save")
    assert not [sheet for sheet in whole.findChildren(Sheet) if sheet.isVisible()]


def test_back_leads_to_where_one_was_before(whole: Window, views: MapViews) -> None:
    canvas = whole.map.canvas
    canvas.set_view(NAMED["baltic"])
    save(whole, "Baltic", 3)
    canvas.set_view(NAMED["vilnius"])
    views.recall_number(3)
    assert canvas.view == NAMED["baltic"]
    run(whole, "map.back")
    assert canvas.view == NAMED["vilnius"]


def test_the_key_brings_a_view_back_after_a_click_beside_the_map(whole: Window, views: MapViews) -> None:
    whole.map.canvas.set_view(NAMED["baltic"])
    save(whole, "Baltic", 4)
    whole.map.canvas.set_view(NAMED["vilnius"])
    button = next(one for one in whole.findChildren(QPushButton) if one.text().startswith("Save view…"))
    QTest.keyClick(button, Qt.Key.Key_4)
    assert whole.map.canvas.view == NAMED["baltic"]
