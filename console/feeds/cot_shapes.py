"""Drawings, routes, circles and ranges of Cursor on Target: their geometry, and their style as far as it is safe."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from console.feeds import elements as el
from console.feeds import styles
from console.feeds.positions import Point, number
from console.feeds.shapes import LonLat, placed
from console.feeds.styles import Style

_FURTHEST = 5_000_000.0


def geometry(kind: str, place: Point, detail: Element) -> tuple[str, str]:
    """GeoJSON text of what is drawn, or of its point; and why there is none."""
    rings, lines = _drawn(kind, place, detail)
    if rings or lines:
        found = placed((), lines, rings)
        return found.geometry, found.unlocated
    if place.lon is None or place.lat is None:
        return "", place.unlocated
    return f'{{"type":"Point","coordinates":[{place.lon},{place.lat}]}}', ""


def style(detail: Element) -> Style:
    """Colours from signed ARGB integers, widths, dashes and whether a label is shown."""
    found: Style = {}
    attributes = el.child(detail, "link_attr")
    stroke = _value(detail, "strokeColor") or _value(detail, "color", "argb", "value")
    stroke = stroke or _attribute(attributes, "color") or _kml(detail, "LineStyle")
    fill = _value(detail, "fillColor") or _kml(detail, "PolyStyle")
    for name, text in (("stroke", stroke), ("fill", fill)):
        colour = _colour(text)
        if colour is not None and (name == "stroke" or colour[1] > 0):
            found[name], found[f"{name}_opacity"] = colour
    width = styles.width(number(_value(detail, "strokeWeight") or _attribute(attributes, "stroke")))
    if width is not None:
        found["width"] = width
    if _value(detail, "strokeStyle").lower() in ("dashed", "dotted"):
        found["dashed"] = True
    if label := _value(detail, "labels_on").lower():
        found["label"] = label == "true"
    if icon := styles.icon(_value(detail, "usericon", "iconsetpath")):
        found["icon"] = icon
    return found


def waypoints(detail: Element) -> Iterator[str]:
    """The names of a route's points, in order."""
    for link in el.children(detail, "link"):
        if link.get("point") and (name := el.line(link.get("callsign", ""))):
            yield name


def _drawn(kind: str, place: Point, detail: Element) -> tuple[list[list[LonLat]], list[list[LonLat]]]:
    """Rings and lines of an event."""
    centre = (place.lon, place.lat) if place.lon is not None and place.lat is not None else None
    ellipses = [one for shape in el.children(detail, "shape") for one in el.children(shape, "ellipse")]
    rings = [ring for one in ellipses if centre and (ring := _ellipse(centre, one))]
    if rings:
        return (rings, []) if len(rings) == 1 else ([], rings)
    points, closed = _points(detail)
    if len(points) > 1:
        area = closed or kind.startswith("u-d-r") or (kind.startswith("u-d-") and points[0] == points[-1])
        return ([points], []) if area and len(points) > 2 else ([], [points])
    if centre and kind.startswith("u-rb"):
        return [], _range(centre, detail)
    return [], []


def _points(detail: Element) -> tuple[list[LonLat], bool]:
    """The points of a drawing: links in order, or the vertices of a polyline; and whether it says it is closed."""
    for shape in el.children(detail, "shape"):
        for line in el.children(shape, "polyline"):
            pairs = [(one.get("lat"), one.get("lon")) for one in el.children(line, "vertex")]
            return _read(pairs), line.get("closed", "").lower() == "true"
    texts = [link.get("point", "") for link in el.children(detail, "link") if link.get("point")]
    return _read([(lat, lon) for lat, lon, *_ in ([*text.split(","), ""] for text in texts)]), False


def _read(pairs: list[tuple[str | None, str | None]]) -> list[LonLat]:
    halves = [(number(lon), number(lat)) for lat, lon in pairs]
    return [(lon, lat) for lon, lat in halves if lon is not None and lat is not None]


def _ellipse(centre: LonLat, shape: Element) -> list[LonLat]:
    """An ellipse by its half axes in metres; ``angle`` is the bearing of the major one."""
    major, minor, angle = (number(shape.get(name)) for name in ("major", "minor", "angle"))
    if major is None or minor is None or not (0 < major <= _FURTHEST and 0 < minor <= _FURTHEST):
        return []
    from console.feeds.rounds import ellipse

    return ellipse(centre, major, minor, angle or 0.0)


def _range(start: LonLat, detail: Element) -> list[list[LonLat]]:
    distance, bearing = number(_value(detail, "range")), number(_value(detail, "bearing"))
    if distance is None or bearing is None or not 0 < distance <= _FURTHEST or abs(bearing) > 360:
        return []
    from console.domain import geodesics

    return [[start, geodesics.destination(start, bearing, distance)]]


def _attribute(element: Element | None, name: str) -> str:
    return "" if element is None else el.attribute(element, name)


def _value(detail: Element, name: str, *attributes: str) -> str:
    found = el.child(detail, name)
    return "" if found is None else el.attribute(found, *(attributes or ("value",)))


def _kml(detail: Element, part: str) -> str:
    """A colour of the style inside a shape, in hexadecimal as alpha, red, green, blue."""
    for shape in el.children(detail, "shape"):
        for one in el.below(shape, part):
            text = el.child_text(one, "color")
            if len(text) == 8 and all(letter in "0123456789abcdefABCDEF" for letter in text):
                return str(int(text, 16))
    return ""


def _colour(text: str) -> tuple[str, float] | None:
    """``#rrggbb`` and the opacity of a signed 32-bit integer of alpha, red, green and blue."""
    value = number(text)
    if value is None or value != value or not -(1 << 31) <= value < 1 << 32 or value != int(value):
        return None
    argb = int(value) & 0xFFFFFFFF
    return f"#{argb & 0xFFFFFF:06x}", round((argb >> 24) / 255, 3)
