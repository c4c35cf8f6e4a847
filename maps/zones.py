"""Whose land it is where the shore is drawn finer than the borders: every cell shared out among the countries.

Within a country's outline its part is its own; water and land beyond the outlines go to the country whose shore is
nearest. So the finer shore may run where it will: all its land has an owner, and no sea shows between two countries.
"""

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from maps import cells
from maps.topology import Points

_SPACING = 500.0
"""Metres between the points of a shore that claim what lies nearest."""
_REACH = 30e3
"""Metres around a cell in which outlines count."""


def zones(wanted: Sequence[cells.Cell], land: Sequence[tuple[Points, int]], quantum: float) -> cells.Cut:
    """For each cell the rings (quanta) of its owners, the country's number as tag."""
    outlines = _outlines(land)
    owners = list(outlines)
    tree = shapely.STRtree([outlines[owner] for owner in owners])
    side = quantum * cells.SPAN
    found: cells.Cut = {}
    for column, row in wanted:
        box = shapely.box(column * side, row * side, (column + 1) * side, (row + 1) * side)
        near = sorted(int(number) for number in tree.query(box, predicate="intersects"))
        if not near:
            near = [int(tree.nearest(box))]
        if len(near) == 1:
            parts = [(owners[near[0]], box)]
        else:
            parts = _shared([(owners[number], outlines[owners[number]]) for number in near], box)
        found[column, row] = [(ring, owner) for owner, area in parts for ring in _rings(area, quantum) if len(ring) > 3]
    return found


def _outlines(land: Sequence[tuple[Points, int]]) -> dict[int, BaseGeometry]:
    """Countries by number, holes taken out."""
    by_owner: dict[int, list[Points]] = {}
    for ring, owner in land:
        by_owner.setdefault(owner, []).append(ring)
    return {owner: _evenodd(parts) for owner, parts in sorted(by_owner.items())}


def _evenodd(parts: Sequence[Points]) -> BaseGeometry:
    shapes = sorted((shapely.make_valid(shapely.Polygon(ring)) for ring in parts), key=lambda area: -area.area)
    tree = shapely.STRtree(shapes)
    whole: list[BaseGeometry] = []
    holes: list[BaseGeometry] = []
    for number, shape in enumerate(shapes):
        inside = tree.query(shape.representative_point(), predicate="within")
        (holes if len([other for other in inside if other != number]) % 2 else whole).append(shape)
    area = shapely.union_all(whole)
    return area.difference(shapely.union_all(holes)) if holes else area


def _shared(countries: Sequence[tuple[int, BaseGeometry]], box: BaseGeometry) -> list[tuple[int, BaseGeometry]]:
    parts = [
        (owner, shapely.clip_by_rect(area, *box.buffer(_REACH, join_style="mitre").bounds)) for owner, area in countries
    ]
    inner = [(owner, area.intersection(box)) for owner, area in parts]
    inner = [(owner, area) for owner, area in inner if area.area > 0]
    rest = box.difference(shapely.union_all([area for _, area in inner]))
    if rest.area < 1 or len(inner) < 2:
        return inner if rest.area < 1 else [(inner[0][0], box)]
    claims = _claims(inner, rest, box)
    owners = sorted(claims)
    taken = {owners[0]: rest} if len(owners) == 1 else _nearest(claims, rest, box)
    return [(owner, area.union(taken[owner]) if owner in taken else area) for owner, area in inner]


def _claims(
    inner: Sequence[tuple[int, BaseGeometry]], rest: BaseGeometry, box: BaseGeometry
) -> dict[int, list[tuple[float, float]]]:
    """Points along each country's own stretch of the shore."""
    frame = box.exterior.buffer(1)
    found: dict[int, list[tuple[float, float]]] = {}
    for owner, area in inner:
        shore = area.boundary.intersection(rest.buffer(0.5)).difference(frame)
        for line in shapely.get_parts(shore):
            if line.geom_type == "LineString" and line.length > 2:
                steps = np.arange(min(5.0, line.length / 2), line.length, _SPACING)
                spots = shapely.line_interpolate_point(line, steps)
                found.setdefault(owner, []).extend((point.x, point.y) for point in spots)
    return found or {inner[0][0]: [(0.0, 0.0)]}


def _nearest(
    claims: dict[int, list[tuple[float, float]]], rest: BaseGeometry, box: BaseGeometry
) -> dict[int, BaseGeometry]:
    spots = [(spot, owner) for owner in sorted(claims) for spot in claims[owner]]
    points = shapely.MultiPoint([spot for spot, _ in spots])
    faces = list(shapely.voronoi_polygons(points, extend_to=box).geoms)
    tree = shapely.STRtree(faces)
    by_owner: dict[int, list[BaseGeometry]] = {}
    for (x, y), owner in spots:
        face = tree.query(shapely.Point(x, y), predicate="intersects")
        by_owner.setdefault(owner, []).append(faces[int(face[0])])
    return {owner: rest.intersection(shapely.union_all(areas)) for owner, areas in by_owner.items()}


def _rings(area: BaseGeometry, quantum: float) -> list[cells.Whole]:
    found = []
    for part in shapely.get_parts(shapely.orient_polygons(area)):
        if part.geom_type == "Polygon":
            found += [
                np.round(np.asarray(ring.coords) / quantum).astype(np.int64)
                for ring in (part.exterior, *part.interiors)
            ]
    return found
