"""Lengths, bearings, areas and outlines on the ellipsoid, held to known values and to laws."""

from itertools import pairwise
from math import pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain import geodesics

PRZEWODOW, RZESZOW, WARSAW = (23.9345, 50.4705), (21.9990, 50.0413), (21.0122, 52.2297)
places = st.tuples(st.floats(-179, 179), st.floats(-89, 89))


def test_przewodow_to_rzeszow() -> None:
    there = geodesics.leg(PRZEWODOW, RZESZOW)
    assert round(there.metres / 1000) == 146
    assert round(there.bearing) == 252


def test_a_leg_to_the_same_place_is_nothing() -> None:
    assert geodesics.leg(WARSAW, WARSAW) == (0.0, 0.0, 0.0)


def test_the_way_across_the_antimeridian_is_the_short_one() -> None:
    there = geodesics.leg((179.5, 60.0), (-179.5, 60.0))
    assert there.metres == pytest.approx(55_800, rel=0.01)
    assert 80 < there.bearing < 100


def test_over_the_pole_one_arrives_southbound() -> None:
    there = geodesics.leg((0.0, 89.0), (180.0, 89.0))
    assert there.metres == pytest.approx(223_388, rel=0.001)
    assert there.bearing == pytest.approx(0, abs=1e-6)
    assert there.arriving == pytest.approx(180, abs=1e-6)


@given(places, places)
def test_a_distance_is_the_same_there_and_back(one: geodesics.Point, other: geodesics.Point) -> None:
    assert geodesics.distance(one, other) == pytest.approx(geodesics.distance(other, one), abs=1e-3)


@given(places, st.floats(0, 359.9), st.floats(1, 5_000_000))
def test_where_one_arrives_is_as_far_as_one_went(start: geodesics.Point, bearing: float, metres: float) -> None:
    assert geodesics.distance(start, geodesics.destination(start, bearing, metres)) == pytest.approx(metres, abs=1e-3)


def test_a_line_is_as_long_as_its_legs() -> None:
    legs = geodesics.distance(PRZEWODOW, RZESZOW) + geodesics.distance(RZESZOW, WARSAW)
    assert geodesics.length([PRZEWODOW, RZESZOW, WARSAW]) == pytest.approx(legs)
    assert geodesics.length([WARSAW]) == geodesics.length([]) == 0


def test_a_square_degree_at_the_equator() -> None:
    ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    square, around = geodesics.area(ring)
    assert square == pytest.approx(12_308_778_361, rel=1e-6)
    assert around == pytest.approx(443_770, rel=1e-3)
    assert geodesics.area(ring[::-1])[0] == pytest.approx(square)


def test_less_than_a_triangle_has_no_area() -> None:
    assert geodesics.area([PRZEWODOW, RZESZOW])[0] == 0
    assert geodesics.area([PRZEWODOW, RZESZOW])[1] == pytest.approx(2 * geodesics.distance(PRZEWODOW, RZESZOW))
    assert geodesics.area([]) == (0, 0)


def test_in_between_places_lie_on_the_way() -> None:
    dense = geodesics.along([PRZEWODOW, RZESZOW], step=10_000)
    assert len(dense) == 16
    pieces = [geodesics.distance(tuple(one), tuple(other)) for one, other in pairwise(dense)]
    assert sum(pieces) == pytest.approx(geodesics.distance(PRZEWODOW, RZESZOW))
    assert max(pieces) == pytest.approx(min(pieces), abs=0.01)


@pytest.mark.parametrize("centre", [RZESZOW, (0.0, 90.0), (179.9, 65.0), (20.0, 78.0)])
def test_every_place_of_a_circle_is_as_far_away(centre: geodesics.Point) -> None:
    ring = geodesics.circle(centre, 250_000)
    assert {round(geodesics.distance(centre, tuple(place))) for place in ring} == {250_000}
    assert geodesics.distance(tuple(ring[0]), tuple(ring[-1])) < 0.01
    assert geodesics.area([tuple(place) for place in ring])[0] == pytest.approx(pi * 250_000**2, rel=0.002)


def test_a_corridor_has_its_width_all_along() -> None:
    line = [PRZEWODOW, RZESZOW, (18.0, 54.0)]
    (outer,) = geodesics.corridor(line, 20_000)
    away = [geodesics.nearest_on_line(tuple(place), line).metres for place in outer]
    assert min(away) == pytest.approx(10_000, abs=40)
    assert max(away) == pytest.approx(10_000, abs=40)
    expected = geodesics.length(line) * 20_000 + pi * 10_000**2
    assert geodesics.area([tuple(place) for place in outer])[0] == pytest.approx(expected, rel=0.002)


def test_a_corridor_round_something_leaves_it_out() -> None:
    square = [(20.0, 50.0), (22.0, 50.0), (22.0, 51.5), (20.0, 51.5), (20.0, 50.0)]
    rings = geodesics.corridor(square, 10_000)
    assert len(rings) == 2
    assert not geodesics.inside((21.0, 50.7), [tuple(place) for place in rings[0]][:1] * 4)
    assert geodesics.inside((21.0, 50.7), [tuple(place) for place in rings[1]])


def test_a_corridor_across_the_antimeridian_holds_together() -> None:
    (outer,) = geodesics.corridor([(179.0, 60.0), (-179.0, 60.0)], 50_000)
    assert geodesics.area([tuple(place) for place in outer])[0] == pytest.approx(7.5e9, rel=0.02)


def test_a_corridor_of_one_place_is_its_round_end() -> None:
    (outer,) = geodesics.corridor([RZESZOW, RZESZOW], 20_000)
    assert {round(geodesics.distance(RZESZOW, tuple(place)), -2) for place in outer} == {10_000}


def test_the_nearest_place_of_a_line_is_no_farther_than_any_of_it() -> None:
    line = [PRZEWODOW, (18.0, 54.0)]
    found = geodesics.nearest_on_line((22.0, 52.0), line)
    every = min(geodesics.distance((22.0, 52.0), tuple(place)) for place in geodesics.along(line, step=500))
    assert found.metres == pytest.approx(every, abs=5)
    assert geodesics.distance((22.0, 52.0), (found.lon, found.lat)) == pytest.approx(found.metres)


def test_beyond_its_end_the_end_is_nearest() -> None:
    assert geodesics.nearest_on_line((30.0, 50.0), [RZESZOW, PRZEWODOW])[1:] == pytest.approx(PRZEWODOW)
    assert geodesics.nearest_on_line(WARSAW, [RZESZOW]).metres == geodesics.distance(WARSAW, RZESZOW)
    with pytest.raises(ValueError, match="points"):
        geodesics.nearest_on_line(WARSAW, [])


@given(st.floats(-170, 170), st.floats(-80, 80), st.floats(0, 359), st.floats(1_000, 400_000))
def test_a_circle_holds_what_is_nearer_than_its_radius(lon: float, lat: float, bearing: float, away: float) -> None:
    ring = [tuple(place) for place in geodesics.circle((lon, lat), 200_000, 90)]
    place = geodesics.destination((lon, lat), bearing, away)
    if abs(away - 200_000) > 500:
        assert geodesics.inside(place, ring) == (away < 200_000)


def test_an_area_is_near_from_outside_and_nothing_away_inside() -> None:
    ring = [(20.0, 50.0), (22.0, 50.0), (22.0, 51.5), (20.0, 51.5)]
    assert geodesics.nearest_in_area((21.0, 50.5), ring).metres == 0
    east = geodesics.nearest_in_area((23.0, 50.7), ring)
    assert east.metres == pytest.approx(geodesics.distance((23.0, 50.7), (22.0, 50.7)), rel=0.001)
    assert geodesics.nearest_in_area((20.0, 50.0), ring).metres == 0


def test_the_pole_lies_inside_a_ring_round_it() -> None:
    ring = [(0.0, 80.0), (90.0, 80.0), (180.0, 80.0), (-90.0, 80.0), (0.0, 80.0)]
    assert geodesics.inside((0.0, 90.0), ring)
    assert not geodesics.inside((0.0, 70.0), ring)


def test_a_plane_round_a_place_leads_back() -> None:
    there = np.asarray([PRZEWODOW, RZESZOW])
    assert geodesics.lifted(WARSAW, geodesics.local(WARSAW, there)) == pytest.approx(there)


def test_distances_to_many_are_good_enough_to_find_the_nearest() -> None:
    places = [(24.1, 56.95), (18.4, 57.5), (-79.9, 32.8), (21.9, 53.9)]
    found = geodesics.distances((21.93, 53.87), np.asarray(places)).tolist()
    assert found == pytest.approx([geodesics.distance((21.93, 53.87), place) for place in places], rel=0.006)
    assert geodesics.distances((0.0, 0.0), np.zeros((0, 2))).tolist() == []
