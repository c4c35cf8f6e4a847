from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.article4_replay import PastCase, calibrated, coverage, left_out, request_to_council
from console.domain.binomial import interval
from console.domain.calibration_words import calibration_lines, where
from console.domain.times import DAY, parse_instant
from tests.domain.consulting import RUNS, assumed

FRIDAY, MONDAY = parse_instant("2025-09-19T16:00Z"), parse_instant("2025-09-22T07:00Z")


def case(hours: tuple[float, float], *, shock: bool = False, slug: str = "x") -> PastCase:
    return PastCase(slug, slug.upper(), FRIDAY, *hours, shock, None)


CASES = [case((1, 8), slug="a"), case((44, 44), slug="b"), case((88, 88), slug="c"), case((2, 2), shock=True, slug="d"),
         case((500, 500), slug="e")]  # fmt: skip


def test_a_case_is_judged_by_the_others_alone() -> None:
    spreads = {key: one.spread for key, one in left_out(assumed(), CASES[1:], shock=True).items()}
    assert spreads["convene.council"].least == 2 and spreads["convene.council"].most == pytest.approx(500 * 12 / 11)
    assert spreads["convene.same_day_shock"].mode == pytest.approx(2 / 3)
    assert left_out(assumed(), CASES[1:], shock=True)["convene.same_day"] == assumed()["convene.same_day"]
    by_others = calibrated(CASES, assumed(), runs=RUNS).left_out[-1].hours
    moved = calibrated([*CASES[:-1], case((9000, 9000), slug="e")], assumed(), runs=RUNS).left_out[-1].hours
    assert (moved.p10, moved.p50, moved.p90) == (by_others.p10, by_others.p50, by_others.p90)


def test_a_range_may_lie_in_part_in_the_band_and_coverage_is_a_range() -> None:
    found = calibrated(CASES, assumed(), runs=RUNS)
    assert [one.inside for one in found.in_sample][:2] == [None, True]
    assert where(found.in_sample[-1]) == "later than the band"
    told = coverage(found.left_out)
    assert told.least <= told.most <= told.cases == 5
    assert told.between[0] <= told.least / 5 <= told.most / 5 <= told.between[1]
    lines = list(calibration_lines(found))
    assert any("the fair test" in line for line in lines) and any("So few cases cannot tell" in line for line in lines)


def test_who_asks_on_a_friday_evening_waits_longer_than_on_a_monday_morning() -> None:
    friday, monday = (
        request_to_council(assumed(), at, shock=False, seed=1, runs=RUNS) for at in (FRIDAY, MONDAY + 7 * DAY)
    )
    assert friday[RUNS // 2] > monday[RUNS // 2]
    shock = request_to_council(assumed(), FRIDAY, shock=True, seed=1, runs=RUNS)
    assert shock[RUNS // 2] < friday[RUNS // 2]


@given(st.integers(1, 30).flatmap(lambda cases: st.tuples(st.integers(0, cases), st.just(cases))))
def test_the_interval_holds_the_share_seen_and_narrows_with_more_cases(seen: tuple[int, int]) -> None:
    low, high = interval(*seen)
    assert 0 <= low <= seen[0] / seen[1] <= high <= 1
    wider = interval(seen[0] * 4, seen[1] * 4)
    assert wider[1] - wider[0] <= high - low + 1e-9


def test_a_known_interval() -> None:
    """Of nine, seven: 45 to 96 % at 90 % (tables of Clopper and Pearson)."""
    assert interval(7, 9) == (pytest.approx(0.450, abs=0.002), pytest.approx(0.959, abs=0.002))
    assert replace(CASES[0], least=3).middle == 5.5
