"""The field that says where the shown time ends, and takes another end: a day, a month or a moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.times import Instant, dtg
from console.ui.time_field import TimeField
from console.ui.time_words import end_words
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class EndField(TimeField):
    """The end as text."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Follows the window's time until somebody types."""
        tip = tr("Where the shown time ends: 2022-11-15, 15 NOV 22, NOV 22 or 151944Z NOV 22")
        super().__init__(window, parent, tr("Until"), tip)
        self._time.changed.connect(self.show_time)
        self.show_time()

    def show_time(self) -> None:
        """The end, or now."""
        if not self.editing:
            self.setText(dtg(self._time.window.at) if self._time.live else end_words(self._time.window.end))
        past = "false" if self._time.live else "true"
        if self.property("past") != past:
            self.setProperty("past", past)
            self.style().polish(self)

    def take(self, end: Instant) -> None:
        """Show the time that ends there."""
        self._time.end_at(end)
