"""The watch log: numbered entries that nobody can change."""

from dataclasses import dataclass

from console.domain.times import Instant


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One line of the watch log; ``number`` counts within its station."""

    id: bytes
    station: str
    number: int
    at: Instant
    author: str
    text: str
