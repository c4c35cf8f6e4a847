"""Shapefiles as they come: layers zipped together, in another system, in an encoding nobody names, cut off."""

import io
import json
import zipfile
from contextlib import suppress
from typing import Any

import pytest
import shapefile
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from console.feeds.drafts import Refused
from tests.feeds.drafted import drafted

_UTM = (
    'PROJCS["WGS_1984_UTM_Zone_32N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],'
    'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],'
    'PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],'
    'PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
)


def _layer(name: str, *points: tuple[float, float, str], encoding: str = "utf-8", **more: str) -> dict[str, bytes]:
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf, encoding=encoding) as writer:
        writer.field("NAME", "C", 40)
        for x, y, text in points:
            writer.point(x, y)
            writer.record(text)
    files = {f"{name}.shp": shp.getvalue(), f"{name}.dbf": dbf.getvalue(), f"{name}.shx": shx.getvalue()}
    return files | {f"{name}.{ending}": text.encode() for ending, text in more.items()}


def _zip(files: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return kept.getvalue()


def test_a_layer_in_another_system_is_brought_over() -> None:
    told = drafted(_zip(_layer("a", (797494.32, 5827326.64, "Tor"), prj=_UTM)))
    (shape,) = told.features
    assert (told.format, shape.name, shape.overlay, told.warnings) == ("shapefile", "Tor", "", [])
    assert json.loads(shape.geometry)["coordinates"] == [
        pytest.approx(13.38502, abs=1e-4),
        pytest.approx(52.51469, abs=1e-4),
    ]


def test_a_layer_without_a_system_is_taken_as_degrees_where_it_can_be() -> None:
    told = drafted(_zip(_layer("a", (20, 50, "A"), (797494, 5827326, "B"))))
    assert [bool(shape.geometry) for shape in told.features] == [True, False]
    assert told.features[1].unlocated == "Its positions are not in degrees, and no coordinate system is named."
    assert "names no coordinate system" in told.warnings[0]
    (shape,) = drafted(_zip(_layer("a", (20, 50, "A"), prj='LOCAL_CS["x"]'))).features
    assert "cannot be read" in shape.unlocated


def test_several_layers_are_several_overlays_and_numbered_on() -> None:
    files = _layer("d/one", (20, 50, "A"), (21, 50, "B"), prj=_UTM) | _layer("d/TWO", (20, 50, "C"))
    told = drafted(_zip(files))
    assert [(shape.number, shape.overlay, shape.name) for shape in told.features] == [
        (1, "one", "A"),
        (2, "one", "B"),
        (3, "TWO", "C"),
    ]


@pytest.mark.parametrize(
    ("text", "encoding", "more"),
    [
        ("Пшеводув", "cp1251", {"cpg": "1251"}),
        ("Łódź", "utf-8", {}),
        ("Charløtte", "cp1252", {}),
        ("黑龙江省", "gb18030", {}),
        ("Харків, Суми", "cp1251", {}),
        ("Köln", "utf-8", {"cpg": "ISO-8859-1"}),
    ],
)
def test_texts_are_read_in_the_encoding_that_fits(text: str, encoding: str, more: dict[str, str]) -> None:
    (shape,) = drafted(_zip(_layer("a", (20, 50, text), encoding=encoding, **more))).features
    assert shape.name == text


def test_a_lone_shp_gives_its_shapes_and_a_cut_one_what_is_whole() -> None:
    content = _layer("a", (20, 50, "A"), (21, 50, "B"))["a.shp"]
    assert len(drafted(content).features) == 2
    told = drafted(content[:-6])
    assert (len(told.features), told.rejected[0].record) == (1, 2)


def test_a_zip_of_no_real_shapefile_is_refused() -> None:
    with pytest.raises(Refused, match="holds no shapefile that can be read"):
        drafted(_zip({"a.shp": b"nothing"}))


@pytest.fixture(scope="module")
def areas() -> dict[str, bytes]:
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf) as writer:
        writer.field("NAME", "C", 10)
        writer.field("DAY", "D")
        for _ in range(2):
            writer.poly(
                [
                    [[20, 50], [20, 51], [21, 51], [21, 50], [20, 50]],
                    [[20.2, 50.2], [20.4, 50.2], [20.4, 50.4], [20.2, 50.2]],
                ]
            )
            writer.record("A", "20221115")
    return {"a.shp": shp.getvalue(), "a.dbf": dbf.getvalue()}


def test_an_area_keeps_its_hole_and_a_day_its_date(areas: dict[str, bytes]) -> None:
    shape = drafted(_zip(areas)).features[0]
    assert len(json.loads(shape.geometry)["coordinates"]) == 2
    assert shape.attributes["DAY"] == "2022-11-15"


@settings(max_examples=80, deadline=None)
@examples(
    turned=st.lists(
        st.tuples(st.sampled_from(["a.shp", "a.dbf"]), st.integers(0, 400), st.integers(0, 255)), max_size=6
    )
)
def test_turned_bytes_are_taken_rejected_or_refused(
    areas: dict[str, bytes], turned: list[tuple[str, int, int]]
) -> None:
    files: dict[str, Any] = {name: bytearray(content) for name, content in areas.items()}
    for name, at, byte in turned:
        files[name][at % len(files[name])] = byte
    with suppress(Refused):
        drafted(_zip({name: bytes(content) for name, content in files.items()}))
