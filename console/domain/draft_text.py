"""Draft texts in numbered versions, who wants them changed, and what differs between two versions, word by word."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.marking import Marking
from console.domain.times import Instant


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of a text. Versions of one ``title`` in a consultation count from 1 and are never edited."""

    id: bytes
    consultation_id: bytes
    title: str
    version: int
    text: str
    proposer: str
    at: Instant
    author: str
    note: str = ""
    marking: Marking | None = None

    @property
    def name(self) -> str:
        """``Statement v2``."""
        return f"{self.title} v{self.version}"


class Outcome(StrEnum):
    """What became of an amendment."""

    TAKEN = "taken"
    NOT_TAKEN = "not taken"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change somebody wants in a version: ``old`` (empty: an addition) becomes ``new``. ``outcome`` None: open.

    ``answer`` is why it came to that, in a few words of ``answered_by``.
    """

    id: bytes
    draft_id: bytes
    proposer: str
    old: str
    new: str
    reason: str
    at: Instant
    author: str
    outcome: Outcome | None = None
    taken_in: bytes | None = None
    answered_at: Instant | None = None
    answer: str = ""
    answered_by: str = ""
    marking: Marking | None = None
