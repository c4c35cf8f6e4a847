"""A table as CSV: no cell acts in a spreadsheet, marking and as-of stand first, half a file is never left."""

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.errors import Cancelled, CannotWrite
from console.domain.marking import PUBLIC, Level, Marking
from console.domain.times import parse_instant
from console.exports.tables import TableExport, safe, write_csv

AS_OF = parse_instant("151944Z NOV 22")
ROWS = [["Przewodów", "1430", "=1+1"], ['He said "no"', "-12.5", "two\nlines"]]


def quiet(_done: int, _total: int) -> None:
    """Progress nobody watches."""


def export(marking: Marking = PUBLIC) -> TableExport:
    return TableExport("Incidents", ["Title", "Size", "What"], ROWS, marking, AS_OF)


def test_marking_and_as_of_stand_in_the_first_line_and_umlauts_survive_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "incidents.csv"
    write_csv(path, export(), quiet)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0] == ["UNCLASSIFIED / PUBLIC DATA · Incidents · as of 151944Z NOV 22"]
    assert lines[1] == ["Title", "Size", "What"]
    assert lines[2] == ["Przewodów", "1430", "'=1+1"]
    assert lines[3] == ['He said "no"', "-12.5", "two\nlines"]


def test_an_exercise_says_so_first(tmp_path: Path) -> None:
    path = tmp_path / "incidents.csv"
    write_csv(path, export(Marking(Level.PUBLIC, exercise=True)), quiet)
    assert path.read_text(encoding="utf-8-sig").startswith("EXERCISE EXERCISE EXERCISE")


@pytest.mark.parametrize("cell", ["-5", "-12.5", "5", "", "a-b", "–", "Łódź", "50.4705, -12.5", "a; b", "e = mc²"])
def test_what_cannot_act_stays_as_it_is(cell: str) -> None:
    assert safe(cell) == cell


@pytest.mark.parametrize("cell", ["=A1", "+1", "-A1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "-1.5.2", "\tx"])
def test_what_could_act_gets_an_apostrophe(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize(
    ("cell", "made"),
    [
        ("secret thing;=1+1", "secret thing;'=1+1"),
        ("a, @SUM(A1)", "a, '@SUM(A1)"),
        ('a;"=1+1"', 'a;"\'=1+1"'),
        ("line\n-A1", "line\n'-A1"),
        ("a\t+1", "a\t'+1"),
        ("\t=1", "'\t'=1"),
        ("＝1", "'＝1"),
    ],
)
def test_what_could_act_after_a_spreadsheet_split_the_cell_gets_one_there(cell: str, made: str) -> None:
    assert safe(cell) == made


TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text(" ;,\t\r\n\"'=+-@1.a")


def acts(cell: str) -> bool:
    """Whether a spreadsheet would take a cell for a formula."""
    bare = cell.lstrip()
    return bare.startswith(("=", "+", "-", "@")) and not re.match(r"-\d+(\.\d+)?([\s\";,]|$)", bare)


@given(TEXT)
def test_only_apostrophes_are_added(cell: str) -> None:
    assert safe(cell).replace("'", "") == cell.replace("'", "")
    assert not acts(safe(cell)) and not safe(cell).startswith(("\t", "\r"))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@given(rows=st.lists(st.lists(TEXT, min_size=3, max_size=3), max_size=4))
def test_wherever_a_spreadsheet_splits_the_file_nothing_acts(
    tmp_path_factory: pytest.TempPathFactory, separator: str, rows: list[list[str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    write_csv(path, TableExport("Any", ["A", "B", "C"], rows, PUBLIC, AS_OF), quiet)
    with path.open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.reader(file, delimiter=separator))
    assert [cell for line in read for cell in line if acts(cell)] == []
    if separator == ",":
        assert read[2:] == [[safe(cell) for cell in row] for row in rows]


def test_stopping_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "incidents.csv"
    path.write_text("before")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        write_csv(path, export(), stop)
    assert path.read_text() == "before"
    assert [file.name for file in tmp_path.iterdir()] == ["incidents.csv"]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="was not written"):
        write_csv(tmp_path / "none" / "incidents.csv", export(), quiet)
