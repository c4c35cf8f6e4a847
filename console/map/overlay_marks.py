"""The overlays of a case as the map takes them: all shapes of one as arrays in the plane, and when they hold."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from console.domain.overlay import Feature, FeatureStyle, Overlay
from console.domain.times import Instant
from console.map import projection
from console.map.looks import OVERLAY
from console.map.outlines import Floats, centroid, part_way
from console.map.stretches import Stretches

Numbers = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
_LONG: Final = 1.0
"""A piece of a line longer than so many degrees gets more points: it is straight in degrees, not on the map."""
_OPEN: Final = np.iinfo(np.int64).max
_POINT, _LINE, _RING = "point", "line", "ring"


@dataclass(frozen=True)
class FeatureMark:
    """One shape of an overlay, for those who ask what was picked; degrees."""

    id: str
    lon: float
    lat: float
    name: str
    layer: str
    overlay: str

    @property
    def spoken(self) -> str:
        """One line for those who hear the map."""
        return f"{self.name}, {self.overlay}" if self.name else self.overlay


@dataclass(frozen=True, eq=False)
class Shapes:
    """Lines and rings (``xy``, part ``i`` from ``start[i]`` on, of the feature ``of[i]``), and points (``spots``).

    Edges of areas run anticlockwise, holes clockwise. Metres of the plane.
    ``box`` (parts, 4) is west, south, east, north of each part.
    """

    xy: Floats
    start: npt.NDArray[np.int32]
    of: Numbers
    ring: Flags
    box: Floats
    spots: Floats
    spot_of: Numbers

    @cached_property
    def stretches(self) -> Stretches:
        """The index by which only what a picture shows is looked at."""
        return Stretches(self.xy, self.start)


@dataclass(frozen=True, eq=False)
class OverlayMark:
    """An overlay; ``shown`` says which of its features hold in the time shown.

    ``anchors`` (features, 2) in the plane are where words stand, NaN where a feature has no place; ``look[i]`` is the
    number of a feature's style in ``styles``.
    """

    id: str
    name: str
    ids: tuple[str, ...]
    names: tuple[str, ...]
    sidcs: tuple[str, ...]
    styles: tuple[FeatureStyle, ...]
    look: Numbers
    anchors: Floats
    shapes: Shapes
    valid_from: npt.NDArray[np.int64]
    valid_to: npt.NDArray[np.int64]
    shown: Flags

    @property
    def layer(self) -> str:
        """The id of its layer in the looks."""
        return f"{OVERLAY}{self.id}"

    @cached_property
    def box(self) -> tuple[float, float, float, float] | None:
        """West, south, east, north of all of it in the plane; None of what has no place."""
        corners = [self.shapes.box[:, :2], self.shapes.box[:, 2:], self.shapes.spots]
        points = np.concatenate(corners)
        if not len(points):
            return None
        (west, south), (east, north) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
        return west, south, east, north

    @cached_property
    def placed(self) -> Flags:
        """Which features have a place."""
        return ~np.isnan(self.anchors[:, 0])

    @cached_property
    def _places(self) -> dict[str, int]:
        return {one: place for place, one in enumerate(self.ids)}

    def place_of(self, ident: str) -> int | None:
        """The number of a feature that has a place, by its id."""
        at = self._places.get(ident)
        return None if at is None or not self.placed[at] else at

    def seen_in(self, bounds: tuple[float, float, float, float]) -> Flags:
        """Which of the shown features lie in a rectangle of the plane, or reach into it."""
        west, south, east, north = bounds
        there = self.shown & self.placed
        x, y = self.anchors[:, 0], self.anchors[:, 1]
        with np.errstate(invalid="ignore"):
            seen = there & (x >= west) & (x <= east) & (y >= south) & (y <= north)
        box, of = self.shapes.box, self.shapes.of
        meets = (box[:, 0] <= east) & (box[:, 2] >= west) & (box[:, 1] <= north) & (box[:, 3] >= south)
        seen[of[meets]] = there[of[meets]]
        return seen

    @cached_property
    def colour(self) -> str:
        """The colour most of it is drawn in, ``#rrggbb``; empty where its file wants none."""
        if not len(self.look):
            return ""
        style = self.styles[int(np.bincount(self.look).argmax())]
        return style.stroke or style.fill or ""

    def within(self, start: Instant | None, end: Instant | None) -> "OverlayMark":
        """The same with what holds at some moment of ``start <= t < end`` shown; None is open."""
        shown = np.ones(len(self.ids), bool)
        if end is not None:
            shown &= self.valid_from < end
        if start is not None:
            shown &= self.valid_to > start
        return self if np.array_equal(shown, self.shown) else replace(self, shown=shown)

    def feature(self, ident: str) -> FeatureMark | None:
        """One of its features that has a place."""
        at = self.place_of(ident)
        if at is None:
            return None
        lon, lat = projection.degrees(*self.anchors[at].tolist())
        return FeatureMark(ident, lon, lat, self.names[at], self.layer, self.name)


def mark_of(overlay: Overlay, features: Sequence[Feature]) -> OverlayMark:
    """The mark of an overlay. For many features it takes its time: it is made off the window's thread."""
    styles: dict[FeatureStyle, int] = {}
    look = [styles.setdefault(feature.style, len(styles)) for feature in features]
    shapes, anchors = _shapes(features)
    return OverlayMark(
        overlay.id.hex(),
        overlay.name,
        tuple(feature.id.hex() for feature in features),
        tuple(" ".join(feature.name.split()) for feature in features),
        tuple(feature.sidc for feature in features),
        tuple(styles),
        np.asarray(look, np.intp),
        anchors,
        shapes,
        np.asarray([-_OPEN if feature.valid_from is None else feature.valid_from for feature in features], np.int64),
        np.asarray([_OPEN if feature.valid_to is None else feature.valid_to for feature in features], np.int64),
        np.ones(len(features), bool),
    )


def _shapes(features: Sequence[Feature]) -> tuple[Shapes, Floats]:
    lines: list[Floats] = []
    of: list[int] = []
    ring: list[bool] = []
    spots: list[Floats] = []
    spot_of: list[int] = []
    anchors = np.full((len(features), 2), np.nan)
    for number, feature in enumerate(features):
        for kind, line in _parts(feature.geometry):
            if kind == _POINT:
                spots.append(line)
                spot_of += [number] * len(line)
            else:
                lines.append(line)
                of.append(number)
                ring.append(kind == _RING)
            if np.isnan(anchors[number, 0]):
                anchors[number] = _anchor(kind, line)
    start = np.cumsum([0, *map(len, lines)]).astype(np.int32)
    box = [(*line.min(axis=0).tolist(), *line.max(axis=0).tolist()) for line in lines]
    return (
        Shapes(
            np.concatenate(lines) if lines else np.zeros((0, 2)),
            start,
            np.asarray(of, np.intp),
            np.asarray(ring, bool),
            np.asarray(box, np.float64).reshape(-1, 4),
            np.concatenate(spots) if spots else np.zeros((0, 2)),
            np.asarray(spot_of, np.intp),
        ),
        anchors,
    )


def _anchor(kind: str, line: Floats) -> Floats:
    if kind == _RING:
        return centroid(line)
    return part_way(line, 0.5) if kind == _LINE else line[0]


def _parts(geometry: str) -> Iterator[tuple[str, Floats]]:
    """Points, lines and rings of a GeoJSON text in the plane; of one that cannot be read, none."""
    try:
        found = list(_of(json.loads(geometry))) if geometry else []
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return
    yield from found


def _of(geometry: dict[str, Any]) -> Iterator[tuple[str, Floats]]:
    kind: str = geometry["type"]
    inside: Any = geometry.get("coordinates")
    if kind == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from _of(part)
    elif kind in ("Point", "MultiPoint"):
        yield _POINT, _flat([inside] if kind == "Point" else inside)
    elif kind in ("LineString", "MultiLineString"):
        for line in [inside] if kind == "LineString" else inside:
            yield _LINE, _flat(_dense(line))
    else:
        for area in [inside] if kind == "Polygon" else inside:
            for number, ring in enumerate(area):
                yield _RING, _turned(_flat(_dense(ring)), hole=number > 0)


def _dense(line: list[list[float]]) -> Floats:
    """A line with points on its long pieces; straight in degrees, as files mean it."""
    places = np.asarray([one[:2] for one in line], np.float64)
    pieces = np.ceil(np.abs(np.diff(places, axis=0)).max(axis=1, initial=0.0) / _LONG).astype(np.intp)
    if not len(pieces) or pieces.max() <= 1:
        return places
    pieces = np.maximum(pieces, 1)
    first = np.repeat(np.arange(len(pieces)), pieces)
    share = np.arange(len(first)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    dense = places[first] + (places[first + 1] - places[first]) * (share / pieces[first])[:, None]
    return np.concatenate((dense, places[-1:]))


def _turned(ring: Floats, hole: bool) -> Floats:
    """An edge anticlockwise, a hole clockwise, whichever way the file has them."""
    x, y = (ring - ring[0]).T
    anticlockwise = float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum()) > 0
    return ring[::-1] if anticlockwise == hole else ring


def _flat(places: Any) -> Floats:
    degrees = np.asarray([one[:2] for one in places], np.float64)
    return np.column_stack(projection.forward(degrees[:, 0], degrees[:, 1]))
