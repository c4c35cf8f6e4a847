"""A slide as a row of the strip: its number, its title, and what is to be known of it before the briefing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from console.domain.durations import minutes_words
from console.domain.storyboard import KINDS, Slide
from console.ui.words import tr

ROW: Final = Qt.ItemDataRole.UserRole
"""The role under which the strip's model gives it."""


@dataclass(frozen=True)
class StripRow:
    """A slide as it stands in the strip. ``number`` is what the audience reads on it; None: no page shows it."""

    slide: Slide
    number: int | None = None
    title: str = ""
    image: QImage | None = field(default=None, compare=False)
    refused: str = ""
    withheld: bool = False
    changed: bool = False
    too_long: bool = False
    """Something is cut, or older than what it speaks of: the form says what."""
    moment: str = ""
    """Of when it is, where that is not when the briefing is of."""

    @property
    def words(self) -> str:
        """Its title, as written or worked out; else what kind it is."""
        return self.slide.title or self.title or tr(KINDS[self.slide.kind])

    @property
    def state(self) -> str:
        """What is to be known of it before the briefing, in a few words."""
        told = [
            *[tr("left out")] * self.slide.left_out,
            *[self._why_not_shown()] * (self.number is None and not self.slide.left_out),
            *[tr("of {moment}", moment=self.moment)] * bool(self.moment),
            *[tr("changed since")] * self.changed,
            *[tr("to mend")] * self.too_long,
        ]
        return ", ".join(told)

    def _why_not_shown(self) -> str:
        if self.refused:
            return tr("cannot be shown")
        return tr("withheld") if self.withheld else tr("nothing to show")

    @property
    def about(self) -> str:
        """The quiet line under the title: kind and time planned."""
        return f"{tr(KINDS[self.slide.kind])} · {minutes_words(self.slide.seconds)}"
