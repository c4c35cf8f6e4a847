"""A briefing being given: keys and wishes come in here, both windows show what follows, the register hears of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from console.domain.show import Screen, Show
from console.ui.brief.pictures import PagePictures
from console.ui.notices import Notice
from console.ui.presenting import GIVING
from console.ui.presenting.audience_window import AudienceWindow
from console.ui.presenting.displays import Display
from console.ui.presenting.hand import Hand
from console.ui.presenting.keys import Act
from console.ui.presenting.map_hand import MapHand
from console.ui.presenting.maps_ahead import MapsAhead
from console.ui.presenting.presenter_window import PresenterWindow
from console.ui.presenting.record import Record
from console.ui.presenting.shield import Shield
from console.ui.presenting.since import Since
from console.ui.presenting.slide_view import ENLARGED
from console.ui.presenting.stage import Stage
from console.ui.presenting.then import Then
from console.ui.words import tr

if TYPE_CHECKING:
    from console.exports.briefing.drawn import Drawn
    from console.exports.briefing.page import Page
    from console.ui.presenting.prepared import Prepared
    from console.ui.window import Window

_TICK_MS: Final = 250
_AHEAD: Final = 2
"""So many slides to either side are painted before they are asked for."""


class Presentation(QObject):
    """One showing, from the first slide on the screen to the last window gone. Lives as long as it lasts."""

    ended = Signal()

    def __init__(
        self, window: Window, prepared: Prepared, first: int, display: Display | None, drawn: Drawn | None = None,
        ticking: Callable[[], int] | None = None,
    ) -> None:  # fmt: skip
        """``display`` is the audience's; None: there is one screen. ``drawn`` are the maps, and closed with it.

        ``ticking`` replaces the clock it is timed by.
        """
        super().__init__(window)
        self.setObjectName(GIVING)
        self.window, self.prepared = window, prepared
        self._focused = QApplication.focusWidget()
        self._timer = QElapsedTimer()
        self._timer.start()
        self._ticking = ticking or self._timer.elapsed
        self.pages = list(prepared.made.pages)
        self.showing = Show.begin([page.seconds for page in self.pages], first, self._ticking())
        self._told_unrecorded = False
        self.over = False
        self.pictures = PagePictures(window.jobs, self, drawn)
        self.audience = AudienceWindow(self.pictures)
        self.presenter = PresenterWindow(window, prepared, self.pictures)
        self.record = Record(window.session, prepared)
        self.then: Then = Then(self)
        self.since: Since = Since(self)
        self.map: MapHand = MapHand(self)
        self.hand: Hand = Hand(self)
        self.shield = Shield((self.audience, self.presenter), QApplication.topLevelWidgets(), self)
        self._listen()
        # What was said before the briefing waits until it is over: it would lie over the slide, and its marking.
        self._waiting = window.notices.take()
        window.notices.lie_over(self.presenter.slide)
        self.pictures.start()
        self._maps = None if drawn is None else MapsAhead(window.jobs, drawn, prepared.made.pages)
        self.stage: Stage = Stage(self)
        # Making both windows and filling the screens with them are two turns of the window's thread.
        QTimer.singleShot(0, self, lambda: self.stage.place(display))

    @property
    def now(self) -> int:
        """Milliseconds of the clock the showing is timed by."""
        return self._ticking()

    @property
    def page(self) -> Page:
        """The slide that is on, as it was prepared or updated."""
        return self.pages[self.showing.at]

    @property
    def seen(self) -> Page:
        """What the audience has before it, unless it is covered."""
        return self.then.page if self.then.page is not None and self.then.sent else self.page

    def press(self, act: Act | str, held: bool = False) -> None:
        """A key was pressed: an act, or a digit of a slide's number.

        One that is ``held`` moves a map, and nothing else: it does not run through the slides, nor on from what Esc
        closes to the end of the briefing.
        """
        if held:
            if isinstance(act, Act) and act is not Act.BACK:
                self.map.press(act)
            return
        if isinstance(act, str):
            self.showing = self.showing.digit(act)
        elif not self.map.press(act):
            _ACTS[act](self)
        self.refresh()

    def go_to(self, at: int) -> None:
        """Another slide."""
        self._leave_slide()
        self.showing = self.showing.go_to(at, self.now)
        self.refresh()

    def replace_page(self, page: Page) -> None:
        """A slide was made anew."""
        self.pages = [page if one.slide_id == page.slide_id else one for one in self.pages]
        self.refresh()

    def say(self, words: str) -> None:
        """Tell the briefer, and nobody else."""
        self.window.say(Notice(words, "warn", key=words))

    def refresh(self) -> None:
        """Show how things stand in both windows."""
        if self.over:
            return
        shown = self.then.page or self.page
        at = self.showing.at
        following = self.pages[at + 1] if at + 1 < len(self.pages) else None
        self.presenter.show_page(shown, following)
        self.presenter.show_known(self.then.words)
        self.presenter.slide.show_page(shown, self.hand.over(shown))
        self.audience.view.show_page(self.seen, self.hand.over(self.seen))
        self.presenter.foot.show_place(at, self.showing.typed)
        self.since.show()
        self._paint_ahead()
        if self.showing.screen is Screen.SLIDE:
            self.record.saw(self.seen)
        self._tell_unrecorded()
        self._tick()

    def end(self) -> None:
        """The briefing is over: what waited comes up, and the focus is where it was."""
        if self.over:
            return
        self.over = True
        self.setObjectName("")
        self._clock.stop()
        if self._maps is not None:
            self._maps.end()
        self.pictures.close()
        self.since.end()
        self.map.leave()
        window, desk = self.window, self.window.desks.desk
        window.removeEventFilter(self)
        window.notices.lie_over(window.map if desk is None else desk, aside=desk is not None)
        for notice in self._waiting:
            window.say(notice)
        for own in (self.presenter, self.audience):
            own.end()
        window.activateWindow()
        if self._focused is not None and isValid(self._focused) and self._focused.isVisible():
            self._focused.setFocus()
        self.shield.lift()
        self.ended.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the console's window is about to be closed, and the briefing with it."""
        if watched is self.window and event.type() is QEvent.Type.Close:
            self.end()
        return False

    # Acts ------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """So many slides on; from what was known then, or a black screen, first back to the slide."""
        self._leave_slide()
        self.showing = self.showing.step(by, self.now)

    def enter(self) -> None:
        """Go to the number that was typed; send the audience what was known then; or go on."""
        if self.then.page is not None and not self.then.sent and not self.showing.typed:
            self.then.send()
            self.stage.show_slide()
            self.showing = self.showing.go_to(self.showing.at, self.now)
            return
        self._leave_slide()
        self.showing = self.showing.enter(self.now)

    def cover(self, screen: Screen) -> None:
        """Black or white, or the slide again."""
        self.showing = self.showing.cover(screen)

    def ask_then(self) -> None:
        """Ask for the moment of "What did we know at…?"."""
        self.stage.show_presenter()
        self.presenter.activateWindow()
        self.presenter.known.ask()

    def back(self) -> None:
        """One step back, and the end when there is none left."""
        if self.showing.typed:
            self.showing = self.showing.forget()
        elif self.then.page is not None:
            self.then.leave()
        elif self.hand.enlarging:
            self.hand.enlarging = False
        elif self.showing.screen is not Screen.SLIDE:
            self.showing = self.showing.cover(self.showing.screen)
        else:
            self.end()

    # How it is done --------------------------------------------------------------------------------

    def _leave_slide(self) -> None:
        self.map.leave()
        self.then.leave()
        self.hand.enlarging = False

    def _paint_ahead(self) -> None:
        at = self.showing.at
        near = [page for page in self.pages[max(0, at - 1) : at + 1 + _AHEAD] if page is not self.page]
        self.pictures.prepare(near, self.audience.view.dots)
        self.pictures.prepare(near, self.presenter.slide.dots)
        if self.hand.enlarging:
            self.pictures.prepare([self.seen], round(self.audience.view.dots * ENLARGED))

    def _listen(self) -> None:
        for own in (self.audience, self.presenter):
            own.pressed.connect(self.press)
            own.closing.connect(self.end)
        self.presenter.foot.wanted.connect(self.go_to)
        self.presenter.since.update_wanted.connect(lambda: self.press(Act.UPDATE))
        self.presenter.known.asked.connect(self.then.ask)
        self.presenter.known.left.connect(self.presenter.setFocus)
        made = self.prepared.made
        self.presenter.audience.show_audience(self.prepared.audience, made.withheld, made.warnings)
        self.shield.held.connect(self._held)
        self.window.installEventFilter(self)
        self.window.session.opened.connect(self.end)
        self.window.clock.ticked.connect(self._tick)
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self._tick)
        self._clock.start()

    def _tick(self) -> None:
        if not self.over:
            self.presenter.timing.show_time(self.showing, self.now)
            self.presenter.timing.show_clock(self.window.session.now, self.window.preferences.value.city)

    def _tell_unrecorded(self) -> None:
        why = self.record.refused
        if why and not self._told_unrecorded:
            self._told_unrecorded = True
            self.say(tr("This showing is not in the register. {why}", why=why))

    def _held(self, title: str) -> None:
        words = tr("A form waits until the briefing ends: {title}", title=title) if title else ""
        self.window.say(Notice(words or tr("A form waits until the briefing ends."), "info", key="held"))


_ACTS: Final[dict[Act, Callable[[Presentation], None]]] = {
    Act.NEXT: lambda one: one.step(1),
    Act.BEFORE: lambda one: one.step(-1),
    Act.RIGHT: lambda one: one.step(1),
    Act.DOWN: lambda one: one.step(1),
    Act.LEFT: lambda one: one.step(-1),
    Act.UP: lambda one: one.step(-1),
    Act.NEARER: lambda one: None,
    Act.FARTHER: lambda one: None,
    Act.FIRST: lambda one: one.go_to(0),
    Act.LAST: lambda one: one.go_to(len(one.pages) - 1),
    Act.ENTER: Presentation.enter,
    Act.BLACK: lambda one: one.cover(Screen.BLACK),
    Act.WHITE: lambda one: one.cover(Screen.WHITE),
    Act.POINTER: lambda one: one.hand.point(),
    Act.ZOOM: lambda one: one.hand.enlarge(),
    Act.MOVE_MAP: lambda one: one.map.take(),
    Act.UPDATE: lambda one: one.since.update(),
    Act.KNOWN_AT: Presentation.ask_then,
    Act.DISPLAY: lambda one: one.stage.other_display(),
    Act.VIEW: lambda one: one.stage.other_view(),
    Act.BACK: Presentation.back,
    Act.NOTHING: lambda one: None,
}
