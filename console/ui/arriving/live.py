"""The feeds that run by themselves while a case is open for writing: asked, watched or heard when it is their turn.

What comes goes the same way as a file imported by hand. Nothing runs that is not switched on, and nothing that opens a
connection while the network is off.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.arrival import Arrival
from console.domain.errors import BadInput, ConsoleError
from console.domain.live_feed import FeedKind, LiveFeed, wait_after
from console.domain.times import Instant, file_stamp
from console.ui.arriving.heard import Heard
from console.ui.arriving.taking import Coming, taking_of
from console.ui.case_reading import follow_case
from console.ui.jobs import Progress

if TYPE_CHECKING:
    from console.services.listening.cot import CotListener
    from console.services.listening.folder import DropFolder
    from console.services.listening.web import Answer
    from console.store.reader import Reader
    from console.ui.window import Window

T = TypeVar("T")
_TICK_MS: Final = 1_000


class _Run:
    """One feed as it runs: when it is asked next, and what it has to remember for that."""

    def __init__(self, feed: LiveFeed) -> None:
        self.feed = feed
        self.due = 0.0
        self.busy = False
        self.failures = 0
        self.last_success: Instant | None = None
        self.folder: DropFolder | None = None
        self.answer: Answer | None = None
        self.listener: CotListener | None = None
        self.heard: Heard | None = None


class Live(QObject):
    """Runs the feeds of a window's case. ``changed`` when one began, worked, failed or ended."""

    changed = Signal()

    def __init__(self, window: Window, clock: Callable[[], float] = time.monotonic) -> None:
        """``clock`` tells seconds that only ever grow."""
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._feeds: tuple[LiveFeed, ...] = ()
        self._runs: dict[bytes, _Run] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        session = window.session
        follow_case(session, ("feed", "source"), _read_feeds, self._follow, lambda: self._follow(()))
        session.changed.connect(lambda _: self._settle())
        session.admitted.connect(self._settle)
        window.preferences.changed.connect(self._settle)

    def last_success(self, feed_id: bytes) -> Instant | None:
        """When a feed last worked in this sitting, whether or not it brought anything."""
        run = self._runs.get(feed_id)
        return None if run is None else run.last_success

    def is_running(self, feed_id: bytes) -> bool:
        """Whether a feed is asked, watched or listened to now."""
        return feed_id in self._runs

    def ask_now(self, feed_id: bytes) -> None:
        """Ask a feed at once, whatever it waits for."""
        if feed_id in self._runs:
            self._runs[feed_id].due = 0.0
            self.tick()

    def stop(self) -> None:
        """Stop everything: the window is about to go."""
        self._follow(())

    def tick(self) -> None:
        """Begin what is due."""
        now = self._clock()
        for run in [one for one in self._runs.values() if not one.busy and one.due <= now]:
            run.busy = True
            {FeedKind.FOLDER: self._watch, FeedKind.HTTP: self._ask}.get(run.feed.kind, self._hear)(run)

    def _follow(self, feeds: Sequence[LiveFeed]) -> None:
        self._feeds = tuple(feeds)
        self._settle()

    def _settle(self) -> None:
        """Begin and end what the feeds, the right to write and the master switch say."""
        wanted = {feed.id: feed for feed in self._feeds if self._may_run(feed)}
        before = set(self._runs)
        for feed_id, run in list(self._runs.items()):
            if wanted.get(feed_id) != run.feed:
                self._end(self._runs.pop(feed_id))
        for feed_id, feed in wanted.items():
            self._runs.setdefault(feed_id, _Run(feed))
        if self._runs and not self._timer.isActive():
            self._timer.start()
        elif not self._runs:
            self._timer.stop()
        if set(self._runs) != before:
            self.changed.emit()

    def _may_run(self, feed: LiveFeed) -> bool:
        session = self._window.session
        if not feed.enabled or not session.writable or session.posing:
            return False
        return not (feed.kind.network and self._window.preferences.value.network_off)

    def _end(self, run: _Run) -> None:
        listener, run.listener = run.listener, None
        if listener is not None:
            self._window.jobs.start("", lambda _: listener.stop(), lambda _: None)

    # a folder ------------------------------------------------------------------------------------------------------

    def _watch(self, run: _Run) -> None:
        from console.services.listening.folder import DropFolder

        folder = run.folder = run.folder or DropFolder(Path(run.feed.address))

        def there(found: list[Path] | ConsoleError) -> None:
            if isinstance(found, ConsoleError):
                self._failed(run, found)
                return
            self._worked(run)
            for path in found:
                folder.taken(path)
                self._take(run, Coming(path.name, path))

        self._start(run, lambda _: folder.look(), there)

    # an address ----------------------------------------------------------------------------------------------------

    def _ask(self, run: _Run) -> None:
        from console.services.listening.web import ask

        url, before = run.feed.address, run.answer

        def there(found: Answer | ConsoleError) -> None:
            if isinstance(found, ConsoleError):
                self._failed(run, found)
                return
            self._worked(run)
            if found.content is None:
                run.answer = found
                return

            def taken(arrival: Arrival | None) -> None:
                if arrival is not None and not arrival.refused:
                    run.answer = found  # only what was taken need not be asked for again

            parts = urlsplit(url)
            name = parts.path.rpartition("/")[2] or parts.netloc
            self._take(run, Coming(name, content=found.content, quiet=True, then=taken))

        self._start(run, lambda progress: ask(url, before, progress.check), there)

    # a port --------------------------------------------------------------------------------------------------------

    def _hear(self, run: _Run) -> None:
        from console.services.listening.cot import CotListener

        if run.listener is None:

            def begin(_progress: Progress) -> CotListener:
                listener = CotListener(run.feed)
                listener.start()
                return listener

            def begun(found: CotListener | ConsoleError) -> None:
                if isinstance(found, ConsoleError):
                    self._failed(run, found)
                    return
                run.listener = found
                self._worked(run)
                if self._runs.get(run.feed.id) is not run:
                    self._end(run)

            self._start(run, begin, begun)
            return
        heard = run.heard = run.heard or Heard(partial(self._take, run), partial(self._let_go, run))
        if heard.busy:  # what comes meanwhile waits where it was heard, within the limits there
            self._worked(run)
            return
        messages, lost = run.listener.take()
        self._worked(run)
        heard.take(f"{run.feed.source} {file_stamp(self._window.clock.now())}", messages)
        if lost:
            self._let_go(run, lost)

    def _let_go(self, run: _Run, lost: int) -> None:
        self._failed(run, BadInput(f"{lost} events came faster than they could be taken and were let go."))

    # all of them ---------------------------------------------------------------------------------------------------

    def _start(self, run: _Run, work: Callable[[Progress], T], then: Callable[[T | ConsoleError], None]) -> None:
        def careful(progress: Progress) -> T | ConsoleError:
            try:
                return work(progress)
            except ConsoleError as error:
                return error

        def there(found: T | ConsoleError) -> None:
            run.busy = False
            then(found)

        def lost() -> None:
            run.busy = False
            run.due = self._clock() + wait_after(run.feed.every_s, 1) / 1000

        self._window.jobs.start("", careful, there, lost)

    def _take(self, run: _Run, coming: Coming) -> None:
        taking_of(self._window).take(replace(coming, source=run.feed.source, format=run.feed.format))

    def _worked(self, run: _Run) -> None:
        from console.services.live_feeds import note_working

        again, run.failures = run.failures > 0 or run.last_success is None, 0
        run.last_success = self._window.clock.now()
        run.busy = False
        run.due = self._clock() + wait_after(run.feed.every_s, 0) / 1000
        if again and self._window.session.writable:
            self._window.session.act(note_working, run.feed.id)
        self.changed.emit()

    def _failed(self, run: _Run, error: ConsoleError) -> None:
        from console.services.live_feeds import note_failing

        run.failures += 1
        wait = max(wait_after(run.feed.every_s, run.failures), getattr(error, "wait", None) or 0)
        run.due = self._clock() + wait / 1000
        if self._window.session.writable:
            self._window.session.act(note_failing, run.feed.id, str(error))
        self.changed.emit()


def live_of(window: Window) -> Live:
    """What runs the feeds of a window's case, made when the first asks for it."""
    found = window.findChild(Live)
    return Live(window) if found is None else found


def stop_live(window: Window) -> None:
    """Stop the feeds of a window that is about to go, where any ran: none is made for it."""
    found = window.findChild(Live)
    if found is not None:
        found.stop()


def _read_feeds(reader: Reader) -> tuple[LiveFeed, ...]:
    from console.store.live_feeds import live_feeds

    return tuple(live_feeds(reader))
