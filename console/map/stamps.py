"""What is drawn once and put down often: a picture for a screen, and the strokes it is made of for a sheet of paper."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPaintEngine, QPainter, QPixmap

_ON_PAPER: Final = (QPaintEngine.Type.Pdf, QPaintEngine.Type.Picture, QPaintEngine.Type.SVG)

Strokes = Callable[[QPainter], None]


def on_paper(painter: QPainter) -> bool:
    """Whether a painter writes strokes that stay sharp at any size, so that no picture may stand in for them."""
    return painter.paintEngine().type() in _ON_PAPER


def blank(width: float, height: float, ratio: float) -> QPixmap:
    """A clear pixmap of at least so many logical pixels at a device pixel ratio."""
    pixmap = QPixmap(max(1, -int(-width * ratio // 1)), max(1, -int(-height * ratio // 1)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


@dataclass(frozen=True, eq=False)
class Stamp:
    """Something of a size in logical pixels. Most of what is measured finds no room and is never drawn.

    ``strokes`` paints it with its upper left corner at the origin; ``draw`` makes the picture where that can be had
    cheaper than by the strokes.
    """

    width: float
    height: float
    ratio: float
    strokes: Strokes
    draw: Callable[[], QPixmap] | None = None

    @property
    def drawn(self) -> bool:
        """Whether the picture is there already."""
        return "pixmap" in self.__dict__

    @cached_property
    def pixmap(self) -> QPixmap:
        """The picture."""
        if self.draw is not None:
            return self.draw()
        pixmap = blank(self.width, self.height, self.ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.strokes(painter)
        painter.end()
        return pixmap

    def draw_now(self) -> None:
        """Have the picture there before it is needed."""
        _ = self.pixmap

    def put(self, painter: QPainter, x: float, y: float) -> None:
        """Put it down with its upper left corner at a point: the picture, or on paper the strokes."""
        if on_paper(painter):
            painter.save()
            painter.translate(x, y)
            self.strokes(painter)
            painter.restore()
        else:
            painter.drawPixmap(QPointF(x, y), self.pixmap)


def putting(painter: QPainter) -> Callable[[Stamp, float, float], None]:
    """:meth:`Stamp.put` for one painter: what is asked of it hundreds of times a frame is asked once."""
    if on_paper(painter):
        return lambda stamp, x, y: stamp.put(painter, x, y)
    draw = painter.drawPixmap
    return lambda stamp, x, y: draw(QPointF(x, y), stamp.pixmap)
