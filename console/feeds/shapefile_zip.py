"""Shapefiles: a zip of one or several layers (.shp with its .dbf, .prj, .cpg), or a lone .shp without its attributes.

A layer is an overlay, a shape a record. Texts are in the encoding that fits them, whatever the layer says; positions
are brought over from the system of the .prj, and taken as degrees where there is none.
"""

import logging
import struct
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from console.feeds import archives, dbf_texts, geometries, positions, projections
from console.feeds.archives import Member
from console.feeds.drafts import Asked, Draft, Given, Refused, Rejected, Warned
from console.feeds.geojson_kinds import Kinds
from console.feeds.geometries import Outlines
from console.feeds.positions import Shape
from console.feeds.projections import UnknownSystem
from console.feeds.properties import Properties

if TYPE_CHECKING:
    import shapefile

_MAGIC = b"\x00\x00\x27\x0a"
_HEADER = 100
_SIDE = (".dbf", ".prj", ".cpg")
_MOST_LAYERS = 200


class Layer(NamedTuple):
    """The files of one layer; what is not there is empty."""

    name: str
    shp: bytes
    dbf: bytes
    prj: str
    cpg: str


class Shapefiles:
    """See the module."""

    name = "shapefile"

    def recognises(self, given: Given) -> bool:
        """A file that begins as a .shp does, or an archive that has one."""
        if given.head.startswith(_MAGIC):
            return True
        return any(path.lower().endswith(".shp") and not path.startswith("__MACOSX") for path in archives.paths(given))

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """Every shape of every layer. Raises Refused."""
        if given.head.startswith(_MAGIC):
            yield Warned(
                "Only the .shp came: its attributes are in a .dbf, its coordinate system in a .prj. Zip them together."
            )
            yield from _read(given.name, [Layer("", given.whole(), b"", "", "")])
            return
        yield from _read(given.name, list(_layers(given)))


def _layers(given: Given) -> Iterator[Layer]:
    files = archives.members(given)
    by_path = {member.path.lower(): member for member in files}
    layers = [member for member in files if member.head.startswith(_MAGIC) and member.path.lower().endswith(".shp")]
    if not layers:
        raise Refused(f"Not taken: {given.name} holds no shapefile that can be read. Nothing was written.")
    if len(layers) > _MOST_LAYERS:
        raise Refused(f"Not taken: {given.name} holds more than {_MOST_LAYERS} layers. Nothing was written.")
    for shp in layers:
        stem = shp.path.lower()[:-4]
        dbf, prj, cpg = (by_path.get(stem + ending) for ending in _SIDE)
        name = PurePosixPath(shp.path).stem if len(layers) > 1 else ""
        yield Layer(name, shp.whole(), dbf.whole() if dbf else b"", _short(prj), _short(cpg))


def _short(member: Member | None) -> str:
    return member.head[:20_000].decode("utf-8-sig", "replace") if member else ""


def _read(name: str, layers: list[Layer]) -> Iterator[Draft]:
    import shapefile

    logging.getLogger("shapefile").setLevel(logging.CRITICAL)
    kinds, outlines = Kinds(), Outlines()
    number = 0
    for layer in layers:
        shp, dbf = BytesIO(layer.shp), BytesIO(layer.dbf) if layer.dbf else None
        try:
            with _quiet():
                reader = shapefile.Reader(shp=shp, dbf=dbf, encoding="latin-1")
        except _faults() as error:
            raise Refused(f"Not taken: {name} is a broken shapefile. Nothing was written.") from error
        reading = _Layer(layer, reader, kinds, outlines)
        yield from reading.warnings()
        for draft in reading.drafts(number + 1):
            number += 1
            yield draft
    if number == 0:
        yield Warned("It holds no shapes.")
    yield from outlines.warnings()
    yield from kinds.warnings()


class _Layer:
    def __init__(self, layer: Layer, reader: "shapefile.Reader", kinds: Kinds, outlines: Outlines) -> None:
        self._layer = layer
        self._reader = reader
        self._kinds = kinds
        self._outlines = outlines
        self._texts = dbf_texts.Texts(layer.dbf, layer.cpg)
        self._why = ""
        self._reproject = None
        try:
            self._reproject = projections.of_wkt(layer.prj) if layer.prj.strip() else None
        except UnknownSystem as error:
            self._why = f"The position cannot be read: {error}."

    def warnings(self) -> Iterator[Warned]:
        before = f"{self._layer.name}: " if self._layer.name else ""
        if not self._layer.prj.strip():
            yield Warned(f"{before}It names no coordinate system; positions were taken as degrees WGS 84.")
        if not self._layer.dbf:
            yield Warned(f"{before}Its attributes (.dbf) are missing.")
        if self._texts.warning:
            yield Warned(before + self._texts.warning)

    def drafts(self, first: int) -> Iterator[Draft]:
        offsets = list(_offsets(self._layer.shp))
        fields = [field[0] for field in self._reader.fields if field[0] != "DeletionFlag"] if self._layer.dbf else []
        names = [self._texts.read(name) for name in fields]
        for index, whole in enumerate(offsets):
            yield self._draft(first + index, index, whole, names)

    def _draft(self, number: int, index: int, whole: bool, names: list[str]) -> Draft:
        if not whole:
            return Rejected(number, "The file ends in the middle of it.")
        try:
            with _quiet():
                said = dict(zip(names, map(self._said, self._record(index)), strict=False))
        except _faults():
            return Rejected(number, "Its attributes are broken.")
        try:
            with _quiet():
                geometry = self._reader.shape(index)
                drawn = geometry.__geo_interface__ if geometry is not None and geometry.shapeType else None
        except _faults():
            return Rejected(number, "Its shape is broken.")
        return self._kinds.shape(number, None, Properties(said), self._shape(number, drawn), self._layer.name)

    def _shape(self, number: int, geometry: Any) -> Shape:
        if not geometry:
            return Shape("", "", None, None)
        geometry = {"type": geometry["type"], "coordinates": _listed(geometry.get("coordinates", ()))}
        if self._why:
            return Shape("", "", None, None, self._why)
        if geometries.malformed(geometry):
            return Shape("", "", None, None, "The geometry is empty.")
        if self._reproject is not None:
            try:
                geometry = projections.reprojected(geometry, self._reproject)
            except (ValueError, OverflowError, IndexError):
                return Shape("", "", None, None, positions.NO_NUMBER)
        shape = self._outlines.shape(number, geometry)
        return shape if self._layer.prj.strip() else projections.without_system(shape)

    def _record(self, index: int) -> Sequence[Any]:
        return (self._reader.record(index) or ()) if self._layer.dbf and index < (self._reader.numRecords or 0) else ()

    def _said(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._texts.read(value)
        return value.isoformat() if isinstance(value, date) else value


@contextmanager
def _quiet() -> Iterator[None]:
    """What the reader would warn of is told by this module, or cannot be helped."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _offsets(shp: bytes) -> Iterator[bool]:
    """For every record of a .shp whether it is there to its end, by the lengths its headers give."""
    at = _HEADER
    while at + 8 <= len(shp):
        (words,) = struct.unpack_from(">i", shp, at + 4)
        if words < 2:
            return
        at += 8 + 2 * words
        yield at <= len(shp)


def _listed(coordinates: Any) -> Any:
    if isinstance(coordinates, list | tuple):
        return [_listed(one) for one in coordinates]
    return coordinates


_FAULTS: tuple[type[Exception], ...] = (
    *(struct.error, ValueError, IndexError, KeyError, TypeError, EOFError, OverflowError, AttributeError, MemoryError),
    *(OSError, AssertionError, ArithmeticError),
)

PARSERS = (Shapefiles(),)


def _faults() -> tuple[type[Exception], ...]:
    """What a broken layer raises; asked once something was raised, so that nothing is imported for it before."""
    from shapefile import ShapefileException

    return (ShapefileException, *_FAULTS)
