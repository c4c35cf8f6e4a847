"""Geometries as well-known binary (OGC 06-103r4, ISO SQL/MM, extended), read without trusting a length in it."""

import struct
from typing import Any

_DEEPEST = 4
_EXTENDED_Z, _EXTENDED_M, _EXTENDED_SRID = 0x80000000, 0x40000000, 0x20000000
_NAMES = {1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString", 6: "MultiPolygon"}
_PARTS_OF = {4: 1, 5: 2, 6: 3}
_COLLECTION = 7


class NotBinary(ValueError):
    """It is no geometry, or one of a kind that is not read; the message says which, as a sentence."""


def read(content: bytes) -> dict[str, Any]:
    """The geometry as GeoJSON with two numbers a position; an empty one has no coordinates. Raises NotBinary."""
    try:
        return _Reader(content).geometry(0)
    except (struct.error, IndexError, OverflowError) as error:
        raise NotBinary("Its geometry is cut off.") from error


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def geometry(self, depth: int, wanted: int | None = None) -> dict[str, Any]:
        if depth > _DEEPEST:
            raise NotBinary("Its geometries are nested too deeply.")
        order = "<" if self._content[self._at] else ">"
        self._at += 1
        kind, size = self._kind(order)
        if wanted is not None and kind != wanted:
            raise NotBinary("Its geometry has parts of another kind.")
        if kind == _COLLECTION:
            parts = [self.geometry(depth + 1) for _ in range(self._count(order, 9))]
            return {"type": "GeometryCollection", "geometries": parts}
        if kind not in _NAMES:
            raise NotBinary("Its geometry is of a kind that is not read here (a curve or a surface).")
        if kind in _PARTS_OF:
            parts = [self.geometry(depth + 1, _PARTS_OF[kind]) for _ in range(self._count(order, 9))]
            return {"type": _NAMES[kind], "coordinates": [part["coordinates"] for part in parts if part["coordinates"]]}
        return {"type": _NAMES[kind], "coordinates": self._coordinates(kind, order, size)}

    def _kind(self, order: str) -> tuple[int, int]:
        """The kind of geometry and how many numbers a position of it has."""
        said = self._whole(order)
        size = 2 + bool(said & _EXTENDED_Z) + bool(said & _EXTENDED_M)
        if said & _EXTENDED_SRID:
            self._at += 4
        plain = said & 0x0FFFFFFF
        return plain % 1000, size if plain < 1000 else 4 if plain >= 3000 else 3

    def _coordinates(self, kind: int, order: str, size: int) -> list[Any]:
        if kind == 1:
            (point,) = self._positions(order, size, 1)
            return [] if point[0] != point[0] else point
        if kind == 2:
            return self._positions(order, size, self._count(order, 8 * size))
        rings = [self._positions(order, size, self._count(order, 8 * size)) for _ in range(self._count(order, 4))]
        return [ring for ring in rings if ring]

    def _positions(self, order: str, size: int, count: int) -> list[list[float]]:
        numbers = struct.unpack_from(f"{order}{size * count}d", self._content, self._at)
        self._at += 8 * size * count
        return [[numbers[at], numbers[at + 1]] for at in range(0, len(numbers), size)]

    def _count(self, order: str, smallest: int) -> int:
        count = self._whole(order)
        if count * smallest > len(self._content) - self._at:
            raise NotBinary("Its geometry is cut off.")
        return count

    def _whole(self, order: str) -> int:
        (number,) = struct.unpack_from(f"{order}I", self._content, self._at)
        self._at += 4
        return int(number)
