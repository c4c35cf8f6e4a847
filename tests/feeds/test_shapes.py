import json

import pytest

from console.feeds.shapes import placed

SQUARE = [(0.0, 50.0), (1.0, 50.0), (1.0, 51.0), (0.0, 51.0)]
HORSESHOE = [(0, 50), (3, 50), (3, 53), (2, 53), (2, 51), (1, 51), (1, 53), (0, 53)]
BOWTIE = [(0, 50), (2, 52), (2, 50), (0, 52)]


@pytest.mark.parametrize(
    ("areas", "lon", "lat"),
    [
        ([SQUARE], 0.5, 50.5),
        ([HORSESHOE], 0.5, 51.5),
        ([BOWTIE], 0.5, 51.0),
        ([[(179, 60), (-179, 60), (-179, 61), (179, 61)]], 180.0, 60.5),
        ([SQUARE, [(5, 50), (9, 50), (9, 54), (5, 54)]], 7.0, 52.0),
        ([[(1, 50), (2, 50), (3, 50)]], 1.0, 50.0),
    ],
    ids=["square", "horseshoe", "bowtie", "date line", "largest", "flat"],
)
def test_the_point_of_an_area_lies_inside_it(areas, lon, lat):
    place = placed(areas=areas)
    assert abs(place.lon) == pytest.approx(lon) and place.lat == pytest.approx(lat)
    if place.lat not in (51.0, 50.0):
        assert place.precision == "region"


def test_the_point_of_a_line_is_its_middle():
    assert placed(lines=[[(1, 50), (2, 50)]])[:2] == (1.5, 50.0)
    assert placed(lines=[[(1, 50), (2, 51), (3, 50)]])[:2] == (2.0, 51.0)


def test_a_bad_part_does_not_spoil_the_rest():
    place = placed(points=[(0.0, 0.0)], areas=[SQUARE, [(0, 95), (1, 95), (1, 96)]])
    assert json.loads(place.geometry)["type"] == "Polygon"
    assert place.lon == 0.5
    assert "0,0" in place.unlocated and "beyond" in place.unlocated
    assert placed() == placed(points=())
    assert placed().lon is None


def test_an_area_that_is_nothing_but_0_0_is_nowhere() -> None:
    nowhere = placed(areas=[[(0.0, 0.0)] * 4])
    assert (nowhere.lon, nowhere.geometry) == (None, "") and "0,0" in nowhere.unlocated
    round_it = placed(areas=[[(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)]])
    assert round_it.lon is None and '"Polygon"' in round_it.geometry
