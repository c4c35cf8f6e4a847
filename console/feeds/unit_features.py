"""GeoJSON that lists units, one a feature: recognised by the properties of its first features."""

import json
import re
from collections.abc import Iterator
from typing import Any

from console.feeds import geojson
from console.feeds.drafts import Asked, Draft, Given, Rejected, Warned
from console.feeds.positions import Point, Shape
from console.feeds.properties import Properties
from console.feeds.unit_records import UnitRecords
from console.feeds.unit_roles import lists_units, roles
from console.feeds.unit_tables import spoken

_PROPERTIES = re.compile(r'"properties"\s*:\s*(?=\{)')
_LOOKED_AT = 20


class UnitFeatures:
    """See the module."""

    name = "unit-geojson"

    def recognises(self, given: Given) -> bool:
        """Whether it is GeoJSON whose first features name units."""
        if not geojson.GeoJson().recognises(given):
            return False
        rows = [Properties(one).texts() for one in _first_properties(given.head)]
        return bool(rows) and lists_units(list(dict.fromkeys(key for row in rows for key in row)), rows)

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One record a feature. Raises Refused."""
        making = _Making(given.name)
        for draft in geojson.features(given, making):
            if isinstance(draft, Rejected):
                making.records.reject(draft.record, draft.reason)
            elif isinstance(draft, Warned):
                yield draft
        yield from making.records.drafts()


PARSERS = (UnitFeatures(),)


class _Making:
    """Gathers the features of one file as records of units."""

    def __init__(self, name: str) -> None:
        self.records = UnitRecords(name)

    def draft(self, number: int, feature: dict[str, Any], shape: Shape) -> None:
        texts = Properties(feature.get("properties") or {}).texts()
        said = spoken(texts, roles(texts))
        place = Point(shape.lon, shape.lat, shape.unlocated)
        self.records.add(number, said, place, "" if shape.kind == "Point" else "area")

    def warnings(self) -> Iterator[Warned]:
        yield from ()


def _first_properties(head: bytes) -> Iterator[dict[str, Any]]:
    """The properties of the first features, as far as the first bytes hold them whole."""
    text = head.decode("utf-8-sig", "replace")
    reading = json.JSONDecoder()
    for number, found in enumerate(_PROPERTIES.finditer(text)):
        try:
            read, _ = reading.raw_decode(text, found.end())
        except (ValueError, RecursionError):
            return
        if number >= _LOOKED_AT:
            return
        yield read
