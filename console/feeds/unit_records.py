"""Records that each tell of one unit at one time become an order of battle: who is under whom is found by id or name.

Where records have a date they are a snapshot each: a unit is there until the next date of the file. Records of one unit
at the same time are several of its parts, told apart by their number. A superior that is no record is a group.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from console.domain.letters import cut
from console.domain.sidc import Identity
from console.domain.times import DAY, Instant, Precision
from console.feeds import plain
from console.feeds.drafts import Complete, Draft, GroupDraft, UnitDraft, UnitState
from console.feeds.order_of_battle import LONGEST_NAME, LONGEST_NOTE, OrderOfBattle
from console.feeds.positions import Point
from console.feeds.strengths import Persons, persons
from console.feeds.told_times import ToldTimes
from console.feeds.unit_roles import Role
from console.feeds.unit_symbols import UnitSymbols

_MARK: Final = "|"
_LONGEST_WORD: Final = 120


class UnitRecords:
    """The records of one file, in their order."""

    def __init__(self, name: str) -> None:
        """``name`` is that of the file."""
        self._name = name
        self._times = ToldTimes()
        self._symbols = UnitSymbols()
        self._read: list[UnitDraft] = []
        self._rejected: list[tuple[int, str]] = []
        self._parents: dict[int, str] = {}
        self._dates: set[Instant] = set()

    def reject(self, number: int, reason: str) -> None:
        """Note a record that is none."""
        self._rejected.append((number, reason))

    def add(self, number: int, said: Mapping[Role, str], place: Point, kind: str = "") -> None:
        """A record; ``kind`` is what its position stands for where the record does not say."""
        name = _line(said.get(Role.NAME, ""))
        if not name:
            self.reject(number, "It names no unit.")
            return
        symbol = self._symbols.read(said.get(Role.SYMBOL, ""))
        nation = _nation(said.get(Role.NATION, "")) or symbol.nation
        strength, size = _strength(said)
        begins, ends, date = self._span(said)
        state = UnitState(
            valid_from=begins, valid_to=ends, lon=place.lon, lat=place.lat, unlocated=place.unlocated,
            place=_line(said.get(Role.PLACE, "")), country=_nation(said.get(Role.HOST, "")),
            position=said.get(Role.POSITION, "") or kind or "point", least=strength.least, most=strength.most,
            strength_note=strength.note, note=cut(plain.text(said.get(Role.STATE, "")), _LONGEST_WORD),
        )  # fmt: skip
        side = _line(said.get(Role.SIDE, "")) or nation
        own = said.get(Role.ID, "").strip()
        note = "\n".join(filter(None, (plain.text(said.get(Role.NOTE, "")), symbol.note)))
        self._parents[number] = _line(said.get(Role.PARENT, ""))
        self._read.append(
            UnitDraft(
                number=number, name=name, external_id=cut(own, LONGEST_NAME) or f"{name}{_MARK}{side}",
                short_name=_line(said.get(Role.SHORT, "")), side=side, nation=nation, sidc=symbol.code, size=size,
                note=cut(note, LONGEST_NOTE), states=(state,), snapshot=date,
                version_at=begins if date else self._times.at(said.get(Role.AS_OF, "")), exercise=symbol.exercise,
            )
        )  # fmt: skip

    def drafts(self) -> Iterator[Draft]:
        """Sides and groups, then all records. Raises Refused where units stand too deep under one another."""
        order = OrderOfBattle(self._name)
        units = self._numbered()
        parents = _Parents(units)
        for unit in units:
            side_id = f"side{_MARK}{unit.side}" if unit.side else ""
            if side_id:
                order.group(GroupDraft(external_id=side_id, name=unit.side, side=True, identity=_identity(unit.sidc)))
            above = self._parents[unit.number]
            parent = parents.of(unit, above) if above else side_id
            if parent == "":
                parent = f"group{_MARK}{unit.side}{_MARK}{above}" if above else ""
            if parent.startswith("group"):
                order.group(GroupDraft(external_id=parent, name=above, parent=side_id), side_id)
            order.unit(msgspec.structs.replace(unit, parent=parent), side_id, several=True)
        for number, reason in self._rejected:
            order.reject(number, reason)
        yield from order.drafts()
        yield Complete()
        yield from self._symbols.warnings()
        yield from self._times.warnings()

    def _span(self, said: Mapping[Role, str]) -> tuple[Instant | None, Instant | None, bool]:
        """From when until when, and whether that is a snapshot of one date."""
        begins = self._times.read(said.get(Role.FROM, ""))
        ends = self._times.read(said.get(Role.TO, ""))
        until = ends.at
        if until is not None and ends.precision is Precision.DAY:
            until += DAY
        if begins.at is not None or until is not None:
            return begins.at, until if begins.at is None or until is None or until > begins.at else None, False
        date = self._times.at(said.get(Role.DATE, ""))
        if date is not None:
            self._dates.add(date)
        return date, None, date is not None

    def _numbered(self) -> list[UnitDraft]:
        """The records with an id for each part of a unit told at the same time, snapshots ended by the next date."""
        following = dict(zip(ordered := sorted(self._dates), ordered[1:], strict=False))
        seen: Counter[tuple[str, Instant | None]] = Counter()
        found = []
        for unit in self._read:
            (state,) = unit.states
            at = (unit.external_id, state.valid_from)
            seen[at] += 1
            if unit.snapshot and state.valid_from in following:
                state = msgspec.structs.replace(state, valid_to=following[state.valid_from])
            if seen[at] > 1 and unit.external_id == f"{unit.name}{_MARK}{unit.side}":
                part = f" ({seen[at]})"
                unit = msgspec.structs.replace(unit, name=unit.name + part, external_id=unit.external_id + part)
            found.append(msgspec.structs.replace(unit, states=(state,)))
        return found


class _Parents:
    """Finds superiors by what records call them: an id, else the name of one unit, of the same side if it can be."""

    def __init__(self, units: list[UnitDraft]) -> None:
        self._ids = {unit.external_id for unit in units}
        self._named: dict[tuple[str, str], set[str]] = {}
        for unit in units:
            for side in ("", unit.side):
                self._named.setdefault((unit.name.casefold(), side), set()).add(unit.external_id)

    def of(self, unit: UnitDraft, above: str) -> str:
        """The id of a superior, empty where no record is it."""
        if above in self._ids:
            return above
        for side in (unit.side, ""):
            found = self._named.get((above.casefold(), side), set()) - {unit.external_id}
            if len(found) == 1:
                return next(iter(found))
        return ""


def _strength(said: Mapping[Role, str]) -> tuple[Persons, str]:
    """Persons, and the size in words; a strength that is a word is a size."""
    size = _line(said.get(Role.SIZE, "")).lower()
    least, most = persons(said.get(Role.LEAST, "")), persons(said.get(Role.MOST, ""))
    if least.least is not None or most.most is not None:
        return Persons(least.least, most.most, said.get(Role.STRENGTH_NOTE, "").strip()[:_LONGEST_WORD]), size
    found = persons(said.get(Role.STRENGTH, ""))
    if found.least is None and found.most is None and not size and found.note.isalpha():
        return Persons(), found.note.lower()
    return found, size


def _identity(sidc: str) -> int | None:
    return Identity(int(sidc[3])) if sidc else None


def _nation(said: str) -> str:
    plain_text = said.strip()
    return plain_text.upper() if len(plain_text) == 2 and plain_text.isascii() and plain_text.isalpha() else ""


def _line(said: str) -> str:
    return cut(" ".join(plain.text(said).split()), LONGEST_NAME)
