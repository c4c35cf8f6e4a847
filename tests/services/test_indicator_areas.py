"""Areas as people type them."""

import pytest

from console.domain.annotation import Annotation, Colour, Kind, Shape
from console.domain.errors import BadInput
from console.domain.indicator_rules import Area, Where
from console.services.indicator_areas import area_names, read_area
from tests.services.grounds import Ground

RING = Annotation(
    b"r" * 16, Shape(Kind.CIRCLE, ((24.0, 50.0),), 9_000.0), "Ring", "", Colour.INK, False, "Ann", 0, None
)
NOTE = Annotation(b"n" * 16, Shape(Kind.TEXT, ((24.0, 50.0),)), "Note", "", Colour.INK, False, "Ann", 0, None)
DRAWN = {one.id.hex(): one for one in (RING, NOTE)}


def read(text: str) -> Area:
    return read_area(text, Ground(), DRAWN)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        (" ", Area()),
        ("Everywhere", Area()),
        ("poland", Area(Where.COUNTRY, "PL", name="Poland")),
        ("UA", Area(Where.COUNTRY, "UA", name="Ukraine")),
        ("North, Ukraine", Area(Where.REGION, "UA", "North", name="North, Ukraine")),
        ("ring", Area(Where.DRAWING, drawing=RING.id.hex(), name="Ring")),
        ("52,25 to 48.5,22", Area(Where.BOX, box=(22.0, 48.5, 25.0, 52.0))),
    ],
)
def test_what_people_type_is_an_area(text: str, area: Area) -> None:
    assert read(text) == area


@pytest.mark.parametrize(
    ("text", "words"),
    [("North", "Several areas"), ("Atlantis", "No country"), ("Note", "No country"), ("95,22 to 52,25", "outside")],
)
def test_what_is_none_or_several_is_refused_with_what_to_do(text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read(text)


def test_every_name_offered_is_read() -> None:
    assert "North, Poland" in area_names(Ground(), DRAWN) and "Note" not in area_names(Ground(), DRAWN)
    assert all(read(name) for name in area_names(Ground(), DRAWN))
