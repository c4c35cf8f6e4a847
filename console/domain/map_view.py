"""A saved view of the map: where it stood, which layers showed and how, which time, and the key that recalls it."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.marking import Marking
from console.domain.times import Instant

NUMBERS = range(1, 10)
"""The number keys a view may have."""


@dataclass(frozen=True, slots=True)
class ViewContent:
    """What a view brings back. Degrees WGS 84, metres of the plane per pixel; ``layers`` is JSON of the map's looks.

    ``time_from`` and ``time_to`` are half-open; both None: the view follows the clock; the first alone: everything
    before ``time_to``.
    """

    lon: float
    lat: float
    metres_per_pixel: float
    layers: str
    time_from: Instant | None = None
    time_to: Instant | None = None

    @property
    def follows_clock(self) -> bool:
        """Whether it has no time of its own."""
        return self.time_to is None


@dataclass(frozen=True, slots=True)
class MapView:
    """A saved view. ``number`` is the key that recalls it, or None; ``marking`` None where the case's own holds."""

    id: bytes
    name: str
    number: int | None
    content: ViewContent
    author: str
    made_at: Instant
    marking: Marking | None


def wanted(views: Sequence[MapView], words: str) -> MapView | None:
    """The view meant by its exact name, or else by its number."""
    named = [view for view in views if view.name == words]
    numbered = [view for view in views if view.number is not None and str(view.number) == words]
    return next(iter([*named, *numbered]), None)
