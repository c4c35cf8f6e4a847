"""All reports of the case as columns, for the map and the timeline alike: read once, in parts, off the window's thread.

A part takes the reader thread a fraction of a second, so that whatever is asked meanwhile is answered in between.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.domain.times import Instant
    from console.store.column_steps import Basis, Step
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
        self._reading = False
        self._basis: Basis | None = None
        self._live: tuple[ReportColumns, Basis] | None = None
        """Those of the present, which somebody comes back to."""
        self.columns: ReportColumns | None = None
        self.step: tuple[ReportColumns, Step] | None = None
        """Where few rows are others than before: the columns before, and which rows."""
        self._session.opened.connect(self._opened)
        self._session.changed.connect(self._changed)
        window.clock.ticked.connect(self._look_again)
        window.time.changed.connect(self._look_again)
        self._was_live = window.time.live
        if self._session.store is not None:
            self._begin()

    def _opened(self) -> None:
        self.columns = self._basis = self._live = self.step = None
        self.arrived.emit()
        self._begin()

    def _changed(self, changes: Changes | None) -> None:
        if changes is None or (changes.written and changes.touches("report")):
            self._begin()
        elif changes.touches("report", "report_revision"):
            self._follow()

    def _look_again(self) -> None:
        """A position goes stale as time goes by; of a time in the past all that was heard then is shown."""
        live, before = self._window.time.live, self._was_live
        self._was_live = live
        # Where other reports are known as well what came and what counts is read at once.
        if (live or before) and not self._session.follows("report", "report_revision"):
            self._follow()

    def _now(self) -> Instant | None:
        """As of when positions may be stale; None while a time in the past is shown."""
        return self._session.now if self._window.time.live else None

    def _follow(self) -> None:
        """Read what is different now; everything where nobody can tell.

        A grade changes no column; a withdrawal, a dismissal and a place accepted do.
        """
        if self._reading:
            self._begin()
            return
        turn, now = self._turn, self._now()

        def query(reader: Reader) -> tuple[ReportColumns, Step] | None:
            from console.store.column_steps import step

            for columns, basis in ((self.columns, self._basis), self._live or (None, None)):
                found = None if columns is None or basis is None else step(reader, columns, basis, now)
                if columns is not None and found is not None:
                    return columns, found
            return None

        self._session.read(lambda reader: (query(reader),), lambda found: self._stepped(turn, found[0]))

    def _stepped(self, turn: int, found: tuple[ReportColumns, Step] | None) -> None:
        if turn != self._turn:
            return
        if found is None:
            self._begin()
            return
        _, step = found
        self._stand(step.basis)
        if self.columns is not step.columns:
            self.columns, self.step = step.columns, found
            self._keep()
            self.arrived.emit()

    def _stand(self, basis: Basis) -> None:
        self._basis = basis

    def _keep(self) -> None:
        if self.columns is not None and self._basis is not None and self._basis.present:
            self._live = self.columns, self._basis

    def _begin(self) -> None:
        self._turn += 1
        self._reading = True
        now = self._now()
        self._session.read(lambda reader: _basis(reader, now), self._stand)
        self._read(self._turn, [], 0)

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
            self.columns, self.step, self._reading = whole, None, False
            self._keep()
            self.arrived.emit()


def _basis(reader: Reader, now: Instant | None) -> Basis:
    from console.store.column_steps import basis_of

    return basis_of(reader, now)


def report_feed(window: Window) -> ReportFeed:
    """The reports of a window's case, read when the first asks for them."""
    found = window.findChild(ReportFeed)
    return ReportFeed(window) if found is None else found
