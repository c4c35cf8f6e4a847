"""Where and when the records of an arrival were, as they pass by."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec

from console.domain.arrival import Arrival
from console.domain.times import DAY, HOUR, Instant, Precision

_FIRST, _LAST = -62_135_596_800_000, 253_402_300_799_999
"""The instants of the years 1 to 9999."""
_LONG = {Precision.HOUR: HOUR, Precision.DAY: DAY}
_decode = msgspec.json.decode


class Extent:
    """The box and the span of what was added, and how much of it has a place."""

    def __init__(self) -> None:
        self.located = 0
        self.west = self.south = math.inf
        self.east = self.north = -math.inf
        self.first: Instant | None = None
        self.last: Instant | None = None

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north in degrees; None where nothing has a place."""
        return (self.west, self.south, self.east, self.north) if self.west <= self.east else None

    def at(self, lon: float, lat: float) -> None:
        """A position that is valid."""
        if lon < self.west:
            self.west = lon
        if lon > self.east:
            self.east = lon
        if lat < self.south:
            self.south = lat
        if lat > self.north:
            self.north = lat

    def when(self, first: Instant | None, last: Instant | None, precision: str | None = None) -> None:
        """A time; ``last`` ends an interval. Of one known to the hour, day or month the last beginning counts."""
        if first is None:
            first = last
        if first is None:
            return
        if last is None or last < first:
            last = first
        elif precision is not None and precision != Precision.MINUTE:
            last = max(first, last - _LONG.get(Precision(precision), last - first))
        if self.first is None or first < self.first:
            self.first = first
        if self.last is None or last > self.last:
            self.last = last

    def shape(self, geometry: str) -> str:
        """The box of a GeoJSON geometry is added; empty where it is none with a valid position, else the same text."""
        try:
            points = list(_points(_decode(geometry)))
        except (msgspec.DecodeError, TypeError, KeyError, ValueError, RecursionError):
            return ""
        # A corner of an area may lie at 0,0; a shape that is nowhere else is none.
        on_earth = all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points)
        if not on_earth or not any(is_position(lon, lat) for lon, lat in points):
            return ""
        for lon, lat in points:
            self.at(lon, lat)
        return geometry


def joined(arrival: Arrival, *extents: Extent) -> Arrival:
    """The arrival with where and when its parts were."""
    boxes = [one.box for one in extents if one.box is not None]
    times = [moment for one in extents for moment in (one.first, one.last) if moment is not None]
    located = sum(one.located for one in extents)
    west, south, east, north = zip(*boxes, strict=True) if boxes else ((), (), (), ())
    return replace(
        arrival,
        located=located,
        unlocated=arrival.accepted - located,
        bbox=(min(west), min(south), max(east), max(north)) if boxes else None,
        time_min=min(times, default=None),
        time_max=max(times, default=None),
    )


def is_position(lon: float | None, lat: float | None) -> bool:
    """Whether it is one: in range, finite and not 0,0, which stands for none."""
    return lon is not None and lat is not None and -180 <= lon <= 180 and -90 <= lat <= 90 and (lon != 0 or lat != 0)


def sound_instant(moment: Instant | None) -> Instant | None:
    """The instant, None where no calendar has it."""
    return moment if moment is not None and _FIRST <= moment <= _LAST else None


def _points(geometry: Any) -> Iterator[tuple[float, float]]:
    if geometry["type"] == "GeometryCollection":
        for one in geometry["geometries"]:
            yield from _points(one)
    else:
        yield from _positions(geometry["coordinates"])


def _positions(nested: Any) -> Iterator[tuple[float, float]]:
    if nested and isinstance(nested[0], int | float):
        yield float(nested[0]), float(nested[1])
    else:
        for one in nested:
            yield from _positions(one)
