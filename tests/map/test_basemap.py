"""Whose land is whose, and that neighbours never part."""

import csv

import numpy as np
import numpy.typing as npt
import pytest
import shapely

from console.config import paths
from console.map import projection
from console.map.basemap import Basemap, Raster, shipped


@pytest.fixture(scope="module")
def basemap() -> Basemap:
    return shipped()


def country_at(basemap: Basemap, lon: float, lat: float, level: int = 0, reach: float = 0.0) -> str | None:
    owner = basemap.country_at(*projection.plane(lon, lat), level=level, reach=reach)
    return None if owner is None else basemap.countries.iso2[owner]


@pytest.mark.parametrize("level", range(5))
@pytest.mark.parametrize(
    ("place", "lon", "lat"),
    [
        ("Simferopol", 34.1108, 44.9572),
        ("Dzhankoi", 34.3933, 45.7086),
        ("Belogorsk", 34.6, 45.05),
        ("inland of Sevastopol", 33.75, 44.62),
        ("inland of Kerch", 36.2, 45.3),
    ],
)
def test_crimea_is_ukraine_at_every_level(basemap: Basemap, place: str, lon: float, lat: float, level: int) -> None:
    assert country_at(basemap, lon, lat, level) == "UA", place


@pytest.mark.parametrize(("place", "lon", "lat"), [("Sevastopol", 33.5254, 44.5888), ("Kerch", 36.4682, 45.3571)])
def test_the_towns_on_its_coast_are_too(basemap: Basemap, place: str, lon: float, lat: float) -> None:
    assert country_at(basemap, lon, lat) == "UA", place


def test_no_border_runs_across_the_isthmus(basemap: Basemap) -> None:
    for level in range(5):
        for layer in ("border", "disputed"):
            points = basemap.shapes(layer, level).xy
            lon, lat = projection.inverse(points[:, 0], points[:, 1])
            assert not np.any((lon > 32.6) & (lon < 36.0) & (lat > 44.2) & (lat < 46.15)), (layer, level)


@pytest.mark.parametrize(
    ("place", "lon", "lat", "iso2"),
    [
        ("Kaliningrad", 20.5, 54.7104, "RU"),
        ("Krasnodar", 38.9769, 45.0328, "RU"),
        ("Tiraspol", 29.6333, 46.8403, "MD"),
        ("Sukhumi", 41.05, 43.03, "GE"),
        ("Tskhinvali", 43.9701, 42.2257, "GE"),
        ("Pristina", 21.1655, 42.6629, "XK"),
        ("Kyrenia", 33.32, 35.32, "CY"),
        ("Minsk", 27.5667, 53.9, "BY"),
        ("Longyearbyen", 15.8, 78.2, "NO"),
    ],
)
def test_places_lie_in_the_state_they_belong_to(
    basemap: Basemap, place: str, lon: float, lat: float, iso2: str
) -> None:
    assert country_at(basemap, lon, lat) == iso2, place


def test_every_allied_capital_lies_in_its_country(basemap: Basemap) -> None:
    with paths.resources("baseline", "allies.csv").open(encoding="utf-8", newline="") as lines:
        allies = list(csv.DictReader(lines))
    assert len(allies) == 32
    astray = [
        ally["capital"]
        for ally in allies
        # Copenhagen's harbour front lies 200 m off the source's shore.
        if country_at(basemap, float(ally["capital_lon"]), float(ally["capital_lat"]), reach=500) != ally["iso2"]
    ]
    assert not astray


def test_the_open_sea_belongs_to_nobody_however_far_one_reaches(basemap: Basemap) -> None:
    assert country_at(basemap, 19.6, 56.6, reach=2000) is None


def test_every_ally_has_a_colour_of_its_own(basemap: Basemap) -> None:
    with paths.resources("baseline", "allies.csv").open(encoding="utf-8", newline="") as lines:
        allies = {ally["iso2"] for ally in csv.DictReader(lines)}
    assert allies <= set(basemap.countries.sovereign)


def test_greenland_counts_as_denmark_and_northern_cyprus_as_no_ally(basemap: Basemap) -> None:
    countries = basemap.countries
    assert countries.sovereign[countries.iso2.index("GL")] == "DK"
    assert countries.sovereign[countries.iso2.index("CY")] == "CY"


def near(basemap: Basemap, layer: str, lon: float, lat: float, metres: float) -> bool:
    points = basemap.shapes(layer, 0).xy
    x, y = projection.plane(lon, lat)
    return bool(np.hypot(points[:, 0] - x, points[:, 1] - y).min() < metres)


@pytest.mark.parametrize(
    ("line", "lon", "lat"),
    [("Kosovo towards Serbia", 21.37, 43.06), ("Northern Cyprus", 33.3, 35.17), ("West Bank", 35.2, 32.5)],
)
def test_lines_in_dispute_are_dashed(basemap: Basemap, line: str, lon: float, lat: float) -> None:
    assert near(basemap, "disputed", lon, lat, 15_000), line


@pytest.mark.parametrize(
    ("line", "lon", "lat"), [("Poland and Ukraine", 23.7, 50.4), ("Kosovo and Albania", 20.5, 42.2)]
)
def test_recognised_borders_are_solid(basemap: Basemap, line: str, lon: float, lat: float) -> None:
    assert near(basemap, "border", lon, lat, 15_000), line
    assert not near(basemap, "disputed", lon, lat, 5_000), line


Edges = npt.NDArray[np.float64]


def edges(xy: npt.NDArray[np.float64], start: npt.NDArray[np.int32]) -> set[tuple[float, ...]]:
    inner = np.ones(len(xy) - 1, bool)
    inner[start[1:-1] - 1] = False
    pairs = np.hstack((xy[:-1], xy[1:]))[inner]
    turned = (pairs[:, 0] > pairs[:, 2]) | ((pairs[:, 0] == pairs[:, 2]) & (pairs[:, 1] > pairs[:, 3]))
    pairs[turned] = pairs[turned][:, [2, 3, 0, 1]]
    return {tuple(pair) for pair in pairs.tolist()}


@pytest.mark.parametrize("level", range(5))
def test_neighbours_share_every_vertex_of_their_border(basemap: Basemap, level: int) -> None:
    """Every stretch of border is an edge of two countries and of the coast none: there is nothing to gape."""
    land = basemap.shapes("land", level)
    used: dict[tuple[float, ...], int] = {}
    for number in range(len(land.tag)):
        for edge in edges(land.points(number), np.array([0, len(land.points(number))], np.int32)):
            used[edge] = used.get(edge, 0) + 1
    border = basemap.shapes("border", level)
    shared = [used.get(edge, 0) for edge in edges(border.xy, border.start)]
    # A territory too small for a level is left out of it, and leaves its neighbour with a border of its own.
    assert np.mean(np.array(shared) == 2) > 0.99
    assert max(used.values()) <= 2


@pytest.mark.parametrize("level", range(5))
def test_no_gap_opens_between_poland_and_its_neighbours(basemap: Basemap, level: int) -> None:
    land = basemap.shapes("land", level)
    names = {code: basemap.countries.iso2.index(code) for code in ("PL", "DE", "CZ", "SK", "UA", "BY", "LT", "RU")}
    shapes = [
        shapely.make_valid(shapely.Polygon(land.points(number)))
        for number in range(len(land.tag))
        if land.tag[number] in names.values()
    ]
    together = shapely.union_all(shapes)
    middle = shapely.Point(projection.plane(19.2, 52.1)).buffer(330_000)
    holes = [
        shapely.Polygon(ring)
        for part in getattr(together, "geoms", [together])
        for ring in part.interiors
        if shapely.Polygon(ring).intersects(middle)
    ]
    pixel = (100.0, 300.0, 1000.0, 2600.0, 6000.0)[level]
    assert all(hole.area < pixel**2 for hole in holes)


def test_coarser_levels_are_lighter(basemap: Basemap) -> None:
    sizes = [len(basemap.shapes("land", level).xy) for level in range(5)]
    assert sizes == sorted(sizes, reverse=True) and sizes[4] < sizes[0] / 3


def test_the_level_fits_the_scale(basemap: Basemap) -> None:
    assert [basemap.level(scale) for scale in (20, 150, 300, 301, 1500, 7000, 16_000)] == [0, 0, 0, 1, 2, 4, 4]


def test_capitals_come_first_and_without_suburbs(basemap: Basemap) -> None:
    cities = basemap.cities
    assert {"Ottawa", "Washington", "Reykjavík", "Vilnius", "Kyiv"} <= set(cities.name)
    assert bool(cities.capital[: cities.capital.sum()].all())
    assert "Nuuk" not in {name for name, capital in zip(cities.name, cities.capital, strict=True) if capital}


def test_from_afar_a_cell_is_the_mean_of_those_it_replaces() -> None:
    values = np.array([[0, 4, 9, 9, 7], [8, 12, 9, 9, 7], [1, 1, 3, 3, 7], [1, 1, 3, 4, 7]], np.uint8)
    raster = Raster(values, 100.0, 900.0, 50.0)
    assert raster.at(50.0) is raster and raster.at(70.0) is raster
    coarse = raster.at(100.0)
    assert coarse.values.tolist() == [[6, 9], [1, 3]]
    assert (coarse.west, coarse.north, coarse.cell) == (100.0, 900.0, 100.0)
    assert raster.at(200.0).values.tolist() == [[5]]


def test_smaller_towns_are_apart_from_the_cities_and_hold_their_suburbs(basemap: Basemap) -> None:
    towns = dict(zip(basemap.towns.name, basemap.towns.country, strict=True))
    assert towns["Pruszków"] == "PL" and towns["Trakai"] == "LT"
    assert len(basemap.towns.name) > 20_000
    assert not set(zip(basemap.cities.name, map(tuple, basemap.cities.xy.tolist()), strict=True)) & set(
        zip(basemap.towns.name, map(tuple, basemap.towns.xy.tolist()), strict=True)
    )
    assert not basemap.towns.capital.any()


@pytest.mark.parametrize(
    ("kind", "name", "local"),
    [
        ("country", "Ukraine", "Україна"),
        ("country", "Georgia", "საქართველო"),
        ("city", "Kharkiv", "Харків"),
        ("city", "Prague", "Praha"),
        ("city", "Kraków", ""),
        ("sea", "Sea of Azov", "Азовське море"),
        ("region", "Lubelskie", "województwo lubelskie"),
        ("lake_named", "Lake Ladoga", "Ладожское озеро"),
        ("river_named", "Vistula", "Wisła"),
    ],
)
def test_names_come_with_the_local_one(basemap: Basemap, kind: str, name: str, local: str) -> None:
    assert (name, local) in zip(*basemap.names(kind), strict=True)


def test_administrative_lines_end_at_the_shore(basemap: Basemap) -> None:
    """In the Great Belt the source draws one through the water."""
    x, y = projection.plane(10.95, 55.35)
    points = basemap.shapes("admin", 0).xy
    assert np.hypot(points[:, 0] - x, points[:, 1] - y).min() > 4_000


def test_what_ships_stays_small() -> None:
    assert sum(file.stat().st_size for file in paths.maps(".").iterdir() if file.is_file()) < 25e6
