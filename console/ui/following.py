"""A console that may only look follows the one that writes: what was written there shows here."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from console.store.reader import Reader
from console.ui.session import Session

_LOOK_EVERY_MS = 2_000


class Following(QObject):
    """Looks now and then whether another console changed the file, and has everything read again when it did."""

    def __init__(self, session: Session) -> None:
        """Lives as long as the session; only looks while its case is open for reading."""
        super().__init__(session)
        self._session = session
        self._seen: int | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        session.opened.connect(self._opened)

    def look(self) -> None:
        """Ask SQLite whether another connection committed since the last time."""
        self._session.read(_version, self._compare)

    def _opened(self) -> None:
        self._seen = None
        store = self._session.store
        if store is not None and store.read_only and not self._session.posing:
            self._timer.start(_LOOK_EVERY_MS)
            self.look()
        else:
            self._timer.stop()

    def _compare(self, version: int) -> None:
        before, self._seen = self._seen, version
        if before is not None and before != version and self._session.moment is None:
            self._session.changed.emit(None)


def _version(reader: Reader) -> int:
    return int(reader.value("PRAGMA data_version"))
