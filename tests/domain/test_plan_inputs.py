"""What is typed of a spread, and a battlegroup raised to a brigade."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.assumption import Shape, Spread
from console.domain.errors import BadInput
from console.domain.movement import Mode
from console.domain.plan import Authorised, PlanForce
from console.domain.raising import can_be_raised, raised
from console.domain.spreads import parse_spread, spread_words
from tests.domain.forces import force, persons


@settings(max_examples=30)
@given(st.lists(st.floats(0, 9999).map(lambda number: float(f"{number:g}")), min_size=1, max_size=3))
def test_a_spread_is_read_as_it_is_written(numbers: list[float]) -> None:
    shape = (Shape.FIXED, Shape.RANGE, Shape.TRIANGLE)[len(numbers) - 1]
    mode = numbers[1] if shape is Shape.TRIANGLE else numbers[0]
    spread = Spread(shape, numbers[0], mode, numbers[-1])
    if "e" not in spread_words(spread):
        assert parse_spread(spread_words(spread)) == spread


@pytest.mark.parametrize("text", ["", "fast", "1 2 3 4", "1x", "-"])
def test_what_is_no_spread_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_spread(text)


@pytest.mark.parametrize("text", ["1 - 6 - 24", "1–6–24", "1/6/24", "1 6 24", "1 to 6 to 24"])
def test_a_spread_may_be_typed_in_many_ways(text: str) -> None:
    assert parse_spread(text) == Spread(Shape.TRIANGLE, 1, 6, 24)


def test_a_battlegroup_raised_to_a_brigade_is_what_stands_there_and_the_rest() -> None:
    whole = PlanForce(b"1", b"u", "", None, None, "", (Mode.ROAD,), None, None, None, None, None, None)
    group = force("BG", persons(1000, 1200))
    assert can_be_raised(group, whole) and not can_be_raised(force("HQ", kind="command"), whole)
    brigade, notice = Spread(Shape.RANGE, 3000, 3000, 5000), Spread(Shape.TRIANGLE, 5, 15, 30)
    there, rest = raised(whole, group, brigade, notice, None, b"2")
    assert (there.id, there.part, there.persons_least) == (b"1", "in place", None)
    assert (rest.id, rest.persons_least, rest.persons_most) == (b"2", 1800, 4000)
    assert (rest.authority, rest.notice_least_d, rest.notice_most_d) == (Authorised.NATION, 5, 30)
    assert "assumed" in rest.persons_note and not can_be_raised(group, there)
