"""A desk of the workplace Consult: it shows the window's one :class:`ConsultPicture`, and at its head what of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from console.services.consult_picture import ConsultPicture
from console.ui.consult.chosen import consulting_of
from console.ui.desk_kinds import DeskKind
from console.ui.desks import Desk
from console.ui.label import CutLabel
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.ui.window import Window


class ConsultDesk(Desk):
    """A subclass shows the picture in :meth:`show_picture`; it is called while the desk is shown only."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Empty until it is opened."""
        super().__init__(window, kind)
        self.setObjectName("desk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.consulting = consulting_of(window)
        self.subject = CutLabel("", self)
        self.subject.setProperty("ink", "secondary")
        self.head.addWidget(self.subject, 1)
        self.consulting.changed.connect(self._arrived)
        window.clock.ticked.connect(self._ticked)
        window.look.changed.connect(self._arrived)

    @property
    def picture(self) -> ConsultPicture:
        """What is known; an empty one until it was read."""
        return self.consulting.picture or ConsultPicture(self.consulting.now)

    @property
    def writable(self) -> bool:
        """Whether something can be written about the consultation shown: not once it is closed."""
        return self.consulting.writable

    @property
    def hidden(self) -> bool:
        """Whether what Allies say may not be shown: on the wall, until somebody released it."""
        return self._window.look.on_wall and not self.picture.released

    def refresh(self, changes: Changes | None) -> None:
        """What it shows is read by :class:`Consulting`, for all desks at once."""
        if changes is None:
            self._arrived()

    def show_picture(self, picture: ConsultPicture) -> None:
        """Show what is known now."""
        raise NotImplementedError

    def show_time(self, picture: ConsultPicture) -> None:
        """A minute went by."""

    def why_empty(self, what_is: str, what_to_do: str) -> tuple[str, str]:
        """The two lines of an empty table: without a case or a consultation that is said first."""
        if self._window.session.store is None:
            return tr("No case is open."), tr("Open one with Ctrl+O, or drop its file here.")
        if self.picture.consultation is None:
            return tr("No consultation is open."), tr("Ask for one: Ctrl+Alt+Q.")
        return what_is, what_to_do

    def _arrived(self) -> None:
        if self._window.desks.desk is self:
            self.subject.say(subject_words(self.picture))
            self.show_picture(self.picture)

    def _ticked(self) -> None:
        if self._window.desks.desk is self:
            self.show_time(self.picture)


def subject_words(picture: ConsultPicture) -> str:
    """What the desk is about: the consultation, else the crisis."""
    if picture.consultation is not None:
        crisis = picture.crisis.title if picture.crisis is not None else ""
        return " · ".join(part for part in (crisis, picture.consultation.title, picture.consultation.basis) if part)
    return "" if picture.crisis is None else picture.crisis.title
