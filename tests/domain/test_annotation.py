"""What can be drawn, what cannot, and how large it is."""

import json
from dataclasses import replace

import pytest

from console.domain import annotation
from console.domain.annotation import Kind, Shape, measures, read_shape, require_sound
from console.domain.errors import BadInput
from console.domain.lengths import Unit
from tests.places import P, R, W

SHAPES = (
    Shape(Kind.POINT, (P,)),
    Shape(Kind.TEXT, (P,)),
    Shape(Kind.LINE, (P, R, W)),
    Shape(Kind.POLYGON, (P, R, W)),
    Shape(Kind.CIRCLE, (R,), radius_m=50_000),
    Shape(Kind.CORRIDOR, (P, R), width_m=10_000),
)


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.kind)
def test_every_kind_is_written_and_read_as_geojson(shape: Shape) -> None:
    require_sound(shape)
    text = annotation.geometry_text(shape)
    assert read_shape(shape.kind, text, shape.radius_m, shape.width_m) == shape
    ring = json.loads(text)["coordinates"]
    if shape.kind is Kind.POLYGON:
        assert ring[0][0] == ring[0][-1]


@pytest.mark.parametrize(
    ("shape", "word"),
    [
        (Shape(Kind.LINE, (P,)), "two different"),
        (Shape(Kind.LINE, (P, P)), "two different"),
        (Shape(Kind.POLYGON, (P, R)), "three different"),
        (Shape(Kind.POINT, ()), "one place"),
        (Shape(Kind.CIRCLE, (R,)), "radius"),
        (Shape(Kind.CIRCLE, (R,), radius_m=0), "radius"),
        (Shape(Kind.CIRCLE, (R,), radius_m=2e7), "at most"),
        (Shape(Kind.CORRIDOR, (P, R)), "width"),
        (Shape(Kind.LINE, (P, R), width_m=5), "Only a corridor"),
        (Shape(Kind.POINT, ((200.0, 0.0),)), "outside"),
        (Shape(Kind.POLYGON, ((0, 0), (2, 2), (2, 0), (0, 2))), "cross"),
        (Shape(Kind.POLYGON, ((179, 0), (-179, 2), (-179, 0), (179, 2))), "cross"),
        (Shape(Kind.LINE, tuple((lon / 10, 50.0) for lon in range(600))), "at most"),
    ],
)
def test_what_cannot_be_drawn_says_why(shape: Shape, word: str) -> None:
    with pytest.raises(BadInput, match=word):
        require_sound(shape)


def test_an_area_across_the_antimeridian_does_not_cross_itself() -> None:
    require_sound(Shape(Kind.POLYGON, ((179, 60), (-179, 60), (-179, 61), (179, 61))))


def test_a_text_needs_words_and_a_label_has_an_end() -> None:
    with pytest.raises(BadInput, match="words"):
        annotation.require_words(" ", Kind.TEXT)
    with pytest.raises(BadInput, match="note"):
        annotation.require_words("x" * 300, Kind.POINT)
    annotation.require_words("", Kind.CIRCLE)


def test_sizes_in_either_unit() -> None:
    line, area, circle, corridor = SHAPES[2:]
    assert measures(replace(line, points=(P, R))) == "146 km"
    assert measures(replace(line, points=(P, R)), Unit.NM) == "78.9 NM"
    assert "km²" in measures(area)
    assert measures(circle) == "radius 50.0 km"
    assert measures(corridor) == "146 km, 10.0 km wide"
    assert measures(SHAPES[0]) == ""


def test_what_an_operation_calls_it() -> None:
    assert annotation.called(Kind.CIRCLE, "10 km round\nRzeszów") == "circle “10 km round Rzeszów”"
    assert annotation.called(Kind.LINE, " ") == "line"


def test_a_damaged_geometry_is_told() -> None:
    for text in ("{}", "[]", '{"coordinates": 5}', "no"):
        with pytest.raises(BadInput, match="geometry"):
            read_shape(Kind.LINE, text, None, None)
