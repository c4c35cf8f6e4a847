"""Which country and region each of many places lies in."""

import numpy as np

from console.map.ground_areas import NOWHERE, ground_areas

PLACES = {
    "Lviv": (24.03, 49.84, "UA", "Lviv Oblast"),
    "Simferopol": (34.1, 44.95, "UA", "Crimea"),
    "Kaliningrad": (20.5, 54.7, "RU", "Kaliningrad Oblast"),
    "port of Gdynia": (18.56, 54.53, "PL", "Pomorskie"),
    "Gotland basin": (20.0, 57.5, None, None),
    "unknown": (float("nan"), 50.0, None, None),
}


def test_many_places_at_once_each_in_its_country_and_region() -> None:
    ground = ground_areas()
    lon, lat = (np.array([place[axis] for place in PLACES.values()] * 2) for axis in (0, 1))
    country, region = ground.of(lon, lat)
    for (name, (_, _, iso2, within)), land, area in zip([*PLACES.items()] * 2, country, region, strict=True):
        assert (None if land == NOWHERE else ground.countries[land]) == iso2, name
        if name != "port of Gdynia":
            assert (None if area == NOWHERE else ground.regions[area]) == within, name


def test_no_place_at_all() -> None:
    country, region = ground_areas().of(np.zeros(0), np.zeros(0))
    assert len(country) == len(region) == 0
