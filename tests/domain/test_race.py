"""The race: odds that can be worked out on paper, the last moment to decide, and what is never claimed."""

import math
from dataclasses import replace

import numpy as np
import pytest

from console.domain import race
from console.domain.arrival_times import Mover
from console.domain.movement import Mode
from console.domain.numbers import chance
from console.domain.plan import Clock, Plan
from console.domain.race import Race
from console.services.assumptions import shipped
from tests.domain.race_cases import CLOCK, fixed, leg, mover, plan

# Order 6 h, ready at once, no loading, 20 km/h; so many hours on the road and nothing follows.
QUICK = fixed(load__road=0, unload__road=0, flow__road=1e15)


def after(hours: float, name: str = "a", persons: int | None = 1000) -> Mover:
    """A force that is complete so many hours after the decision."""
    return mover(leg(Mode.ROAD, (hours - 6) * 20), name=name, persons=persons, days=0)


def ran(*movers: Mover, of: Plan | None = None) -> Race:
    return race.run(of or plan(), movers, QUICK)


def test_the_odds_are_the_share_of_the_range_that_comes_later() -> None:
    # Theirs evenly between 36 and 60 h; ours at 40 h when decided at once: (60 - 40) / 24.
    found = ran(after(40))
    assert found.odds(0) == pytest.approx(20 / 24, abs=0.03)
    assert found.odds(8) == pytest.approx(12 / 24, abs=0.03)
    assert found.odds(25) == 0 and found.odds(-5) == 1
    assert found.decide_by(0.5) == pytest.approx(8, abs=0.8)
    by = found.decide_by(0.8)
    assert by is not None and found.odds(by) >= 0.8 > found.odds(by + 0.5)


def test_warning_moves_their_clock() -> None:
    late = plan(clock=replace(CLOCK, warning_least_d=2, warning_most_d=2))
    assert ran(after(40), of=late).decide_by(0.5) == pytest.approx(56, abs=0.8)


def test_two_forces_are_enough_when_the_second_is_there() -> None:
    exact = plan(clock=Clock("", "Ours", 60, 60, "a test", 0, 0))
    pair = (after(20, "a", 600), after(50, "b", 600))
    assert ran(*pair, of=exact).decide_by(0.9) == pytest.approx(10)
    assert ran(*pair, of=replace(exact, threshold=500)).decide_by(0.9) == pytest.approx(40)
    assert ran(*pair, of=replace(exact, threshold=2000)).decide_by(0.9) is None
    assert ran(*pair, of=replace(exact, threshold=2000)).odds(-1e6) == 0


def test_what_is_in_place_needs_no_decision() -> None:
    assert ran(mover(persons=1500)).decide_by(0.9) == math.inf
    exact = plan(clock=Clock("", "Ours", 60, 60, "a test", 0, 0))
    assert ran(mover(persons=500), after(20, "b", 500), of=exact).decide_by(0.9) == pytest.approx(40)


def test_a_named_force_has_to_be_complete() -> None:
    exact = plan(clock=Clock("", "Ours", 60, 60, "a test", 0, 0), threshold=None, first_id=b"b")
    assert ran(after(20, "a"), after(50, "b", None), of=exact).decide_by(0.9) == pytest.approx(10)
    assert ran(after(20, "a"), mover(name="b"), of=exact).decide_by(0.9) == math.inf
    assert ran(after(20, "a"), of=exact).decide_by(0.9) is None, "it is not among those that can come"


def test_unknown_strength_is_named_and_counts_nothing() -> None:
    found = ran(after(20, "a", None), after(30, "b", 700))
    assert found.uncounted == ("a",)
    assert found.band.high.max() == pytest.approx(700) and found.odds(-1e6) == 0


def test_the_band_steps_up_when_a_force_is_complete() -> None:
    band = ran(mover(name="a", persons=300), after(20, "b", 600)).band
    assert band.hours[0] == 0 and band.hours[-1] >= 24
    before, there = band.median[band.hours < 20], band.median[band.hours >= 20]
    assert np.all(before == 300) and np.all(there == 900)
    assert np.all(band.low <= band.median) and np.all(band.median <= band.high)


def test_nothing_to_come_gives_a_flat_band_and_no_moment() -> None:
    found = ran()
    assert not found.band.high.any() and found.decide_by(0.8) is None


def test_one_seed_gives_one_answer_and_another_seed_nearly_the_same() -> None:
    wide = plan(clock=replace(CLOCK, warning_least_d=4, warning_most_d=10))
    movers = (mover(leg(Mode.ROAD, 600), persons=1500),)
    first, again, other = (race.run(replace(wide, seed=seed), movers, shipped()) for seed in (1, 1, 2))
    assert np.array_equal(first.margins, again.margins)
    assert first.odds(0) != 1 and first.odds(24) == pytest.approx(other.odds(24), abs=0.06)


def test_however_small_the_odds_asked_for_one_run_in_time_is_needed() -> None:
    found = ran(mover(leg(Mode.ROAD, 600)))
    assert found.decide_by(1e-300) == found.margins[-1]


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "< 1 %"), (0.004, "< 1 %"), (0.013, "1 %"), (0.5, "50 %"), (0.988, "99 %"), (0.992, "> 99 %"), (1, "> 99 %")],
)
def test_a_simulation_never_says_never_or_always(share: float, words: str) -> None:
    assert chance(share).replace("\N{NO-BREAK SPACE}", " ") == words
