"""What became of a unit of an ORBAT Mapper scenario over time: its states become spans in which nothing changes."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import msgspec

from console.domain.force import MOST_PERSONS
from console.domain.letters import cut
from console.domain.times import Instant
from console.feeds import plain, positions, strengths
from console.feeds.drafts import UnitState
from console.feeds.json_values import members, objects, text
from console.feeds.told_times import ToldTimes

ABSENT = "Absent"
"""The status of a unit that does not stand yet or any more, as the console writes it: the format knows no end."""
_LONGEST_WORD = 120
_LISTED = 40
_OWN = ("location", "status", "reinforcedStatus")
"""What a unit says of its first state; its symbol is the unit's own."""
_REINFORCED = {"Reinforced": "Reinforced", "Reduced": "Reduced", "ReinforcedReduced": "Reinforced and reduced"}


class Holdings:
    """How many of what a unit has: persons, equipment or supplies, by name."""

    def __init__(self, listed: object) -> None:
        """``listed`` is what the file lists; what is no such list counts nothing."""
        self._held: dict[str, int] = {}
        self.replace(listed)

    def replace(self, listed: object) -> None:
        """Take figures in place of those of the same names."""
        self._held.update(_figures(listed))

    def add(self, listed: object) -> None:
        """Take figures as changes of those of the same names; nothing gets below none."""
        for name, count in _figures(listed, least=-MOST_PERSONS).items():
            self._held[name] = max(0, self._held.get(name, 0) + count)

    @property
    def persons(self) -> tuple[int | None, int | None]:
        """All persons together, least and most; None where nothing is listed, or more than can be."""
        if self._held.get(strengths.AT_LEAST) or self._held.get(strengths.AT_MOST):
            return self._held.get(strengths.AT_LEAST) or None, self._held.get(strengths.AT_MOST) or None
        total = sum(self._held.values())
        if not total and strengths.AT_LEAST in self._held:
            return None, None
        return (total, total) if self._held and total <= MOST_PERSONS else (None, None)

    def words(self, title: str) -> str:
        """``Equipment: 12 tanks, 4 guns``, empty where there is nothing."""
        said = [f"{count} {name}" for name, count in list(self._held.items())[:_LISTED]]
        more = f" and {len(self._held) - _LISTED} more" if len(self._held) > _LISTED else ""
        return f"{title}: {', '.join(said)}{more}." if said else ""


def states(
    unit: dict[str, Any], start: Instant | None, times: ToldTimes, coded: Callable[[str], str]
) -> tuple[UnitState, ...]:
    """The spans of a unit: from ``start`` what it says of itself, then what each state changes, in order of time."""
    persons = Holdings(unit.get("personnel"))
    now = _changed(UnitState(valid_from=start), {key: unit[key] for key in _OWN if key in unit}, persons, coded)
    found = [now]
    for at, state in _ordered(unit.get("state"), times):
        persons.replace(members(state.get("update")).get("personnel"))
        persons.add(members(state.get("diff")).get("personnel"))
        following = msgspec.structs.replace(_changed(now, state, persons, coded), valid_from=at)
        if msgspec.structs.replace(following, valid_from=now.valid_from) == now:
            continue
        if at == found[-1].valid_from:
            found.pop()
        found.append(following)
        now = following
    ended = [msgspec.structs.replace(one, valid_to=after.valid_from) for one, after in pairwise(found)]
    there = [one for one in (*ended, found[-1]) if one.note != ABSENT]
    return tuple(there) or (found[-1],)


def _ordered(listed: object, times: ToldTimes) -> Iterable[tuple[Instant, dict[str, Any]]]:
    read = [(times.at(text(one.get("t"))), one) for one in objects(listed)]
    return sorted(((at, one) for at, one in read if at is not None), key=lambda pair: pair[0])


def _changed(before: UnitState, said: dict[str, Any], persons: Holdings, coded: Callable[[str], str]) -> UnitState:
    """The state with what somebody says of it; what they do not mention stays."""
    changes: dict[str, Any] = dict(zip(("least", "most"), persons.persons, strict=True))
    if "location" in said:
        lon, lat, changes["unlocated"] = _position(said["location"])
        changes["lon"], changes["lat"] = lon, lat
    if isinstance(code := said.get("sidc"), str):
        changes["sidc"] = coded(code)
    if "status" in said or "reinforcedStatus" in said:
        changes["note"] = _status(said)
    return msgspec.structs.replace(before, **changes)


def _position(location: object) -> positions.Point:
    if location is None:
        return positions.Point(None, None)
    if not isinstance(location, list) or len(location) < 2:
        return positions.Point(None, None, positions.NO_NUMBER)
    return positions.point(location[0], location[1])


def _status(said: dict[str, Any]) -> str:
    words = plain.text(text(said.get("status")))
    reinforced = _REINFORCED.get(text(said.get("reinforcedStatus")), "")
    return cut(". ".join(filter(None, (words, reinforced))), _LONGEST_WORD)


def _figures(listed: object, least: int = 0) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in objects(listed):
        count = positions.number(one.get("onHand") if one.get("onHand") is not None else one.get("count"))
        name = plain.text(text(one.get("name")) or text(one.get("id")))
        if count is not None and name and least <= count <= MOST_PERSONS and count == int(count):
            found[cut(" ".join(name.split()), _LONGEST_WORD)] = int(count)
    return found
