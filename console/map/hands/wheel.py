"""Wheel and trackpad: a notch zooms to the pointer, two fingers move the ground, with Ctrl they zoom."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputDevice, QWheelEvent

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

NOTCH: Final = 1.25
"""How much one notch of the wheel enlarges."""
_NOTCH_UNITS: Final = 120
"""Qt's angle of one notch: eighths of a degree."""
_PIXELS: Final = 60.0
"""How far two fingers go for as much as a notch."""


class Wheel:
    """Turns of one canvas."""

    def __init__(self, canvas: "MapCanvas") -> None:
        self._canvas = canvas

    def turned(self, event: QWheelEvent) -> bool:
        """A turn of the wheel, or fingers on a trackpad."""
        pixels, control = event.pixelDelta(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        fingers = _by_fingers(event)
        if fingers and not control:
            self._canvas.pan(pixels.x(), pixels.y())
            return True
        turned = pixels.y() / _PIXELS if fingers else event.angleDelta().y() / _NOTCH_UNITS
        if turned:
            # What fingers do is followed at once: it is smooth already.
            self._canvas.zoom_by(NOTCH**turned, event.position(), smooth=not fingers)
        return True


def _by_fingers(event: QWheelEvent) -> bool:
    """Whether the ground is to follow: X11 tells pixels for a mouse's notches, too."""
    if event.pixelDelta().isNull():
        return False
    if event.phase() != Qt.ScrollPhase.NoScrollPhase:
        return True
    if event.device().type() == QInputDevice.DeviceType.TouchPad:
        return True
    angle = event.angleDelta()
    return angle.x() != 0 or angle.y() % _NOTCH_UNITS != 0 or angle.y() == 0
