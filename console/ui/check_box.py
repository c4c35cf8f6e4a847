"""The one check box: Fusion's outline cannot be seen on a dark ground, so the box is drawn from the tokens."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
    QStylePainter,
    QWidget,
)

from console.ui.theme import Look
from console.ui.words import plain_tip

_Index = QModelIndex | QPersistentModelIndex

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
        place = QRectF(box.left() + 1, box.center().y() - side / 2 + 0.5, side - 1, side - 1)
        paint_box(painter, self._look, place, self.isChecked())
        option.rect = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        whole, room = option.text, option.rect.width()
        option.text = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
        if option.text != whole and not self.toolTip():
            self.setToolTip(plain_tip(whole))
        painter.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option)


def paint_box(painter: QPainter, look: Look, box: QRectF, ticked: bool) -> None:
    """The square itself, for lists that have one in each row too."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, edge = ("state.accent", "state.accent") if ticked else ("surface.inset", "line.control")
    painter.setPen(QPen(look.colour(edge), 1))
    painter.setBrush(look.colour(ground))
    radius = look.gap(1) / 2
    painter.drawRoundedRect(box, radius, radius)
    if ticked:
        painter.setPen(QPen(look.colour("state.on_accent"), 1.5 * look.scale, c=Qt.PenCapStyle.SquareCap))
        painter.drawPolyline([box.topLeft() + QPointF(at.x() * box.width(), at.y() * box.height()) for at in _TICK])


class TickDelegate(QStyledItemDelegate):
    """Rows of a list or tree whose ticks are those of :class:`CheckBox`."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt's row, and the square over its own."""
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        view = whole.widget
        place = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, whole, view)
        painter.save()
        box = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        paint_box(painter, self._look, box, Qt.CheckState(state) is Qt.CheckState.Checked)
        painter.restore()
