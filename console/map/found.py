"""The place found last: a mark with its name that stays until Esc, so that what was looked for is seen."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class FoundMark:
    """A found place, degrees WGS84, and what it is called."""

    lon: float
    lat: float
    name: str


class FoundPlace:
    """Keeps the one found mark of a map."""

    def __init__(self, repaint: Callable[[], None]) -> None:
        """``repaint`` is called when there is something else to see."""
        self._repaint = repaint
        self.mark: FoundMark | None = None

    def show(self, mark: FoundMark) -> None:
        """Mark this place instead of the one before."""
        self.mark = mark
        self._repaint()

    def clear(self) -> bool:
        """Take the mark away; whether there was one."""
        there = self.mark is not None
        self.mark = None
        if there:
            self._repaint()
        return there
