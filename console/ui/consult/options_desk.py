"""The Options desk: courses of action side by side."""

from __future__ import annotations

from console.services.consult_picture import ConsultPicture
from console.ui.consult.consult_desk import ConsultDesk


class OptionsDesk(ConsultDesk):
    """One consultation at a time."""

    def show_picture(self, picture: ConsultPicture) -> None:
        """Nothing yet."""
