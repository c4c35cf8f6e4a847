"""The posture of a day: which forces stand where, and what of them may be counted together.

Nobody is counted twice. A force is counted **in place** where its people are said to be (a published place or area, or
a country without a position); **on call** where only the home of its headquarters, or nothing, is known: its people
are at home with their nations; **on paper** where it is a pool (the tiers of the Force Model, the 300,000): a number
nations have promised, over forces that stand elsewhere in the list, so pools are shown each by itself and never added.
What a file's order of battle brought is **imported**: not the Alliance's posture, may be the other side's, never added.

Of a formation and the forces under it the greater figure is counted, never both: its own where that is no less than
its parts add up to (not all parts are known), else its parts. A headquarters' figure is its staff: it is added to what
it commands, and where nobody published it, it is not missed.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from console.domain.force import IMPORTED, Contribution, Force, Position, Strength
from console.domain.force_kinds import COMMAND, POOL
from console.domain.subordination import climbed, deepest_first, under
from console.domain.times import Instant, holds


class Presence(StrEnum):
    """Whether a force's people are where it is shown."""

    IN_PLACE = "in place"
    ON_CALL = "on call"
    ON_PAPER = "on paper"
    IMPORTED = "imported"


class By(StrEnum):
    """What sums are made by, and so what a formation with parts is counted as."""

    FORMATION = "formation"
    """One entry: itself or its parts, whichever figure is greater."""
    PARTS = "parts"
    """Its parts, and what it has beyond them: they may be of other kinds and nations."""
    PLACE = "place"
    """With parts in another country, its parts and an entry from none to an unknown number: where that is, is open."""


class Figure(NamedTuple):
    """Persons from ``least`` to ``most``; ``most`` None: nobody says how many at most."""

    least: int
    most: int | None


class Entry(NamedTuple):
    """A force as it is counted: its figure, or None where nobody knows one. Rests on ``force``."""

    force: Force
    figure: Figure | None


def standing(forces: Iterable[Force], at: Instant) -> tuple[Force, ...]:
    """The placements that hold at an instant, in the order given: of every placement the case knows.

    A force whose parent does not stand then is given under the nearest above it that does.
    """
    known = tuple(forces)
    return climbed([force for force in known if holds(at, force.valid_from, force.valid_to)], known, at)


def presence(force: Force) -> Presence:
    """Where a force's people are, by the rule of this module."""
    if force.kind in IMPORTED:
        return Presence.IMPORTED
    if force.kind == POOL:
        return Presence.ON_PAPER
    if force.position is Position.HOME or (force.position is Position.NOT_PUBLIC and not force.country):
        return Presence.ON_CALL
    return Presence.IN_PLACE


def figure(strength: Strength) -> Figure | None:
    """What a strength says in persons, None where it says nothing. Only a most known: from none to that."""
    least, most = strength.bounds
    return None if least is None and most is None else Figure(least or 0, most)


def taking_part(force: Force) -> dict[str, Contribution | None]:
    """The nations that make up a force, the framework nation first; None: one is only named."""
    found: dict[str, Contribution | None] = {}
    if is_nation(force.lead) and (force.contributors or force.contributions):
        found[force.lead] = None
    found.update(dict.fromkeys(force.contributors))
    for one in force.contributions:
        found[one.country] = one
    return found


def given(force: Force) -> tuple[Contribution, ...]:
    """What each nation gives to a force, the framework nation first; of those only named the strength is unknown."""
    nobody = Strength(None, None, None, "")
    return tuple(
        one or Contribution(country, nobody, "", force.provenance) for country, one in taking_part(force).items()
    )


def is_nation(words: str) -> bool:
    """Whether a lead is one nation by its code, not a headquarters or a rotation in words."""
    return len(words) == 2 and words.isascii() and words.isupper()


def counted(forces: Sequence[Force], by: By = By.FORMATION) -> list[Entry]:
    """The entries of forces that stand at one moment, nobody counted twice."""
    known = {force.id: force for force in forces}
    below = under({unit: force.parent_id for unit, force in known.items()})
    made: dict[bytes, list[Entry]] = {}
    for unit in deepest_first(below):
        parts = [entry for part in below.get(unit, ()) for entry in made.pop(part)]
        made[unit] = _of(known[unit], parts, by)
    return [entry for unit in below[None] for entry in made[unit]]


def beyond(own: Figure, parts: Iterable[Figure | None]) -> Figure:
    """What a figure holds beyond those of its parts; from none where one of them is unknown, or has no upper bound."""
    least, most = own
    for part in parts:
        least = 0 if part is None or part.most is None else max(0, least - part.most)
        most = None if most is None else max(0, most - (0 if part is None else part.least))
    return Figure(least, most)


def _of(force: Force, parts: list[Entry], by: By) -> list[Entry]:
    own = figure(force.strength)
    if is_headquarters(force):
        return [*parts, Entry(force, own)] if own is not None else parts
    if not parts:
        return [Entry(force, own)]
    if own is None:
        return parts
    least = sum(entry.figure.least for entry in parts if entry.figure is not None)
    if (own.least if own.most is None else own.most) < least:
        return parts
    if by is By.PLACE and any(entry.force.country != force.country for entry in parts):
        return [*parts, Entry(force, Figure(0, None))]
    if by is By.PARTS:
        return [*parts, Entry(force, beyond(own, [entry.figure for entry in parts]))]
    return [Entry(force, own)]


def is_headquarters(force: Force) -> bool:
    """Whether a force's figure is the staff of a headquarters."""
    return force.kind == COMMAND or force.domain.endswith("HQ")
