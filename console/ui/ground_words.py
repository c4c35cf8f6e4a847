"""What lies under the pointer on the ground of the map: country and region in the status line, local names on hover."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from console.map.canvas import MapCanvas
from console.ui.status_line import StatusLine
from console.ui.words import plain_tip

_PAUSE_MS = 40
"""The pointer moves more often than anybody reads where it is."""


class GroundWords(QObject):
    """Lives as long as the canvas it watches."""

    def __init__(self, canvas: MapCanvas, line: StatusLine) -> None:
        """Follows the pointer over the canvas and tells the status line."""
        super().__init__(canvas)
        self._canvas, self._line = canvas, line
        self._place: tuple[float, float] | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._tell)
        canvas.pointed.connect(self._follow)
        canvas.left.connect(self._leave)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: where no symbol has a tip of its own, the ground tells its names."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and not self._canvas.toolTip():
            found = self._canvas.ground_at(QPointF(event.pos()))
            if found is not None:
                QToolTip.showText(event.globalPos(), plain_tip(str(found)), self._canvas)
                return True
        return False

    def _follow(self, lon: float, lat: float) -> None:
        self._place = lon, lat
        if not self._pause.isActive():
            self._pause.start()

    def _leave(self) -> None:
        self._place = None
        self._pause.stop()
        self._line.show_area("")

    def _tell(self) -> None:
        if self._place is not None:
            self._line.show_area(", ".join(part.name for part in self._canvas.area_at(*self._place)))
