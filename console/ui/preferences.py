"""The user's settings as the window holds them: changed in one place, saved at once, announced."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from console.config import settings
from console.config.settings import Settings
from console.ui.words import tr


class Preferences(QObject):
    """The settings of one user. ``changed`` after each change; ``failed`` with a sentence when they were not saved."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, path: Path | None, parent: QObject | None = None) -> None:
        """``path`` ``None`` keeps them in memory only: for pictures and tests."""
        super().__init__(parent)
        self._path = path
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

    def _take(self, value: Settings) -> None:
        if value == self._value:
            return
        self._value = value
        if self._path is not None:
            try:
                settings.save(self._path, value)
            except OSError as error:
                why, folder = error.strerror or error, self._path.parent
                self.failed.emit(
                    tr("Your settings are not saved: {why}. Free space in {folder}.", why=why, folder=folder)
                )
        self.changed.emit()
