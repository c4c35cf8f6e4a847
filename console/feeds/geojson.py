"""GeoJSON: collections, features, bare geometries, a feature a line, and the older kind with its ``crs``.

A feature is a **report** when it tells of something that happened: an earthquake or an alert by the properties of
those services, or a feature that is no line, is not styled as a drawing, and has both a title and a time. All else is a
shape of an **overlay** (:mod:`console.feeds.geojson_kinds` holds that rule).

A feature that is not built as GeoJSON wants (its type, its id, its geometry's type or nesting) is rejected with its
number; one whose positions are no positions on the Earth is kept un-located. Areas that do not end where they begin are
closed.
"""

from collections.abc import Iterator
from typing import Any, Protocol

from console.feeds import geometries, json_text, positions, projections
from console.feeds.drafts import Asked, Draft, Given, Refused, Rejected, Warned
from console.feeds.geojson_kinds import Kinds
from console.feeds.geometries import Outlines
from console.feeds.json_text import NotJson
from console.feeds.positions import Shape
from console.feeds.projections import UnknownSystem

_GEOMETRIES = frozenset((*geometries.DEPTHS, "GeometryCollection"))
_TYPES = _GEOMETRIES | {"Feature", "FeatureCollection"}
_OTHERS = frozenset(("geometryType", "arcs", "objects"))  # of other formats of shapes in JSON


class GeoJson:
    """See the module."""

    name = "geojson"

    def recognises(self, given: Given) -> bool:
        """By the type of the outermost object, or by the members only GeoJSON has."""
        seen = json_text.glimpse(given.head)
        if seen is None or seen.keys & _OTHERS:
            return False
        if seen.type in _TYPES:
            return True
        return bool(
            seen.keys >= {"type", "features"}
            or seen.keys >= {"geometry", "properties"}
            or seen.keys >= {"type", "coordinates"}
        )

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """Every feature, in order. Raises Refused."""
        yield from features(given, Kinds())


class Making(Protocol):
    """What makes drafts of the features of one file."""

    def draft(self, number: int, feature: dict[str, Any], shape: Shape) -> Draft | None:
        """The draft of a feature that is well built; None where it is told later."""
        ...

    def warnings(self) -> Iterator[Warned]:
        """What to warn of after all features were read."""
        ...


def features(given: Given, making: Making) -> Iterator[Draft]:
    """Every feature of a file as what ``making`` takes it for, and what is none rejected. Raises Refused."""
    data, warnings = json_text.whole(given)
    yield from warnings
    seen = json_text.glimpse(given.head)
    reading = _Reading(given.name, making)
    if seen is not None and seen.several:
        yield from reading.sequence(json_text.pieces(data))
    else:
        yield from reading.outermost(json_text.members(given.name, data), data)
    yield from reading.warnings()


class _Reading:
    """One file being read: what all its features share, and what is told once at its end."""

    def __init__(self, name: str, kinds: Making) -> None:
        self._name = name
        self._kinds = kinds
        self._crs: object = None
        self._outlines = Outlines()

    def outermost(self, members: dict[str, Any], data: bytes) -> Iterator[Draft]:
        kind = _valued(members.get("type"))
        self._crs = _valued(members.get("crs"))
        if kind == "FeatureCollection" or (kind != "Feature" and "features" in members):
            if kind != "FeatureCollection":
                raise self._refused(f"calls itself {_shown(kind)}, which is no type of GeoJSON")
            features = json_text.items(members["features"]) if "features" in members else None
            if features is None:
                raise self._refused("is a FeatureCollection without a list of features")
            self._require_system()
            yield from self.sequence(features)
            return
        if str(kind) not in _GEOMETRIES and "geometry" not in members and kind != "Feature":
            raise self._refused(f"calls itself {_shown(kind)}, which is no type of GeoJSON")
        self._require_system()
        yield from self.sequence([data])

    def sequence(self, raws: Any) -> Iterator[Draft]:
        for number, raw in enumerate(raws, 1):
            try:
                feature = json_text.value(raw)
            except NotJson as error:
                yield Rejected(number, str(error))
                continue
            if (draft := self._draft(number, feature)) is not None:
                yield draft

    def warnings(self) -> Iterator[Warned]:
        yield from self._outlines.warnings()
        yield from self._kinds.warnings()

    def _draft(self, number: int, feature: Any) -> Draft | None:
        if isinstance(feature, dict) and str(feature.get("type")) in _GEOMETRIES:
            feature = {"type": "Feature", "geometry": feature, "properties": None}
        if reason := _wrong(feature):
            return Rejected(number, reason)
        geometry = feature.get("geometry")
        if geometry is None:
            return self._kinds.draft(number, feature, Shape("", "", None, None))
        if reason := geometries.malformed(geometry):
            return Rejected(number, reason)
        return self._kinds.draft(number, feature, self._shape(number, geometry, feature))

    def _shape(self, number: int, geometry: dict[str, Any], feature: dict[str, Any]) -> Shape:
        systems = {name for crs in (feature.get("crs"), *_systems(geometry)) if (name := _system(crs))}
        try:
            if len(systems) > 1:
                raise UnknownSystem("its parts are in different coordinate systems")
            own = systems.pop() if systems else _system(self._crs)
            reproject = projections.of_name(own) if own else None
        except UnknownSystem as error:
            return Shape("", "", None, None, f"The position cannot be read: {error}.")
        if reproject is not None:
            try:
                geometry = projections.reprojected(geometry, reproject)
            except (TypeError, ValueError, OverflowError, IndexError):
                return Shape("", "", None, None, positions.NO_NUMBER)
        return self._outlines.shape(number, geometry)

    def _require_system(self) -> None:
        """A system for the whole file that is not known leaves nothing of it to be taken. Raises Refused."""
        try:
            if name := _system(self._crs):
                projections.of_name(name)
        except UnknownSystem as error:
            raise self._refused(f"is in a coordinate system that is not known here: {error}") from error

    def _refused(self, what: str) -> Refused:
        return Refused(f"Not taken: {self._name} {what}. Nothing was written.")


def _wrong(feature: Any) -> str:
    """Why it is no feature; empty where it is one."""
    if not isinstance(feature, dict):
        return "It is not an object."
    if feature.get("type") != "Feature":
        return f"Its type is {_shown(feature.get('type'))}, not “Feature”."
    if isinstance(feature.get("id"), dict | list | bool):
        return "Its id is neither a text nor a number."
    properties = feature.get("properties")
    if properties is not None and not isinstance(properties, dict):
        return "Its properties are not an object."
    if "geometry" not in feature and not properties:
        return "It has neither a geometry nor properties."
    return ""


def _systems(geometry: dict[str, Any]) -> Iterator[object]:
    yield geometry.get("crs")
    for part in geometry.get("geometries") or ():
        yield from _systems(part)


def _system(crs: object) -> str:
    """The name of a coordinate system as the older GeoJSON gives it; empty where it gives none."""
    if isinstance(crs, dict) and isinstance(crs.get("properties"), dict):
        named = crs["properties"].get("name") or crs["properties"].get("code") or crs["properties"].get("href")
        if isinstance(named, int) and not isinstance(named, bool):
            return f"EPSG:{named}"
        return named if isinstance(named, str) else ""
    return crs if isinstance(crs, str) else ""


def _valued(raw: Any) -> Any:
    try:
        return None if raw is None else json_text.value(raw)
    except NotJson:
        return None


def _shown(kind: object) -> str:
    return f"“{kind[:30]}”" if isinstance(kind, str) else "nothing"


PARSERS = (GeoJson(),)
