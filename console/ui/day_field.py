"""A field for one of two days that are put side by side; the day it is now follows the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.domain.times import DAY, Instant, Precision, dtg
from console.ui.time_field import TimeField
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class DayField(TimeField):
    """The end of a day, or a moment; None is now. ``chosen`` after another was typed."""

    chosen = Signal()

    def __init__(self, window: Window, parent: QWidget, name: str, end: Instant | None) -> None:
        """Shows ``end`` at first."""
        super().__init__(window, parent, name, tr("A day as 2022-02-24 or 24 FEB 22, a month as NOV 22 (its end)"))
        self._held = end
        self.show_time()

    @property
    def held(self) -> Instant | None:
        """Where the day ends, UTC, or the moment; None: now."""
        return self._held

    @property
    def moment(self) -> Instant:
        """The last moment of that day: what held then is its posture."""
        limit = self._time.limit
        return (limit if self._held is None else min(self._held, limit)) - 1

    @property
    def day(self) -> str:
        """``24 FEB 22``, or the group of a moment."""
        if self._held is None or self._held % DAY == 0:
            return dtg(self.moment, Precision.DAY)
        return dtg(self._held)

    def hold(self, end: Instant | None) -> None:
        """Show another without telling."""
        self._held, self.editing = end, False
        self.show_time()

    def show_time(self) -> None:
        """The day, unless somebody is typing."""
        if not self.editing:
            self.setText(self.day)

    def take(self, end: Instant) -> None:
        """Hold it and tell; one that is not over yet is now."""
        self.hold(None if end >= self._time.limit else end)
        self.chosen.emit()
