"""What scrolls down only: the bar comes and goes beside it, and nothing in it moves."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget


class SteadyScroll(QScrollArea):
    """Its content, a widget with a layout, ends ``room`` px before the right edge; the bar stands in that room."""

    def __init__(self, parent: QWidget) -> None:
        """Empty; no room for the bar yet."""
        super().__init__(parent)
        self._room = 0
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def leave_room(self, room: int) -> None:
        """Let the content end so many px before the edge."""
        self._room = room
        self._keep()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the bar came or went, too."""
        self._keep()
        super().resizeEvent(event)

    def _keep(self) -> None:
        inside = self.widget()
        layout = None if inside is None else inside.layout()
        if layout is not None:
            margins = layout.contentsMargins()
            margins.setRight(max(0, self._room - (self.width() - self.viewport().width())))
            layout.setContentsMargins(margins)
