"""The Capitals desk: the roster edited by keys, several lines at once, contacts typed, assessments recorded."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from console.domain.attendance import Level, Link
from console.domain.marking import Level as Classification
from console.domain.marking import Marking
from console.domain.times import MINUTE
from console.services.attendance import ContactForm, log_contact
from console.ui.consult.capitals import NATIONAL, ROSTER, CapitalsDesk
from console.ui.consult.chosen import consulting_of
from console.ui.consult.roster_rows import RosterRow, instructions_words, local_words
from console.ui.desk_kinds import CAPITALS, COUNCIL, CRISIS, POSTURE, RECORD, home
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from console.ui.workplaces import CONSULT, OPERATE
from tests.ui.consult.conftest import press_main
from tests.ui.things import LATER


@pytest.fixture
def desk(consulting: Window) -> CapitalsDesk:
    consulting.desks.show(CAPITALS)
    settle(consulting)
    found = consulting.desks.desk
    assert isinstance(found, CapitalsDesk)
    found.show_part(ROSTER)
    return found


def row(desk: CapitalsDesk, iso2: str) -> RosterRow:
    place = desk.roster.model.find(iso2)
    assert place is not None
    return desk.roster.model.row_at(place)


def press(desk: CapitalsDesk, window: Window, keys: str) -> None:
    for key in keys:
        QTest.keyClicks(desk.roster.grid, key)
        settle(window)


def test_all_allies_of_the_day_fit_a_screen(desk: CapitalsDesk) -> None:
    assert desk.roster.model.rowCount() == 32
    last = desk.roster.cell_area("US", 0)
    assert desk.roster.rect().contains(last) and desk.roster.cell_area("AL", 0).top() >= 0


def test_one_key_a_state_and_undo_takes_it_back(desk: CapitalsDesk, consulting: Window) -> None:
    desk.roster.select("FI")
    before = row(desk, "FI").stands
    assert before is not None and before.link is Link.UP
    press(desk, consulting, "x")
    stands = row(desk, "FI").stands
    assert stands is not None and stands.link is Link.DOWN
    assert desk.roster.selected_id == "FI"
    consulting.session.undo()
    settle(consulting)
    assert row(desk, "FI").stands == before


def test_several_lines_at_once_are_one_operation(desk: CapitalsDesk, consulting: Window) -> None:
    desk.roster.select("EE")
    desk.roster.grid.setFocus()
    for _ in range(2):
        QTest.keyClick(desk.roster.grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert desk.roster.selected_ids == ["EE", "FI", "FR"]
    press(desk, consulting, "w")
    assert [instructions_words(row(desk, one)) for one in ("EE", "FI", "FR")] == ["Waits under 1 min"] * 3
    press(desk, consulting, "w")
    assert [instructions_words(row(desk, one)) for one in ("EE", "FI", "FR")] == [""] * 3
    for _ in range(2):
        consulting.session.undo()
        settle(consulting)
    assert instructions_words(row(desk, "EE")) == "Instructed"


def test_all_of_them_stay_chosen_for_the_next_key(desk: CapitalsDesk, consulting: Window) -> None:
    desk.roster.grid.setFocus()
    QTest.keyClick(desk.roster.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    chosen = desk.roster.selected_ids
    assert len(chosen) == 32
    press(desk, consulting, "d")
    assert desk.roster.selected_ids == chosen
    consulting.session.undo()
    settle(consulting)


def test_a_key_with_no_line_chosen_says_how_to_choose(desk: CapitalsDesk, consulting: Window) -> None:
    desk.roster.select("")
    before = len(consulting.notices.shown)
    press(desk, consulting, "u")
    assert len(consulting.notices.shown) > before
    assert consulting.notices.shown[-1].text.startswith("Choose the Allies first")
    consulting.notices.close_newest()


def test_coming_back_to_the_desk_the_keys_work_in_the_roster(desk: CapitalsDesk, consulting: Window) -> None:
    desk.roster.grid.setFocus()
    away = desk.row.findChildren(QPushButton)[-1]
    away.setFocus()
    away.click()
    record = consulting.desks.desk
    assert record is not None and record.kind.id == RECORD
    record.row.findChildren(QPushButton)[2].click()
    assert desk.roster.grid.hasFocus()
    switch = consulting.bar.workplaces.findChildren(QPushButton)[1]
    switch.setFocus()
    consulting.desks.go_to(CONSULT)
    assert desk.roster.grid.hasFocus()


def test_instructions_end_the_waiting_and_levels_go_round(desk: CapitalsDesk, consulting: Window) -> None:
    desk.roster.select("BE")
    assert instructions_words(row(desk, "BE")).startswith("Waits 41 min")
    press(desk, consulting, "il")
    stands = row(desk, "BE").stands
    assert stands is not None and stands.instructed and stands.waiting_since is None
    assert stands.level is Level.MINISTERS


def test_a_capital_is_told_its_night_and_weekend(desk: CapitalsDesk) -> None:
    # LATER is a Saturday evening, 19:44 Zulu.
    assert row(desk, "TR").local.clock == "22:44"
    assert local_words(row(desk, "TR")) == "Sat weekend night"
    assert local_words(row(desk, "US")) == "Sat weekend"


def test_a_contact_is_logged_as_it_is_typed(desk: CapitalsDesk, consulting: Window) -> None:
    desk.contacts.line.setFocus()
    QTest.keyClicks(desk.contacts.line, "PL US 1930Z phone: EXERCISE who flies")
    QTest.keyClick(desk.contacts.line, Qt.Key.Key_Return)
    settle(consulting)
    newest = desk.picture.contacts[0]
    assert (newest.one, newest.other, newest.at) == ("PL", "US", LATER - 14 * MINUTE)
    assert desk.contacts.line.text() == ""


def test_a_line_that_cannot_be_read_stays_and_says_why(desk: CapitalsDesk, consulting: Window) -> None:
    desk.contacts.line.setText("PL")
    QTest.keyClick(desk.contacts.line, Qt.Key.Key_Return)
    settle(consulting)
    assert "two that spoke" in desk.contacts.refusal.text() and desk.contacts.refusal.isVisible()
    assert desk.contacts.line.text() == "PL"
    desk.contacts.line.clear()


def test_a_contact_carries_its_own_marking_into_a_file(desk: CapitalsDesk, consulting: Window) -> None:
    marking = Marking(Classification.CONFIDENTIAL, "NATO")
    form = ContactForm("DE", "IT", "EXERCISE. Overflight", marking=marking)
    of = desk.contacts.consultation_id
    assert of is not None and desk.contacts.table.marking is not None
    consulting.session.act(log_contact, of, form)
    settle(consulting)
    row = next(row for row in desk.contacts.table.model.shown_rows() if row.subject == "EXERCISE. Overflight")
    assert desk.contacts.table.marking(row) == marking


def test_an_assessment_is_recorded_and_the_one_before_stays(desk: CapitalsDesk, consulting: Window) -> None:
    desk.show_part(NATIONAL)
    desk.national.table.select("LV")
    desk.edit_lines()
    sheet = next(one for one in consulting.findChildren(Sheet) if one.isVisible())
    threat = sheet.findChildren(QPlainTextEdit)[0]
    assert "probe" in threat.toPlainText()
    threat.setPlainText("EXERCISE. More of it is likely.")
    press_main(sheet)
    settle(consulting)
    place = desk.national.table.model.find("LV")
    assert place is not None
    assert [one.threat[:20] for one in desk.national.table.model.row_at(place).said][-1] == "EXERCISE. More of it"
    assert "probe" in desk.national.told.text() and "Law on sending forces" in desk.national.told.text()


def test_everybody_is_convened_in_one_operation(desk: CapitalsDesk, consulting: Window) -> None:
    desk.convene.click()
    settle(consulting)
    assert all(line.convened for line in (desk.picture.roster or {}).values())
    assert consulting.session.rights.undo is not None and consulting.session.rights.undo.startswith("Convene")


def test_nothing_is_written_into_the_past(desk: CapitalsDesk, consulting: Window) -> None:
    consulting.session.put_back(LATER)
    settle(consulting)
    desk.roster.select("FI")
    press(desk, consulting, "u")
    assert not desk.convene.isVisible() and not desk.contacts.line.isVisible()
    while consulting.notices.close_newest():
        pass
    consulting.session.put_back(None)
    settle(consulting)
    assert desk.edit.isVisible()


def test_consult_begins_with_the_council_where_a_consultation_is_open(
    consulting: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (home(consulting, CONSULT), home(consulting, OPERATE)) == (COUNCIL, POSTURE)
    monkeypatch.setattr(consulting_of(consulting), "picture", None)
    assert home(consulting, CONSULT) == CRISIS
