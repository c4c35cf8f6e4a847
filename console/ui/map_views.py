"""The saved views of the open case: read when they change, recalled, and the present one as a view would keep it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from console.domain.map_view import NUMBERS, MapView, ViewContent
from console.map.looks import decoded, encoded
from console.map.views import View
from console.ui.case_reading import follow_case
from console.ui.map_looks import looks_of
from console.ui.notices import Notice
from console.ui.picture import picture_of
from console.ui.view_time import FOLLOWS, Kept, show_time, shown_time
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_KEYS = {Qt.Key(Qt.Key.Key_0 + number): number for number in NUMBERS}


class MapViews(QObject):
    """The views of a window's case, as known at the moment shown. ``changed`` when others are there."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so; 1 to 9 recall a view wherever no text is typed."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._canvas = window.map.canvas
        self._picture = picture_of(window)
        self._looks = looks_of(window)
        self.views: tuple[MapView, ...] = ()
        self._canvas.installEventFilter(self)
        window.installEventFilter(self)  # a key that reaches the window is one nothing in it has a use for
        follow_case(window.session, ("map_view", "marking"), _views, self._show, lambda: self._show(()))

    def numbered(self, number: int) -> MapView | None:
        """The view a key recalls."""
        return next((view for view in self.views if view.number == number), None)

    def present(self, kept: Kept = FOLLOWS) -> ViewContent:
        """What is shown now as a view keeps it, with a time or following the clock."""
        view = self._canvas.view
        return ViewContent(view.centre_lon, view.centre_lat, view.metres_per_pixel, encoded(self._looks.value), *kept)

    @property
    def present_time(self) -> Kept:
        """The time shown now."""
        return shown_time(self._picture)

    def recall(self, view: MapView, *, with_time: bool = True) -> None:
        """Show the place, the layers and the time of a view; Alt+Left goes back to the place before."""
        self._canvas.visits.settle()
        content = view.content
        self._looks.show(decoded(content.layers))
        if with_time:
            show_time(self._picture, content)
        self._canvas.go_to(View(content.lon, content.lat, content.metres_per_pixel))

    def recall_number(self, number: int) -> None:
        """The same by the key of a view; where it has none, say how to give it one."""
        view = self.numbered(number)
        if view is not None:
            self.recall(view)
        elif self._session.store is not None:
            words = tr("No view has key {number}. Ctrl+D saves what is shown.", number=number)
            self._window.say(Notice(words, "info", key="view"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: number keys on the map, whatever is in the hand, and those no button or row has a use for."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        number = _KEYS.get(Qt.Key(event.key())) if event.modifiers() in _PLAIN else None
        if number is None:
            return False
        self.recall_number(number)
        return True

    def _show(self, views: tuple[MapView, ...]) -> None:
        if views != self.views:
            self.views = views
            self.changed.emit()


def views_of(window: Window) -> MapViews:
    """The saved views of a window, made when the first asks for them."""
    found = window.findChild(MapViews)
    return MapViews(window) if found is None else found


def saved(window: Window) -> tuple[MapView, ...]:
    """The saved views; none in a window that shows no picture."""
    found = window.findChild(MapViews)
    return () if found is None else found.views


def _views(reader: Reader) -> tuple[MapView, ...]:
    from console.store.map_views import map_views

    return tuple(map_views(reader))
