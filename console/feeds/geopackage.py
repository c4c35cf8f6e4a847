"""GeoPackage: the rows of its feature tables are shapes, a table an overlay. Tiles, coverages and plain tables are not.

The file is a database made by somebody else, treated so: it is opened from memory as a copy, may only be read, runs no
view, trigger or function of its own, and there is a limit on the steps of all statements. This is the one module
outside the store that may know the database driver.
"""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import apsw

from console.domain.numbers import grouped
from console.feeds import geometries, positions, projections, wkb
from console.feeds.drafts import Asked, Draft, Given, Refused, Warned
from console.feeds.geojson_kinds import Kinds
from console.feeds.geometries import Outlines
from console.feeds.positions import Shape
from console.feeds.projections import Reprojection, UnknownSystem
from console.feeds.properties import Properties
from console.feeds.wkb import NotBinary

_MAGIC = b"SQLite format 3\x00"
_APPLICATIONS = (b"GPKG", b"GP10", b"GP11", b"GP12", b"GP13", b"GP14")
_ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
_MOST_STEPS = 1_000
_STEP = 100_000
_MOST_LAYERS = 200
_MOST_COLUMNS = 300
_UNNAMED = (None, 0, -1)
_COLUMNS = "SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns"
_CONTENTS = "SELECT table_name, data_type, identifier FROM gpkg_contents LIMIT 1000"
_SYSTEM = "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?"


class GeoPackage:
    """See the module."""

    name = "gpkg"

    def recognises(self, given: Given) -> bool:
        """A database that says it is a GeoPackage, or has the table every one has."""
        head = given.head
        return head.startswith(_MAGIC) and (head[68:72] in _APPLICATIONS or b"gpkg_contents" in head)

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """Every row of every feature table. Raises Refused."""
        try:
            with closing(_opened(given.whole())) as db:
                yield from _Reading(db).drafts()
        except (apsw.Error, UnicodeDecodeError) as error:
            raise Refused(f"Not taken: {given.name} is a broken database. Nothing was written.") from error
        except _NoLayers as error:
            raise Refused(f"Not taken: {given.name} {error}. Nothing was written.") from error


class _NoLayers(Exception):
    pass


class _Layer:
    def __init__(self, table: str, name: str, column: str, srs: int | None) -> None:
        self.table = table
        self.name = name
        self.column = column
        self.srs = srs


def _opened(content: bytes) -> apsw.Connection:
    """A copy in memory that can only be read and runs nothing of its own."""
    if content[18:20] != b"\x01\x01":
        content = content[:18] + b"\x01\x01" + content[20:]
    db = apsw.Connection(":memory:")
    db.deserialize("main", content)
    for setting, value in (
        (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
        (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
        (apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
        (apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0),
        (apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
    ):
        db.config(setting, value)
    db.pragma("query_only", 1)
    db.pragma("cell_size_check", 1)
    db.limit(apsw.SQLITE_LIMIT_ATTACHED, 0)
    db.limit(apsw.SQLITE_LIMIT_LENGTH, 96 << 20)
    steps = iter(range(_MOST_STEPS))
    db.set_progress_handler(lambda: next(steps, None) is None, _STEP)
    return db


class _Reading:
    def __init__(self, db: apsw.Connection) -> None:
        self._db = db
        self._kinds = Kinds()
        self._outlines = Outlines()
        self._without_system: list[str] = []

    def drafts(self) -> Iterator[Draft]:
        layers, others = self._layers()
        if not layers:
            raise _NoLayers("is a GeoPackage without a table of shapes")
        number = 0
        for layer in layers:
            reproject, why = self._system(layer)
            for row in self._rows(layer):
                number += 1
                yield self._draft(number, layer, row, reproject, why)
        if others:
            yield Warned(f"Left out, being no tables of shapes: {', '.join(others[:5])}.")
        if self._without_system:
            named = ", ".join(self._without_system[:5])
            yield Warned(f"No coordinate system is named; positions were taken as degrees WGS 84: {named}.")
        yield from self._outlines.warnings()
        yield from self._kinds.warnings()

    def _layers(self) -> tuple[list[_Layer], list[str]]:
        """The tables of shapes, and the names of what else the file lists."""
        own = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        real = {name for (name,) in self._db.execute(own)}
        columns = {table: (column, srs) for table, column, srs in self._db.execute(_COLUMNS)}
        layers, others = [], []
        for table, kind, label in self._db.execute(_CONTENTS):
            if kind == "features" and table in columns and table in real and isinstance(table, str):
                column, srs = columns[table]
                layers.append(_Layer(table, str(label or table), str(column), srs if isinstance(srs, int) else None))
            else:
                others.append(str(table))
        return layers[:_MOST_LAYERS], others + [layer.name for layer in layers[_MOST_LAYERS:]]

    def _system(self, layer: _Layer) -> tuple[Reprojection | None, str]:
        """How the positions of a layer become degrees, or why they cannot."""
        if layer.srs in _UNNAMED:
            self._without_system.append(layer.name)
            return None, ""
        found = self._db.execute(_SYSTEM, (layer.srs,)).fetchone()
        organization, code, definition = found or ("EPSG", layer.srs, "")
        try:
            if str(organization).upper() == "EPSG" and isinstance(code, int):
                return projections.of_epsg(code), ""
            return projections.of_wkt(str(definition)), ""
        except UnknownSystem as error:
            return None, f"The position cannot be read: {error}."

    def _rows(self, layer: _Layer) -> Iterator[dict[str, Any]]:
        named = '"' + layer.table.replace('"', '""') + '"'
        cursor = self._db.execute(f"SELECT * FROM {named}")  # the name is one of its own, quoted
        columns: list[str] = []
        for row in cursor:
            columns = columns or [column[0] for column in cursor.description][:_MOST_COLUMNS]
            yield dict(zip(columns, row, strict=False))

    def _draft(
        self, number: int, layer: _Layer, row: dict[str, Any], reproject: Reprojection | None, why: str
    ) -> Draft:
        blob = row.pop(layer.column, None)
        own = next(
            (row.pop(key) for key in ("fid", "id", "ogc_fid", "OBJECTID") if isinstance(row.get(key), int)), None
        )
        said = Properties({key: _shown(value) for key, value in row.items()})
        shape = self._shape(number, blob, reproject, why, layer.srs in _UNNAMED)
        identity = None if own is None else f"{layer.table}/{own}"
        return self._kinds.shape(number, identity, said, shape, layer.name)

    def _shape(self, number: int, blob: Any, reproject: Reprojection | None, why: str, unnamed: bool) -> Shape:
        if blob is None:
            return Shape("", "", None, None)
        try:
            geometry = wkb.read(_without_header(blob))
        except NotBinary as error:
            return Shape("", "", None, None, str(error))
        if why:
            return Shape("", "", None, None, why)
        if reproject is not None and not geometries.malformed(geometry):
            try:
                geometry = projections.reprojected(geometry, reproject)
            except (ValueError, OverflowError, IndexError):
                return Shape("", "", None, None, positions.NO_NUMBER)
        shape = self._outlines.shape(number, geometry)
        return projections.without_system(shape) if unnamed else shape


def _without_header(blob: Any) -> bytes:
    """The well-known binary in a geometry of a GeoPackage. Raises NotBinary."""
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < 8:
        raise NotBinary("Its geometry is not written as a GeoPackage does.")
    flags = blob[3]
    size = _ENVELOPES.get(flags >> 1 & 7)
    if size is None or flags & 0x20:
        raise NotBinary("Its geometry is of a kind that is not read here.")
    return blob[8 + size :]


def _shown(value: Any) -> Any:
    return f"({grouped(len(value))} bytes)" if isinstance(value, bytes) else value


PARSERS = (GeoPackage(),)
