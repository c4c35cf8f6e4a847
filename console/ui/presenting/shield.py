"""While a briefing is given no form of the console comes up: it waits until the briefing ends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_PASSING = (Qt.WindowType.Popup, Qt.WindowType.ToolTip)


class Shield(QObject):
    """Keeps every window but ``own`` from the screen, whoever asks for it: one may come up over the slide."""

    #: A window waits: its title.
    held = Signal(str)

    def __init__(self, own: Sequence[QWidget], known: Sequence[QWidget], parent: QObject) -> None:
        """``known`` are windows that were there before and stay."""
        super().__init__(parent)
        self._own, self._known = tuple(own), tuple(known)
        self._held: list[QWidget] = []
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def lift(self) -> None:
        """Show what waits."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        for widget in self._held:
            if isValid(widget):
                waits = widget.isVisible()
                widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
                if waits:
                    widget.hide()
                    widget.show()
        self._held.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: a window hears that it is shown before it is."""
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._hold(watched)
        return False

    def _hold(self, widget: QWidget) -> None:
        if widget in self._own or widget in self._known or widget in self._held:
            return
        if widget.windowType() in _PASSING:
            owner = widget.parentWidget()
            if owner is not None and owner.window() in self._own:
                return
        widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, True)
        self._held.append(widget)
        self.held.emit(widget.windowTitle())
