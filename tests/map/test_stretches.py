"""What a picture takes of a shape shows in it just as the whole shape would."""

from itertools import pairwise

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pytest import MonkeyPatch, fixture

from console.map import stretches
from console.map.stretches import Cut, Floats, Stretches

BOX = (-10.0, -10.0, 10.0, 10.0)
WINDOW = shapely.box(*BOX)
COORDINATE = st.integers(-40, 40).map(float)
SHAPE = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=3, max_size=40, unique=True)
SHAPES = st.lists(SHAPE, min_size=1, max_size=4)


@fixture(autouse=True, scope="module")
def short() -> object:
    """Stretches of four steps, so that a few vertices make many of them."""
    patch = MonkeyPatch()
    patch.setattr(stretches, "LENGTH", 4)
    yield
    patch.undo()


def packed(shapes: list[list[tuple[float, float]]], closed: bool) -> tuple[Floats, Stretches]:
    whole = [np.array([*shape, shape[0]] if closed else shape) for shape in shapes]
    start = np.cumsum([0, *(len(shape) for shape in whole)]).astype(np.int32)
    xy = np.vstack(whole)
    return xy, Stretches(xy, start)


def parts(xy: Floats, cut: Cut) -> list[Floats]:
    return [part for part in np.split(xy[cut.vertices], np.flatnonzero(cut.heads)) if len(part)]


def covered(rings: list[Floats]) -> float:
    """Area of the window that an odd-even fill covers."""
    step = np.linspace(-9.9, 9.9, 40)
    x, y = (grid.ravel() for grid in np.meshgrid(step + 0.013, step + 0.007))
    odd = np.zeros(len(x), bool)
    for ring in rings:
        for start, end in pairwise([*ring, ring[0]]):
            across = (start[1] > y) != (end[1] > y)
            with np.errstate(divide="ignore", invalid="ignore"):
                meets = start[0] + (y - start[1]) / (end[1] - start[1]) * (end[0] - start[0])
            odd ^= across & (meets > x)
    return float(odd.mean())


def length(lines: list[Floats]) -> float:
    return sum(shapely.LineString(line).intersection(WINDOW).length for line in lines)


@given(SHAPES)
def test_cut_rings_fill_the_same_of_the_picture(shapes: list[list[tuple[float, float]]]) -> None:
    xy, index = packed(shapes, closed=True)
    cut = index.rings(BOX, np.ones(len(shapes), bool))
    assert len(cut.vertices) <= len(xy)
    assert covered(parts(xy, cut)) == covered([np.array(shape) for shape in shapes])


@given(SHAPES)
def test_cut_lines_show_the_same_and_nothing_twice(shapes: list[list[tuple[float, float]]]) -> None:
    xy, index = packed(shapes, closed=False)
    cut = index.lines(BOX, np.ones(len(shapes), bool))
    assert abs(length(parts(xy, cut)) - length([np.array(shape) for shape in shapes])) < 1e-6


@given(SHAPES, st.data())
def test_only_the_shapes_asked_for_are_taken(shapes: list[list[tuple[float, float]]], data: st.DataObject) -> None:
    xy, index = packed(shapes, closed=True)
    among = np.array(data.draw(st.lists(st.booleans(), min_size=len(shapes), max_size=len(shapes))))
    wanted = [np.array(shape) for shape, chosen in zip(shapes, among, strict=True) if chosen]
    assert covered(parts(xy, index.rings(BOX, among))) == covered(wanted)


def test_whole_lines_begin_where_they_begin() -> None:
    line = [(float(x), 0.0) for x in range(-40, 41)]
    xy, index = packed([line, [(30.0, 0.0), (40.0, 0.0)]], closed=False)
    assert parts(xy, index.lines(BOX, np.ones(2, bool), whole=True))[0].tolist() == [list(point) for point in line]
    assert len(index.lines(BOX, np.ones(2, bool)).vertices) < len(line)


def test_a_ring_all_round_the_picture_fills_it_and_one_beside_it_is_left_out() -> None:
    around = [(-30.0, -30.0), (30.0, -30.0), (30.0, 30.0), (-30.0, 30.0)]
    beside = [(20.0, 0.0), (30.0, 5.0), (25.0, -5.0)]
    xy, index = packed([around, beside], closed=True)
    cut = index.rings(BOX, np.ones(2, bool))
    assert covered(parts(xy, cut)) == 1.0
    assert cut.vertices.max() <= len(around)
    assert not len(packed([beside], closed=False)[1].lines(BOX, np.ones(1, bool)).vertices)


def test_no_shapes_are_no_vertices() -> None:
    index = Stretches(np.zeros((0, 2)), np.zeros(1, np.int32))
    assert not len(index.lines(BOX, np.zeros(0, bool)).vertices)
    assert not len(index.rings(BOX, np.zeros(0, bool)).vertices)
