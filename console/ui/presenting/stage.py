"""Where both windows are: on two displays, or in turn on one; and what happens when a display is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from console.ui.presenting import displays
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.presenting.audience_window import AudienceWindow
    from console.ui.presenting.displays import Display
    from console.ui.presenting.presentation import Presentation
    from console.ui.presenting.presenter_window import PresenterWindow


class Stage(QObject):
    """``display`` is the audience's; None: both windows share the console's, and ``slide_in_front`` tells which is
    seen."""

    def __init__(self, giving: Presentation) -> None:
        """Nothing is shown until :meth:`place`."""
        super().__init__(giving)
        self._giving = giving
        self.display: Display | None = None
        self.slide_in_front = True
        gui = QGuiApplication.instance()
        assert isinstance(gui, QGuiApplication)
        gui.screenRemoved.connect(self._screens_changed)

    def place(self, display: Display | None) -> None:
        """Put the audience's window on a display; None: both windows share the console's."""
        giving = self._giving
        if giving.over:
            return
        audience, presenter = giving.audience, giving.presenter
        self.display, self.slide_in_front = display, True
        here = giving.window.screen()
        presenter.show_on(here)
        audience.show_on(here if display is None else display.screen, above=display is not None)
        if display is None:
            presenter.show_display(tr("One display: P changes the view"))
            _to_front(audience)
        else:
            presenter.show_display(tr("Audience on display {n}", n=display.number))
            _to_front(presenter)
        giving.refresh()

    def other_display(self) -> None:
        """The audience on the next display."""
        offered = displays.others(self._giving.window.screen(), displays.displays())
        self.place(displays.after(self.display, offered))

    def other_view(self) -> None:
        """With one display: the presenter's window instead of the slide, or the slide again."""
        if self.display is None:
            self.slide_in_front = not self.slide_in_front
            if self.slide_in_front and self._giving.audience.isHidden():
                self._giving.audience.show_on(self._giving.window.screen(), above=False)
            _to_front(self._giving.audience if self.slide_in_front else self._giving.presenter)

    def show_presenter(self) -> None:
        """Have the presenter's window seen, with the keyboard in it."""
        if self.display is None and self.slide_in_front:
            self.other_view()
        self._giving.presenter.activateWindow()

    def show_slide(self) -> None:
        """Have the slide seen by the audience."""
        if self.display is None and not self.slide_in_front:
            self.other_view()

    def _screens_changed(self) -> None:
        """After Qt has moved the windows of a display that is gone."""
        QTimer.singleShot(0, self, self._after_screens)

    def _after_screens(self) -> None:
        """The slide must not come up over the notes by itself."""
        known = displays.displays()
        gone = self.display is not None and all(one.screen is not self.display.screen for one in known)
        if gone and not self._giving.over:
            self.display, self.slide_in_front = None, False
            self._giving.audience.hide()
            self._giving.presenter.show_display(tr("One display: P changes the view"))
            self._giving.presenter.show_on(self._giving.window.screen())
            self._giving.say(tr("The audience's display is gone. P shows the slide on this one, D looks for another."))


def _to_front(own: AudienceWindow | PresenterWindow) -> None:
    own.raise_()
    own.activateWindow()
    own.setFocus(Qt.FocusReason.OtherFocusReason)
