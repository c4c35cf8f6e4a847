"""What is selected, shared by map, tables and inspector."""

from PySide6.QtCore import QObject, Signal


class Selection(QObject):
    """One thing of the case, by kind and id (text); empty strings when nothing is."""

    changed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        """Nothing is selected at first."""
        super().__init__(parent)
        self.kind = ""
        self.id = ""

    def select(self, kind: str, thing: str) -> None:
        """Select one thing; who shows it listens to ``changed``."""
        if (kind, thing) != (self.kind, self.id):
            self.kind, self.id = kind, thing
            self.changed.emit(kind, thing)

    def clear(self) -> None:
        """Select nothing."""
        self.select("", "")
