"""Where a row of a table says it was: degrees, a position as text, a shape, a place in words."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from console.domain import coordinates
from console.domain.errors import BadInput
from console.feeds import positions, shape_texts
from console.feeds.column_values import PAIR
from console.feeds.known_tables import Known
from console.feeds.meanings import Meaning
from console.feeds.positions import Point

_EXACT: Final = {"point": "point", "exact": "point", "region": "region"}
_NOT_ONE = "The position is in no style that is known."


class Place(NamedTuple):
    """A position or none with the reason, its shape, the place in words, and how exact the position is."""

    lon: float | None
    lat: float | None
    words: str = ""
    precision: str | None = None
    geometry: str = ""
    unlocated: str = ""


class Places:
    """Finds the place in the cells of a row."""

    def __init__(self, columns: Mapping[Meaning, list[int]], source: Known | None) -> None:
        """``columns`` are the numbers of the columns of each meaning."""
        self._lat = columns.get(Meaning.LAT, [None])[0]
        self._lon = columns.get(Meaning.LON, [None])[0]
        self._positions = [(at, False) for at in columns.get(Meaning.POSITION, [])]
        self._positions += [(at, True) for at in columns.get(Meaning.POSITION_LON_FIRST, [])]
        self._shapes = columns.get(Meaning.GEOMETRY, [])
        self._words = columns.get(Meaning.PLACE, [])
        self._exact = columns.get(Meaning.PLACE_PRECISION, [None])[0]
        self._codes = source.exact if source is not None else _EXACT

    @property
    def used(self) -> set[int | None]:
        """The columns a position or a place in words is read from."""
        return {self._lat, self._lon, *(at for at, _ in self._positions), *self._shapes, *self._words}

    def of(self, row: list[str], attributes: dict[str, str]) -> Place:
        """The place of a row; what was written where no position could be read is kept in ``attributes``."""
        words = self._in_words(row)
        exact = self._codes.get(row[self._exact].strip()) if self._exact is not None else None
        reason = written = ""
        if self._lat is not None and self._lon is not None:
            x, y = row[self._lon], row[self._lat]
            found = _degrees(x, y)
            if found.lon is not None:
                return Place(found.lon, found.lat, words, exact)
            if found.unlocated:
                reason, written = found.unlocated, f"{y.strip()} {x.strip()}"
        for at, lon_first in self._positions:
            text = row[at].strip()
            found = _position(text, lon_first) if text else Point(None, None)
            if found.lon is not None:
                return Place(found.lon, found.lat, words, exact)
            reason, written = reason or found.unlocated, written or text
        for at in self._shapes:
            text = row[at].strip()
            if not text:
                continue
            shape = shape_texts.from_text(text)
            if shape.kind == "Point":
                return Place(shape.lon, shape.lat, words, exact)
            if shape.text:
                return Place(shape.lon, shape.lat, words, exact or "region", shape.text)
            reason, written = reason or shape.unlocated, written or text
        if reason:
            attributes["position as written"] = written
        return Place(None, None, words, None, "", reason)

    def _in_words(self, row: list[str]) -> str:
        if len(self._words) == 1:
            return row[self._words[0]].strip()
        return ", ".join(dict.fromkeys(text for at in self._words if (text := row[at].strip())))


def _degrees(x: str, y: str) -> Point:
    try:
        lon, lat = float(x), float(y)
    except ValueError:
        found = positions.point(x, y)
        if found.unlocated != positions.NO_NUMBER:
            return found
        parsed = _parsed(f"{y.strip()} {x.strip()}")
        return found if parsed.lon is None else parsed
    if -180 <= lon <= 180 and -90 <= lat <= 90 and (lon or lat) and "_" not in x and "_" not in y:
        return Point(lon, lat)
    return positions.point(x, y)


def _position(text: str, lon_first: bool) -> Point:
    pair = PAIR.fullmatch(text)
    if pair is None:
        return _parsed(text)
    return positions.point(pair[1], pair[2]) if lon_first else positions.point(pair[2], pair[1])


def _parsed(text: str) -> Point:
    if len(text) > 80:
        return Point(None, None, _NOT_ONE)
    try:
        lon, lat = coordinates.parse(text)
    except BadInput:
        return Point(None, None, _NOT_ONE)
    return positions.checked(lon, lat)
