"""The plane agrees with pyproj, and what goes in comes back."""

import math

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.map import geodesy, projection

LON = st.floats(-179.9, 179.9)
LAT = st.floats(-50, 89.9)


def test_agrees_with_pyproj_to_a_millimetre() -> None:
    lon, lat = (grid.ravel() for grid in np.meshgrid(np.linspace(-180, 179, 73), np.linspace(-55, 90, 59)))
    ours = projection.forward(lon, lat)
    theirs = pyproj.Transformer.from_crs("EPSG:4326", projection.PROJ, always_xy=True).transform(lon, lat)
    assert np.hypot(ours[0] - theirs[0], ours[1] - theirs[1]).max() < 1e-3


@given(LON, LAT)
def test_a_place_comes_back_from_the_plane_within_a_centimetre(lon: float, lat: float) -> None:
    x, y = projection.plane(lon, lat)
    if math.hypot(x, y) < 0.9 * projection.REACH:
        back_lon, back_lat = projection.degrees(x, y)
        apart = math.remainder(back_lon - lon, 360) * math.cos(math.radians(lat))
        assert math.hypot(apart, back_lat - lat) * 111_320 < 0.02


def test_north_is_up_at_the_centre() -> None:
    assert projection.plane(23, 52) == pytest.approx((0, 0), abs=1e-6)
    x, y = projection.plane(23, 53)
    assert abs(x) < 1e-6 and y > 111_000


def test_off_the_earth_there_is_no_place() -> None:
    assert math.isnan(projection.degrees(1.4e7, 0)[1])


@given(st.floats(-20, 60), st.floats(35, 72), st.floats(-0.05, 0.05), st.floats(-0.05, 0.05))
def test_short_distances_agree_with_the_geodesic(lon: float, lat: float, east: float, north: float) -> None:
    _, _, metres = pyproj.Geod(ellps="WGS84").inv(lon, lat, lon + 100 * east, lat + 100 * north)
    assert geodesy.short_distance(lon, lat, lon + 100 * east, lat + 100 * north) == pytest.approx(
        metres, rel=1e-3, abs=0.01
    )


@pytest.mark.parametrize(("widest", "length"), [(999, 500), (1000, 1000), (2400, 2000), (764_000, 500_000), (0.7, 0.5)])
def test_a_scale_bar_has_a_round_length_that_fits(widest: float, length: float) -> None:
    assert geodesy.round_length(widest) == pytest.approx(length)
