"""What a scenario has made so far, by the keys of its file: what later steps name."""

from dataclasses import dataclass, field

from console.domain.errors import BadInput
from console.domain.times import Instant, Interval
from console.store import units
from console.store.casefile import Store


@dataclass
class Kept:
    """Ids of rows by kind and key. ``crisis`` and ``run`` (of a playbook) are the only or the last one."""

    store: Store
    incident: bytes | None = None
    crisis: bytes | None = None
    run: bytes | None = None
    things: dict[tuple[str, str], bytes] = field(default_factory=dict)

    @property
    def opened(self) -> bytes:
        """The incident of the story. Raises BadInput when there is none yet."""
        if self.incident is None:
            raise BadInput("The scenario has no incident yet.")
        return self.incident

    @property
    def managed(self) -> bytes:
        """The crisis of the story. Raises BadInput when there is none yet."""
        if self.crisis is None:
            raise BadInput("The scenario has no crisis yet.")
        return self.crisis

    def units(self, slugs: tuple[str, ...], at: Instant) -> tuple[bytes, ...]:
        """Forces of the baseline by their ids there, as they stand at ``at``. Raises BadInput."""
        standing = units.forces(self.store.writer_view(), Interval(at, at + 1))
        known = {force.unit_slug: force.id for force in standing}
        missing = [slug for slug in slugs if slug not in known]
        if missing:
            raise BadInput(f"The baseline has no force {missing[0]} at that time.")
        return tuple(known[slug] for slug in slugs)
