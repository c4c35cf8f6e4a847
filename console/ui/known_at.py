"""The case as it was known at a past moment: how a window goes there, steps, and comes back to its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from console.domain.errors import ConsoleError
from console.domain.times import dtg, parse_instant
from console.ui.sheet import Sheet
from console.ui.style import mark
from console.ui.words import tr
from console.ui.workplaces import CONSULT

if TYPE_CHECKING:
    from console.map.views import View
    from console.ui.window import Window


def ask_moment(window: Window) -> None:
    """Ask for the moment and put the window back to it."""
    session = window.session
    if session.store is None:
        return
    sheet = Sheet(window, tr("As known at"))
    sheet.heading(tr("What did we know then?"))
    sheet.text(tr("Everything is shown as this case stood at that moment. Esc comes back."), "secondary")
    moment = sheet.field(tr("Moment, Zulu"), dtg(session.now))

    def run() -> str | None:
        try:
            asked = parse_instant(moment.text())
        except ConsoleError as error:
            return str(error)
        if asked > session.clock.now():
            return tr("That is still to come. Give a moment that has passed.")
        session.put_back(asked)
        return None

    sheet.act(tr("Show it"), run)
    sheet.open()
    moment.setFocus()
    moment.selectAll()


def step(window: Window, by: int) -> None:
    """Show the case as of the next operation, or the one before (−1); in Consult the next act of a consultation."""
    from console.services.consult_picture import ACTS

    window.session.step(by, ACTS if window.desks.workplace == CONSULT else None)


_HELD_MS: Final = 900
"""A reading that was refused tells nobody."""


@dataclass(frozen=True)
class _Place:
    """Where somebody was in the window."""

    desk: str
    selection: tuple[str, str]
    view: View
    tabs: tuple[int, ...]
    focus: QWidget | None
    consultation: tuple[bytes | None, bytes | None] | None


class KnownAt(QObject):
    """Follows a window's session: the place somebody left is there again when they come back."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._window = window
        self._left: _Place | None = None
        self._holding = QTimer(self, interval=_HELD_MS, singleShot=True)
        self._holding.timeout.connect(window.map.canvas.release)
        window.session.moved.connect(self._moved)
        window.session.opened.connect(self._opened)
        window.bar.moment_wanted.connect(lambda: ask_moment(window))
        window.bar.steps.wanted.connect(lambda by: step(window, by))
        window.bar.steps.back_wanted.connect(lambda: window.session.put_back(None))

    def _opened(self) -> None:
        self._left = None
        self._dress(False)

    def _moved(self) -> None:
        away = self._window.session.moment is not None
        if away == (self._left is None):
            self._hold()
        if away and self._left is None:
            self._left = self._place()
            # What was saved cannot be undone there, and one Esc comes back.
            self._window.notices.withdraw_passing()
            self._dress(True)
        elif not away and self._left is not None:
            left, self._left = self._left, None
            self._dress(False)
            self._go_back(left)

    def _hold(self) -> None:
        """The frame of the window makes its map smaller: that is arranged once, with what was known then."""
        canvas = self._window.map.canvas
        canvas.hold()
        self._holding.start()

        def there(_: object) -> None:
            self._holding.stop()
            canvas.release()

        # After whatever the views ask for when they hear what is different.
        QTimer.singleShot(0, self, lambda: self._window.session.read(lambda _reader: None, there))

    def _dress(self, away: bool) -> None:
        """Nothing can be written there: fields have no frames."""
        for kind in (QLineEdit, QPlainTextEdit, QComboBox):
            for widget in self._window.findChildren(kind):
                if widget.window() is self._window:
                    mark(widget, "known_at", "true" if away else "false")

    def _place(self) -> _Place:
        window = self._window
        from console.ui.consult.chosen import Consulting

        consulting = window.findChild(Consulting)
        return _Place(
            window.desks.shown,
            (window.selection.kind, window.selection.id),
            window.map.canvas.view,
            tuple(dock.shown for dock in (window.left, window.right, window.tables)),
            QApplication.focusWidget(),
            None if consulting is None else consulting.chosen,
        )

    def _go_back(self, place: _Place) -> None:
        window = self._window
        if window.desks.shown != place.desk:
            window.desks.show(place.desk)
        for dock, shown in zip((window.left, window.right, window.tables), place.tabs, strict=True):
            dock.show_place(shown)
        if (window.selection.kind, window.selection.id) != place.selection:
            window.selection.select(*place.selection)
        if place.consultation is not None:
            from console.ui.consult.chosen import consulting_of

            consulting = consulting_of(window)
            if consulting.chosen != place.consultation:
                consulting.choose(*place.consultation)
        window.map.canvas.set_view(place.view)
        if place.focus is not None and isValid(place.focus) and place.focus.isVisible():
            place.focus.setFocus()
