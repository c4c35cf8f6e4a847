"""``find``: places, positions and what a case holds, as text and as JSON."""

import json
from pathlib import Path

import pytest


def test_a_place_in_another_alphabet_with_its_distance(flank) -> None:
    code, out, err = flank("find", "Пшеводув", "--near", "50.04,21.99", "--limit", 1, "--json")
    (found,) = json.loads(out)
    assert (code, err) == (0, "")
    assert (found["kind"], found["name"], found["country"]) == ("place", "Przewodów", "PL")
    assert found["km"] == pytest.approx(146, abs=1) and found["bearing"] == pytest.approx(70, abs=2)


def test_a_table_for_people(flank) -> None:
    code, out, _ = flank("find", "Warschau", "--limit", 1)
    assert code == 0 and "Warsaw (Warszawa · Warschau)" in out and "Mazovia, Poland" in out and "34U" in out


def test_a_position_of_several_words(flank) -> None:
    _, out, _ = flank("find", "34U", "GA", "08", "95", "--json")
    (found,) = json.loads(out)
    assert found["kind"] == "position" and (found["lon"], found["lat"]) == pytest.approx((23.9345, 50.4705), abs=0.01)


def test_an_ambiguous_position_is_told_both_ways(flank) -> None:
    code, out, _ = flank("find", "50.4705, 23.9345")
    assert code == 0 and "if latitude comes first" in out and "if longitude comes first" in out


@pytest.mark.parametrize("typed", ["przewodow", "Przevodow", "Пшеводув"])
def test_what_the_case_holds_comes_before_places(flank, case: Path, typed: str) -> None:
    _, out, _ = flank("find", typed, "--case", case, "--json")
    found = json.loads(out)
    kinds = [one["kind"] for one in found]
    assert (found[0]["kind"], found[0]["where"]) == ("incident", "Przewodów")
    assert kinds.index("place") > 0 and "incident" not in kinds[kinds.index("place") :]


def test_forces_are_found_where_they_stand(flank, case: Path) -> None:
    _, out, _ = flank("find", "Rukla", "--case", case, "--limit", 1, "--json")
    assert json.loads(out)[0]["kind"] == "unit"


def test_nothing_found_is_one_line_and_65(flank) -> None:
    code, out, err = flank("find", "qxzqxzqxz")
    assert (code, out) == (65, "") and err.count("\n") == 1 and "another spelling" in err


def test_off_the_globe_near_is_refused(flank) -> None:
    assert flank("find", "Brest", "--near", "95,20")[0] == 2
    assert flank("find", "Brest", "--limit", "0")[0] == 2
