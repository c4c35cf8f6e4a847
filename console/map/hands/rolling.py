"""The ground rolls on while an arrow key is held; a tap moves it by one step."""

from time import perf_counter
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

STEP: Final = 80.0
"""How far a tap moves the ground, logical pixels; with Shift four times as far."""
FAST: Final = 4.0
_A_SECOND: Final = 640.0
_TICK_MS: Final = 16
_FIRST: Final = 0.15
"""The share of a step that is gone at once, so that a key is answered by the very next frame."""
ARROWS: Final = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class _Way:
    """One arrow: how far it still goes by itself, and whether it is held."""

    def __init__(self, fast: float) -> None:
        self.fast = fast
        self.left = STEP * fast
        self.held = True


class Rolling(QObject):
    """Moves one canvas by the arrows held down."""

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._ways: dict[Qt.Key, _Way] = {}
        self._then = 0.0
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)

    def press(self, key: Qt.Key, fast: bool, again: bool) -> None:
        """An arrow went down, or (``again``) is still down. Without motion each is a whole step."""
        if not self._canvas.in_motion:
            right, down = ARROWS[key]
            far = STEP * (FAST if fast else 1.0)
            self._canvas.pan(right * far, down * far)
        elif not again or key not in self._ways:
            self._ways[key] = _Way(FAST if fast else 1.0)
            self._move(key, self._ways[key].left * _FIRST)
            self._then = perf_counter()
            self._timer.start()

    def release(self, key: Qt.Key) -> None:
        """An arrow went up: it goes on to the end of its step."""
        if key in self._ways:
            self._ways[key].held = False

    def release_all(self) -> None:
        """The keyboard is somebody else's now."""
        for way in self._ways.values():
            way.held = False

    def rest(self) -> None:
        """Be at the end of every step now."""
        self._timer.stop()
        ways, self._ways = self._ways, {}
        for key, way in ways.items():
            right, down = ARROWS[key]
            self._canvas.pan(right * max(way.left, 0), down * max(way.left, 0))

    def _tick(self) -> None:
        now = perf_counter()
        gone, self._then = min(now - self._then, 0.1), now
        for key, way in list(self._ways.items()):
            far = _A_SECOND * way.fast * gone
            self._move(key, far if way.held else min(far, max(way.left, 0)))
            if not way.held and way.left <= 0:
                del self._ways[key]
        if not self._ways:
            self._timer.stop()
        self._canvas.aimed.emit()

    def _move(self, key: Qt.Key, far: float) -> None:
        right, down = ARROWS[key]
        self._ways[key].left -= far
        self._canvas.pan(right * far, down * far)
