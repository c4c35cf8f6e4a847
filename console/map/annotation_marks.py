"""Drawings of the case as the map takes them: their outlines in the plane, and where their words may stand."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from console.domain import geodesics
from console.domain.annotation import Annotation, Kind, Shape, measures
from console.map import projection
from console.map.looks import ANNOTATIONS
from console.map.outlines import Floats, centroid, part_way

_SIDES: Final = (0.0, 0.25, 0.75, 0.5)
"""Where along a circle its words are tried: north, east, west, south."""
_SHARES: Final = (0.5, 0.3, 0.7)
"""Where along a line."""


@dataclass(frozen=True, eq=False)
class AnnotationMark:
    """A drawing with its ``outlines`` in metres of the plane, rings closed.

    ``anchors`` (n, 2), metres of the plane: where its words are tried, best first.
    """

    annotation: Annotation
    outlines: tuple[Floats, ...]
    anchors: Floats

    @property
    def id(self) -> str:
        """The id by which it is picked."""
        return self.annotation.id.hex()

    @property
    def layer(self) -> str:
        """The layer it belongs to."""
        return ANNOTATIONS

    @property
    def kind(self) -> Kind:
        """Which of the six it is."""
        return self.annotation.shape.kind

    @property
    def lon(self) -> float:
        """Of the place that stands for it, degrees."""
        return self._middle[0]

    @property
    def lat(self) -> float:
        """Of the place that stands for it, degrees."""
        return self._middle[1]

    @cached_property
    def words(self) -> str:
        """What is written at it: its label, or how large it is."""
        return " ".join((self.annotation.label or measures(self.annotation.shape).removeprefix("radius ")).split())

    @cached_property
    def spoken(self) -> str:
        """One line for those who hear the map."""
        shape = self.annotation.shape
        return ", ".join(part for part in (self.annotation.label, str(shape.kind), measures(shape)) if part)

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres of the plane."""
        west, south = np.min([line.min(axis=0) for line in self.outlines], axis=0).tolist()
        east, north = np.max([line.max(axis=0) for line in self.outlines], axis=0).tolist()
        return west, south, east, north

    @property
    def corners(self) -> list[tuple[float, float]]:
        """Places (lon, lat) between which all of it lies."""
        west, south, east, north = self.box
        return [projection.degrees(x, y) for x in (west, east) for y in (south, north)]

    @cached_property
    def _middle(self) -> tuple[float, float]:
        shape = self.annotation.shape
        if shape.kind.single:
            return shape.anchor
        west, south, east, north = self.box
        return projection.degrees((west + east) / 2, (south + north) / 2)


def mark_of(annotation: Annotation) -> AnnotationMark:
    """The mark of a drawing. It needs pyproj, so it is made off the window's thread."""
    shape = annotation.shape
    lines = tuple(flat(line) for line in drawn_lines(shape))
    return AnnotationMark(annotation, lines, _anchors(shape, lines))


def drawn_lines(shape: Shape) -> list[Floats]:
    """The lines a shape is drawn with, (n, 2) degrees, dense enough for straight pieces; rings are closed."""
    points = shape.points
    match shape.kind:
        case Kind.CIRCLE if shape.radius_m:
            return [geodesics.circle(points[0], shape.radius_m)]
        case Kind.CORRIDOR if shape.width_m and len(points) > 1:
            return geodesics.corridor(points, shape.width_m)
        case Kind.POLYGON if len(points) > 1:
            return [geodesics.along([*points, points[0]])]
        case Kind.LINE | Kind.CORRIDOR if len(points) > 1:
            return [geodesics.along(points)]
        case _:
            return [np.asarray(points, np.float64)]


def flat(places: Floats) -> Floats:
    """(n, 2) degrees to metres of the plane."""
    return np.column_stack(projection.forward(places[:, 0], places[:, 1]))


def _anchors(shape: Shape, lines: Sequence[Floats]) -> Floats:
    line = lines[0]
    match shape.kind:
        case Kind.CIRCLE:
            return line[[round(side * (len(line) - 1)) for side in _SIDES]]
        case Kind.POLYGON:
            return np.concatenate((centroid(line)[None], line[:1], line[len(line) // 2 :][:1]))
        case Kind.LINE | Kind.CORRIDOR:
            middle = flat(geodesics.along(shape.points))
            return np.asarray([part_way(middle, share) for share in _SHARES])
        case _:
            return line[:1]
