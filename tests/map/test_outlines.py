"""Cutting a shape to a picture changes nothing inside the picture."""

from itertools import pairwise

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st

from console.map import outlines

BOX = (-10.0, -10.0, 10.0, 10.0)
WINDOW = shapely.box(*BOX)
COORDINATE = st.integers(-40, 40).map(float)
POINTS = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=3, max_size=40, unique=True)


def covered(ring: outlines.Floats) -> float:
    """Area of the window that an odd-even fill of a ring covers."""
    step = np.linspace(-9.9, 9.9, 40)
    x, y = (grid.ravel() for grid in np.meshgrid(step + 0.013, step + 0.007))
    odd = np.zeros(len(x), bool)
    for start, end in pairwise(ring):
        across = (start[1] > y) != (end[1] > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            meets = start[0] + (y - start[1]) / (end[1] - start[1]) * (end[0] - start[0])
        odd ^= across & (meets > x)
    return float(odd.mean())


@given(POINTS)
def test_a_trimmed_ring_covers_the_same_of_the_picture(points: list[tuple[float, float]]) -> None:
    ring = np.array([*points, points[0]])
    trimmed = outlines.trimmed_ring(ring, *BOX)
    assert len(trimmed) <= len(ring)
    assert covered(trimmed) == covered(ring)


@given(POINTS)
def test_trimmed_lines_show_the_same_stretches(points: list[tuple[float, float]]) -> None:
    whole = shapely.LineString(points).intersection(WINDOW).length
    parts = outlines.trimmed_line(np.array(points), *BOX)
    assert sum(shapely.LineString(part).intersection(WINDOW).length for part in parts) >= whole - 1e-6


def test_what_is_far_away_is_left_out() -> None:
    far = np.array([(20.0, 0.0), (30.0, 5.0), (25.0, -5.0)])
    assert outlines.trimmed_line(far, *BOX) == []


@given(POINTS)
def test_a_polygon_keeps_its_points(points: list[tuple[float, float]]) -> None:
    made = outlines.polygon(np.array(points))
    assert [(point.x(), point.y()) for point in made] == points
