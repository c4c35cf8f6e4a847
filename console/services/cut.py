"""The picture cut for an audience: a copy of the case as known at a moment, with everything taken out it may not see.

Slides, maps, tables, totals and notes are made from the cut copy alone, so that nothing withheld can reach a product.
"""

from dataclasses import dataclass

from console.domain.audience import Audience
from console.domain.marking import Marking
from console.domain.times import Instant
from console.store.casefile import Store
from console.store.rewind import Rewound


@dataclass(frozen=True)
class Withheld:
    """A thing the audience does not see: what it is in words, its marking, and why. For the briefer alone."""

    table: str
    id: bytes
    words: str
    marking: Marking
    reason: str


@dataclass(frozen=True)
class Cut:
    """``reader`` holds what the audience may see as known then; close it. ``withheld`` is for the briefer alone."""

    reader: Rewound
    withheld: tuple[Withheld, ...] = ()


def cut(store: Store, moment: Instant | None, audience: Audience | None) -> Cut:
    """The case as known at a moment (None: now) as an audience may see it; None: all of it, for the briefer."""
    return Cut(store.known_at(moment))
