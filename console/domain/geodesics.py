"""Lengths, bearings, areas and outlines on the WGS 84 ellipsoid: measuring between places, as pyproj does it.

Places are ``(lon, lat)`` in degrees, lengths geodesic metres, bearings degrees from true north, 0 up to 360. pyproj
and shapely are imported when first needed: they cost more than the first picture may.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pyproj import Geod

Floats = npt.NDArray[np.float64]
Point = tuple[float, float]
FARTHEST: Final = 10_000_000.0
"""The largest radius or width drawn: a quarter of the way round."""
_STEP: Final = 25_000.0
_PER_LINE: Final = 512
"""A long line is densified to pieces of about 25 km, at most so many."""
_ROUND: Final = 180
_CAP: Final = 48
_STEPS: Final = 48
_SPHERE: Final = 6_371_008.8
"""The Earth's mean radius, metres."""


class Leg(NamedTuple):
    """From one place to another: metres, and the true bearing at the start and on arrival."""

    metres: float
    bearing: float
    arriving: float


class Nearest(NamedTuple):
    """How far the nearest place of a line or area is, and where; 0 metres inside an area."""

    metres: float
    lon: float
    lat: float


@cache
def _geod() -> "Geod":
    from pyproj import Geod

    return Geod(ellps="WGS84")


def warm_up() -> None:
    """Have pyproj there before it is needed; any thread may call it."""
    _geod()


def leg(start: Point, end: Point) -> Leg:
    """The shortest way from one place to another. Between equal places the bearing is 0."""
    out, back, metres = _geod().inv(*start, *end)
    if metres == 0:
        return Leg(0.0, 0.0, 0.0)
    return Leg(float(metres), float(out) % 360, (float(back) + 180) % 360)


def distance(start: Point, end: Point) -> float:
    """Metres between two places."""
    return leg(start, end).metres


def distances(start: Point, places: Floats) -> Floats:
    """Metres from a place to each of (n, 2) degrees on a sphere: good to half a percent, for the nearest of many."""
    here, there = _unit(np.asarray([start], np.float64)), _unit(places)
    return np.asarray(2 * _SPHERE * np.arcsin(np.clip(np.sqrt(((there - here) ** 2).sum(axis=1)) / 2, 0.0, 1.0)))


def destination(start: Point, bearing: float, metres: float) -> Point:
    """Where one arrives."""
    lon, lat, _ = _geod().fwd(*start, bearing, metres)
    return float(lon), float(lat)


def length(points: Sequence[Point]) -> float:
    """Metres along a line of geodesics."""
    if len(points) < 2:
        return 0.0
    return float(_geod().line_length([lon for lon, _ in points], [lat for _, lat in points]))


def area(ring: Sequence[Point]) -> tuple[float, float]:
    """Square metres inside an open or closed ring of geodesics, whichever way it turns, and its length in metres.

    Of the two sides of a ring the smaller one is inside.
    """
    if len(ring) < 3:
        return 0.0, length([*ring, *ring[:1]])
    square, around = _geod().polygon_area_perimeter([lon for lon, _ in ring], [lat for _, lat in ring])
    return abs(float(square)), float(around)


def along(points: Sequence[Point], step: float = _STEP) -> Floats:
    """A line of geodesics with places in between, (n, 2) degrees: close enough to paint with straight pieces."""
    pieces = [np.asarray(points[:1], np.float64).reshape(-1, 2)]
    for start, end in pairwise(points):
        bearing, _, metres = _geod().inv(*start, *end)
        count = min(max(int(np.ceil(metres / step)), 1), _PER_LINE)
        reach = metres * np.arange(1, count) / count
        lon, lat, _ = _geod().fwd(*_repeated(start, count - 1), np.full(count - 1, bearing), reach)
        pieces += [np.column_stack((lon, lat)), np.asarray([end], np.float64)]
    return np.concatenate(pieces)


def great_circles(starts: Floats, ends: Floats) -> Floats:
    """Many lines at once, from (n, 2) to (n, 2) degrees: (n, places, 2) along the shortest ways on a sphere.

    Within some kilometres of the geodesics over a thousand, at a fraction of their cost.
    """
    one, other = _unit(starts), _unit(ends)
    angle = np.arccos(np.clip((one * other).sum(axis=1), -1.0, 1.0))[:, None, None]
    share = np.linspace(0.0, 1.0, _STEPS)[None, :, None]
    sine = np.where(np.sin(angle) > 0, np.sin(angle), 1.0)
    at = (np.sin((1 - share) * angle) * one[:, None, :] + np.sin(share * angle) * other[:, None, :]) / sine
    lon, lat = np.degrees(np.arctan2(at[..., 1], at[..., 0])), np.degrees(np.arcsin(np.clip(at[..., 2], -1.0, 1.0)))
    return np.stack((lon, lat), axis=-1)


def circle(centre: Point, radius: float, count: int = _ROUND) -> Floats:
    """The closed ring of places a radius away, (count + 1, 2) degrees."""
    bearings = np.linspace(0.0, 360.0, count + 1)
    return _around(centre, bearings, np.full(count + 1, radius))


def corridor(points: Sequence[Point], width: float) -> list[Floats]:
    """The closed rings round everything within half a width of a line, ends round; first the outer one, then holes."""
    import shapely

    middle = _middle(points)
    half = width / 2
    rings = [circle(place, half, _CAP) for place in points]
    rings += [_strip(start, end, _STEP, half) for start, end in pairwise(points) if start != end]
    whole = shapely.union_all([shapely.Polygon(local(middle, ring)).buffer(0) for ring in rings])
    if not isinstance(whole, shapely.Polygon):
        # A rounding apart at most: the caps overlap every strip.
        whole = max(whole.geoms, key=lambda part: part.area)
    return [lifted(middle, np.asarray(ring.coords)) for ring in (whole.exterior, *whole.interiors)]


def nearest_on_line(place: Point, points: Sequence[Point]) -> Nearest:
    """The nearest place of a line of geodesics, good to some metres. Raises ValueError without points."""
    if not points:
        raise ValueError("a line needs points")
    dense = along(points)
    for _ in range(3):
        flat = local(place, dense)
        at, share = _nearest_piece(flat)
        lon, lat = _between(dense, at, share)
        # The straight piece is not quite the geodesic: look once more, closer by.
        left, right = _between(dense, at, max(share - 0.1, 0.0)), _between(dense, at, min(share + 0.1, 1.0))
        dense = np.asarray([left, (lon, lat), right])
    return Nearest(distance(place, (lon, lat)), lon, lat)


def nearest_in_area(place: Point, ring: Sequence[Point]) -> Nearest:
    """The nearest place of an area inside an open or closed ring; the place itself when it lies inside."""
    closed = [*ring, ring[0]] if ring and ring[0] != ring[-1] else list(ring)
    if inside(place, closed):
        return Nearest(0.0, *place)
    return nearest_on_line(place, closed)


def inside(place: Point, ring: Sequence[Point]) -> bool:
    """Whether a place lies inside a closed ring of geodesics."""
    flat = local(place, along(ring))
    if not flat.any(axis=1).all():
        return True
    turn = np.diff(np.arctan2(flat[:, 1], flat[:, 0]))
    turn = (turn + np.pi) % (2 * np.pi) - np.pi
    return bool(abs(turn.sum()) > np.pi)


def local(centre: Point, places: Floats) -> Floats:
    """Places in a plane round a centre: true distance and bearing from it, (n, 2) metres east and north."""
    count = len(places)
    bearing, _, metres = _geod().inv(*_repeated(centre, count), places[:, 0], places[:, 1])
    turn = np.radians(bearing)
    return np.column_stack((metres * np.sin(turn), metres * np.cos(turn)))


def lifted(centre: Point, flat: Floats) -> Floats:
    """The way back from :func:`local`."""
    bearings = np.degrees(np.arctan2(flat[:, 0], flat[:, 1]))
    return _around(centre, bearings, np.hypot(flat[:, 0], flat[:, 1]))


def _middle(points: Sequence[Point]) -> Point:
    """Half way along the straight way between a line's ends."""
    there = leg(points[0], points[-1])
    return destination(points[0], there.bearing, there.metres / 2)


def _strip(start: Point, end: Point, step: float, half: float) -> Floats:
    """The closed ring of what lies a half width to both sides of one leg."""
    dense = along((start, end), step)
    before, after = dense[:-1], dense[1:]
    out, back, _ = _geod().inv(before[:, 0], before[:, 1], after[:, 0], after[:, 1])
    bearings = np.r_[out[:1], back + 180]
    left, right = _side(dense, bearings - 90, half), _side(dense, bearings + 90, half)
    return np.concatenate((left, right[::-1], left[:1]))


def _side(places: Floats, bearings: Floats, metres: float) -> Floats:
    lon, lat, _ = _geod().fwd(places[:, 0], places[:, 1], bearings, np.full(len(places), metres))
    return np.column_stack((lon, lat))


def _around(centre: Point, bearings: Floats, metres: Floats) -> Floats:
    lon, lat, _ = _geod().fwd(*_repeated(centre, len(bearings)), bearings, metres)
    return np.column_stack((lon, lat))


def _repeated(place: Point, count: int) -> tuple[Floats, Floats]:
    return np.full(count, place[0], np.float64), np.full(count, place[1], np.float64)


def _nearest_piece(flat: Floats) -> tuple[int, float]:
    """The piece of a flat line nearest to the origin, and how far along it."""
    if len(flat) == 1:
        return 0, 0.0
    start, way = flat[:-1], np.diff(flat, axis=0)
    squared = (way**2).sum(axis=1)
    share = np.clip(-(start * way).sum(axis=1) / np.where(squared > 0, squared, 1.0), 0.0, 1.0)
    foot = start + way * share[:, None]
    at = int(np.argmin((foot**2).sum(axis=1)))
    return at, float(share[at])


def _between(dense: Floats, at: int, share: float) -> Point:
    start = (float(dense[at, 0]), float(dense[at, 1]))
    if share <= 0 or len(dense) == 1:
        return start
    end = (float(dense[at + 1, 0]), float(dense[at + 1, 1]))
    if share >= 1:
        return end
    there = leg(start, end)
    return destination(start, there.bearing, there.metres * share)


def _unit(places: Floats) -> Floats:
    lon, lat = np.radians(places[:, 0]), np.radians(places[:, 1])
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))
