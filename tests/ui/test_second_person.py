"""The rule of the second person is switched on by one, and off only by two."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.services.releasing import ReleaseRule, asks_for_second_person, require_second_person
from console.services.sign_on import register, require_passphrases
from console.store.casefile import open_case
from console.store.outputs import outputs
from console.ui import map_export, second_person
from console.ui.release_fields import ReleaseFields, ask_release
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.things import ACTOR, NOW


def _sheet(window: Window, qtbot: QtBot) -> Sheet:
    qtbot.waitUntil(lambda: not _open(window))
    second_person.ask(window)
    qtbot.waitUntil(lambda: bool(_open(window)))
    return _open(window)[0]


def _open(window: Window) -> list[Sheet]:
    return [one for one in window.findChildren(Sheet) if one.isVisible()]


def _press(sheet: Sheet, words: str) -> None:
    next(one for one in sheet.findChildren(QPushButton) if one.text() == words).click()


def _asks(window: Window) -> bool:
    assert window.session.store is not None
    with window.session.store.reader() as reader:
        return asks_for_second_person(reader)


def test_the_rule_is_ended_by_two(window: Window, qtbot: QtBot) -> None:
    _press(_sheet(window, qtbot), "Ask for a second person")
    qtbot.waitUntil(lambda: _asks(window))
    sheet = _sheet(window, qtbot)
    name, station = sheet.findChildren(QLineEdit)
    name.setText(window.session.actor.name)
    station.setText("Desk 9")
    _press(sheet, "End the rule")
    qtbot.waitUntil(lambda: any("cannot be the second person" in one.text() for one in sheet.findChildren(QLabel)))
    assert _asks(window)
    name.setText("Somebody Else")
    _press(sheet, "End the rule")
    qtbot.waitUntil(lambda: not _asks(window))


@pytest.mark.usefixtures("quick_hash")
def test_who_has_not_signed_on_releases_nothing_with_another(
    make_window: Callable[..., Window], case: Path, qtbot: QtBot
) -> None:
    with open_case(case, ACTOR, NOW) as store:
        register(store, ACTOR, NOW, ACTOR.name, ACTOR.station, "one")
        require_passphrases(store, ACTOR, NOW, True)
    window = make_window(case)
    fields = ReleaseFields(Sheet(window, "Release"), ReleaseRule(second=True, passphrase=True), "Two people.")
    assert "Sign on first" in fields.why_not(window.session)
    window.session.sign_on(ACTOR.name, ACTOR.station, "one", lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: window.session.proved == ACTOR)
    assert fields.why_not(window.session) == ""


def test_map_and_minutes_ask_for_a_second_person_who_is_somebody_else(window: Window, tmp_path: Path) -> None:
    found: list[str] = []
    ask_release(window, "Minutes", found.append)
    settle(window)
    assert found == [""] and not _open(window)
    window.session.act(require_second_person, True)
    settle(window)
    ask_release(window, "Minutes", found.append)
    settle(window)
    (sheet,) = _open(window)
    _release(window, sheet, "Somebody Else")
    assert found == ["", "Somebody Else, Desk 9"] and not _open(window)
    map_export.ask_how(window)
    settle(window)
    (sheet,) = _open(window)
    _release(window, sheet, window.session.actor.name)
    assert any("cannot be the second person" in one.text() for one in sheet.findChildren(QLabel))
    _release(window, sheet, "Somebody Else")
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog) and not _open(window)
    dialog.fileSelected.emit(str(tmp_path / "flank.pdf"))
    dialog.close()
    settle(window)
    assert window.session.store is not None
    with window.session.store.reader() as reader:
        (left,) = outputs(reader)
    assert (left.file, left.released_by) == ("flank.pdf", "Somebody Else, Desk 9")


def _release(window: Window, sheet: Sheet, who: str) -> None:
    name, station = sheet.findChildren(QLineEdit)[-2:]
    name.setText(who)
    station.setText("Desk 9")
    _press(sheet, "Choose a file…")
    settle(window)
