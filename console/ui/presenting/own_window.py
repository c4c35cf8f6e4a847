"""What both windows of a briefing are: keys are told, not answered, and only the end of the showing closes them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from console.ui.presenting.keys import act_of


class OwnWindow(QWidget):
    """Has no parent: a form over the console's window does not hold its keys back."""

    #: A key that means something, an :class:`Act` or a digit; and whether it is held.
    pressed = Signal(object, bool)
    #: The desktop, or whoever speaks, asks for it to be closed.
    closing = Signal()

    def __init__(self, flags: Qt.WindowType = Qt.WindowType.Window) -> None:
        """Not shown yet."""
        super().__init__(None, flags)
        self._over = False

    def end(self) -> None:
        """Go for good."""
        self._over = True
        self.close()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        act = act_of(event)
        if act is None:
            super().keyPressEvent(event)
        else:
            self.pressed.emit(act, event.isAutoRepeat())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt's: the desktop's way to close a window ends the showing, which then closes it."""
        if not self._over:
            event.ignore()
            self.closing.emit()
