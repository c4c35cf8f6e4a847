"""Which layer a thing of the picture belongs to, and what of it may stand on the map."""

from __future__ import annotations

from dataclasses import dataclass

from console.domain.categories import Category
from console.domain.force import IMPORTED, Force, Imported, Mission, Position
from console.domain.force_kinds import BATTLEGROUP, BRIGADE, COMMAND, HOST_NATION, POOL, RESPONSE
from console.domain.incident import Incident
from console.domain.picture import Shown, Thing
from console.domain.report import Sources
from console.domain.times import Precision, dtg
from console.exports.picture_names import force_detail, force_name
from console.exports.sources_words import reports_words
from console.map.looks import OPERATIONS
from console.map.marks import IncidentMark, UnitMark
from console.map.regions import country_spot
from console.map.words import later, tr

# Entity digits of an airborne early warning aircraft (11–16, APP-6D): its area is public, its position is not.
_EARLY_WARNING = "110116"
AWACS = "early warning"
OTHER = "other force"
"""Forces of a kind an operator named."""
# Of an imported unit whose file tells no symbol, and of units of any side: the bare frame of what is not known.
_UNTOLD = "10011000000000000000"


@dataclass(frozen=True)
class Layer:
    """A kind of force as the Layers panel lists it; ``off_map`` says why it has no place on the map."""

    id: str
    label: str
    sidc: str = ""
    off_map: str = ""

    @property
    def on_map(self) -> bool:
        """Whether it stands on the map."""
        return not self.off_map


FORCES: tuple[Layer, ...] = (
    Layer(BATTLEGROUP, later("Battlegroups"), "10031004161211023900"),
    Layer(BRIGADE, later("Brigades"), "10031000181205000000"),
    Layer(OTHER, later("Other forces"), "10031000000000000000"),
    Layer("air policing", later("Air policing"), "10030100001101040000"),
    Layer(AWACS, later("AWACS, area only"), "10030100001101160000"),
    # Many kinds of activity in one layer: no one symbol says all of them.
    Layer(OPERATIONS, later("Operations, exercises")),
    Layer(RESPONSE, later("Response forces"), "", later("HQ only")),
    Layer(POOL, later("Force pools"), "", later("no public position")),
    Layer(COMMAND, later("Headquarters"), "", later("HQ only")),
    Layer(HOST_NATION, later("Host nations"), "", later("no position")),
    Layer(Imported.UNIT, later("Imported units"), _UNTOLD),
)
_OWN = frozenset(layer.id for layer in FORCES)


def incident_layer(category: Category) -> str:
    """The layer of a category."""
    return f"incident:{category.value}"


def layer_of(thing: Thing) -> str:
    """The id of the layer a thing belongs to."""
    if isinstance(thing, Incident):
        return incident_layer(thing.category)
    if isinstance(thing, Mission) and not thing.country and (thing.sidc or "")[10:16] == _EARLY_WARNING:
        return AWACS
    if thing.kind in IMPORTED:
        return Imported.UNIT
    if thing.kind in _OWN:
        return thing.kind
    return OTHER if isinstance(thing, Force) else OPERATIONS


@dataclass(frozen=True)
class Marks:
    """What may stand on the map."""

    incidents: tuple[IncidentMark, ...]
    units: tuple[UnitMark, ...]


def marks_of(shown: Shown) -> Marks:
    """The marks of everything shown that has a public place. Homes and missions without a country are no places."""
    incidents = [_incident(thing, shown.behind.get(thing.id)) for thing in shown.incidents]
    units = [*map(force_mark, shown.forces), *map(_mission, shown.missions)]
    return Marks(
        tuple(mark for mark in incidents if mark is not None),
        tuple(mark for mark in units if mark is not None),
    )


def _incident(thing: Incident, behind: Sources | None) -> IncidentMark | None:
    """Known only for a country, or without a point but with one: the country is tinted.

    What reports are behind goes by its place and their number; what is past by its title and day.
    """
    place = (thing.lon, thing.lat) if thing.lon is not None and thing.lat is not None else None
    region = (thing.country or "") if thing.region_only or place is None else ""
    where = country_spot(region) if region else place
    if where is None:
        return None
    name = thing.title if behind is None else thing.place or thing.title
    told = _when(thing) if behind is None else reports_words(behind)
    return IncidentMark(
        thing.id.hex(), where[0], where[1], thing.category.value, thing.severity, thing.status.value, name,
        bool(thing.provenance and thing.provenance.to_check), f"{tr(thing.status.value)} · {told}",
        layer_of(thing), region,
    )  # fmt: skip


def _when(thing: Incident) -> str:
    return dtg(thing.occurred_at, Precision.MONTH if thing.precision is Precision.MONTH else Precision.DAY)


def force_mark(thing: Force) -> UnitMark | None:
    """The mark of a force; None of one without a public place or without a symbol."""
    placed = thing.position in (Position.POINT, Position.AREA)
    sidc = thing.sidc or (_UNTOLD if thing.kind in IMPORTED else "")
    if not placed or thing.lon is None or thing.lat is None or not sidc:
        return None
    return UnitMark(
        thing.id.hex(), thing.lon, thing.lat, sidc, force_name(thing),
        force_detail(thing.lead, thing.strength.text), thing.provenance.to_check,
        area_only=thing.position is Position.AREA, layer=layer_of(thing),
        parent="" if thing.parent_id is None else thing.parent_id.hex(),
    )  # fmt: skip


def _mission(thing: Mission) -> UnitMark | None:
    if thing.lon is None or thing.lat is None or not thing.sidc:
        return None
    area = layer_of(thing) == AWACS
    if not thing.country and not area:
        return None
    if area:
        return UnitMark(
            thing.id.hex(), thing.lon, thing.lat, thing.sidc, "AWACS", "", thing.provenance.to_check, area_only=True,
            layer=AWACS,
        )  # fmt: skip
    policing = thing.kind == "air policing"
    name, lead = (thing.place, thing.kind) if policing else (thing.name, "")
    return UnitMark(
        thing.id.hex(), thing.lon, thing.lat, thing.sidc, name, force_detail(lead, thing.strength.text),
        thing.provenance.to_check, layer=layer_of(thing),
    )  # fmt: skip
