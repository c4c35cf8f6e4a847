"""Coordinates in another reference system become degrees WGS 84, longitude first.

A system is named by its EPSG number or written out as WKT; nothing else is looked up, so no name in a file leads to a
file on disk or to the network.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from console.domain.errors import BadInput
from console.feeds import positions
from console.feeds.positions import Shape

Reprojection = Callable[[Sequence[float], Sequence[float]], tuple[Sequence[float], Sequence[float]]]

_EPSG = re.compile(
    r"(?:urn:(?:x-)?ogc:def:crs:|https?://www\.opengis\.net/(?:def/crs|gml/srs)/)?epsg(?:\.xml)?[:/#]+"
    r"(?:[\d.]*[:/])?(\d{3,6})",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"(?:urn:(?:x-)?ogc:def:crs:|https?://www\.opengis\.net/def/crs/)?(?:ogc[:/][\d.]*[:/]?)?crs:?84", re.IGNORECASE
)
_WKT = re.compile(
    r"\s*(?:GEOGCS|PROJCS|COMPD_CS|GEOGCRS|GEODCRS|PROJCRS|GEODETICCRS|GEOGRAPHICCRS|PROJECTEDCRS|BOUNDCRS)\[",
    re.IGNORECASE,
)
_LONGEST = 20_000


class UnknownSystem(BadInput):
    """A reference system that is not known here; the message says which."""


def of_name(name: str) -> Reprojection | None:
    """From a system by name, as GeoJSON names it; None where it is degrees WGS 84 already. Raises UnknownSystem."""
    name = name.strip()
    if _DEGREES.fullmatch(name):
        return None
    if found := _EPSG.fullmatch(name):
        return of_epsg(int(found[1]))
    raise UnknownSystem(f"“{name[:60]}” is not a coordinate system that is known here")


def of_epsg(number: int) -> Reprojection | None:
    """From a system by its EPSG number; None where it is degrees WGS 84 already. Raises UnknownSystem."""
    return None if number in (4326, 4979) else _made(f"EPSG:{number}", f"EPSG:{number}")


def of_wkt(text: str) -> Reprojection | None:
    """From a system written out, as a .prj file is; None where it is degrees WGS 84 already. Raises UnknownSystem."""
    if not _WKT.match(text) or len(text) > _LONGEST or re.search(r"EXTENSION|grids|PROJ4", text, re.IGNORECASE):
        raise UnknownSystem("its coordinate system is written in a way that is not read here")
    label = re.search(r'"([^"]{1,60})"', text)
    return _made(text, label[1] if label else "the system of the file")


@lru_cache(maxsize=32)
def _made(definition: str, name: str) -> Reprojection | None:
    import pyproj
    from pyproj.exceptions import ProjError
    from pyproj.network import set_network_enabled  # type: ignore[attr-defined]

    set_network_enabled(active=False)
    try:
        system = pyproj.CRS.from_user_input(definition)
        if len(system.axis_info) < 2 and not system.is_compound:
            raise UnknownSystem(f"{name} is not a system of positions on the Earth")
        transformer = pyproj.Transformer.from_crs(system, "EPSG:4326", always_xy=True)
    except ProjError as error:
        raise UnknownSystem(f"{name} is not a coordinate system that is known here") from error
    if system.is_geographic and system.to_epsg() in (4326, 4979):
        return None

    def reproject(xs: Sequence[float], ys: Sequence[float]) -> tuple[Sequence[float], Sequence[float]]:
        lons, lats = transformer.transform(xs, ys)
        return [round(lon, 7) for lon in lons], [round(lat, 7) for lat in lats]

    return reproject


def reprojected(geometry: dict[str, Any], reproject: Reprojection) -> dict[str, Any]:
    """A GeoJSON geometry whose structure holds, in degrees; a position that cannot be brought over becomes infinite."""
    if geometry.get("type") == "GeometryCollection":
        return {
            "type": "GeometryCollection",
            "geometries": [reprojected(part, reproject) for part in geometry["geometries"]],
        }
    return {"type": geometry["type"], "coordinates": _moved(geometry["coordinates"], reproject)}


def without_system(shape: Shape) -> Shape:
    """A shape of a layer that names no system: one that is not in degrees says so instead of calling it not known."""
    if shape.unlocated not in (positions.UNKNOWN, positions.BEYOND, positions.SWAPPED):
        return shape
    return shape._replace(unlocated="Its positions are not in degrees, and no coordinate system is named.")


def _moved(coordinates: Any, reproject: Reprojection) -> Any:
    if coordinates and isinstance(coordinates[0], int | float):
        (lon,), (lat,) = reproject([float(coordinates[0])], [float(coordinates[1])])
        return [lon, lat]
    if coordinates and coordinates[0] and isinstance(coordinates[0][0], int | float):
        xs, ys = [float(one[0]) for one in coordinates], [float(one[1]) for one in coordinates]
        return [[lon, lat] for lon, lat in zip(*reproject(xs, ys), strict=True)]
    return [_moved(part, reproject) for part in coordinates]
