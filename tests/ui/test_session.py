"""The open case and the window: acts, undo, refusals, read-only, encrypted, put back."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from console.domain.errors import BadInput, CannotWrite
from console.domain.operation import Actor, Changes
from console.services.sign_on import register, require_passphrases
from console.store import journal
from console.store.casefile import Store, create, open_case
from console.store.connection import key_from
from console.ui.preferences import Preferences
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
        assert any("B. Other at Desk 2" in sentence for sentence in said(window))
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


def test_what_was_undone_is_named_once_with_redo_beside_it(window: Window) -> None:
    window.session.act(write_entry, "radio")
    settle(window)
    window.session.undo()
    settle(window)
    undone = window.notices.shown[-1]
    assert (undone.text, undone.act) == ("Undone: Add “radio”.", "Redo") and undone.run is not None
    undone.run()
    settle(window)
    again = window.notices.shown[-1]
    assert (again.text, again.act) == ("Done again: Add “radio”.", "Undo")
    assert len(window.notices.shown) == 1


def test_a_wrong_passphrase_is_said_in_the_sheet_which_stays(tmp_path: Path, make_window: Making) -> None:
    path = tmp_path / "Closed.flank"
    create(path, "Closed", ACTOR, NOW, key=key_from("çorrect")).close()
    window = make_window(path)
    sheet = window.findChild(Sheet)
    assert sheet is not None
    field = sheet.findChild(QLineEdit)
    assert field is not None
    for _ in range(2):
        field.setText("wrong")
        QTest.keyClick(field, Qt.Key.Key_Return)
        settle(window)
        shown = [label.text() for label in sheet.findChildren(QLabel) if label.isVisible() and label.height() > 0]
        assert "The passphrase does not open Closed.flank. Nothing was changed." in shown
        assert sheet.isVisible() and window.findChildren(Sheet) == [sheet]
    # Typing replaces what was wrong.
    QTest.keyClicks(field, "correct")
    assert field.text() == "correct"
    field.setText("çorrect")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(window)
    assert window.session.store is not None and window.findChild(Sheet) is None


def test_a_file_that_is_not_ours_is_said_and_the_open_case_stays(window: Window, tmp_path: Path) -> None:
    other = tmp_path / "letter.flank"
    other.write_text("Dear colleague, this is no case at all. " * 40)
    before = window.session.store
    window.openings.open(other)
    settle(window)
    assert window.session.store is before
    assert len(said(window)) == 1


def test_a_view_put_back_shows_what_was_known_and_allows_no_act(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.act(write_entry, "early")
    settle(window)
    monkeypatch.setattr(window.clock, "now", lambda: NOW + 60_000)
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


@pytest.mark.usefixtures("quick_hash")
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


def files(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir() if found.name.startswith(path.name))


def another(tmp_path: Path) -> Store:
    return create(tmp_path / "Second.flank", "Second", ACTOR, NOW)


def test_a_moment_asked_of_one_case_is_not_shown_in_the_next(window: Window, case: Path, tmp_path: Path) -> None:
    window.session.act(write_entry, "early")
    settle(window)
    window.session.put_back(NOW)
    window.session.show(another(tmp_path))
    settle(window)
    assert window.session.moment is None and not window.standing.known_at
    assert window.session.writable
    assert names(window) == []
    assert files(case) == [case.name]


def test_of_two_moments_asked_for_the_last_is_shown(window: Window) -> None:
    window.session.act(write_entry, "early")
    settle(window)
    window.session.put_back(NOW - 60_000)
    window.session.put_back(None)
    settle(window)
    assert window.session.moment is None
    assert names(window) == ["early"]


def test_of_two_cases_opened_quickly_the_last_is_shown_and_the_first_is_closed(
    case: Path, tmp_path: Path, make_window: Making
) -> None:
    window = make_window()
    opened: list[str] = []
    store = window.session
    store.opened.connect(lambda: opened.append("" if store.store is None else store.store.case.title))
    first = open_case(case, ACTOR, NOW)
    window.session.show(first)
    window.session.show(another(tmp_path))
    settle(window)
    assert opened == ["Second"]
    assert files(case) == [case.name]
    window.session.act(write_entry, "into the second")
    settle(window)
    assert names(window) == ["into the second"]


def test_what_was_saved_in_one_case_offers_no_undo_in_the_next(window: Window, tmp_path: Path) -> None:
    window.session.act(write_entry, "in the first")
    window.session.show(another(tmp_path))
    settle(window)
    assert window.session.rights.undo is None
    assert not any(notice.act == "Undo" for notice in window.notices.shown)


def test_a_refusal_of_the_case_before_is_still_said(window: Window, tmp_path: Path) -> None:
    heard: list[str] = []

    def refuse(_store: Store, _actor: Actor, _now: int) -> tuple[None, Changes]:
        raise BadInput("Not saved: the disk is full.")

    window.session.attempt(refuse, lambda _: None, lambda error: heard.append(str(error)))
    window.session.show(another(tmp_path))
    settle(window)
    assert heard == []
    assert said(window) == ["Not saved: the disk is full."]


def test_a_case_that_is_being_opened_while_the_window_closes_is_closed_too(case: Path, make_window: Making) -> None:
    window = make_window()
    opened: list[Store] = []

    def opening(actor: Actor, now: int) -> Store:
        opened.append(open_case(case, actor, now))
        return opened[-1]

    window.session.begin(opening, case)
    window.close()
    QApplication.processEvents()
    assert len(opened) == 1
    assert files(case) == [case.name]
    with open_case(case, ACTOR, NOW) as store:
        assert not store.read_only


def test_what_fails_when_the_case_is_closed_is_said_before_the_window_goes(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = window.session.store
    assert store is not None
    close = store.close

    def fail() -> None:
        close()
        raise CannotWrite("The case is saved, but the disk is too full to make one file of it.")

    monkeypatch.setattr(store, "close", fail)
    window.close()
    assert window.isVisible() and window.session.store is None
    assert said(window) == ["The case is saved, but the disk is too full to make one file of it."]
    window.close()
    assert not window.isVisible()


def labels(window: Window) -> list[tuple[str, str]]:
    """What the journal holds, with who did it, oldest first."""
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        return [(row.label, row.actor.name) for row in journal.operations(reader)]


@pytest.fixture
def asking(case: Path, quick_hash: None) -> Path:
    """A case that asks for passphrases, closed; A. Example has one."""
    with open_case(case, ACTOR, NOW) as store:
        register(store, ACTOR, NOW, ACTOR.name, ACTOR.station, "own words")
        require_passphrases(store, ACTOR, NOW, True)
    return case


def test_a_case_that_asks_for_passphrases_asks_who_it_is_where_nobody_is_named(
    asking: Path, make_window: Making
) -> None:
    window = make_window(asking, preferences=Preferences(None))
    sheet = window.findChild(Sheet)
    assert sheet is not None and sheet.windowTitle() == "Sign on"
    assert labels(window)[-1][0] == "Open case (not signed on)"
    name, station, passphrase = sheet.findChildren(QLineEdit)
    for field, words in ((name, ACTOR.name), (station, ACTOR.station), (passphrase, "own words")):
        field.setText(words)
    QTest.keyClick(passphrase, Qt.Key.Key_Return)
    settle(window)
    assert window.session.writable
    assert labels(window)[-1] == ("Sign on", ACTOR.name)


def test_where_somebody_is_named_signing_on_is_one_press_away(asking: Path, make_window: Making) -> None:
    preferences = Preferences(None)
    preferences.change(name=ACTOR.name, station=ACTOR.station)
    window = make_window(asking, preferences=preferences)
    assert window.findChild(Sheet) is None
    assert window.notices.shown[-1].act == "Sign on…"


def test_a_plain_case_opens_without_a_word(case: Path, make_window: Making) -> None:
    window = make_window(case)
    assert said(window) == [] and window.findChild(Sheet) is None
    assert labels(window)[-1][0] == "Open case"


def test_a_case_opened_twice_at_once_can_be_written(case: Path, make_window: Making) -> None:
    window = make_window()
    window.openings.open(case)
    window.openings.open(case)
    settle(window)
    assert window.session.writable


def test_an_older_copy_of_a_case_says_so(case: Path, tmp_path: Path, make_window: Making) -> None:
    older = Path(shutil.copy(case, tmp_path / "Older.flank"))
    with open_case(case, ACTOR, NOW) as store:
        write_entry(store, ACTOR, NOW, "radio")
    window = make_window(older)
    assert [(notice.kind, notice.act) for notice in window.notices.shown] == [("warn", "Check case")]
    assert "older copy" in said(window)[0]


def test_who_has_not_said_who_they_are_is_told_and_may_sign_on(case: Path, make_window: Making) -> None:
    window = make_window(case, preferences=Preferences(None))
    (notice,) = window.notices.shown
    assert "recorded as" in notice.text and notice.act == "Sign on…"
    assert notice.run is not None
    notice.run()
    sheet = window.findChild(Sheet)
    assert sheet is not None and sheet.isVisible()
    sheet.reject()
