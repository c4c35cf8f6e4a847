"""The Capitals desk: who is on the line, how each Ally sees it, which capitals spoke."""

from __future__ import annotations

from console.services.consult_picture import ConsultPicture
from console.ui.consult.consult_desk import ConsultDesk


class CapitalsDesk(ConsultDesk):
    """One consultation at a time."""

    def show_picture(self, picture: ConsultPicture) -> None:
        """Nothing yet."""
