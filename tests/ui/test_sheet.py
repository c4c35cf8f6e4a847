"""A dialog by keyboard alone: what has the focus is seen, Ctrl+Enter does it."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from console.ui.banner import Banner
from console.ui.focus import FocusOutline
from console.ui.sheet import Sheet
from console.ui.window import Window


def test_ctrl_enter_does_it_from_a_text_of_several_lines(window: Window, qtbot: QtBot) -> None:
    done: list[str] = []
    sheet = Sheet(window, "Answer")
    answer = QPlainTextEdit(sheet)
    sheet.labelled("Answer", answer)
    sheet.act("Answer", lambda: done.append(answer.toPlainText()))
    _open(sheet, answer, qtbot)
    QTest.keyClicks(answer, "Two")
    QTest.keyClick(answer, Qt.Key.Key_Return)
    QTest.keyClicks(answer, "lines")
    assert not done
    QTest.keyClick(answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done == ["Two\nlines"]


def test_what_has_the_focus_is_outlined_after_a_key(window: Window, qtbot: QtBot) -> None:
    sheet = Sheet(window, "Ask")
    first, second = sheet.field("What"), sheet.field("Who")
    sheet.act("Ask", lambda: None)
    _open(sheet, first, qtbot)
    outline = sheet.findChild(FocusOutline)
    assert outline is not None and not outline.isVisible()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus() and outline.isVisible()
    assert outline.geometry().contains(QRect(second.mapTo(sheet, QPoint()), second.size()))
    sheet.reject()


def _open(sheet: Sheet, first: QWidget, qtbot: QtBot) -> None:
    sheet.open()
    sheet.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)


def test_a_sheet_with_more_than_the_screen_holds_scrolls_and_keeps_its_buttons_in_sight(window: Window) -> None:
    sheet = Sheet(window, "Long")
    for number in range(60):
        sheet.field(f"Field {number}")
    sheet.act("Save", lambda: None)
    sheet.fit()
    sheet.open()
    high = sheet.screen().availableGeometry().height()
    assert sheet.height() <= high
    save = next(one for one in sheet.findChildren(QPushButton) if one.text() == "Save")
    assert sheet.rect().contains(save.geometry().translated(save.parentWidget().mapTo(sheet, save.rect().topLeft())))


def test_a_short_sheet_is_as_high_as_its_words(window: Window) -> None:
    sheet = Sheet(window, "Short")
    words = sheet.text("One sentence that is longer than a line of the sheet holds. " * 4)
    sheet.closing()
    sheet.fit()
    sheet.open()
    assert words.height() >= words.heightForWidth(words.width()) and sheet.height() < 300


def test_a_hypothetical_sheet_is_as_wide_as_the_words_in_its_banner(window: Window) -> None:
    sheet = Sheet(window, "Race", hypothetical=True)
    banner = sheet.findChild(Banner)
    assert banner is not None and sheet.minimumWidth() >= banner.needs > Banner(window.look).needs
    sheet.reject()


def test_a_sheet_says_hypothetical_by_what_it_is_about(window: Window) -> None:
    window.standing = replace(window.standing, hypothetical=True)
    real, plan = Sheet(window, "New force"), Sheet(window, "New plan", hypothetical=True)
    told = [sheet.findChild(Banner).accessibleName().endswith("hypothetical") for sheet in (real, plan)]
    assert told == [False, True]
    for sheet in (real, plan):
        sheet.deleteLater()
