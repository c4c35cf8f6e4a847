"""The incident form: edited in place, refused beside the field, and nothing typed is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from console.domain.incident import Incident
from console.domain.marking import Level, Marking
from console.domain.times import Precision, parse_instant
from console.services.incidents import IncidentForm, edit_incident
from console.store import incidents, journal
from console.ui.panels.inspector import InspectorPanel
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.panels.conftest import past, select
from tests.ui.things import LATER

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def incident(window: Window, panel: InspectorPanel) -> Incident:
    """An incident selected, its form open."""
    found = past(window)
    select(window, found)
    panel.edit()
    return found


def type_into(panel: InspectorPanel, **texts: str) -> None:
    for name, text in texts.items():
        field = panel.editor.field(name)
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.findData(text))
        elif isinstance(field, QLineEdit):
            field.setText(text)
            field.textEdited.emit(text)
        else:
            field.setPlainText(text)


def stands(window: Window, incident_id: bytes) -> Incident | None:
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        return incidents.incident(reader, incident_id)


def operations(window: Window) -> int:
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        return len(journal.operations(reader))


def test_e_opens_the_form_and_ctrl_enter_saves_one_operation(window: Window, panel: InspectorPanel) -> None:
    incident = past(window)
    select(window, incident)
    panel.enter()
    QTest.keyClick(panel, Qt.Key.Key_E)
    assert panel.editing
    before = operations(window)
    type_into(panel, title="Missile at Przewodów", time="151438Z NOV 22")
    type_into(panel, level="RESTRICTED", owner="NATO", release="usa pol")
    QTest.keyClick(panel.editor.field("title"), Qt.Key.Key_Return, CONTROL)
    settle(window)
    assert not panel.editing
    found = stands(window, incident.id)
    assert found is not None
    assert operations(window) == before + 1
    assert (found.title, found.occurred_at) == ("Missile at Przewodów", parse_instant("151438Z NOV 22"))
    assert found.marking == Marking(Level.RESTRICTED, "NATO", frozenset({"POL", "USA"}))
    # Untouched fields keep their value to the last digit.
    assert (found.lon, found.lat, found.summary) == (incident.lon, incident.lat, incident.summary)
    window.session.undo()
    settle(window)
    assert panel.view.sheet is not None and panel.view.sheet.title == incident.title


def test_errors_stand_beside_their_fields_and_nothing_is_lost(
    window: Window, panel: InspectorPanel, incident: Incident
) -> None:
    before = operations(window)
    type_into(panel, title=" ", time="2022-11-15T14:40", position="somewhere", summary="Typed for ten minutes")
    panel.drafting.save()
    settle(window)
    errors = panel.editor.errors()
    assert set(errors) == {"title", "time", "position"}
    assert "no time zone" in errors["time"]
    assert panel.editor.typed.summary == "Typed for ten minutes"
    assert panel.editing and operations(window) == before
    type_into(panel, time="2022-11-15T14:40Z")
    assert set(panel.editor.errors()) == {"title", "position"}


def test_esc_leaves_without_saving_and_what_was_typed_comes_back(
    window: Window, panel: InspectorPanel, incident: Incident
) -> None:
    type_into(panel, title="Half a thought")
    QTest.keyClick(panel.editor.field("title"), Qt.Key.Key_Escape)
    settle(window)
    assert not panel.editing
    assert "Go on editing" in [deed.words for deed in panel.view.deeds]
    notice = window.notices.shown[-1]
    assert (notice.text, notice.act) == ("Not saved. What you typed is kept.", "Bring it back")
    assert notice.run is not None
    notice.run()
    settle(window)
    assert panel.editing and panel.editor.typed.title == "Half a thought"


def test_esc_in_an_untouched_form_just_leaves(window: Window, panel: InspectorPanel, incident: Incident) -> None:
    before = window.notices.shown
    panel.cancel()
    settle(window)
    assert window.notices.shown == before and "Edit" in [deed.words for deed in panel.view.deeds]


def test_selecting_something_else_keeps_what_was_typed(
    window: Window, panel: InspectorPanel, incident: Incident
) -> None:
    type_into(panel, title="Half a thought")
    select(window, past(window, "Galați"))
    assert not panel.editing
    select(window, incident)
    panel.edit()
    assert panel.editor.typed.title == "Half a thought"


def test_a_new_incident_starts_now_and_nowhere_and_is_selected_when_saved(
    window: Window, panel: InspectorPanel
) -> None:
    window.menus.run(next(command for command in window.menus.table if command.id == "incident.new"))
    assert panel.editor.typed.time == "211944Z NOV 26"
    assert panel.editor.typed.position == ""
    panel.drafting.save()
    assert set(panel.editor.errors()) == {"title", "category", "severity"}
    type_into(panel, title="Cable cut", category="maritime-infrastructure", severity="3")
    panel.drafting.save()
    settle(window)
    assert window.selection.kind == "incident"
    found = stands(window, bytes.fromhex(window.selection.id))
    assert found is not None
    assert (found.title, found.lon, found.lat, found.occurred_at) == ("Cable cut", None, None, LATER // 60_000 * 60_000)
    assert panel.incident == found


def test_a_day_typed_as_a_day_is_known_to_the_day(window: Window, panel: InspectorPanel, incident: Incident) -> None:
    type_into(panel, time="14 NOV 22")
    assert panel.editor.typed.precision == Precision.DAY.value
    panel.drafting.save()
    settle(window)
    found = stands(window, incident.id)
    assert found is not None
    assert (found.occurred_at, found.precision) == (parse_instant("2022-11-14T00:00Z"), Precision.DAY)


def test_fields_nobody_touched_follow_a_change_underneath_and_the_others_stay(
    window: Window, panel: InspectorPanel, incident: Incident
) -> None:
    type_into(panel, title="Mine")
    theirs = replace(IncidentForm.of(incident), title="Theirs", severity=5)
    window.session.act(edit_incident, incident.id, theirs)
    settle(window)
    assert panel.editing
    assert (panel.editor.typed.title, panel.editor.typed.severity) == ("Mine", "5")
    assert "Title is now “Theirs” in the case." in panel.editor.notes
    panel.drafting.save()
    settle(window)
    found = stands(window, incident.id)
    assert found is not None and (found.title, found.severity) == ("Mine", 5)


def test_when_an_edit_is_undone_underneath_the_form_says_so(
    window: Window, panel: InspectorPanel, incident: Incident
) -> None:
    panel.cancel()
    window.session.act(edit_incident, incident.id, replace(IncidentForm.of(incident), severity=5))
    settle(window)
    panel.edit()
    type_into(panel, summary="Typed meanwhile")
    window.session.undo()
    settle(window)
    assert panel.editor.typed.severity == str(incident.severity)
    assert panel.editor.typed.summary == "Typed meanwhile"
    assert "changed while you edited" in panel.editor.notes


def test_when_its_creation_is_undone_underneath_save_makes_it_anew(window: Window, panel: InspectorPanel) -> None:
    panel.new()
    type_into(panel, title="Cable cut", category="naval", severity="3")
    panel.drafting.save()
    settle(window)
    first = window.selection.id
    panel.edit()
    type_into(panel, title="Cable cut off Gotland")
    window.session.undo()
    settle(window)
    assert "its creation was undone" in panel.editor.notes
    panel.drafting.save()
    settle(window)
    assert window.selection.id != first
    found = stands(window, bytes.fromhex(window.selection.id))
    assert found is not None and found.title == "Cable cut off Gotland"


def test_putting_the_case_back_hides_the_form_and_keeps_what_was_typed(
    window: Window, panel: InspectorPanel, incident: Incident
) -> None:
    type_into(panel, title="Half a thought")
    window.session.put_back(LATER)
    settle(window)
    assert not panel.editing and panel.view.deeds == ()
    window.session.put_back(None)
    settle(window)
    panel.edit()
    assert panel.editor.typed.title == "Half a thought"


def test_the_map_fills_in_a_position_where_it_can_be_asked(
    window: Window, panel: InspectorPanel, incident: Incident
) -> None:
    assert not panel.editor.pick.isVisible()
    panel.cancel()
    settle(window)
    panel.drafting.picker = lambda then: then(18.5, 57.5)
    panel.edit()
    assert panel.editor.pick.isVisible()
    panel.editor.pick.click()
    assert panel.editor.typed.position == "57.5000 N 18.5000 E"


def test_a_letter_in_a_choice_of_the_form_chooses_and_starts_no_tool(whole: Window, qtbot: QtBot) -> None:
    whole.activateWindow()
    panel = whole.panels["inspector"]
    assert isinstance(panel, InspectorPanel)
    panel.new()
    category = panel.editor.field("category")
    assert isinstance(category, QComboBox)
    category.setFocus()
    qtbot.waitUntil(category.hasFocus)
    QTest.keyClick(category, Qt.Key.Key_M)
    assert category.currentText() == "Missile or drone" and category.hasFocus()
