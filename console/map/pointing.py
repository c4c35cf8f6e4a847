"""The hands on the map: wheel, drag, click and keys become the canvas's own verbs."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from console.map import projection, views
from console.map.tools.in_hand import InHand

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
_PASSING: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The focus comes back to where it was."""
_ENTERING: Final = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}
_BUTTONS: Final = Qt.MouseButton.LeftButton | Qt.MouseButton.MiddleButton
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
        self._fresh = 0
        self._held = False
        self._spaced = False
        self.in_hand = InHand(canvas)
        self._acts: dict[QEvent.Type, Callable[..., bool]] = {
            QEvent.Type.Wheel: self._wheel,
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._double,
            QEvent.Type.Leave: self._leave,
            QEvent.Type.KeyPress: self._key,
            QEvent.Type.KeyRelease: self._let_go,
            QEvent.Type.FocusIn: self._focus,
            QEvent.Type.FocusOut: self._unfocus,
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
        by_hand = event.button() == Qt.MouseButton.MiddleButton or self._spaced
        if event.button() != Qt.MouseButton.LeftButton and not by_hand:
            return True
        self._pressed, self._dragged, self._held = event.position(), False, False
        self._canvas.setFocus(Qt.FocusReason.MouseFocusReason)
        tool = self.in_hand.tool
        if tool is not None and not by_hand:
            self._held = tool.press(self.in_hand.touch(event.position(), event.modifiers()))
            self._told()
        return True

    def _double(self, event: QMouseEvent) -> bool:
        tool = self.in_hand.tool
        if tool is None or event.button() != Qt.MouseButton.LeftButton or self._spaced:
            return self._press(event)
        tool.double_click(self.in_hand.touch(event.position(), event.modifiers()))
        self._told()
        return True

    def _move(self, event: QMouseEvent) -> bool:
        at, tool = event.position(), self.in_hand.tool
        touch = self.in_hand.touch(at, event.modifiers())
        if self._pressed is not None and not self._held and event.buttons() & _BUTTONS:
            self._drag(at)
        elif tool is None or not tool.move(touch):
            self._hover(at)
        self._told()
        if touch.on_earth:
            self._canvas.pointed.emit(touch.lon, touch.lat)
        return True

    def _drag(self, at: QPointF) -> None:
        if self._pressed is None:
            return
        moved = at - self._pressed
        if self._dragged or moved.manhattanLength() >= QApplication.startDragDistance():
            self._dragged = True
            self._pressed = at
            self._canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._canvas.pan(moved.x(), moved.y())

    def _hover(self, at: QPointF) -> None:
        over = next(iter(self._canvas.ids_at(at)), "")
        if over != self._over:
            self._over = over
            self.show_cursor()
            self._canvas.hovered.emit(over)

    def show_cursor(self) -> None:
        """The pointer's shape: the tool's, a finger over what can be picked, a hand while space is held."""
        tool = self.in_hand.tool
        shape = Qt.CursorShape.PointingHandCursor if self._over else Qt.CursorShape.ArrowCursor
        if tool is not None:
            shape = tool.cursor
        self._canvas.setCursor(Qt.CursorShape.OpenHandCursor if self._spaced else shape)

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return False
        tool, pressed = self.in_hand.tool, self._pressed is not None
        held, dragged = self._held, self._dragged
        self._pressed, self._dragged, self._held = None, False, False
        if held and tool is not None:
            tool.release(self.in_hand.touch(event.position(), event.modifiers()))
        elif pressed and not dragged and event.button() == Qt.MouseButton.LeftButton and not self._spaced:
            self._click(event)
        self.show_cursor()
        self._told()
        return True

    def _told(self) -> None:
        self.in_hand.tell_hint()

    def _click(self, event: QMouseEvent) -> None:
        """Pick what is there; clicking a pile again picks the next one of it."""
        at, tool = event.position(), self.in_hand.tool
        if tool is not None and tool.click(self.in_hand.touch(at, event.modifiers())):
            return
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
        reason = event.reason()
        if reason not in _PASSING:
            self.shows_focus = reason in _BY_KEYS
            self._fresh = _ENTERING.get(reason, 0)
        self._canvas.update()
        return False

    def _unfocus(self, event: QFocusEvent) -> bool:
        self._spaced = False
        if event.reason() not in _PASSING:
            self.in_hand.unfocused()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        self.shows_focus = True
        if self.in_hand.key(event):
            return True
        before = self._canvas.view
        taken = self._map_key(event)
        if self._canvas.view != before:
            self.in_hand.ground_moved(by_keyboard=True)
        return taken

    def _let_go(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Space:
            return False
        if not event.isAutoRepeat():
            self._spaced = False
            self.show_cursor()
        return True

    def _map_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            right, down = _ARROWS[key]
            far = 4.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
            self._canvas.pan(right * far, down * far)
        elif key == Qt.Key.Key_Space:
            self._spaced = True
            self.show_cursor()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._canvas.zoom_by(NOTCH**2)
        elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self._canvas.zoom_by(NOTCH**-2)
        elif key == Qt.Key.Key_Home:
            self._canvas.set_view(views.HOME)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            return self._step(-1 if key == Qt.Key.Key_Backtab else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._canvas.selected:
            self._canvas.picked.emit(self._canvas.selected)
        elif key == Qt.Key.Key_Escape and self._canvas.selected:
            self._empty()
        else:
            return False
        return True

    def _step(self, by: int) -> bool:
        """Select the next mark, those gathered under others too, and bring it into the picture.

        False beyond the last one: Tab then leaves the map. Coming in by Tab begins at the first mark, by Shift+Tab at
        the last; after a click or a shortcut at the selected one.
        """
        looks = self._canvas.looks
        ids = [mark.id for mark in self._canvas.marks() if looks.pickable(mark.layer)]
        now = self._canvas.selected
        if self._fresh or now not in ids:
            begun = (self._fresh or by) > 0
            at = -1 if begun else len(ids)
        else:
            at = ids.index(now)
        at += by
        if not 0 <= at < len(ids):
            return False
        self._fresh = 0
        self._canvas.select(ids[at])
        self._reveal(ids[at])
        return True

    def _reveal(self, mark_id: str) -> None:
        mark = self._canvas.mark(mark_id)
        if mark is None:
            return
        place = self._canvas.point_of(mark.lon, mark.lat)
        if not self._canvas.rect().adjusted(20, 20, -20, -20).contains(place.toPoint()):
            self._canvas.set_view(self._canvas.view.centred(*projection.plane(mark.lon, mark.lat)))
