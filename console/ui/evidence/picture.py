"""A picture to look at closely: fitted at first, then zoomed at the pointer and dragged, or all of it by keyboard."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from console.exports.pictures import decoded
from console.ui.theme import Look
from console.ui.words import tr

_CLOSEST: Final = 16.0
_STEP: Final = 1.25
_PAN: Final = 0.15


def levels_of(content: bytes) -> list[QImage]:
    """A picture and its halves down to a screen's size: painting any part of it at any zoom stays quick.

    Decodes, so it belongs off the window's thread. Raises BadInput when it cannot be shown.
    """
    image = decoded(content)
    levels = [image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)]
    while max(levels[-1].width(), levels[-1].height()) > 1024:
        half = QSize(max(1, levels[-1].width() // 2), max(1, levels[-1].height() // 2))
        smooth = Qt.TransformationMode.SmoothTransformation
        levels.append(levels[-1].scaled(half, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    return levels


class PictureView(QWidget):
    """Shows one picture. ``zoom`` is screen pixels a picture pixel; ``middle`` the picture's point in the centre."""

    #: The zoom became another.
    zoomed = Signal(float)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_levels`."""
        super().__init__(parent)
        self._look = look
        self._levels: list[QImage] = []
        self._fitted = True
        self._held: QPointF | None = None
        self.zoom = 1.0
        self.middle = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Picture: + and - zoom, arrows move, 0 fits, 1 shows every pixel"))

    def show_levels(self, levels: list[QImage]) -> None:
        """Show a picture made by :func:`levels_of`, fitted."""
        self._levels = levels
        self.fit()

    def fit(self) -> None:
        """All of it, never larger than it is."""
        self._fitted = True
        if self._levels and self.width() and self.height():
            whole = self._levels[0]
            self.middle = QPointF(whole.width() / 2, whole.height() / 2)
            ratio = self.devicePixelRatioF()
            self._become(min(self.width() / whole.width(), self.height() / whole.height(), 1 / ratio))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom round a place of the widget, by default its middle."""
        if not self._levels:
            return
        self._fitted = False
        place = at or QPointF(self.width() / 2, self.height() / 2)
        away = place - QPointF(self.width() / 2, self.height() / 2)
        before = self.middle + away / self.zoom
        self._become(min(max(self.zoom * factor, self._farthest()), _CLOSEST))
        self._move_to(before - away / self.zoom)

    def sizeHint(self) -> QSize:
        """Qt's: room for a picture of a common shape."""
        return QSize(self._look.gap(200), self._look.gap(130))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: only the part in view, from the level next finer than the screen."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface.base"))
        if not self._levels:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self.zoom < 4)
        whole = self._levels[0]
        image = self._level()
        factor = image.width() / whole.width(), image.height() / whole.height()
        place = QRectF(self.rect())
        shown = QRectF(
            self.middle.x() - place.width() / 2 / self.zoom,
            self.middle.y() - place.height() / 2 / self.zoom,
            place.width() / self.zoom,
            place.height() / self.zoom,
        ).intersected(QRectF(0, 0, whole.width(), whole.height()))
        target = QRectF(
            (shown.x() - self.middle.x()) * self.zoom + place.width() / 2,
            (shown.y() - self.middle.y()) * self.zoom + place.height() / 2,
            shown.width() * self.zoom,
            shown.height() * self.zoom,
        )
        source = QRectF(
            shown.x() * factor[0], shown.y() * factor[1], shown.width() * factor[0], shown.height() * factor[1]
        )
        painter.drawImage(target, image, source)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: what was fitted stays so."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's: zooms at the pointer."""
        self.zoom_by(_STEP ** (event.angleDelta().y() / 120), event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: takes hold of the picture."""
        self._held = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: drags it."""
        if self._held is not None and self._levels:
            self._fitted = False
            self._move_to(self.middle - (event.position() - self._held) / self.zoom)
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's: lets go."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt's: every pixel, or all of it again."""
        if self._fitted:
            self.zoom_by(1 / self.zoom / self.devicePixelRatioF(), event.position())
        else:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: + - 0 1 and the arrows."""
        move = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_STEP)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_by(1 / _STEP)
        elif event.key() == Qt.Key.Key_0:
            self.fit()
        elif event.key() == Qt.Key.Key_1:
            self.zoom_by(1 / self.zoom / self.devicePixelRatioF())
        elif move is not None and self._levels:
            self._fitted = False
            step = QPointF(move[0] * self.width(), move[1] * self.height()) * _PAN / self.zoom
            self._move_to(self.middle + step)
        else:
            super().keyPressEvent(event)

    def _farthest(self) -> float:
        whole = self._levels[0]
        return min(self.width() / whole.width(), self.height() / whole.height(), 1.0) / 2

    def _level(self) -> QImage:
        """The smallest level that has a pixel for every pixel of the screen."""
        wanted = self.zoom * self.devicePixelRatioF()
        fine = [level for level in self._levels if level.width() >= wanted * self._levels[0].width()]
        return fine[-1] if fine else self._levels[0]

    def _move_to(self, middle: QPointF) -> None:
        whole = self._levels[0]
        self.middle = QPointF(min(max(middle.x(), 0), whole.width()), min(max(middle.y(), 0), whole.height()))
        self.update()

    def _become(self, zoom: float) -> None:
        self.zoom = zoom
        self.update()
        self.zoomed.emit(zoom)
