"""The one table of commands: what it holds, what menus and palette make of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from console.domain.live_feed import FeedKind
from console.services.live_feeds import FeedForm, add_feed
from console.ui import crash
from console.ui.commands import MENUS, key_table_markdown
from console.ui.palette import Palette
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import write_entry

Making = Callable[..., Window]


def palette_of(window: Window) -> Palette:
    window.find_or_do()
    palette = window.findChild(Palette)
    assert palette is not None
    return palette


def menu_words(window: Window, name: str) -> list[str]:
    menu = next(menu for menu in window.bar.menus.findChildren(QMenu) if menu.title() == name)
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_ids_and_keys_are_unique_and_every_menu_is_one_of_the_bar(window: Window) -> None:
    table = window.menus.table
    ids = [command.id for command in table]
    keys = [command.key for command in table if command.key]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert {command.menu for command in table} <= set(MENUS)
    assert all((command.run is None) != (command.choices is None) for command in table)


def test_what_is_not_possible_is_absent(make_window: Making) -> None:
    window = make_window()
    assert menu_words(window, "Edit") == ["Find…", "Find or do"]
    assert "Close case" not in menu_words(window, "File")
    palette = palette_of(window)
    assert not any(line.words.startswith("Undo") for line in palette.lines)


def test_undo_says_what_it_would_take_back(window: Window) -> None:
    window.session.act(write_entry, "A & B")
    settle(window)
    assert menu_words(window, "Edit")[0] == "Undo “Add “A && B””"


def test_the_first_nine_panels_have_keys(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert window.panels["others"].isVisible()
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.panels["things"].isVisible()
    assert not window.panels["others"].isVisible()


def test_the_key_table_has_every_key(window: Window) -> None:
    text = key_table_markdown(window.menus.table)
    for command in window.menus.table:
        if command.key:
            assert f"| `{command.key}` | {command.title} |" in text
    assert "`F6`" in text


@pytest.mark.parametrize("typed", ["contrast high", "HIGH theme", "contrast"])
def test_the_palette_finds_words_in_any_order_and_does_what_is_chosen(window: Window, qtbot: QtBot, typed: str) -> None:
    palette = palette_of(window)
    palette.type(typed)
    assert palette.lines[0].words == "Theme: High contrast"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.look.theme == "contrast"


def test_the_palette_does_a_thing_again_rather_than_undo_it(window: Window, qtbot: QtBot) -> None:
    form = FeedForm(source="Drop", kind=FeedKind.FOLDER, address="/desk/drop")
    window.session.act(lambda store, actor, now: add_feed(store, actor, now, form)[1])
    settle(window)
    palette = palette_of(window)
    palette.type("add feed")
    assert [line.words for line in palette.lines[:2]] == ["Add feed…", "Undo “Add feed “Drop””"]


def test_the_palette_goes_with_escape_and_gives_the_focus_back(window: Window, qtbot: QtBot) -> None:
    window.activateWindow()
    window.show_panel("things")
    before = window.focusWidget()
    palette = palette_of(window)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is before


def test_the_palette_shows_what_the_case_holds_as_plain_text(window: Window, qtbot: QtBot) -> None:
    from console.services.log import write_log

    window.session.act(write_log, "<b>Drone</b> over Kraków")
    settle(window)
    palette = palette_of(window)
    palette.type("drone krakow")
    qtbot.waitUntil(lambda: any("<b>Drone</b>" in line.words for line in palette.lines))
    words = [line.words for line in palette.lines]
    assert "In this case" in words


def test_commands_leave_their_ids_for_a_crash_report(window: Window) -> None:
    window.menus.run(next(command for command in window.menus.table if command.id == "view.reset"))
    assert "view.reset" in crash.ran_last()


def test_recent_cases_stand_in_the_menu(window: Window, case: Path) -> None:
    assert "Recent" in menu_words(window, "File")
    assert window.preferences.value.recent == (str(case),)
