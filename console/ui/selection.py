"""What is selected, shared by map, tables and inspector, and the kinds of things that can be."""

from typing import Final

from PySide6.QtCore import QObject, Signal

INCIDENT: Final = "incident"
REPORT: Final = "report"
UNIT: Final = "unit"
MISSION: Final = "mission"
ALLY: Final = "ally"
PLACE: Final = "place"
CORRIDOR: Final = "corridor"
CONSULTATION: Final = "consultation"
CRISIS: Final = "crisis"
ANNOTATION: Final = "annotation"
CLOSURE: Final = "closure"
CLAIM: Final = "claim"
OVERLAY_FEATURE: Final = "overlay_feature"
SOURCE: Final = "source"
LOG_ENTRY: Final = "log_entry"
OPERATION: Final = "operation"
FORCES: Final = (UNIT, MISSION)
"""What the table of forces and the inspector's sheet of a force show."""
REFERENCE: Final = (ALLY, PLACE, CORRIDOR, CONSULTATION, LOG_ENTRY, OPERATION)
"""What the inspector shows as a plain sheet of facts."""


class Selection(QObject):
    """One thing of the case, by kind (one of those above) and id (text); empty strings when nothing is."""

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
