"""Which places on the map are free."""

from hypothesis import given
from hypothesis import strategies as st

from console.map.occupancy import Box, Occupancy

SIDE = st.floats(-300, 900)
BOXES = st.builds(
    lambda x, y, wide, high: Box(x, y, x + wide, y + high), SIDE, SIDE, st.floats(0, 500), st.floats(0, 90)
)


@given(st.lists(BOXES, max_size=20), BOXES)
def test_a_place_is_free_when_it_meets_none_of_those_taken(taken: list[Box], wanted: Box) -> None:
    occupancy = Occupancy()
    for box in taken:
        occupancy.take(box)
    free = not any(box.meets(wanted) for box in taken)
    assert occupancy.free(wanted) is free
    assert occupancy.copy().free(wanted) is free


def test_a_copy_goes_its_own_way() -> None:
    one = Occupancy()
    other = one.copy()
    other.take(Box(0, 0, 9, 9))
    assert one.free(Box(1, 1, 2, 2))
