"""``list CASE arrivals``: hours of each force from the decision, never empty, what cannot come left out and counted."""

import json
from pathlib import Path
from typing import Any

import pytest

from console.domain.movement import Mode
from console.domain.times import parse_instant
from console.services.closures import ClosureForm, close_ways
from console.store.casefile import open_case
from tests.cli.conftest import Flank
from tests.services.people import ANN

DECISION = ("--decision", "2022-11-16T10:00Z")
FEW = ("--runs", "300")
HOURS = ("earliest", "p10", "p50", "p90")
GAP = '{"type":"LineString","coordinates":[[22.5,54.4],[22.4,53.9],[23.0,53.6],[23.7,53.75]]}'


def arrivals(flank: Flank, case: Path, *words: object) -> tuple[dict[str, Any], str]:
    code, out, err = flank("list", case, "arrivals", *DECISION, *FEW, *words, "--json")
    assert code == 0, err
    return {row["slug"]: row for row in json.loads(out)}, err


def test_every_force_has_its_hours_and_the_rest_is_counted_with_its_reason(flank: Flank, case: Path) -> None:
    found, err = arrivals(flank, case, "--to", "Riga")
    for row in found.values():
        assert all(isinstance(row[name], float) for name in HOURS)
        assert row["earliest"] <= row["p10"] <= row["p50"] <= row["p90"] and row["hypothetical"] is True
        assert row["to"] == "Riga" and (row["seed"], row["runs"]) == (1, 300)
    assert found["flf-lv"]["in_place"] and found["flf-lv"]["p90"] == 0 and found["flf-lv"]["route"] == "in place"
    poland = found["flf-pl"]
    assert poland["from"] == "Bemowo Piskie / Orzysz" and poland["modes"] == ["road"] and poland["borders"] == 2
    assert poland["route"].endswith("E67 Suwałki–Riga") and poland["notice_assumed"]
    assert "left out: its position is not public (" in err and "vjtf" not in found
    assert arrivals(flank, case, "--to", "Riga") == (found, err), "the same seed gives the same hours"


def test_with_the_gap_closed_poland_comes_later_and_by_sea(flank: Flank, case: Path) -> None:
    before, _ = arrivals(flank, case, "--to", "Riga")
    at = parse_instant("2022-11-16T08:00Z")
    with open_case(case, ANN, at) as store:
        close_ways(store, ANN, at, ClosureForm("Suwałki gap cut", GAP, (Mode.ROAD, Mode.RAIL), at))
    after, _ = arrivals(flank, case, "--to", "Riga")
    assert after["flf-pl"]["p10"] > before["flf-pl"]["p10"] and "sea" in after["flf-pl"]["modes"]
    assert after["flf-pl"]["avoided"] == ["Suwałki gap cut"] and not after["flf-ee"]["avoided"]
    assert after["flf-ee"] == before["flf-ee"], "what does not go through the gap is as before"
    listed = json.loads(flank("list", case, "closures", "--json")[1])
    assert [(row["name"], row["modes"]) for row in listed] == [("Suwałki gap cut", ["road", "rail"])]
    assert json.loads(flank("list", case, "closures", "--as-of", "2022-11-15", "--json")[1]) == []


@pytest.mark.parametrize(("text", "name"), [("Rīga", "Riga"), ("Рига", "Riga"), ("57.0,24.1", "57.0,24.1")])
def test_the_place_in_any_spelling(flank: Flank, case: Path, text: str, name: str) -> None:
    found, _ = arrivals(flank, case, "--to", text)
    assert found["flf-lv"]["to"] == name and found["flf-lv"]["in_place"]


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("arrivals", "--to", "Qwxzk"), 65, "Nothing is called"),
        (("arrivals", "--to", "Moscow"), 65, "No way leads to Moscow"),
        (("arrivals", "--to", "56.5,19.5"), 65, "it lies at sea"),
        (("arrivals", "--as-of", "2022-11-15"), 2, "take --decision"),
        (("arrivals", "--runs", "0"), 2, "--runs is from 1"),
        (("arrivals", "--decision", "9999-12-31T23:00Z"), 65, "1900 to 2999"),
        (("arrivals", "--now", "0001-01-01T00:00Z"), 2, "from 1970 to 2999"),
        (("units", *DECISION), 2, "are for arrivals"),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_line(
    flank: Flank, case: Path, words: tuple[str, ...], code: int, why: str
) -> None:
    answer = flank("list", case, *words)
    assert answer[0] == code and why in answer[2] and len(answer[2].splitlines()) == 1


def test_the_table_says_it_is_hypothetical_and_imports_have_their_own_kind(flank: Flank, case: Path) -> None:
    code, out, _ = flank("list", case, "arrivals", *DECISION, *FEW)
    assert code == 0 and out.splitlines()[0] == "HYPOTHETICAL" and "E67 Suwałki–Riga" in out
    assert flank("list", case, "imports", "--json") == (0, "[]\n", "")
