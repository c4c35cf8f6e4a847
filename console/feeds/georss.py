"""Where an entry of a feed is: GeoRSS (simple and GML), W3C geo, and the box of GDACS. All but the box are lat,lon."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from console.feeds import elements as el
from console.feeds.positions import number
from console.feeds.shapes import REGION, LonLat, Placed, placed

_GML = {
    "Point": ("pos", "coordinates"),
    "LineString": ("posList", "pos", "coordinates"),
    "LinearRing": ("posList", "pos", "coordinates"),
}
_PLACES = ("featurename", "featureName")


def entry_place(entry: Element) -> Placed:
    """The place of an entry. A box that only frames a map counts where nothing else is said."""
    found = _Found()
    for child in entry:
        _read(child, found)
    _w3c(entry, found)
    where = placed(found.points, found.lines, found.areas)
    if where.lon is None and not where.unlocated and not found.unread:
        boxes = [box for child in el.children(entry, "bbox") if (box := _gdacs_box(el.text(child)))]
        where = placed((), (), boxes[:1])
        return where._replace(precision=REGION) if boxes else where
    return where._replace(unlocated=f"{where.unlocated} {found.unread}".strip())


def place_name(entry: Element) -> str:
    """The place in words an entry gives for its position."""
    return next((el.line(el.text(one)) for one in el.below(entry, *_PLACES) if el.text(one)), "")


class _Found:
    """The parts of one entry's place."""

    def __init__(self) -> None:
        self.points: list[LonLat] = []
        self.lines: list[list[LonLat]] = []
        self.areas: list[list[LonLat]] = []
        self.unread = ""


def _read(child: Element, found: _Found) -> None:
    name, space = el.local(child), el.namespace(child)
    if name == "where" or space.startswith("http://www.opengis.net/gml"):
        _gml(child, found)
    elif "georss" in space:
        _simple(name, child, found)


def _simple(name: str, child: Element, found: _Found) -> None:
    if name not in ("point", "line", "polygon", "box", "circle") or not el.text(child):
        return
    pairs = _pairs(el.text(child)) if name != "circle" else None
    if name == "circle":
        _circle(el.text(child), found)
    elif not pairs:
        found.unread = f"“{el.line(el.text(child))[:40]}” is not a list of latitudes and longitudes."
    elif name == "point":
        found.points.append(pairs[0])
    elif name == "box" and len(pairs) == 2:
        found.areas.append(_box(*pairs))
    else:
        (found.lines if name == "line" else found.areas).append(pairs)


def _gml(where: Element, found: _Found) -> None:
    inside: set[int] = set()
    for one in where.iter():
        name = el.local(one)
        if name == "Envelope":
            corners = [pair for text in _texts(one, "lowerCorner", "upperCorner") for pair in _pairs(text) or []]
            if len(corners) == 2:
                found.areas.append(_box(*corners))
        if name == "interior":
            inside.update(map(id, one.iter()))
        if name not in _GML or id(one) in inside:
            continue
        pairs = _pairs(" ".join(_texts(one, *_GML[name])))
        if not pairs:
            found.unread = f"The {name} of its place is not a list of latitudes and longitudes."
        elif name == "Point":
            found.points.append(pairs[0])
        else:
            (found.lines if name == "LineString" else found.areas).append(pairs)


def _w3c(entry: Element, found: _Found) -> None:
    """``geo:lat`` and ``geo:long``, on the entry or in a ``geo:Point``; the namespace is misspelt often."""
    for holder in (entry, *el.children(entry, "Point")):
        lat, lon = el.child_text(holder, "lat", "latitude"), el.child_text(holder, "long", "lon", "longitude")
        if not lat and not lon:
            continue
        halves = number(lat), number(lon)
        if halves[0] is None or halves[1] is None:
            found.unread = f"“{lat[:20]}”, “{lon[:20]}” is not a latitude and a longitude."
        else:
            found.points.append((halves[1], halves[0]))


def _circle(text: str, found: _Found) -> None:
    """Latitude, longitude and a radius in metres."""
    values = [number(word) for word in text.replace(",", " ").split()]
    if len(values) != 3 or None in values:
        found.unread = f"“{el.line(text)[:40]}” is not a latitude, a longitude and a radius."
        return
    lat, lon, radius = (value for value in values if value is not None)
    if not (0 < radius <= 5_000_000 and abs(lat) <= 90 and abs(lon) <= 180):
        found.points.append((lon, lat))
        return
    from console.feeds import rounds

    found.areas.append(rounds.circle((lon, lat), radius))


def _texts(element: Element, *names: str) -> Iterator[str]:
    for child in el.children(element, *names):
        yield el.text(child)


def _pairs(text: str) -> list[LonLat] | None:
    """Pairs of latitude and longitude as lon,lat; None where the text is not that."""
    values = [number(word) for word in text.replace(",", " ").split()]
    if not values or len(values) % 2 or None in values:
        return None
    numbers = [value for value in values if value is not None]
    return list(zip(numbers[1::2], numbers[::2], strict=True))


def _box(low: LonLat, high: LonLat) -> list[LonLat]:
    (west, south), (east, north) = low, high
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def _gdacs_box(text: str) -> list[LonLat] | None:
    """The box of GDACS: lonmin lonmax latmin latmax."""
    values = [number(word) for word in text.split()]
    if len(values) != 4 or None in values:
        return None
    west, east, south, north = (value for value in values if value is not None)
    return _box((west, south), (east, north))
