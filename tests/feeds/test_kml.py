"""KML and KMZ: every placemark a shape, its style cut down to what is safe, nothing fetched."""

import io
import json
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from console.domain import times
from console.feeds.drafts import FeatureDraft, Refused
from tests.feeds.drafted import drafted

_POINT = "<Point><coordinates>20,50,1</coordinates></Point>"


def _kml(inside: str) -> str:
    spaces = 'xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"'
    return f"<?xml version='1.0'?><kml {spaces}><Document>{inside}</Document></kml>"


def _one(inside: str, shared: str = "") -> FeatureDraft:
    (shape,) = drafted(_kml(f"{shared}<Placemark>{inside}</Placemark>")).features
    return shape


def test_placemarks_at_any_depth_keep_their_folders() -> None:
    told = drafted(
        _kml(
            f"<Placemark id='a'><name>First</name>{_POINT}</Placemark>"
            f"<Folder><name>North</name><Folder><name>Sea</name><Placemark><name>Deep</name></Placemark></Folder></Folder>"
            + "<Folder>" * 90
            + f"<Placemark>{_POINT}</Placemark>"
            + "</Folder>" * 90
        )
    )
    first, deep, deepest = told.features
    assert (first.external_id, first.name, first.folder) == ("a", "First", "")
    assert first.geometry == '{"type":"Point","coordinates":[20.0,50.0]}'
    assert (deep.name, deep.folder, deep.geometry, deep.unlocated) == ("Deep", "North / Sea", "", "")
    assert deepest.number == 3


def test_a_description_in_html_becomes_plain_text_and_other_data_attributes() -> None:
    shape = _one(
        "<description><![CDATA[<table>\n<tr>\n<td>Depth</td>\n<td>5&nbsp;m</td></tr></table><script>x()</script>]]></description>"
        "<address>Harbour 1</address><ExtendedData><Data name='a'><value>1</value></Data>"
        "<SchemaData schemaUrl='#s'><SimpleData name='b'>2</SimpleData></SchemaData></ExtendedData>" + _POINT
    )
    assert shape.description.split() == ["Depth", "5", "m"] and "\n\n" not in shape.description
    assert shape.attributes == {"a": "1", "b": "2", "address": "Harbour 1"}


@pytest.mark.parametrize(
    ("geometry", "kind", "count"),
    [
        ("<LineString><coordinates>1,2,3\t4,5,6 7, 8 ,9</coordinates></LineString>", "LineString", 3),
        ("<LineString><coordinates>1,2,3,4,5,6</coordinates></LineString>", "LineString", 2),
        ("<LinearRing><coordinates>1,2 2,2 2,3 1,2</coordinates></LinearRing>", "LineString", 4),
        (f"<MultiGeometry>{_POINT}<MultiGeometry>{_POINT}</MultiGeometry></MultiGeometry>", "MultiPoint", 2),
        ("<gx:Track><gx:coord>1 2 3</gx:coord><gx:coord>2 3 4</gx:coord></gx:Track>", "LineString", 2),
        ("<Model><Location><longitude>1</longitude><latitude>2</latitude></Location></Model>", "Point", 2),
    ],
)
def test_geometries_in_all_their_forms(geometry: str, kind: str, count: int) -> None:
    read = json.loads(_one(geometry).geometry)
    assert (read["type"], len(read["coordinates"])) == (kind, count)


def test_an_area_has_its_holes_and_mixed_parts_are_a_collection() -> None:
    ring = "<LinearRing><coordinates>{}</coordinates></LinearRing>"
    outer, inner = ring.format("0,0 9,0 9,9 0,0"), ring.format("5,1 6,1 6,2 5,1")
    area = f"<Polygon><outerBoundaryIs>{outer}</outerBoundaryIs><innerBoundaryIs>{inner}</innerBoundaryIs></Polygon>"
    assert len(json.loads(_one(area).geometry)["coordinates"]) == 2
    assert json.loads(_one(f"<MultiGeometry>{area}{_POINT}</MultiGeometry>").geometry)["type"] == "GeometryCollection"


@pytest.mark.parametrize("text", ["", "\n\t", "north,east", "200,95", "0,0,0", "NaN,1"])
def test_a_position_that_is_none_is_told(text: str) -> None:
    shape = _one(f"<Point><coordinates>{text}</coordinates></Point>")
    assert shape.geometry == "" and shape.unlocated


def test_times_of_stamps_spans_and_tracks() -> None:
    def span(inside: str) -> tuple[str | None, str | None]:
        shape = _one(inside + _POINT)
        return tuple(None if at is None else times.iso(at) for at in (shape.valid_from, shape.valid_to))  # type: ignore[return-value]

    assert span("<TimeStamp><when>2022-11-15T14:40:00Z</when></TimeStamp>") == ("2022-11-15T14:40:00Z", None)
    assert span("<gx:TimeStamp><when>2022-12</when></gx:TimeStamp>") == ("2022-12-01T00:00:00Z", "2023-01-01T00:00:00Z")
    assert span("<TimeStamp><when>2022</when></TimeStamp>") == ("2022-01-01T00:00:00Z", "2023-01-01T00:00:00Z")
    given = "<TimeSpan><begin>2022-11-15</begin><end>2022-11-16</end></TimeSpan>"
    assert span(given) == ("2022-11-15T00:00:00Z", "2022-11-17T00:00:00Z")
    assert span("<TimeSpan><begin>2022-11-15</begin><end>2021</end></TimeSpan>") == ("2022-11-15T00:00:00Z", None)
    track = "<gx:Track><when>2022-11-15T14:40:00Z</when><when>2022-11-15T14:50:00Z</when></gx:Track>"
    assert span(track)[0] == "2022-11-15T14:40:00Z"


def test_styles_are_resolved_through_maps_and_a_placemarks_own_goes_over_them() -> None:
    shared = (
        "<Style id='red'><LineStyle><color>7f0000ff</color><width>4</width></LineStyle>"
        "<PolyStyle><color>ff00ff00</color><fill>0</fill></PolyStyle>"
        "<IconStyle><color>ffff0000</color><Icon><href>http://a.b/Fire.png?x</href></Icon></IconStyle></Style>"
        "<StyleMap id='map'><Pair><key>highlight</key><styleUrl>#no</styleUrl></Pair>"
        "<Pair><key>normal</key><styleUrl>#red</styleUrl></Pair></StyleMap>"
        "<StyleMap id='loop'><Pair><key>normal</key><styleUrl>#loop</styleUrl></Pair></StyleMap>"
    )
    line = "<LineString><coordinates>1,2 3,4</coordinates></LineString>"
    red = {"stroke": "#ff0000", "stroke_opacity": 0.498, "width": 4.0, "fill": "#00ff00", "fill_opacity": 0.0}
    assert _one("<styleUrl>#map</styleUrl>" + line, shared).style == red
    own = "<Style><LineStyle><width>1</width></LineStyle></Style>"
    assert _one("<styleUrl>#map</styleUrl>" + own + line, shared).style == red | {"width": 1.0}
    assert _one("<styleUrl>#map</styleUrl>" + _POINT, shared).style == red | {
        "stroke": "#0000ff", "stroke_opacity": 1.0, "icon": "fire"
    }  # fmt: skip
    assert _one("<styleUrl>#loop</styleUrl>" + line, shared).style == {}


def test_what_would_have_to_be_fetched_is_counted_and_told() -> None:
    told = drafted(
        _kml(
            "<NetworkLink><Link><href>http://a.b/c.kml</href></Link></NetworkLink>"
            "<GroundOverlay><Icon><href>http://a.b/c.png</href></Icon></GroundOverlay>"
            f"<Placemark><styleUrl>other.kml#x</styleUrl>{_POINT}</Placemark>"
        )
    )
    assert len(told.features) == 1
    assert [warning.rpartition(": ")[2] for warning in told.warnings] == ["1.", "1.", "1."]
    assert "not followed" in told.warnings[0] and "left out" in told.warnings[1] and "not fetched" in told.warnings[2]


def test_a_file_that_ends_in_the_middle_gives_what_came_before() -> None:
    whole = _kml(f"<Placemark>{_POINT}</Placemark><Placemark><name>Second</name>{_POINT}</Placemark>")
    told = drafted(whole[: whole.index("Second")])
    assert len(told.features) == 1 and told.rejected[0].record == 2
    with pytest.raises(Refused, match="ends in the middle"):
        drafted(whole[: whole.index("20,50")])


def test_a_kmz_is_read_through() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("doc.kml", _kml(f"<Placemark>{_POINT}</Placemark>"))
        archive.writestr("files/icon.png", b"\x89PNG\r\n")
    told = drafted(kept.getvalue(), "x.kmz")
    assert (told.format, len(told.features), told.features[0].overlay) == ("kmz", 1, "")
    assert told.warnings == ["Pictures in the archive that were left out: 1."]


_TAGS = ("Placemark", "Folder", "Point", "coordinates", "gx:Track", "when", "TimeSpan", "Polygon", "Style id='a'")
_WORDS = [f"<{tag}>" for tag in _TAGS] + [f"</{tag.split()[0]}>" for tag in _TAGS]
_words = st.sampled_from([*_WORDS, "1,2", ",", "<styleUrl>#a</styleUrl>", "2022", "é", "&amp;", "&"])


@settings(max_examples=60, deadline=None)
@examples(st.lists(_words, max_size=30))
def test_any_order_of_its_words_is_taken_or_refused(words: list[str]) -> None:
    with suppress(Refused):
        drafted(_kml(" ".join(words)))
