"""``race``: odds and the last moment to decide on a fresh case, marked hypothetical, and never more than is known."""

import json
from pathlib import Path
from typing import Any

import pytest

from console.domain.times import parse_instant
from console.services.default_plan import default_plan
from console.services.plans import create_plan
from console.store.casefile import open_case
from tests.cli.conftest import Flank
from tests.services.people import ANN

AT = ("--now", "2026-11-21T12:00:00Z")
FEW = ("--runs", "500")


def answer(flank: Flank, *words: object) -> dict[str, Any]:
    code, out, err = flank("race", *words, *AT, *FEW, "--json")
    assert (code, err) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_a_fresh_case_has_an_answer_with_stated_defaults(flank: Flank, case: Path) -> None:
    found = answer(flank, case)
    assert found["hypothetical"] is True and found["plan"]["objective"]["name"] == "Riga"
    assert (found["runs"], found["seed"], found["odds_asked"], found["plan"]["threshold"]) == (500, 1, 0.8, 5000)
    assert 0 <= found["odds"] <= 1 and found["odds_text"].endswith(" %")
    assert found["clock"]["hours"] == [36, 60] and "2016" in found["clock"]["source"]
    assert any("Pre-2017" in caution for caution in found["cautions"])
    assert set(found["guesses"]) >= {"notice.in_place", "share.ready"}
    assert found["decide_by"].endswith(":00:00Z") and found["decide_by_dtg"].endswith("NOV 26")
    there = {one["slug"]: one for one in found["arrivals"]}
    assert there["flf-lv"]["in_place"] and there["flf-lv"]["p90"] == 0
    assert there["arf"]["authority"] == "SACEUR" and there["arf"]["without_council"]
    assert there["flf-ee"]["authority"] == "Council" and there["flf-ee"]["prepared_by"] == "SACEUR"
    assert all(one["earliest"] <= one["p10"] <= one["p50"] <= one["p90"] for one in found["arrivals"])
    assert found["uncounted"] == ["Host-nation forces of Latvia"]
    assert answer(flank, case) == found, "the same seed gives the same answer"


def test_the_text_begins_with_hypothetical_and_says_what_it_rests_on(flank: Flank, case: Path) -> None:
    code, out, _ = flank("race", case, *AT, *FEW)
    assert code == 0 and out.splitlines()[:2] == ["HYPOTHETICAL", "UNCLASSIFIED / PUBLIC DATA"]
    assert "Odds that 5 000 persons are in place first:" in out and "500 runs, seed 1" in out
    assert "? Road march: 12–20–35 km/h" in out and "Left out: " in out
    assert "Decide by " in out or "Too late for odds" in out


def test_an_exercise_says_so_at_both_ends(flank: Flank, tmp_path: Path) -> None:
    drill = tmp_path / "drill.flank"
    assert flank("new", drill, "--exercise")[0] == 0
    code, out, _ = flank("race", drill, *AT, *FEW)
    lines = out.splitlines()
    assert code == 0 and lines[0] == lines[-1] == "EXERCISE EXERCISE EXERCISE" and lines[1] == "HYPOTHETICAL"
    assert answer(flank, drill)["exercise"] is True


def test_in_2022_the_very_high_readiness_force_stands_for_the_reaction_force(flank: Flank, case: Path) -> None:
    found = answer(flank, case, "--decision", "2022-11-16T10:00Z")
    named = {one["slug"] for one in found["arrivals"]} | {one["force"] for one in found["left_out"]}
    assert "flf-lv" in named and "arf" not in named
    assert any(name.startswith("Very High Readiness") for name in named), "its place is not public, so it is left out"
    assert found["plan"]["begins_at"] == found["plan"]["decision_at"] == "2022-11-16T10:00:00Z"


def test_another_place_force_and_clock_start(flank: Flank, case: Path) -> None:
    found = answer(flank, case, "--to", "Bucharest", "--force", "arf", "--begins", "2026-11-20T12:00Z")
    assert found["plan"]["objective"]["name"] == "Bucharest" and found["plan"]["threshold"] is None
    assert any("not for Bucharest" in caution for caution in found["cautions"])
    assert found["plan"]["begins_at"] == "2026-11-20T12:00:00Z"
    slow = answer(flank, case, "--activation", "generation", "--force", "flf-pl")
    assert slow["odds"] < answer(flank, case, "--force", "flf-pl")["odds"]


def test_a_plan_of_the_case_is_run_by_its_name_and_listed(flank: Flank, rows: Any, case: Path) -> None:
    at = parse_instant(AT[1])
    with open_case(case, ANN, at) as store:
        create_plan(store, ANN, at, default_plan(store.writer_view(), None, at))
        create_plan(store, ANN, at, default_plan(store.writer_view(), None, at))
    found = answer(flank, case, "--plan", "plan b", "--persons", "3000", "--odds", "0.5")
    assert found["plan"]["name"] == "Plan B" and found["plan"]["author"] == "Ann"
    assert found["odds_text"] == "> 99 %" or found["odds"] <= 0.99
    assert {clash["force"] for clash in found["clashes"]} >= {"NATO Forward Land Forces Latvia"}
    listed = rows(case, "plans")
    assert [row["name"] for row in listed] == ["Plan A", "Plan B"] and all(row["hypothetical"] for row in listed)
    assert flank("list", case, "plans")[1].splitlines()[-1].split()[2] == "Riga"
    assert {row["key"] for row in rows(case, "assumptions", "--where", "own=no")} >= {"speed.road"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--plan", "Plan Z"), "There is no plan"),
        (("--force", "flf-xx"), "There are: flf-"),
        (("--persons", "0"), "at least one"),
        (("--to", "Minsk"), "No way leads to Minsk"),
        (("--odds", "1"), "between 0 and 1"),
        (("--runs", "3"), "runs"),
        (("--decision", "9999-12-31T23:00Z"), "1900 to 2999"),
        (("--to", "91,0"), "off the globe"),
    ],
)
def test_what_cannot_be_is_one_sentence(flank: Flank, case: Path, words: tuple[str, ...], said: str) -> None:
    code, out, err = flank("race", case, *AT, *words)
    assert (code, out) == (65, "") and said in err and err.count("\n") == 1
