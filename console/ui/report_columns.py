"""All reports of the case as columns, for the map and the timeline alike: read once, in parts, off the window's thread.

A part takes the reader thread a fraction of a second, so that whatever is asked meanwhile is answered in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.domain.times import Instant
    from console.store.columns import ReportColumns
    from console.store.reader import Reader
    from console.ui.window import Window

_PART: Final = 100_000


class ReportFeed(QObject):
    """``columns`` are those of the case as it is shown; None until they are read, or without a case."""

    #: Other columns are there.
    arrived = Signal()

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so; ask :func:`report_feed` for the window's one."""
        super().__init__(window)
        self._session = window.session
        self._window = window
        self._turn = 0
        self._stands: tuple[int, int] | None = None
        self.columns: ReportColumns | None = None
        self._session.opened.connect(self._opened)
        self._session.changed.connect(self._changed)
        window.clock.ticked.connect(self._look_again)
        window.time.changed.connect(self._look_again)
        self._live = window.time.live
        if self._session.store is not None:
            self._begin()

    def _opened(self) -> None:
        self.columns = None
        self.arrived.emit()
        self._begin()

    def _changed(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("report"):
            self._begin()
        elif changes.touches("report_revision"):
            self._ask()

    def _look_again(self) -> None:
        """A position goes stale as time goes by; of a time in the past all that was heard then is shown."""
        live, before = self._window.time.live, self._live
        self._live = live
        if live or before:
            self._ask()

    def _ask(self) -> None:
        now = self._now()
        self._session.read(lambda reader: _standing(reader, now), self._compare)

    def _now(self) -> Instant | None:
        """As of when positions may be stale; None while a time in the past is shown."""
        return self._session.now if self._window.time.live else None

    def _compare(self, standing: tuple[int, int]) -> None:
        """A grade changes no column; a withdrawal, a dismissal and a place accepted do."""
        if standing != self._stands:
            self._begin()

    def _begin(self) -> None:
        self._turn += 1
        now = self._now()
        self._session.read(lambda reader: _standing(reader, now), self._stand)
        self._read(self._turn, [], 0)

    def _stand(self, standing: tuple[int, int]) -> None:
        self._stands = standing

    def _read(self, turn: int, parts: list[ReportColumns], after: int) -> None:
        now = self._now()

        def query(reader: Reader) -> ReportColumns:
            from console.store.columns import reports_after

            return reports_after(reader, after, _PART, now)

        def there(part: ReportColumns) -> None:
            if turn != self._turn:
                return
            parts.append(part)
            if len(part.row) == _PART:
                self._read(turn, parts, int(part.row[-1]))
            else:
                self._join(turn, parts)

        self._session.read(query, there)

    def _join(self, turn: int, parts: list[ReportColumns]) -> None:
        if len(parts) == 1:
            self._show(turn, parts[0])
            return

        def work(_reader: Reader) -> ReportColumns:
            from console.store.columns import joined

            return joined(parts)

        self._session.read(work, lambda whole: self._show(turn, whole))

    def _show(self, turn: int, whole: ReportColumns) -> None:
        if turn == self._turn:
            self.columns = whole
            self.arrived.emit()


def _standing(reader: Reader, now: Instant | None) -> tuple[int, int]:
    from console.store.columns import standing

    return standing(reader, now)


def report_feed(window: Window) -> ReportFeed:
    """The reports of a window's case, read when the first asks for them."""
    found = window.findChild(ReportFeed)
    return ReportFeed(window) if found is None else found
