"""What rows carry shows in the banner and goes along when a table leaves the program."""

import csv
from dataclasses import replace
from pathlib import Path

from console.domain.marking import PUBLIC, Level, Marking
from console.services.incidents import IncidentForm, edit_incident
from console.ui.panels.incidents import Incidents
from console.ui.panels.log import Log
from console.ui.render import settle
from console.ui.table_export import export
from console.ui.window import Window

SECRET_POL = Marking(Level.SECRET, "NATO", frozenset({"POL"}))
SECRET_EST = Marking(Level.SECRET, "NATO", frozenset({"EST"}))


def incidents(window: Window) -> Incidents:
    panel = window.panels["incidents"]
    assert isinstance(panel, Incidents)
    return panel


def mark(window: Window, place: int, marking: Marking | None) -> str:
    """Give the n-th shown incident a marking; its title comes back."""
    row = sorted(incidents(window).table.model.shown_rows(), key=lambda row: row.id)[place]
    window.session.act(edit_incident, row.id, replace(IncidentForm.of(row), marking=marking))
    settle(window)
    return row.title


def written(window: Window, path: Path, panel: str = "incidents") -> list[list[str]]:
    shown = window.panels[panel]
    assert isinstance(shown, Incidents | Log)
    export(window, shown.table, path)
    settle(window)
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_a_secret_row_makes_the_file_secret_and_each_row_says_its_own(whole: Window, tmp_path: Path) -> None:
    title = mark(whole, 0, SECRET_POL)
    lines = written(whole, tmp_path / "incidents.csv")
    assert lines[0][0].startswith("NATO SECRET REL TO POL · Incidents")
    assert lines[1][-1] == "Marking"
    words = {line[lines[1].index("Incident")]: line[-1] for line in lines[2:]}
    assert words.pop(title) == "NATO SECRET REL TO POL"
    assert set(words.values()) == {PUBLIC.text}


def test_rows_filtered_away_do_not_raise_the_marking_of_a_file(whole: Window, tmp_path: Path) -> None:
    mark(whole, 0, SECRET_POL)
    table = incidents(whole).table
    other = next(row for row in table.model.shown_rows() if row.marking is None)
    table.filter_by(other.title)
    settle(whole)
    lines = written(whole, tmp_path / "incidents.csv")
    assert lines[0][0].startswith(PUBLIC.text)
    assert "Marking" not in lines[1]


def test_rows_nobody_may_see_together_do_not_leave(whole: Window, tmp_path: Path) -> None:
    mark(whole, 0, SECRET_POL)
    mark(whole, 1, SECRET_EST)
    export(whole, incidents(whole).table, tmp_path / "incidents.csv")
    settle(whole)
    assert not (tmp_path / "incidents.csv").exists()
    assert whole.notices.shown[-1].text.startswith("Not exported: nobody is on the release lists")


def test_the_log_quotes_titles_so_it_leaves_under_the_marking_of_the_case_as_a_whole(
    whole: Window, tmp_path: Path
) -> None:
    mark(whole, 0, SECRET_POL)
    assert written(whole, tmp_path / "log.csv", "log")[0][0].startswith("NATO SECRET REL TO POL · Log")


def test_the_banner_follows_what_the_rows_carry(whole: Window) -> None:
    assert whole.standing.words == PUBLIC.text
    mark(whole, 0, SECRET_POL)
    assert whole.standing.words == "NATO SECRET REL TO POL"
    assert "NATO SECRET REL TO POL" in whole.banner.accessibleName()
    mark(whole, 1, SECRET_EST)
    assert whole.standing.words == "NATO SECRET · release differs by item"
    mark(whole, 1, None)
    assert whole.standing.words == "NATO SECRET REL TO POL"
    whole.session.undo()
    settle(whole)
    assert whole.standing.words == "NATO SECRET · release differs by item"


def test_the_case_s_own_marking_stays_what_a_form_offers(whole: Window) -> None:
    mark(whole, 0, SECRET_POL)
    assert whole.marking.of_case == PUBLIC
    whole.session.close()
    settle(whole)
    assert whole.standing.words == PUBLIC.text
