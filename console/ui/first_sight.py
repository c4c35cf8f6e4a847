"""The first thing seen: the ground of the map where the window will have it, while the window is being made.

The window needs a good part of a second: its panels, the case, the search. The ground needs neither, and is painted
before any of that is even imported. Nothing else may be imported here.
"""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from console.config import paths, tokens
from console.map import views
from console.map.basemap import shipped
from console.map.frame import Frame
from console.map.ground import Ground
from console.ui.application import FIRST_PAINT, SEEN, application
from console.ui.places_kept import Places
from console.ui.preferences import Preferences


class FirstSight(QWidget):
    """The window's outline with the ground in it. Goes by itself when the window is there: see :meth:`give_way`."""

    def __init__(self, preferences: Preferences, places: Places) -> None:
        """``places``: where the window is to be, and the map in it."""
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.preferences, self.places = preferences, places
        theme = preferences.value.theme
        self._theme = tokens.load().themes[theme]
        self._ground = Ground(shipped())
        self._ground.dress(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(QApplication.applicationDisplayName())
        self.setGeometry(places.window)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: panels as empty surfaces, and the ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(*self._theme["surface.panel"]))
        wide, high = self.places.map.width(), self.places.map.height()
        painter.setClipRect(self.places.map)
        painter.translate(self.places.map.topLeft())
        self._ground.paint_anew(painter, Frame(views.first(wide, high), wide, high, self.devicePixelRatioF()))
        painter.end()

    def give_way(self) -> None:
        """The window is there."""
        self.hide()
        self.deleteLater()


def show_first() -> FirstSight:
    """Show it now, painted."""
    app = application()
    preferences = Preferences(paths.settings_file())
    kept = preferences.value
    screen = app.primaryScreen()
    places = Places.of(kept.layout, screen.virtualGeometry()) or Places.first(screen.availableGeometry(), kept.scale)
    sight = FirstSight(preferences, places)
    sight.show()
    app.processEvents()
    if os.environ.get(FIRST_PAINT):
        print(SEEN, flush=True)
    return sight
