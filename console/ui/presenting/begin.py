"""Begin to give a briefing: which one, from which slide, on which display; its pages are made before any is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.brief.chosen import briefing_of
from console.ui.choice_box import ChoiceBox
from console.ui.presenting import displays
from console.ui.presenting.displays import Display
from console.ui.presenting.prepared import Prepared, prepare
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.jobs import Progress
    from console.ui.window import Window


def begin(window: Window, *, from_chosen: bool) -> None:
    """Make the pages of the briefing chosen beside the window's work, then show the first or the slide chosen."""
    from console.ui.presenting.presentation import running

    store, chosen = window.session.store, briefing_of(window)
    if store is None or running(window) is not None:
        return
    board, slide = chosen.board, chosen.slide
    board_id = None if board is None else board.id  # nobody looked at briefings yet: the newest
    now, wanted = window.session.clock.now(), slide.id if slide is not None and from_chosen else None

    def work(progress: Progress) -> Prepared:
        return prepare(store, board_id, now, progress.check)

    def ready(prepared: Prepared) -> None:
        if store is window.session.store and running(window) is None:
            _where(window, prepared, wanted)

    window.jobs.start(tr("Preparing the briefing"), work, ready)


def _where(window: Window, prepared: Prepared, wanted: bytes | None) -> None:
    """On the one other display there is; asked where there are several, and on this one where there is none."""
    offered = displays.others(window.screen(), displays.displays())
    if len(offered) > 1:
        _ask_display(window, prepared, wanted, offered)
    else:
        _give(window, prepared, wanted, offered[0] if offered else None)


def _ask_display(window: Window, prepared: Prepared, wanted: bytes | None, offered: tuple[Display, ...]) -> None:
    sheet = Sheet(window, tr("Give the briefing"))
    sheet.heading(tr("Which display is the audience's?"))
    box = ChoiceBox(window.look, sheet)
    for display in offered:
        box.addItem(display.words, display)
    box.addItem(tr("This one: the slide and your view in turn"), None)
    sheet.labelled(tr("Display"), box)
    sheet.act(tr("Begin"), lambda: _give(window, prepared, wanted, box.currentData()))
    sheet.open()
    box.setFocus()


def _give(window: Window, prepared: Prepared, wanted: bytes | None, display: Display | None) -> None:
    from console.ui.notices import Notice
    from console.ui.presenting.presentation import Presentation

    pages = prepared.made.pages
    if not pages:
        window.say(Notice(tr("Nothing of this briefing can be shown to its audience."), "warn"))
        return
    first = next((place for place, page in enumerate(pages) if page.slide_id == wanted), 0)
    Presentation(window, prepared, first, display)
