"""Two controls of the inspector: a button that carries its key, and a list that shows that it opens."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

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

    def sizeHint(self) -> QSize:
        """Qt's: the words and the cap."""
        hint = super().sizeHint()
        if self._cap is not None:
            hint.setWidth(hint.width() + self._cap.sizeHint().width() + self._look.gap(1))
        return hint

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ChoiceField(QComboBox):
    """A list with an angle at its right end: the style sheet has no picture for it that follows the theme."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("ink.secondary"), 1.5 * self._look.scale))
        step = self._look.gap(1)
        middle = QPointF(self.width() - 3.5 * step, self.height() / 2)
        painter.drawPolyline(
            [middle + QPointF(-step, -step / 2), middle + QPointF(0, step / 2), middle + QPointF(step, -step / 2)]
        )
