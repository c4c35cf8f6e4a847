"""Partner organisations and others outside the Alliance: who is to be told what, and when they were."""

from dataclasses import dataclass

from console.domain.times import Instant


@dataclass(frozen=True, slots=True)
class PartnerNotice:
    """``told_at`` None: not told yet; ``due_at`` until when they should be."""

    id: bytes
    crisis_id: bytes
    partner: str
    subject: str
    owner: str
    due_at: Instant | None
    told_at: Instant | None
    told_by: str
    means: str
    answer: str
    made_at: Instant
    author: str

    def overdue(self, now: Instant) -> bool:
        """Whether they should have been told by now."""
        return self.told_at is None and self.due_at is not None and self.due_at < now
