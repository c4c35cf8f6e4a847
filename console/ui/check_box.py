"""The one check box: Fusion's outline cannot be seen on a dark ground, so the box is drawn from the tokens."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QStylePainter, QWidget

from console.ui.theme import Look

# The tick on a square of side 1.
_TICK = (QPointF(0.24, 0.52), QPointF(0.43, 0.71), QPointF(0.77, 0.31))


class CheckBox(QCheckBox):
    """An outlined square; filled with a tick when it is set."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        """``words`` say what holds when it is set."""
        super().__init__(words, parent)
        self._look = look
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        style = self.style()
        box = QRectF(style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
        side = self._look.gap(4)
        self._paint_box(painter, QRectF(box.left() + 1, box.center().y() - side / 2 + 0.5, side - 1, side - 1))
        option.rect = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        painter.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option)

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge = ("state.accent", "state.accent") if self.isChecked() else ("surface.inset", "line.control")
        painter.setPen(QPen(self._look.colour(edge), 1))
        painter.setBrush(self._look.colour(ground))
        radius = self._look.gap(1) / 2
        painter.drawRoundedRect(box, radius, radius)
        if self.isChecked():
            painter.setPen(
                QPen(self._look.colour("state.on_accent"), 1.5 * self._look.scale, c=Qt.PenCapStyle.SquareCap)
            )
            painter.drawPolyline([box.topLeft() + QPointF(at.x() * box.width(), at.y() * box.height()) for at in _TICK])
