"""Which day's posture the window shows: the day the clock is at, or one chosen with the date control."""

from PySide6.QtCore import QObject, Signal

from console.domain.times import DAY, Instant, Interval
from console.ui.clock import Clock


class Day(QObject):
    """The day shown by map, force table and date control. ``changed`` after another was chosen."""

    changed = Signal()

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        """Follows ``clock`` until a day is chosen."""
        super().__init__(parent)
        self._clock = clock
        self._chosen: Instant | None = None

    @property
    def chosen(self) -> Instant | None:
        """An instant on the chosen day; ``None`` while the window follows its clock."""
        return self._chosen

    @property
    def moment(self) -> Instant:
        """An instant on the day shown."""
        return self._clock.now() if self._chosen is None else self._chosen

    @property
    def span(self) -> Interval:
        """The whole UTC day shown."""
        start = self.moment // DAY * DAY
        return Interval(start, start + DAY)

    def choose(self, moment: Instant | None) -> None:
        """Show the day of ``moment``, or follow the clock again."""
        if moment != self._chosen:
            self._chosen = moment
            self.changed.emit()
