"""The forms of the Council: the next version takes amendments in, silence is extended, withdrawn, put on again."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from console.domain.consultation import Event
from console.domain.draft_text import Outcome
from console.domain.silence import State, standing
from console.domain.stance import Stance
from console.domain.times import dtg
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.consult.council import CouncilDesk
from console.ui.render import settle
from console.ui.sheet import Sheet
from tests.ui.consult.conftest import press_main
from tests.ui.consult.hall import Hall, council, hall

__all__ = ["council", "hall"]


def filled(hall: Hall, command: str, fill: Callable[[Sheet], object]) -> str:
    """Run a command, fill its form in and press its act; what it refuses with, empty where it closed."""
    desk = hall.window.desks.desk
    assert isinstance(desk, CouncilDesk)
    hall.now += 1000
    desk.run(command)
    settle(hall.window)
    form = next(one for one in hall.window.findChildren(Sheet) if one.isVisible())
    fill(form)
    press_main(form)
    settle(hall.window)
    if not isValid(form) or not form.isVisible():
        return ""
    said = form._refusal.text() if form._refusal is not None else ""
    form.reject()
    return said


def line(form: Sheet, name: str) -> QLineEdit:
    return next(one for one in form.findChildren(QLineEdit) if one.accessibleName() == name)


def test_the_next_version_takes_a_ticked_amendment_in(hall: Hall, council: CouncilDesk) -> None:
    assert "Silence runs" in filled(hall, "consult.draft", lambda form: form.findChildren(CheckBox)[0].click())
    assert not filled(hall, "consult.withdraw", lambda form: line(form, "Why, in a few words").setText("new text"))
    assert council.silence.large.text() == "Silence withdrawn"
    texts: list[str] = []

    def fill(form: Sheet) -> None:
        form.findChildren(CheckBox)[0].click()
        texts.append(form.findChildren(QPlainTextEdit)[0].toPlainText())

    assert not filled(hall, "consult.draft", fill)
    assert "appropriate military" in texts[0]
    newest = council.draft_card.newest
    assert newest is not None
    assert (newest.version, newest.text) == (3, texts[0])
    assert council.picture.amendments[0].outcome is Outcome.TAKEN
    assert council.over.text() == "Positions on draft v3"
    assert council.consensus.text() == "Waiting: every Ally"


def test_another_name_begins_another_text(hall: Hall, council: CouncilDesk) -> None:
    def fill(form: Sheet) -> None:
        line(form, "What it is").setText("Tasking")
        form.findChildren(QPlainTextEdit)[0].setPlainText("The Military Committee advises by 1200Z.")

    assert not filled(hall, "consult.draft", fill)
    assert not council.draft_card.texts.isHidden()
    council.draft_card.choose_text("Tasking")
    assert council.draft_card.text.toPlainText() == "The Military Committee advises by 1200Z."
    assert council.over.text() == "Positions on Tasking v1"
    assert council.silence.first.text() == "No silence runs on this version."


def test_silence_is_extended(hall: Hall, council: CouncilDesk) -> None:
    assert filled(hall, "consult.silence", lambda _form: None).startswith("Say when it closes")
    assert not filled(hall, "consult.silence", lambda form: line(form, "Closes, Zulu").setText("1600Z"))
    silence = council.silence.silence
    assert silence is not None
    assert dtg(standing(silence, hall.now).closes_at) == "201600Z NOV 26"
    assert council.silence.aside.accessibleName().endswith("extended")


def test_a_break_names_the_ally_and_stops_the_text(hall: Hall, council: CouncilDesk) -> None:
    council.grid.go_to("CA")
    assert filled(hall, "consult.break", lambda _form: None) == "Choose the Ally whose letter it is."

    def fill(form: Sheet) -> None:
        ally = form.findChildren(ChoiceBox)[0]
        ally.setCurrentIndex(ally.findData("SE"))

    assert not filled(hall, "consult.break", fill)
    silence = council.silence.silence
    assert silence is not None
    assert standing(silence, hall.now).state is State.BROKEN
    assert council.acts.draft.property("act") == "main"


def test_a_position_in_writing_asks_for_the_break(qtbot: QtBot, hall: Hall, council: CouncilDesk) -> None:
    council.grid.go_to("HU")

    def fill(form: Sheet) -> None:
        form.findChildren(ChoiceBox)[0].setCurrentIndex(3)
        form.findChildren(CheckBox)[0].click()

    assert not filled(hall, "consult.position", fill)
    cell = council.grid.cell("HU")
    assert cell is not None
    assert cell.stance is Stance.OBJECTS
    asked = next(one for one in hall.window.findChildren(Sheet) if one.isVisible())
    assert asked.windowTitle() == "Record break?"
    asked.reject()
    settle(hall.window)
    assert council.silence.told is not None
    assert council.silence.told.state is State.RUNNING


def test_what_happened_is_recorded_and_an_ended_consultation_takes_no_position(
    hall: Hall, council: CouncilDesk
) -> None:
    def fill(form: Sheet) -> None:
        kind = form.findChildren(ChoiceBox)[0]
        kind.setCurrentIndex(kind.findData(Event.CLOSED.value))

    assert filled(hall, "consult.event", fill).startswith("Silence runs")
    assert not filled(hall, "consult.withdraw", lambda form: line(form, "Why, in a few words").setText("no need"))
    assert not filled(hall, "consult.event", fill)
    assert [one.kind for one in council.picture.events] == [Event.CLOSED]
    assert not council.acts.round.isVisible()
    council.run("consult.round")
    assert not council.entry.isVisible()


def test_another_consultation_begins_with_the_name_of_the_crisis(hall: Hall, council: CouncilDesk) -> None:
    council.run("consult.open")
    settle(hall.window)
    form = next(one for one in hall.window.findChildren(Sheet) if one.isVisible())
    about, crisis = line(form, "What is consulted about"), council.picture.crisis
    assert crisis is not None and about.text() == about.selectedText() == crisis.title
    form.reject()
