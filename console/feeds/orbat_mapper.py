"""Scenarios of ORBAT Mapper (JSON): sides, groups and units under units, and what became of each over time.

Every unit is a record, and after them everything drawn in the scenario's layers. What a unit says at first holds from
the scenario's beginning, each later state from its time on. Where a unit is between two states is not made up: it is
where the last one put it.
"""

from collections.abc import Iterator
from typing import Any

from console.domain.letters import cut
from console.domain.numbers import grouped
from console.domain.sidc import Identity
from console.domain.times import Instant
from console.feeds import json_text, plain
from console.feeds.drafts import Asked, Complete, Draft, Given, GroupDraft, Refused, Titled, UnitDraft, Warned
from console.feeds.json_text import NotJson
from console.feeds.json_values import items, members, text
from console.feeds.orbat_mapper_layers import Layers
from console.feeds.orbat_mapper_states import Holdings, states
from console.feeds.order_of_battle import LONGEST_NAME, LONGEST_NOTE, OrderOfBattle
from console.feeds.told_times import ToldTimes
from console.feeds.unit_symbols import UnitSymbols, with_identity

_TYPE = "ORBAT-mapper"
_LOCKED = "ORBAT-mapper-encrypted"
_IDENTITIES = tuple("0123456")


class OrbatMapper:
    """See the module."""

    name = "orbat-mapper"

    def recognises(self, given: Given) -> bool:
        """By the type the file says it is of."""
        seen = json_text.glimpse(given.head)
        return seen is not None and seen.type in (_TYPE, _LOCKED)

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """Sides and groups, then all units, then all drawings. Raises Refused."""
        data, warnings = json_text.whole(given)
        yield from warnings
        raws = json_text.members(given.name, data)
        try:
            scenario = {name: json_text.value(raw) for name, raw in raws.items()}
        except NotJson as error:
            what = str(error).rstrip(".").removeprefix("It ")
            raise Refused(f"Not taken: {given.name} {what}. Nothing was written.") from None
        if scenario.get("type") == _LOCKED:
            raise Refused(f"Not taken: {given.name} is encrypted. Save it without a password. Nothing was written.")
        if not isinstance(scenario.get("sides", []), list):
            raise Refused(f"Not taken: {given.name} has no list of sides. Nothing was written.")
        yield from _Scenario(given.name, scenario).drafts()


PARSERS = (OrbatMapper(),)


class _Scenario:
    """One scenario while it is read."""

    def __init__(self, file: str, scenario: dict[str, Any]) -> None:
        self._scenario = scenario
        self._order = OrderOfBattle(file)
        self._times = ToldTimes()
        self._symbols = UnitSymbols()
        self._number = 0
        self._routes = 0
        self._exercise = False
        meta = members(scenario.get("meta"))
        self._version = self._times.at(text(meta.get("lastModifiedDate")) or text(meta.get("exportedDate")))
        self._start = self._begins()
        self._title = plain.text(text(scenario.get("name")))

    def drafts(self) -> Iterator[Draft]:
        """All of it."""
        if self._title:
            yield Titled(self._title)
        for side in self._scenario.get("sides", []):
            self._side(members(side))
        yield from self._order.drafts()
        yield Complete()
        layers = Layers(self._times, self._number)
        yield from layers.drafts(self._scenario)
        yield from self._symbols.warnings()
        if self._routes:
            yield Warned(f"Routes between two positions that were left out: {grouped(self._routes)}.")
        if events := len(items(self._scenario.get("events"))):
            yield Warned(f"Events of the scenario that were left out: {grouped(events)}.")
        yield from self._times.warnings()

    def _begins(self) -> Instant | None:
        """When the scenario begins, or the first of all states where one is before that."""
        found = [self._times.at(text(self._scenario.get("startTime")))]
        waiting = list(self._scenario.get("sides", []))
        while waiting:
            one = members(waiting.pop())
            found += [ToldTimes().at(text(members(state).get("t"))) for state in items(one.get("state"))]
            waiting += [*items(one.get("groups")), *items(one.get("subUnits"))]
        return min((moment for moment in found if moment is not None), default=None)

    def _side(self, side: dict[str, Any]) -> None:
        name, side_id = _named(side, "Side"), _id(side, f"side {self._number}")
        identity = _identity(side)
        note = _note(side)
        if name == self._title:
            name = ""
            self._order.top(side_id)
        else:
            self._order.group(GroupDraft(external_id=side_id, name=name, side=True, identity=identity, note=note))
        for group in items(side.get("groups")):
            self._group(members(group), side_id, name, identity)
        self._units(items(side.get("subUnits")), side_id, side_id, name, identity)

    def _group(self, group: dict[str, Any], side_id: str, side: str, identity: Identity | None) -> None:
        group_id = _id(group, f"group {self._number} of {side_id}")
        made = GroupDraft(external_id=group_id, name=_named(group, "Group"), parent=side_id, note=_note(group))
        self._order.group(made, side_id)
        self._units(items(group.get("subUnits")), group_id, side_id, side, identity)

    def _units(self, units: list[Any], above: str, side_id: str, side: str, identity: Identity | None) -> None:
        """All units under a node, each followed by those under it."""
        waiting = [(unit, above) for unit in reversed(units)]
        while waiting:
            unit, parent = waiting.pop()
            self._number += 1
            if not isinstance(unit, dict):
                self._order.reject(self._number, "It is no object with keys.")
                continue
            unit_id = _id(unit, f"record {self._number}")
            self._order.unit(self._unit(unit, unit_id, parent, side, identity), side_id)
            waiting += [(one, unit_id) for one in reversed(items(unit.get("subUnits")))]

    def _unit(self, unit: dict[str, Any], unit_id: str, parent: str, side: str, identity: Identity | None) -> UnitDraft:
        if (other := _identity(unit)) is not None:  # as the console writes it where a unit is not what its side is
            identity = other
        symbol = self._symbols.read(text(unit.get("sidc")), identity)
        own = with_identity(symbol.code, identity)
        told = states(unit, self._start, self._times, lambda code: self._coded(code, identity, own))
        self._routes += sum(bool(items(members(one).get("via"))) for one in items(unit.get("state")))
        holds = Holdings(unit.get("equipment")).words("Equipment"), Holdings(unit.get("supplies")).words("Supplies")
        note = "\n".join(filter(None, (_note(unit), *holds, symbol.note)))
        return UnitDraft(
            number=self._number,
            name=_named(unit, f"Unit {self._number}"),
            external_id=unit_id,
            short_name=cut(plain.text(text(unit.get("shortName"))), LONGEST_NAME),
            parent=parent,
            side=side,
            nation=symbol.nation,
            sidc=own,
            note=cut(note, LONGEST_NOTE),
            states=told,
            version_at=self._version,
            exercise=symbol.exercise,
        )

    def _coded(self, code: str, identity: Identity | None, own: str) -> str:
        """The symbol of a state, empty where it is the unit's own."""
        found = with_identity(self._symbols.read(code, identity).code, identity)
        return "" if found == own else found


def _identity(node: dict[str, Any]) -> Identity | None:
    digit = text(node.get("standardIdentity"))
    return Identity(int(digit)) if digit in _IDENTITIES else None


def _id(node: dict[str, Any], otherwise: str) -> str:
    return cut(text(node.get("id")), LONGEST_NAME) or otherwise


def _named(node: dict[str, Any], otherwise: str) -> str:
    return cut(" ".join(plain.text(text(node.get("name"))).split()), LONGEST_NAME) or otherwise


def _note(node: dict[str, Any]) -> str:
    return plain.text(text(node.get("description")))
