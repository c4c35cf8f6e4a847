"""What is drawn in the layers of an ORBAT Mapper scenario: control measures, shapes, labels and measurements.

Of a drawing that changes over time its first form is taken, and that is told: an overlay shows one form.
"""

from collections.abc import Iterator
from typing import Any

from console.domain.letters import cut
from console.domain.numbers import grouped
from console.feeds import geometries, plain
from console.feeds.drafts import Draft, FeatureDraft, Rejected, Warned
from console.feeds.geojson_style import drawn
from console.feeds.geometries import Outlines
from console.feeds.json_values import items, members, objects, text
from console.feeds.order_of_battle import LONGEST_NAME, LONGEST_NOTE
from console.feeds.positions import Shape
from console.feeds.properties import Properties
from console.feeds.styles import Style
from console.feeds.told_times import ToldTimes

_AREA = "area"
_SILENT = frozenset(
    ("id", "name", "description", "geometry", "controlPoints", "style", "state", "anchor", "source", "media",
     "visibleFromT", "visibleUntilT", "locked", "isHidden", "title")
)  # fmt: skip


class Layers:
    """The drawings of one scenario, numbered on from its units."""

    def __init__(self, times: ToldTimes, before: int) -> None:
        self._times = times
        self._number = before
        self._outlines = Outlines()
        self._changing = 0

    def drafts(self, scenario: dict[str, Any]) -> Iterator[Draft]:
        """Every drawing in order. Layers of maps from elsewhere hold none."""
        for layer in (*objects(scenario.get("layerStack")), *objects(scenario.get("layers"))):
            name = text(layer.get("name")) or "Drawings"
            for item in items(layer.get("items", layer.get("features"))):
                self._number += 1
                yield self._draft(item, name)
        if self._changing:
            yield Warned(
                f"Drawings that change over time, of which the first form was taken: {grouped(self._changing)}."
            )
        yield from self._outlines.warnings()

    def _draft(self, item: Any, layer: str) -> Draft:
        if not isinstance(item, dict):
            return Rejected(self._number, "It is no object with keys.")
        said = item | members(item.get("properties")) | members(item.get("meta"))
        geometry = _geometry(said)
        if not isinstance(geometry, dict):
            return Rejected(self._number, "It is drawn nowhere.")
        if reason := geometries.malformed(geometry):
            return Rejected(self._number, reason)
        self._changing += bool(said.get("state"))
        shape: Shape = self._outlines.shape(self._number, geometry)
        begins, ends = self._times.at(text(said.get("visibleFromT"))), self._times.at(text(said.get("visibleUntilT")))
        return FeatureDraft(
            number=self._number,
            name=cut(_label(said), LONGEST_NAME),
            description=cut(plain.text(text(said.get("description"))), LONGEST_NOTE),
            external_id=text(said.get("id")) or None,
            overlay=layer,
            geometry=shape.text,
            unlocated=shape.unlocated,
            style=_style(said),
            valid_from=begins,
            valid_to=ends if begins is None or ends is None or ends > begins else None,
            attributes=Properties({key: value for key, value in said.items() if key not in _SILENT}).texts(),
        )


def _geometry(said: dict[str, Any]) -> object:
    """The shape of a drawing as GeoJSON, whatever kind it is; None where it has none."""
    points = said.get("controlPoints")
    if isinstance(points, list) and points:
        if len(points) == 1:
            return {"type": "Point", "coordinates": points[0]}
        if _AREA in text(said.get("graphicKind")).split("-") and len(points) > 2:
            return {"type": "Polygon", "coordinates": [points]}
        return {"type": "LineString", "coordinates": points}
    anchor = said.get("anchor")
    if isinstance(anchor, dict) and "position" in anchor:
        return {"type": "Point", "coordinates": anchor["position"]}
    source = said.get("source")
    return source.get("geometry") if isinstance(source, dict) else said.get("geometry")


def _label(said: dict[str, Any]) -> str:
    content = members(said.get("content"))
    return plain.text(text(said.get("name")) or text(content.get("text")) or text(said.get("graphicKind")))


def _style(said: dict[str, Any]) -> Style:
    own = members(said.get("style"))
    style = drawn(Properties(said | own))
    if said.get("status") == "planned" or own.get("strokeDash"):
        style["dashed"] = True
    return style
