"""A position for the form from the map: asked for, clicked, given back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from console.map.tools import PlaceTool, Tool
from console.ui.panels.inspector import inspector_of

if TYPE_CHECKING:
    from console.ui.window import Window


class Picking(QObject):
    """Lets the inspector's form of a window ask the map for a place."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window; a window without an inspector asks for nothing."""
        super().__init__(window)
        self._canvas = window.map.canvas
        self._asked_from: QWidget | None = None
        self._tool: PlaceTool | None = None
        inspector = inspector_of(window)
        if inspector is not None:
            inspector.drafting.picker = self.ask
            self._canvas.tool_changed.connect(self._told)
            window.selection.changed.connect(self._stop)
            window.session.opened.connect(self._stop)

    def ask(self, then: Callable[[float, float], None]) -> None:
        """Call ``then(lon, lat)``, degrees WGS 84, with the place clicked next on the map; Esc calls nothing."""
        focused = QApplication.focusWidget()
        if focused is not self._canvas:
            self._asked_from = focused
        self._tool = PlaceTool(then)
        self._canvas.use(self._tool)

    def _stop(self) -> None:
        if self._tool is not None:
            self._tool.leave()

    def _told(self, tool: Tool | None) -> None:
        if self._tool is not None and tool is not self._tool:
            self._tool = None
            self._go_back()

    def _go_back(self) -> None:
        """The focus returns to who asked, unless the user has taken it elsewhere."""
        asked, self._asked_from = self._asked_from, None
        if asked is not None and self._canvas.hasFocus() and asked.isVisible():
            asked.setFocus()
