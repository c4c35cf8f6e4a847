"""File ▸ Backups…: what restoring would lose is shown first; a damaged case comes back from the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from console.domain.errors import CannotWrite
from console.domain.operation import Actor
from console.store import backups
from console.store.casefile import Store, create, open_case
from console.store.connection import key_from
from console.ui.backups import BackupSheet, BackupTimer, show_backups
from console.ui.preferences import Preferences
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.table_view import TableView
from console.ui.window import Window
from tests.ui.test_session import names
from tests.ui.things import ACTOR, NOW, write_entry

Making = Callable[..., Window]
MADE = "2022-11-15T194400Z.flank"


def back_up(path: Path, key: bytes | None = None) -> None:
    with open_case(path, ACTOR, NOW, key=key) as store:
        store.back_up(NOW)


def shown(window: Window) -> BackupSheet:
    sheet = window.findChild(BackupSheet)
    assert sheet is not None and sheet.isVisible()
    return sheet


def choose(window: Window, sheet: BackupSheet, name: str = MADE) -> None:
    listed = sheet.findChildren(TableView)[0]
    listed.select(name)
    listed.picked.emit(name)
    settle(window)


def words(sheet: Sheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


def button(sheet: Sheet, name: str) -> QPushButton | None:
    found = [one for one in sheet.findChildren(QPushButton) if one.text() == name and one.isVisible()]
    return found[0] if found else None


def press(window: Window, sheet: Sheet, name: str) -> None:
    found = button(sheet, name)
    assert found is not None
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)
    settle(window)


def type_passphrase(window: Window, text: str) -> None:
    sheet = next(one for one in window.findChildren(Sheet) if one.isVisible() and one.findChild(QLineEdit, "") and
                 not isinstance(one, BackupSheet))  # fmt: skip
    field = sheet.findChild(QLineEdit)
    assert field is not None
    field.setText(text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)


def test_what_would_be_lost_is_listed_before_anything_happens(make_window: Making, case: Path) -> None:
    back_up(case)
    window = make_window(case)
    window.session.act(write_entry, "radio")
    settle(window)
    show_backups(window)
    sheet = shown(window)
    assert button(sheet, "Restore this") is None
    choose(window, sheet)
    assert "Restoring it loses 2 operations." in words(sheet)
    lost = sheet.findChildren(TableView)[1]
    assert lost.isVisible() and [row.label for row in lost.model.shown_rows()] == ["Add “radio”", "Open case"]
    assert button(sheet, "Restore this") is not None
    sheet.reject()
    assert names(window) == ["radio"]


def test_the_newest_backup_is_chosen_from_the_start(make_window: Making, case: Path) -> None:
    back_up(case)
    window = make_window(case)
    window.session.act(write_entry, "radio")
    settle(window)
    show_backups(window)
    sheet = shown(window)
    assert button(sheet, "Look at this") is not None
    settle(window)
    assert "Restoring it loses 2 operations." in words(sheet)
    press(window, sheet, "Look at this")
    assert window.openings.origin() == case


def test_a_restored_case_is_open_again_and_says_where_the_one_before_is(make_window: Making, case: Path) -> None:
    back_up(case)
    window = make_window(case)
    window.session.act(write_entry, "radio")
    settle(window)
    show_backups(window)
    sheet = shown(window)
    choose(window, sheet)
    press(window, sheet, "Restore this")
    assert window.session.writable and names(window) == []
    told = window.notices.shown[-1].text
    kept = case.parent / "Night watch.flank backups" / "2022-11-15T194400Z-2.flank"
    assert told.startswith("Restored the backup of 151944Z NOV 22.") and str(kept.relative_to(case.parent)) in told
    assert kept in [backup.path for backup in backups.backups(case)]
    line = next(label for label in window.notices.findChildren(QLabel) if label.text() == told)
    assert line.height() >= line.heightForWidth(line.width())  # two lines, both to be read
    window.session.act(write_entry, "after")
    settle(window)
    assert names(window) == ["after"]


def test_a_damaged_case_offers_its_backups_and_comes_back(make_window: Making, case: Path) -> None:
    back_up(case)
    case.write_bytes(case.read_bytes()[:9_000])
    window = make_window(case)
    assert window.session.store is None
    notice = window.notices.shown[-1]
    assert notice.act == "Show backups" and notice.run is not None
    notice.run()
    sheet = shown(window)
    choose(window, sheet)
    assert "The case cannot be read" in words(sheet) and "The backup holds 1 operation" in words(sheet)
    press(window, sheet, "Restore this")
    assert window.session.writable
    (kept,) = case.parent.glob("Night watch damaged *.flank")
    assert kept.name in window.notices.shown[-1].text and kept.stat().st_size == 9_000


def test_a_damaged_case_without_backups_offers_none(make_window: Making, case: Path) -> None:
    case.write_bytes(case.read_bytes()[:9_000])
    assert make_window(case).notices.shown[-1].act == ""


def test_damage_met_while_reading_is_a_sentence_and_no_mistake_of_ours(make_window: Making, case: Path) -> None:
    window = make_window(case)
    store = window.session.store
    assert store is not None
    case.write_bytes(bytes(len(case.read_bytes())))
    for _ in range(2):
        window.session.read(lambda reader: reader.all("SELECT * FROM incident"), lambda _: None)
    settle(window)
    assert len(window.notices.shown) <= 1


def test_an_encrypted_case_damaged_in_its_first_page_comes_back_with_its_passphrase(
    make_window: Making, tmp_path: Path
) -> None:
    path, key = tmp_path / "Closed.flank", key_from("çorrect")
    create(path, "Closed", ACTOR, NOW, key=key).close()
    back_up(path, key)
    path.write_bytes(path.read_bytes()[4096:])
    window = make_window(path)
    type_passphrase(window, "çorrect")
    asking = next(one for one in window.findChildren(Sheet) if one.isVisible())
    assert "does not open Closed.flank" in words(asking)
    press(window, asking, "Show backups")
    sheet = shown(window)
    choose(window, sheet)
    type_passphrase(window, "çorrect")
    assert "The case cannot be read" in words(sheet)
    press(window, sheet, "Restore this")
    assert window.session.writable and window.bar.shows_key()


def test_a_backup_under_an_older_passphrase_asks_for_it(make_window: Making, tmp_path: Path) -> None:
    path, old = tmp_path / "Closed.flank", key_from("old")
    create(path, "Closed", ACTOR, NOW, key=old).close()
    back_up(path, old)
    with open_case(path, ACTOR, NOW, key=old) as store:
        store.change_key(key_from("new"), ACTOR, NOW)
    window = make_window(path)
    type_passphrase(window, "new")
    show_backups(window)
    sheet = shown(window)
    choose(window, sheet)
    type_passphrase(window, "old")
    assert "loses no work" in words(sheet)
    press(window, sheet, "Restore this")
    window.close()
    with open_case(path, ACTOR, NOW, key=key_from("new")) as store:
        assert not store.read_only


def test_who_may_only_look_restores_nothing(make_window: Making, case: Path) -> None:
    back_up(case)
    with open_case(case, Actor("B. Other", "Desk 2"), NOW):
        window = make_window(case)
        show_backups(window)
        sheet = shown(window)
        choose(window, sheet)
        assert "B. Other at Desk 2 has it" in words(sheet)
        assert button(sheet, "Restore this") is None and button(sheet, "Back up now") is None
        sheet.reject()
        window.close()


def test_a_backup_is_looked_at_without_a_change_and_one_press_leads_back(make_window: Making, case: Path) -> None:
    back_up(case)
    preferences = Preferences(None)
    window = make_window(case, preferences=preferences)
    show_backups(window)
    sheet = shown(window)
    choose(window, sheet)
    made = backups.backups(case)[0].path
    before = made.read_bytes()
    press(window, sheet, "Look at this")
    assert window.session.store is not None and window.session.store.path == made and not window.session.writable
    assert preferences.value.recent == (str(case),)
    show_backups(window)
    choose(window, shown(window))
    assert button(shown(window), "Restore this") is None and "Go back to the case" in words(shown(window))
    shown(window).reject()
    notice = window.notices.shown[-1]
    assert notice.act == "Back to Night watch" and notice.run is not None
    notice.run()
    settle(window)
    assert window.session.store.path == case and window.session.writable and made.read_bytes() == before


def test_back_up_now_adds_one_to_the_list(window: Window, case: Path) -> None:
    show_backups(window)
    sheet = shown(window)
    press(window, sheet, "Back up now")
    assert len(sheet.findChildren(TableView)[0].model.shown_rows()) == 1
    sheet.reject()


def test_an_older_copy_of_a_case_opens_with_a_notice(make_window: Making, case: Path) -> None:
    older = case.read_bytes()
    with open_case(case, ACTOR, NOW) as store:
        write_entry(store, ACTOR, NOW, "radio")
    case.write_bytes(older)
    window = make_window(case)
    assert "older copy" in window.notices.shown[-1].text and window.notices.shown[-1].act == "Check case"


def test_a_backup_that_fails_is_said_once_and_not_every_minute(
    case: Path, make_window: Making, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def full(*_: object) -> Path:
        tried.append(1)
        raise CannotWrite("The disk is full.")

    monkeypatch.setattr(Store, "back_up", full)
    window = make_window(case)
    window.session.act(write_entry, "radio")
    settle(window)
    timer = BackupTimer(window)
    for _ in range(3):
        timer.look()
        settle(window)
    assert len(tried) == 1
    assert [notice.text for notice in window.notices.shown if notice.key == "backup"] == [
        "No backup was made. The disk is full."
    ]
