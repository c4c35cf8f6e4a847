"""The one choice among few: a field whose arrow, drawn in the inks of the theme, tells that it opens."""

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

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
        super().paintEvent(event)
        arrow = icons.pixmap(self._look, "open", density=self.devicePixelRatioF())
        size = arrow.deviceIndependentSize()
        left = self.width() - self._look.gap(2) - size.width()
        QPainter(self).drawPixmap(QPointF(left, (self.height() - size.height()) / 2), arrow)
