"""What lies within a distance: nearest first, areas measured to their edge, nobody placed whose place is not public."""

import json
from dataclasses import replace

import pytest

from console.domain import geodesics
from console.domain.annotation import Annotation, Colour, Kind, Shape
from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.force import Force, Mission, Position, Strength
from console.domain.incident import Incident, Status
from console.domain.lengths import Unit
from console.domain.provenance import Provenance
from console.domain.reference import Place
from console.domain.times import Precision
from console.domain.within import AREA, HOME, NOT_PUBLIC, REGION, Thing, name_of, within
from tests.places import P, R, W

SOURCE = Provenance("test", "2026-11-21", False, "")
UNKNOWN = Strength(None, None, None, "")
FORCE = Force(
    b"f", b"p", None, None, "battlegroup", "Battlegroup", "BG", "land", None, None, None, Position.POINT, "Rzeszów",
    "PL", *R, "US", (), "", UNKNOWN, "", "", None, SOURCE,
)  # fmt: skip
MISSION = Mission(
    b"m", None, "Eagle", "vigilance", "air", "Rzeszów", "PL", *R, None, None, "running", "", UNKNOWN, "", None, SOURCE
)
PLACE = Place(b"a", None, "Base", "air base", "PL", *R, None, None, "", SOURCE)
INCIDENT = Incident(
    b"i", None, "Explosion", "", Category.MISSILE_DRONE, 4, Status.UNVERIFIED, 0, Precision.MINUTE, *P, "Przewodów",
    "PL", None, None, None, None, None, 0, None, None, None, None, None, None, None,
)  # fmt: skip


def drawing(shape: Shape, label: str = "") -> Annotation:
    return Annotation(b"d", shape, label, "", Colour.INK, False, "Ann", 0, None)


def corridor(kind: str, coordinates: object) -> Place:
    geometry = json.dumps({"type": kind, "coordinates": coordinates})
    return Place(b"c", None, "Gap", "land chokepoint", None, None, None, geometry, None, "", SOURCE)


def metres(here: geodesics.Point, thing: Thing, radius: float = 2e6) -> float:
    (found,) = within(here, radius, [thing]).near
    return found.metres


def test_nearest_first_with_distance_and_bearing() -> None:
    far = replace(PLACE, lon=W[0], lat=W[1], name="Far")
    found = within(P, 300_000, [far, FORCE, INCIDENT]).near
    assert [name_of(one.thing) for one in found] == ["Explosion", "BG", "Far"]
    assert found[0].bearing_text == "–"
    assert (found[1].distance_text(), found[1].bearing_text) == ("146 km", "252°")
    assert found[1].distance_text(Unit.NM) == "78.9 NM"


def test_what_lies_farther_is_left_out() -> None:
    assert within(P, 146_000, [FORCE]).near == ()
    assert len(within(P, 146_100, [FORCE]).near) == 1


@pytest.mark.parametrize(
    ("force", "why"),
    [
        (replace(FORCE, position=Position.NOT_PUBLIC), NOT_PUBLIC),
        (replace(FORCE, position=Position.HOME), HOME),
        (replace(FORCE, position=Position.AREA), AREA),
        (replace(FORCE, lon=None, lat=None), NOT_PUBLIC),
    ],
)
def test_who_has_no_public_position_is_told_apart_and_never_placed(force: Force, why: str) -> None:
    found = within(R, 1_000_000, [force])
    assert found.near == ()
    assert [(one.thing, one.why) for one in found.unplaced] == [(force, why)]


def test_a_mission_stands_where_its_country_is_named() -> None:
    assert metres(P, MISSION) == pytest.approx(146_047, abs=1)
    assert within(P, 200_000, [replace(MISSION, country=None)]).unplaced[0].why == AREA
    assert within(P, 200_000, [replace(MISSION, lon=None, lat=None)]).unplaced[0].why == NOT_PUBLIC


def test_an_incident_known_to_a_country_only_is_not_placed() -> None:
    found = within(P, 1e6, [replace(INCIDENT, region_only=True)])
    assert (found.near, [one.why for one in found.unplaced]) == ((), [REGION])


def test_an_incident_without_a_place_is_nowhere() -> None:
    found = within(P, 1e6, [replace(INCIDENT, lon=None, lat=None)])
    assert (found.near, found.unplaced) == ((), ())


def test_corridors_and_areas_of_the_case_are_measured_to_their_nearest_point() -> None:
    line = corridor("LineString", [[22.0, 51.0], [24.0, 51.0]])
    every = geodesics.along([(22.0, 51.0), (24.0, 51.0)], step=200)
    nearest = min(geodesics.distance((23.0, 50.5), tuple(place)) for place in every)
    assert metres((23.0, 50.5), line) == pytest.approx(nearest, abs=2)
    square = corridor("Polygon", [[[22, 50], [24, 50], [24, 51], [22, 51], [22, 50]]])
    (inside,) = within((23.0, 50.5), 1_000, [square]).near
    assert (inside.metres, inside.distance_text(), inside.bearing_text) == (0, "inside", "–")
    several = corridor("MultiLineString", [[[10.0, 50.0], [11.0, 50.0]], [[22.0, 51.0], [24.0, 51.0]]])
    assert metres((23.0, 50.5), several) == pytest.approx(metres((23.0, 50.5), line))


def test_an_unreadable_shape_is_no_place() -> None:
    assert within(P, 1e6, [replace(PLACE, lon=None, lat=None, geometry="{")]).near == ()


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (Shape(Kind.POINT, (R,)), 146_047),
        (Shape(Kind.CIRCLE, (R,), radius_m=46_047), 100_000),
        (Shape(Kind.CIRCLE, (R,), radius_m=200_000), 0),
        (Shape(Kind.CORRIDOR, (R, (20.0, 49.9)), width_m=20_000), 136_047),
        (Shape(Kind.POLYGON, ((23, 50), (25, 50), (25, 51), (23, 51))), 0),
        (Shape(Kind.LINE, (R, (20.0, 49.9))), 146_047),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_drawings_are_measured_to_their_edge(shape: Shape, expected: float) -> None:
    assert metres(P, drawing(shape)) == pytest.approx(expected, abs=5)


def test_a_radius_has_bounds() -> None:
    for radius in (0, -1, 1e9):
        with pytest.raises(BadInput, match="radius"):
            within(P, radius, [])
