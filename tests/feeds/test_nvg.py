import json

import pytest

from console.feeds import formats, symbol_codes
from console.feeds.drafts import Asked, FeatureDraft, Rejected, Titled, Warned
from console.feeds.given import GivenBytes

SPACE = 'xmlns="https://tide.act.nato.int/schemas/2012/10/nvg"'


def read(items: str, attributes: str = SPACE) -> list:
    found, drafts = formats.read(GivenBytes("a", f"<nvg {attributes}>{items}</nvg>".encode()), Asked())
    assert found == "nvg"
    return list(drafts)


def one(items: str) -> FeatureDraft:
    (found,) = [draft for draft in read(items) if isinstance(draft, FeatureDraft)]
    return found


def test_a_symbol_keeps_what_it_says():
    made = one(
        '<g label="Red"><g label="North"><point uri="urn:1" x="23.9" y="50.4" symbol="app6b:SHGPUCA----D---"'
        ' modifiers="T:1 GTR;H:T-80;" course="270" style="fill:#66ff66;stroke-width:2"><textInfo>seen</textInfo>'
        "<TimeSpan><begin>2022-11-15T14:40:00Z</begin><end>2022-11-15T16:40:00Z</end></TimeSpan>"
        '<ExtendedData><SimpleData key="unit">1</SimpleData></ExtendedData></point></g></g>'
    )
    assert (made.name, made.description, made.external_id) == ("1 GTR", "seen", "urn:1")
    assert (made.folder, made.sidc) == ("Red / North", "SHGPUCA----D---")
    assert json.loads(made.geometry) == {"type": "Point", "coordinates": [23.9, 50.4]}
    assert made.style == {"fill": "#66ff66", "width": 2.0}
    assert made.valid_to - made.valid_from == 2 * 3_600_000
    assert {"course": "270", "modifier H": "T-80", "unit": "1"}.items() <= made.attributes.items()


RING = 'points="23,50 24,50 24,51"'
SHAPES = {
    "text": '<text x="23" y="50"><content>Note</content></text>',
    "multipoint": f"<multipoint {RING}/>",
    "polyline": f"<polyline {RING}/>",
    "arrow": f'<arrow {RING} width="50"/>',
    "polygon": f"<polygon {RING}/>",
    "corridor": f'<corridor {RING} width="5000"/>',
    "orbit": f'<orbit {RING} width="5000"/>',
    "corridor without width": f"<corridor {RING}/>",
    "corridor of no length": '<corridor points="23,50 23,50" width="50"/>',
    "circle": '<circle cx="23" cy="50" r="500"/>',
    "circle without radius": '<circle cx="23" cy="50" r="0"/>',
    "ellipse": '<ellipse cx="23" cy="50" rx="5000" ry="1000" rotation="0"/>',
    "arc": '<arc cx="23" cy="50" rx="500" ry="500" startangle="0" endangle="90"/>',
    "arcband": '<arcband cx="23" cy="50" minr="200" maxr="500" startangle="315" endangle="5"/>',
    "rect": '<rect cx="23" cy="50" rx="500" ry="200" rotation="45"/>',
    "blanks alone": '<polyline points="23 50 24 51"/>',
}
KINDS = [
    *("Point", "MultiPoint", "LineString", "LineString", "Polygon", "Polygon", "Polygon", "LineString", "LineString"),
    *("Polygon", "Point", "Polygon", "LineString", "Polygon", "Polygon", "LineString"),
]


@pytest.mark.parametrize(("item", "kind"), list(zip(SHAPES.values(), KINDS, strict=True)), ids=SHAPES)
def test_every_shape_becomes_geometry(item, kind):
    made = one(item)
    assert made.unlocated == ""
    assert json.loads(made.geometry)["type"] == kind


def test_an_ellipse_points_where_it_says():
    (ring,) = json.loads(one(SHAPES["ellipse"]).geometry)["coordinates"]
    east, north = max(lon for lon, _ in ring) - 23, max(lat for _, lat in ring) - 50
    assert east == pytest.approx(0.0698, rel=0.01)
    assert north == pytest.approx(0.00899, rel=0.01)


def test_an_arcband_goes_clockwise_through_north():
    (ring,) = json.loads(one(SHAPES["arcband"]).geometry)["coordinates"]
    assert min(lat for _, lat in ring) > 50
    assert min(lon for lon, _ in ring) < 23 < max(lon for lon, _ in ring) < 23.001


def test_a_circle_keeps_what_it_excludes():
    made = one(
        '<circle cx="23" cy="50" r="5000"><exclude><linear-ring points="23,50 23.01,50 23.01,50.01"/></exclude>'
        "</circle>"
    )
    assert len(json.loads(made.geometry)["coordinates"]) == 2


@pytest.mark.parametrize(
    "item",
    [
        '<point x="0" y="0"/>',
        '<point x="200" y="50"/>',
        '<point x="nan" y="50"/>',
        '<point x="23"/>',
        '<polyline points="23,50"/>',
        '<polyline points="here"/>',
        '<circle cx="23" cy="50"/>',
        '<circle cx="23" cy="95" r="500"/>',
        '<corridor points="23,50 500,50" width="50"/>',
        '<arcband cx="23" cy="50" minr="500" maxr="200"/>',
        '<ellipse cx="23" cy="50" rx="1e12" ry="5"/>',
        '<polygon points="23,50 24,50"/>',
    ],
)
def test_what_has_no_place_is_kept_with_the_reason(item):
    made = one(item)
    assert made.geometry == ""
    assert made.unlocated


def test_what_is_not_known_is_rejected_by_its_number():
    drafts = read('<point x="23" y="50"/><hexagon cx="23" cy="50"/><metadata/><polyline points="23,50 24,51"/>')
    assert [draft.record for draft in drafts if isinstance(draft, Rejected)] == [2]
    assert [draft.number for draft in drafts if isinstance(draft, FeatureDraft)] == [1, 3]


def test_a_recording_without_a_namespace_is_read_and_links_are_looked_through():
    drafts = read('<a href="http://example.org/x"><point id="N1" label="US001" x="2.3" y="48.8"/></a>', 'version="0.3"')
    assert [draft.external_id for draft in drafts if isinstance(draft, FeatureDraft)] == ["N1"]
    assert "example.org" not in str(drafts)


def test_of_half_an_overlay_the_whole_items_are_taken():
    given = GivenBytes("a", f'<nvg {SPACE} label="Plan"><point x="23" y="50"/><point x="2'.encode())
    drafts = list(formats.read(given, Asked())[1])
    assert Titled("Plan") in drafts
    assert any(isinstance(draft, Warned) and "1 record before" in draft.text for draft in drafts)
    assert sum(isinstance(draft, FeatureDraft) for draft in drafts) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("app6a:SFGPUCII------", "SFGPUCII-------"),
        ("2525b:SFAPMF----*****", "SFAPMF---------"),
        ("app6c:10031000161211020000", "10031000161211020000"),
        ("100310001612110200000000000000", "10031000161211020000"),
        ("G*C*MALC--*****", "G-C-MALC-------"),
        ("sfgpuci", "SFGPUCI--------"),
        ("picture.png", ""),
        ("12345", ""),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_symbol_codes_are_read_or_left_empty(text, code):
    assert symbol_codes.code(text) == code
