"""What would be other on each slide as known now, worked out beside the window's thread and told once it is there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.ui.latest import Latest

if TYPE_CHECKING:
    from console.ui.brief.building import Made
    from console.ui.window import Window


class Comparing(QObject):
    """``found`` are sentences by slide, of slides that would be other; None while that is being looked at."""

    changed = Signal()

    def __init__(self, window: Window, parent: QObject) -> None:
        """Looks at nothing yet."""
        super().__init__(parent)
        self._session = window.session
        self._latest: Latest[Mapping[bytes, tuple[str, ...]]] = Latest(window.jobs)
        self._asked: tuple[Made | None, int] = (None, 0)
        self.found: Mapping[bytes, tuple[str, ...]] | None = None

    def look(self, made: Made, written: int) -> None:
        """Hold the pages of ``made`` against now; ``written`` counts what was written to the case."""
        store = self._session.store
        if store is None or self._asked == (made, written):
            return
        from console.domain.errors import Cancelled
        from console.exports.briefing.since import since

        if self._asked[0] is not made:
            self.found = None
        asked = self._asked = (made, written)
        now = self._session.now

        def check() -> None:
            if self._asked is not asked:
                raise Cancelled("Another one is asked for.")

        def arrived(found: Mapping[bytes, tuple[str, ...]]) -> None:
            if self._asked is asked:
                self.found = found
                self.changed.emit()

        self._latest.ask(
            lambda: since(store, made.board, now, made.audience, made.pages, check), arrived, at_once=False
        )
