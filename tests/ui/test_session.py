"""The open case and the window: acts, undo, refusals, read-only, encrypted, put back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from console.domain.errors import BadInput
from console.domain.operation import Actor, Changes
from console.services.sign_on import register, require_passphrases
from console.store.casefile import Store, create, open_case
from console.store.connection import key_from
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.things import ACTOR, NOW, Told, write_entry

Making = Callable[..., Window]


def said(window: Window) -> list[str]:
    return [notice.text for notice in window.notices.shown]


def names(window: Window) -> list[str]:
    found: list[list[str]] = []
    window.session.read(
        lambda reader: [row[0] for row in reader.rows("SELECT name FROM person ORDER BY name")], found.append
    )
    settle(window)
    return found[-1]


def test_an_act_is_saved_told_and_can_be_undone_and_brought_back(window: Window) -> None:
    window.session.act(write_entry, "radio")
    settle(window)
    assert names(window) == ["radio"]
    assert window.notices.shown[-1].text == "Saved: Add “radio”."
    assert window.notices.shown[-1].act == "Undo"
    assert window.session.rights.undo == "Add “radio”"
    window.session.undo()
    settle(window)
    assert names(window) == []
    assert window.session.rights.redo == "Add “radio”"
    window.session.redo()
    settle(window)
    assert names(window) == ["radio"]


def test_panels_are_told_which_tables_changed(window: Window) -> None:
    panel = window.panels["things"]
    assert isinstance(panel, Told)
    window.session.act(write_entry, "radio")
    settle(window)
    last = panel.refreshed[-1]
    assert last is not None and last.touches("person")


def test_a_refusal_is_one_sentence_and_changes_nothing(window: Window) -> None:
    def refuse(_store: Store, _actor: Actor, _now: int) -> Changes:
        raise BadInput("An incident needs a title.")

    window.session.act(refuse)
    settle(window)
    assert said(window) == ["An incident needs a title."]
    assert window.notices.shown[-1].kind == "danger"
    assert window.session.rights.undo is None


def test_a_case_somebody_else_has_opens_read_only_and_says_who(case: Path, make_window: Making) -> None:
    with open_case(case, Actor("B. Other", "Desk 2"), NOW):
        window = make_window(case)
        assert not window.session.writable
        assert "B. Other at Desk 2" in window.bar.read_only_words()
        assert "undo" not in window.menus.possible_ids()
        window.session.act(write_entry, "radio")
        settle(window)
        assert window.notices.shown[-1].kind == "danger"
        window.close()


def test_an_encrypted_case_asks_for_its_passphrase_and_opens_with_it(tmp_path: Path, make_window: Making) -> None:
    path = tmp_path / "Closed.flank"
    create(path, "Closed", ACTOR, NOW, key=key_from("çorrect")).close()
    window = make_window(path)
    assert window.session.store is None
    sheet = window.findChild(Sheet)
    assert sheet is not None
    field = sheet.findChild(QLineEdit)
    assert field is not None and field.echoMode() is QLineEdit.EchoMode.Password
    field.setText("çorrect")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert window.bar.shows_key()
    assert window.preferences.value.recent == (str(path),)


def test_a_file_that_is_not_ours_is_said_and_the_open_case_stays(window: Window, tmp_path: Path) -> None:
    other = tmp_path / "letter.flank"
    other.write_text("Dear colleague, this is no case at all. " * 40)
    before = window.session.store
    window.openings.open(other)
    settle(window)
    assert window.session.store is before
    assert len(said(window)) == 1


def test_a_view_put_back_shows_what_was_known_and_allows_no_act(window: Window) -> None:
    window.session.act(write_entry, "early")
    settle(window)
    window.clock.run_from(NOW + 60_000)
    window.session.act(write_entry, "late")
    settle(window)
    window.session.put_back(NOW + 30_000)
    settle(window)
    assert names(window) == ["early"]
    assert not window.session.writable
    assert window.standing.known_at
    window.session.put_back(None)
    settle(window)
    assert names(window) == ["early", "late"]
    assert not window.standing.known_at


def test_a_query_of_the_case_before_never_arrives(window: Window, tmp_path: Path) -> None:
    second = tmp_path / "Second.flank"
    create(second, "Second", ACTOR, NOW).close()
    arrived: list[object] = []
    window.openings.open(second)
    window.session.read(lambda reader: reader.value("SELECT 1"), arrived.append)
    settle(window)
    window.session.close()
    window.session.read(lambda reader: reader.value("SELECT 1"), arrived.append)
    settle(window)
    assert len(arrived) <= 1


def test_closing_the_window_leaves_one_file(case: Path, make_window: Making) -> None:
    window = make_window(case)
    window.session.act(write_entry, "radio")
    settle(window)
    window.close()
    assert [path.name for path in case.parent.iterdir() if path.name.startswith(case.name)] == [case.name]


def test_our_own_mistake_on_the_writer_thread_is_reported_and_the_case_lives(
    window: Window, mistakes: list[BaseException]
) -> None:

    def stumble(_store: Store, _actor: Actor, _now: int) -> Changes:
        raise ZeroDivisionError

    window.session.act(stumble)
    settle(window)
    assert isinstance(mistakes.pop(), ZeroDivisionError)
    window.session.act(write_entry, "radio")
    settle(window)
    assert names(window) == ["radio"]


def test_a_notice_takes_its_undo_with_it(window: Window) -> None:
    window.session.act(write_entry, "one")
    window.session.act(write_entry, "two")
    settle(window)
    shown = window.notices.shown
    assert [notice.text for notice in shown] == ["Saved: Add “two”."]
    assert shown[0].run is not None
    shown[0].run()
    settle(window)
    assert names(window) == ["one"]


def test_a_case_that_asks_for_passphrases_takes_acts_only_from_who_proved_themselves(window: Window) -> None:
    actor = window.session.actor
    window.session.act(register, actor.name, actor.station, "own words")
    window.session.act(require_passphrases, True)
    settle(window)
    assert "log.write" not in window.menus.possible_ids()
    window.session.act(write_entry, "unproved")
    settle(window)
    assert "Sign on" in window.notices.shown[-1].text
    refused: list[str] = []
    window.session.sign_on(actor.name, actor.station, "wrong words", lambda _: None, refused.append)
    settle(window)
    assert len(refused) == 1
    assert "log.write" not in window.menus.possible_ids()
    window.session.sign_on(actor.name, actor.station, "own words", lambda _: None, refused.append)
    settle(window)
    assert "log.write" in window.menus.possible_ids()
    window.session.act(write_entry, "proved")
    settle(window)
    assert "proved" in names(window) and "unproved" not in names(window)


def test_the_passphrase_of_the_file_is_changed_and_the_case_goes_on(window: Window, case: Path) -> None:
    window.session.change_key(key_from("new words"))
    settle(window)
    assert window.bar.shows_key()
    window.session.act(write_entry, "after")
    settle(window)
    assert names(window) == ["after"]
    window.close()
    with open_case(case, ACTOR, NOW, key=key_from("new words")) as store:
        assert store.encrypted


def test_nothing_is_written_from_a_view_put_back(window: Window) -> None:
    window.session.put_back(NOW)
    settle(window)
    window.session.act(write_entry, "from the past")
    settle(window)
    assert "as it was known" in window.notices.shown[-1].text
    window.session.put_back(None)
    settle(window)
    assert names(window) == []


def test_a_query_that_finds_nothing_still_arrives(window: Window) -> None:
    found: list[object] = []
    window.session.read(lambda reader: reader.one("SELECT 1 WHERE 0"), found.append)
    settle(window)
    assert found == [None]
