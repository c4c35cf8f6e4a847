"""The map's projection: Lambert azimuthal equal-area on the WGS84 ellipsoid, centred on 52° N 23° E.

Own closed formulas (Snyder, *Map Projections: A Working Manual*, USGS Professional Paper 1395, chapter 24),
vectorised with numpy and held to pyproj by a test: importing pyproj costs more than the first paint may.
Degrees in and out are WGS84 longitude and latitude; the plane is in metres, x to the east, y to the north.
"""

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

CENTRE_LON: Final = 23.0
CENTRE_LAT: Final = 52.0
NAME: Final = "Lambert equal-area, 52° N 23° E"
PROJ: Final = "+proj=laea +lat_0=52 +lon_0=23 +datum=WGS84 +units=m"
SEMI_MAJOR: Final = 6378137.0
FLATTENING: Final = 1 / 298.257223563
_E2: Final = FLATTENING * (2 - FLATTENING)
_E: Final = _E2**0.5


def _q(sin_lat: Floats) -> Floats:
    return (1 - _E2) * (sin_lat / (1 - _E2 * sin_lat**2) - np.log((1 - _E * sin_lat) / (1 + _E * sin_lat)) / (2 * _E))


_SIN_1 = np.float64(np.sin(np.radians(CENTRE_LAT)))
_QP = _q(np.asarray(1.0))
_SIN_BETA_1 = _q(np.asarray(_SIN_1)) / _QP
_COS_BETA_1 = np.sqrt(1 - _SIN_BETA_1**2)
_RQ = SEMI_MAJOR * np.sqrt(_QP / 2)
_D = SEMI_MAJOR * np.cos(np.radians(CENTRE_LAT)) / np.sqrt(1 - _E2 * _SIN_1**2) / (_RQ * _COS_BETA_1)
REACH: Final = float(2 * _RQ)
"""Metres from the centre to the antipode: no point of the Earth lies further out."""


def forward(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Degrees to metres in the plane. The antipode itself has no place and comes back as a far, finite point."""
    delta = np.radians(np.asarray(lon, np.float64) - CENTRE_LON)
    sin_beta = np.clip(_q(np.sin(np.radians(np.asarray(lat, np.float64)))) / _QP, -1, 1)
    cos_beta = np.sqrt(1 - sin_beta**2)
    cos_delta = np.cos(delta)
    nearness = 1 + _SIN_BETA_1 * sin_beta + _COS_BETA_1 * cos_beta * cos_delta
    scale = _RQ * np.sqrt(2 / np.maximum(nearness, 1e-9))
    x = scale * _D * cos_beta * np.sin(delta)
    y = scale / _D * (_COS_BETA_1 * sin_beta - _SIN_BETA_1 * cos_beta * cos_delta)
    return x, y


def inverse(x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Metres in the plane to degrees; points beyond the Earth's edge come back as NaN."""
    u = np.asarray(x, np.float64) / _D
    v = np.asarray(y, np.float64) * _D
    rho = np.hypot(u, v)
    with np.errstate(invalid="ignore", divide="ignore"):
        arc = 2 * np.arcsin(rho / (2 * _RQ))
        sin_arc, cos_arc = np.sin(arc), np.cos(arc)
        ratio = np.where(rho > 0, sin_arc / np.where(rho > 0, rho, 1), 1 / _RQ)
        beta = np.arcsin(np.clip(cos_arc * _SIN_BETA_1 + v * ratio * _COS_BETA_1, -1, 1))
        delta = np.arctan2(u * ratio, _COS_BETA_1 * cos_arc - v * ratio * _SIN_BETA_1)
    lat = np.degrees(_geodetic(beta))
    lon = (np.degrees(delta) + CENTRE_LON + 180) % 360 - 180
    return np.where(np.isnan(lat), np.nan, lon), lat


def _geodetic(beta: Floats) -> Floats:
    """Authalic to geodetic latitude, radians; the series is good to a centimetre."""
    e4, e6 = _E2**2, _E2**3
    return (
        beta
        + (_E2 / 3 + 31 * e4 / 180 + 517 * e6 / 5040) * np.sin(2 * beta)
        + (23 * e4 / 360 + 251 * e6 / 3780) * np.sin(4 * beta)
        + 761 * e6 / 45360 * np.sin(6 * beta)
    )


@lru_cache(maxsize=4096)
def plane(lon: float, lat: float) -> tuple[float, float]:
    """One point, degrees to metres, as plain floats."""
    x, y = forward(lon, lat)
    return float(x), float(y)


def degrees(x: float, y: float) -> tuple[float, float]:
    """One point, metres to (longitude, latitude), as plain floats; NaN beyond the Earth's edge."""
    lon, lat = inverse(x, y)
    return float(lon), float(lat)
