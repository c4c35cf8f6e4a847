"""GeoJSON as it comes: reports and shapes told apart, faults rejected by number, positions checked."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from console.domain import times
from console.feeds.drafts import Refused
from tests.feeds.drafted import drafted

_SQUARE = [[[20, 50], [21, 50], [21, 51], [20, 51], [20, 50]]]


def _feature(geometry: Any = None, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _point(*coordinates: float, **properties: Any) -> dict[str, Any]:
    return _feature({"type": "Point", "coordinates": list(coordinates)}, **properties)


def _file(*features: Any, **members: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features, **members})


def test_what_has_a_title_and_a_time_is_a_report_and_what_is_drawn_or_has_none_is_a_shape() -> None:
    told = drafted(
        _file(
            _point(24, 50.5, title="Blast heard", event_date="2022-11-15T14:40:00Z", city="Przewodów"),
            _point(24, 50.5, title="Checkpoint"),
            _point(24, 50.5, title="Drawn", date="2022-11-15", **{"marker-color": "#f00"}),
            _feature({"type": "LineString", "coordinates": [[20, 50], [21, 51]]}, name="Road", date="2022-11-15"),
            _feature({"type": "Polygon", "coordinates": _SQUARE}, name="Flood", time="2022-11-15T14:40Z"),
        )
    )
    blast, flood = told.reports
    assert (blast.number, blast.headline, blast.place, blast.lon, blast.lat) == (
        1,
        "Blast heard",
        "Przewodów",
        24,
        50.5,
    )
    assert blast.occurred_from == times.parse_instant("2022-11-15T14:40Z") and blast.time_precision == "minute"
    assert blast.attributes["event_date"] == "2022-11-15T14:40:00Z" and blast.geometry == ""
    assert (flood.number, flood.lon, flood.lat) == (5, 20.5, 50.5) and json.loads(flood.geometry)["type"] == "Polygon"
    assert [shape.name for shape in told.features] == ["Checkpoint", "Drawn", "Road"]


def test_a_unit_of_one_day_is_a_shape_shown_on_that_day() -> None:
    (unit,) = drafted(_file(_point(30, 50, date="2022-03-27", unit="1st Regiment"))).features
    day = times.parse_instant("2022-03-27T00:00Z")
    assert (unit.name, unit.valid_from, unit.valid_to) == ("1st Regiment", day, day + times.DAY)


def test_what_tak_writes_is_a_report_where_cot_calls_it_an_observation() -> None:
    times_of = {"time": "2023-08-04T15:17:43Z", "start": "2023-08-04T15:17:43Z", "stale": "2023-08-04T15:27:43Z"}
    seen = _point(20, 50, callsign="Hawk", type="a-f-G", **times_of)
    drawn = _feature({"type": "Polygon", "coordinates": _SQUARE}, callsign="Box", type="u-d-f", **times_of)
    told = drafted(_file(seen, drawn, _point(20, 50, callsign="Way", type="b-m-p-w", **times_of)))
    (hawk,) = told.reports
    assert (hawk.headline, hawk.stale_at) == ("Hawk", times.parse_instant("2023-08-04T15:27:43Z"))
    assert [shape.name for shape in told.features] == ["Box", "Way"]


def test_an_earthquake_is_versioned_by_its_update() -> None:
    quake = _point(
        149.1, -32.2, 8.1, mag=4.5, place="Near", time=1537603200000, updated=1537605000000, type="earthquake"
    )
    quake["id"] = "us1"
    (report,) = drafted(_file(quake)).reports
    assert (report.external_id, report.headline) == ("us1", "M 4.5, Near")
    assert (report.occurred_from, report.version_at) == (1537603200000, 1537605000000)
    assert (report.lon, report.lat, report.place, report.place_precision) == (149.1, -32.2, "Near", "point")


def test_an_alert_without_a_geometry_keeps_its_place_in_words_and_what_it_cancels() -> None:
    said = {
        **{
            "id": "urn:2",
            "areaDesc": "Stewart; Clay",
            "sent": "2024-01-08T13:48:00-06:00",
            "onset": "date:now -1 hour",
        },
        **{"effective": "2024-01-08T14:00:00-06:00", "ends": "2024-01-08T12:00:00-06:00", "messageType": "Cancel"},
        **{
            "event": "Wind Advisory",
            "headline": "Wind!",
            "senderName": "Office",
            "references": [{"identifier": "urn:1"}],
        },
    }
    told = drafted(_file(_feature(None, **said)))
    (report,) = told.reports
    assert (report.external_id, report.place, report.origin) == ("urn:2", "Stewart; Clay", "Office")
    assert report.updates == ("urn:1",) and report.withdraws
    assert report.occurred_from == times.parse_instant("2024-01-08T20:00Z") and report.occurred_to is None
    assert (report.lon, report.lat, report.unlocated) == (None, None, "")
    assert "date:now -1 hour" in told.warnings[0]


def test_an_alert_that_only_tests_says_so_and_takes_nothing_back() -> None:
    said = {"id": "urn:2", "sender": "a@b.example", "sent": "2024-01-08T13:48:00Z", "event": "Wind", "status": "Test"}
    said |= {"messageType": "Cancel", "references": "a@b.example,urn:1,2024-01-08T12:00:00Z"}
    (report,) = drafted(_file(_feature(None, **said))).reports
    assert (report.external_id, report.headline) == ("a@b.example,urn:2", "TEST: Cancelled: Wind")
    assert not report.withdraws


@pytest.mark.parametrize(
    ("feature", "reason"),
    [
        ({"type": "Featur", "geometry": None, "properties": {"a": 1}}, "Its type is “Featur”"),
        ({**_point(1, 2), "id": {}}, "Its id"),
        ({"type": "Feature", "geometry": None, "properties": []}, "Its properties"),
        ({"type": "Feature", "properties": {}}, "neither a geometry nor"),
        (_feature({"type": "Dot", "coordinates": [1, 2]}), "“Dot”"),
        (_feature({"type": "Polygon"}), "without coordinates"),
        (_feature({"type": "MultiPolygon", "coordinates": [[[1]]]}), "not nested"),
        (_feature({"type": "LineString", "coordinates": [102.0, 0.5]}), "not nested"),
        (_feature({"type": "Point", "coordinates": [[1, 2]]}), "not nested"),
        (None, "not an object"),
    ],
)
def test_a_feature_that_is_none_is_rejected_and_the_rest_taken(feature: Any, reason: str) -> None:
    told = drafted(_file(_point(20, 50), feature, _point(21, 50)))
    assert [shape.number for shape in told.features] == [1, 3]
    assert told.rejected[0].record == 2 and reason in told.rejected[0].reason


@pytest.mark.parametrize("text", ["[200, 95]", "[NaN, 50]", "[-Infinity, 50]", "[1e999, 50]", "[0, 0]", "[null, 50]"])
def test_a_position_that_is_none_leaves_the_record_unlocated_with_a_reason(text: str) -> None:
    (shape,) = drafted(
        f'{{"type":"Feature","properties":{{"name":"NaN"}},"geometry":{{"type":"Point","coordinates":{text}}}}}'
    ).features
    assert shape.geometry == "" and shape.unlocated and shape.name == "NaN"


def test_an_open_ring_is_closed_and_a_crossing_one_kept_and_both_are_told() -> None:
    bow = [[[36, 48], [38, 50], [38, 48], [36, 50], [36, 48]]]
    areas = (_SQUARE[0][:-1],), bow
    told = drafted(_file(*(_feature({"type": "Polygon", "coordinates": ring}) for ring in areas)))
    ring = json.loads(told.features[0].geometry)["coordinates"][0]
    assert ring[0] == ring[-1]
    assert [warning.split(":")[0] for warning in told.warnings] == [
        "Areas that did not end where they begin and were closed",
        "Areas that cross their own border, kept as given",
    ]


def test_an_older_file_in_another_system_is_brought_over_or_refused() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32632"}}
    (shape,) = drafted(_file(_point(797494.32, 5827326.64), crs=crs)).features
    lon, lat = json.loads(shape.geometry)["coordinates"]
    assert (lon, lat) == (pytest.approx(13.38502, abs=1e-4), pytest.approx(52.51469, abs=1e-4))
    crs["properties"]["name"] = "urn:ogc:def:crs:OGC:1.3:CRS84"
    assert drafted(_file(_point(20, 50), crs=crs)).features[0].geometry == '{"type":"Point","coordinates":[20,50]}'
    crs["properties"]["name"] = "+proj=utm +init=/etc/passwd"
    with pytest.raises(Refused, match="coordinate system that is not known"):
        drafted(_file(_point(20, 50), crs=crs))


def test_what_stands_around_the_data_is_left_off() -> None:
    for content in (b"\xef\xbb\xbf" + _file(_point(20, 50)).encode(), f"var data = {_file(_point(20, 50))};"):
        assert len(drafted(content).features) == 1
    lines = "\n".join(json.dumps(_point(20, 50, name=f"p{number}")) for number in range(3))
    assert [shape.name for shape in drafted(lines).features] == ["p0", "p1", "p2"]
    assert [shape.geometry for shape in drafted('{"type":"Point","coordinates":[20,50,1,2]}').features] == [
        '{"type":"Point","coordinates":[20,50]}'
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"type":"FeatureCollection","features":{}}', "without a list of features"),
        ('{"type":null,"features":[]}', "calls itself nothing"),
        (_file(_point(20, 50))[:-9], "ends in the middle"),
        ('{"type":"FeatureCollection","features":[}]}', "not well-formed"),
        ('{"a":' * 50_000, "nested deeper than can be read"),
        ('{"id":"x","type":"Scenario","layers":[{"type":"Feature"}]}', "no column that tells"),
    ],
)
def test_what_is_no_geojson_is_refused(content: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        drafted(content)


def test_simplestyle_becomes_a_safe_style() -> None:
    style = {
        "stroke": "#FF0",
        "stroke-opacity": 0.4,
        "stroke-width": 300,
        "fill": "javascript:x",
        "marker-symbol": "http://a.b/c/Fire%20x.png?z",
    }
    (shape,) = drafted(_file(_point(20, 50, **style))).features
    assert shape.style == {"stroke": "#ffff00", "stroke_opacity": 0.4, "width": 20.0, "icon": "fire-20x"}


_KEYS = ["type", "geometry", "properties", "features", "coordinates", "geometries", "id", "crs", "name", "time"]
_json = st.recursive(
    st.none()
    | st.booleans()
    | st.floats()
    | st.integers()
    | st.text(max_size=5)
    | st.sampled_from(["Point", "Feature"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(_KEYS),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None)
@examples(_json)
def test_anything_in_a_collection_is_taken_rejected_or_refused(inside: Any) -> None:
    with suppress(Refused):
        drafted(_file(inside, _point(20, 50), _feature(inside)))
    with suppress(Refused):
        drafted(json.dumps(inside))
