"""From one view to the next without a jump: for a moment the ground is shown scaled, then the view itself.

The canvas is at the new view from the first moment on; only what is painted takes its time. The ground is a picture
taken once and stretched; symbols and names keep their size and stay at their places on it. Nothing is arranged.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEasingCurve, QObject, QRectF, QVariantAnimation
from PySide6.QtGui import QPainter, QPixmap

from console.map.above import ABOVE
from console.map.arrangement import Arrangement
from console.map.carrying import Carried
from console.map.frame import Frame
from console.map.layers.base import AboveLayer
from console.map.views import View

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

GLIDE_MS: Final = 160
_FARTHEST: Final = 4.0
"""How many times larger or smaller a view may become in one glide; beyond, and beside what is shown, it is cut to."""
_BLURRED: Final = 3.0
"""A picture stretched more than so many times is taken anew."""
PaintGround = Callable[[QPainter, Frame], None]
PaintAbove = Callable[[QPainter, Frame, Arrangement, Sequence[AboveLayer]], None]
_STRETCHED: Final = tuple(layer for layer in ABOVE if layer.follows and not getattr(layer, "carried", False))
_STANDING: Final = tuple(layer for layer in ABOVE if layer not in _STRETCHED)


@dataclass(frozen=True)
class _Ground:
    """A picture of the ground as one frame shows it."""

    frame: Frame
    pixmap: QPixmap

    def put(self, painter: QPainter, frame: Frame) -> None:
        """Paint it where it lies in another frame."""
        (west, north), (other_west, other_north) = self.frame.origin, frame.origin
        grown = self.frame.scale / frame.scale
        place = QRectF(
            (west - other_west) / frame.scale,
            (other_north - north) / frame.scale,
            self.frame.width * grown,
            self.frame.height * grown,
        )
        painter.drawPixmap(place, self.pixmap, QRectF(self.pixmap.rect()))


class Glide(QObject):
    """The way of one canvas from the view that was shown to the one it is at."""

    def __init__(self, canvas: "MapCanvas", paint_ground: PaintGround, paint_above: PaintAbove) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._paint_ground, self._paint_above = paint_ground, paint_above
        self._from: View | None = None
        self._before: tuple[_Ground, Carried] | None = None
        self._after: _Ground | None = None
        self._run = QVariantAnimation(self, duration=GLIDE_MS)
        self._run.setStartValue(0.0)
        self._run.setEndValue(1.0)
        self._run.setEasingCurve(QEasingCurve(QEasingCurve.Type.OutCubic))
        self._run.valueChanged.connect(lambda _share: canvas.update())
        self._run.finished.connect(self.stop)

    @property
    def running(self) -> bool:
        """Whether another view than the canvas's own is painted."""
        return self._from is not None

    @property
    def frame(self) -> Frame:
        """What is painted now."""
        if self._from is None:
            return self._canvas.frame()
        return replace(self._canvas.frame(), view=between(self._from, self._canvas.view, self._share))

    def to(self, view: View) -> None:
        """Have the canvas show a view; notches add up, the way begins wherever the last one has come to."""
        canvas, shown = self._canvas, self.frame
        if not canvas.in_motion or not _near(shown, replace(shown, view=view)):
            canvas.set_view(view)
            return
        before = self._before
        if before is None or not 1 / _BLURRED < before[0].frame.scale / shown.scale < _BLURRED:
            self.stop()
            now = canvas.frame()
            arrangement = canvas.arrangement()
            before = self._picture(now, arrangement, _STRETCHED), Carried(arrangement)
        canvas.set_view(view)
        self._from, self._before, self._after = shown.view, before, None
        self._run.stop()
        self._run.start()

    def stop(self) -> None:
        """Be there."""
        if self._from is not None:
            self._from = self._before = self._after = None
            self._run.stop()
            self._canvas.update()

    def paint(self, painter: QPainter) -> None:
        """Paint the way so far."""
        if self._before is None:
            return
        frame, (ground, symbols) = self.frame, self._before
        if self._after is None and not _covers(ground.frame, frame):
            # Nothing is arranged on the far side yet: it is bare ground.
            self._after = self._picture(self._canvas.frame(), symbols.arrangement, ())
        if self._after is not None:
            self._after.put(painter, frame)
        ground.put(painter, frame)
        sheet = frame.enlarge(symbols.arrangement.frame.enlarged)
        self._paint_above(painter, frame, symbols.seen_in(sheet), _STANDING)

    @property
    def _share(self) -> float:
        return float(self._run.currentValue())

    def _picture(self, frame: Frame, arrangement: Arrangement, layers: Sequence[AboveLayer]) -> _Ground:
        pixmap = QPixmap(round(frame.width * frame.ratio), round(frame.height * frame.ratio))
        pixmap.setDevicePixelRatio(frame.ratio)
        painter = QPainter(pixmap)
        self._paint_ground(painter, frame)
        if layers:
            self._paint_above(painter, frame, arrangement, layers)
        painter.end()
        return _Ground(frame, pixmap)


def between(start: View, end: View, share: float) -> View:
    """The view a share of the way on. What lies under one point of the screen at both ends lies there all the way."""
    if share >= 1:
        return end
    first, last = start.metres_per_pixel, end.metres_per_pixel
    scale = first * (last / first) ** share
    gone = (scale - first) / (last - first) if last != first else share
    (x, y), (to_x, to_y) = start.centre, end.centre
    return replace(start, metres_per_pixel=scale).centred(x + (to_x - x) * gone, y + (to_y - y) * gone)


def _covers(outer: Frame, inner: Frame) -> bool:
    west, south, east, north = outer.bounds
    other_west, other_south, other_east, other_north = inner.bounds
    return west <= other_west and south <= other_south and east >= other_east and north >= other_north


def _near(one: Frame, other: Frame) -> bool:
    """Whether two frames show enough of the same for a way between them to be followed."""
    grown = one.scale / other.scale
    west, south, east, north = one.bounds
    other_west, other_south, other_east, other_north = other.bounds
    meet = west < other_east and other_west < east and south < other_north and other_south < north
    return meet and 1 / _FARTHEST <= grown <= _FARTHEST
