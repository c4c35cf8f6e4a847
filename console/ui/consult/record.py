"""The Record desk: what happened in the consultation, on one axis of time, beside the real cases."""

from __future__ import annotations

from console.services.consult_picture import ConsultPicture
from console.ui.consult.consult_desk import ConsultDesk


class RecordDesk(ConsultDesk):
    """One consultation at a time."""

    def show_picture(self, picture: ConsultPicture) -> None:
        """Nothing yet."""
