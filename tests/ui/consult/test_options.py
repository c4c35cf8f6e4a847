"""The Options desk: side by side, edited in place, ordered, begun from a playbook, each with the race of its plan."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from console.domain.claim import Standing
from console.services.claims import ClaimForm, make_claim
from console.services.default_plan import default_plan
from console.services.plans import create_plan
from console.ui.check_box import CheckBox
from console.ui.consult.option_cells import CellText
from console.ui.consult.option_rows import ROWS, Beside, cell
from console.ui.consult.options_desk import OptionsDesk
from console.ui.desk_kinds import OPTIONS
from console.ui.race.force_list import ForceList
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.consult.conftest import press_main

PLACES = {key: place for place, (key, _) in enumerate(ROWS)}


@pytest.fixture
def desk(consulting: Window) -> OptionsDesk:
    consulting.desks.show(OPTIONS)
    settle(consulting)
    found = consulting.desks.desk
    assert isinstance(found, OptionsDesk)
    return found


def go(desk: OptionsDesk, key: str, column: int) -> None:
    desk.sheet.setFocus()
    desk.sheet.setCurrentIndex(desk.sheet.options.index(PLACES[key], column))


def words(desk: OptionsDesk, key: str, column: int) -> str:
    return str(desk.sheet.options.index(PLACES[key], column).data())


def titles(desk: OptionsDesk) -> list[str]:
    return [option.title for option in desk.sheet.options.options]


def form(window: Window) -> Sheet:
    settle(window)
    return next(one for one in window.findChildren(Sheet) if one.isVisible())


def test_what_nobody_wrote_says_so_and_partners_when_they_were_told(desk: OptionsDesk) -> None:
    assert titles(desk) == ["Watch more closely", "Fly patrols", "Send a brigade"]
    assert words(desk, "legal", 0) == "not looked at yet"
    assert "EX OSCE: not told yet" in words(desk, "partners", 0)
    assert "told 211914Z" in words(desk, "partners", 0)


def test_a_cell_is_edited_in_place(desk: OptionsDesk, consulting: Window) -> None:
    go(desk, "legal", 1)
    QTest.keyClick(desk.sheet, Qt.Key.Key_F2)
    field = desk.sheet.findChild(CellText)
    assert field is not None
    QTest.keyClicks(field, "EXERCISE. Article 5 is not needed")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(consulting)
    assert words(desk, "legal", 1) == "EXERCISE. Article 5 is not needed"
    assert desk.picture.options[1].criteria["legal"] == "EXERCISE. Article 5 is not needed"
    consulting.session.undo()
    settle(consulting)
    assert words(desk, "legal", 1) == "not looked at yet"


def test_who_would_act_is_chosen_in_place(desk: OptionsDesk, consulting: Window) -> None:
    go(desk, "actor", 1)
    QTest.keyClick(desk.sheet, Qt.Key.Key_Return)
    choice = desk.sheet.findChild(QComboBox)
    assert choice is not None
    choice.setCurrentIndex(choice.findData("nation"))
    choice.activated.emit(choice.currentIndex())
    settle(consulting)
    assert words(desk, "actor", 1) == "A nation"


def test_an_option_is_moved_by_a_key_and_stays_under_it(desk: OptionsDesk, consulting: Window) -> None:
    go(desk, "forces", 0)
    QTest.keyClick(desk.sheet, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle(consulting)
    assert titles(desk) == ["Fly patrols", "Watch more closely", "Send a brigade"]
    assert desk.sheet.chosen is not None and desk.sheet.chosen.title == "Watch more closely"
    consulting.session.undo()
    settle(consulting)


def test_a_new_option_begins_from_a_playbook(desk: OptionsDesk, consulting: Window) -> None:
    desk.new.click()
    sheet = form(consulting)
    begun = sheet.findChildren(QComboBox)[0]
    begun.setCurrentIndex(1)
    title = begun.currentText()
    press_main(sheet)
    settle(consulting)
    assert titles(desk)[-1] == title
    made = desk.picture.options[-1]
    assert made.actor is not None and any(made.criteria.values())
    desk.sheet.choose(made.id)
    QTest.keyClick(desk.sheet, Qt.Key.Key_Delete)
    settle(consulting)
    assert title not in titles(desk)


def test_forces_come_from_the_posture_of_today(desk: OptionsDesk, consulting: Window) -> None:
    go(desk, "forces", 0)
    QTest.keyClick(desk.sheet, Qt.Key.Key_F)
    forces = form(consulting).findChild(ForceList)
    assert forces is not None
    QTest.keyClicks(forces.field, "brigade latvia")
    QTest.keyClick(forces.field, Qt.Key.Key_Return)
    QTest.keyClick(forces.field, Qt.Key.Key_Return)
    settle(consulting)
    assert "· NATO Forward Land Forces Latvia" in words(desk, "forces", 0)


def test_the_race_of_its_plan_says_that_it_is_hypothetical(desk: OptionsDesk, consulting: Window) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("console.services.default_plan.RUNS", 500)
        consulting.session.attempt(
            lambda store, actor, now: create_plan(store, actor, now, default_plan(store.writer_view(), None, now)),
            lambda _: None,
        )
        settle(consulting)
    go(desk, "race", 2)
    QTest.keyClick(desk.sheet, Qt.Key.Key_Return)
    sheet = form(consulting)
    sheet.findChildren(QComboBox)[0].setCurrentIndex(1)
    press_main(sheet)
    settle(consulting)
    said = words(desk, "race", 2).replace("\N{THIN SPACE}", " ")
    assert (
        said.startswith("HYPOTHETICAL · Plan A\n") and "that 5 000 are in place first, decided 211900Z NOV 26" in said
    )
    assert "for 80 %" in said or "gives 80 %" in said
    assert words(desk, "race", 0) == "not looked at yet"


def test_claims_of_the_crisis_stand_with_our_line(make: Callable[[], OptionsDesk], consulting: Window) -> None:
    desk = make()
    incident = desk.picture.incidents[0].id
    consulting.session.attempt(
        lambda store, actor, now: make_claim(store, actor, now, ClaimForm(
            actor="EX ORANGE", text="It was theirs", our_line="The tracks say otherwise", incident_id=incident,
            standing=Standing.LIVE)), lambda _: None)  # fmt: skip
    settle(consulting)
    go(desk, "line", 0)
    QTest.keyClick(desk.sheet, Qt.Key.Key_C)
    sheet = form(consulting)
    sheet.findChildren(CheckBox)[0].setChecked(True)
    press_main(sheet)
    settle(consulting)
    assert words(desk, "line", 0) == "EX ORANGE claims “It was theirs”. Our line: The tracks say otherwise"


@pytest.fixture
def make(desk: OptionsDesk, consulting: Window) -> Callable[[], OptionsDesk]:
    """With an incident of the case in the crisis."""

    def with_incident() -> OptionsDesk:
        from console.services.crises import add_incidents
        from console.store import incidents

        crisis = desk.picture.crisis
        assert crisis is not None
        found: list[bytes] = []
        consulting.session.read(lambda reader: incidents.incidents(reader)[0].id, found.append)
        settle(consulting)
        consulting.session.act(add_incidents, crisis.id, found)
        settle(consulting)
        return desk

    return with_incident


def test_a_force_or_plan_that_is_gone_is_said(desk: OptionsDesk) -> None:
    from dataclasses import replace

    option = replace(desk.picture.options[0], units=(b"u" * 16,), plan_id=b"p" * 16)
    assert "a force that is gone" in cell(option, "forces", Beside()).text
    assert "a plan that is gone" in cell(option, "race", Beside()).text
