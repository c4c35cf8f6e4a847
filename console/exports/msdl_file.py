"""An order of battle as MSDL (SISO 1.0, with NETN's holdings): one moment, symbols in letters, positions in degrees."""

import re
import uuid
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from console.domain.errors import BadInput
from console.domain.force import Force, Position
from console.domain.lettered import Translated, to_letters
from console.domain.sidc import Identity
from console.domain.times import iso, iso_day
from console.exports.order_of_battle import Node, Order, Side, counted, placed
from console.feeds.strengths import AT_LEAST, AT_MOST, PERSONS
from console.feeds.xml_mending import without_illegal

_SPACE = "urn:sisostds:scenario:military:data:draft:msdl:1"
_MODEL = "http://www.sisostds.org/schemas/modelID"
_HANDLES = uuid.UUID("6f1c1f3a-5c0e-5d0a-9d3b-4a6d2f0b7e11")
"""The name space of handles made from ids that are no UUIDs."""
_RELATIONS = {
    Identity.FRIEND: "FR", Identity.ASSUMED_FRIEND: "AFR", Identity.HOSTILE: "HO", Identity.SUSPECT: "SUSPCT",
    Identity.NEUTRAL: "NEUTRL", Identity.PENDING: "PENDNG", Identity.UNKNOWN: "UNK",
}  # fmt: skip
_EQUIPMENT = "SGE"
"""Letters 1, 3 and 5 of a code that is one of equipment."""
_UNTOLD = "SUZP-----------"


def scenario(order: Order) -> tuple[bytes, tuple[str, ...]]:
    """The file of an order of one moment, and what it cannot hold, a phrase each. Raises BadInput where it has none."""
    if order.at is None:
        raise BadInput("MSDL holds one moment. Say which day.")
    symbols = {node.id: _symbol(node.force) for _, node, _ in order.nodes()}
    lost = (*order.lost, *_lost(order, symbols))
    root = Element("MilitaryScenario", {"xmlns": _SPACE, "xmlns:modelID": _MODEL})
    _about(root, order, lost)
    _sides(root, order)
    organizations = SubElement(root, "Organizations")
    units, equipment = SubElement(organizations, "Units"), SubElement(organizations, "Equipment")
    for side, node, above in order.nodes():
        if not node.is_group:
            is_item = symbols[node.id].code[:5:2] == _EQUIPMENT and not node.below
            _unit(equipment if is_item else units, side, node, above, symbols[node.id].code)
    for name in ("Overlays", "Installations", "TacticalGraphics", "MOOTWGraphics"):
        SubElement(root, name)
    indent(root)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8") + b"\n", lost


def _about(root: Element, order: Order, lost: tuple[str, ...]) -> None:
    about = SubElement(root, "ScenarioID")
    told = "\n".join([order.about, *([f"Left out: {'; '.join(lost)}."] if lost else [])])
    for name, said in (
        ("name", order.title), ("type", "Order of battle"), ("version", "0"),
        ("modificationDate", iso_day(order.known)),
        ("securityClassification", order.marking.banner), ("description", told),
    ):  # fmt: skip
        _say(about, f"modelID:{name}", said)
    _say(SubElement(root, "Options"), "MSDLVersion", "MSDL Standard Nov 2008")
    _say(SubElement(root, "Environment"), "ScenarioTime", iso(order.at or 0))


def _sides(root: Element, order: Order) -> None:
    """Sides, the first of which says what all of them are to it and itself; groups as forces that owe allegiance."""
    listed = SubElement(root, "ForceSides")
    for number, side in enumerate(order.sides):
        made = _side(listed, _handle(side.id), side.name, _handle(side.id))
        if number == 0:
            associations = SubElement(made, "Associations")
            for other in order.sides:
                association = SubElement(associations, "Association")
                _say(association, "AffiliateHandle", _handle(other.id))
                _say(association, "Relationship", _RELATIONS[other.identity])
    for side, node, above in order.nodes():
        if node.is_group:
            group_above = above.id if above is not None and above.is_group else side.id
            _side(listed, _handle(node.id), node.force.name, _handle(group_above))


def _side(listed: Element, handle: str, name: str, allegiance: str) -> Element:
    made = SubElement(listed, "ForceSide")
    _say(made, "ObjectHandle", handle)
    _say(made, "ForceSideName", name)
    _say(made, "AllegianceHandle", allegiance)
    return made


def _unit(listed: Element, side: Side, node: Node, above: Node | None, symbol: str) -> None:
    force, is_item = node.force, listed.tag == "Equipment"
    made = SubElement(listed, "EquipmentItem" if is_item else "Unit")
    _say(made, "ObjectHandle", _handle(node.id))
    _say(made, "SymbolIdentifier", symbol)
    _say(made, "Name", force.name)
    if force.short_name:
        beside = SubElement(made, "EquipmentSymbolModifiers" if is_item else "UnitSymbolModifiers")
        _say(beside, "UniqueDesignation", force.short_name)
    if (where := placed(force)) is not None:
        location = SubElement(SubElement(made, "Disposition"), "Location")
        _say(location, "CoordinateChoice", "GDC")
        degrees = SubElement(SubElement(location, "CoordinateData"), "GDC")
        _say(degrees, "Latitude", repr(where[1]))
        _say(degrees, "Longitude", repr(where[0]))
    relations = SubElement(made, "Relations")
    (_held if is_item else _under)(relations, side, above)
    holdings = list(_holdings(force))
    if holdings and not is_item:
        listed_holdings = SubElement(made, "Holdings")
        for name, count in holdings:
            holding = SubElement(listed_holdings, "Holding")
            _say(holding, "NSN_Code", name)
            _say(holding, "NSN_Name", name)
            _say(holding, "IsEquipment", "false")
            _say(holding, "OnHandQuantity", str(count))


def _under(relations: Element, side: Side, above: Node | None) -> None:
    relation = SubElement(relations, "ForceRelation")
    under_unit = above is not None and not above.is_group
    _say(relation, "ForceRelationChoice", "UNIT" if under_unit else "FORCE_SIDE")
    data = SubElement(relation, "ForceRelationData")
    handle = _handle(side.id if above is None else above.id)
    if under_unit:
        command = SubElement(data, "CommandRelation")
        _say(command, "CommandingSuperiorHandle", handle)
        _say(command, "CommandRelationshipType", "NONE")
    else:
        _say(data, "ForceSideHandle", handle)


def _held(relations: Element, side: Side, above: Node | None) -> None:
    by_unit = above is not None and not above.is_group
    handle = _handle(side.id if above is None else above.id)
    if by_unit:
        _say(relations, "OrganicSuperiorHandle", handle)
    holder = SubElement(relations, "HoldingOrganization")
    _say(holder, "OwnerChoice", "UNIT" if by_unit else "FORCE_SIDE")
    _say(SubElement(holder, "OwnerData"), "UnitOwnerHandle" if by_unit else "ForceOwnerHandle", handle)


def _holdings(force: Force) -> Iterator[tuple[str, int]]:
    least, most = force.strength.bounds
    if least == most and least is not None:
        yield PERSONS, least
        return
    for name, count in ((AT_LEAST, least), (AT_MOST, most)):
        if count is not None:
            yield name, count


def _symbol(force: Force) -> Translated:
    if not force.sidc:
        return Translated(_UNTOLD)
    try:
        return to_letters(force.sidc)
    except BadInput:
        return Translated(_UNTOLD, ("its symbol",))


def _handle(own: str) -> str:
    """A handle as MSDL wants it: a UUID, the id itself where it is one."""
    try:
        return str(uuid.UUID(own))
    except ValueError:
        return str(uuid.uuid5(_HANDLES, own))


def _say(parent: Element, name: str, said: str) -> None:
    SubElement(parent, name).text = without_illegal(said)[0]


def _lost(order: Order, symbols: dict[str, Translated]) -> Iterator[str]:
    nodes = [node for _, node, _ in order.nodes() if not node.is_group]
    about = sum(node.force.position in (Position.AREA, Position.HOME) for node in nodes)
    if about:
        yield f"{counted(about, 'position', 'positions')} that only stand for an area or a home"
    if named := sum(bool(node.force.place) for node in nodes):
        yield f"names of {counted(named, 'place', 'places')}"
    if noted := sum(bool(node.force.note) for node in nodes):
        yield f"notes of {counted(noted, 'unit', 'units')}"
    if lossy := sum(bool(symbols[node.id].lost) for node in nodes):
        first = next(one for node in nodes if (one := symbols[node.id]).lost)
        yield f"parts of {counted(lossy, 'symbol', 'symbols')} ({re.sub(r'[()]', '', first.lost[0])} …)"
