"""A desk of the workplace Brief: what it shows of the window's one :class:`Briefings` while it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer

from console.ui.brief.chosen import briefing_of
from console.ui.desk_kinds import DeskKind
from console.ui.desks import Desk
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.ui.window import Window


class BriefDesk(Desk):
    """A subclass shows what is known in :meth:`show_briefing`; it is called while the desk is shown only."""

    shows_pages = True
    """Whether pages are built for it."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.briefings = briefing_of(window)
        self.briefings.changed.connect(self._arrived)
        window.look.changed.connect(self._arrived)

    @property
    def writable(self) -> bool:
        """Whether something can be written: acts are absent where not."""
        return self._window.session.writable

    def opened(self) -> None:
        """Somebody came to this desk: pages are kept up with the case from now on."""
        super().opened()
        if self.shows_pages:
            QTimer.singleShot(0, self, self._hold)  # once the desk is painted: building pages takes from its thread

    def left(self) -> None:
        """Somebody went away: nothing is built any more for this desk."""
        self.briefings.let_go(self)
        super().left()

    def refresh(self, changes: Changes | None) -> None:
        """What it shows is read by :class:`Briefings`, for all desks at once."""
        if changes is None:
            self._arrived()

    def show_briefing(self) -> None:
        """Show what is known now."""
        raise NotImplementedError

    def why_empty(self, what_is: str, what_to_do: str) -> tuple[str, str]:
        """The two lines of what is empty: without a case that is said first."""
        if self._window.session.store is None:
            return tr("No case is open."), tr("Open one with Ctrl+O, or drop its file here.")
        return what_is, what_to_do

    def _hold(self) -> None:
        if self._window.desks.desk is self:
            self.briefings.hold(self)

    def _arrived(self) -> None:
        if self._window.desks.desk is self:
            self.show_briefing()
