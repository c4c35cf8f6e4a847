"""GPX: waypoints, routes and tracks, each one shape; what devices add is not read."""

import json
from contextlib import suppress

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from console.domain import times
from console.feeds.drafts import Refused
from tests.feeds.drafted import drafted


def _gpx(inside: str) -> str:
    return f'<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1">{inside}</gpx>'


def _points(name: str, *places: tuple[object, object, str]) -> str:
    return "".join(f'<{name} lon="{lon}" lat="{lat}"><time>{time}</time></{name}>' for lon, lat, time in places)


def test_waypoints_routes_and_tracks_in_the_order_of_the_file() -> None:
    segment = _points("trkpt", (20, 50, "2022-11-15T14:40:00Z"), (21, 51, "2022-11-15T14:50:00Z"))
    told = drafted(
        _gpx(
            '<wpt lat="50" lon="20"><time>2022-11-15T14:40:00Z</time><name>Gate</name><sym>Flag</sym>'
            "<desc>North</desc></wpt>"
            f"<rte><name>Plan</name>{_points('rtept', (20, 50, '2000-01-01T00:00:00Z'), (21, 51, ''))}</rte>"
            f"<trk><trkseg>{segment}</trkseg><trkseg>{segment}</trkseg></trk>"
        )
    )
    gate, plan, track = told.features
    assert (gate.name, gate.description, gate.folder, gate.attributes["sym"]) == ("Gate", "North", "Waypoints", "Flag")
    assert gate.valid_from == times.parse_instant("2022-11-15T14:40Z") and gate.valid_to is None
    assert (plan.folder, plan.valid_from, json.loads(plan.geometry)["type"]) == ("Routes", None, "LineString")
    assert json.loads(track.geometry)["type"] == "MultiLineString"
    assert track.valid_to == times.parse_instant("2022-11-15T14:50Z") + 1


def test_points_without_a_position_are_left_out_and_a_track_of_none_is_unlocated() -> None:
    bad = ("undefined", "undefined", "")
    told = drafted(
        _gpx(
            f"<trk><trkseg>{_points('trkpt', (20, 50, ''), bad, (21, 51, ''))}</trkseg></trk>"
            f"<trk><trkseg>{_points('trkpt', bad)}</trkseg></trk><rte/><wpt lat='x' lon='1'/>"
            f"<trk><trkseg>{_points('trkpt', (20, 50, ''))}</trkseg></trk>"
        )
    )
    assert [bool(shape.geometry) for shape in told.features] == [True, False, False, False, True]
    assert [shape.unlocated for shape in told.features][1:4] == [
        "The position is not a number.",
        "The geometry is empty.",
        "The position is not a number.",
    ]
    assert told.warnings == ["Points of routes and tracks without a valid position, left out: 2."]
    assert json.loads(told.features[4].geometry)["type"] == "Point"


def test_colours_of_extensions_are_kept() -> None:
    track = (
        "<trk><extensions><line xmlns='x'><color>0000FF</color><width>2</width></line></extensions>"
        f"<trkseg>{_points('trkpt', (20, 50, ''), (21, 51, ''))}</trkseg></trk>"
    )
    assert drafted(_gpx(track)).features[0].style == {"stroke": "#0000ff", "width": 2.0}


def test_a_file_that_ends_in_the_middle() -> None:
    whole = _gpx("<wpt lat='50' lon='20'/><wpt lat='50' lon='20'><name>Second</name></wpt>")
    told = drafted(whole[: whole.index("Second")])
    assert len(told.features) == 1 and told.rejected[0].record == 2
    with pytest.raises(Refused, match="ends in the middle"):
        drafted(whole[: whole.index("<wpt") + 8])


_TAGS = (
    "wpt lat='1' lon='2'",
    "rte",
    "trk",
    "trkseg",
    "trkpt lat='9' lon='999'",
    "rtept lat='1'",
    "time",
    "name",
    "ele",
)
_WORDS = [f"<{tag}>" for tag in _TAGS] + [f"</{tag.split()[0]}>" for tag in _TAGS] + ["2022", "é", "&"]


@settings(max_examples=50, deadline=None)
@examples(st.lists(st.sampled_from(_WORDS), max_size=30))
def test_any_order_of_its_words_is_taken_or_refused(words: list[str]) -> None:
    with suppress(Refused):
        drafted(_gpx("".join(words)))
