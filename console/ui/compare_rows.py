"""What changed between two days as rows: one a force and kind of change, under a row a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.force import Force, Position
from console.domain.growth import Growth, growth
from console.domain.lengths import length_text
from console.domain.posture import figure
from console.domain.posture_changes import Change, What
from console.domain.posture_words import Names, notice_words, said
from console.domain.provenance import Provenance
from console.map.change_signs import Sign
from console.ui.picture_names import place_words
from console.ui.words import later, tr

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


TITLES: Final = {
    Kind.APPEARED: later("Appeared"),
    Kind.ENDED: later("Ended"),
    Kind.MOVED: later("Moved"),
    Kind.RESIZED: later("Strength and size"),
    Kind.HIGHER: later("Higher command"),
    Kind.LEAD: later("Lead"),
    Kind.CONTRIBUTORS: later("Contributors"),
    Kind.NOTICE: later("Notice to move"),
    Kind.TERMS: later("Permanence, caveats, home"),
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
        return Sign(self.kind.value)


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


Row = Head | Changed


def rows_of(changes: Sequence[Change], names: Names) -> tuple[Row, ...]:
    """Each kind there is with its forces under it."""
    found: dict[Kind, dict[bytes, list[Change]]] = {kind: {} for kind in Kind}
    for change in changes:
        found[_KIND_OF.get(change.what, Kind.TERMS)].setdefault(change.force.id, []).append(change)
    return tuple(row for kind, forces in found.items() if forces for row in _rows(kind, forces, names))


def force_of(row: str) -> str:
    """The id of the force of a row, by the row's; empty for the row of a kind."""
    force, parted, _ = row.partition(" ")
    return force if parted else ""


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
