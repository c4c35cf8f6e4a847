"""The Decisions desk: recorded from the silence that was kept, with reservations, tasks and activations by step."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from console.domain.decision import Agreed, Step
from console.domain.times import HOUR, MINUTE, dtg
from console.ui.check_box import CheckBox
from console.ui.consult.activation_table import ActivationRow, told
from console.ui.consult.decision_card import sections
from console.ui.consult.decision_form import adoptable
from console.ui.consult.decisions_desk import DecisionsDesk
from console.ui.desk_kinds import DECISIONS
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.consult.conftest import press_main
from tests.ui.things import LATER


@pytest.fixture
def desk(consulting: Window) -> DecisionsDesk:
    consulting.desks.show(DECISIONS)
    settle(consulting)
    found = consulting.desks.desk
    assert isinstance(found, DecisionsDesk)
    return found


def form(window: Window) -> Sheet:
    settle(window)
    return next(one for one in window.findChildren(Sheet) if one.isVisible())


def field(sheet: Sheet, name: str) -> QLineEdit:
    return next(one for one in sheet.findChildren(QLineEdit) if one.accessibleName() == name)


def text(sheet: Sheet, name: str) -> QPlainTextEdit:
    return next(one for one in sheet.findChildren(QPlainTextEdit) if one.accessibleName().startswith(name))


def force(desk: DecisionsDesk, name: str) -> ActivationRow:
    return next(row for row in desk.forces.model.shown_rows() if name in row.name)


def test_a_decision_is_told_in_full_and_never_counted(desk: DecisionsDesk) -> None:
    words = desk.card.words
    assert "Agreed under silence on Statement v2 · Article 4" in words
    assert "Hungary: EXERCISE. No basing on its ground." in words and "Reviewed after seven days" in words
    assert " of 32" not in words
    assert desk.decision is not None
    on_wall = dict(sections(desk.decision, desk.picture, hidden=True))
    assert on_wall["National reservations"] == "On record. They are not released for the wall."
    minute_before = replace(desk.decision, picture_at=desk.decision.at - 1)
    assert dict(sections(minute_before, desk.picture))["Rests on the picture as known at"] == dtg(desk.decision.at)
    assert [row.task.owner for row in desk.tasks.model.shown_rows()] == ["Press"]


def test_steps_stand_by_force_with_authority_caveat_and_what_is_due(desk: DecisionsDesk) -> None:
    row = force(desk, "Host-nation forces of Latvia")
    warning, preparation = row.at(Step.WARNING), row.at(Step.PREPARATION)
    assert warning is not None and preparation is not None
    assert (warning.at, preparation.at) == (LATER, LATER + 6 * HOUR)
    columns = {column.title: column for column in desk.forces.model.columns}
    assert columns["Preparation"].text(row) == "due 220144Z" and columns["Request"].written(row) == "–"
    assert "ACTWARN: Warning, 211944Z NOV 26" in told(row, Step.WARNING)
    checked = columns["Baseline: may send it"]
    assert checked.text(row) == "Latvia" and checked.note is not None and checked.note(row)


def test_what_can_be_adopted_is_what_the_record_bears_out(desk: DecisionsDesk) -> None:
    offered = adoptable(desk.picture, LATER)
    assert [(one.draft.version, one.agreed) for one in offered] == [(2, Agreed.SILENCE), (1, None)]
    assert [one.words.split(" · ")[1] for one in offered] == ["agreed under silence", "not agreed yet"]


def test_a_decision_is_recorded_from_the_silence_that_was_kept(desk: DecisionsDesk, consulting: Window) -> None:
    desk.record.click()
    sheet = form(consulting)
    assert field(sheet, "When, Zulu").text() == dtg(LATER - 20 * MINUTE)
    assert text(sheet, "Text").isReadOnly() and "Allies met today" in text(sheet, "Text").toPlainText()
    field(sheet, "Title, in a few words").setText("EXERCISE. Statement adopted")
    text(sheet, "National reservations").setPlainText("no basing")
    press_main(sheet)
    settle(consulting)
    assert sheet.isVisible()
    text(sheet, "National reservations").setPlainText("TR by its own law")
    text(sheet, "Tasks").setPlainText("EXERCISE. Tell Kyiv; A. Example; +2 h")
    press_main(sheet)
    settle(consulting)
    decision = desk.decision
    assert decision is not None and decision.title == "EXERCISE. Statement adopted"
    assert decision.agreed is Agreed.SILENCE and decision.silence_id is not None
    assert "Türkiye: by its own law" in desk.card.words
    assert [row.task.text for row in desk.tasks.model.shown_rows()] == ["EXERCISE. Tell Kyiv"]


def test_space_says_that_a_task_is_done_and_again_that_it_is_not(desk: DecisionsDesk, consulting: Window) -> None:
    row = desk.tasks.model.shown_rows()[0]
    desk.tasks.select(row.task.id.hex())
    for done in (True, False):
        assert desk.tasks.focusProxy() is not None
        QTest.keyClick(desk.tasks.focusProxy(), Qt.Key.Key_Space)
        settle(consulting)
        assert desk.tasks.model.shown_rows()[0].state.startswith("done") is done


def test_the_next_step_is_offered_for_the_force_chosen(desk: DecisionsDesk, consulting: Window) -> None:
    desk.choose(desk.picture.decisions[0].id)
    row = force(desk, "Forward Land Forces Latvia")
    assert row.unit_id is not None
    desk.forces.select(row.unit_id.hex())
    desk.activate.click()
    sheet = form(consulting)
    step = sheet.findChildren(QComboBox)[0]
    assert step.currentData() == Step.PREPARATION.value
    assert [box.text() for box in sheet.findChildren(CheckBox) if box.isChecked()] == [row.name]
    step.setCurrentIndex(step.findData(Step.ORDER.value))
    assert field(sheet, "On whose authority").text() == "Council"
    field(sheet, "Caveat").setText("EXERCISE. Not south of the river")
    field(sheet, "Measure").setText("EX-CRM-0001")
    press_main(sheet)
    settle(consulting)
    row = force(desk, "Forward Land Forces Latvia")
    assert row.last.step is Step.ORDER and row.last.caveat == "EXERCISE. Not south of the river"
    assert row.passed_over == (Step.PREPARATION, Step.REQUEST, Step.PREDEPLOYMENT)


def test_what_we_knew_is_the_case_as_the_decision_found_it(desk: DecisionsDesk, consulting: Window) -> None:
    decision = desk.decision
    assert decision is not None
    desk.known.click()
    settle(consulting)
    assert consulting.session.moment == decision.picture_at
    assert not desk.record.isVisible() and not desk.known.isVisible()
    consulting.session.put_back(None)
    settle(consulting)
    assert desk.record.isVisible()
