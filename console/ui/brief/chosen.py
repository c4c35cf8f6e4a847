"""Which briefing and which slide the window is on, and its pages: read and built once for desk and presenter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from console.ui.brief.comparing import Comparing
from console.ui.latest import Latest
from console.ui.panes import RESTING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from console.domain.audience import Audience
    from console.domain.operation import Changes
    from console.domain.storyboard import Slide, Storyboard
    from console.domain.times import Instant
    from console.exports.briefing.page import Page
    from console.services.cut import Withheld
    from console.store.reader import Reader
    from console.ui.brief.building import Made
    from console.ui.window import Window

_TABLES: Final = ("storyboard", "slide", "audience", "marking")
OWN: Final = frozenset({*_TABLES, "output", "output_page", "correction", "correction_notice"})
"""What is written about briefings and changes none of what they show."""
_REST_MS: Final = 400
"""Reports come in bursts: pages that follow the clock are built once they rest."""


@dataclass(frozen=True)
class Exported:
    """How a briefing was exported last: what the form begins with."""

    forms: tuple[str, ...] = ("pdf", "pptx")
    notes: bool = False
    folder: Path | None = None


class Briefings(QObject):
    """The storyboards of the case, the one chosen and its pages. Ask :func:`briefing_of` for the window's one.

    Pages are built while somebody holds them (:meth:`hold`), beside the window's thread; until new ones are there the
    old ones stay, and :attr:`stale` says so.
    """

    #: Storyboards, what is chosen or the pages are others.
    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so."""
        super().__init__(window)
        self._session = window.session
        self.boards: tuple[Storyboard, ...] = ()
        self.audiences: tuple[Audience, ...] = ()
        self.read = False
        """Whether the case was read at all."""
        self.exported = Exported()
        self._made: Made | None = None
        self._tried: Page | None = None
        self._chosen: tuple[bytes | None, bytes | None] = (None, None)
        self._asked = self._turn = self._building = 0
        self._holders: set[object] = set()
        self._latest: Latest[Made] = Latest(window.jobs)
        self._trying: Latest[Page | None] = Latest(window.jobs)
        self._comparing = Comparing(window, self)
        self._comparing.changed.connect(self.changed)
        self._written = 0
        self._rest = QTimer(self, interval=_REST_MS, singleShot=True)
        self._rest.setObjectName(RESTING)
        self._rest.timeout.connect(self._rested)
        self._session.opened.connect(self._opened)
        self._session.moved.connect(self._moved)
        self._session.changed.connect(self._heard)
        self._read()

    @property
    def now(self) -> Instant:
        """Now by the case's clock, or the moment the case is put back to."""
        return self._session.now

    @property
    def board(self) -> Storyboard | None:
        """The briefing chosen, else the newest; None where there is none."""
        return next((one for one in self.boards if one.id == self._chosen[0]), self.boards[0] if self.boards else None)

    @property
    def slide(self) -> Slide | None:
        """The slide chosen, else the first."""
        slides = () if self.board is None else self.board.slides
        return next((one for one in slides if one.id == self._chosen[1]), slides[0] if slides else None)

    @property
    def audience(self) -> Audience | None:
        """Who it is for; None where nobody was said: then nothing is cut."""
        board = self.board
        return None if board is None else next((one for one in self.audiences if one.id == board.audience_id), None)

    @property
    def made(self) -> Made | None:
        """What was built last of the briefing chosen; None where nothing was yet."""
        made, board = self._made, self.board
        return made if made is not None and board is not None and made.board.id == board.id else None

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the briefing chosen, as its audience sees them; empty until they were built."""
        pages = () if self.made is None else self.made.pages
        tried = self._tried
        return pages if tried is None else tuple(tried if one.slide_id == tried.slide_id else one for one in pages)

    @property
    def page(self) -> Page | None:
        """The page of the slide chosen; None where it is left out, has nothing to show, or was not built yet."""
        slide = self.slide
        if slide is None:
            return None
        if self._tried is not None and self._tried.slide_id == slide.id:
            return self._tried
        return next((one for one in self.pages if one.slide_id == slide.id), None)

    @property
    def tried(self) -> Page | None:
        """The page of the slide chosen as somebody is writing it; None while nothing is tried out."""
        return self._tried

    @property
    def withheld(self) -> tuple[Withheld, ...]:
        """What the audience does not see, for the briefer alone."""
        made = self.made
        return () if made is None or made.briefing is None else made.briefing.withheld

    @property
    def warnings(self) -> tuple[str, ...]:
        """What stays on the pages but may tell of what is withheld, a sentence each; for the briefer alone."""
        made = self.made
        return () if made is None or made.briefing is None else made.briefing.warnings

    @property
    def since(self) -> Mapping[bytes, tuple[str, ...]] | None:
        """By slide what would be other as known now, in sentences; None while that is being looked at."""
        return self._comparing.found

    @property
    def stale(self) -> bool:
        """Whether the pages are of before, and new ones are being built."""
        return self.board is not None and not self._is_fresh()

    def choose(self, board_id: bytes | None, slide_id: bytes | None = None) -> None:
        """Be on another briefing, at one of its slides or at the first. One that is just being saved may be named."""
        self._tried = None
        self._chosen = (board_id, slide_id)
        self._build()
        self.changed.emit()

    def choose_slide(self, slide_id: bytes) -> None:
        """Be at another slide of the same briefing."""
        if self.slide is None or slide_id != self.slide.id or self._chosen[1] is None:
            self._tried = None
            board = self.board
            self._chosen = (None if board is None else board.id, slide_id)
            self.changed.emit()

    def hold(self, who: object) -> None:
        """Have pages built, and kept up with the case, until :meth:`let_go`."""
        self._holders.add(who)
        self._build()

    def let_go(self, who: object) -> None:
        """Nobody looks at them any more, as far as ``who`` is concerned."""
        self._holders.discard(who)

    def try_out(self, slide: Slide | None) -> None:
        """Show a slide as somebody is writing it, not saved yet; None: as it is kept."""
        store, made = self._session.store, self.made
        if slide is None or store is None or made is None:
            had, self._tried = self._tried, None
            if had is not None:
                self.changed.emit()
            return
        from console.ui.brief.building import tried

        def arrived(page: Page | None) -> None:
            if self.slide is not None and page is not None and page.slide_id == self.slide.id:
                self._tried = page
                self.changed.emit()

        self._trying.ask(lambda: tried(store, made, slide, lambda: None), arrived, at_once=False)

    def _is_fresh(self) -> bool:
        made = self.made
        return (
            made is not None and made.turn == self._turn and made.board == self.board and made.audience == self.audience
        )

    def _opened(self) -> None:
        self._chosen = (None, None)
        self._made = self._tried = None
        self.boards, self.audiences, self.read = (), (), False
        self._turn += 1
        self.changed.emit()
        self._read()

    def _moved(self) -> None:
        self._written += 1
        if self._follows_the_clock():
            self._turn += 1
        self._read()

    def _heard(self, changes: Changes | None) -> None:
        if changes is None:
            self._turn += 1
            self._read()
            return
        if changes.written and changes.touches(*_TABLES):
            self._read()
        if changes.written and not changes.tables <= OWN:
            self._written += 1
            self._rest.start()
            # For an audience a frozen page may be another too: what it shows may have been marked otherwise.
            if self._follows_the_clock() or self.audience is not None:
                self._turn += 1
                self.changed.emit()

    def _rested(self) -> None:
        self._build()
        self._compare()

    def _follows_the_clock(self) -> bool:
        board = self.board
        return board is not None and board.known_at is None and any(one.known_at is None for one in board.shown)

    def _read(self) -> None:
        """Read once more; of what is asked for meanwhile only the last is shown."""
        if self._session.store is None:
            return
        self._asked += 1
        asked = self._asked

        def query(reader: Reader) -> tuple[list[Storyboard], list[Audience]]:
            from console.store.audiences import audiences
            from console.store.storyboards import storyboards

            return storyboards(reader), audiences(reader)

        def arrived(found: tuple[list[Storyboard], list[Audience]]) -> None:
            if asked != self._asked:
                return
            before = self.slide
            self.boards, self.audiences, self.read = tuple(found[0]), tuple(found[1]), True
            if self.slide != before:
                self._tried = None
            self._rested()
            self.changed.emit()

        self._session.read(query, arrived)

    def _build(self) -> None:
        store, board = self._session.store, self.board
        if store is None or board is None or not self._holders or self._is_fresh() or self._rest.isActive():
            return
        from console.domain.errors import Cancelled
        from console.ui.brief.building import built

        self._building += 1
        mine, audience, now, turn, before = self._building, self.audience, self.now, self._turn, self.made

        def check() -> None:
            if mine != self._building:
                raise Cancelled("Another one is asked for.")

        def arrived(made: Made) -> None:
            if mine == self._building and store is self._session.store:
                self._made = made
                self._tried = None
                self._compare()
                self.changed.emit()

        self._latest.ask(lambda: built(store, board, audience, now, turn, before, check), arrived, at_once=False)

    def _compare(self) -> None:
        """Hold each page against what would stand on it now, once the pages are there."""
        if self.made is not None and self._holders and self._is_fresh():
            self._comparing.look(self.made, self._written)


def briefing_of(window: Window) -> Briefings:
    """The briefings of a window's case, made when the first asks for it."""
    found = window.findChild(Briefings)
    return Briefings(window) if found is None else found
