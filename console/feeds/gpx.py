"""GPX 1.0 and 1.1: every waypoint, route and track is a shape of an overlay, in the order of the file.

Points without a valid position are left out of their track and counted. A track holds from its first to its last time,
a waypoint from its own on; the times of a route's points are only when they were made. Extensions of devices are not
read, but for colours and the id some of them give.
"""

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from console.domain.numbers import grouped
from console.feeds import elements, plain, positions, styles, xml
from console.feeds.drafts import Asked, Draft, FeatureDraft, Given, Refused, Rejected, Warned
from console.feeds.geometries import Outlines, together
from console.feeds.styles import Style
from console.feeds.told_times import ToldTimes

_RECORDS = ("wpt", "rte", "trk")
_FOLDERS = {"wpt": "Waypoints", "rte": "Routes", "trk": "Tracks"}
_SAID = ("type", "sym", "src", "number", "ele", "cmt", "fix", "magvar", "speed", "course")


class Gpx:
    """See the module."""

    name = "gpx"

    def recognises(self, given: Given) -> bool:
        """By the outermost element."""
        seen = xml.outermost(given.head)
        return seen is not None and seen.name == "gpx"

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """Every waypoint, route and track. Raises Refused."""
        document = xml.parse(given)
        yield from document.warnings
        reading = _Reading()
        taken = 0
        for number, record in enumerate(elements.children(document.root, *_RECORDS), 1):
            if document.whole(record):
                yield reading.draft(number, record)
                taken += 1
            else:
                yield Rejected(number, "The file ends in the middle of it.")
        if document.broken and not taken:
            raise Refused(f"Not taken: {given.name}: {document.broken}. Nothing was written.")
        yield from document.cut(taken)
        yield from reading.warnings()


class _Reading:
    def __init__(self) -> None:
        self._times = ToldTimes()
        self._outlines = Outlines()
        self._left_out = 0

    def draft(self, number: int, record: Element) -> FeatureDraft:
        kind = elements.local(record)
        parts, why = self._parts(record, kind)
        geometry = together(parts)
        shape = self._outlines.shape(number, geometry) if geometry else None
        start, end = self._span(record, kind)
        return FeatureDraft(
            number=number,
            name=elements.line(plain.text(elements.child_text(record, "name"))),
            description=plain.text(elements.child_text(record, "desc", "cmt")),
            external_id=next((said for one in _extended(record, "guid") if (said := elements.text(one))), None),
            folder=_FOLDERS[kind],
            geometry=shape.text if shape else "",
            unlocated=shape.unlocated if shape else why,
            style=_style(record),
            valid_from=start,
            valid_to=end,
            attributes={name: said for name in _SAID if (said := elements.child_text(record, name))},
        )

    def warnings(self) -> Iterator[Warned]:
        if self._left_out:
            yield Warned(f"Points of routes and tracks without a valid position, left out: {grouped(self._left_out)}.")
        yield from self._times.warnings()

    def _parts(self, record: Element, kind: str) -> tuple[list[dict[str, Any]], str]:
        if kind == "wpt":
            place = _place(record)
            return _located([place]), place.unlocated
        lines = [elements.children(record, "rtept")]
        if kind == "trk":
            lines = [elements.children(segment, "trkpt") for segment in elements.children(record, "trkseg")]
        reason = "The geometry is empty."
        drawn: list[list[positions.Point]] = []
        for line in lines:
            places = [_place(one) for one in line]
            good = [place for place in places if place.lon is not None]
            if len(good) < len(places):
                self._left_out += len(places) - len(good)
                reason = next(place.unlocated for place in places if place.lon is None) or reason
            drawn += [good] if good else []
        longer = [line for line in drawn if len(line) > 1]
        return _located(*(longer or drawn[:1])), reason

    def _span(self, record: Element, kind: str) -> tuple[int | None, int | None]:
        if kind == "rte":
            return None, None
        if kind == "wpt":
            return self._times.at(elements.child_text(record, "time")), None
        points = elements.below(record, "trkpt")
        found = [at for at in (self._times.at(elements.child_text(one, "time")) for one in points) if at is not None]
        return (min(found), max(found) + 1) if found else (None, None)


def _place(element: Element) -> positions.Point:
    return positions.point(element.get("lon"), element.get("lat"))


def _located(*lines: list[positions.Point]) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    for line in lines:
        coordinates = [[place.lon, place.lat] for place in line if place.lon is not None]
        if len(coordinates) == 1:
            parts.append({"type": "Point", "coordinates": coordinates[0]})
        elif coordinates:
            parts.append({"type": "LineString", "coordinates": coordinates})
    return parts


def _style(record: Element) -> Style:
    style: Style = {}
    for line in _extended(record, "line"):
        styles.painted(style, "stroke", styles.colour(elements.child_text(line, "color")))
        opacity = styles.opacity(positions.number(elements.child_text(line, "opacity")))
        width = styles.width(positions.number(elements.child_text(line, "width")))
        style |= {"stroke_opacity": opacity} if opacity is not None else {}
        style |= {"width": width} if width is not None else {}
    for name in _extended(record, "DisplayColor"):
        styles.painted(style, "stroke", styles.colour(elements.text(name)))
    if "stroke" not in style:
        style.pop("stroke_opacity", None)
    return style


def _extended(record: Element, name: str) -> Iterator[Element]:
    """Elements of the record's own extensions, not of those of its points."""
    for extensions in elements.children(record, "extensions"):
        yield from elements.below(extensions, name)


PARSERS = (Gpx(),)
