"""The area of a rule as a person types it: everywhere, a country, a region, a drawing on the map, or a box."""

import re
from collections.abc import Iterator, Mapping

from console.domain.annotation import Annotation, Kind
from console.domain.errors import BadInput
from console.domain.indicator_rules import Area, Where
from console.domain.letters import folded
from console.services.ground import Ground
from console.services.indicators import rings_of

_NUMBER = r"\s*(-?\d+(?:\.\d+)?)\s*"
_BOX = re.compile(rf"{_NUMBER},{_NUMBER}(?:to|-|–|;){_NUMBER},{_NUMBER}", re.IGNORECASE)
_EVERYWHERE = ("", "everywhere", "any", "all")


def read_area(text: str, ground: Ground, drawn: Mapping[str, Annotation]) -> Area:
    """The area called so. A box is two corners, latitude first: ``48,22 to 52,25``. Raises BadInput with what to do."""
    wanted = folded(text.strip())
    if wanted in _EVERYWHERE:
        return Area()
    if match := _BOX.fullmatch(text):
        south, west, north, east = (float(number) for number in match.groups())
        if not (min(south, north) >= -90 and max(south, north) <= 90 and -180 <= min(west, east) <= 180):
            raise BadInput("A corner of the box lies outside ±90° and ±180°.")
        return Area(Where.BOX, box=(min(west, east), min(south, north), max(west, east), max(south, north)))
    found = [area for area, names in _named(ground, drawn) if wanted in names]
    if len(found) > 1 and len({area.where for area in found}) == 1:
        raise BadInput(f"Several areas are called {text.strip()!r}: {'; '.join(area.name for area in found[:4])}.")
    if not found:
        raise BadInput(
            f"No country, region or drawing is called {text.strip()!r}. Type its name, everywhere,"
            " or a box: 48,22 to 52,25."
        )
    return found[0]


def area_names(ground: Ground, drawn: Mapping[str, Annotation]) -> list[str]:
    """What can be typed, for completion: countries, then drawings, then regions with their country."""
    return ["everywhere", *dict.fromkeys(area.name for area, _ in _named(ground, drawn))]


def _named(ground: Ground, drawn: Mapping[str, Annotation]) -> Iterator[tuple[Area, tuple[str, ...]]]:
    """Every area by name, with the spellings it answers to; a country comes before a region called like it."""
    for name, iso2 in zip(ground.country_names, ground.countries, strict=True):
        yield Area(Where.COUNTRY, iso2, name=name), (folded(name), folded(iso2))
    for ident, one in drawn.items():
        if one.label.strip() and one.shape.kind in (Kind.POLYGON, Kind.CIRCLE, Kind.CORRIDOR) and rings_of(one):
            yield Area(Where.DRAWING, drawing=ident, name=one.label.strip()), (folded(one.label.strip()),)
    for region, country in zip(ground.regions, ground.region_countries.tolist(), strict=True):
        name = f"{region}, {ground.country_names[country]}"
        yield Area(Where.REGION, ground.countries[country], region, name=name), (folded(name), folded(region))
