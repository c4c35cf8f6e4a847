"""What changed since a slide was frozen, looked at beside the window's thread whenever the case changes; and U."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from console.exports.briefing.since import since
from console.services.storyboards import freeze
from console.ui.brief.chosen import OWN
from console.ui.latest import Latest
from console.ui.panes import RESTING
from console.ui.presenting.prepared import page_at
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.exports.briefing.page import Page
    from console.ui.presenting.presentation import Presentation

_REST_MS: Final = 1_500
"""Reports come in bursts: the slides are looked at once they rest."""


class Since(QObject):
    """``changes`` are sentences by slide; None until it was looked at."""

    def __init__(self, giving: Presentation) -> None:
        """Looks at once."""
        super().__init__(giving)
        self._giving = giving
        self._session = giving.window.session
        self._latest: Latest[Mapping[bytes, tuple[str, ...]]] = Latest(giving.window.jobs)
        self._updating: Latest[Page | None] = Latest(giving.window.jobs)
        self._over = False
        self.changes: dict[bytes, tuple[str, ...]] | None = None
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.setObjectName(RESTING)
        self._rest.timeout.connect(self._look)
        self._session.changed.connect(self._heard)
        self._rest.start()

    def show(self) -> None:
        """Tell what there is of the slide that is on."""
        found = None if self.changes is None else self.changes.get(self._giving.page.slide_id, ())
        self._giving.presenter.since.show_changes(found)

    def update(self) -> None:
        """Show the slide that is on as known now, and keep it so in the storyboard where it is frozen."""
        giving, session = self._giving, self._session
        page, board, now = giving.page, giving.prepared.board, session.clock.now()
        store = session.store
        if store is None:
            return
        slide = next((one for one in board.slides if one.id == page.slide_id), None)
        frozen = slide is not None and (slide.known_at is not None or board.known_at is not None)
        if frozen and session.writable:
            session.act(freeze, board.id, now, page.slide_id)
        self._updating.ask(lambda: page_at(store, giving.prepared, page, now), self._updated, at_once=False)

    def end(self) -> None:
        """Look no more."""
        self._over = True
        self._rest.stop()

    def _heard(self, changes: Changes | None) -> None:
        if changes is None or (changes.written and not changes.tables <= OWN):
            self._rest.start()

    def _look(self) -> None:
        giving, store, now = self._giving, self._session.store, self._session.clock.now()
        if store is None or self._over:
            return
        prepared, pages = giving.prepared, tuple(giving.pages)
        self._latest.ask(
            lambda: since(store, prepared.board, now, prepared.audience, pages), self._looked, at_once=False
        )

    def _looked(self, found: Mapping[bytes, tuple[str, ...]]) -> None:
        if not self._over:
            self.changes = dict(found)
            self.show()

    def _updated(self, page: Page | None) -> None:
        if self._over:
            return
        if page is None:
            self._giving.say(tr("Nothing of this slide is known now: it stays as it is."))
            return
        if self.changes is not None:
            self.changes.pop(page.slide_id, None)
        self._giving.replace_page(page)
