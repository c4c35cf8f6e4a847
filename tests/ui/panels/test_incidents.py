"""The table of incidents on the real baseline."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from console.domain.times import DAY, day_start
from console.services.incidents import IncidentForm, edit_incident
from console.ui.panels.incidents import Incidents
from console.ui.picture import Picture
from console.ui.render import settle
from console.ui.table_export import export
from console.ui.window import Window


def panel(window: Window) -> Incidents:
    found = window.panels["incidents"]
    assert isinstance(found, Incidents)
    return found


def test_the_newest_incident_stands_first_with_its_time_as_exact_as_it_is_known(
    whole: Window, picture: Picture
) -> None:
    picture.show_day(day_start("2022-11-15"))
    model = panel(whole).table.model
    row = model.shown_rows()[0]
    cells = [column.text(row) for column in model.columns]
    assert cells[:6] == [
        "151440Z NOV 22",
        "4",
        "Missile or drone",
        "Missile kills two at a grain dryer",
        "Przewodów",
        "Poland",
    ]
    assert cells[6] == "Assessed"
    assert cells[7].startswith("Stray Ukrainian")
    texts = {model.columns[0].text(row) for row in model.shown_rows()}
    assert "29 SEP 22" in texts, "a time known to the day has no minutes"


def test_nothing_after_the_shown_day_is_shown(whole: Window, picture: Picture) -> None:
    picture.show_day(day_start("2022-11-14"))
    titles = [row.title for row in panel(whole).table.model.shown_rows()]
    assert titles and "Missile kills two at a grain dryer" not in titles


def test_how_far_back_is_the_users_choice(whole: Window, picture: Picture) -> None:
    table = panel(whole).table
    year = len(table.model.shown_rows())
    picture.time.reach(None)
    assert len(table.model.shown_rows()) == len(picture.known.incidents) > year
    picture.time.reach(30 * DAY)
    assert len(table.model.shown_rows()) < year


def test_the_tab_tells_the_count_and_what_a_filter_leaves(whole: Window) -> None:
    told = panel(whole)
    assert told.told == str(told.table.model.total)
    told.table.filter_by("lithuania")
    settle(whole)
    assert told.told == f"{told.table.model.rowCount()} of {told.table.model.total}"
    assert {row.country for row in told.table.model.shown_rows()} == {"LT"}


def test_a_fact_still_to_be_checked_carries_its_note(whole: Window) -> None:
    model = panel(whole).table.model
    notes = [column.note(row) for row in model.shown_rows() for column in model.columns if column.note is not None]
    assert any(notes)
    assert all(note is None or len(note) > 10 for note in notes)


def test_selecting_a_row_selects_it_everywhere(whole: Window, picture: Picture) -> None:
    picture.show_day(day_start("2022-11-15"))
    row = panel(whole).table.model.shown_rows()[0]
    panel(whole).table.picked.emit(row.id.hex())
    assert (whole.selection.kind, whole.selection.id) == ("incident", row.id.hex())
    assert whole.map.canvas.selected == row.id.hex()
    whole.map.canvas.emptied.emit()
    assert whole.selection.id == ""
    assert panel(whole).table.selected_id == ""


def test_looking_into_the_table_selects_nothing(whole: Window) -> None:
    whole.show_panel("incidents")
    QApplication.processEvents()
    assert whole.selection.id == ""


def test_a_picked_mark_is_the_chosen_row(whole: Window) -> None:
    row = panel(whole).table.model.shown_rows()[3]
    whole.map.canvas.picked.emit(row.id.hex())
    assert panel(whole).table.selected_id == row.id.hex()
    assert row.title in panel(whole).table.selected_text()


def test_the_table_leaves_with_its_notes_and_marking(whole: Window, tmp_path: Path) -> None:
    out = tmp_path / "incidents.csv"
    export(whole, panel(whole).table, out)
    settle(whole)
    lines = out.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("UNCLASSIFIED / PUBLIC DATA · Incidents")
    assert lines[1].endswith("To check")
    assert len(lines) >= 2 + panel(whole).table.model.total


def test_what_somebody_changed_is_marked_and_another_day_marks_nothing(whole: Window, picture: Picture) -> None:
    model = panel(whole).table.model
    picture.show_day(day_start("2022-11-15"))
    assert not any(model.is_marked(row) for row in range(model.rowCount()))
    incident = picture.shown.incidents[0]
    whole.session.act(edit_incident, incident.id, replace(IncidentForm.of(incident), title="Debris falls on a farm"))
    settle(whole)
    marked = [model.shown_rows()[row].title for row in range(model.rowCount()) if model.is_marked(row)]
    assert marked == ["Debris falls on a farm"]


def test_without_a_case_it_says_so_and_what_to_do(whole: Window) -> None:
    whole.session.close()
    settle(whole)
    assert panel(whole).table.model.total == 0
    assert panel(whole).table.empty[0] == "No case is open."


def test_put_back_to_before_the_case_began_says_so(whole: Window) -> None:
    whole.session.put_back(day_start("2001-01-01"))
    settle(whole)
    assert "knew nothing yet" in panel(whole).table.empty[0]
