"""The geometry of what NVG draws: lon,lat pairs, and rounds by metres and bearings, as GeoJSON text."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from console.feeds import elements as el
from console.feeds import positions
from console.feeds.shapes import LonLat

Geometry = dict[str, object]

_FURTHEST = 5_000_000.0
_BLANKS = re.compile(r"\s+")


class _Missing(Exception):
    """A measure that a shape needs is not there or is no such measure; says which."""


def geometry(item: Element) -> tuple[str, str]:
    """GeoJSON text of an item, and why there is none: then its centre or first point where there is one."""
    try:
        made = SHAPES[el.local(item)](item)
    except _Missing as missing:
        return "", str(missing)
    shape = positions.shape(made)
    if shape.kind == "Point" and shape.lon is not None:
        # A bare point of 0,0 or 9999999 is none.
        found = positions.checked(shape.lon, shape.lat or 0.0)
        return (shape.text, "") if found.lon is not None else ("", found.unlocated)
    return shape.text, shape.unlocated


def _point(item: Element) -> Geometry:
    return {"type": "Point", "coordinates": _place(item, "x", "y")}


def _points(item: Element) -> Geometry:
    return {"type": "MultiPoint", "coordinates": _pairs(item, 1)}


def _line(item: Element) -> Geometry:
    return {"type": "LineString", "coordinates": _pairs(item, 2)}


def _polygon(item: Element) -> Geometry:
    return _area(item, _pairs(item, 3))


def _strip(item: Element) -> Geometry:
    """A corridor or an orbit, as wide as it says; a line where it does not."""
    pairs, width = _pairs(item, 2), _measure(item, "width", 0.0)
    if not width:
        return {"type": "LineString", "coordinates": pairs}
    from console.feeds import rounds

    ring = rounds.corridor(_on_earth(pairs), width)
    return _area(item, ring) if ring else {"type": "LineString", "coordinates": pairs}


def _circle(item: Element) -> Geometry:
    from console.feeds import rounds

    radius = _measure(item, "r")
    centre = _on_earth([_place(item, "cx", "cy")])[0]
    return _area(item, rounds.circle(centre, radius)) if radius else {"type": "Point", "coordinates": centre}


def _ellipse(item: Element) -> Geometry:
    """``rx`` points east and ``ry`` north before it is turned clockwise by ``rotation``."""
    from console.feeds import rounds

    centre = _on_earth([_place(item, "cx", "cy")])[0]
    across, along = _measure(item, "rx"), _measure(item, "ry")
    if not across or not along:
        return {"type": "Point", "coordinates": centre}
    return _area(item, rounds.ellipse(centre, along, across, _angle(item, "rotation", 0.0)))


def _arc(item: Element) -> Geometry:
    """The part of an ellipse between two bearings, as a line."""
    from console.feeds import rounds

    centre = _on_earth([_place(item, "cx", "cy")])[0]
    along = _measure(item, "ry", None if "r" not in item.attrib else _measure(item, "r"))
    across = _measure(item, "rx", along)
    if not along or not across:
        return {"type": "Point", "coordinates": centre}
    start, end = _angle(item, "startangle", 0.0), _angle(item, "endangle", 360.0)
    line = rounds.arc(centre, along, across, _angle(item, "rotation", 0.0), start, end)
    return {"type": "LineString", "coordinates": line}


def _arcband(item: Element) -> Geometry:
    from console.feeds import rounds

    centre = _on_earth([_place(item, "cx", "cy")])[0]
    inner, outer = _measure(item, "minr", 0.0), _measure(item, "maxr")
    if not outer or inner >= outer:
        raise _Missing("Its radii are not a smaller and a larger one.")
    start, end = _angle(item, "startangle", 0.0), _angle(item, "endangle", 360.0)
    return _area(item, rounds.band(centre, inner, outer, start, end))


def _rect(item: Element) -> Geometry:
    """A rectangle by its centre and half sides in metres, turned clockwise; or by its corners."""
    if item.get("points"):
        return _polygon(item)
    from console.feeds import rounds

    names = ("cx", "cy") if "cx" in item.attrib else ("x", "y")
    centre = _on_earth([_place(item, *names)])[0]
    across = _measure(item, "rx", None if "width" not in item.attrib else _measure(item, "width") / 2)
    along = _measure(item, "ry", None if "height" not in item.attrib else _measure(item, "height") / 2)
    if not across or not along:
        return {"type": "Point", "coordinates": centre}
    return _area(item, rounds.rectangle(centre, along, across, _angle(item, "rotation", 0.0)))


SHAPES: dict[str, Callable[[Element], Geometry]] = {
    "point": _point,
    "text": _point,
    "multipoint": _points,
    "polyline": _line,
    "line": _line,
    "arrow": _line,
    "polygon": _polygon,
    "corridor": _strip,
    "orbit": _strip,
    "circle": _circle,
    "ellipse": _ellipse,
    "arc": _arc,
    "arcband": _arcband,
    "rect": _rect,
    "rectangle": _rect,
}


def _area(item: Element, outer: list[LonLat]) -> Geometry:
    """A ring with what the item excludes as holes."""
    holes = []
    for exclude in el.children(item, "exclude"):
        for ring in el.children(exclude, "linear-ring"):
            pairs = _read(ring.get("points", ""))
            if pairs is not None and len(pairs) > 2:
                holes.append(pairs)
    return {"type": "Polygon", "coordinates": [outer, *holes]}


def _place(item: Element, x: str, y: str) -> LonLat:
    found = positions.point(item.get(x), item.get(y))
    if found.lon is None or found.lat is None:
        raise _Missing(found.unlocated)
    return found.lon, found.lat


def _pairs(item: Element, least: int) -> list[LonLat]:
    pairs = _read(item.get("points", ""))
    if pairs is None:
        raise _Missing("Its points are not pairs of longitude and latitude.")
    if len(pairs) < least:
        raise _Missing(f"It has {len(pairs)} points, too few for what it is." if pairs else "")
    return pairs


def _read(text: str) -> list[LonLat] | None:
    """``lon,lat`` pairs set apart by blanks; also pairs all set apart by blanks. A third number is a height."""
    words = _BLANKS.split(text.replace(" ,", ",").replace(", ", ",").strip()) if text.strip() else []
    if words and all("," not in word for word in words) and len(words) % 2 == 0:
        words = [f"{lon},{lat}" for lon, lat in zip(words[::2], words[1::2], strict=True)]
    found: list[LonLat] = []
    for word in words:
        halves = [positions.number(half) for half in word.split(",")[:2]]
        if len(halves) < 2 or halves[0] is None or halves[1] is None:
            return None
        found.append((halves[0], halves[1]))
    return found


def _on_earth(pairs: list[LonLat]) -> list[LonLat]:
    """The same pairs. Raises _Missing where one is not on the earth, before anything is measured from it."""
    for lon, lat in pairs:
        if not (abs(lon) <= 180 and abs(lat) <= 90):
            raise _Missing(positions.checked(lon, lat).unlocated)
    return pairs


def _measure(item: Element, name: str, otherwise: float | None = None) -> float:
    """Metres. Raises _Missing where there are none and nothing stands in for them."""
    value = positions.number(item.get(name, ""))
    if value is None:
        value = otherwise
    if value is None or not 0 <= value <= _FURTHEST:
        raise _Missing(f"Its measure {name} is missing or is none.")
    return value


def _angle(item: Element, name: str, otherwise: float) -> float:
    value = positions.number(item.get(name, ""))
    return value if value is not None and -3600 <= value <= 3600 else otherwise
