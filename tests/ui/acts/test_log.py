"""The watch log from anywhere: one line, written with its number, kept when it is not written."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.store import log
from console.store.casefile import open_case
from console.ui.acts.log import LogField
from console.ui.panels.inspector import InspectorPanel
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import LATER


def ask(window: Window) -> LogField:
    window.menus.run(next(command for command in window.menus.table if command.id == "log.write"))
    found = window.findChild(LogField)
    assert found is not None
    return found


def entries(window: Window) -> list[tuple[int, str]]:
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        return [(entry.number, entry.text) for entry in log.entries(reader)]


def test_ctrl_l_asks_enter_writes_and_a_notice_tells_the_number(
    window: Window, panel: InspectorPanel, qtbot: QtBot
) -> None:
    panel.new()
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    field = window.findChild(LogField)
    assert field is not None and field.isVisible()
    qtbot.keyClicks(field.field, "Watch taken over")
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    settle(window)
    assert entries(window) == [(1, "Watch taken over")]
    assert [notice.text for notice in window.notices.shown] == ["Log entry 1 of Desk 1 is written."]
    assert not field.isVisible() and field.field.text() == ""
    # The hands go back to where they were.
    assert panel.editing


def test_esc_keeps_the_text_for_next_time(window: Window, qtbot: QtBot) -> None:
    field = ask(window)
    qtbot.keyClicks(field.field, "Warsaw calls")
    qtbot.keyClick(field.field, Qt.Key.Key_Escape)
    assert not field.isVisible() and entries(window) == []
    assert ask(window).field.text() == "Warsaw calls"


def test_an_empty_line_is_refused_and_stays_open(window: Window, qtbot: QtBot) -> None:
    field = ask(window)
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    settle(window)
    assert field.isVisible() and entries(window) == []
    assert "nothing to write" in window.notices.shown[-1].text


def test_nobody_writes_into_the_past(window: Window) -> None:
    window.session.put_back(LATER)
    settle(window)
    assert not next(command for command in window.menus.table if command.id == "log.write").enabled_when(window)


@pytest.mark.usefixtures("qtbot")
def test_words_for_one_case_are_not_written_in_another(window: Window, case: Path) -> None:
    ask(window).field.setText("About the first case")
    window.session.begin(lambda actor, now: open_case(case, actor, now), case)
    settle(window)
    assert ask(window).field.text() == ""
