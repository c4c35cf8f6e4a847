"""Crises: a situation under management, the incidents, area and forces it groups, and its way through six phases."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from console.domain.marking import Marking
from console.domain.times import Instant


class Phase(IntEnum):
    """The six phases of the crisis-management process (NATO, official text 75565). They may be gone back through."""

    WARNING = 1
    ASSESSMENT = 2
    OPTIONS = 3
    PLANNING = 4
    EXECUTION = 5
    TRANSITION = 6


NAMES = {
    Phase.WARNING: "Indications and warning",
    Phase.ASSESSMENT: "Assessment",
    Phase.OPTIONS: "Response options",
    Phase.PLANNING: "Planning",
    Phase.EXECUTION: "Execution",
    Phase.TRANSITION: "Transition",
}
"""What people read; :data:`SHORT` where room is little."""
SHORT = {
    Phase.WARNING: "Warning",
    Phase.ASSESSMENT: "Assessment",
    Phase.OPTIONS: "Options",
    Phase.PLANNING: "Planning",
    Phase.EXECUTION: "Execution",
    Phase.TRANSITION: "Transition",
}


@dataclass(frozen=True, slots=True)
class PhaseEntry:
    """A phase was entered: when, by whom, why.

    ``missing`` is what the gate asked for then; where it is not empty ``override_reason`` says why it was gone through
    all the same. ``skip_reason`` names the standing plan because of which phases were passed over.
    """

    id: bytes
    phase: Phase
    entered_at: Instant
    author: str
    reason: str
    override_reason: str = ""
    missing: tuple[str, ...] = ()
    skip_reason: str = ""


@dataclass(frozen=True, slots=True)
class Crisis:
    """A crisis as it stands. ``phases`` are in the order they were entered; the last is where it is.

    ``incidents`` are ids, the leading one first where there is one (``leading``). ``geometry`` is GeoJSON of its area.
    """

    id: bytes
    title: str
    area: str
    summary: str
    geometry: str | None
    opened_at: Instant
    opened_by: str
    closed_at: Instant | None
    phases: tuple[PhaseEntry, ...]
    incidents: tuple[bytes, ...]
    leading: bytes | None
    units: tuple[bytes, ...]
    marking: Marking | None = None
    closed_by: str = ""
    close_reason: str = ""

    @property
    def phase(self) -> Phase:
        """The phase it is in."""
        return self.phases[-1].phase if self.phases else Phase.WARNING

    @property
    def open(self) -> bool:
        """Whether it is still under management."""
        return self.closed_at is None

    @property
    def overrides(self) -> Sequence[PhaseEntry]:
        """The gates gone through with something missing: named on every later screen and slide."""
        return [entry for entry in self.phases if entry.override_reason]
