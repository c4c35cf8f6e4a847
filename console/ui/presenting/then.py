"""“What did we know at…?”: the slide that is on as known at another moment, first for the briefer, then for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from console.domain.errors import ConsoleError
from console.domain.spoken_time import read_near
from console.domain.times import dtg
from console.ui.latest import Latest
from console.ui.presenting.prepared import page_at
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.times import Instant
    from console.exports.briefing.page import Page
    from console.ui.presenting.presentation import Presentation


class Then(QObject):
    """``page`` is what was known then, None while nothing is asked; ``sent``: the audience sees it."""

    def __init__(self, giving: Presentation) -> None:
        """Nothing is asked."""
        super().__init__(giving)
        self._giving = giving
        self._latest: Latest[Page | None] = Latest(giving.window.jobs)
        self._asked = 0
        self.page: Page | None = None
        self.sent = False

    @property
    def words(self) -> str:
        """What the presenter's slide is marked with; empty while nothing is asked."""
        return "" if self.page is None else tr("KNOWN AT {time}", time=dtg(self.page.known_at))

    def ask(self, text: str) -> None:
        """A moment was typed. The slide is made as known then; what cannot be read is said."""
        giving, card = self._giving, self._giving.presenter.known
        now = giving.window.session.clock.now()
        try:
            moment = read_near(text, giving.page.known_at, now)
        except ConsoleError as error:
            card.tell(str(error), "warn")
            return
        if moment > now:
            card.tell(tr("That is still to come. Give a moment that has passed."), "warn")
            return
        store, prepared, page = giving.window.session.store, giving.prepared, giving.page
        if store is None:
            return
        self._asked += 1
        asked = self._asked
        card.tell(tr("Looking…"))
        giving.presenter.setFocus()
        self._latest.ask(
            lambda: page_at(store, prepared, page, moment),
            lambda found: self._arrived(found, moment) if asked == self._asked else None,
            at_once=False,
        )

    def send(self) -> None:
        """The audience sees it too."""
        self.sent = True
        self._giving.presenter.known.tell(tr("The audience sees it. Esc returns to the slide."))

    def leave(self) -> None:
        """Back to the slide as it was prepared."""
        self._asked += 1
        self.page, self.sent = None, False
        self._giving.presenter.known.tell("")

    def _arrived(self, found: Page | None, moment: Instant) -> None:
        card = self._giving.presenter.known
        if found is None:
            card.tell(tr("Nothing of this slide was known at {moment}.", moment=dtg(moment)), "warn")
            return
        self.page, self.sent = found, False
        card.tell(tr("Before you alone. Enter shows it to the audience, Esc returns."))
        self._giving.refresh()
