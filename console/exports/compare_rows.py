"""What changed between two days as rows: one a force and kind of change, under a row a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.force import Force, Mission, Position
from console.domain.growth import Growth, growth
from console.domain.lengths import length_text
from console.domain.notice import notice_words
from console.domain.posture import figure
from console.domain.posture_changes import Change, What
from console.domain.posture_words import Names, said
from console.domain.provenance import Provenance
from console.exports.picture_names import force_name, name_in_tree, place_words
from console.map.change_signs import Sign
from console.map.words import later, tr

ARROW: Final = "\N{RIGHTWARDS ARROW}"


class Kind(StrEnum):
    """Kinds of change, in the order they are listed in."""

    APPEARED = "appeared"
    ENDED = "ended"
    MOVED = "moved"
    RESIZED = "resized"
    HIGHER = "higher"
    LEAD = "lead"
    CONTRIBUTORS = "contributors"
    NOTICE = "notice"
    TERMS = "terms"
    BEGUN = "begun"
    OVER = "over"


TITLES: Final = {
    Kind.APPEARED: later("Appeared"),
    Kind.ENDED: later("Ended"),
    Kind.MOVED: later("Moved"),
    Kind.RESIZED: later("Strength and size"),
    Kind.HIGHER: later("Higher command"),
    Kind.LEAD: later("Lead"),
    Kind.CONTRIBUTORS: later("Contributors"),
    Kind.NOTICE: later("Notice to move"),
    Kind.TERMS: later("Other terms"),
    Kind.BEGUN: later("Operations begun"),
    Kind.OVER: later("Operations over"),
}
_KIND_OF: Final = {
    What.APPEARED: Kind.APPEARED,
    What.ENDED: Kind.ENDED,
    What.MOVED: Kind.MOVED,
    What.RESIZED: Kind.RESIZED,
    What.LEVEL: Kind.RESIZED,
    What.UNDER: Kind.HIGHER,
    What.LED: Kind.LEAD,
    What.JOINED: Kind.CONTRIBUTORS,
    What.LEFT: Kind.CONTRIBUTORS,
    What.GAVE: Kind.CONTRIBUTORS,
    What.READINESS: Kind.NOTICE,
}


_SIGNS: Final = {Kind.BEGUN: Sign.APPEARED, Kind.OVER: Sign.ENDED}


@dataclass(frozen=True)
class Head:
    """The row of a kind of change, and how many forces stand under it."""

    kind: Kind
    number: int

    @property
    def id(self) -> str:
        """Its own, so that no force has it."""
        return self.kind.value

    @property
    def sign(self) -> Sign:
        """What the forces under it share."""
        return _SIGNS.get(self.kind) or Sign(self.kind.value)


@dataclass(frozen=True)
class Changed:
    """What of one kind changed of one force. ``brief`` is ``was → is``, ``full`` the same as sentences."""

    kind: Kind
    changes: tuple[Change, ...]
    brief: str
    full: str

    @property
    def id(self) -> str:
        """Of the row: a force may stand under several kinds."""
        return f"{self.force.id.hex()} {self.kind.value}"

    @property
    def name(self) -> str:
        """The name as the source has it."""
        return self.force.name

    @property
    def short_name(self) -> str:
        """What it is called on the map."""
        return force_name(self.force)

    @property
    def listed_name(self) -> str:
        """What it is called in tables."""
        return name_in_tree(self.force)

    @property
    def sidc(self) -> str | None:
        """Its symbol."""
        return self.force.sidc

    @property
    def force(self) -> Force:
        """As it stands after, or stood before."""
        return self.changes[0].force

    @property
    def before(self) -> Force | None:
        """As it stood before."""
        return self.changes[0].before

    @property
    def provenances(self) -> tuple[Provenance, ...]:
        """Where both sides come from, the later first."""
        sides = (self.changes[0].after, self.changes[0].before)
        return tuple(dict.fromkeys(force.provenance for force in sides if force is not None))

    @property
    def growth(self) -> Growth | None:
        """By how many it grew or shrank, where both are known."""
        change = next((one for one in self.changes if one.what is What.RESIZED), None)
        if change is None or change.before is None or change.after is None:
            return None
        was, now = figure(change.before.strength), figure(change.after.strength)
        return None if was is None or now is None else growth(was, now)

    @property
    def sign(self) -> Sign:
        """Its sign in the list and on the map."""
        if self.kind is not Kind.RESIZED:
            return Sign(self.kind.value)
        grown = self.growth
        return Sign.GREW if grown and grown.grew else Sign.SHRANK if grown and grown.shrank else Sign.RESIZED


@dataclass(frozen=True)
class Running:
    """An operation or mission that runs on one of the two days only."""

    kind: Kind
    mission: Mission

    @property
    def id(self) -> str:
        """Of the row."""
        return f"{self.mission.id.hex()} {self.kind.value}"

    @property
    def name(self) -> str:
        """The name as the source has it."""
        return self.mission.name

    @property
    def short_name(self) -> str:
        """The same: an operation has no shorter one."""
        return self.mission.name

    @property
    def listed_name(self) -> str:
        """The same again."""
        return self.mission.name

    @property
    def sidc(self) -> str | None:
        """Its symbol."""
        return self.mission.sidc

    @property
    def brief(self) -> str:
        """What it is, where, how many."""
        parts = (tr(self.mission.kind.capitalize()), place_words(self.mission), tr(self.mission.strength.text))
        return " · ".join(part for part in parts if part)

    @property
    def full(self) -> str:
        """What the source says of it."""
        return self.mission.description or self.brief

    @property
    def provenances(self) -> tuple[Provenance, ...]:
        """Where it is from."""
        return (self.mission.provenance,)


Line = Changed | Running
Row = Head | Line


def missions_of(before: Sequence[Mission], after: Sequence[Mission]) -> tuple[Row, ...]:
    """The operations of one of two days only, under a row for those begun and one for those over."""
    was, now = {one.id for one in before}, {one.id for one in after}
    begun = [Running(Kind.BEGUN, one) for one in after if one.id not in was]
    over = [Running(Kind.OVER, one) for one in before if one.id not in now]
    found: list[Row] = []
    for rows in filter(None, (begun, over)):
        found += [Head(rows[0].kind, len(rows)), *rows]
    return tuple(found)


def rows_of(changes: Sequence[Change], names: Names) -> tuple[Row, ...]:
    """Each kind there is with its forces under it."""
    found: dict[Kind, dict[bytes, list[Change]]] = {kind: {} for kind in Kind}
    for change in changes:
        found[_KIND_OF.get(change.what, Kind.TERMS)].setdefault(change.force.id, []).append(change)
    return tuple(row for kind, forces in found.items() if forces for row in _rows(kind, forces, names))


def subject_of(row: str) -> str:
    """The id of the force or operation of a row, by the row's; empty for the row of a kind."""
    subject, parted, _ = row.partition(" ")
    return subject if parted else ""


def _rows(kind: Kind, forces: dict[bytes, list[Change]], names: Names) -> Iterator[Row]:
    yield Head(kind, len(forces))
    for changes in forces.values():
        full = "\n".join(said(change, names, tr) for change in changes)
        yield Changed(kind, tuple(changes), " · ".join(_brief(change, names) for change in changes), full)


def _brief(change: Change, names: Names) -> str:
    before, after = change.before, change.after
    if before is None or after is None:
        force = change.force
        parts = (tr(force.strength.text), names.country(force.lead), place_words(force))
        return " · ".join(part for part in parts if part)
    if change.what is What.MOVED:
        far = f" · {length_text(change.km * 1000)}" if change.km else ""
        return _pair(place_words(before), place_words(after)) + far
    if change.what in _SIDES:
        of = _SIDES[change.what]
        return _pair(of(before, names), of(after, names))
    nations = ", ".join(names.country(nation) for nation in change.nations)
    if change.what is What.JOINED:
        return f"+ {nations}"
    if change.what is What.LEFT:
        return f"\N{MINUS SIGN} {nations}"
    return said(change, names, tr)


def _pair(was: str, now: str) -> str:
    unknown = tr("unknown")
    return f"{was or unknown} {ARROW} {now or unknown}"


_SIDES: Final[dict[What, Callable[[Force, Names], str]]] = {
    What.RESIZED: lambda force, _: tr(force.strength.text),
    What.LEVEL: lambda force, _: force.size_level,
    What.UNDER: lambda force, names: force.higher if force.parent_id is None else names.unit(force.parent_id),
    What.LED: lambda force, names: names.country(force.lead),
    What.READINESS: lambda force, _: notice_words(force.readiness, tr),
}


def moved_between(row: Changed) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """From where to where a force moved, degrees; None where it did not, or a place is not public."""
    before, after = row.before, row.force
    if row.kind is not Kind.MOVED or before is None or Position.NOT_PUBLIC in (before.position, after.position):
        return None
    if before.lon is None or before.lat is None or after.lon is None or after.lat is None:
        return None
    start, end = (before.lon, before.lat), (after.lon, after.lat)
    return None if start == end else (start, end)
