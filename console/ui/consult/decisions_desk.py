"""The Decisions desk: what was adopted, what follows from it."""

from __future__ import annotations

from console.services.consult_picture import ConsultPicture
from console.ui.consult.consult_desk import ConsultDesk


class DecisionsDesk(ConsultDesk):
    """One consultation at a time."""

    def show_picture(self, picture: ConsultPicture) -> None:
        """Nothing yet."""
