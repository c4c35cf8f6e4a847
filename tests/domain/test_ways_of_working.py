from dataclasses import replace

import pytest

from console.domain.assumption import Shape, Spread
from console.domain.consultation import Way
from console.domain.times import HOUR
from console.domain.ways_of_working import compare
from console.domain.ways_words import measures, note
from tests.domain.consulting import NOW, RUNS, assumed, situation

FRESH = replace(situation(), met=False, text_at=None, requested_at=NOW)


def test_there_are_exactly_five_in_their_order() -> None:
    found = compare(FRESH, assumed(), 1, RUNS)
    assert [(one.way, one.deadline) for one in found] == [
        (Way.CAPITALS, False), (Way.CAPITALS, True), (Way.AT_ONCE, False), (Way.AT_ONCE, True), (None, False),
    ]  # fmt: skip
    assert all(0 < one.hours.p10 <= one.hours.p50 <= one.hours.p90 for one in found)
    again = compare(FRESH, assumed(), 1, RUNS)
    assert [one.hours.p50 for one in again] == [one.hours.p50 for one in found]


def test_the_claim_for_meeting_at_once_may_come_out_the_other_way() -> None:
    """Where who sits on the link takes as long to be advised, and comes unprepared, it is told that it is slower."""
    slow = dict(assumed())
    for key, hours in (("instruct.advice", 120.0), ("convene.link", 90.0), ("link.join", 24.0)):
        slow[key] = replace(slow[key], spread=Spread(Shape.FIXED, hours, hours, hours))
    found = compare(FRESH, slow, 1, RUNS)
    assert found[2].slower is not None and found[2].slower > 0.5
    assert "not quicker" in note(found[2], found)
    usual = compare(FRESH, assumed(), 1, RUNS)
    assert usual[2].slower is not None and usual[2].slower < found[2].slower
    assert usual[2].slower_at_worst is not None and usual[2].slower_at_worst > usual[2].slower


def test_delegated_authority_measures_something_else_and_says_so() -> None:
    found = compare(FRESH, assumed(), 1, RUNS)
    assert "first protective steps" in measures(found[4]) and "all Allies agree" in measures(found[0])
    assert "Sending stays with the Council" in note(found[4], found)
    assert found[4].hours.p50 < min(one.hours.p50 for one in found[:4])


@pytest.mark.parametrize("hour", [0, 12, 48])
def test_a_deadline_is_told_with_the_runs_in_which_it_made_it_slower(hour: int) -> None:
    moved = replace(FRESH, now=NOW + hour * HOUR, requested_at=NOW + hour * HOUR)
    found = compare(moved, assumed(), 1, RUNS)
    assert found[1].deadline_slower is not None and 0 < found[1].deadline_slower < 1
    assert "slower than without it" in note(found[1], found)
