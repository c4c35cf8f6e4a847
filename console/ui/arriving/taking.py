"""Files and messages are taken in one after the other: parsed apart in a job, kept on the writer's thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.domain.arrival import Arrival, told
from console.domain.errors import ConsoleError
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.feeds.wire import Columns
from console.ui.jobs import Progress
from console.ui.notices import Notice
from console.ui.words import count, later, tr

if TYPE_CHECKING:
    from console.services.importing import Read
    from console.store.casefile import Store
    from console.ui.window import Window

_NOTICE = "arrival"


@dataclass(frozen=True)
class Coming:
    """Something to take in: a file, or bytes with a name. ``quiet``: it came by itself, so only trouble is said.

    ``ask``: a person waits, so a table whose columns nobody has looked at yet is shown first. ``hushed``: whoever asked
    deals with a refusal.

    ``then`` hears what became of it, also when it was refused; without an arrival it was stopped or failed.
    """

    name: str
    path: Path | None = None
    content: bytes = b""
    source: str | None = None
    format: str | None = None
    mapping: dict[str, str] | None = None
    quiet: bool = False
    ask: bool = False
    hushed: bool = False
    then: Callable[[Arrival | None], None] = lambda _: None


class Taking(QObject):
    """The line of what waits to be taken into the open case. ``arrived`` follows each, on the window's thread."""

    arrived = Signal(object)

    def __init__(self, window: Window) -> None:
        """Nothing waits at first; what waits is let go when another case is opened."""
        super().__init__(window)
        self._window = window
        self._waiting: deque[Coming] = deque()
        self._busy = False
        self._told: list[Arrival] = []
        window.session.opened.connect(self._forget)

    @property
    def busy(self) -> bool:
        """Whether something is being taken in."""
        return self._busy

    def take_files(self, paths: Sequence[Path], mapping: dict[str, str] | None = None) -> None:
        """Take files in, in their order."""
        for path in paths:
            self.take(Coming(path.name, path, mapping=mapping, ask=mapping is None))

    def take(self, coming: Coming) -> None:
        """Take something in once what came before is done."""
        self._waiting.append(coming)
        if not self._busy:
            self._next()

    def _next(self) -> None:
        store = self._window.session.store
        if not self._waiting or store is None:
            self._busy = False
            self._waiting.clear()
            self._tell()
            return
        self._busy = True
        coming = self._waiting.popleft()
        more = tr(" and {n} more", n=len(self._waiting)) if self._waiting else ""
        title = "" if coming.quiet else tr("Importing {name}{more}", name=coming.name, more=more)
        keep, lost = partial(self._keep, store, coming), self._lost(coming)
        self._window.jobs.start(title, lambda progress: _read(store, coming, progress), keep, lost)

    def _keep(self, store: Store, coming: Coming, found: Read | Arrival | Columns) -> None:
        if store is not self._window.session.store:
            return
        if isinstance(found, Columns):
            self._ask(coming, found)
            return
        if isinstance(found, Arrival):
            self._done(coming, found)
            return
        read = found

        def work(store: Store, actor: Actor, now: Instant) -> tuple[Arrival, Changes]:
            from console.services.importing import keep

            arrival, changes = keep(store, actor, now, read)
            return arrival, replace(changes, label="")

        def failed(error: ConsoleError) -> None:
            self._window.say(Notice(str(error), "danger", key=_NOTICE))
            self._done(coming, None)

        self._window.session.attempt(work, partial(self._kept, coming), failed)

    def _ask(self, coming: Coming, columns: Columns) -> None:
        """Show how a table would be read; it goes on once a person has looked."""
        from console.ui.arriving.columns_sheet import ColumnsSheet

        def go_on(source: str, mapping: dict[str, str]) -> None:
            self._waiting.appendleft(replace(coming, source=source, mapping=mapping, ask=False))
            self._next()

        def declined() -> None:
            coming.then(None)
            self._next()

        stem = coming.source or Path(coming.name).stem
        ColumnsSheet(self._window, coming.name, stem, columns, go_on, declined).open()

    def _kept(self, coming: Coming, arrival: Arrival) -> None:
        # Found a moment later: the index follows the commit, so that the map shows it first.
        self._window.session.attempt(_index, _nothing)
        self._done(coming, arrival)

    def _done(self, coming: Coming, arrival: Arrival | None) -> None:
        coming.then(arrival)
        if arrival is not None:
            if not coming.quiet or (arrival.refused and not coming.hushed):
                self._told.append(arrival)
            self.arrived.emit(arrival)
        self._next()

    def _lost(self, coming: Coming) -> Callable[[], None]:
        def lost() -> None:
            stopped, self._waiting = self._waiting, deque()  # stopped once means all of it
            for one in (coming, *stopped):
                one.then(None)
            self._next()

        return lost

    def _forget(self) -> None:
        self._waiting.clear()
        self._told.clear()

    def _tell(self) -> None:
        arrivals, self._told = self._told, []
        if not arrivals:
            return
        show = partial(_show, self._window, tuple(arrivals))
        trouble = any(one.refused or one.rejected for one in arrivals)
        words = _words(arrivals)
        self._window.say(Notice(words, "warn" if trouble else "done", tr("Show it"), show, _NOTICE))


def taking_of(window: Window) -> Taking:
    """What takes things into a window's case, made when the first asks for it."""
    found = window.findChild(Taking)
    return Taking(window) if found is None else found


def _read(store: Store, coming: Coming, progress: Progress) -> Read | Arrival | Columns:
    """Parse on this job's thread; a refusal is an arrival too, and columns nobody has looked at are for a person."""
    from console.domain.errors import BadInput
    from console.services.importing import columns_to_show, read_bytes, read_file

    source, format, mapping = coming.source, coming.format, coming.mapping
    try:
        with store.reader() as reader:
            if coming.path is not None:
                if coming.ask and (columns := columns_to_show(reader, coming.path, progress)) is not None:
                    return columns
                return read_file(reader, coming.path, source=source, format=format, mapping=mapping, told=progress)
            name, content = coming.name, coming.content
            return read_bytes(reader, name, content, source=source, format=format, mapping=mapping, told=progress)
    except BadInput as error:
        return Arrival(file=coming.name, refused=str(error))


def _words(arrivals: Sequence[Arrival]) -> str:
    if len(arrivals) == 1:
        return f"{arrivals[0].file}: {told(arrivals[0])}"
    parts = [count(later("1 record taken"), later("{n} records taken"), sum(one.accepted for one in arrivals))]
    for one, many, number in (
        (later("1 known already"), later("{n} known already"), sum(one.duplicates for one in arrivals)),
        (later("1 rejected"), later("{n} rejected"), sum(len(one.rejected) for one in arrivals)),
        (later("1 file not taken"), later("{n} files not taken"), sum(bool(one.refused) for one in arrivals)),
    ):
        if number:
            parts.append(count(one, many, number))
    return tr("{n} files: {what}.", n=len(arrivals), what=", ".join(parts))


def _show(window: Window, arrivals: tuple[Arrival, ...]) -> None:
    from console.ui.arriving.arrival_sheet import ArrivalSheet

    ArrivalSheet(window, arrivals).show()


def _index(store: Store, _actor: Actor, _now: Instant) -> tuple[None, Changes]:
    store.flush_search()
    return None, Changes(frozenset())


def _nothing(_: object) -> None:
    return None
