"""The saved views in the left dock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton

from console.domain.times import day_start
from console.map.views import NAMED
from console.services.map_views import save_view
from console.ui.map_views import views_of
from console.ui.panels.views import Views
from console.ui.picture import picture_of
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window


@pytest.fixture
def panel_of_views(whole: Window) -> Views:
    """With two views: Baltic (1) and, of a day, Vilnius."""
    views, canvas = views_of(whole), whole.map.canvas
    canvas.set_view(NAMED["baltic"])
    keep(whole, "Baltic", 1)
    canvas.set_view(NAMED["vilnius"])
    picture_of(whole).show_day(day_start("2022-11-15"))
    keep(whole, "Vilnius", None)
    canvas.set_view(NAMED["flank"])
    panel = whole.panels["views"]
    assert isinstance(panel, Views) and len(views.views) == 2
    return panel


def keep(window: Window, name: str, number: int | None) -> None:
    views = views_of(window)
    content = views.present(views.present_time)
    window.session.attempt(
        lambda store, actor, now: save_view(store, actor, now, name, content, number), lambda _: None
    )
    settle(window)


def menu_of(panel: Views, place: int) -> QMenu:
    QTest.keyClick(panel.rows[place], Qt.Key.Key_Menu)
    return next(menu for menu in panel.findChildren(QMenu) if menu.isVisible() and menu.parent() is panel)


def choose(menu: QMenu, words: str) -> None:
    action = next(action for action in menu.actions() if action.text().startswith(words))
    menu.close()
    action.trigger()


def test_enter_or_a_click_brings_a_view_back(whole: Window, panel_of_views: Views) -> None:
    baltic, vilnius = panel_of_views.rows
    assert baltic.accessibleName() == "Baltic, key 1, follows the clock, saved by A. Example"
    assert "16 NOV 21 to 15 NOV 22" in vilnius.accessibleName()
    QTest.keyClick(vilnius, Qt.Key.Key_Return)
    assert whole.map.canvas.view == NAMED["vilnius"] and not picture_of(whole).is_live
    QTest.mouseClick(baltic, Qt.MouseButton.LeftButton)
    assert whole.map.canvas.view == NAMED["baltic"] and picture_of(whole).is_live
    QTest.keyClick(baltic, Qt.Key.Key_Down)
    assert vilnius.hasFocus()


def test_f2_edits_and_del_deletes_and_undo_brings_it_back(whole: Window, panel_of_views: Views) -> None:
    QTest.keyClick(panel_of_views.rows[0], Qt.Key.Key_F2)
    sheet = whole.findChildren(Sheet)[-1]
    sheet.findChildren(QLineEdit)[0].setText("North")
    next(button for button in sheet.findChildren(QPushButton) if button.text() == "Save").click()
    settle(whole)
    assert [row.view.name for row in panel_of_views.rows] == ["North", "Vilnius"]
    QTest.keyClick(panel_of_views.rows[0], Qt.Key.Key_Delete)
    settle(whole)
    assert [row.view.name for row in panel_of_views.rows] == ["Vilnius"]
    whole.session.undo()
    settle(whole)
    assert [row.view.name for row in panel_of_views.rows] == ["North", "Vilnius"]


def test_the_menu_replaces_a_view_and_gives_it_another_key(whole: Window, panel_of_views: Views) -> None:
    choose(menu_of(panel_of_views, 0), "Replace with what is shown")
    settle(whole)
    assert panel_of_views.rows[0].view.content.metres_per_pixel == NAMED["flank"].metres_per_pixel
    menu = menu_of(panel_of_views, 1)
    keys = next(action.menu() for action in menu.actions() if action.text() == "Key on the map")
    assert isinstance(keys, QMenu)
    assert [action.text() for action in keys.actions()][:3] == ["None", "1, now “Baltic”", "2"]
    menu.close()
    choose(keys, "1")
    settle(whole)
    assert [(row.view.name, row.view.number) for row in panel_of_views.rows] == [("Vilnius", 1), ("Baltic", None)]


def test_the_focus_stays_in_the_list_when_rows_change(whole: Window, panel_of_views: Views) -> None:
    panel_of_views.rows[1].setFocus()
    QTest.keyClick(panel_of_views.rows[1], Qt.Key.Key_Delete)
    settle(whole)
    QApplication.processEvents()
    assert panel_of_views.rows[0].hasFocus()


def test_in_the_past_views_are_shown_and_none_is_changed(whole: Window, panel_of_views: Views) -> None:
    whole.session.put_back(whole.clock.now())
    settle(whole)
    row = panel_of_views.rows[0]
    menu = menu_of(panel_of_views, 0)
    assert [action.text() for action in menu.actions()] == ["Show it"]
    menu.close()
    QTest.keyClick(row, Qt.Key.Key_Delete)
    QTest.keyClick(row, Qt.Key.Key_F2)
    assert not [sheet for sheet in whole.findChildren(Sheet) if sheet.isVisible()]
    assert not any(button.isVisible() for button in panel_of_views.findChildren(QPushButton))


def test_without_views_the_list_says_how_to_make_one(whole: Window) -> None:
    panel = whole.panels["views"]
    assert any(label.isVisible() and label.text() == "No view saved yet." for label in panel.findChildren(QLabel))
    assert [button.text() for button in panel.findChildren(QPushButton) if button.isVisible()] == [
        "Save view…   Ctrl+D"
    ]
