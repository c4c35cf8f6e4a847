"""The hands on the map: wheel, drag, click and keys become the canvas's own verbs."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from console.map import projection, views

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

NOTCH: Final = 1.25
"""How much one notch of the wheel enlarges."""
STEP: Final = 80.0
"""How far an arrow key moves the ground, logical pixels; with Shift four times as far."""
_BY_KEYS: Final = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ARROWS: Final = {
    Qt.Key.Key_Left: (STEP, 0.0),
    Qt.Key.Key_Right: (-STEP, 0.0),
    Qt.Key.Key_Up: (0.0, STEP),
    Qt.Key.Key_Down: (0.0, -STEP),
}


class Hands(QObject):
    """An event filter on one canvas. ``shows_focus`` after the keyboard was used, not after a click."""

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self.shows_focus = False
        self._canvas = canvas
        self._pressed: QPointF | None = None
        self._dragged = False
        self._over = ""
        self._acts: dict[QEvent.Type, Callable[..., bool]] = {
            QEvent.Type.Wheel: self._wheel,
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._press,
            QEvent.Type.Leave: self._leave,
            QEvent.Type.KeyPress: self._key,
            QEvent.Type.FocusIn: self._focus,
        }
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True when the event was ours."""
        act = self._acts.get(event.type()) if watched is self._canvas else None
        return act(event) if act else False

    def _wheel(self, event: QWheelEvent) -> bool:
        turned = event.pixelDelta().y() / 60 if event.pixelDelta().y() else event.angleDelta().y() / 120
        if turned:
            self._canvas.zoom_by(NOTCH**turned, event.position())
        return True

    def _press(self, event: QMouseEvent) -> bool:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False
            self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        return True

    def _move(self, event: QMouseEvent) -> bool:
        at = event.position()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            moved = at - self._pressed
            if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
                self._dragged = True
                self._pressed = at
                self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._canvas.pan(moved.x(), moved.y())
        else:
            self._hover(at)
        lon, lat = self._canvas.frame().degrees(at.x(), at.y())
        if lat == lat:
            self._canvas.pointed.emit(lon, lat)
        return True

    def _hover(self, at: QPointF) -> None:
        over = next(iter(self._canvas.ids_at(at)), "")
        if over != self._over:
            self._over = over
            self._canvas.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
            self._canvas.hovered.emit(over)

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if self._dragged:
            self._canvas.setCursor(Qt.CursorShape.ArrowCursor)
        elif self._pressed is not None:
            self._click(event.position())
        self._pressed, self._dragged = None, False
        return True

    def _click(self, at: QPointF) -> None:
        """Pick what is there; clicking a pile again picks the next one of it."""
        here = self._canvas.ids_at(at)
        if not here:
            self._empty()
            return
        now = self._canvas.selected
        self._pick(here[(here.index(now) + 1) % len(here)] if now in here else here[0])

    def _pick(self, mark_id: str) -> None:
        self._canvas.select(mark_id)
        self._canvas.picked.emit(mark_id)

    def _empty(self) -> None:
        self._canvas.select(None)
        self._canvas.emptied.emit()

    def _leave(self, event: QEvent) -> bool:
        self._hover(QPointF(-1, -1))
        self._canvas.left.emit()
        return False

    def _focus(self, event: QFocusEvent) -> bool:
        self.shows_focus = event.reason() in _BY_KEYS
        self._canvas.update()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        self.shows_focus = True
        key = Qt.Key(event.key())
        if key in _ARROWS:
            right, down = _ARROWS[key]
            far = 4.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            self._canvas.pan(right * far, down * far)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._canvas.zoom_by(NOTCH**2)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self._canvas.zoom_by(NOTCH**-2)
        elif key == Qt.Key.Key_Home:
            self._canvas.set_view(views.HOME)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._step(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._canvas.selected:
            self._canvas.picked.emit(self._canvas.selected)
        elif key == Qt.Key.Key_Escape and self._canvas.selected:
            self._empty()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Select the next mark, those gathered under others too, and bring it into the picture."""
        ids = [mark.id for mark in self._canvas.marks()]
        if not ids:
            return
        now = self._canvas.selected
        at = (ids.index(now) + by) % len(ids) if now in ids else (0 if by > 0 else -1)
        self._canvas.select(ids[at])
        self._reveal(ids[at])

    def _reveal(self, mark_id: str) -> None:
        mark = self._canvas.mark(mark_id)
        if mark is None:
            return
        place = self._canvas.point_of(mark.lon, mark.lat)
        if not self._canvas.rect().adjusted(20, 20, -20, -20).contains(place.toPoint()):
            self._canvas.set_view(self._canvas.view.centred(*projection.plane(mark.lon, mark.lat)))
