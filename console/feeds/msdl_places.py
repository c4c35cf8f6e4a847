"""Where something is in MSDL: degrees, MGRS, UTM or metres from the Earth's centre."""

from xml.etree.ElementTree import Element

from console.domain import coordinates
from console.domain.errors import BadInput
from console.feeds import elements as el
from console.feeds import positions
from console.feeds.positions import Point

_NOWHERE = Point(None, None)
_UNREAD = "The position is in no style that is known."


def position(holder: Element | None) -> Point:
    """The position of what has a ``Location`` of its own, none where it has none."""
    location = None if holder is None else el.child(holder, "Location")
    return _NOWHERE if location is None else of_location(location)


def of_location(location: Element) -> Point:
    """The position a ``Location`` says, whichever kind it chose."""
    data = el.child(location, "CoordinateData")
    for choice in location if data is None else data:
        read = _READERS.get(el.local(choice))
        if read is not None:
            return read(choice)
    return Point(None, None, _UNREAD) if el.text(location) else _NOWHERE


def _degrees(choice: Element) -> Point:
    return positions.point(el.child_text(choice, "Longitude"), el.child_text(choice, "Latitude"))


def _grid(choice: Element) -> Point:
    east, north = el.child_text(choice, "MGRSEasting"), el.child_text(choice, "MGRSNorthing")
    square = f"{el.child_text(choice, 'MGRSGridZone')}{el.child_text(choice, 'MGRSGridSquare')}".upper()
    if not square and not east and not north:
        return _NOWHERE
    if not (east + north).isdecimal() or len(east) > 5 or len(north) > 5:
        return Point(None, None, _UNREAD)
    figures = max(len(east), len(north)) if el.child_text(choice, "MGRSPrecision") in ("", "5") else 5
    return _of(_square(square, east.zfill(figures), north.zfill(figures)))


def _square(square: str, east: str, north: str) -> tuple[float, float] | None:
    try:
        return coordinates.parse(f"{square} {east} {north}")
    except BadInput:
        return None


def _utm(choice: Element) -> Point:
    zone = el.child_text(choice, "UTMGridZone").upper()
    east, north = (positions.number(el.child_text(choice, name)) for name in ("UTMEasting", "UTMNorthing"))
    if not zone and east is None and north is None:
        return _NOWHERE
    number, band = zone[:-1], zone[-1:]
    if not number.isdecimal() or len(number) > 2 or not ("C" <= band <= "X") or not _whole(east) or not _whole(north):
        return Point(None, None, _UNREAD)
    half = "N" if band >= "N" else "S"
    return _of(coordinates.from_utm(int(number), half, round(east or 0), round(north or 0)))


def _geocentric(choice: Element) -> Point:
    x, y, z = (positions.number(el.child_text(choice, name)) for name in ("X", "Y", "Z"))
    if x is None or y is None or z is None:
        return Point(None, None, positions.NO_NUMBER)
    return _of(coordinates.from_geocentric(x, y, z))


def _whole(metres: float | None) -> bool:
    return metres is not None and 0 <= metres < 1e8


def _of(found: tuple[float, float] | None) -> Point:
    return Point(None, None, _UNREAD) if found is None else positions.checked(*found)


_READERS = {"GDC": _degrees, "MGRS": _grid, "UTM": _utm, "GCC": _geocentric}
