"""Something chosen in the palette: shown on the map and in its table, with the keys on it; its day is offered."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from console.domain.incident import Incident
from console.domain.times import iso_day
from console.map.views import NAMED
from console.ui.palette import choose
from console.ui.panels.incidents import Incidents
from console.ui.panels.inspector import InspectorPanel, inspector_of
from console.ui.picture import Picture
from console.ui.render import settle
from console.ui.table_export import export
from console.ui.window import Window
from tests.ui.panels.conftest import past


@pytest.fixture
def inspector(whole: Window) -> InspectorPanel:
    found = inspector_of(whole)
    assert found is not None
    return found


def find(window: Window, incident: Incident) -> None:
    window.activateWindow()
    choose(window, "incident", incident.id.hex())
    settle(window)


def table(window: Window) -> Incidents:
    found = window.panels["incidents"]
    assert isinstance(found, Incidents)
    return found


def test_an_incident_outside_the_time_shown_offers_its_day(whole: Window, picture: Picture) -> None:
    long_ago = past(whole)
    assert long_ago.lon is not None and long_ago.lat is not None
    whole.map.canvas.set_view(NAMED["vilnius"])
    find(whole, long_ago)
    notice = whole.notices.shown[-1]
    assert "15 NOV 22" in notice.text and "outside the time shown" in notice.text and notice.run is not None
    notice.run()
    assert iso_day(picture.window.at) == iso_day(long_ago.occurred_at)
    assert table(whole).table.has_selection and table(whole).table.selected_id == long_ago.id.hex()
    assert whole.map.canvas.mark(long_ago.id.hex()) is not None
    assert whole.map.canvas.rect().contains(whole.map.canvas.point_of(long_ago.lon, long_ago.lat).toPoint())


def test_an_incident_of_the_time_shown_is_brought_onto_the_map(whole: Window, picture: Picture) -> None:
    whole.map.canvas.set_view(NAMED["vilnius"])
    chosen = next(each for each in picture.shown.incidents if each.country == "RO")
    assert chosen.lon is not None and chosen.lat is not None
    find(whole, chosen)
    assert whole.notices.shown == []
    assert whole.map.canvas.rect().contains(whole.map.canvas.point_of(chosen.lon, chosen.lat).toPoint())
    assert table(whole).table.has_selection


def test_what_was_chosen_has_the_keys(whole: Window, picture: Picture, inspector: InspectorPanel) -> None:
    find(whole, picture.shown.incidents[0])
    focused = QApplication.focusWidget()
    assert focused is not None and inspector.isAncestorOf(focused)
    QTest.keyClick(focused, Qt.Key.Key_E)
    assert inspector.editing


def test_the_button_and_the_menu_name_the_key_that_works_everywhere(
    whole: Window, picture: Picture, inspector: InspectorPanel
) -> None:
    whole.selection.select("incident", picture.shown.incidents[0].id.hex())
    settle(whole)
    edit = next(command for command in whole.menus.table if command.id == "incident.edit")
    assert next(one.key for one in inspector.view.deeds if one.words == "Edit") == edit.key == "Ctrl+E"
    whole.activateWindow()
    whole.map.canvas.setFocus()
    QTest.keyClick(whole, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert inspector.editing


def test_a_closed_incident_is_called_closed_in_the_table_and_its_file(
    whole: Window, picture: Picture, inspector: InspectorPanel, tmp_path: Path
) -> None:
    find(whole, picture.shown.incidents[0])
    inspector.close_incident()
    settle(whole)
    file = tmp_path / "incidents.csv"
    export(whole, table(whole).table, file)
    settle(whole)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        assert sum("Closed · Assessed" in line for line in csv.reader(lines)) == 1
