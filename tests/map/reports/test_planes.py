"""What is kept between frames equals what is painted from nothing, whatever happened in between."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.map.reports import points, tally
from console.map.reports.colours import colours
from console.map.reports.dots import dot
from console.map.reports.filling import Filling
from console.map.reports.planes import Grain
from console.map.reports.points import Span
from console.map.reports.ring import Rect, Ring
from tests.map.reports.sample import fresh, made, same

MANY = made(6_000)
GRAINS = {1.0: Grain(2_500.0, dot(5.0), 16), 2.0: Grain(1_250.0, dot(10.0), 32), 1.5: Grain(900.0, dot(7.5), 24)}
PAINT = colours("dark").paint

moves = st.tuples(st.just("pan"), st.integers(-90, 90), st.integers(-90, 90))
leaps = st.tuples(st.just("pan"), st.integers(-2_000, 2_000), st.integers(-2_000, 2_000))
steps = st.tuples(st.just("step"), st.integers(-900, 900), st.integers(-300, 300))
idle = st.tuples(st.just("idle"), st.just(0), st.just(0))
walks = st.lists(st.one_of(moves, steps, idle, leaps), max_size=14)


@settings(max_examples=60)
@given(walks, st.sampled_from(sorted(GRAINS)), st.frozensets(st.integers(0, 16), max_size=3))
def test_kept_planes_equal_a_fresh_painting_after_any_walk(
    walk: list[tuple[str, int, int]], ratio: float, hidden: frozenset[int]
) -> None:
    grain, seen, span = GRAINS[ratio], Rect(-130, -150, 170, 90), Span(1_000, 3_500)
    filling = Filling(MANY, span, hidden)
    filling.aim(grain, seen, 64, PAINT)
    filling.fill()
    for what, right, down in walk:
        if what == "pan":
            seen = Rect(seen.left + right, seen.top + down, seen.right + right, seen.bottom + down)
            if not filling.move(seen, 64):
                filling.aim(grain, seen, 64, PAINT)
            filling.fill()
        elif what == "step":
            first = min(max(0, filling.span.first + right), MANY.size)
            assert filling.step(Span(first, min(max(first, filling.span.end + right + down), MANY.size)))
        else:
            filling.fill_for(anew=False, margin_seconds=1.0)
        assert filling.whole
    assert filling.planes is not None and same(filling.planes, fresh(filling))


def test_a_picture_begun_in_pieces_ends_as_the_whole_one() -> None:
    filling = Filling(MANY, MANY.everything, frozenset())
    filling.aim(GRAINS[1.0], Rect(-300, -300, 300, 300), 64, PAINT)
    pieces = 0
    while not filling.whole:
        filling.fill(lambda: True)
        pieces += 1
    assert pieces > 1 and filling.planes is not None and same(filling.planes, fresh(filling))


def test_a_time_step_while_the_picture_is_being_made_is_in_it() -> None:
    filling = Filling(MANY, Span(0, 2_000), frozenset())
    filling.aim(GRAINS[1.0], Rect(-300, -300, 300, 300), 0, PAINT)
    filling.fill(lambda: True)
    assert filling.step(Span(500, 2_600)) and not filling.whole
    filling.fill()
    assert filling.planes is not None and same(filling.planes, fresh(filling))


def test_a_dot_by_dot_picture_equals_the_summed_one() -> None:
    """Few points are set dot by dot, many are summed: both leave the same on every pixel."""
    rect = Rect(-64, -64, 64, 64)
    for ratio, grain in GRAINS.items():
        filling = Filling(MANY, Span(0, 0), frozenset())
        filling.aim(grain, rect, 0, PAINT)
        filling.fill()
        assert filling.step(MANY.everything), ratio
        assert filling.planes is not None and same(filling.planes, fresh(filling)), ratio


def test_a_hundred_thousand_on_one_spot_are_a_hundred_thousand() -> None:
    count = 100_000
    place, number = np.full(count, 50.0), np.arange(count)
    spot = points.prepare(place - 27, place + 2, np.full(count, 3), number, number)
    filling = Filling(spot, spot.everything, frozenset())
    filling.aim(GRAINS[1.0], Rect(-40, -40, 40, 40), 0, PAINT)
    filling.fill()
    planes = filling.planes
    assert planes is not None and int((planes.ring.get(planes.packed, planes.valid) & tally.COUNT).max()) == count
    assert filling.step(Span(0, count - 40_000)) and filling.step(Span(40_000, count - 40_000))
    assert filling.step(Span(60_000, 60_001))
    assert same(planes, fresh(filling))
    assert np.count_nonzero(planes.ring.get(planes.image, planes.valid)) == 21


def test_nothing_is_painted_from_nothing() -> None:
    filling = Filling(made(0), Span(0, 0), frozenset())
    filling.aim(GRAINS[1.0], Rect(0, 0, 100, 100), 32, PAINT)
    filling.fill()
    assert filling.planes is not None
    assert not filling.planes.ring.get(filling.planes.image, filling.planes.valid).any()


@given(st.integers(-500, 500), st.integers(-500, 500), st.integers(0, 40), st.integers(0, 60))
def test_what_is_put_into_a_ring_comes_out_again(left: int, top: int, height: int, width: int) -> None:
    ring, rect = Ring(40, 60), Rect(left, top, left + width, top + height)
    array, values = np.zeros(ring), np.random.default_rng(1).random((height, width))
    ring.put(array, rect, values)
    assert np.array_equal(ring.get(array, rect), values)
    assert np.count_nonzero(array) == height * width


@pytest.mark.parametrize("diameter", [1.0, 3.0, 5.0, 7.5, 10.0])
def test_a_dot_is_round_and_in_the_middle_of_its_pixel(diameter: float) -> None:
    shape = dot(diameter)
    offsets = {*shape.core, *shape.edge}
    assert (0, 0) in shape.core
    assert offsets == {(right, down) for down, right in offsets} == {(-down, -right) for down, right in offsets}
    assert max(max(map(abs, offset)) for offset in offsets) == shape.reach
    assert len(shape.core) + len(shape.edge) == pytest.approx(np.pi * diameter**2 / 4, abs=4 + diameter)
