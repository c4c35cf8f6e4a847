"""``list``: what a script or a colleague reads from a case."""

import json
import uuid
from pathlib import Path

import pytest


def test_a_day_shows_the_posture_of_that_whole_day(rows, case: Path) -> None:
    posture = rows(case, "units", "--as-of", "2022-11-15", "--where", "kind=battlegroup")
    assert {row["country"]: row["strength"] for row in posture} == {
        "BG": 1650, "EE": 1430, "HU": 900, "LV": 1887, "LT": 1632, "PL": 1033, "RO": 1148, "SK": 643,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "slug"), [("2022-02-27", "flf-ee-1"), ("2022-02-28", "flf-ee-2"), ("2022-11-30", "flf-ee-2")]
)
def test_the_ends_of_an_interval_belong_to_it(rows, case: Path, day: str, slug: str) -> None:
    (row,) = rows(case, "units", "--as-of", day, "--where", "unit=flf-ee")
    assert row["slug"] == slug


def test_units_carry_strength_place_readiness_and_provenance(rows, case: Path) -> None:
    (row,) = rows(case, "units", "--as-of", "2022-11-15", "--where", "slug=nrf-2014")
    assert (row["strength_min"], row["valid_from"], row["valid_to"]) == (40000, "2014-09-05", "2024-06-30")
    assert row["readiness"]["notice_days_min"] == 5 and row["readiness"]["notice_days_max"] == 30
    assert row["source"] and row["as_of"] and row["to_check"] is False


def test_units_say_under_whom_they_stand_what_each_nation_gives_and_who_may_order_them(rows, case: Path) -> None:
    (row,) = rows(case, "units", "--as-of", "2022-11-15", "--where", "slug=flf-ee-2")
    assert (row["parent"], row["parent_name"]) == ("mnd-n", "Multinational Division North")
    assert [given["country"] for given in row["contributions"]] == ["DK", "FR", "GB", "IS"]
    assert (row["permanence"], row["acts_as"], row["home"]) == ("rotational", "alliance", None)
    assert {(line["act"], line["actor"], line["verdict"]) for line in row["authority"]} >= {
        ("alert", "SACEUR", "allowed"), ("deploy", "SACEUR", "needs the Council"),
    }  # fmt: skip
    (early,) = rows(case, "units", "--as-of", "2018-01-01", "--where", "unit=flf-ee")
    assert early["parent"] == "mnc-ne"  # the division above it was founded in 2019


def test_changes_are_what_differs_between_the_ends_of_two_days(rows, case: Path) -> None:
    found = rows(case, "changes", "--from", "2024-06-30", "--to", "2024-07-01", "--where", "unit=flf-sk")
    by_what = {row["what"]: row for row in found}
    assert by_what["led by another"]["change"] == "Led by ES, was led by CZ"
    assert by_what["resized"]["before"]["strength_max"] == 1100
    assert by_what["resized"]["after"]["slug"] == "flf-sk-2" and by_what["resized"]["after"]["source"]
    assert by_what["joined"]["nations"] == ["PT", "RO", "TR"]
    since = rows(case, "changes", "--from", "2022-02-24", "--to", "2026-11-21", "--where", "kind=battlegroup")
    assert {row["country"] for row in since if row["what"] == "appeared"} == {"BG", "FI", "HU", "RO", "SK"}


@pytest.mark.parametrize(
    "asked", [("changes",), ("changes", "--from", "2022-02-24", "--to", "Riga"), ("units", "--from", "2022-02-24")]
)
def test_changes_need_two_days_and_nothing_else_takes_them(flank, case: Path, asked: tuple[str, ...]) -> None:
    assert flank("list", case, *asked)[0] == 2


def test_a_force_pool_has_no_point(rows, case: Path) -> None:
    pools = rows(case, "units", "--where", "kind=force pool")
    assert pools and all(row["position"] == "not public" and row["lon"] is None for row in pools)


def test_incidents_as_of_a_day_are_those_that_had_happened(rows, case: Path) -> None:
    before = rows(case, "incidents", "--as-of", "2022-11-14")
    after = rows(case, "incidents", "--as-of", "2022-11-15")
    assert {row["slug"] for row in after} - {row["slug"] for row in before} == {"inc-2022-030"}
    assert len(rows(case, "incidents")) == 95


def test_an_incident_keeps_first_and_present_attribution_apart(rows, case: Path) -> None:
    (row,) = rows(case, "incidents", "--where", "slug=inc-2014-003")
    assert row["claimed"] == "Accident in handling" and "29155" in row["assessed"]
    assert row["occurred_at"] == "2014-10-16T07:25:00Z" and row["time_precision"] == "hour"


@pytest.mark.parametrize(
    ("where", "count"),
    [(["category=cyber"], 9), (["severity>=4"], 31), (["title~PRZEWODOW"], 0), (["place~przewodow"], 1)],
)
def test_conditions(rows, case: Path, where: list[str], count: int) -> None:
    words = [word for condition in where for word in ("--where", condition)]
    assert len(rows(case, "incidents", *words)) == count


def test_conditions_add_up(rows, case: Path) -> None:
    both = rows(case, "incidents", "--where", "country=PL", "--where", "severity>=4")
    assert both and all(row["country"] == "PL" and row["severity"] >= 4 for row in both)


def test_consultations_and_allies_of_a_day(rows, case: Path) -> None:
    assert len(rows(case, "consultations")) == 17
    assert len(rows(case, "allies", "--as-of", "2022-11-15")) == 30
    assert len(rows(case, "allies", "--as-of", "2026-11-21")) == 32


def test_the_journal_is_listed_with_its_chain(rows, case: Path) -> None:
    first, second = rows(case, "operations")
    assert (first["label"], second["label"]) == ("Make case", "Load public baseline")
    assert second["previous"] == first["hash"] and second["at"] == "2026-11-21T10:00:00Z"


def test_known_at_shows_the_case_before_it_knew(rows, case: Path) -> None:
    assert rows(case, "incidents", "--known-at", "2026-11-21T09:59:59Z") == []
    assert len(rows(case, "incidents", "--known-at", "2026-11-21T10:00:00Z")) == 95


@pytest.mark.parametrize(
    "words",
    [
        ["units", "--as-of", "2022-11-15T10:00"],
        ["units", "--known-at", "yesterday"],
        ["units", "--where", "nonsense"],
        ["units", "--where", "nosuch=1"],
        ["units", "--where", "strength>many"],
        ["soldiers"],
    ],
)
def test_wrong_words_are_one_line_and_exit_2(flank, case: Path, words: list[str]) -> None:
    code, out, err = flank("list", case, *words)
    assert code == 2 and out == "" and err.count("\n") == 1


def test_the_table_shows_no_control_characters(flank, case: Path) -> None:
    code, out, _ = flank("list", case, "places")
    assert code == 0 and all(letter.isprintable() for line in out.splitlines() for letter in line)


def test_tables_of_later_work_are_listed_as_they_are_kept(flank, rows, case: Path) -> None:
    from console.domain.operation import Actor
    from console.domain.times import parse_instant
    from console.store.casefile import open_case
    from console.store.ids import new_id

    received = parse_instant("2022-11-15T19:44Z")
    ann, key = Actor("Ann", "Desk 1"), new_id(received)
    with (
        open_case(case, ann, received) as store,
        store.operation("Receive report", ann, parse_instant("2026-11-21T11:00Z")) as writing,
    ):
        writing.insert("report", id=key, received_at=received, headline="Explosion", body="Heard by two.")
    (row,) = rows(case, "reports")
    assert (row["id"], row["received_at"], row["headline"]) == (
        str(uuid.UUID(bytes=key)), "2022-11-15T19:44:00Z", "Explosion",
    )  # fmt: skip
    assert row["occurred_from"] is None and (row["state"], row["grade"]) == ("new", "")
    assert len(rows(case, "reports", "--as-of", "2022-11-15")) == 1
    assert rows(case, "reports", "--as-of", "2022-11-14") == []
    assert rows(case, "reports", "--known-at", "2026-11-21T10:30Z") == []
    assert "Explosion" in flank("list", case, "reports")[1]


@pytest.mark.parametrize("kind", ["reports", "crises", "positions", "silences", "decisions"])
def test_what_nobody_wrote_yet_is_an_empty_list(flank, rows, case: Path, kind: str) -> None:
    assert rows(case, kind) == rows(case, kind, "--as-of", "2022-11-15", "--known-at", "2026-11-21T10:30Z") == []
    assert flank("list", case, kind)[0] == 0


def test_an_older_copy_says_so_beside_the_list(flank, case: Path, tmp_path: Path) -> None:
    from console.domain.operation import Actor
    from console.store.casefile import open_case

    older = tmp_path / "older.flank"
    older.write_bytes(case.read_bytes())
    with open_case(case, Actor("Ann", "Desk 1"), 0) as store:
        store.event("Print", Actor("Ann", "Desk 1"), 0)
    code, out, err = flank("list", older, "allies", "--json")
    assert code == 0 and len(json.loads(out)) == 32 and "is an older copy" in err and err.count("\n") == 1
