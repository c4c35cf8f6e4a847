"""Close up: the finer shore, and that all its land has an owner."""

from collections import Counter

import numpy as np
import pytest

from console.map import projection
from console.map.basemap import Shapes, holder, shipped
from console.map.detail import Detail
from console.map.detail import shipped as shipped_detail

SCALES = (15.0, 150.0, 400.0)
"""Metres per pixel, one for each grade."""


@pytest.fixture(scope="module")
def detail() -> Detail:
    return shipped_detail()


def around(detail: Detail, layer: str, lon: float, lat: float, scale: float, reach: float = 20e3) -> Shapes:
    x, y = projection.plane(lon, lat)
    found = detail.shapes(layer, scale, (x - reach, y - reach, x + reach, y + reach))
    assert found is not None
    return found


def on_land(detail: Detail, lon: float, lat: float, scale: float) -> bool:
    return holder(around(detail, "land", lon, lat, scale), *projection.plane(lon, lat)) is not None


def zone_at(detail: Detail, lon: float, lat: float, scale: float) -> str:
    owner = holder(around(detail, "zone", lon, lat, scale), *projection.plane(lon, lat))
    assert owner is not None
    return shipped().countries.iso2[owner]


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(
    ("place", "lon", "lat", "iso2"),
    [
        ("Simferopol", 34.1108, 44.9572, "UA"),
        ("Sevastopol", 33.53, 44.595, "UA"),
        ("Kerch", 36.46, 45.35, "UA"),
        ("Kaliningrad", 20.5, 54.71, "RU"),
        ("Kuressaare", 22.49, 58.26, "EE"),
        ("Copenhagen", 12.55, 55.68, "DK"),
        ("Ochakiv", 31.55, 46.63, "UA"),
        ("Bergen", 5.35, 60.38, "NO"),
        ("Üsküdar", 29.04, 41.02, "TR"),
        ("Minsk", 27.56, 53.9, "BY"),
    ],
)
def test_places_lie_on_land_of_their_state(
    detail: Detail, place: str, lon: float, lat: float, iso2: str, scale: float
) -> None:
    assert on_land(detail, lon, lat, scale), place
    assert zone_at(detail, lon, lat, scale) == iso2, place


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(
    ("water", "lon", "lat"),
    [("Great Belt", 10.98, 55.3), ("Kerch Strait", 36.55, 45.1), ("Caspian", 51.0, 42.5), ("Sognefjord", 6.0, 61.14)],
)
def test_straits_fjords_and_the_caspian_are_water(
    detail: Detail, water: str, lon: float, lat: float, scale: float
) -> None:
    assert not on_land(detail, lon, lat, scale), water


def test_a_narrow_strait_parts_the_shores_close_up(detail: Detail) -> None:
    """The Bosporus at Kandilli, some seven hundred metres wide."""
    assert not on_land(detail, 29.055, 41.075, 50.0)
    assert on_land(detail, 29.03, 41.08, 50.0) and on_land(detail, 29.08, 41.07, 50.0)


@pytest.mark.parametrize(
    ("line", "lon", "lat"), [("Poland and Ukraine", 23.7, 50.4), ("Lithuania and Belarus", 25.7, 54.3)]
)
def test_no_sea_shows_along_a_border_of_land(detail: Detail, line: str, lon: float, lat: float) -> None:
    x, y = projection.plane(lon, lat)
    border = shipped().shapes("border", 0).xy
    near = border[np.hypot(border[:, 0] - x, border[:, 1] - y) < 30e3]
    assert len(near) > 15
    land = around(detail, "land", lon, lat, 150.0, 40e3)
    aside = [(0, 0), (80, 0), (-80, 0), (0, 80), (0, -80)]
    assert all(holder(land, px + right, py + up) is not None for px, py in near for right, up in aside), line


def test_zones_share_their_cells_out_whole(detail: Detail) -> None:
    """Signed areas of the parts of each cell add up to the cell, but for what a pixel of the finest view covers."""
    lon, lat = np.meshgrid(np.arange(-8, 62, 3.0), np.arange(33, 72, 2.0))
    shares: Counter[tuple[int, int]] = Counter()
    for place in zip(lon.ravel().tolist(), lat.ravel().tolist(), strict=True):
        x, y = projection.plane(*place)
        zones = detail.shapes("zone", 15.0, (x, y, x, y))
        if zones is not None and len(zones.tag):
            side = 65536.0
            cell = (int(x // side), int(y // side))
            total = 0.0
            for number in range(len(zones.tag)):
                points = (zones.points(number) - np.array(cell) * side) / side
                total += float(np.dot(points[:-1, 0], points[1:, 1]) - np.dot(points[1:, 0], points[:-1, 1])) / 2
            shares[cell] = 1
            assert total == pytest.approx(1.0, abs=2e-4), place
    assert len(shares) > 300


def test_rivers_come_with_their_rank_and_lakes_with_a_shore(detail: Detail) -> None:
    rivers = around(detail, "river", 21.02, 52.24, 150.0)
    assert rivers.tag.min() <= 2
    assert len(around(detail, "lake", 30.5, 61.5, 150.0, 40e3).tag)
    assert len(around(detail, "shore", 30.5, 61.5, 150.0, 60e3).tag)


def test_a_coarser_grade_is_lighter(detail: Detail) -> None:
    sizes = [len(around(detail, "land", 22.0, 60.2, scale, 90e3).xy) for scale in SCALES]
    assert sizes == sorted(sizes, reverse=True)


def test_far_from_the_flank_the_file_has_no_say(detail: Detail) -> None:
    x, y = projection.plane(-75.7, 45.4)
    assert detail.shapes("land", 150.0, (x, y, x + 1000, y + 1000)) is None
