"""The gazetteer's makers: one place for one place, local names, Latin letters for all, the same bytes again."""

import json
from pathlib import Path

import pytest

from console.map.gazetteer import Gazetteer, Match
from maps import build_gazetteer, packing, places

CITIES = [
    ("Warsaw", "PL", 52.2298, 21.0118, 1_702_139, ["Warszawa", "Варшава", "Warschau", "WAW", "warsw", "华沙"]),
    ("Kyiv", "UA", 50.4547, 30.5238, 2_952_301, ["Київ", "Киев", "Kiev"]),
    ("Berlin", "DE", 52.5, 13.4, 3_400_000, [""]),
    ("Ottawa", "CA", 45.4, -75.7, 1_000_000, []),
    ("Ottawa", "US", 41.3, -88.8, 19_000, []),
]
POSTAL = [
    ("PL", "22-540", "Przewodów", "Lublin", "75", "50.4721", "23.9342", "6"),
    ("PL", "22-541", "Przewodów", "Lublin", "75", "50.4724", "23.9345", "6"),
    ("PL", "00-001", "Warszawa", "Mazovia", "78", "52.2", "21.0", "6"),
    ("PL", "99-999", "Elsewhere", "Mazovia", "78", "52.0", "20.0", "1"),
    ("UA", "17088", "Карпоки (сільська рада)", "Chernihivska", "02", "50.8312", "31.0934", "4"),
    ("BG", "9974", "Косово / Kosovo", "Shumen", "SHU", "43.2", "27.2667", "4"),
    ("DE", "10115", "Dorf", "Berlin", "16", "52.4", "13.2", "6"),
]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    cities = {
        str(number): {
            "name": name, "countrycode": country, "latitude": lat, "longitude": lon, "population": people,
            "admin1code": "01", "alternatenames": others,
        }
        for number, (name, country, lat, lon, people, others) in enumerate(CITIES)
    }  # fmt: skip
    files = {
        places.CITIES: json.dumps(cities),
        places.COUNTRIES: json.dumps({code: {"name": code.title()} for code in ("PL", "UA", "BG", "DE", "CA")}),
        places.REGIONS: json.dumps([{"code": "PL.75", "name": "Lublin"}]),
        places.POSTAL: "".join("\t".join((*row[:5], "", "", "", "", *row[5:])) + "\n" for row in POSTAL),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_kept_and_how_it_is_called(sources: Path) -> None:
    found, countries, regions = places.read(sources)
    called = {(place.name, place.country): place for place in found}
    assert sorted(called) == [
        ("Berlin", "DE"), ("Karpoky", "UA"), ("Kosovo", "BG"), ("Kyiv", "UA"), ("Ottawa", "CA"), ("Przewodów", "PL"),
        ("Warsaw", "PL"),
    ]  # fmt: skip
    assert len(found) == len(called)
    assert called["Warsaw", "PL"].local == "Warszawa" and "Warschau" in called["Warsaw", "PL"].others
    assert called["Kyiv", "UA"].local == "Київ"
    assert (called["Karpoky", "UA"].local, called["Kosovo", "BG"].local) == ("Карпоки", "Косово")
    assert not {"WAW", "warsw", "华沙", ""} & {*called["Warsaw", "PL"].others}
    assert countries["PL"] == "Pl" and regions == {"PL.75": "Lublin"}


def test_the_file_is_read_back_as_it_was_and_has_the_same_bytes_again(sources: Path, tmp_path: Path) -> None:
    files = [tmp_path / "one.npz", tmp_path / "other.npz"]
    for file in files:
        packing.write(file, build_gazetteer.build(*places.read(sources)))
    assert files[0].read_bytes() == files[1].read_bytes()
    gazetteer = Gazetteer(files[0])
    (found,) = gazetteer.find("Пшеводув")
    assert (found.name, found.region, found.country, found.match) == ("Przewodów", "Lublin", "PL", Match.EXACT)
    assert (found.lon, found.lat) == pytest.approx((23.9342, 50.4721), abs=1e-4)
    assert [one.name for one in gazetteer.find("Warszwa")] == ["Warsaw"]
