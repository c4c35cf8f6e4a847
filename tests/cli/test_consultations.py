import json
from pathlib import Path

import pytest

from tests.cli.conftest import Flank

NOW = ("--now", "2026-11-21T12:00Z", "--runs", "500")


def test_five_ways_of_working_as_json(case: Path, flank: Flank) -> None:
    code, out, err = flank("compare-ways", case, *NOW, "--json")
    found = json.loads(out)
    assert (code, err) == (0, "") and isinstance(found, list) and len(found) == 5
    assert all(0 < one["p10"] <= one["p50"] <= one["p90"] and one["hypothetical"] for one in found)
    assert [one["deadline"] for one in found] == [False, True, False, True, False]
    assert len({one["way"] for one in found}) == 5
    assert flank("compare-ways", case, *NOW, "--json")[1] == out
    shocked = json.loads(flank("compare-ways", case, *NOW, "--shock", "--json")[1])
    assert shocked[0]["p50"] < found[0]["p50"] and shocked[0]["shock"]
    assert not any(one["exercise"] for one in found)


def test_as_text_it_says_that_it_is_hypothetical_and_what_it_measures(case: Path, flank: Flank) -> None:
    code, out, _ = flank("compare-ways", case, *NOW)
    assert code == 0 and out.startswith("HYPOTHETICAL") and "Slower than through capitals in" in out
    assert "Sending stays with the Council" in out


def test_without_a_consultation_it_says_what_to_do(case: Path, flank: Flank) -> None:
    code, out, err = flank("forecast", case)
    assert (code, out) == (65, "") and "Open one in the window" in err
    assert flank("compare-ways", case, "--runs", "5")[0] == 2


@pytest.mark.parametrize("given", [("--seed", "-5"), ("--seed", "9" * 5000), ("--runs", "9" * 5000), ("--runs", "²²²")])
def test_a_number_nobody_can_run_with_is_one_short_sentence(case: Path, flank: Flank, given: tuple[str, str]) -> None:
    for command in ("compare-ways", "forecast"):
        code, out, err = flank(command, case, *given)
        assert (code, out) == (2, "") and len(err) < 200 and len(err.splitlines()) == 1
