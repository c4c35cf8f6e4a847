"""The posture of a day, line by line against the baseline files, which are read here as a stranger would read them."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from console.config import paths

Listed = Callable[..., list[dict[str, Any]]]
Line = dict[str, str]
DAYS = ("2022-11-15", "2024-07-01", "2026-11-21")


def lines(name: str) -> list[Line]:
    with (paths.resources("baseline") / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def holding(name: str, day: str, first: str = "valid_from", last: str = "valid_to") -> dict[str, Line]:
    """The lines of a file that hold on a day, by id. Both ends are days and belong to it."""
    return {line["id"]: line for line in lines(name) if line[first] <= day and (not line[last] or day <= line[last])}


def number(cell: str) -> float | None:
    return float(cell) if cell else None


def common(line: Line, place: str, country: str) -> dict[str, Any]:
    """What every file says under names of its own."""
    return {
        "name": line["name"],
        "place": line[place],
        "country": line[country] or None,
        "lat": number(line["lat"]),
        "lon": number(line["lon"]),
        "sidc": line["sidc"] or None,
        "strength_min": number(line["strength_min"]),
        "strength_max": number(line["strength_max"]),
        "strength_note": line["strength_note"],
        "source": line["source"],
        "as_of": line["as_of"],
        "to_check": line["to_check"] == "yes",
        "check_note": line["check_note"] or None,
    }


def battlegroup(line: Line) -> dict[str, Any]:
    return {
        **common(line, "location", "host_iso2"),
        "unit": line["bg_id"],
        "kind": "battlegroup",
        "strength": number(line["strength_persons"]),
        "lead": line["framework_iso2"],
        "contributors": line["contributing_iso2"].split(";"),
        "higher": line["parent_hq"],
        "size_level": line["size_level"],
        "valid_from": line["valid_from"],
        "valid_to": line["valid_to"] or None,
        "note": line["change_note"],
        "readiness": None,
    }


def force(line: Line) -> dict[str, Any]:
    notice = (line["notice_days_min"], line["notice_days_max"], line["notice_note"])
    known = {
        "notice_days_min": number(notice[0]),
        "notice_days_max": number(notice[1]),
        "note": notice[2],
        "authority": None,
    }
    return {
        **common(line, "home_place", "home_country_iso2"),
        "unit": line["id"],
        "short_name": line["short"],
        "domain": line["domain"],
        "lead": line["lead"],
        "contributors": [],
        "valid_from": line["valid_from"],
        "valid_to": line["valid_to"] or None,
        "note": line["note"],
        "readiness": known if any(notice) else None,
    }


def formation(line: Line) -> dict[str, Any]:
    return {
        **common(line, "home_place", "home_country_iso2"),
        "unit": line["unit"],
        "kind": line["kind"],
        "position": line["position"],
        "lead": line["lead"],
        "valid_from": line["valid_from"],
        "valid_to": line["valid_to"] or None,
    }


def operation(line: Line) -> dict[str, Any]:
    return {
        **common(line, "place", "country_iso2"),
        "kind": line["type"],
        "domain": line["domain"],
        "status": line["status"],
        "command": line["command"],
        "description": line["description"],
        "valid_from": line["start_date"],
        "valid_to": line["end_date"] or None,
    }


def told(rows: list[dict[str, Any]], expected: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Of the rows listed, the fields that the files speak of."""
    found = {row["slug"]: row for row in rows}
    assert len(found) == len(rows)
    return {slug: {field: row[field] for field in expected.get(slug, {})} for slug, row in found.items()}


@pytest.mark.parametrize("day", DAYS)
def test_every_force_that_holds_on_a_day_is_there_as_its_line_says_and_no_other(
    rows: Listed, made_case: Path, day: str
) -> None:
    expected = {slug: battlegroup(line) for slug, line in holding("battlegroups.csv", day).items()}
    expected |= {slug: force(line) for slug, line in holding("response_forces.csv", day).items()}
    expected |= {slug: formation(line) for slug, line in holding("formations.csv", day).items()}
    assert told(rows(made_case, "units", "--as-of", day), expected) == expected


@pytest.mark.parametrize("day", DAYS)
def test_every_operation_that_runs_on_a_day_is_there_as_its_line_says_and_no_other(
    rows: Listed, made_case: Path, day: str
) -> None:
    lines = holding("operations.csv", day, "start_date", "end_date")
    expected = {slug: operation(line) for slug, line in lines.items()}
    assert told(rows(made_case, "missions", "--as-of", day), expected) == expected


def test_the_eight_of_the_madrid_summit_sum_to_the_published_figure(rows: Listed, made_case: Path) -> None:
    eight = rows(made_case, "units", "--as-of", "2022-06-28", "--where", "kind=battlegroup")
    assert (len(eight), sum(row["strength"] for row in eight)) == (8, 9641)
