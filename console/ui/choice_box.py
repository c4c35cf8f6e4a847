"""The one choice among few: a field whose arrow, drawn in the inks of the theme, tells that it opens."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from console.ui import icons
from console.ui.theme import Look
from console.ui.typed_keys import is_typed

_LEAST_UNITS = 30
"""Steps of the grid a choice needs; longer words are cut, so that they never push a form wider than its sheet."""


class ChoiceBox(QComboBox):
    """A combo box whose arrow is seen on every ground: the style sheet leaves it none."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Follows the theme of ``look``."""
        super().__init__(parent)
        self._look = look
        look.changed.connect(self.update)

    def minimumSizeHint(self) -> QSize:
        """Qt's: what is chosen among may be long, and comes while somebody types."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._look.gap(_LEAST_UNITS)), hint.height())

    def event(self, event: QEvent) -> bool:
        """Qt's: a letter typed here chooses by its beginning, whatever command it is the key of."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_typed(event):
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: what has no room ends in an ellipsis, which the style sheet's own painting leaves out."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width() - self._look.gap(1)
        )
        option.currentText = words
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        arrow = icons.pixmap(self._look, "open", density=self.devicePixelRatioF())
        size = arrow.deviceIndependentSize()
        left = self.width() - self._look.gap(2) - size.width()
        painter.drawPixmap(QPointF(left, (self.height() - size.height()) / 2), arrow)
