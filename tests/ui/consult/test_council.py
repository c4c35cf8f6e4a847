"""The Council desk: a round of the table at speaking speed, the break question, the countdown, the wall."""

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from console.domain.discretion import caution
from console.domain.stance import LETTERS, Stance, held
from console.domain.text_diff import Kind
from console.domain.times import MINUTE
from console.store import draft_texts
from console.ui import table_export
from console.ui.acts import edit
from console.ui.choice_box import ChoiceBox
from console.ui.consult.council import CouncilDesk
from console.ui.desk_kinds import COUNCIL
from console.ui.notices import Notice
from console.ui.panels.log import Log
from console.ui.render import settle
from console.ui.sheet import Sheet
from tests.ui.consult.council_case import CLOSES
from tests.ui.consult.hall import Hall, council, hall

__all__ = ["council", "hall"]


def typed(qtbot: QtBot, council: CouncilDesk, line: str) -> None:
    """Type a line of the round and press Enter."""
    qtbot.keyClicks(council.entry.field, line)
    qtbot.keyClick(council.entry.field, Qt.Key.Key_Return)


def stance(council: CouncilDesk, hall: Hall, iso2: str) -> Stance:
    """What stands in the case."""
    store = hall.window.session.store
    assert store is not None
    ally = next(one for one in council.picture.allies if one.iso2 == iso2)
    return held(draft_texts.positions(store.reader()), hall.ids.v2)[ally.id].stance


def sheet(hall: Hall) -> Sheet | None:
    """The question that is open."""
    return next((one for one in hall.window.findChildren(Sheet) if one.isVisible()), None)


def test_the_picture_of_a_council(council: CouncilDesk) -> None:
    cells = {cell.ally.iso2: cell for cell in council.grid.cells}
    assert len(cells) == 32
    assert (cells["RO"].stance, cells["RO"].words) == (Stance.RESERVES, "Reserves")
    assert (cells["PL"].below, cells["LV"].below, cells["BE"].below) == ("Link down", "Minister", "Waits 1132Z")
    assert (cells["US"].clock, cells["TR"].clock) == ("07:12", "15:12")
    assert council.consensus.text() == "Waiting: BE, HR, LU, SK · Reserves: RO, SE · Amendment: HU, IS, SI"
    assert council.sentence.accessibleName() == "Silence runs: agreed at 1400Z unless an Ally writes."
    assert [(step.passed, bool(step.overridden)) for step in council.phases.steps[:3]] == [
        (True, False), (True, False), (False, True)
    ]  # fmt: skip
    assert len(council.ledger.table.model.columns) == 4
    assert council.ledger.table.model.rowCount() == 33


def test_the_ledger_as_a_file_says_that_it_holds_national_positions(
    hall: Hall, council: CouncilDesk, tmp_path: Path
) -> None:
    table_export.export(hall.window, council.ledger.table, tmp_path / "table.csv")
    settle(hall.window)
    head = (tmp_path / "table.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert f"Ledger of positions · {caution(council.picture.released)}" in head


def test_a_line_of_the_round_is_saved_at_once(qtbot: QtBot, hall: Hall, council: CouncilDesk) -> None:
    qtbot.keyClick(council.grid, Qt.Key.Key_P)
    assert QApplication.focusWidget() is council.entry.field
    assert council.entry.next.text() == "Next: AL Albania"
    typed(qtbot, council, "be s")
    cell = council.grid.cell("BE")
    assert cell is not None
    assert (cell.stance, cell.pending) == (Stance.SUPPORTS, True)
    settle(hall.window)
    cell = council.grid.cell("BE")
    assert cell is not None
    assert (cell.stance, cell.pending) == (Stance.SUPPORTS, False)
    assert stance(council, hall, "BE") is Stance.SUPPORTS
    assert "BE" not in council.consensus.text()


def test_a_line_that_cannot_be_read_stays_and_says_what_to_write(qtbot: QtBot, council: CouncilDesk) -> None:
    council.hand.begin()
    typed(qtbot, council, "UA S")
    assert council.entry.field.text() == "UA S"
    assert "UA is no Ally" in council.entry.word.accessibleName()
    assert not council.hand.pending


def test_arrow_up_corrects_and_the_line_before_stays_in_the_ledger(
    qtbot: QtBot, hall: Hall, council: CouncilDesk
) -> None:
    council.hand.begin()
    typed(qtbot, council, "LU O point 2, by phone")
    settle(hall.window)
    qtbot.keyClick(council.entry.field, Qt.Key.Key_Up)
    assert council.entry.field.text() == "LU O point 2, by phone"
    hall.now += 1000
    council.entry.field.setText("LU A point 2, by phone")
    qtbot.keyClick(council.entry.field, Qt.Key.Key_Return)
    settle(hall.window)
    assert stance(council, hall, "LU") is Stance.AMENDMENT
    council.ledger.show_ally("LU")
    assert council.ledger.table.model.rowCount() == 3
    council.ledger.show_ally("")


def test_what_was_not_saved_comes_back_with_the_reason(
    qtbot: QtBot, hall: Hall, council: CouncilDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from console.domain.errors import BadInput
    from console.services import positions

    def refuse(*_args: object) -> None:
        raise BadInput("The disk is full.")

    monkeypatch.setattr(positions, "take_positions", refuse)
    council.hand.begin()
    typed(qtbot, council, "SK S")
    settle(hall.window)
    assert council.entry.field.text() == "SK S"
    assert "The disk is full." in council.entry.word.accessibleName()
    cell = council.grid.cell("SK")
    assert cell is not None
    assert cell.stance is Stance.NO_INSTRUCTIONS


def test_thirty_two_positions_never_hold_up_the_window(qtbot: QtBot, hall: Hall, council: CouncilDesk) -> None:
    council.hand.begin()
    letters, slowest = list(LETTERS), 0.0
    for place, cell in enumerate(list(council.grid.cells)):
        hall.now += 1000
        council.entry.field.setText(f"{cell.ally.iso2} {letters[place % 6]} point {place}")
        begun = perf_counter()
        qtbot.keyClick(council.entry.field, Qt.Key.Key_Return)
        slowest = max(slowest, perf_counter() - begun)
    settle(hall.window)
    assert not council.hand.pending
    assert council.ledger.table.model.rowCount() == 33 + 32
    assert slowest < 0.25  # The figure itself is measured by bench consult, on a quiet machine.


def test_a_letter_under_silence_asks_whether_it_is_a_break(qtbot: QtBot, hall: Hall, council: CouncilDesk) -> None:
    council.hand.begin()
    typed(qtbot, council, "RO Rw point 3")
    settle(hall.window)
    asked = sheet(hall)
    assert asked is not None
    assert asked.windowTitle() == "Record break?"
    assert stance(council, hall, "RO") is Stance.RESERVES
    assert council.silence.told is not None
    assert council.silence.told.state.value == "running"
    reason = asked.findChild(ChoiceBox)
    assert reason is not None
    assert reason.currentText() == "Wording"
    qtbot.keyClick(reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(hall.window)
    assert council.silence.large.text() == "Broken by RO"
    assert council.silence.second.text() == "wording: point 3"
    assert council.consensus.text().startswith("Blocked by: RO")


def test_spoken_reserves_ask_nothing(qtbot: QtBot, hall: Hall, council: CouncilDesk) -> None:
    council.hand.begin()
    typed(qtbot, council, "RO R point 3, by phone")
    settle(hall.window)
    assert sheet(hall) is None


def test_the_countdown_changes_weight_and_not_colour(hall: Hall, council: CouncilDesk) -> None:
    card = council.silence
    seen = []
    for left in (61, 59, 14, 4):
        hall.now = CLOSES - left * MINUTE
        card._tick()
        seen.append((card.large.text(), card.large.font().weight(), card.large.property("ink")))
    assert [words for words, *_ in seen] == ["01:01:00", "00:59:00", "00:14:00", "00:04:00"]
    assert sorted({weight for _, weight, _ in seen}) == [weight for _, weight, _ in seen]
    assert {ink for *_, ink in seen} == {"warn"}
    assert card.first.text() == "closes 201400Z NOV 26"
    assert card.second.text() == "15:00 Brussels, Fri"


def test_silence_is_kept_by_the_clock_alone(hall: Hall, council: CouncilDesk) -> None:
    hall.now = CLOSES + MINUTE
    council.silence._tick()
    assert council.silence.large.text() == "Agreed under silence"
    assert council.silence.first.text() == "at 201400Z NOV 26"


def test_versions_are_compared_word_by_word(council: CouncilDesk) -> None:
    pieces = council.draft_card.text.pieces
    assert any(kind is Kind.ADDED and "full solidarity" in text for kind, text in pieces)
    assert any(kind is Kind.REMOVED and "strongly" in text for kind, text in pieces)
    first = council.picture.drafts[0]
    council.draft_card.look_at(first.id.hex())
    assert council.draft_card.text.toPlainText().splitlines() == first.text.splitlines()
    assert council.over.text() == "Positions on draft v1, replaced by v2"
    assert council.silence.large.text() == "Broken by PT"
    council.hand.begin()
    assert council.entry.title.text() == "Round on Statement v2"
    assert council.over.text() == "Positions on draft v2"


def test_the_wall_hides_what_is_not_released(hall: Hall, council: CouncilDesk) -> None:
    window = hall.window
    from console.services.positions import release_positions

    window.session.act(release_positions, hall.ids.consultation, False, "")
    settle(window)
    assert council.grid.cells[0].stance is not None
    window.preferences.change(scale=window.look.wall_scale)
    settle(window)
    assert {cell.stance for cell in council.grid.cells} == {None}
    assert council.consensus.text() == "Positions are not released for the wall."
    assert not council.ledger.isVisible()
    hall.now += 1000
    window.session.act(release_positions, hall.ids.consultation, True, "SYG, exercise")
    settle(window)
    assert council.grid.cells[0].stance is not None
    window.preferences.change(scale=1.0)


def test_the_wall_tells_of_no_act_what_one_ally_said(hall: Hall, council: CouncilDesk) -> None:
    window = hall.window
    from console.services.positions import PositionForm, take_positions

    window.desks.leave()
    window.show_panel("log")
    log = window.panels["log"]
    assert isinstance(log, Log)
    window.session.act(take_positions, hall.ids.v2, [PositionForm("FR", Stance.OBJECTS, "not yet")])
    settle(window)

    def told() -> set[str]:
        newest = log.table.model.row_at(log.table.model.find(operation) or 0).what
        undo = next(one.wording for one in edit.COMMANDS if one.id == "undo")
        buttons = [one.accessibleName() for one in window.line.findChildren(QPushButton)]
        return {newest, *buttons, "" if undo is None else undo(window)}

    operation = next(row.id for row in log.table.model.shown_rows() if row.what == "FR on Statement v2: objects")
    window.preferences.change(scale=window.look.wall_scale)
    settle(window)
    assert all("FR on" not in words for words in told())
    window.session.undo()
    settle(window)
    assert window.notices.shown[-1].text == "Undone: Position on Statement v2."
    window.session.redo()
    settle(window)
    assert window.notices.shown[-1].text == "Done again: Position on Statement v2."
    window.preferences.change(scale=1.0)
    settle(window)
    assert any("FR on Statement v2: objects" in words for words in told())


def test_what_was_saved_is_told_beside_what_is_done_next(hall: Hall, council: CouncilDesk) -> None:
    hall.window.say(Notice("Saved: something.", "done"))
    settle(hall.window)
    told = hall.window.notices
    area = QRect(told.mapTo(council, QPoint()), told.size())
    button = next(one for one in council.acts.findChildren(QPushButton) if one.property("act") == "main")
    assert not area.intersects(QRect(button.mapTo(council, QPoint()), button.size()))


def test_what_can_be_done_next_is_in_sight_in_any_window(hall: Hall, council: CouncilDesk) -> None:
    for size in ((1366, 768), (1024, 768), (1920, 1080)):
        hall.window.resize(*size)
        settle(hall.window)
        button = next(one for one in council.acts.findChildren(QPushButton) if one.property("act") == "main")
        assert button.visibleRegion().boundingRect() == button.rect()


def test_by_keys_alone_from_card_to_form_to_ledger(qtbot: QtBot, hall: Hall, council: CouncilDesk) -> None:
    council.grid.setFocus()
    qtbot.keyClick(council.grid, Qt.Key.Key_Home)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(council.grid, key)
    assert council.grid.current == "CZ"
    assert council.grid.accessibleDescription().startswith("CZ Czechia: Silent")
    qtbot.keyClick(council.grid, Qt.Key.Key_Return)
    settle(hall.window)
    asked = sheet(hall)
    assert asked is not None
    box = asked.findChild(ChoiceBox)
    assert box is not None
    qtbot.keyClicks(box, "O")
    hall.now += 1000
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(hall.window)
    assert stance(council, hall, "CZ") is Stance.OBJECTS
    assert council.ledger.table.model.row(council.ledger.table.model.index(0, 0)).ally == "CZ"


def test_one_button_where_no_consultation_is_open(qtbot: QtBot, hall: Hall) -> None:
    desk = hall.council(empty=True)
    assert desk.nothing.what_is.text() == "No crisis and no consultation are open."
    qtbot.mouseClick(desk.nothing.button, Qt.MouseButton.LeftButton)
    settle(hall.window)
    asked = sheet(hall)
    assert asked is not None
    hall.window.desks.leave()
    fields = {field.accessibleName(): field for field in asked.findChildren(type(desk.entry.field))}
    assert asked.focusWidget() is fields["Crisis, which is opened with it"]
    fields["Crisis, which is opened with it"].setText("Exercise crisis")
    assert fields["What is consulted about"].text() == ""
    fields["Which Allies ask or weigh it, by letters"].setText("lv, EE")
    qtbot.keyClick(fields["What is consulted about"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(hall.window)
    assert sheet(hall) is None
    assert hall.window.desks.shown == COUNCIL
    assert hall.window.focusWidget() is desk.grid
    assert desk.acts.convene.property("act") == "main"
    desk.acts.convene.click()
    settle(hall.window)
    assert desk.acts.convene.isHidden() and desk.acts.draft.property("act") == "main"
    assert desk.title.text() == "Exercise crisis"
    assert "asked under Article 4" in desk.about.accessibleName()
    assert desk.consensus.text() == ""
