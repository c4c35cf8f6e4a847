"""Reads coasts, lakes and rivers of GSHHG 2.3.7 from the netCDF files of the Debian package ``gmt-gshhg-full``.

The files hold every polygon cut into segments by one-degree bins; here the segments of the region are joined again.
Vertices are counted in whole 1/65535 degrees, so that ends meet exactly.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import netCDF4
import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from maps.topology import Points

FOLDER = "usr/share/gmt-gshhg"
BINS = (-16, 27, 69, 77)
"""West, south, east, north of the bins that are read, degrees: the region of sources.BOX and a margin."""
CASPIAN = (50.0, 42.0)
"""A place on the Caspian, which the source takes for a lake and this map for a sea."""
_PARTS = 65535


@dataclass(frozen=True)
class Shores:
    """Closed rings in degrees (n, 2): of land, and of lakes, their islands and the ponds on those."""

    land: list[Points]
    lakes: list[Points]


def shores(root: Path, ground: BaseGeometry) -> Shores:
    """The shores of the region. ``ground`` tells land from sea where a continent is cut by the region's edge."""
    pieces: dict[tuple[int, int], list[npt.NDArray[np.int64]]] = {}
    with netCDF4.Dataset(root / FOLDER / "binned_GSHHS_f.nc") as source:
        source.set_auto_mask(False)
        codes = source["Embedded_npts_levels_exit_entry_for_a_segment"][:]
        numbers = source["Id_of_GSHHS_ID"][:]
        for segment, points in _segments(source, codes >> 9):
            pieces.setdefault((int(codes[segment] >> 6) & 7, int(numbers[segment])), []).append(points)
    land: list[Points] = []
    lakes: list[Points] = []
    cut: list[Points] = []
    for (level, _), parts in sorted(pieces.items(), key=lambda item: item[0]):
        closed, loose = _joined(parts)
        (land if level == 1 else lakes).extend(closed)
        cut += loose if level == 1 else []
    land += _mainland(cut, ground)
    return _without_caspian(land, lakes)


def rivers(root: Path) -> list[tuple[Points, int]]:
    """Courses in degrees with the source's rank: 1 to 4 from great to small, 5 to 7 seldom flowing, 8 to 10 canals."""
    pieces: dict[int, list[npt.NDArray[np.int64]]] = {}
    with netCDF4.Dataset(root / FOLDER / "binned_river_f.nc") as source:
        source.set_auto_mask(False)
        ranks = source["Hierarchial_level_of_a_segment"][:]
        for segment, points in _segments(source, source["N_points_for_a_segment"][:]):
            pieces.setdefault(int(ranks[segment]), []).append(points)
    found = []
    for rank, parts in sorted(pieces.items()):
        closed, loose = _joined(parts)
        found += [(points, rank) for points in (*closed, *loose)]
    return found


def _segments(source: netCDF4.Dataset, counts: npt.NDArray[np.integer]) -> Iterator[tuple[int, npt.NDArray[np.int64]]]:
    """Segments of the region's bins with their vertices in parts of a degree."""
    firsts, amounts = source["Id_of_first_segment_in_a_bin"][:], source["N_segments_in_a_bin"][:]
    starts = source["Id_of_first_point_in_a_segment"][:]
    east = source["Relative_longitude_from_SW_corner_of_bin"][:].view(np.uint16).astype(np.int64)
    north = source["Relative_latitude_from_SW_corner_of_bin"][:].view(np.uint16).astype(np.int64)
    for lat in range(BINS[3] - 1, BINS[1] - 1, -1):
        for lon in range(BINS[0], BINS[2]):
            number = (89 - lat) * 360 + lon % 360
            for segment in range(firsts[number], firsts[number] + amounts[number]):
                where = slice(starts[segment], starts[segment] + counts[segment])
                yield segment, np.column_stack((east[where] + lon * _PARTS, north[where] + lat * _PARTS))


def _joined(parts: Sequence[npt.NDArray[np.int64]]) -> tuple[list[Points], list[Points]]:
    """Closed rings and loose lines, in degrees, from segments that meet end to end."""
    lines = [shapely.LineString(part) for part in parts if len(part) > 1]
    merged = shapely.line_merge(shapely.MultiLineString(lines))
    closed: list[Points] = []
    loose: list[Points] = []
    for line in getattr(merged, "geoms", [merged]):
        points = np.asarray(line.coords) / _PARTS
        if len(points) > 1:
            (closed if np.array_equal(points[0], points[-1]) and len(points) > 3 else loose).append(points)
    return closed, loose


def _mainland(cut: Sequence[Points], ground: BaseGeometry) -> list[Points]:
    """Rings of the continents, which the edge of the region closes."""
    west, south, east, north = BINS
    frame = shapely.LinearRing([(west, south), (east, south), (east, north), (west, north)])
    net = shapely.union_all([frame, *(shapely.LineString(points) for points in cut)])
    shapely.prepare(ground)
    faces = shapely.polygonize(list(net.geoms)).geoms
    found: list[Points] = []
    for face in faces:
        if ground.contains(shapely.maximum_inscribed_circle(face, tolerance=0.05).interpolate(0)):
            found += [np.asarray(ring.coords) for ring in (face.exterior, *face.interiors)]
    return found


def _without_caspian(land: list[Points], lakes: list[Points]) -> Shores:
    """The Caspian as a hole in the land, its islands as land."""
    caspian = next(ring for ring in lakes if shapely.Polygon(ring).contains(shapely.Point(CASPIAN)))
    water = shapely.Polygon(caspian)
    shapely.prepare(water)
    inside = [ring for ring in lakes if ring is not caspian and water.contains(shapely.Point(ring[0]))]
    known = {id(ring) for ring in (caspian, *inside)}
    return Shores([*land, caspian, *inside], [ring for ring in lakes if id(ring) not in known])
