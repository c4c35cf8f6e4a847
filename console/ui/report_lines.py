"""The reports of the time shown as lines for a table: read in parts off the window's thread, changed one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QObject, Signal

from console.domain.report_line import ReportLine
from console.domain.report_times import ReportTimes

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.domain.time_window import TimeWindow
    from console.domain.times import Instant
    from console.store.reader import Reader
    from console.store.report_lines import Part
    from console.ui.window import Window

_FIRST: Final = 500
"""So many are there at once; the rest follows."""
_PART: Final = 4_000
MOST: Final = 250_000
"""More lines than anybody scrolls through: of a larger window the newest are shown, and all are counted."""
_Asked: TypeAlias = bytes | tuple[int, int] | set[str]
"""An operation, or the operations between two, or reports by their keys."""
_TABLES: Final = ("report", "report_revision", "incident_report", "incident", "source")


class ReportLines(QObject):
    """``lines`` are in the order they were received, the newest first; ``total`` counts all there are of that time."""

    #: Other lines are there; whether because somebody changed the case.
    arrived = Signal(bool)
    #: A few lines are different (by key), and some are gone (keys): ``changed(dict, set)``.
    changed = Signal(object, object)

    def __init__(self, window: Window) -> None:
        """Reads the time ``window`` shows when it is told to."""
        super().__init__(window)
        self._session = window.session
        self._time = window.time
        self._turn = 0
        self._fresh = False
        self._window: TimeWindow = window.time.window
        self._only: tuple[bytes, ...] | None = None
        self._known: dict[str, ReportLine] = {}
        self._waiting: list[_Asked] = []
        """Operations, or all between two, whose reports are to be read again once a reading under way is through."""
        self._times = ReportTimes()
        self.total = 0
        self.reading = False
        self.fresh = False
        """While ``changed`` is told: whether somebody changed the case."""
        self.days: tuple[Instant, Instant] | None = None
        """When the first and the last of the lines were received; None without lines."""

    @property
    def lines(self) -> list[ReportLine]:
        """The lines, newest first."""
        return list(self._known.values())

    def line(self, key: str) -> ReportLine | None:
        """One of them."""
        return self._known.get(key)

    def refresh(self, changes: Changes | None) -> None:
        """Read again what changed: a few lines where few reports were touched, else everything."""
        if self._session.store is None:
            self._forget()
        elif changes is None:
            self._begin(fresh=False)
        elif changes.touches(*_TABLES):
            touched = changes.span or changes.operation
            if touched is None:
                self._begin(fresh=True)
            else:
                self._waiting.append(touched)
                self._ask_touched()
        elif not changes.written:
            self._ask_touched()

    def read(self, window: TimeWindow, *, jump: bool = False) -> None:
        """Show another window of time. One that merely follows the clock keeps what is still in it.

        ``jump``: the view was put to another moment, and :meth:`refresh` follows with what is different there.
        """
        before, only = self._window, self._only
        self._window, self._only = window, None
        if self._session.store is None:
            return
        follows = window.live and before.live and window.length == before.length
        if follows and only is None and not self.reading:
            self._slide(before, at_once=not jump)
        else:
            self._begin(fresh=False)

    def _slide(self, before: TimeWindow, *, at_once: bool) -> None:
        """A window that follows the clock, or the moment the case is put back to, keeps most of what it held."""
        from console.store.report_lines import in_window

        window = self._window
        left = self._between((before.start, window.start), (window.end, before.end))
        old = {key for key in left if key in self._known and not in_window(self._known[key], window)}
        for key in old:
            del self._known[key]
        if old:
            self.total -= len(old)
            self._tell({}, old, fresh=False)
        came = self._between((window.start, before.start), (before.end, window.end)) - self._known.keys()
        if came:
            self._waiting.append(came)
        if at_once:
            self._ask_touched()

    def _between(self, *spans: tuple[Instant | None, Instant | None]) -> set[str]:
        """The keys of reports with a time in one of these spans, where it is one."""
        found: set[str] = set()
        for start, end in spans:
            if start is not None and end is not None and start < end:
                found |= self._times.between(start, end)
        return found

    def _tell(self, changed: dict[str, ReportLine], gone: set[str], *, fresh: bool) -> None:
        self.fresh = fresh
        self.changed.emit(changed, gone)
        self.fresh = False

    def read_these(self, ids: Sequence[bytes]) -> None:
        """Show these reports alone, until another window is read."""
        self._only = tuple(ids)
        self._begin(fresh=False)

    def _ask_touched(self) -> None:
        """What came while everything is read waits for its end, so that a busy feed holds nothing up."""
        if not self.reading:
            waiting, self._waiting = self._waiting, []
            for operation in waiting:
                self._session.read(
                    lambda reader, one=operation: (_touched(reader, one),),  # type: ignore[misc]
                    lambda found, one=operation: self._touch(found[0], fresh=isinstance(one, bytes)),  # type: ignore[misc]
                )

    def _begin(self, *, fresh: bool) -> None:
        self._turn += 1
        self._fresh, self.reading, self._times = fresh, True, ReportTimes()
        if self._only is not None:
            ids, turn = self._only, self._turn
            self._session.read(lambda reader: _these(reader, ids), lambda found: self._there(turn, {}, found))
        else:
            self._read(self._turn, {}, None, _FIRST)

    def _read(self, turn: int, before: dict[str, ReportLine], begin: tuple[Instant, int] | None, most: int) -> None:
        window = self._window

        def query(reader: Reader) -> Part:
            from console.store.report_lines import part

            return part(reader, window, begin, most)

        self._session.read(query, lambda found: self._there(turn, before, found))

    def _there(self, turn: int, lines: dict[str, ReportLine], found: Part) -> None:
        if turn != self._turn:
            return
        lines.update((line.key, line) for line in found.lines[: MOST - len(lines)])
        self._times.add(found.times)
        self.total = len(lines)
        ends = found.following is None or len(lines) >= MOST
        if ends or not self._known:
            # What was shown before stays until all is there; an empty table shows the newest at once.
            self._known = lines if ends else dict(lines)
            self.reading = not ends
            self.days = None
            self._reach([next(iter(lines.values())), next(reversed(lines.values()))] if lines else [])
            self.arrived.emit(self._fresh)
        if not ends:
            self._read(turn, lines, found.following, _PART)
            return
        self._ask_touched()
        if found.following is not None:
            window = self._window
            self._session.read(lambda reader: _count(reader, window), lambda total: self._counted(turn, total))

    def _counted(self, turn: int, total: int) -> None:
        if turn == self._turn:
            self.total = total
            self._tell({}, set(), fresh=False)

    def _reach(self, lines: Sequence[ReportLine]) -> None:
        """Let the days reach to these lines."""
        for line in lines:
            at = line.received_at
            self.days = (at, at) if self.days is None else (min(self.days[0], at), max(self.days[1], at))

    def _touch(self, found: tuple[dict[str, ReportLine], set[str]] | None, *, fresh: bool) -> None:
        from console.store.report_lines import in_window

        if found is None or self.reading:
            self._begin(fresh=fresh)
            return
        lines, touched = found
        self._times.add((key, (line.received_at, line.occurred_from)) for key, line in lines.items())
        before = len(self._known)
        if self._only is None:
            inside = {key: line for key, line in lines.items() if in_window(line, self._window)}
        else:
            inside = {key: line for key, line in lines.items() if key in self._known}
        gone = {key for key in touched if key in self._known and key not in inside}
        changed = {key: line for key, line in inside.items() if self._known.get(key) != line}
        if changed or gone:
            self._known.update(changed)
            self._reach(list(changed.values()))
            more = self.total - before
            for key in gone:
                del self._known[key]
            self.total = len(self._known) + more
            self._tell(changed, gone, fresh=fresh)

    def _forget(self) -> None:
        self._turn += 1
        self._known, self.total, self.reading, self._only = {}, 0, False, None
        self._window = self._time.window
        self.arrived.emit(False)


def _touched(reader: Reader, asked: _Asked) -> tuple[dict[str, ReportLine], set[str]] | None:
    """The lines that were touched, and the keys of all reports that were; None where all are to be read again."""
    from console.store.report_lines import lines_of, touched_between, touched_by

    ids: set[bytes] | None
    if isinstance(asked, set):
        ids = {bytes.fromhex(key) for key in asked}
    else:
        ids = touched_by(reader, asked) if isinstance(asked, bytes) else touched_between(reader, *asked)
    if ids is None:
        return None
    return {line.key: line for line in lines_of(reader, sorted(ids))}, {one.hex() for one in ids}


def _these(reader: Reader, ids: Sequence[bytes]) -> Part:
    from console.store.report_lines import Part, lines_of

    return Part(sorted(lines_of(reader, ids), key=lambda line: line.received_at, reverse=True), None)


def _count(reader: Reader, window: TimeWindow) -> int:
    from console.store.report_lines import count_in

    return count_in(reader, window)
