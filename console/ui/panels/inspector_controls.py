"""A control of the inspector: a button that carries its key."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from console.ui.label import Label
from console.ui.theme import Look


class KeyedButton(QPushButton):
    """A button with its key as a cap at its right end."""

    def __init__(self, look: Look, words: str, key: str, parent: QWidget) -> None:
        """``key`` may be empty."""
        super().__init__(words, parent)
        self._look = look
        self.setAccessibleName(words)
        self._cap: Label | None = None
        if key:
            self.setObjectName("keyed")
            self._cap = Label(key, self)
            self._cap.setObjectName("keyCap")
            self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            line = QHBoxLayout(self)
            line.setContentsMargins(0, 0, look.gap(2), 0)
            line.addStretch(1)
            line.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)

    def event(self, event: QEvent) -> bool:
        """Qt's: the cap is dressed as its button is, filled or plain."""
        if event.type() is QEvent.Type.DynamicPropertyChange and self._cap is not None:
            self._cap.style().unpolish(self._cap)
            self._cap.style().polish(self._cap)
        return super().event(event)

    def sizeHint(self) -> QSize:
        """Qt's: the words and the cap."""
        hint = super().sizeHint()
        if self._cap is not None:
            hint.setWidth(hint.width() + self._cap.sizeHint().width() + self._look.gap(1))
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
