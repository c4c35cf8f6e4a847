"""Arrivals: what a hand calculation says with fixed figures, and what spreads do."""

import numpy as np
import pytest

from console.domain.arrival_times import Arrival, Moved, Mover, simulated
from console.domain.assumption import Assumptions
from console.domain.delays import Draws
from console.domain.movement import Mode
from console.domain.plan import Activation, Authorised
from console.services.assumptions import shipped
from tests.domain.race_cases import fixed, leg, mover

ROAD = leg(Mode.ROAD, 360, borders=("PL-LT", "LT-LV"))


def moved(*movers: Mover, how: Assumptions | None = None, chain: Activation = Activation.STANDING) -> list[Moved]:
    return simulated(movers, Draws(how or fixed(), 7, 500), chain)


def arrival(one: Mover, how: Assumptions | None = None, chain: Activation = Activation.STANDING) -> Arrival:
    return moved(one, how=how, chain=chain)[0].arrival


def test_with_fixed_figures_it_is_the_sum_on_paper() -> None:
    # Order 6, notice 48, loading 12, 360 km at 20 km/h 18, two borders 6, unloading 4; then 1 000 at 500 a day 48.
    found = arrival(mover(ROAD))
    assert found.first == pytest.approx(94)
    assert (found.earliest, found.p10, found.p50, found.p90) == pytest.approx((142,) * 4)
    assert [(one.kind, one.start, one.end) for one in found.stages] == [
        ("authority", 0, 6), ("notice", 6, 54), ("loading", 54, 66), ("road", 66, 84), ("border", 84, 90),
        ("unloading", 90, 94), ("following", 94, 142),
    ]  # fmt: skip


def test_legs_of_one_mode_are_one_march_and_a_new_mode_is_loaded_anew() -> None:
    rail = leg(Mode.RAIL, 250, gauge_breaks=1)
    # 6 + 48; road 12 + (360 + 40) / 20 + 6 + 4; rail 24 + 250 / 25 + 24 + 12; the narrowest flow, 400 a day: 60.
    assert arrival(mover(ROAD, leg(Mode.ROAD, 40), rail)).p50 == pytest.approx(54 + 42 + 70 + 60)


def test_lines_on_land_are_longer_on_the_road_straight_ones_most_but_not_at_sea() -> None:
    straight = arrival(mover(leg(Mode.ROAD, 400, approximate=True), persons=500))
    assert straight.p50 == pytest.approx(54 + 12 + 500 / 20 + 4 + 24)
    drawn = arrival(mover(leg(Mode.ROAD, 400), persons=500), fixed(detour__drawn=0.1))
    assert drawn.p50 == pytest.approx(54 + 12 + 440 / 20 + 4 + 24)
    sea = arrival(mover(leg(Mode.SEA, 300, approximate=True), persons=600), fixed(detour__drawn=0.1))
    assert sea.p50 == pytest.approx(54 + 24 + 10 + 12 + 24)


def test_a_force_that_is_there_needs_no_order() -> None:
    (found,) = moved(mover())
    assert found.arrival.in_place and found.arrival.p90 == 0 and found.arrival.stages == ()
    assert found.persons == pytest.approx(np.full(500, 1000))


def test_consent_runs_beside_notice_and_the_later_counts() -> None:
    slow = mover(ROAD, consents=("DE",))
    assert arrival(slow, fixed(consent__parliament=120)).first == pytest.approx(120 + 40)
    assert arrival(slow, fixed(consent__parliament=50)).first == pytest.approx(54 + 40)
    assert arrival(slow, fixed(consent__parliament=120, consent__urgent=1)).first == pytest.approx(54 + 40)
    told = next(one for one in arrival(slow).stages if one.kind == "consent")
    assert "DE" in told.words and (told.start, told.end) == (0, 120)
    waits = [(one.words, one.start, one.end) for one in arrival(slow).stages if one.kind == "waiting"]
    assert waits == [("Waiting for consent at home", 54, 120)]


def test_a_parliament_decides_once_for_all_forces_of_its_nation() -> None:
    how = fixed(consent__urgent=0.5) | {"consent.parliament": shipped()["consent.parliament"]}
    one, two, other = moved(*(mover(ROAD, name=name, consents=(nation,)) for name, nation in
                              (("a", "DE"), ("b", "DE"), ("c", "NL"))), how=how)  # fmt: skip
    assert np.array_equal(one.first, two.first) and not np.array_equal(one.first, other.first)


@pytest.mark.parametrize(
    ("by", "prepares", "days", "leaves"),
    [
        # ACTWARN 4 d, ACTREQ 12 h, ACTPRED 6 h: makes ready from 114 h on; ACTORD 24 h: leaves from 138 h on.
        (Authorised.COUNCIL, Authorised.COUNCIL, 0.5, 138),
        (Authorised.COUNCIL, Authorised.COUNCIL, 2, 162),
        # SACEUR has it made ready from 3 h on, the Council sends it.
        (Authorised.COUNCIL, Authorised.SACEUR, 2, 138),
        (Authorised.SACEUR, Authorised.SACEUR, 2, 51),
        (Authorised.NATION, Authorised.NATION, 2, 56),
    ],
)
def test_who_may_order_it_decides_when_it_leaves(
    by: Authorised, prepares: Authorised, days: float, leaves: float
) -> None:
    force = mover(ROAD, authority=by, prepares=prepares, days=days)
    found = arrival(force, chain=Activation.GENERATION)
    assert found.first == pytest.approx(leaves + 40)
    said = " ".join(one.words for one in found.stages if one.kind == "authority")
    assert ("without the Council" in said) is (by is not Authorised.COUNCIL)


def test_a_large_force_counts_battalion_by_battalion() -> None:
    (found,) = moved(mover(ROAD, persons=4000))
    # First at 94 h, complete 4 000 / 500 d = 192 h later: a quarter every 48 h.
    packets = found.packets(1000)
    assert [float(at[0]) for at, _ in packets] == pytest.approx([142, 190, 238, 286])
    assert [float(each[0]) for _, each in packets] == pytest.approx([1000] * 4)


def test_unknown_strength_counts_nothing_and_still_takes_time() -> None:
    (found,) = moved(mover(ROAD, persons=None))
    assert not found.persons.any() and found.arrival.p50 == pytest.approx(142)


def test_what_one_force_draws_does_not_hang_on_the_others() -> None:
    alone = moved(mover(ROAD, name="a", persons=800), how=shipped())[0].complete
    beside = moved(mover(name="z"), mover(ROAD, name="a", persons=800), how=shipped())[1].complete
    assert np.array_equal(alone, beside)


def test_a_wider_spread_has_earliest_before_median_before_the_late_tenth() -> None:
    found = arrival(mover(ROAD), shipped())
    assert found.earliest < found.p10 < found.p50 < found.p90
    ends = [one.end for one in found.stages if one.kind != "consent"]
    assert ends == sorted(ends) and ends[-1] == pytest.approx(found.p50)
