"""Two fingers: pinched on a trackpad (told by the system) or on a touch screen (told by Qt's recogniser)."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QNativeGestureEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

_SMART: Final = 2.0
"""How much a double tap with two fingers enlarges."""
_LEAST, _MOST = 0.2, 5.0
"""What one report of the fingers may ask for."""


class Pinch:
    """Zooms about the place between the fingers. ``give_up`` forgets a drag that the first finger began."""

    def __init__(self, canvas: "MapCanvas", give_up: Callable[[], None]) -> None:
        self._canvas, self._give_up = canvas, give_up
        self._native = False

    def native(self, event: QNativeGestureEvent) -> bool:
        """A trackpad's gesture."""
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.BeginNativeGesture:
            self._native = True
        elif kind == Qt.NativeGestureType.EndNativeGesture:
            self._native = False
        elif kind == Qt.NativeGestureType.ZoomNativeGesture:
            self._zoom(1 + event.value(), event)
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._canvas.zoom_by(_SMART if event.value() else 1 / _SMART, event.position())
        elif kind == Qt.NativeGestureType.PanNativeGesture:
            self._canvas.pan(event.delta().x(), event.delta().y())
        else:
            return False
        return True

    def _zoom(self, factor: float, event: QNativeGestureEvent) -> None:
        self._canvas.zoom_by(min(max(factor, _LEAST), _MOST), event.position(), smooth=False)

    def gesture(self, event: QGestureEvent) -> bool:
        """Fingers on a touch screen; what the system tells by itself is not heard twice."""
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if not isinstance(pinch, QPinchGesture) or self._native:
            return False
        self._give_up()
        here, before = (self._canvas.mapFromGlobal(at) for at in (pinch.centerPoint(), pinch.lastCenterPoint()))
        if pinch.state() != Qt.GestureState.GestureStarted:
            self._canvas.pan(here.x() - before.x(), here.y() - before.y())
        if pinch.changeFlags() & QPinchGesture.ChangeFlag.ScaleFactorChanged and pinch.scaleFactor() > 0:
            self._canvas.zoom_by(min(max(pinch.scaleFactor(), _LEAST), _MOST), here, smooth=False)
        event.accept(pinch)
        return True
