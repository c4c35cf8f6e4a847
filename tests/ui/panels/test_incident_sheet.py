"""The sheet of an incident under work: its matrix by keyboard, what is claimed and assessed, questions, over time."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListWidget, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.domain.categories import Category
from console.domain.matrix import Mark
from console.domain.operation import Actor, Changes
from console.domain.times import HOUR, Precision
from console.exports.sources_words import reports_words
from console.services.incidents import IncidentForm, create_incident
from console.services.matrix import add_hypothesis, mark_rows
from console.services.questions import QuestionForm, ask_question
from console.services.reports import ReportForm, file_report, withdraw_reports
from console.store.casefile import Store, create
from console.store.reports import behind_incidents
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.panels.inspector import InspectorPanel
from console.ui.panels.matrix_view import MatrixView
from console.ui.render import settle
from console.ui.report_choosers import ReportChooser
from console.ui.window import Window
from tests.ui.panels.conftest import past, select
from tests.ui.things import ACTOR, LATER

BEFORE = LATER - 9 * HOUR


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """Three reports, one of them an echo, a neutral one; two hypotheses; a question."""
    path = tmp_path_factory.mktemp("sheet") / "watch.flank"
    with create(path, "watch", ACTOR, BEFORE) as store:
        form = IncidentForm("Cable cut", Category.NAVAL, 3, BEFORE, Precision.HOUR, None, None, "Gulf", "", None)
        incident, _ = create_incident(store, ACTOR, BEFORE, form)
        one, _ = add_hypothesis(store, ACTOR, BEFORE, incident, "Anchor")
        two, _ = add_hypothesis(store, ACTOR, BEFORE, incident, "Sabotage")

        def filed(
            name: str, hour: int, first: Mark, second: Mark, credibility: int = 2, of: bytes | None = None
        ) -> bytes:
            said = ReportForm(
                headline=f"{name} says", source=name, reliability="B", credibility=credibility, incident_id=incident,
                repeats_id=of,
            )  # fmt: skip
            report, _ = file_report(store, ACTOR, BEFORE + hour * HOUR, said)
            mark_rows(store, ACTOR, BEFORE + hour * HOUR, {report: {one: first, two: second}}, analyst="Bo")
            return report

        coast = filed("Coast guard", 1, Mark.CONSISTENT, Mark.CONSISTENT)
        filed("Agency", 2, Mark.CONSISTENT, Mark.CONSISTENT, of=coast)
        filed("Rumour", 3, Mark.INCONSISTENT, Mark.CONSISTENT, credibility=4)
        filed("Office", 4, Mark.NEUTRAL, Mark.NEUTRAL)
        ask_question(store, ACTOR, BEFORE, incident, QuestionForm("Whose ship?", "Sea desk", BEFORE + 2 * HOUR))
    return path, incident


@pytest.fixture
def shown(made: tuple[Path, bytes], open_window: Callable[..., Window], tmp_path: Path) -> Window:
    path = tmp_path / "watch.flank"
    shutil.copy(made[0], path)
    window = open_window(path)
    window.selection.select("incident", made[1].hex())
    settle(window)
    return window


def sheet_of(window: Window) -> InspectorPanel:
    panel = window.panels["inspector"]
    assert isinstance(panel, InspectorPanel)
    return panel


def matrix_of(window: Window) -> MatrixView:
    found = sheet_of(window).findChild(MatrixView)
    assert found is not None
    return found


def dialog_of(window: Window) -> QDialog:
    settle(window)
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def press(window: Window, words: str) -> None:
    button = next(one for one in dialog_of(window).findChildren(QPushButton) if one.text() == words)
    button.click()
    settle(window)


def test_it_counts_origins_says_what_nothing_separates_and_what_is_open(shown: Window) -> None:
    panel = sheet_of(shown)
    assert panel.view.sheet is not None
    assert [chip.words for chip in panel.view.sheet.chips] == ["Unverified", "4 reports", "3 origins, 1 echo"]
    said = panel.view.texts()
    assert "Nothing leads." in said and "Whose ship?" in said
    assert any("The marks against H1 rest on Rumour, at credibility 4–5: shown, not ranked." in text for text in said)
    owner = next(one for one in panel.findChildren(QPushButton) if one.objectName().startswith("owner"))
    assert owner.text().startswith("Sea desk · ") and owner.text().endswith("overdue")
    lines = matrix_of(shown).lines
    assert [line.row.report.source for line in lines] == ["Coast guard", "Agency", "Rumour"]
    shown_or_not = next(one for one in panel.findChildren(QPushButton) if one.text() == "1 neutral hidden")
    shown_or_not.click()
    settle(shown)
    assert len(matrix_of(shown).lines) == 4


def test_marks_are_set_by_key_in_ones_own_name_and_the_cursor_stays(shown: Window) -> None:
    view = matrix_of(shown)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_I)
    settle(shown)
    after = matrix_of(shown)
    assert after is not view and after.hasFocus() and after.cell == (0, 1)
    # Bo said otherwise: it counts neither way until they agree, and each can be looked at.
    assert after.matrix.differences == 1 and after.matrix.analysts == (ACTOR.name, "Bo")
    assert any("differ on one mark" in text for text in sheet_of(shown).view.texts())
    QTest.keyClick(after, Qt.Key.Key_C)
    settle(shown)
    assert matrix_of(shown).matrix.differences == 0
    assert "H2: consistent" in matrix_of(shown).accessibleDescription()


def test_tab_goes_through_an_assessment_as_its_fields_lie(shown: Window, qtbot: QtBot) -> None:
    QTest.keyClick(matrix_of(shown), Qt.Key.Key_R)
    dialog = dialog_of(shown)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and dialog.isAncestorOf(QApplication.focusWidget()))
    names = []
    for _ in range(11):
        focused = QApplication.focusWidget()
        names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        "What happened", "Hypothesis it takes", "Made in", "Fired by", "Nature", "Confidence", "Likelihood, %",
        "How far we know", "Why", "What would change our mind", "Marking",
    ]  # fmt: skip
    dialog.reject()


def test_an_assessment_is_revised_from_the_keyboard_and_stands_beside_the_claim(shown: Window) -> None:
    panel = sheet_of(shown)
    QTest.keyClick(panel, Qt.Key.Key_R)
    sheet = dialog_of(shown)
    first = sheet.findChildren(QLineEdit)[0]
    first.setText("anchor dragged over the cable")
    likelihood = next(one for one in sheet.findChildren(QLineEdit) if one.accessibleName() == "Likelihood, %")
    likelihood.setText("nonsense")
    press(shown, "Save revision")
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    QTest.keyClick(panel, Qt.Key.Key_R)
    sheet = dialog_of(shown)
    likelihood = next(one for one in sheet.findChildren(QLineEdit) if one.accessibleName() == "Likelihood, %")
    assert likelihood.text() == "nonsense"  # what was typed and not saved is back
    likelihood.setText("70")
    press(shown, "Save revision")
    shown_sheet = panel.view.sheet
    assert shown_sheet is not None and shown_sheet.assessed is not None
    assert shown_sheet.assessed.words == "Anchor dragged over the cable"
    assert {"Made in: not established", "Fired by: not established", "Likely, 70 % (NATO)"} <= set(
        shown_sheet.assessed.lines
    )
    assert "Rev 1" in [chip.words for chip in shown_sheet.chips]


def test_a_tick_asks_for_the_answer_before_it_stands(shown: Window) -> None:
    tick = sheet_of(shown).findChildren(CheckBox)[0]
    tick.click()
    assert not tick.isChecked()
    dialog_of(shown).findChildren(QPlainTextEdit)[0].setPlainText("A tanker")
    press(shown, "Answer")
    assert any("A tanker · " in text for text in sheet_of(shown).view.texts())
    assert sheet_of(shown).findChildren(CheckBox)[0].isChecked()


def test_how_it_came_to_be_so_is_a_chart_with_its_words(shown: Window) -> None:
    next(one for one in sheet_of(shown).findChildren(QPushButton) if one.text() == "Over time").click()
    settle(shown)
    settle(shown)
    rows = dialog_of(shown).findChildren(QListWidget)[0]
    assert rows.item(0).text().endswith("nothing against any · all remain")


def test_what_is_withdrawn_stays_linked_and_counts_no_longer_on_sheet_and_map(shown: Window) -> None:
    panel, store = sheet_of(shown), shown.session.store
    assert panel.view.sheet is not None and store is not None
    coast = matrix_of(shown).lines[0].row.report
    shown.session.act(withdraw_reports, [coast.id], "Taken back")
    settle(shown)
    # The agency only repeats the coast guard.
    chip = panel.view.sheet.chips[1]
    assert (chip.words, chip.tip[:8]) == ("2 reports", "4 linked")
    with store.reader() as reader:
        assert chip.words == reports_words(behind_incidents(reader)[bytes.fromhex(shown.selection.id)])


def test_a_report_is_linked_from_the_incident(shown: Window, qtbot: QtBot) -> None:
    def file(store: Store, actor: Actor, now: int) -> Changes:
        return file_report(store, actor, now, ReportForm(headline="Divers found a scratch", source="Navy"))[1]

    shown.session.act(file)
    settle(shown)
    QTest.keyClick(sheet_of(shown), Qt.Key.Key_L)
    settle(shown)
    chooser = next(one for one in shown.findChildren(ReportChooser) if one.isVisible())
    chooser.type("scratch")
    qtbot.waitUntil(lambda: [line.words for line in chooser.lines][1:] == ["Divers found a scratch"])
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    settle(shown)
    sheet = sheet_of(shown).view.sheet
    assert sheet is not None and "5 reports" in [chip.words for chip in sheet.chips]


def test_without_hypotheses_an_assessment_offers_none(baseline: Path, open_window: Callable[..., Window]) -> None:
    window = open_window(baseline)
    select(window, past(window))
    QTest.keyClick(sheet_of(window), Qt.Key.Key_R)
    choices = [one for one in dialog_of(window).findChildren(ChoiceBox) if one.isVisible()]
    assert "" not in [one.accessibleName() for one in choices] and len(choices) == 4
