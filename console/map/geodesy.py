"""Distances on the ellipsoid for what the map draws itself. Measuring between two places is pyproj's work."""

from math import asin, cos, floor, hypot, log10, nan, radians, sin, sqrt

from console.map.projection import FLATTENING, SEMI_MAJOR

_E2 = FLATTENING * (2 - FLATTENING)


def short_distance(lon_1: float, lat_1: float, lon_2: float, lat_2: float) -> float:
    """Geodesic metres between two places up to some 3 000 km apart, degrees WGS84, good to 0.1 %.

    The chord through the ellipsoid is exact; the arc over it takes the mean radius there. A test holds it to
    pyproj, which would cost more to import than the first picture may.
    """
    if lat_1 != lat_1 or lat_2 != lat_2:
        return nan
    one, other = _space(lon_1, lat_1), _space(lon_2, lat_2)
    chord = sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))
    radius = hypot(*((a + b) / 2 for a, b in zip(one, other, strict=True)))
    radius = sqrt(radius**2 + (chord / 2) ** 2)
    return 2 * radius * asin(min(1.0, chord / (2 * radius)))


def round_length(widest: float) -> float:
    """The largest of 1, 2 or 5 times a power of ten that is not over ``widest`` metres."""
    if not widest > 0:
        return 1.0
    power = 10.0 ** floor(log10(widest))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= widest)


def _space(lon: float, lat: float) -> tuple[float, float, float]:
    """Earth-centred metres."""
    phi, lam = radians(lat), radians(lon)
    normal = SEMI_MAJOR / sqrt(1 - _E2 * sin(phi) ** 2)
    return normal * cos(phi) * cos(lam), normal * cos(phi) * sin(lam), normal * (1 - _E2) * sin(phi)
