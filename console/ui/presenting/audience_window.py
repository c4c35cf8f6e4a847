"""What the audience sees: the slide on the whole screen, and nothing else ever."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout

from console.ui.presenting.own_window import OwnWindow
from console.ui.presenting.slide_view import SlideView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.brief.pictures import PagePictures

_CURSOR_MS: Final = 2_000
"""How long the mouse must rest until its arrow goes."""


class AudienceWindow(OwnWindow):
    """No frame, no tip, no menu; the mouse's arrow goes when it rests. Keys are for whoever speaks."""

    def __init__(self, pictures: PagePictures) -> None:
        """Shows nothing yet."""
        super().__init__(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(tr("Briefing"))
        self.setAccessibleName(tr("The slide as the audience sees it"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setMouseTracking(True)
        self.view = SlideView(pictures, self, edges=True)
        self.view.setAccessibleName(tr("Slide"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.resting = QTimer(self, interval=_CURSOR_MS, singleShot=True)
        self.resting.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self.arrow_wanted = True
        """Whether the arrow may be seen at all: not while the pointer is on the slide."""

    def show_on(self, screen: QScreen, *, above: bool) -> None:
        """Fill a screen; ``above`` everything else there."""
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint
        self.setWindowFlags(flags | Qt.WindowType.WindowStaysOnTopHint if above else flags)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._rest()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: the arrow is seen again for a while."""
        self._rest()
        super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Qt's: no tip, whatever stands under the arrow."""
        if event.type() is QEvent.Type.ToolTip:
            return True
        return super().event(event)

    def _rest(self) -> None:
        if self.arrow_wanted:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.BlankCursor)
        self.resting.start()
