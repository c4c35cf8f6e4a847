"""A row of the left dock: painted from the tokens, pressed as a whole, with more behind three dots at its edge."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QCursor,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.ui import icons
from console.ui.theme import REGULAR, Look

_MENU_KEYS = ((Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier))
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DockRow(QAbstractButton):
    """Space, Enter and a click press it; the menu key, Shift+F10, the right button and the dots ask for more."""

    #: More about the row is wanted: a card or a menu.
    more_wanted = Signal()
    #: Up and Down: the row before (−1) or after (1) is to have the focus.
    stepped = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """A subclass paints it."""
        super().__init__(parent)
        self._look = look
        self.has_more = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Qt's: as wide as the dock."""
        return QSize(self._look.gap(58), self._look.px("row"))

    def more_place(self) -> QPoint:
        """Where a card about it opens: under it, in pixels of the screen."""
        return self.mapToGlobal(QPoint(self._look.gap(4), self.height()))

    @property
    def _edge(self) -> int:
        """The padding of the dock, which belongs to the row: in the right one stand the dots."""
        return self._look.gap(4)

    @property
    def _pointed(self) -> bool:
        """Whether the pointer is over it; Qt goes on thinking so after a card was open over it."""
        return self.underMouse() and self.rect().contains(self.mapFromGlobal(QCursor.pos()))

    def hitButton(self, at: QPoint) -> bool:
        """Qt's: the dots do not press the row."""
        return super().hitButton(at) and not self._on_dots(at)

    def _on_dots(self, at: QPoint) -> bool:
        return self.has_more and at.x() >= self.width() - self._edge

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: the dots ask for more."""
        if event.button() is Qt.MouseButton.LeftButton and self._on_dots(event.position().toPoint()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.more_wanted.emit()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's: the right button, and the menu key where the system says so."""
        if self.has_more:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.more_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Enter presses, arrows go to the rows beside it."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.has_more and (key, held) in _MENU_KEYS:
            self.more_wanted.emit()
        elif key in _STEPS and held == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held == Qt.KeyboardModifier.NoModifier:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt's: the row answers to the mouse."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: the ground under the pointer, the row, the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pointed = self._pointed
        if pointed:
            painter.fillRect(self.rect(), self._look.colour("surface.hover"))
        self.paint_row(painter)
        if self.has_more and (pointed or self.hasFocus()):
            self.put_icon(painter, "more", self.width() - self._edge, self._edge)

    def paint_row(self, painter: QPainter) -> None:
        """Paint what the row says."""
        raise NotImplementedError

    def put_icon(self, painter: QPainter, name: str, left: int, width: int, role: str = "ink.secondary") -> None:
        """An icon in the middle of a column."""
        self.put(painter, icons.pixmap(self._look, name, role, self.devicePixelRatioF()), left, width)

    def put(self, painter: QPainter, picture: QPixmap, left: int, width: int) -> None:
        """A picture in the middle of a column."""
        size = picture.deviceIndependentSize()
        painter.drawPixmap(
            round(left + (width - size.width()) / 2), round((self.height() - size.height()) / 2), picture
        )

    def write(self, painter: QPainter, text: str, ink: str, left: int, right: int) -> int:
        """Words between two edges, cut where they do not fit; returns where they end."""
        metrics = painter.fontMetrics()
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, right - left))
        painter.setPen(self._look.colour(ink))
        place = QRect(left, 0, max(0, right - left), self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        return left + metrics.horizontalAdvance(words)

    def write_right(self, painter: QPainter, text: str, ink: str, size: str = "text") -> int:
        """Words that end at the right padding; returns where they begin."""
        painter.setFont(self._look.font(size, REGULAR))
        painter.setPen(self._look.colour(ink))
        right = self.width() - self._edge
        place = QRect(0, 0, right, self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), text)
        return right - painter.fontMetrics().horizontalAdvance(text)
