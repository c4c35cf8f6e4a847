"""Drawings on the map: true on the ground, pickable, named without covering other names, under the look of a layer."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from console.domain import geodesics
from console.domain.annotation import Annotation, Colour, Kind, Shape
from console.map import projection, views
from console.map.annotation_marks import AnnotationMark, drawn_lines, mark_of
from console.map.canvas import MapCanvas
from console.map.looks import ANNOTATIONS, Looks
from console.map.marks import label
from tests.map.canvases import canvas_around
from tests.places import P, R, W

POINT = Shape(Kind.POINT, (P,))
LINE = Shape(Kind.LINE, (P, R))
AREA = Shape(Kind.POLYGON, (P, R, W))
CIRCLE = Shape(Kind.CIRCLE, (R,), radius_m=60_000)
CORRIDOR = Shape(Kind.CORRIDOR, (P, W), width_m=30_000)
TEXT = Shape(Kind.TEXT, (W,))


def mark(shape: Shape, number: int = 1, words: str = "") -> AnnotationMark:
    return mark_of(Annotation(bytes([number]) * 16, shape, words, "", Colour.WARN, False, "Ann", 0, None))


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    shown = canvas_around(qtbot)
    return shown


def at(canvas: MapCanvas, place: geodesics.Point) -> QPointF:
    return canvas.point_of(*place)


def test_a_line_is_painted_along_the_geodesic(canvas: MapCanvas) -> None:
    far = Shape(Kind.LINE, ((-20.0, 60.0), (60.0, 60.0)))
    (line,) = mark(far).outlines
    top = geodesics.destination(far.points[0], geodesics.leg(*far.points).bearing, geodesics.length(far.points) / 2)
    here = projection.plane(*top)
    assert min(((line - here) ** 2).sum(axis=1)) ** 0.5 < 13_000


def test_a_circle_keeps_its_radius_in_the_far_north() -> None:
    centre = (20.0, 78.0)
    (ring,) = drawn_lines(Shape(Kind.CIRCLE, (centre,), radius_m=300_000))
    assert {round(geodesics.distance(centre, tuple(place))) for place in ring} == {300_000}


@pytest.mark.parametrize("shape", [POINT, LINE, AREA, CIRCLE, CORRIDOR, TEXT], ids=lambda shape: shape.kind)
def test_every_kind_is_picked_where_it_is_drawn_and_nowhere_else(canvas: MapCanvas, shape: Shape) -> None:
    canvas.set_annotations([mark(shape, words="Here")])
    place = {
        Kind.CIRCLE: geodesics.destination(R, 90, 60_000),
        Kind.CORRIDOR: geodesics.destination(P, 90, 15_000),
    }.get(shape.kind, shape.points[0])
    assert canvas.ids_at(at(canvas, place)) == [mark(shape).id]
    assert canvas.ids_at(at(canvas, place) + QPointF(-15, -15)) in ([], [mark(shape).id])
    assert canvas.ids_at(QPointF(20, 20)) == []


def test_a_large_area_is_picked_at_its_edge_a_small_one_anywhere(canvas: MapCanvas) -> None:
    canvas.set_annotations([mark(replace(CIRCLE, radius_m=150_000.0))])
    assert canvas.ids_at(at(canvas, R)) == []
    canvas.set_annotations([mark(replace(CIRCLE, radius_m=20_000.0))])
    assert canvas.ids_at(at(canvas, R)) == [mark(CIRCLE).id]


def test_a_point_lies_over_a_line_and_a_line_over_an_area(canvas: MapCanvas) -> None:
    canvas.set_annotations([mark(POINT, 1), mark(LINE, 2), mark(AREA, 3)])
    assert canvas.ids_at(at(canvas, P)) == [mark(POINT, n).id for n in (1, 2, 3)]


def test_words_of_drawings_cover_no_others(canvas: MapCanvas) -> None:
    marks = [mark(shape, n, f"Drawing {n}") for n, shape in enumerate((POINT, LINE, AREA, CIRCLE, CORRIDOR, TEXT), 1)]
    canvas.set_annotations(marks)
    canvas.settle()
    boxes = [
        (one.x, one.y, one.x + one.stamp.width, one.y + one.stamp.height)
        for one in canvas.arrangement().names
        if one.stamp is not None
    ]
    assert len(boxes) > 6
    clash = [
        (one, other)
        for at_one, one in enumerate(boxes)
        for other in boxes[:at_one]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]
    assert clash == []


def test_hidden_and_locked_drawings_are_not_picked(canvas: MapCanvas) -> None:
    canvas.set_annotations([mark(POINT)])
    canvas.set_looks(Looks().locked(ANNOTATIONS, True))
    assert canvas.ids_at(at(canvas, P)) == []
    assert canvas.mark(mark(POINT).id) is not None
    canvas.set_looks(Looks().toggled(ANNOTATIONS))
    assert canvas.ids_at(at(canvas, P)) == []
    assert canvas.mark(mark(POINT).id) is None


def test_a_drawing_is_named_to_those_who_hear_the_map(canvas: MapCanvas) -> None:
    assert label(mark(CIRCLE, words="10 km round Rzeszów")) == "10 km round Rzeszów, circle, radius 60.0 km"
    canvas.set_annotations([mark(LINE, words="Route")])
    canvas.select(mark(LINE).id)
    assert canvas.accessibleDescription() == "Selected: Route, line, 146 km"


def test_without_a_label_its_size_is_written() -> None:
    assert (mark(CIRCLE).words, mark(LINE).words, mark(POINT).words) == ("60.0 km", "146 km", "")


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_a_drawing_shows_in_its_colour(canvas: MapCanvas, theme: str) -> None:
    canvas.set_theme(theme)
    canvas.set_view(views.around([R], 900, 600).scaled(100))
    canvas.settle()
    before = canvas.picture().toImage()
    canvas.set_annotations([mark(Shape(Kind.LINE, ((21.9, 50.0413), (22.1, 50.0413))))])
    after = canvas.picture().toImage()
    place = at(canvas, geodesics.destination((21.9, 50.0413), 90, 3_000)).toPoint()
    assert any(before.pixel(place.x(), place.y() + y) != after.pixel(place.x(), place.y() + y) for y in range(-4, 5))


def test_the_selection_and_the_theme_are_painted_at_once(canvas: MapCanvas) -> None:
    canvas.set_annotations([mark(CIRCLE)])
    canvas.settle()
    plain = [canvas.grab() for _ in range(3)][-1].toImage()
    canvas.select(mark(CIRCLE).id)
    canvas.settle()
    assert canvas.grab().toImage() != plain


def test_all_of_a_selected_drawing_is_brought_into_view(canvas: MapCanvas) -> None:
    canvas.motion = False
    canvas.set_annotations([mark(CIRCLE)])
    canvas.select(mark(CIRCLE).id)
    canvas.set_view(views.around([W], 900, 600).scaled(100))
    canvas.fit_selection()
    for bearing in (0, 90, 180, 270):
        place = canvas.point_of(*geodesics.destination(R, bearing, 60_000)).toPoint()
        assert canvas.rect().contains(place)
