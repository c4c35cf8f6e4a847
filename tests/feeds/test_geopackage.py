"""GeoPackage: a database of somebody else, read without running anything of it."""

import json
import struct
from contextlib import suppress
from typing import Any

import apsw
import pytest
from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from console.feeds import wkb
from console.feeds.drafts import Refused
from console.feeds.wkb import NotBinary
from tests.feeds.drafted import drafted

_TABLES = """
PRAGMA application_id = 0x47504B47;
CREATE TABLE gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, definition, description);
CREATE TABLE gpkg_contents (table_name, data_type, identifier, srs_id);
CREATE TABLE gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m);
INSERT INTO gpkg_spatial_ref_sys VALUES ('u', 32632, 'EPSG', 32632, '', ''), ('w', 4326, 'EPSG', 4326, '', '');
"""


def _point(x: float, y: float, order: str = "<") -> bytes:
    return b"GP\x00\x01" + struct.pack("<i", 4326) + struct.pack(f"{order}BIdd", order == "<", 1, x, y)


def _package(
    rows: list[tuple[Any, ...]], srs: int | None = 4326, more: str = "", table: str = "CREATE TABLE t"
) -> bytes:
    db = apsw.Connection(":memory:")
    db.execute(_TABLES)
    db.execute(f"{table} (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT, day TEXT, raw BLOB)")
    db.execute("INSERT INTO gpkg_contents VALUES ('t', 'features', 'Bridges', ?), ('x', 'tiles', '', 0)", (srs,))
    db.execute("INSERT INTO gpkg_geometry_columns VALUES ('t', 'geom', 'GEOMETRY', ?, 0, 0)", (srs,))
    for row in rows:
        db.execute("INSERT INTO t (geom, name, day, raw) VALUES (?, ?, ?, ?)", row)
    db.execute(more)
    return bytes(db.serialize("main"))


def test_rows_are_shapes_with_their_attributes_and_what_is_no_layer_is_named() -> None:
    told = drafted(_package([(_point(20, 50), "Bridge", "x", b"123"), (None, "Nowhere", None, None)]))
    bridge, nowhere = told.features
    assert (told.format, bridge.name, bridge.overlay, bridge.external_id) == ("gpkg", "Bridge", "Bridges", "t/1")
    assert json.loads(bridge.geometry)["coordinates"] == [20, 50]
    assert bridge.attributes == {"name": "Bridge", "day": "x", "raw": "(3 bytes)"}
    assert (nowhere.geometry, nowhere.unlocated) == ("", "")
    assert told.warnings == ["Left out, being no tables of shapes: x."]


def test_a_layer_in_another_system_is_brought_over_and_one_without_told() -> None:
    row = (_point(797494.32, 5827326.64), "", None, None)
    (shape,) = drafted(_package([row], srs=32632)).features
    assert json.loads(shape.geometry)["coordinates"] == [
        pytest.approx(13.38502, abs=1e-4),
        pytest.approx(52.51469, abs=1e-4),
    ]
    told = drafted(_package([row], srs=0))
    assert told.features[0].unlocated == "Its positions are not in degrees, and no coordinate system is named."
    assert "No coordinate system is named" in told.warnings[-1]
    assert "cannot be read" in drafted(_package([row], srs=999999)).features[0].unlocated


def test_a_database_in_write_ahead_mode_is_read() -> None:
    content = bytearray(_package([(_point(20, 50), "", None, None)]))
    content[18:20] = b"\x02\x02"
    assert len(drafted(bytes(content)).features) == 1


def test_a_view_that_calls_itself_a_layer_is_never_run() -> None:
    more = "DROP TABLE t; CREATE VIEW t AS SELECT 1 AS fid, randomblob(900000000) AS geom;"
    with pytest.raises(Refused, match="without a table of shapes"):
        drafted(_package([], more=more))


def test_another_database_is_no_geopackage_and_a_broken_one_is_refused() -> None:
    db = apsw.Connection(":memory:")
    db.execute("CREATE TABLE a (b)")
    with pytest.raises(Refused, match="no format"):
        drafted(bytes(db.serialize("main")))
    whole = _package([(_point(20, 50), "", None, None)])
    with pytest.raises(Refused):
        drafted(whole[:5000])


def _binary(kind: int, body: bytes, order: str = "<") -> bytes:
    return struct.pack(f"{order}BI", order == "<", kind) + body


def test_well_known_binary_in_all_its_forms() -> None:
    line = struct.pack("<I4d", 2, 1, 2, 3, 4)
    assert wkb.read(_binary(2, line)) == {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
    high = struct.pack(">3d", 1, 2, 3)
    assert wkb.read(_binary(1001, high, ">"))["coordinates"] == [1, 2]
    assert wkb.read(_binary(0x80000001, struct.pack("<3d", 1, 2, 3)))["coordinates"] == [1, 2]
    assert wkb.read(_binary(0xE0000001, struct.pack("<i4d", 4326, 1, 2, 3, 4)))["coordinates"] == [1, 2]
    assert wkb.read(_binary(1, struct.pack("<2d", float("nan"), float("nan"))))["coordinates"] == []
    parts = struct.pack("<I", 2) + _binary(1, struct.pack("<2d", 1, 2)) * 2
    assert wkb.read(_binary(4, parts))["coordinates"] == [[1, 2], [1, 2]]
    assert len(wkb.read(_binary(7, parts))["geometries"]) == 2
    for bad in (b"", _binary(2, struct.pack("<I", 1 << 31)), _binary(8, b""), _binary(7, struct.pack("<I", 1)) * 20):
        with pytest.raises(NotBinary):
            wkb.read(bad)


@settings(max_examples=200, deadline=None)
@examples(st.binary(max_size=60), st.sampled_from([1, 2, 3, 4, 5, 6, 7, 1003, 3007]))
def test_any_bytes_are_a_geometry_or_none(content: bytes, kind: int) -> None:
    with suppress(NotBinary):
        wkb.read(_binary(kind, content))


_WHOLE = _package([(_point(20, 50), "A", None, None), (_point(21, 50), "B", None, None)])


@settings(max_examples=60, deadline=None)
@examples(st.lists(st.tuples(st.integers(0, len(_WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_turned_bytes_are_taken_or_refused(turned: list[tuple[int, int]]) -> None:
    content = bytearray(_WHOLE)
    for at, byte in turned:
        content[at] = byte
    with suppress(Refused):
        drafted(bytes(content))
