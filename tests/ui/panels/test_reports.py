"""The table of reports, its inbox worked through with the keyboard, and the sheet of a report."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.categories import Category
from console.domain.report import State
from console.domain.times import MINUTE, Precision
from console.map.hands.picking import pick_at
from console.services import reports as act
from console.services.incidents import IncidentForm, create_incident
from console.services.reports import ReportForm
from console.store import reports as stored
from console.store.casefile import create, open_case
from console.ui.app import build
from console.ui.chooser import Chooser
from console.ui.panels.inspector import InspectorPanel
from console.ui.panels.reports import Reports
from console.ui.panes import PanelKind
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.conftest import signed_on
from tests.ui.things import ACTOR, NOW

KINDS = (
    PanelKind("reports", "Reports", "tables", Reports), PanelKind("inspector", "Inspector", "right", InspectorPanel)
)  # fmt: skip
Made = dict[str, bytes]


@pytest.fixture(scope="module")
def night(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    """Three reports, the second an echo of the first, and an incident: made once."""
    ids: Made = {}
    path = tmp_path_factory.mktemp("night") / "Night watch.flank"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        _fill(path, ids)
    return path, ids


@pytest.fixture
def case(night: tuple[Path, Made], tmp_path: Path) -> Path:
    return Path(shutil.copy(night[0], tmp_path / "Night watch.flank"))


@pytest.fixture
def made(night: tuple[Path, Made]) -> Made:
    return dict(night[1])


def _fill(path: Path, ids: Made) -> None:
    with create(path, "Night watch", ACTOR, NOW) as store:
        for number, (name, more) in enumerate((
            ("first", {"source": "AP", "origin": "one official", "body": "<b>Missiles</b> crossed\nsays an official"}),
            ("second", {"source": "Reuters"}),
            ("third", {"source": "Fire service", "place": "Przewodów", "to_check": True}),
        )):  # fmt: skip
            form = ReportForm(headline=f"Missile report {name}", **more)
            ids[name], _ = act.file_report(store, ACTOR, NOW - (10 - number) * MINUTE, form)
        act.mark_repeats(store, ACTOR, NOW - MINUTE, [ids["second"]], ids["first"])
        blast = IncidentForm(
            "Explosion",
            Category.MISSILE_DRONE,
            4,
            NOW - 15 * MINUTE,
            Precision.MINUTE,
            None,
            None,
            "Przewodów",
            "",
            None,
        )
        ids["incident"], _ = create_incident(store, ACTOR, NOW - MINUTE, blast)


@pytest.fixture
def window(qtbot: QtBot, case: Path, made: Made) -> Iterator[Window]:
    found = build(signed_on(), lambda: NOW, KINDS)
    qtbot.addWidget(found)
    found.resize(1366, 768)
    found.show()
    found.openings.open(case)
    settle(found)
    yield found
    found.close()


@pytest.fixture
def panel(window: Window) -> Reports:
    found = window.panels["reports"]
    assert isinstance(found, Reports)
    window.show_panel("reports")
    return found


@pytest.fixture
def press(window: Window, qtbot: QtBot) -> Callable[..., None]:
    def press(*keys: str | Qt.Key) -> None:
        for key in keys:
            at = QApplication.focusWidget()
            assert at is not None
            qtbot.keyClick(at, key)
            settle(window)

    return press


def pick(panel: Reports, window: Window, report_id: bytes) -> None:
    window.selection.select("report", report_id.hex())
    settle(window)


def standing(window: Window, report_id: bytes) -> stored.Report:
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        found = stored.report(reader, report_id)
    assert found is not None
    return found


def cells(panel: Reports) -> list[list[str]]:
    model = panel.table.model
    return [[column.text(row) for column in model.columns] for row in model.shown_rows()]


def test_the_newest_stands_first_and_an_echo_names_the_origin_it_relays(panel: Reports) -> None:
    rows = cells(panel)
    assert [row[3] for row in rows] == ["Missile report third", "Missile report second", "Missile report first"]
    assert rows[1][5] == "⤺ one official"
    assert panel.told == "3"
    note = panel.table.model.columns[2].note
    assert note is not None and note(panel.table.model.shown_rows()[0]) == "Still to be checked."


def test_two_keys_grade_and_the_report_stays_chosen(
    panel: Reports, window: Window, made: Made, press: Callable[..., None]
) -> None:
    pick(panel, window, made["third"])
    press("b")
    assert panel.triage.hint.isVisible() and "B_" in panel.triage.hint.text()
    press("2")
    assert standing(window, made["third"]).grade == "B2"
    assert window.selection.id == made["third"].hex() and not panel.triage.hint.isVisible()
    assert cells(panel)[0][1] == "B2"
    press("a", Qt.Key.Key_Escape, "1")
    assert standing(window, made["third"]).grade == "B2", "Esc gives a begun grade up"
    window.session.undo()
    settle(window)
    assert cells(panel)[0][1] == ""


def test_accepting_goes_on_to_the_next_new_one(
    panel: Reports, window: Window, made: Made, press: Callable[..., None]
) -> None:
    press("n")
    pick(panel, window, made["third"])
    press(Qt.Key.Key_Return)
    assert standing(window, made["third"]).state is State.ACCEPTED
    assert window.selection.id == made["second"].hex()
    assert [row[3] for row in cells(panel)] == ["Missile report second", "Missile report first"]
    assert panel.told == "2 of 3"
    press(" ")
    assert window.selection.id == made["first"].hex()
    press(Qt.Key.Key_Escape)
    assert len(cells(panel)) == 3


def test_a_link_is_chosen_from_suggestions_with_their_reason(
    panel: Reports, window: Window, made: Made, press: Callable[..., None]
) -> None:
    pick(panel, window, made["third"])
    press("l")
    chooser = window.findChild(Chooser)
    assert chooser is not None
    assert [line.words for line in chooser.lines][-1] == "New incident from this report"
    press("e", "x", "p")
    press(Qt.Key.Key_Return)
    assert standing(window, made["third"]).incident_ids == (made["incident"],)
    assert cells(panel)[0][6] == "Explosion"
    assert window.selection.id == made["second"].hex()
    pick(panel, window, made["third"])
    panel.triage.unlink()
    settle(window)
    settle(window)
    assert standing(window, made["third"]).incident_ids == () and cells(panel)[0][6] == ""


def test_several_are_dismissed_at_once_with_their_reason_and_hidden_until_asked_for(
    panel: Reports, window: Window, made: Made, press: Callable[..., None], qtbot: QtBot
) -> None:
    pick(panel, window, made["third"])
    at = QApplication.focusWidget()
    qtbot.keyClick(at, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert panel.triage.chosen == [made["third"].hex(), made["second"].hex()]
    press("x", "t", "e", "s", "t")
    press(Qt.Key.Key_Return)
    assert [standing(window, made[name]).dismissed_why for name in ("third", "second")] == ["test", "test"]
    assert [row[3] for row in cells(panel)] == ["Missile report first"]
    panel.show_dismissed(True)
    assert len(cells(panel)) == 3


def test_origin_withdrawal_and_echo_are_said_by_key(
    panel: Reports, window: Window, made: Made, press: Callable[..., None]
) -> None:
    pick(panel, window, made["third"])
    press("o", "Z", "E", "T", Qt.Key.Key_Return)
    assert standing(window, made["third"]).origin == "ZET"
    press("=", "f", "i", "r", "s", "t", Qt.Key.Key_Return)
    assert standing(window, made["third"]).repeats_id == made["first"]
    press("w", Qt.Key.Key_Return)
    assert standing(window, made["third"]).withdrawn_why == "Taken back by its source"
    assert cells(panel)[0][4] == "Withdrawn"
    struck = panel.table.model.columns[3].struck
    assert struck is not None and struck(panel.table.model.shown_rows()[0])


def test_the_sheet_says_everything_in_plain_text(panel: Reports, window: Window, made: Made) -> None:
    pick(panel, window, made["first"])
    inspector = window.panels["inspector"]
    assert isinstance(inspector, InspectorPanel)
    texts = inspector.view.texts()
    assert "<b>Missiles</b> crossed\nsays an official" in texts
    assert any("Reuters" in text for text in texts), "what relays it"
    assert [deed.key for deed in inspector.view.deeds] == ["L", "Enter", "A–F", "X"]


def test_a_letter_that_means_nothing_does_not_filter_and_a_stroke_does(
    panel: Reports, window: Window, press: Callable[..., None]
) -> None:
    press("q")
    assert panel.table.filter_text() == ""
    press("/", "t", "h", "i", "r", "d")
    assert [row[3] for row in cells(panel)] == ["Missile report third"]


def test_a_telephoned_report_is_filed_without_the_mouse_and_stands_in_the_sheet(
    panel: Reports, window: Window, made: Made, press: Callable[..., None], qtbot: QtBot
) -> None:
    inspector = window.panels["inspector"]
    assert isinstance(inspector, InspectorPanel)
    window.menus.run(next(one for one in window.menus.table if one.id == "report.file"))
    settle(window)
    form = inspector.filing.editor
    form.field("text").insertPlainText("Two explosions near the mill\nSmoke seen from the road")
    form.field("source").setText("Fire service")
    form.field("time").setText("20 min ago")
    assert "151924Z NOV 22" in form._labels["time"].text()
    form.field("grade").setText("b9")
    form.saved.emit()
    assert "letter A to F" in form.errors()["time"]
    form.field("grade").setText("b2")
    window.selection.select("report", made["first"].hex())
    settle(window)
    assert not inspector.editing, "another thing is looked at: what was typed is kept"
    inspector.file_report()
    assert form.typed.grade == "b2"
    qtbot.keyClick(form.field("text"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(window)
    filed = standing(window, bytes.fromhex(window.selection.id))
    assert (filed.headline, filed.grade, filed.source) == ("Two explosions near the mill", "B2", "Fire service")
    assert filed.body.endswith("from the road") and filed.occurred_from == NOW - 20 * MINUTE
    assert cells(panel)[0][3] == "Two explosions near the mill"
    press("c")
    press("3")
    assert standing(window, filed.id).grade == "C3", "the sheet has the keys of the table"


def test_a_chosen_place_fills_its_position_and_says_how_exact_it_is(window: Window) -> None:
    from console.ui.panels.report_fields import Chosen, Typed, read

    inspector = window.panels["inspector"]
    assert isinstance(inspector, InspectorPanel)
    inspector.file_report()
    form = inspector.filing.editor
    form.field("text").setPlainText("Blast")
    form.field("place").setFocus()
    form.field("place").setText("przew")
    found = Chosen("Przewodów", "50.4709 N 23.9336 E", 23.9336, 50.4709, "town")
    form.offer_places("przew", [("Przewodów · Poland", found)])
    form.field("place").setText("Przewodów · Poland")
    form.field("place").editingFinished.emit()
    assert (form.typed.place, form.typed.position) == ("Przewodów", "50.4709 N 23.9336 E")
    written, wrong = read(form.typed, NOW, form.chosen)
    assert written is not None and not wrong
    assert (written.lon, written.place_precision) == (23.9336, "town")
    by_hand, _ = read(Typed(text="Blast", position="50.1 N 23.1 E"), NOW, found)
    assert by_hand is not None and (by_hand.lon, by_hand.place_precision) == (23.1, "point")


def test_an_incident_from_a_report_begins_with_what_it_says_and_links_it(
    panel: Reports, window: Window, made: Made
) -> None:
    inspector = window.panels["inspector"]
    assert isinstance(inspector, InspectorPanel)
    pick(panel, window, made["third"])
    panel.triage.new_incident()
    settle(window)
    form = inspector.editor
    assert form.typed.title == "Missile report third" and form.typed.place == "Przewodów"
    form.set_typed(replace(form.typed, category="missile-drone", severity="4"))
    form.saved.emit()
    settle(window)
    assert window.selection.kind == "incident"
    assert standing(window, made["third"]).incident_ids == (bytes.fromhex(window.selection.id),)


def test_a_click_on_a_report_selects_it_and_on_several_lists_them(qtbot: QtBot, case: Path, made: Made) -> None:
    with open_case(case, ACTOR, NOW) as store:
        for number, lon in enumerate((23.93, 23.93, 30.0)):
            form = ReportForm(headline=f"Placed {number}", lon=lon, lat=50.47, occurred_from=NOW - 9 * MINUTE)
            made[form.headline], _ = act.file_report(store, ACTOR, NOW - 8 * MINUTE, form)
    whole = build(signed_on(), lambda: NOW)
    qtbot.addWidget(whole)
    whole.resize(1366, 768)
    whole.show()
    whole.openings.open(case)
    settle(whole)
    canvas, table = whole.map.canvas, whole.panels["reports"]
    assert isinstance(table, Reports)
    pick_at(canvas, canvas.point_of(30.0, 50.47))
    settle(whole)
    assert (whole.selection.kind, whole.selection.id) == ("report", made["Placed 2"].hex())
    assert table.table.selected_id == made["Placed 2"].hex()
    assert canvas.reports.marks.chosen == (30.0, 50.47)
    pick_at(canvas, canvas.point_of(23.93, 50.47))
    settle(whole)
    assert {row[3] for row in cells(table)} == {"Placed 0", "Placed 1"}
    table.show_all()
    settle(whole)
    assert len(cells(table)) == 6
    whole.close()
