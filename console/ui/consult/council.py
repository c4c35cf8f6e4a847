"""The Council desk: the draft on the table, where each Ally stands on it, the silence on it, the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from console.ui.consult.chosen import consulting_of
from console.ui.desks import Desk, DeskKind
from console.ui.label import Label
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.ui.window import Window


class CouncilDesk(Desk):
    """One consultation at a time."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._consulting = consulting_of(window)
        self.title = Label("", self)
        self.title.setProperty("type", "title")
        self.body.addWidget(self.title)
        self.body.addStretch(1)
        self._consulting.changed.connect(self._show)
        self._show()

    def refresh(self, changes: Changes | None) -> None:
        """What it shows is read by :class:`Consulting`, for all desks at once."""

    def _show(self) -> None:
        picture = self._consulting.picture
        consultation = None if picture is None else picture.consultation
        self.title.setText(tr("No consultation is open.") if consultation is None else consultation.title)
