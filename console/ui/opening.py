"""Opening a case from the window: off its thread, with the passphrase asked for where the file needs one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.config import paths
from console.domain.operation import Actor
from console.domain.times import Instant
from console.ui import passphrases
from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window


class Openings(QObject):
    """Opens cases for one window."""

    def __init__(self, window: Window) -> None:
        """Listens to the window's session."""
        super().__init__(window)
        self._window = window
        self._only_look = False
        window.session.key_wanted.connect(self._ask)
        window.session.opened.connect(self._opened)

    def open(self, path: Path, key: bytes | None = None) -> None:
        """Open a case instead of the one open now; one that is open already stays as it is."""
        self._begin(path, key, only_look=False)

    def look_at(self, path: Path, key: bytes | None = None) -> None:
        """Open a file for reading only: a backup stays as it was made."""
        self._begin(path, key, only_look=True)

    def folder(self) -> Path:
        """Where a file dialog starts: beside the open or last case, else in the user's documents."""
        store = self._window.session.store
        known = [store.path] if store is not None else [Path(path) for path in self._window.preferences.value.recent]
        return next((path.parent for path in known if path.parent.is_dir()), paths.documents())

    def _begin(self, path: Path, key: bytes | None, *, only_look: bool) -> None:
        shown = self._window.session.store
        if shown is not None and shown.path.resolve() == path.resolve():
            self._window.say(Notice(tr("{name} is open already.", name=path.name)))
            return
        self._only_look = only_look

        def opening(actor: Actor, now: Instant) -> Store:
            from console.store.casefile import open_case, open_reading

            return open_reading(path, key=key) if only_look else open_case(path, actor, now, key=key)

        self._window.session.begin(opening, path)

    def _opened(self) -> None:
        store = self._window.session.store
        if store is not None and not self._only_look:
            self._window.preferences.note_recent(store.path)

    def _ask(self, path: Path, _why: str) -> None:
        only_look = self._only_look

        def go_on(passphrase: str) -> None:
            from console.store.connection import key_from

            self._begin(path, key_from(passphrase), only_look=only_look)

        passphrases.ask(self._window, path, go_on)
