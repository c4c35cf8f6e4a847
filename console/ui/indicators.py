"""The indicators of the open case as a board: read and judged off the window's thread, again when something changed.

Reports are read in parts, so that the reader thread answers others in between; what is judged is a job. While nothing
changed a new minute holds the rules against what was read before, and a new hour judges anew what is unusual. What
changes of a rule's state is recorded once, in the case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from console.domain.errors import ConsoleError
from console.domain.indicators import Board, State
from console.domain.times import DAY, HOUR
from console.ui.panes import RESTING

if TYPE_CHECKING:
    from console.domain.operation import Actor, Changes
    from console.domain.times import Instant
    from console.services.indicators import Evidence
    from console.services.unusual import Outstanding
    from console.store.casefile import Store
    from console.store.indicators import Rows
    from console.store.reader import Reader
    from console.ui.jobs import Progress
    from console.ui.window import Window

_TABLES: Final = ("report", "report_revision", "indicator", "annotation")
_READ: Final = ("report", "indicator", "annotation")
_REACH: Final = 2 * DAY
"""A case that is put back is read so much further back: the next steps before need no reading."""
_PAUSE_MS: Final = 200
_PART: Final = 50_000
_REST_MS: Final = 3_000
"""So long at least lies between two readings of a case that changes all the time; a long one waits ten times longer."""
_AT_REST: Final = 10
_LOST_MS: Final = 300_000
"""A reading that was refused tells nobody: after so long another is begun."""


class Indicators(QObject):
    """``board`` is what stands now, None until it is known or without a case. ``changed`` when another stands."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so; ask :func:`indicators_of` for the window's one."""
        super().__init__(window)
        self._window, self._session, self._jobs = window, window.session, window.jobs
        self.board: Board | None = None
        self._evidence: Evidence | None = None
        self._outstanding: Outstanding | None = None
        self._turn = 0
        self._since = 0
        self._stands: tuple[int, int] | None = None
        self._judged: dict[tuple[Instant, int], Outstanding] = {}
        """What is unusual in the evidence, by the hour and how many reports of it were there."""
        self._busy = self._again = False
        self._recorded: dict[str, State] = {}
        self._spent = QElapsedTimer()
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._begin)
        self._anew = False
        """Whether what was read last is of another moment, and not all the same now."""
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.setObjectName(RESTING)
        self._pause.timeout.connect(self._settled)
        self._session.opened.connect(self._opened)
        self._session.changed.connect(self._changed)
        window.clock.ticked.connect(self._tick)
        self._begin()

    @property
    def now(self) -> Instant:
        """The moment judged: now, or the one the case is put back to."""
        return self._session.now

    def _opened(self) -> None:
        self._turn += 1
        self._busy = self._again = False
        self._evidence = self._outstanding = self._stands = None
        self._recorded = {}
        self._rest.stop()
        self._pause.stop()
        self._anew = False
        self._show(None)
        self._begin()

    def _changed(self, changes: Changes | None) -> None:
        if changes is None:
            self._opened()
        elif not changes.written:
            self._moved(changes)
        elif changes.touches(*_TABLES):
            self._begin()

    def _moved(self, changes: Changes) -> None:
        """As of another moment the rules are held against what was read before, where that is the same there."""
        self._turn += 1
        self._busy = self._again = False
        self._recorded = {}
        self._rest.stop()
        turn = self._turn
        if self._evidence is None or self.now < self._since or changes.touches(*_READ):
            self._follow(again=True)
        elif changes.touches("report_revision"):
            # A grade changes nothing here; a withdrawal, a dismissal and a place accepted do.
            self._session.read(_stands, lambda stands: self._stand(turn, stands))
        else:
            self._judge_again()

    def _stand(self, turn: int, stands: tuple[int, int]) -> None:
        if turn != self._turn:
            return
        if stands == self._stands:
            self._judge_again()
        else:
            self._follow(again=True)

    def _follow(self, *, again: bool) -> None:
        """Judging all reports is long work: it follows once nobody steps on for a moment, as while time is dragged."""
        self._anew = self._anew or again
        self._pause.start()

    def _settled(self) -> None:
        if self._session.busy:
            self._pause.start()  # what is looked at comes first
        elif self._anew or self._evidence is None:
            self._begin()
        else:
            self._judge_now()

    def _judge_again(self) -> None:
        if self._evidence is None or self._anew:
            self._follow(again=True)
            return
        known = int((self._evidence.reports.at <= self.now).sum())
        if (self.now // HOUR * HOUR, known) in self._judged:
            self._judge_now()
        else:
            self._follow(again=False)

    def _judge_now(self) -> None:
        if self._evidence is None:
            return
        self._busy = True
        self._spent.start()
        self._judge(self._turn, self._evidence, placed=True)

    def _begin(self) -> None:
        """Read anew; what comes while that is under way, or too soon after it, waits and is left out between."""
        if self._session.store is None or self._rest.isActive():
            return
        if self._busy and self._spent.elapsed() < _LOST_MS:
            self._again = True
            return
        self._turn += 1
        self._busy, self._again = True, False
        self._spent.start()
        turn, now = self._turn, self.now
        self._since = now if self._session.moment is None else now - _REACH
        self._judged = {}

        def stand(stands: tuple[int, int]) -> None:
            if turn == self._turn:
                self._stands = stands

        self._session.read(_stands, stand)
        self._part(turn, now, [], 0)

    def _part(self, turn: int, now: Instant, parts: list[Rows], after: int) -> None:
        since = self._since

        def query(reader: Reader) -> Rows:
            from console.map.ground_areas import ground_areas
            from console.services.indicators import rows_after

            return rows_after(reader, after, now, ground_areas(), _PART, since)

        def there(part: Rows) -> None:
            if turn != self._turn:
                return
            parts.append(part)
            if len(part) == _PART:
                self._part(turn, now, parts, int(part["row"][-1]))
            else:
                self._session.read(lambda reader: _evidence(reader, parts), lambda found: self._judge(turn, found))

        self._session.read(query, there)

    def _judge(self, turn: int, found: Evidence, held: Outstanding | None = None, *, placed: bool = False) -> None:
        """Judge what was read; ``held`` still holds for the hour it is. ``placed``: ``found`` is located already."""
        if turn != self._turn:
            return
        now, past, judged = self.now, self._session.moment is not None, self._judged

        def work(progress: Progress) -> tuple[Board, Evidence, Outstanding]:
            from console.map.ground_areas import ground_areas
            from console.services.indicators import as_of, board, located
            from console.services.unusual import unusual_in

            ground = ground_areas()
            whole = found if placed or held is not None else located(found, ground)
            progress.check()
            known = as_of(whole, now) if past else whole
            # The same reports in the same hour are judged alike.
            key = (now // HOUR * HOUR, len(known.reports.at))
            outstanding = held or judged.get(key) or unusual_in(known.reports, now, ground)
            judged[key] = outstanding
            return board(known, now, ground, outstanding), whole, outstanding

        def arrived(told: tuple[Board, Evidence, Outstanding]) -> None:
            if turn == self._turn and not placed and held is None:
                self._anew = False  # until then what was read before holds for another moment
            self._arrived(turn, *told)

        self._jobs.start("", work, arrived, lambda: self._lost(turn))

    def _arrived(self, turn: int, board: Board, found: Evidence, outstanding: Outstanding) -> None:
        if turn != self._turn:
            return
        self._evidence, self._outstanding = found, outstanding
        self._show(board)
        self._record(board)
        self._lost(turn)

    def _lost(self, turn: int) -> None:
        if turn != self._turn:
            return
        self._busy = False
        if self._again:
            self._again = False
            self._rest.start(max(_REST_MS, _AT_REST * self._spent.elapsed()))

    def _tick(self) -> None:
        if self._session.moment is not None or (self._busy and self._spent.elapsed() < _LOST_MS):
            return
        held = self._outstanding
        if self._evidence is None or held is None or held.hour != self.now // HOUR * HOUR:
            self._begin()
        else:
            self._busy = True
            self._spent.start()
            self._judge(self._turn, self._evidence, held)

    def _show(self, board: Board | None) -> None:
        self.board = board
        self.changed.emit()

    def _record(self, board: Board) -> None:
        """Keep what was raised or lowered, where the case is written in."""
        session = self._session
        mine = [one for one in board.readings if one.indicator is not None and one.state is not State.UNKNOWN]
        stands = {one.key: one.state for one in mine}
        if stands == self._recorded or not session.writable or session.posing:
            return
        self._recorded = stands

        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            from dataclasses import replace

            from console.services.indicators import record_states

            return None, replace(record_states(store, actor, now, mine), label="")

        session.attempt(work, lambda _: None, _ignored)


def indicators_of(window: Window) -> Indicators:
    """The indicators of a window's case, made when the first asks for them."""
    found = window.findChild(Indicators)
    return Indicators(window) if found is None else found


def _evidence(reader: Reader, parts: list[Rows]) -> Evidence:
    from console.map.ground_areas import ground_areas
    from console.services.indicators import evidence

    return evidence(reader, parts, ground_areas())


def _stands(reader: Reader) -> tuple[int, int]:
    from console.store.columns import standing

    return standing(reader)


def _ignored(_error: ConsoleError) -> None:
    """The case was closed or locked meanwhile: the next reading records what stands then."""
