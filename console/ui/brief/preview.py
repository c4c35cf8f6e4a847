"""The slide that is looked at, as the audience will see it; dimmed while a newer one is being made."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.exports.briefing.page import HEIGHT, WIDTH
from console.ui.theme import Look
from console.ui.words import tr

_DIMMED = 0.45


class Preview(QWidget):
    """As large as fits, 16:9. Without a picture it says why in one or two lines."""

    #: How high it is at its width: more height would stay empty.
    fits = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._look = look
        self._image: QImage | None = None
        self._words: tuple[str, str] = ("", "")
        self._stale = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Slide"))
        look.changed.connect(self.update)

    @property
    def dots(self) -> int:
        """How many device pixels wide a picture should be."""
        return max(1, round(self._area().width() * self.devicePixelRatioF()))

    def show_picture(self, image: QImage | None, *, stale: bool, about: str, words: tuple[str, str]) -> None:
        """Show a page; ``words`` are the two lines where there is none, ``about`` what a screen reader says of it."""
        self._image, self._stale, self._words = image, stale, words
        self.setAccessibleDescription(about if image is not None else " ".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's: enough to read a title by."""
        return QSize(self._look.gap(120), round(self._look.gap(120) * HEIGHT / WIDTH))

    def minimumSizeHint(self) -> QSize:
        """Qt's: it becomes small before anything else does."""
        return QSize(self._look.gap(60), round(self._look.gap(60) * HEIGHT / WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        super().resizeEvent(event)
        self.fits.emit(round(self.width() * HEIGHT / WIDTH))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        area = self._area()
        painter.fillRect(area, self._look.colour("surface.inset"))
        if self._image is not None:
            painter.setOpacity(_DIMMED if self._stale else 1.0)
            painter.drawImage(area, self._image)
            painter.setOpacity(1.0)
        else:
            self._say(painter, area)
        painter.setPen(QPen(self._look.colour("line.strong"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _say(self, painter: QPainter, area: QRectF) -> None:
        gap, flags = self._look.gap, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
        inside = area.adjusted(gap(6), 0, -gap(6), 0)
        middle = area.center().y()
        for words, ink, top in (
            (self._words[0], "ink.primary", middle - gap(8)), (self._words[1], "ink.secondary", middle + gap(1)),
        ):  # fmt: skip
            painter.setFont(self._look.font("text"))
            painter.setPen(self._look.colour(ink))
            painter.drawText(QRectF(inside.left(), top, inside.width(), gap(16)), flags, words)

    def _area(self) -> QRectF:
        width = min(self.width(), self.height() * WIDTH / HEIGHT)
        height = width * HEIGHT / WIDTH
        return QRectF((self.width() - width) / 2, 0, width, height)
