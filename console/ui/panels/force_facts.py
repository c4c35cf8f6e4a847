"""What is read of a force or a mission for its sheet, on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain.authority import Coverage
from console.domain.force import Mission
from console.domain.force_card import ForceCard
from console.domain.reference import Ally
from console.domain.times import Instant, Interval

if TYPE_CHECKING:
    from console.store.reader import Reader


@dataclass(frozen=True)
class ForceFacts:
    """Everything known of a force around one day, and the Allies for their names."""

    card: ForceCard
    allies: tuple[Ally, ...]


@dataclass(frozen=True)
class MissionFacts:
    """A mission, the rings it covers on the day, and the Allies for their names."""

    mission: Mission
    coverages: tuple[Coverage, ...]
    allies: tuple[Ally, ...]


def read(reader: Reader, thing: bytes, moment: Instant) -> ForceFacts | MissionFacts | None:
    """Read a unit or a mission by id, as at a moment; None when there is none."""
    from console.store import force_cards, force_facts, reference, units

    allies = tuple(reference.allies(reader))
    card = force_cards.card(reader, thing, moment)
    if card is not None:
        return ForceFacts(card, allies)
    mission = next((mission for mission in units.missions(reader) if mission.id == thing), None)
    if mission is None:
        return None
    rings = force_facts.coverages(reader, Interval(moment, moment + 1))
    return MissionFacts(mission, tuple(ring for ring in rings if ring.mission_id == thing), allies)
