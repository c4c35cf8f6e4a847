"""Begin to give a briefing: which one, from which slide, on which display; its pages are made before any is shown.

What makes and shows them is loaded beside the window's thread, with the first briefing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject

from console.domain.errors import ConsoleError
from console.ui.brief.chosen import briefing_of
from console.ui.choice_box import ChoiceBox
from console.ui.presenting import GIVING, displays
from console.ui.presenting.displays import Display
from console.ui.release_fields import ReleaseFields
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.exports.briefing.drawn import Drawn
    from console.exports.briefing.page import Page
    from console.ui.jobs import Progress
    from console.ui.presenting.prepared import Prepared
    from console.ui.window import Window

_DRAWN_FIRST: Final = 2
"""Of so many slides the maps are drawn before the first is shown."""


def begin(window: Window, *, from_chosen: bool) -> None:
    """Make the pages of the briefing chosen beside the window's work, then show the first or the slide chosen."""
    store, chosen = window.session.store, briefing_of(window)
    if store is None or _running(window):
        return
    board, slide = chosen.board, chosen.slide
    board_id = None if board is None else board.id  # nobody looked at briefings yet: the newest
    actor, now = window.session.actor, window.session.clock.now()
    wanted = slide.id if slide is not None and from_chosen else None

    dots = max(display.dots for display in displays.displays())

    def work(progress: Progress) -> tuple[Prepared, Drawn]:
        from console.exports.briefing.page import WIDTH
        from console.ui.presenting import presentation  # noqa: F401 - loaded here, for what follows
        from console.ui.presenting.prepared import prepare

        prepared = prepare(store, board_id, actor, now, progress.check)
        pages = prepared.made.pages
        first = _place(prepared, wanted)
        return prepared, _drawn(pages[first : first + _DRAWN_FIRST], max(1.0, dots / WIDTH), progress)

    def ready(found: tuple[Prepared, Drawn]) -> None:
        if store is window.session.store and not _running(window):
            _where(window, *found, wanted)
        else:
            found[1].close()

    window.jobs.start(tr("Preparing the briefing"), work, ready)


def _drawn(pages: Sequence[Page], ratio: float, progress: Progress) -> Drawn:
    """The maps of these slides as pictures; those of the others follow while the first are shown."""
    from console.exports.briefing.drawn import Drawn

    drawn = Drawn()
    try:
        for done, page in enumerate(pages):
            progress.report(done, len(pages))
            drawn.pictures(page, ratio, progress.check)
    except BaseException:
        drawn.close()
        raise
    return drawn


def _where(window: Window, prepared: Prepared, drawn: Drawn, wanted: bytes | None) -> None:
    """On the one other display there is, else on this one; asked where there are several or somebody has to release."""
    offered = displays.others(window.screen(), displays.displays())
    if len(offered) > 1 or prepared.rule.second:
        _Asked(window, prepared, drawn, wanted, offered)
    else:
        _give(window, prepared, drawn, wanted, offered[0] if offered else None)


class _Asked:
    """The form before the first slide: which display, and who releases."""

    def __init__(
        self, window: Window, prepared: Prepared, drawn: Drawn, wanted: bytes | None, offered: tuple[Display, ...]
    ) -> None:
        self._window, self._prepared, self._drawn, self._wanted = window, prepared, drawn, wanted
        sheet = self._sheet = Sheet(window, tr("Give briefing"))
        sheet.heading(tr("Give “{title}”", title=prepared.made.title))
        self._display = ChoiceBox(window.look, sheet)
        for display in offered:
            self._display.addItem(display.words, display)
        self._display.addItem(tr("This display: the slide and your view in turn"), None)
        sheet.labelled(tr("The audience's display"), self._display)
        words = tr("This case asks for a second person before a briefing is shown.")
        self._second = ReleaseFields(sheet, prepared.rule, words)
        sheet.act(tr("Begin"), self._run)
        sheet.rejected.connect(drawn.close)
        sheet.fit()
        sheet.open()
        self._display.setFocus()

    def _run(self) -> str | None:
        window, prepared, store = self._window, self._prepared, self._window.session.store
        display: Display | None = self._display.currentData()
        second = self._second.said
        if second is None:
            _give(window, prepared, self._drawn, self._wanted, display)
            return None
        if store is None:
            return tr("No case is open. Open one with Ctrl+O.")
        if why := self._second.why_not(window.session):
            return why

        def work(_progress: Progress) -> Prepared | str:
            from console.ui.presenting.prepared import released

            try:
                return released(store, prepared, *second)
            except ConsoleError as error:
                return str(error)

        def then(found: Prepared | str) -> None:
            if isinstance(found, str):
                self._sheet.refuse(found)
            else:
                self._sheet.accept()
                _give(window, found, self._drawn, self._wanted, display)

        window.jobs.start("", work, then)
        return ""


def _give(window: Window, prepared: Prepared, drawn: Drawn, wanted: bytes | None, display: Display | None) -> None:
    from console.ui.presenting.presentation import Presentation

    Presentation(window, prepared, _place(prepared, wanted), display, drawn)


def _running(window: Window) -> bool:
    return window.findChild(QObject, GIVING) is not None


def _place(prepared: Prepared, wanted: bytes | None) -> int:
    """Where the slide that is wanted stands among those shown; else the first."""
    return next((place for place, page in enumerate(prepared.made.pages) if page.slide_id == wanted), 0)
