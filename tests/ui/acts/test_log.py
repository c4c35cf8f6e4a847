"""The watch log from anywhere: one line, written with its number, kept when it is not written."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from console.domain.errors import BadInput
from console.domain.operation import Changes
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


def test_words_for_one_case_are_not_written_in_another(window: Window, case: Path, baseline: Path) -> None:
    ask(window).field.setText("About the first case")
    window.session.begin(lambda actor, now: open_case(case, actor, now), case)
    settle(window)
    assert ask(window).field.text() == ""
    QTest.keyClick(window.log_line.field, Qt.Key.Key_Escape)
    window.session.begin(lambda actor, now: open_case(baseline, actor, now), baseline)
    settle(window)
    assert ask(window).field.text() == "About the first case"


def test_lines_typed_faster_than_the_disk_are_all_written_once(window: Window) -> None:
    before = len(entries(window))
    for text in ("First", "Second", "Third"):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(window.log_line.field, text)
        QTest.keyClick(window.log_line.field, Qt.Key.Key_Return)
        QTest.keyClick(window.log_line.field, Qt.Key.Key_Return)
    settle(window)
    assert [text for _, text in sorted(entries(window))][before:] == ["First", "Second", "Third"]
    assert window.log_line.field.text() == ""


def refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Changes:
        raise BadInput("The disk is full.")

    monkeypatch.setattr("console.services.log.write_log", full)


def test_refused_lines_come_back_in_order_before_what_was_typed_since(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch)
    for text in ("First", "Second"):
        QTest.keyClicks(ask(window).field, text)
        QTest.keyClick(window.log_line.field, Qt.Key.Key_Return)
    QTest.keyClicks(ask(window).field, "Third")
    settle(window)
    assert window.log_line.field.text() == "First / Second / Third"
    assert "Your entry is kept in the line" in window.notices.shown[-1].text


def test_a_line_put_away_takes_no_keys_and_gives_them_back(window: Window, panel: InspectorPanel) -> None:
    window.activateWindow()
    panel.new()
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClicks(ask(window).field, "Warsaw calls")
    QTest.keyClick(window.log_line.field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is before
    QTest.keyClicks(window.log_line.field, "lost")
    assert window.log_line.field.text() == ""
    QTest.keyClicks(ask(window).field, "Later")
    before.hide()
    QTest.keyClick(window.log_line.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.map.canvas
    assert window.log_line.field.text() == "Later"


def test_words_refused_while_another_case_opens_wait_for_their_own(
    window: Window, baseline: Path, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        refuse(patch)
        QTest.keyClicks(ask(window).field, "About the baseline")
        QTest.keyClick(window.log_line.field, Qt.Key.Key_Return)
        window.session.begin(lambda actor, now: open_case(case, actor, now), case)
        settle(window)
    assert ask(window).field.text() == ""
    QTest.keyClick(window.log_line.field, Qt.Key.Key_Escape)
    window.session.begin(lambda actor, now: open_case(baseline, actor, now), baseline)
    settle(window)
    assert ask(window).field.text() == "About the baseline"


def test_ctrl_l_says_why_nothing_can_be_written(window: Window) -> None:
    window.session.put_back(LATER)
    settle(window)
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert [notice.text for notice in window.notices.shown] == [
        "This is the case as it was known then: nothing can be written. Esc comes back to now."
    ]
    assert not window.log_line.isVisible()


def test_the_advice_beside_the_line_is_not_cut(window: Window) -> None:
    line = ask(window)
    advice = line.findChild(QLabel)
    assert advice is not None
    assert advice.width() >= advice.fontMetrics().horizontalAdvance(advice.text())
    assert line.rect().contains(advice.geometry())
