"""Military Scenario Definition Language (SISO MSDL 1.0, and NETN's holdings): who is where at one moment.

Units and items of equipment are records and stand in one tree under the force sides; installations and tactical
graphics are records of an overlay. All hold from the scenario's time on: the file is a snapshot.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from console.domain.letters import cut
from console.domain.sidc import Identity
from console.feeds import elements as el
from console.feeds import plain, xml
from console.feeds.drafts import (
    Asked,
    Complete,
    Draft,
    Given,
    GroupDraft,
    Titled,
    UnitDraft,
    UnitState,
)
from console.feeds.msdl_drawings import Drawings, draft
from console.feeds.msdl_holdings import holdings
from console.feeds.msdl_places import position
from console.feeds.msdl_sides import Sides
from console.feeds.order_of_battle import LONGEST_NAME, LONGEST_NOTE, OrderOfBattle
from console.feeds.told_times import ToldTimes
from console.feeds.unit_symbols import Symbol, UnitSymbols

_SPACE = ":msdl:"
_ECHELONS = {
    "TEAM": "11", "CREW": "11", "SQUAD": "12", "SECTION": "13", "PLATOON": "14", "COMPANY": "15", "BATTALION": "16",
    "REGIMENT": "17", "BRIGADE": "18", "DIVISION": "21", "CORPS": "22", "ARMY": "23", "ARMYGROUP": "24",
    "REGION": "25", "COMMAND": "26",
}  # fmt: skip
_BESIDE = (
    ("Combat effectiveness", "CombatEffectiveness"), ("Reinforced or reduced", "ReinforcedReduced"),
    ("Higher formation", "HigherFormation"), ("Type", "EquipmentType"), ("Staff comments", "StaffComments"),
    ("Also", "AdditionalInfo"), ("Quantity", "Quantity"),
)  # fmt: skip
_ONE = ("Quantity", "1")
_SUPERIORS = (
    "CommandingSuperiorHandle", "ForceSideHandle", "UnitOwnerHandle", "ForceOwnerHandle", "OrganicSuperiorHandle",
)  # fmt: skip


class Msdl:
    """See the module."""

    name = "msdl"

    def recognises(self, given: Given) -> bool:
        """By the outermost element or its namespace."""
        root = xml.outermost(given.head)
        return root is not None and (root.name == "MilitaryScenario" or _SPACE in root.namespace.lower())

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """Sides, then units and equipment, then what is drawn. Raises Refused."""
        document = xml.parse(given)
        yield from document.warnings
        reading = _Scenario(given.name, document)
        yield from reading.drafts()
        yield from document.cut(reading.number)


PARSERS = (Msdl(),)


class _Scenario:
    """One scenario while it is read."""

    def __init__(self, file: str, document: xml.Document) -> None:
        self.number = 0
        self._document = document
        self._order = OrderOfBattle(file)
        self._symbols = UnitSymbols()
        self._times = ToldTimes()
        self._sides = Sides(document.root)
        about = el.child(document.root, "ScenarioID")
        self._title = "" if about is None else el.line(plain.text(el.child_text(about, "name")))
        self._version = self._times.at("" if about is None else el.child_text(about, "modificationDate"))
        environment = el.child(document.root, "Environment")
        moment = "" if environment is None else el.child_text(environment, "ScenarioTime")
        self._at = self._times.at(moment)

    def drafts(self) -> Iterator[Draft]:
        """All of it."""
        if self._title:
            yield Titled(self._title)
        for side in self._sides:
            if side.name == self._title and not side.under:
                self._order.top(side.handle)
                continue
            made = GroupDraft(
                external_id=side.handle, name=cut(side.name, LONGEST_NAME), parent=side.under, side=not side.under,
                identity=None if side.under else side.identity,
            )  # fmt: skip
            self._order.group(made)
        listed = [*self._whole("Units", "Unit"), *self._whole("Equipment", "EquipmentItem")]
        handles = [cut(el.child_text(one, "ObjectHandle"), LONGEST_NAME) for one in listed]
        superiors = {handle: _superiors(one) for handle, one in zip(reversed(handles), reversed(listed), strict=True)}
        for handle, element in zip(handles, listed, strict=True):
            self._unit(handle, element, superiors)
        yield from self._order.drafts()
        if not self._document.broken:
            yield Complete()
        for element, overlay in Drawings(self._document.root):
            if self._document.whole(element):
                self.number += 1
                yield draft(self.number, element, overlay, self._at)
        yield from self._symbols.warnings()
        yield from self._times.warnings()

    def _whole(self, listed: str, name: str) -> Iterator[Element]:
        organizations = el.child(self._document.root, "Organizations")
        parent = None if organizations is None else el.child(organizations, listed)
        for found in () if parent is None else el.children(parent, name):
            if self._document.whole(found):
                yield found

    def _unit(self, handle: str, element: Element, superiors: dict[str, tuple[str, ...]]) -> None:
        self.number += 1
        above = next((one for one in superiors[handle] if one in superiors or one in self._sides), "")
        side = self._side(handle, superiors)
        symbol = self._symbol(element, self._sides.identity(side))
        name = el.line(plain.text(el.child_text(element, "Name")))
        place = position(el.child(element, "Disposition"))
        (least, most), holds = holdings(element)
        unique, beside = _beside(element)
        state = UnitState(
            valid_from=self._at, lon=place.lon, lat=place.lat, unlocated=place.unlocated, least=least, most=most
        )
        made = UnitDraft(
            number=self.number,
            name=cut(name or unique, LONGEST_NAME) or f"Unit {self.number}",
            external_id=handle or f"record {self.number}",
            short_name=cut(unique, LONGEST_NAME) if unique != name else "",
            parent=above or next(iter(superiors[handle]), ""),
            side="" if self._order.is_top(side) else self._sides.name(side),
            nation=symbol.nation,
            sidc=symbol.code,
            note=cut("\n".join(filter(None, (*beside, holds, symbol.note))), LONGEST_NOTE),
            states=(state,),
            version_at=self._version,
            snapshot=True,
            exercise=symbol.exercise,
        )
        self._order.unit(made, side)

    def _side(self, handle: str, superiors: dict[str, tuple[str, ...]]) -> str:
        """The side at the end of a chain of superiors; empty where there is none."""
        seen: set[str] = set()
        while handle not in seen:
            seen.add(handle)
            above = superiors.get(handle, ())
            if found := next((one for one in above if one in self._sides), ""):
                return found
            handle = next((one for one in above if one in superiors), handle)
        return ""

    def _symbol(self, element: Element, identity: Identity | None) -> Symbol:
        """Its symbol; the size stands beside it where the code does not say it."""
        symbol = self._symbols.read(el.child_text(element, "SymbolIdentifier"), identity)
        modifiers = el.child(element, "UnitSymbolModifiers")
        said = "" if modifiers is None else el.child_text(modifiers, "Echelon")
        size = _ECHELONS.get(said.upper().replace("_", "").replace(" ", ""), "")
        if size and symbol.code[8:10] == "00":
            return symbol._replace(code=f"{symbol.code[:8]}{size}{symbol.code[10:]}")
        return symbol


def _superiors(element: Element) -> tuple[str, ...]:
    """The handles of whom it stands under, the surest first: who commands or holds it, then where it belongs."""
    relations = el.child(element, "Relations")
    if relations is None:
        return ()
    found = [next((el.text(one) for one in el.below(relations, name)), "") for name in _SUPERIORS]
    return tuple(cut(one, LONGEST_NAME) for one in found if one)


def _beside(element: Element) -> tuple[str, list[str]]:
    """Its unique designation, and what else stands beside its symbol, a line each."""
    modifiers = el.child(element, "UnitSymbolModifiers", "EquipmentSymbolModifiers")
    if modifiers is None:
        return "", []
    lines = [(title, el.line(plain.text(el.child_text(modifiers, name)))) for title, name in _BESIDE]
    unique = el.line(plain.text(el.child_text(modifiers, "UniqueDesignation")))
    return unique, [f"{title}: {said}" for title, said in lines if said and (title, said) != _ONE]
