import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.coordinates import is_valid
from console.feeds import positions


def test_a_position_of_numbers_or_texts() -> None:
    assert positions.point("23.9345", "50,4705") == (23.9345, 50.4705, "")
    assert positions.point(-180, 90) == (-180, 90, "")
    assert positions.point(None, " ") == (None, None, "")


@pytest.mark.parametrize(
    ("lon", "lat", "reason"),
    [
        ("0", "0.0", positions.ZERO),
        ("9999999", "9999999.0", positions.UNKNOWN),
        ("50.4", "123.9", positions.SWAPPED),
        ("200", "50", positions.BEYOND),
        ("nan", "50", positions.NO_NUMBER),
        ("inf", "50", positions.NO_NUMBER),
        ("east", "50", positions.NO_NUMBER),
        ("", "50", positions.HALF),
        (True, 50, positions.NO_NUMBER),
        (10**400, 50, positions.NO_NUMBER),
    ],
)
def test_what_is_no_position_says_why(lon: object, lat: object, reason: str) -> None:
    assert positions.point(lon, lat) == (None, None, reason)


def test_a_geometry_is_checked_in_all_its_parts_and_stands_somewhere() -> None:
    line = positions.shape({"type": "LineString", "coordinates": [[20, 50, 300], [21, 51], [22, 52]]})
    assert json.loads(line.text) == {"type": "LineString", "coordinates": [[20, 50], [21, 51], [22, 52]]}
    assert (line.kind, line.lon, line.lat) == ("LineString", 21, 51)
    area = positions.shape({"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 2]]]})
    assert (area.lon, area.lat) == (2, 1)
    assert json.loads(area.text)["coordinates"][0][-1] == [0, 0]
    many = positions.shape({"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [5, 6]}]})
    assert (many.lon, many.lat, many.unlocated) == (5, 6, "")


def _nested(depth: int) -> dict[str, object]:
    found: dict[str, object] = {"type": "Point", "coordinates": [1, 2]}
    for _ in range(depth):
        found = {"type": "GeometryCollection", "geometries": [found]}
    return found


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        [],
        {"type": "Point"},
        {"type": "Point", "coordinates": [0, 0]},
        {"type": "Point", "coordinates": ["1", 2]},
        {"type": "Point", "coordinates": [1]},
        {"type": "Point", "coordinates": [float("nan"), 2]},
        {"type": "LineString", "coordinates": [[1, 2]]},
        {"type": "Polygon", "coordinates": [[[1, 2], [2, 3]]]},
        {"type": "Polygon", "coordinates": [[[1, 2], [2, 300], [3, 4]]]},
        {"type": "Circle", "coordinates": [1, 2]},
        {"type": ["Point"], "coordinates": [1, 2]},
        {"type": "GeometryCollection", "geometries": []},
        _nested(50),
    ],
)
def test_a_geometry_that_does_not_hold_is_none_and_says_why(geometry: object) -> None:
    found = positions.shape(geometry)
    assert (found.text, found.lon, found.lat) == ("", None, None)
    assert found.unlocated


_ANYTHING = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=12))


@given(_ANYTHING, _ANYTHING)
def test_any_two_values_are_a_valid_position_or_none(lon: object, lat: object) -> None:
    found = positions.point(lon, lat)
    assert (found.lon is None) == (found.lat is None)
    assert found.lon is None or found.lat is None or (is_valid(found.lon, found.lat) and not found.unlocated)


_COORDINATES: st.SearchStrategy[Any] = st.recursive(_ANYTHING, lambda inner: st.lists(inner, max_size=4), max_leaves=12)


@given(
    st.sampled_from(["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]), _COORDINATES
)
def test_any_coordinates_are_a_valid_geometry_or_none(kind: str, coordinates: Any) -> None:
    found = positions.shape({"type": kind, "coordinates": coordinates})
    assert bool(found.text) != bool(found.unlocated)
    if found.text:
        json.loads(found.text)
        assert found.lon is not None and found.lat is not None and is_valid(found.lon, found.lat)
