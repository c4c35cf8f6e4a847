"""The table of claims and the sheet of one: live hostile ones first, echoes not counted, every act by keyboard."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from console.domain.claim import Standing
from console.services.claims import ClaimForm, make_claim
from console.services.reports import ReportForm, file_report
from console.store import claims
from console.store.casefile import Store, create
from console.ui.app import build
from console.ui.panels import PANELS
from console.ui.panels.claims import Claims, claims_of
from console.ui.panels.inspector import InspectorPanel, inspector_of
from console.ui.render import settle
from console.ui.selection import CLAIM, REPORT
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.conftest import signed_on
from tests.ui.things import ACTOR, LATER


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with two claims: a hostile one with an echo behind it, and a newer one that is not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        path = tmp_path_factory.mktemp("cases") / "claims.flank"
        with create(path, "claims", ACTOR, LATER) as store:
            _fill(store)
    return path


def _fill(store: Store) -> None:
    ministry = ReportForm(headline="Nothing was hit", source="Ministry", reliability="D", credibility=4)
    first, _ = file_report(store, ACTOR, LATER, ministry)
    agency = ReportForm(headline="Ministry: nothing hit", source="Agency", repeats_id=first)
    relay, _ = file_report(store, ACTOR, LATER, agency)
    behind = [first, relay]
    said = LATER - 120_000
    make_claim(
        store, ACTOR, LATER, ClaimForm(actor="Ministry", text="It is a provocation", claimed_at=said, report_ids=behind)
    )
    make_claim(store, ACTOR, LATER, ClaimForm(actor="A friend", text="They hit us", hostile=False, claimed_at=LATER))


@pytest.fixture
def watched(qtbot: QtBot, made: Path, tmp_path: Path) -> Iterator[Window]:
    """A window on a copy of it, with the two panels that show claims."""
    case = Path(shutil.copy(made, tmp_path / "claims.flank"))
    window = build(signed_on(), lambda: LATER, tuple(kind for kind in PANELS if kind.id in ("claims", "inspector")))
    qtbot.addWidget(window)
    window.show()
    window.openings.open(case)
    settle(window)
    yield window
    window.close()


def panel(window: Window) -> Claims:
    found = claims_of(window)
    assert found is not None
    return found


def inspector(window: Window) -> InspectorPanel:
    found = inspector_of(window)
    assert found is not None
    return found


def run(window: Window, command_id: str) -> None:
    window.menus.run(next(command for command in window.menus.table if command.id == command_id))


def choose(window: Window, text: str) -> None:
    row = next(row for row in panel(window).rows if row.text == text)
    window.selection.select(CLAIM, row.id.hex())
    settle(window)


def press(window: Window, words: str) -> Sheet:
    sheet = window.findChildren(Sheet)[-1]
    next(button for button in sheet.findChildren(QPushButton) if button.text() == words).click()
    settle(window)
    return sheet


def stands(window: Window) -> list[tuple[str, Standing, str]]:
    assert window.session.store is not None
    with window.session.store.reader() as reader:
        return [(one.text, one.standing, one.our_line) for one in claims.claims(reader)]


def test_hostile_claims_that_are_live_come_first_and_are_counted(watched: Window) -> None:
    shown = panel(watched).table.model.shown_rows()
    assert [row.text for row in shown] == ["It is a provocation", "They hit us"]
    assert panel(watched).told == "1 hostile"
    run(watched, "claim.narrow")
    assert [row.text for row in panel(watched).table.model.shown_rows()] == ["It is a provocation"]


def test_the_sheet_says_who_says_what_our_line_and_what_is_behind_it(watched: Window) -> None:
    choose(watched, "It is a provocation")
    words = inspector(watched).view.texts()
    assert "“It is a provocation”" in words and "No line yet" in words
    assert "1 origin, 2 reports" in words
    assert any("Nothing behind it is better than doubtful (D4)" in line for line in words)
    assert any("relays another report" in line for line in words)


def test_r_revises_it_and_the_line_is_kept_with_its_time(watched: Window) -> None:
    choose(watched, "It is a provocation")
    QTest.keyClick(panel(watched), Qt.Key.Key_R)
    sheet = watched.findChildren(Sheet)[-1]
    standing = sheet.findChildren(QComboBox)[0]
    standing.setCurrentIndex(standing.findData("countered"))
    sheet.findChildren(QPlainTextEdit)[0].setPlainText("Facts first.")
    press(watched, "Save")
    assert ("It is a provocation", Standing.COUNTERED, "Facts first.") in stands(watched)
    assert "Countered" in inspector(watched).view.texts()


def test_closing_asks_why_and_it_can_be_followed_again(watched: Window) -> None:
    choose(watched, "It is a provocation")
    run(watched, "claim.close")
    sheet = press(watched, "Close claim")
    assert any("Say in a few words why" in label.text() for label in sheet.findChildren(QLabel))
    sheet.findChildren(QLineEdit)[0].setText("Nobody says it any more")
    press(watched, "Close claim")
    assert stands(watched)[1][1] is Standing.CLOSED and panel(watched).told == "2"
    run(watched, "claim.follow")
    settle(watched)
    assert stands(watched)[1][1] is Standing.LIVE


def test_a_new_claim_from_a_report_brings_what_it_says_and_another_takes_it_too(watched: Window) -> None:
    report = panel(watched).rows[1].report_ids[0]
    watched.selection.select(REPORT, report.hex())
    run(watched, "claim.new")
    settle(watched)
    sheet = watched.findChildren(Sheet)[-1]
    assert [field.text() for field in sheet.findChildren(QLineEdit)][:2] == ["Ministry", "Nothing was hit"]
    press(watched, "Put on the list")
    made = next(row for row in panel(watched).rows if row.text == "Nothing was hit")
    assert made.report_ids == (report,) and watched.selection.id == made.id.hex()

    watched.selection.select(REPORT, report.hex())
    run(watched, "claim.back")
    choice = watched.findChildren(Sheet)[-1].findChildren(QComboBox)[0]
    choice.setCurrentIndex(choice.findText("A friend: They hit us"))
    press(watched, "Put behind it")
    assert next(row for row in panel(watched).rows if row.text == "They hit us").report_ids == (report,)

    watched.selection.select(REPORT, report.hex())
    run(watched, "claim.unback")
    choice = watched.findChildren(Sheet)[-1].findChildren(QComboBox)[0]
    choice.setCurrentIndex(choice.findText("A friend: They hit us"))
    press(watched, "Take from behind it")
    assert next(row for row in panel(watched).rows if row.text == "They hit us").report_ids == ()


def test_a_time_that_cannot_be_read_is_said_in_the_form(watched: Window, qtbot: QtBot) -> None:
    run(watched, "claim.new")
    settle(watched)
    sheet = watched.findChildren(Sheet)[-1]
    for field, words in zip(sheet.findChildren(QLineEdit), ("Somebody", "Something", "yesterday"), strict=False):
        field.setText(words)
    press(watched, "Put on the list")
    assert any("yesterday" in label.text() for label in sheet.findChildren(QLabel))
    sheet.reject()
