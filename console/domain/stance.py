"""Where each Ally stands on one version of a text. There is no vote: stances are told one by one, never counted up."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.marking import Marking
from console.domain.times import Instant


class Stance(StrEnum):
    """What an Ally says to a version."""

    SUPPORTS = "supports"
    AMENDMENT = "amendment"
    RESERVES = "reserves"
    OBJECTS = "objects"
    NO_INSTRUCTIONS = "no_instructions"
    SILENT = "silent"


NAMES: Final = {
    Stance.SUPPORTS: "Supports",
    Stance.AMENDMENT: "With amendment",
    Stance.RESERVES: "Reserves",
    Stance.OBJECTS: "Objects",
    Stance.NO_INSTRUCTIONS: "No instructions",
    Stance.SILENT: "Silent",
}
LETTERS: Final = {
    "S": Stance.SUPPORTS,
    "A": Stance.AMENDMENT,
    "R": Stance.RESERVES,
    "O": Stance.OBJECTS,
    "N": Stance.NO_INSTRUCTIONS,
    "-": Stance.SILENT,
}
"""The letter that stands for each, on screens, on maps and when a round of the table is entered."""
LETTER_OF: Final = {stance: letter for letter, stance in LETTERS.items()}
BREAKS: Final = frozenset({Stance.OBJECTS, Stance.RESERVES, Stance.AMENDMENT})
"""Said in writing while silence runs, these ask: is it a break? The act is the Ally's, the console records it."""
JOINS: Final = frozenset({Stance.SUPPORTS, Stance.SILENT})
"""Who says one of these lets a text pass: who does not object joins (reference/procedures.md, section 3)."""


@dataclass(frozen=True, slots=True)
class Position:
    """What an Ally said to a version, at ``at``; who reported it and how sure (``low``, ``moderate``, ``high``).

    ``written``: it came as a letter.
    """

    id: bytes
    draft_id: bytes
    ally_id: bytes
    stance: Stance
    caveat: str
    reported_by: str
    confidence: str | None
    at: Instant
    recorded_at: Instant | None
    author: str
    marking: Marking | None = None
    written: bool = False

    @property
    def letter(self) -> str:
        """The letter that stands for what it says."""
        return LETTER_OF[self.stance]


@dataclass(frozen=True, slots=True)
class Release:
    """From ``at`` on positions may stand on products and on the wall, or not any more; who said so, and why."""

    id: bytes
    released: bool
    at: Instant
    author: str
    reason: str


def held(positions: Iterable[Position], draft_id: bytes) -> dict[bytes, Position]:
    """The position of each Ally on a version that holds, by the Ally's id: the one said last.

    What was said at the same time is taken in the order it was written down.
    """
    found: dict[bytes, Position] = {}
    for one in positions:
        other = found.get(one.ally_id)
        if one.draft_id == draft_id and (other is None or _order(one) > _order(other)):
            found[one.ally_id] = one
    return found


def _order(one: Position) -> tuple[Instant, Instant, bytes]:
    return one.at, one.at if one.recorded_at is None else one.recorded_at, one.id
