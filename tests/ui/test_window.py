"""The window itself: what it shows of its case, where the keyboard goes, what comes back, what may be dropped."""

import csv
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QTableView, QWidget

from console.config import settings
from console.domain.errors import CannotWrite
from console.domain.times import HOUR, day_start
from console.services import log
from console.store.casefile import create
from console.ui import table_export
from console.ui.help import show_keys
from console.ui.leaving import file_name
from console.ui.notices import Notice
from console.ui.preferences import Preferences
from console.ui.render import render, settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.things import ACTOR, NOW, Told, write_entry

Making = Callable[..., Window]


def test_clock_and_case_stand_in_the_command_bar(window: Window) -> None:
    assert window.bar.time_words() == ("151944Z NOV 22", "20:44 Warsaw", "LIVE")
    window.preferences.change(city="Europe/Riga")
    assert window.bar.time_words()[1] == "21:44 Riga"
    assert window.windowTitle() == "Night watch – Flank Console"


def test_another_time_than_now_is_named_beside_the_clock(window: Window) -> None:
    assert window.bar.showing_words() == ""
    window.time.show_day(day_start("2022-02-24"))
    assert window.bar.showing_words() == "showing 24 FEB 22"
    assert window.bar.time_words()[2] == "LIVE"
    window.time.show_live()
    assert window.bar.showing_words() == ""


def test_the_sheet_of_keys_has_its_heading_and_uses_the_height(window: Window) -> None:
    for width, height in ((1366, 768), (1920, 1080)):
        window.resize(width, height)
        show_keys(window)
        sheet = window.findChildren(Sheet)[-1]
        assert any(label.text() == "Keys" and label.isVisible() for label in sheet.findChildren(QLabel))
        scroll = sheet.findChild(QScrollArea)
        assert scroll is not None
        inside = scroll.widget()
        assert inside is not None and sheet.height() <= height
        assert sheet.height() > 0.9 * height or scroll.viewport().height() >= inside.sizeHint().height()
        sheet.reject()


def test_a_view_put_back_has_a_red_frame_its_time_and_escape_comes_back(window: Window) -> None:
    window.session.act(write_entry, "early")
    settle(window)
    window.notices.close_newest()
    window.session.put_back(NOW + HOUR)
    settle(window)
    assert window.bar.time_words() == ("152044Z NOV 22", "21:44 Warsaw", "KNOWN AT 152044Z")
    assert window.contentsMargins().left() == 3
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle(window)
    assert window.contentsMargins().left() == 0
    assert window.session.writable


def test_an_exercise_says_so_in_title_frame_and_banner(tmp_path: Path, make_window: Making) -> None:
    path = tmp_path / "Steadfast.flank"
    create(path, "Steadfast", ACTOR, NOW, exercise=True).close()
    window = make_window(path)
    assert window.windowTitle().startswith("EXERCISE – ")
    assert window.contentsMargins().left() == 6
    assert "exercise" in window.banner.accessibleName()
    # What is offered as the name of a file says it too, and is a name on any system.
    assert file_name(window, ("Handover", "A/B: 1?"), ".p/f") == "EXERCISE Handover A-B- 1-.p-f"


def test_f6_goes_round_the_panes_and_each_keeps_its_focus(window: Window) -> None:
    window.activateWindow()
    panes = [window.left.pane, window.middle, window.tables.pane, window.right.pane, window.line, window.bar]
    window.bar.enter()
    visited: list[QWidget] = []
    for _ in range(5):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        visited += [pane for pane in panes if pane.isAncestorOf(focused)]
    assert len(set(map(id, visited))) == 5


def test_tab_stays_inside_its_pane(window: Window) -> None:
    window.activateWindow()
    window.show_panel("incident")
    for _ in range(6):
        focused = QApplication.focusWidget()
        assert focused is not None and window.right.pane.isAncestorOf(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)


def test_the_layout_comes_back_and_can_be_reset(case: Path, make_window: Making, tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    first = make_window(case, preferences=Preferences(settings))
    first.left.hide()
    first.resizeDocks([first.right], [250], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    width = first.right.width()
    first.close()
    second = make_window(case, preferences=Preferences(settings))
    assert not second.left.isVisible()
    assert second.right.width() == width
    second.reset_layout()
    QApplication.processEvents()
    assert second.left.isVisible()
    assert second.right.width() > width
    taller = next(command for command in second.menus.table if command.id == "view.tables")
    heights = [second.tables.height()]
    for words in ("Taller tables", "Shorter tables"):
        assert taller.words(second) == words
        second.menus.run(taller)
        QApplication.processEvents()
        heights.append(second.tables.height())
    assert heights[1] > heights[0] * 1.7 and heights[2] == heights[0]


@pytest.mark.parametrize(("size", "left", "right"), [((1366, 768), 246, 396), ((1920, 1080), 264, 480)])
def test_the_docks_have_their_widths_and_tables_stand_under_the_map(
    window: Window, size: tuple[int, int], left: int, right: int
) -> None:
    window.resize(*size)
    window.reset_layout()
    QApplication.processEvents()
    assert abs(window.left.width() - left) <= 2
    assert abs(window.right.width() - right) <= 2
    assert window.tables.x() > window.left.width()
    assert abs(window.tables.width() - window.map.width()) <= 2
    assert window.left.height() > window.map.height() + window.tables.height()


def test_a_dropped_case_is_opened(window: Window, tmp_path: Path) -> None:
    second = tmp_path / "Second.flank"
    create(second, "Second", ACTOR, NOW).close()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(second))])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(drop)
    settle(window)
    assert window.session.store is not None and window.session.store.case.title == "Second"
    assert window.preferences.value.recent[0] == str(second)


def test_a_table_is_exported_as_it_is_shown_with_what_is_to_be_checked(window: Window, tmp_path: Path) -> None:
    panel = window.panels["things"]
    assert isinstance(panel, Told)
    panel.table.order_by(1)
    panel.table.filter_by("przewodow")
    path = tmp_path / "things.csv"
    table_export.export(window, panel.table, path)
    settle(window)
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[1:] == [
        ["Name", "Size", "To check"],
        ["przewodow", "2", ""],
        ["Przewodów", "10", "The size is still to be checked."],
    ]
    assert window.notices.shown[-1].text == "2 rows written to things.csv."


def test_an_exported_file_says_that_a_filter_was_on(window: Window, tmp_path: Path) -> None:
    told = window.panels["things"]
    assert isinstance(told, Told)
    told.table.filter_by("nord")
    path = tmp_path / "things.csv"
    table_export.export(window, told.table, path)
    settle(window)
    assert "Things, only rows with “nord”: 1 of 4" in path.read_text("utf-8-sig")
    assert window.notices.shown[-1].text == "1 row written to things.csv."


def test_copying_with_nothing_selected_leaves_the_clipboard_alone(window: Window) -> None:
    window.activateWindow()
    told = window.panels["things"]
    assert isinstance(told, Told)
    window.show_panel("things")
    QApplication.clipboard().setText("kept")
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "kept"
    assert window.notices.shown[-1].text == "Nothing copied: no row is selected."
    told.table.select("b")
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Nord Stream" in QApplication.clipboard().text()


def test_notices_come_with_their_act_and_leave_with_escape(window: Window) -> None:
    done: list[str] = []
    window.say(Notice("Not saved: the disk is full.", "danger"))
    window.say(Notice("211 of 214 taken.", "warn", "Show them", lambda: done.append("shown")))
    button = next(button for button in window.notices.findChildren(QAbstractButton) if button.text() == "Show them")
    button.click()
    assert done == ["shown"]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.notices.shown == []


def test_at_most_three_notices_and_what_asks_for_something_stays(window: Window) -> None:
    window.say(Notice("The disk is full.", "danger"))
    for number in range(5):
        window.say(Notice(f"Saved {number}.", "done"))
    assert [notice.text for notice in window.notices.shown] == ["The disk is full.", "Saved 3.", "Saved 4."]


def test_coordinates_have_three_styles(window: Window) -> None:
    window.line.show_position((23.9345, 50.4705))
    styles = []
    for _ in range(3):
        styles.append(window.line.position_words())
        window.line.style_wanted.emit()
    assert styles[0] == ("50.4705 N 23.9345 E", "34U GA 08 95")
    assert len({text for text, _grid in styles}) == 3
    assert window.line.position_words() == styles[0]


def test_the_log_line_saves_and_a_refusal_keeps_what_was_typed(window: Window) -> None:
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert window.log_line.isVisible()
    QTest.keyClicks(window.log_line.field, "Debris found")
    QTest.keyClick(window.log_line.field, Qt.Key.Key_Return)
    settle(window)
    assert not window.log_line.isVisible()
    assert window.log_line.field.text() == ""
    assert window.notices.shown[-1].text.startswith("Log entry 1 of ")
    assert window.session.rights.undo is None


def test_everything_that_takes_the_focus_has_a_name(window: Window) -> None:
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and isinstance(widget, QAbstractButton | QLineEdit | QTableView)
        and not (widget.accessibleName() or getattr(widget, "text", str)())
    ]
    assert nameless == []


def test_the_picture_is_as_large_as_asked_and_sharp(window: Window) -> None:
    image = render(window, QSize(1366, 768), 2.0)
    assert (image.width(), image.height()) == (2732, 1536)
    banner = window.look.colour("marking.public_bg")
    assert image.pixelColor(20, 20) == banner


def test_settings_are_saved_off_the_windows_thread_and_all_of_them_before_it_goes(
    case: Path, make_window: Making, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    saved_on: list[int] = []
    save = settings.save

    def noted(path: Path, value: settings.Settings) -> None:
        saved_on.append(threading.get_ident())
        save(path, value)

    monkeypatch.setattr(settings, "save", noted)
    window = make_window(case, preferences=Preferences(path))
    window.preferences.change(city="Europe/Riga")
    window.close()
    assert threading.get_ident() not in saved_on
    kept, _ = settings.load(path)
    assert kept.city == "Europe/Riga" and kept.recent == (str(case),) and kept.layout


def test_settings_that_cannot_be_saved_are_said(make_window: Making, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way of a folder")
    window = make_window(preferences=Preferences(tmp_path / "file" / "settings.json"))
    window.preferences.change(city="Europe/Riga")
    window.preferences.finish()
    QApplication.processEvents()
    assert window.notices.shown[-1].text.startswith("Your settings are not saved")


def test_a_log_line_that_is_refused_says_so_once(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise CannotWrite("Not saved: the disk is full.")

    monkeypatch.setattr(log, "write_log", refuse)
    window.log_line.field.setText("Debris found")
    window.log_line.field.returnPressed.emit()
    settle(window)
    assert window.notices.shown[-1].text == ("Not saved: the disk is full. Your entry is kept in the line.")
    assert window.log_line.field.text() == "Debris found"
