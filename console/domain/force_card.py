"""Everything that is known of one force, for its card."""

from collections.abc import Mapping
from dataclasses import dataclass

from console.domain.authority import Authority, Coverage, ForceEdit
from console.domain.force import Force, Placed


@dataclass(frozen=True, slots=True)
class ForceCard:
    """A unit through time: every placement, every edit, who may order it, how far it covers.

    ``history`` has withdrawn placements too; ``above`` names the units it ever stood under; ``below`` are
    placements of others while they stood under it.
    """

    history: tuple[Placed, ...]
    edits: tuple[ForceEdit, ...]
    authorities: tuple[Authority, ...]
    coverages: tuple[Coverage, ...]
    above: Mapping[bytes, str]
    below: tuple[Force, ...]

    @property
    def believed(self) -> tuple[Force, ...]:
        """Its placements that are not withdrawn, by time."""
        return tuple(placed.force for placed in self.history if placed.withdrawn is None)
