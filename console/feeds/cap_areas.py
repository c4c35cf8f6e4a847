"""The areas of a CAP alert: polygons and circles in lat,lon order, and codes of areas."""

from collections.abc import Iterable
from typing import NamedTuple

from console.feeds.positions import number
from console.feeds.shapes import LonLat, Placed
from console.feeds.shapes import placed as placed_parts

_LARGEST_CIRCLE_KM = 5_000.0


class Area(NamedTuple):
    """One ``area``: ``polygons`` are texts of ``lat,lon`` pairs, ``circles`` texts of ``lat,lon radius`` in km."""

    description: str = ""
    polygons: tuple[str, ...] = ()
    circles: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()


def all_areas(blocks: Iterable[Iterable[Area]]) -> list[Area]:
    """The areas of all blocks, each once: the same area comes again in every language."""
    return list(dict.fromkeys(area for areas in blocks for area in areas))


def placed(areas: Iterable[Area]) -> Placed:
    """Where an alert is: its areas as geometry, a point in the largest. A circle without a radius is a point."""
    points: list[LonLat] = []
    rings: list[list[LonLat]] = []
    unread = ""
    for area in areas:
        for text in area.polygons:
            pairs = _pairs(text)
            if pairs is None:
                unread = f"The area “{text[:40]}” is not a list of lat,lon pairs."
            elif pairs:
                rings.append(pairs)
        for text in area.circles:
            circle = _circle(text)
            if circle is None:
                unread = f"The circle “{text[:40]}” is not lat,lon and a radius in km." if text.strip() else unread
            elif circle[1] > 0:
                rings.append(_ring(*circle))
            else:
                points.append(circle[0])
    found = placed_parts(points, (), rings)
    return found._replace(unlocated=f"{found.unlocated} {unread}".strip()) if unread else found


def _pairs(text: str) -> list[LonLat] | None:
    """The pairs of a polygon as lon,lat; empty where nothing is said, None where it is not pairs."""
    found: list[LonLat] = []
    for pair in text.split():
        halves = pair.split(",")
        lat, lon = (number(half) for half in halves[:2]) if len(halves) >= 2 else (None, None)
        if lat is None or lon is None:
            return None
        found.append((lon, lat))
    return found


def _circle(text: str) -> tuple[LonLat, float] | None:
    """Centre as lon,lat and radius in metres."""
    words = text.replace(" ,", ",").replace(", ", ",").split()
    centre = _pairs(words[0]) if len(words) == 2 else None
    radius = number(words[1]) if len(words) == 2 else None
    if not centre or radius is None or not 0 <= radius <= _LARGEST_CIRCLE_KM:
        return None
    return centre[0], radius * 1000


def _ring(centre: LonLat, radius: float) -> list[LonLat]:
    from console.feeds import rounds

    return rounds.circle(centre, radius) if abs(centre[0]) <= 180 and abs(centre[1]) <= 90 else [centre]
