"""Where reports come from, and how new the newest of each is."""

from dataclasses import dataclass

from console.domain.times import Instant


@dataclass(frozen=True, slots=True)
class Feed:
    """A source with reports; ``name`` is empty for reports of no named source.

    ``newest`` is when its newest report was received, or, with ``before``, the moment before which that was.
    """

    name: str
    newest: Instant
    before: bool = False
