"""Closing ways, changing a closure, lifting it: one operation each, nothing half done."""

import json
from dataclasses import replace

import pytest

from console.domain.annotation import Kind, Shape
from console.domain.closures import geometry_of, outlines, shape
from console.domain.errors import BadInput
from console.domain.movement import Closure, Mode
from console.domain.times import DAY, Interval
from console.services.closures import ClosureForm, close_ways, edit_closure, lift_closure
from console.store import closures, journal, undo
from console.store.casefile import Store
from console.store.reader import Reader
from tests.services.people import ANN, BO, NOW

LINE = Shape(Kind.LINE, ((22.8, 54.3), (23.5, 54.0)))
CROSSED = Shape(Kind.POLYGON, ((20.0, 53.0), (26.0, 57.0), (26.0, 53.0), (20.0, 57.0)))
OVER_DATE_LINE = Shape(Kind.POLYGON, ((170.0, 50.0), (-170.0, 50.0), (-170.0, 70.0), (170.0, 70.0)))
FORM = ClosureForm.drawn(LINE, "Gap cut", NOW)


def at(reader: Reader, moment: int) -> list[Closure]:
    return closures.closures(reader, Interval(moment, moment + 1))


def test_what_is_drawn_closes_roads_and_rails_until_it_is_lifted(store: Store) -> None:
    closure_id, _ = close_ways(store, ANN, NOW, FORM)
    reader = store.writer_view()
    kept = closures.closure(reader, closure_id)
    assert kept is not None and (kept.name, kept.author, kept.modes) == ("Gap cut", "Ann", (Mode.ROAD, Mode.RAIL))
    assert at(reader, NOW - 1) == [] and len(at(reader, NOW + 40 * DAY)) == 1
    lift_closure(store, ANN, NOW + 1, closure_id, NOW + DAY)
    assert len(at(reader, NOW + DAY - 1)) == 1 and at(reader, NOW + DAY) == []
    assert [one.label for one in journal.operations(reader)][-2:] == [
        "Close ways: Gap cut", "Lift closure Gap cut from 161944Z NOV 22 on",
    ]  # fmt: skip
    with pytest.raises(BadInput, match="ended 161944Z NOV 22 already"):
        lift_closure(store, ANN, NOW + 2, closure_id, NOW + 2 * DAY)


def test_lifted_before_it_began_it_is_taken_out_and_undo_brings_it_back(store: Store) -> None:
    closure_id, _ = close_ways(store, ANN, NOW, FORM)
    lift_closure(store, ANN, NOW + 1, closure_id, NOW)
    assert closures.closures(store.writer_view()) == []
    undo.undo(store, ANN, NOW + 2)
    assert len(closures.closures(store.writer_view())) == 1


def test_two_persons_change_different_parts_and_not_the_same(store: Store) -> None:
    closure_id, _ = close_ways(store, ANN, NOW, FORM)

    edit_closure(store, ANN, NOW + 1, closure_id, replace(FORM, reason="mined"), FORM)
    edit_closure(store, BO, NOW + 2, closure_id, replace(FORM, modes=(Mode.ROAD,)), FORM)
    kept = closures.closure(store.writer_view(), closure_id)
    assert kept is not None and (kept.reason, kept.modes) == ("mined", (Mode.ROAD,))
    with pytest.raises(BadInput, match="somebody changed the reason"):
        edit_closure(store, BO, NOW + 3, closure_id, replace(FORM, reason="flooded"), FORM)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"name": "  "}, "needs a name"),
        ({"name": "x" * 121}, "at most 120 letters"),
        ({"modes": ()}, "what the closure stops"),
        ({"valid_to": NOW}, "ends after it begins"),
        ({"geometry": '{"type":"Point","coordinates":[1,2]}'}, "no readable geometry"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(store: Store, change: dict[str, object], why: str) -> None:

    before = len(journal.operations(store.writer_view()))
    with pytest.raises(BadInput, match=why):
        close_ways(store, ANN, NOW, replace(FORM, **change))  # type: ignore[arg-type]
    assert len(journal.operations(store.writer_view())) == before


@pytest.mark.parametrize(
    ("drawn", "kind", "corners"),
    [
        (LINE, "LineString", 2),
        (Shape(Kind.POLYGON, ((22.0, 54.0), (23.0, 54.0), (23.0, 55.0))), "Polygon", 4),
        (Shape(Kind.CIRCLE, ((22.0, 54.0),), radius_m=20_000.0), "Polygon", 73),
        (Shape(Kind.CORRIDOR, ((22.0, 54.0), (23.0, 55.0)), width_m=20_000.0), "Polygon", None),
    ],
    ids=lambda value: value.kind if isinstance(value, Shape) else "",
)
def test_every_drawing_with_an_extent_can_close(drawn: Shape, kind: str, corners: int | None) -> None:
    geometry = json.loads(geometry_of(drawn))
    ring = geometry["coordinates"][0] if kind == "Polygon" else geometry["coordinates"]
    assert geometry["type"] == kind and (corners is None or len(ring) == corners)
    lines, area = outlines(geometry_of(drawn))
    assert area is (kind == "Polygon") and len(lines[0]) >= len(ring)


@pytest.mark.parametrize(
    "drawn",
    [
        Shape(Kind.POINT, ((22.0, 54.0),)),
        Shape(Kind.LINE, ((22.0, 54.0), (22.0, 54.0))),
        Shape(Kind.POLYGON, ((22.0, 54.0),) * 3),
        Shape(Kind.CIRCLE, ((22.0, 54.0),), radius_m=0.0),
    ],
    ids=lambda value: value.kind,
)
def test_what_has_no_extent_closes_nothing(drawn: Shape) -> None:
    with pytest.raises(BadInput, match="Draw a line across the way"):
        geometry_of(drawn)


@pytest.mark.parametrize(
    "geometry",
    [
        '{"type":"LineString","coordinates":[[NaN,56],[24,56]]}',
        '{"type":"LineString","coordinates":[[500,56],[24,956]]}',
        '{"type":"Polygon","coordinates":[[[24,56],[25,56]]]}',
    ],
)
def test_what_lies_nowhere_on_the_earth_is_refused(store: Store, geometry: str) -> None:
    with pytest.raises(BadInput, match="no readable geometry"):
        close_ways(store, ANN, NOW, replace(FORM, geometry=geometry))


@pytest.mark.parametrize(
    ("drawn", "inside", "outside"),
    [
        # An outline that crosses itself closes both of its halves.
        (CROSSED, (21.0, 55.0), (23.0, 53.2)),
        (CROSSED, (25.0, 55.0), (23.0, 56.8)),
        # Across the date line it is the short way round, on both sides of it.
        (OVER_DATE_LINE, (175.0, 60.0), (24.0, 60)),
        (OVER_DATE_LINE, (-175.0, 60.0), (0, 60)),
        # Round a pole it holds the pole.
        (Shape(Kind.CIRCLE, ((24.1, 56.9),), radius_m=5_000_000.0), (24.1, 80.0), (24.1, 5.0)),
    ],
)
def test_what_an_area_closes(drawn: Shape, inside: tuple[float, float], outside: tuple[float, float]) -> None:
    from shapely import Point

    closed = shape(geometry_of(drawn))
    assert closed.contains(Point(inside)) and not closed.contains(Point(outside))
