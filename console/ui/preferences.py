"""The user's settings as the window holds them: changed in one place, saved behind its back, announced."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from console.config import settings
from console.config.settings import Settings
from console.ui.threads import WindowThread
from console.ui.words import tr


class Preferences(QObject):
    """The settings of one user. ``changed`` after each change; ``failed`` with a sentence when they were not saved."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        """``path`` ``None`` keeps them in memory only: for pictures and tests."""
        super().__init__(parent)
        self._path = path
        self._window = WindowThread(self)
        self._saving = ThreadPoolExecutor(1, thread_name_prefix="settings")
        self._saved: Future[None] | None = None
        self.set_aside: Path | None = None
        self._value = Settings()
        if path is not None:
            self._value, self.set_aside = settings.load(path)

    @property
    def value(self) -> Settings:
        """The settings now."""
        return self._value

    def change(self, **values: object) -> None:
        """Replace some settings by name and save. Raises TypeError for a name that is not a setting."""
        self._take(self._value.changed(**values))

    def note_recent(self, path: Path) -> None:
        """Put a case first among the recent ones."""
        self._take(self._value.with_recent(path))

    def note_looks(self, case_id: str, looks: str) -> None:
        """Keep how the layers of a case's map look."""
        self._take(self._value.with_looks(case_id, looks))

    def finish(self) -> None:
        """Wait until what was changed is on the disk."""
        if self._saved is not None:
            self._saved.result()

    def _take(self, value: Settings) -> None:
        if value == self._value:
            return
        self._value = value
        if self._path is not None:
            self._saved = self._saving.submit(self._save, self._path, value)
        self.changed.emit()

    def _save(self, path: Path, value: Settings) -> None:
        """On a thread of its own: the disk may take its time, and one save at a time keeps their order."""
        if value is not self._value:  # A newer one waits behind it.
            return
        try:
            settings.save(path, value)
        except OSError as error:
            why, folder = error.strerror or error, path.parent
            words = tr("Your settings are not saved: {why}. Free space in {folder}.", why=why, folder=folder)
            self._window.post(lambda: self.failed.emit(words))
