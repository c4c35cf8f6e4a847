"""Orders of battle of several formats become units under units, placed over time; what is broken says what it is."""

import json
from typing import Any

import pytest

from console.domain.times import parse_instant
from console.feeds import formats
from console.feeds.drafts import (
    Asked,
    Complete,
    Draft,
    FeatureDraft,
    GroupDraft,
    Refused,
    Rejected,
    Titled,
    UnitDraft,
    Warned,
)
from console.feeds.given import GivenBytes
from console.feeds.strengths import Persons, persons

MORNING, NOON = (parse_instant(text) for text in ("2022-11-15T06:00:00Z", "2022-11-15T12:00:00Z"))


class Told:
    """All a file gives, by kind."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.drafts = drafts
        self.units = [one for one in drafts if isinstance(one, UnitDraft)]
        self.groups = {one.external_id: one for one in drafts if isinstance(one, GroupDraft)}
        self.features = [one for one in drafts if isinstance(one, FeatureDraft)]
        self.rejected = [one for one in drafts if isinstance(one, Rejected)]
        self.warnings = " ".join(one.text for one in drafts if isinstance(one, Warned))
        self.complete = any(isinstance(one, Complete) for one in drafts)

    def unit(self, name: str) -> UnitDraft:
        return next(one for one in self.units if one.name == name)


def told(content: str | bytes | dict[str, Any], expected: str) -> Told:
    raw = content if isinstance(content, bytes) else (content if isinstance(content, str) else json.dumps(content))
    name, drafts = formats.read(GivenBytes("file", raw.encode() if isinstance(raw, str) else raw), Asked())
    assert name == expected
    return Told(list(drafts))


def scenario(units: list[Any], identity: str = "6", **more: Any) -> dict[str, Any]:
    side = {
        "id": "s",
        "name": "Red",
        "standardIdentity": identity,
        "groups": [{"id": "g", "name": "Land", "subUnits": units}],
    }
    return {
        "type": "ORBAT-mapper",
        "id": "x",
        "name": "Drill",
        "startTime": "2022-11-15T06:00:00Z",
        "sides": [side],
        **more,
    }


def unit(name: str, *under: Any, **more: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "sidc": "10031000161211000000", "subUnits": list(under), **more}


def test_a_scenario_is_a_tree_of_units_with_the_identity_of_their_side() -> None:
    found = told(scenario([unit("A", unit("B"), shortName="a")]), "orbat-mapper")
    assert found.drafts[0] == Titled("Drill") and found.complete
    assert (found.groups["g"].parent, found.groups["s"].side, found.groups["s"].identity) == ("s", True, 6)
    assert [(one.number, one.name, one.parent, one.side) for one in found.units] == [
        (1, "A", "g", "Red"),
        (2, "B", "A", "Red"),
    ]
    assert found.unit("A").short_name == "a" and found.unit("B").sidc == "10061000161211000000"


def test_what_became_of_a_unit_is_a_span_each() -> None:
    moving = unit(
        "A",
        location=[23.9, 50.5],
        personnel=[{"name": "Soldiers", "count": 400}],
        state=[
            {
                "t": "2022-11-15T12:00:00+00:00",
                "location": [24, 51],
                "diff": {"personnel": [{"name": "Soldiers", "count": -50}]},
            },
            {"t": "2022-11-15T10:00:00Z", "title": "Only said"},
            {"t": "2022-11-15T13:00:00Z", "location": None, "status": "Destroyed", "sidc": "10031040161211000000"},
        ],
    )
    first, second, last = told(scenario([moving]), "orbat-mapper").units[0].states
    assert (first.valid_from, first.valid_to, first.lon, first.least) == (MORNING, NOON, 23.9, 400)
    assert (second.valid_from, second.lat, second.most, last.valid_to) == (NOON, 51, 350, None)
    assert (last.lon, last.note, last.sidc) == (None, "Destroyed", "10061040161211000000")


def test_control_measures_are_an_overlay_and_counted_after_the_units() -> None:
    layer = {"kind": "overlay", "name": "Measures", "items": [
        {"id": "1", "graphicKind": "phase-line", "controlPoints": [[23, 50], [24, 50]], "name": "BLUE", "state": [{}]},
        {"id": "2", "graphicKind": "assembly-area", "controlPoints": [[23, 50], [24, 50], [24, 51]],
         "status": "planned"},
        {"id": "3"},
    ]}  # fmt: skip
    found = told(scenario([unit("A")], layerStack=[layer]), "orbat-mapper")
    line, area = found.features
    assert (line.number, line.overlay, '"LineString"' in line.geometry) == (2, "Measures", True)
    assert '"Polygon"' in area.geometry and area.style["dashed"]
    assert found.rejected == [Rejected(4, "It is drawn nowhere.")] and "first form was taken: 1" in found.warnings


MSDL = """<MilitaryScenario xmlns="urn:sisostds:scenario:military:data:draft:msdl:1"><ScenarioID><name>Drill</name>
<modificationDate>2022-11-14</modificationDate></ScenarioID><Environment><ScenarioTime>2022-11-15T06:00:00Z</ScenarioTime>
</Environment><ForceSides><ForceSide><ObjectHandle>b</ObjectHandle><ForceSideName>Blue</ForceSideName><AllegianceHandle>b
</AllegianceHandle><Associations><Association><AffiliateHandle>r</AffiliateHandle><Relationship>HO</Relationship>
</Association></Associations></ForceSide><ForceSide><ObjectHandle>r</ObjectHandle><ForceSideName>Red</ForceSideName>
</ForceSide><ForceSide><ObjectHandle>t</ObjectHandle><ForceSideName>Tanks</ForceSideName><AllegianceHandle>r
</AllegianceHandle></ForceSide></ForceSides><Organizations><Units>{units}</Units></Organizations></MilitaryScenario>"""


def msdl_unit(handle: str, symbol: str, relation: str, place: str = "", more: str = "") -> str:
    where = f"<Disposition><Location><CoordinateData>{place}</CoordinateData></Location></Disposition>" if place else ""
    return (
        f"<Unit><ObjectHandle>{handle}</ObjectHandle><SymbolIdentifier>{symbol}</SymbolIdentifier><Name>{handle}</Name>"
        f"{where}<Relations><ForceRelation>{relation}</ForceRelation></Relations>{more}</Unit>"
    )


UNDER_TANKS = "<ForceSideHandle>t</ForceSideHandle>"


def test_a_snapshot_in_msdl_has_sides_that_are_hostile_to_the_first() -> None:
    under = "<CommandingSuperiorHandle>\n 1\n</CommandingSuperiorHandle>"
    held = (
        "<Holdings><Holding><NSN_Name>Personnel</NSN_Name><OnHandQuantity>600.0</OnHandQuantity></Holding></Holdings>"
    )
    units = msdl_unit("2", "S-G-UCI----F--G", under, more=held) + msdl_unit("1", "SFGPUCA----H---", UNDER_TANKS)
    found = told(MSDL.format(units=units), "msdl")
    assert (found.groups["r"].identity, found.groups["t"].parent, found.groups["t"].side) == (6, "r", False)
    second, first = found.units
    assert (second.parent, second.side, second.sidc) == ("1", "Tanks", "10061000161211000000")
    assert (first.parent, first.sidc[3]) == ("t", "3")  # its code says friend itself
    assert second.snapshot and second.states[0].valid_from == MORNING and second.states[0].least == 600
    assert "order of battle G" in second.note and "order of battle (1)" in found.warnings


@pytest.mark.parametrize(
    ("place", "lon", "lat"),
    [
        ("<GDC><Latitude>50.5</Latitude><Longitude>23.9</Longitude></GDC>", 23.9, 50.5),
        ("<UTM><UTMGridZone>34U</UTMGridZone><UTMEasting>705654</UTMEasting><UTMNorthing>5598242.9</UTMNorthing></UTM>",
         23.9, 50.5),
        ("<MGRS><MGRSGridZone>34U</MGRSGridZone><MGRSGridSquare>GA</MGRSGridSquare><MGRSEasting>05654</MGRSEasting>"
         "<MGRSNorthing>98243</MGRSNorthing></MGRS>", 23.9, 50.5),
        ("<GCC><X>3716537.04</X><Y>1646942.52</Y><Z>4898352.56</Z></GCC>", 23.9, 50.5),
        ("<GDC><Latitude>0</Latitude><Longitude>0</Longitude></GDC>", None, None),
        ("<UTM><UTMGridZone>99Z</UTMGridZone><UTMEasting>1e30</UTMEasting><UTMNorthing>x</UTMNorthing></UTM>", None,
         None),
        ("<GCC><X>0</X><Y>0</Y><Z>0</Z></GCC>", None, None),
    ],
)  # fmt: skip
def test_every_way_of_saying_where(place: str, lon: float | None, lat: float | None) -> None:
    (found,) = told(MSDL.format(units=msdl_unit("1", "S-G-UCI--------", UNDER_TANKS, place)), "msdl").units
    state = found.states[0]
    if lon is None or lat is None:
        assert state.lon is None and state.lat is None and state.unlocated
    else:
        assert state.lon == pytest.approx(lon, abs=1e-5) and state.lat == pytest.approx(lat, abs=1e-5)


def test_half_an_msdl_file_gives_what_is_whole_and_ends_nothing() -> None:
    whole = MSDL.format(
        units=msdl_unit("1", "S-G-UCI--------", UNDER_TANKS) + msdl_unit("2", "S-G-UCI--------", UNDER_TANKS)
    )
    found = told(whole[: whole.index("<Name>2")], "msdl")
    assert (
        [one.name for one in found.units] == ["1"] and not found.complete and "1 record before that" in found.warnings
    )


def test_whoever_stands_below_itself_or_nowhere_is_put_under_the_side() -> None:
    circle = msdl_unit("1", "S-G-UCI--------", "<CommandingSuperiorHandle>2</CommandingSuperiorHandle>" + UNDER_TANKS)
    circle += msdl_unit("2", "S-G-UCI--------", "<CommandingSuperiorHandle>1</CommandingSuperiorHandle>" + UNDER_TANKS)
    lost = msdl_unit("3", "S-G-UCI--------", "<CommandingSuperiorHandle>gone</CommandingSuperiorHandle>")
    found = told(MSDL.format(units=circle + lost), "msdl")
    assert [one.parent for one in found.units] == ["t", "t", ""]
    assert "below themselves: 1, 2" in found.warnings and "not in the file: 3" in found.warnings


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('{"type":"ORBAT-mapper","sides":' + '[{"groups":' * 10_000, "nested deeper|ends in the middle"),
        ('{"type":"ORBAT-mapper","sides":5}', "no list of sides"),
        ('{"type":"ORBAT-mapper-encrypted","ciphertext":""}', "encrypted"),
        ("<!DOCTYPE b [<!ENTITY a 'x'>]><MilitaryScenario>&a;</MilitaryScenario>", "made to do harm"),
        (
            MSDL.format(units="".join(
                msdl_unit(str(n), "S-G-UCI--------", f"<CommandingSuperiorHandle>{n - 1}</CommandingSuperiorHandle>")
                for n in range(200)
            )),
            "more than 64 deep",
        ),
    ],
)  # fmt: skip
def test_what_no_army_writes_is_refused_in_one_sentence(content: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        list(formats.read(GivenBytes("file", content.encode()), Asked())[1])


def test_sub_units_nested_ten_thousand_deep_are_refused() -> None:
    deep = '{"id":"%d","subUnits":[' * 10_000 % tuple(range(10_000)) + "]}" * 10_000
    content = '{"type":"ORBAT-mapper","sides":[{"id":"s","subUnits":[' + deep + "]}]}"
    with pytest.raises(Refused, match="nested deeper than can be read"):
        list(formats.read(GivenBytes("file", content.encode()), Asked())[1])


def test_an_identity_that_is_none_is_left_to_the_codes() -> None:
    found = told(scenario([unit("A")], identity="23"), "orbat-mapper")
    assert found.groups["s"].identity is None and found.unit("A").sidc == "10031000161211000000"


def test_records_that_are_no_units_are_rejected_with_their_number() -> None:
    found = told(
        scenario([unit("A"), 5, unit("A"), unit("s"), unit("B", location=["x", 1e400], sidc="9" * 400)]), "orbat-mapper"
    )
    assert [(one.record, one.reason) for one in found.rejected] == [
        (2, "It is no object with keys."), (3, "Record 1 has the same id."), (4, "A side or group has the same id."),
    ]  # fmt: skip
    last = found.unit("B")
    assert (last.number, last.sidc, last.states[0].lon) == (5, "", None) and "Symbol as written" in last.note


LIST = """unit,sidc,subordinate_to,strength,country,date,lat,lng
1st Army,SSGPUCA---AK,Western District,Army,ru,2022-09-11,49.1,37.6
1st Regiment,SSGPUCI----G,1st Army,800-900,ru,2022-09-11,49.2,37.7
1st Regiment,SSGPUCI----G,1st Army,,ru,2022-09-18,49.3,37.8
2nd Regiment,SSGPUCI----G,1st Army,,ru,2022-09-11,0,0
2nd Regiment,SSGPUCI----G,2nd Regiment,,ru,2022-09-11,49.5,37.5
,SSGPUCI----G,,,,,,
"""


def test_a_table_of_units_is_a_snapshot_for_each_of_its_dates() -> None:
    found = told(LIST, "units")
    army, first, later, nowhere, second = found.units
    district = found.groups[army.parent]
    assert (district.name, found.groups[district.parent].name) == ("Western District", "RU")
    assert (army.sidc, army.size, first.parent) == ("10051002231205000000", "army", army.external_id)
    week = parse_instant("2022-09-18T00:00:00Z")
    assert (first.states[0].valid_to, later.states[0].valid_from, later.states[0].valid_to) == (week, week, None)
    assert (first.states[0].least, first.states[0].most, first.external_id) == (800, 900, later.external_id)
    assert nowhere.states[0].unlocated and second.name == "2nd Regiment (2)" and second.snapshot
    assert found.rejected == [Rejected(6, "It names no unit.")]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("name,sidc,lat,lon,time\nA,SFGPUCI----F---,50.5,23.9,2022-09-11T10:00Z\n", "csv"),
        ("name,sidc,headline,side\nA,SFGPUCI----F---,Blast,Blue\n", "csv"),
        ("unit,superior,strength,lat,lon\nA,B,400,50.5,23.9\n", "units"),
        ("name;sidc;parent\nA;10031000161211000000;B\n", "units"),
        ("name,sidc,parent,lat,lon\nA,GFGPGLB----H--X,B,50,23\nB,,,51,23\n", "csv"),
    ],
)
def test_only_a_list_of_units_is_read_as_one(content: str, expected: str) -> None:
    assert formats.recognised(GivenBytes("file", content.encode())).name == expected


def test_features_that_name_units_and_their_superiors_are_units_too() -> None:
    def feature(name: str, above: str) -> dict[str, Any]:
        said = {"SIDC": "SFGPUCI----F***", "name": name, "command": above}
        return {"type": "Feature", "properties": said, "geometry": {"type": "Point", "coordinates": [17.1, 60.6]}}

    listed = {
        "type": "FeatureCollection",
        "features": [feature("18.Hvbat", "MRM"), feature("181.komp", "18.Hvbat"), {}],
    }
    found = told("var situation = " + json.dumps(listed), "unit-geojson")
    battalion, company = found.units
    assert (company.parent, found.groups[battalion.parent].name) == (battalion.external_id, "MRM")
    assert company.sidc == "10031000161211000000" and [one.record for one in found.rejected] == [3]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("1200", Persons(1200, 1200)),
        ("1,200", Persons(1200, 1200, "1,200")),
        ("1 000–1 200", Persons(1000, 1200, "1 000–1 200")),
        ("~800", Persons(800, 800, "~800")),
        ("up to 5.000", Persons(None, 5000, "up to 5.000")),
        ("more than 300", Persons(300, None, "more than 300")),
        ("1200.0", Persons(1200, 1200, "1200.0")),
        ("Brigade", Persons(note="Brigade")),
        ("99999999999", Persons(note="99999999999")),
        ("", Persons()),
    ],
)
def test_a_strength_is_a_figure_or_a_range_and_never_a_guess(said: str, expected: Persons) -> None:
    assert persons(said) == expected
