"""Open questions of an incident: what would have to be known, who finds out, until when."""

from dataclasses import dataclass

from console.domain.times import Instant


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``owner`` is empty while nobody has it, ``due_at`` None where no time was set."""

    id: bytes
    incident_id: bytes
    text: str
    owner: str
    asked_at: Instant
    asked_by: str
    due_at: Instant | None
    answered_at: Instant | None
    answer: str
    answered_by: str

    @property
    def open(self) -> bool:
        """Whether nobody has answered it."""
        return self.answered_at is None

    def overdue(self, now: Instant) -> bool:
        """Whether it is still open past its time."""
        return self.open and self.due_at is not None and self.due_at < now
