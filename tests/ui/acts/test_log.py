"""The watch log from anywhere: one line, written with its number, kept when it is not written."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.store import log
from console.store.casefile import open_case
from console.ui.log_line import LogLine
from console.ui.panels.inspector import InspectorPanel
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import LATER


def ask(window: Window) -> LogLine:
    window.menus.run(next(command for command in window.menus.table if command.id == "log.write"))
    return window.log_line


def entries(window: Window) -> list[tuple[int, str]]:
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        return [(entry.number, entry.text) for entry in log.entries(reader)]


def test_ctrl_l_asks_enter_writes_and_a_notice_tells_the_number(window: Window, panel: InspectorPanel) -> None:
    before = entries(window)
    panel.new()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    field = window.log_line
    assert field.isVisible()
    QTest.keyClicks(field.field, "Line tested")
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    settle(window)
    number = len(before) + 1
    assert set(entries(window)) == {*before, (number, "Line tested")}
    assert [notice.text for notice in window.notices.shown] == [f"Log entry {number} of Desk 1 is saved."]
    assert not field.isVisible() and field.field.text() == ""
    # The hands go back to where they were.
    assert panel.editing


def test_esc_keeps_the_text_for_next_time(window: Window) -> None:
    before, field = entries(window), ask(window)
    QTest.keyClicks(field.field, "Warsaw calls")
    QTest.keyClick(field.field, Qt.Key.Key_Escape)
    assert not field.isVisible() and entries(window) == before
    assert ask(window).field.text() == "Warsaw calls"


def test_an_empty_line_stays_open_and_writes_nothing(window: Window) -> None:
    before, field = entries(window), ask(window)
    QTest.keyClick(field.field, Qt.Key.Key_Return)
    settle(window)
    assert field.isVisible() and entries(window) == before


def test_nobody_writes_into_the_past(window: Window) -> None:
    window.session.put_back(LATER)
    settle(window)
    assert not next(command for command in window.menus.table if command.id == "log.write").enabled_when(window)


def test_words_for_one_case_are_not_written_in_another(window: Window, case: Path) -> None:
    ask(window).field.setText("About the first case")
    window.session.begin(lambda actor, now: open_case(case, actor, now), case)
    settle(window)
    assert ask(window).field.text() == ""
