"""What is due in the open case: computed anew when something changes and each minute; who hears of what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from console.domain.due import Due
from console.ui.indicators import indicators_of

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.domain.times import Instant
    from console.store.reader import Reader
    from console.ui.window import Window

_TABLES: Final = (
    "incident", "question", "report", "report_revision", "source", "feed", "feed_state", "arrival", "acknowledgement",
    "case_setting", "crisis", "partner_notice", "playbook_run", "playbook_tick", "task",
    "consultation", "draft", "silence", "silence_event", "decision",
)  # fmt: skip
_LOST_MS: Final = 120_000
"""A reading that was refused tells nobody: after so long another is asked for."""


class DueList(QObject):
    """``alarms`` are what is due, open ones first; empty without a case."""

    #: Something else is due, or somebody acknowledged something.
    changed = Signal()
    #: Alarms that nobody has seen yet came up while the case was open: a tuple of :class:`Due`.
    raised = Signal(object)

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so; ask :func:`due_of` for the window's one."""
        super().__init__(window)
        self._window, self._session = window, window.session
        self._indicators = indicators_of(window)
        self.alarms: tuple[Due, ...] = ()
        self._known: frozenset[str] | None = None
        self._reading = self._again = False
        self._turn = 0
        self._heard: tuple[object, ...] = (None,)
        """What the indicators said when it was read last."""
        self._asked = QElapsedTimer()
        self._session.opened.connect(self._opened)
        self._session.moved.connect(self._moved)
        self._session.changed.connect(self._changed)
        self._indicators.changed.connect(self._judged)
        window.clock.ticked.connect(self._read)
        self._read()

    @property
    def now(self) -> Instant:
        """Now, or the moment the case is put back to."""
        return self._session.now

    @property
    def open(self) -> tuple[Due, ...]:
        """What nobody has acknowledged."""
        return tuple(one for one in self.alarms if one.open)

    def _opened(self) -> None:
        self._show(())
        self._moved()

    def _moved(self) -> None:
        """What is due at another moment is none of it news."""
        self._known = None
        self._reading = self._again = False
        self._turn += 1
        self._read()

    def _changed(self, changes: Changes | None) -> None:
        if changes is None:
            self._opened()
        elif changes.written and changes.touches(*_TABLES):
            self._read()

    def _raised(self) -> tuple[object, ...]:
        board = self._indicators.board
        return (None,) if board is None else board.raised

    def _judged(self) -> None:
        if self._raised() != self._heard:
            self._read()

    def _read(self) -> None:
        """Read once more; while that is under way the next waits, and what came between is left out."""
        if self._session.store is None:
            return
        if self._reading and self._asked.isValid() and self._asked.elapsed() < _LOST_MS:
            self._again = True
            return
        self._reading, self._again = True, False
        self._asked.start()
        self._heard = self._raised()
        now, board, turn = self.now, self._indicators.board, self._turn
        readings = () if board is None else board.raised
        # Alarms that are there when a case is opened are seen; heard is what comes up while somebody works.
        complete = board is not None

        def query(reader: Reader) -> tuple[Due, ...]:
            from console.services.due import due

            return due(reader, now, readings)

        self._session.read(query, lambda found: self._arrived(turn, found, complete))

    def _arrived(self, turn: int, found: tuple[Due, ...], complete: bool) -> None:
        if turn != self._turn:
            return
        self._reading = False
        if found != self.alarms:
            self._show(found)
        keys = frozenset(one.key for one in found)
        if self._known is not None:
            new = tuple(one for one in found if one.open and one.key not in self._known)
            if new and self._session.moment is None:
                self.raised.emit(new)
        if complete or self._known is not None:
            self._known = keys
        if self._again:
            self._read()

    def _show(self, found: tuple[Due, ...]) -> None:
        self.alarms = found
        self.changed.emit()


def due_of(window: Window) -> DueList:
    """What is due in a window's case, made when the first asks for it."""
    found = window.findChild(DueList)
    return DueList(window) if found is None else found
