"""What the baseline reader refuses, and that it says where."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.config import paths
from console.domain.errors import BadInput
from console.feeds.baseline import read_baseline
from console.feeds.baseline_events import incident
from console.feeds.baseline_rows import csv_rows

CSV_FILES = (
    "allies.csv",
    "battlegroups.csv",
    "response_forces.csv",
    "formations.csv",
    "subordination.csv",
    "force_traits.csv",
    "contributions.csv",
    "authority.csv",
    "coverage.csv",
    "operations.csv",
    "consultations.csv",
    "incidents.csv",
    "symbols.csv",
)
GEOJSON_FILES = ("places.geojson", "corridors.geojson")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(paths.resources("baseline"), tmp_path / "baseline"))


def _edit(path: Path, change: Callable[[list[dict[str, str]]], None]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    header = list(rows[0])
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header)
        writer.writeheader()
        writer.writerows(rows)


def _set(path: Path, column: str, value: str, row: int = 2) -> None:
    """Put a value into a row, counted as a spreadsheet does."""
    _edit(path, lambda rows: rows[row - 2].update({column: value}))


def _refused(folder: Path, *named: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_baseline(folder)
    for part in named:
        assert part in str(refusal.value)


def _feature(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    collection = json.loads(path.read_text(encoding="utf-8"))
    change(collection["features"][0])
    path.write_text(json.dumps(collection), encoding="utf-8")


@pytest.mark.parametrize("column", ["source", "as_of"])
@pytest.mark.parametrize("name", CSV_FILES)
def test_a_row_without_source_or_as_of(folder: Path, name: str, column: str) -> None:
    _set(folder / name, column, " ", row=4)
    _refused(folder, f"{name} row 4", f"column {column}")


@pytest.mark.parametrize("column", ["source", "as_of"])
@pytest.mark.parametrize("name", GEOJSON_FILES)
def test_a_feature_without_source_or_as_of(folder: Path, name: str, column: str) -> None:
    _feature(folder / name, lambda feature: feature["properties"].update({column: None}))
    _refused(folder, f"{name} feature 1", f"column {column}")


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("incidents.csv", "category", "weather"),
        ("incidents.csv", "category", ""),
        ("incidents.csv", "occurred_at", "2022-02-30T10:00:00Z"),
        ("incidents.csv", "occurred_at", "2022-02-03T10:00:00"),
        ("incidents.csv", "occurred_at", ""),
        ("incidents.csv", "time_precision", "about"),
        ("incidents.csv", "lat", "90.01"),
        ("incidents.csv", "lat", "nan"),
        ("incidents.csv", "lat", ""),
        ("incidents.csv", "lon", "-180.5"),
        ("incidents.csv", "lon", "east"),
        ("incidents.csv", "sidc", "1003100016121102000"),
        ("incidents.csv", "sidc", "10079900161211020000"),
        ("incidents.csv", "severity", "6"),
        ("incidents.csv", "killed", "-1"),
        ("incidents.csv", "killed", "two"),
        ("incidents.csv", "confidence", "certain"),
        ("incidents.csv", "to_check", "maybe"),
        ("incidents.csv", "as_of", "lately"),
        ("incidents.csv", "as_of", "2022-11-15T10:00Z"),
        ("incidents.csv", "id", ""),
        ("allies.csv", "accession_date", "1949-8-24"),
        ("allies.csv", "timezone", "Europe/Nowhere"),
        ("allies.csv", "capital_lat", "141.3"),
        ("battlegroups.csv", "valid_from", "April 2017"),
        ("battlegroups.csv", "valid_to", "2017-04-19"),
        ("battlegroups.csv", "echelon", "18"),
        ("battlegroups.csv", "strength_max", "3"),
        ("response_forces.csv", "valid_from", ""),
        ("response_forces.csv", "lon", ""),
        ("response_forces.csv", "notice_days_max", "1"),
        ("formations.csv", "kind", "army"),
        ("formations.csv", "position", "somewhere"),
        ("formations.csv", "position", "not public"),
        ("formations.csv", "lat", ""),
        ("formations.csv", "id", "arf"),
        ("subordination.csv", "child", "nobody"),
        ("subordination.csv", "parent", "nobody"),
        ("subordination.csv", "parent", "marcom"),
        ("force_traits.csv", "placement", "flf-ee"),
        ("force_traits.csv", "permanence", "for ever"),
        ("force_traits.csv", "acts_as", "someone"),
        ("force_traits.csv", "kind", "battlegroup"),
        ("contributions.csv", "placement", "flf-ee"),
        ("contributions.csv", "country_iso2", "TR"),
        ("contributions.csv", "strength_max", "1"),
        ("authority.csv", "units", "vjtf;nobody"),
        ("authority.csv", "acts", "alert;march"),
        ("authority.csv", "acts", ""),
        ("authority.csv", "actor", ""),
        ("authority.csv", "verdict", "perhaps"),
        ("authority.csv", "valid_to", "2003-01-01"),
        ("coverage.csv", "unit", "bmd"),
        ("coverage.csv", "operation", "nothing"),
        ("coverage.csv", "radius_km", "0"),
        ("coverage.csv", "kind", "air"),
        ("coverage.csv", "lat", ""),
        ("operations.csv", "end_date", "2004-03-28"),
        ("operations.csv", "sidc", "x"),
        ("consultations.csv", "requested_at", ""),
        ("consultations.csv", "trigger_at", "2003-02-31"),
        ("consultations.csv", "trigger_at", ""),
        ("consultations.csv", "id", "b4-2003-02"),
        ("symbols.csv", "sidc", ""),
    ],
)
def test_a_cell_that_does_not_hold(folder: Path, name: str, column: str, value: str) -> None:
    _set(folder / name, column, value)
    _refused(folder, f"{name} row 2", f"column {column}")


def test_a_row_to_be_checked_must_say_what(folder: Path) -> None:
    _set(folder / "incidents.csv", "check_note", "  ")
    _refused(folder, "incidents.csv row 2", "column check_note")


def test_a_note_without_its_mark_is_a_contradiction(folder: Path) -> None:
    _set(folder / "incidents.csv", "to_check", "no")
    _refused(folder, "incidents.csv row 2", "column check_note")


@pytest.mark.parametrize(
    ("day", "said"), [("2022-03-02", "leaves a gap after flf-ee-1"), ("2022-02-01", "overlaps flf-ee-1")]
)
def test_intervals_of_one_battlegroup_that_do_not_join(folder: Path, day: str, said: str) -> None:
    _set(folder / "battlegroups.csv", "valid_from", day, row=3)
    _refused(folder, "battlegroups.csv row 3, column valid_from", said)


def test_a_change_of_command_that_one_parent_an_interval_cannot_tell(folder: Path) -> None:
    path = folder / "subordination.csv"

    def naples_first(rows: list[dict[str, str]]) -> None:
        next(row for row in rows if row["id"] == "sub-flf-lv-1").update(parent="jfc-naples")

    _edit(path, naples_first)
    _refused(folder, "subordination.csv row", "column parent: is jfc-naples, but then the console would show mnc-ne")


def test_an_open_interval_that_is_not_the_last(folder: Path) -> None:
    _set(folder / "battlegroups.csv", "valid_to", "")
    _refused(folder, "overlaps flf-ee-1")


@pytest.mark.parametrize("name", CSV_FILES)
def test_two_rows_of_one_id(folder: Path, name: str) -> None:
    _edit(folder / name, lambda rows: rows[2].update(id=rows[0]["id"]))
    _refused(folder, f"{name} row 4", "column id", "there already")


@pytest.mark.parametrize("name", GEOJSON_FILES)
def test_two_features_of_one_id(folder: Path, name: str) -> None:
    path = folder / name
    collection = json.loads(path.read_text(encoding="utf-8"))
    collection["features"].append(collection["features"][0])
    path.write_text(json.dumps(collection), encoding="utf-8")
    _refused(folder, name, "column id")


@pytest.mark.parametrize(
    ("name", "geometry"),
    [
        ("places.geojson", {"type": "Point", "coordinates": [200.0, 50.0]}),
        ("places.geojson", {"type": "Point", "coordinates": [20.0]}),
        ("places.geojson", {"type": "Point", "coordinates": ["20", "50"]}),
        ("places.geojson", {"type": "LineString", "coordinates": [[20.0, 50.0], [21.0, 50.0]]}),
        ("places.geojson", {}),
        ("corridors.geojson", {"type": "Point", "coordinates": [20.0, 50.0]}),
        ("corridors.geojson", {"type": "LineString", "coordinates": [[20.0, 50.0]]}),
        ("corridors.geojson", {"type": "LineString", "coordinates": [[20.0, 50.0], [20.0, 95.0]]}),
        ("corridors.geojson", {"type": "Polygon", "coordinates": [[[20, 50], [21, 50], [21, 51], [20, 51]]]}),
        ("corridors.geojson", {"type": "Polygon", "coordinates": [[[20, 50], [21, 50], [20, 50]]]}),
        ("corridors.geojson", {"type": "Polygon", "coordinates": []}),
        ("corridors.geojson", {"type": "Polygon", "coordinates": 5}),
    ],
)
def test_a_geometry_that_does_not_hold(folder: Path, name: str, geometry: dict[str, Any]) -> None:
    _feature(folder / name, lambda feature: feature.update(geometry=geometry))
    _refused(folder, f"{name} feature 1", "column geometry")


@pytest.mark.parametrize("name", [*CSV_FILES, *GEOJSON_FILES])
def test_a_missing_or_unreadable_file(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"\xff\xfe nothing")
    _refused(folder, name, "not UTF-8")
    (folder / name).write_text("", encoding="utf-8")
    _refused(folder, name)
    (folder / name).unlink()
    _refused(folder, name, "missing")


def test_a_missing_column_and_a_ragged_row(folder: Path) -> None:
    path = folder / "symbols.csv"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("sidc", "code", 1), encoding="utf-8")
    _refused(folder, "symbols.csv row 2", "column sidc")
    path.write_text(whole + "one,two\n", encoding="utf-8")
    _refused(folder, "symbols.csv row 84", "2 cells")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    row=st.integers(2, 96),
    column=st.sampled_from(
        ["occurred_at", "lat", "lon", "sidc", "category", "severity", "killed", "as_of", "to_check"]
    ),
    value=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=24),
)
def test_whatever_stands_in_a_cell_is_read_or_refused_by_place(folder: Path, row: int, column: str, value: str) -> None:
    path = folder / "incidents.csv"
    whole = path.read_bytes()
    _set(path, column, value, row)
    try:
        assert [incident(each) for each in csv_rows(path)]
    except BadInput as refusal:
        assert f"incidents.csv row {row}" in str(refusal)
    finally:
        path.write_bytes(whole)
