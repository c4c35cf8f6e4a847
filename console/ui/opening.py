"""Opening a case from the window: off its thread, with the passphrase asked for where the file needs one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from console.config import paths
from console.domain.errors import BadInput, ConsoleError
from console.domain.operation import Actor
from console.domain.times import Instant, dtg
from console.ui import passphrases, sign_on
from console.ui.backups import show_backups_of
from console.ui.checking import check_case
from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.backups import Backup
    from console.store.casefile import Store
    from console.ui.sheet import Sheet
    from console.ui.window import Window


class Openings(QObject):
    """Opens cases for one window."""

    def __init__(self, window: Window) -> None:
        """Listens to the window's session."""
        super().__init__(window)
        self._window = window
        self._looked_at: tuple[Backup, Path] | None = None
        self._coming: Path | None = None
        self._asking: tuple[Path, Sheet] | None = None
        self._passing: Path | None = None
        window.session.key_wanted.connect(self._ask)
        window.session.opened.connect(self._opened)
        window.session.admitted.connect(self._admitted)

    def open(self, path: Path, key: bytes | None = None) -> None:
        """Open a case instead of the one open now; one that is open already stays as it is."""
        shown = self._window.session.store
        if shown is not None and shown.path.resolve() == path.resolve():
            self._window.say(Notice(tr("{name} is open already.", name=path.name)))
            return
        # Pressed twice: the second opening would find the case held by the first, and open it for reading only.
        if self._coming == path:
            return

        def opening(actor: Actor, now: Instant) -> Store:
            from console.store.casefile import open_case

            return open_case(path, actor, now, key=key)

        def failed(error: ConsoleError) -> None:
            self._coming = None
            self.unreadable(path, key, error)

        self._coming = path
        self._window.session.begin(opening, path, failed=failed)

    def look_at(self, backup: Backup, case: Path, key: bytes | None) -> None:
        """Open a backup for reading only; ``key`` is the one of its case, or an older one."""

        def opening(_actor: Actor, _now: Instant) -> Store:
            from console.store.backups import key_of
            from console.store.casefile import open_reading

            return open_reading(backup.path, key=key_of(backup, key))

        def looked() -> None:
            words = tr("This is the backup of {time}, for reading only.", time=dtg(backup.made_at))
            back = tr("Back to {name}", name=case.stem)
            self._window.say(Notice(words, "info", back, lambda: self.open(case, key), key="backup"))

        def failed(error: ConsoleError) -> None:
            self._asked()
            self._window.say(Notice(str(error), "danger", key="unreadable"))

        self._looked_at = (backup, case)
        self._window.session.begin(opening, backup.path, looked, failed)

    def unreadable(self, path: Path, key: bytes | None, error: ConsoleError) -> None:
        """Say why a case does not open, and offer its backups where it is the file that is bad."""
        from console.store.backups import backups

        self._asked()
        if isinstance(error, BadInput) and backups(path):
            show = partial(show_backups_of, self._window, path, key)
            self._window.say(Notice(str(error), "danger", tr("Show backups"), show, key="unreadable"))
        else:
            self._window.say(Notice(str(error), "danger", key="unreadable"))

    def origin(self) -> Path | None:
        """The case whose backup is being looked at; None while a case itself is open."""
        store = self._window.session.store
        at_backup = store is not None and self._is_looked_at(store.path)
        return self._looked_at[1] if at_backup and self._looked_at is not None else None

    def keep_out_of(self, folder: Path) -> None:
        """Offer no place in this folder: it is thrown away with the case for trying out that is in it."""
        self._passing = folder.resolve()

    def folder(self) -> Path:
        """Where a file dialog starts: beside the open or last case, else in the user's documents."""
        store = self._window.session.store
        known = [store.path] if store is not None else [Path(path) for path in self._window.preferences.value.recent]
        beside = (path.parent for path in known if path.parent.resolve() != self._passing)
        documents = paths.documents()
        places = (*beside, documents, documents.parent)
        return next((folder for folder in places if folder.is_dir()), Path.home())

    def _opened(self) -> None:
        self._coming = None
        self._asked()
        store = self._window.session.store
        if store is None or self._is_looked_at(store.path):
            return
        self._window.preferences.note_recent(store.path)
        if store.notice:
            check = partial(check_case, self._window)
            self._window.say(Notice(store.notice, "warn", tr("Check case"), check, key="older"))
        if why := self._window.session.why_read_only:
            self._window.say(Notice(why, "warn", key="read-only"))

    def _admitted(self) -> None:
        """Where the case asks for passphrases nobody can work before they signed on: say so, or ask who it is."""
        session, settings = self._window.session, self._window.preferences.value
        if session.why_read_only or session.posing:
            return
        if not session.rights.asks and not self._window.preferences.value.name:
            who = session.actor
            words = tr("Your changes are recorded as {name} at {station}.", name=who.name, station=who.station)
            act = tr("Sign on…")
            self._window.say(Notice(words, "info", act, lambda: sign_on.ask_who(self._window), key=sign_on.NOTICE))
        if not session.rights.asks or session.proved == session.actor:
            return
        if settings.name:
            words = tr("This case asks for a passphrase before anything is written.")
            self._window.say(
                Notice(words, "warn", tr("Sign on…"), lambda: sign_on.ask_who(self._window), key=sign_on.NOTICE)
            )
        else:
            sign_on.ask_who(self._window)

    def _is_looked_at(self, path: Path) -> bool:
        return self._looked_at is not None and self._looked_at[0].path == path

    def _asked(self) -> None:
        """The sheet that waited for what became of its passphrase has its answer."""
        asking, self._asking = self._asking, None
        if asking is not None and _waits(asking[1]):
            asking[1].accept()

    def _ask(self, path: Path, why: str) -> None:
        from console.store.backups import backups
        from console.store.connection import key_from

        self._coming = None
        if self._asking is not None and self._asking[0] == path and _waits(self._asking[1]):
            passphrases.ask_again(self._asking[1], why)
            return
        self._asked()

        def go_on(passphrase: str) -> None:
            key = key_from(passphrase)
            if self._looked_at is not None and self._is_looked_at(path):
                self.look_at(*self._looked_at, key)
            else:
                self.open(path, key)

        # A case damaged in its first page looks like one that no passphrase opens.
        instead = (tr("Show backups"), partial(show_backups_of, self._window, path, None)) if backups(path) else None
        self._asking = path, passphrases.ask(self._window, path, go_on, instead=instead, stays=True)


def _waits(sheet: Sheet) -> bool:
    return isValid(sheet) and sheet.isVisible()
