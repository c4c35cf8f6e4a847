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
_PASSING: Final = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
"""The focus comes back to where it was."""
_ENTERING: Final = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}
_ANSWERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
Then = Callable[[float, float], None]
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
        self._then: Then | None = None
        self._fresh = 0
        self._acts: dict[QEvent.Type, Callable[..., bool]] = {
            QEvent.Type.Wheel: self._wheel,
            QEvent.Type.MouseButtonPress: self._press,
            QEvent.Type.MouseMove: self._move,
            QEvent.Type.MouseButtonRelease: self._release,
            QEvent.Type.MouseButtonDblClick: self._press,
            QEvent.Type.Leave: self._leave,
            QEvent.Type.KeyPress: self._key,
            QEvent.Type.FocusIn: self._focus,
            QEvent.Type.FocusOut: self._unfocus,
        }
        canvas.installEventFilter(self)

    @property
    def asking(self) -> bool:
        """Whether the next click gives a place instead of picking."""
        return self._then is not None

    def ask(self, then: Then | None) -> None:
        """Give the next click's (lon, lat) to ``then``; None: ask no longer."""
        before, self._then = self.asking, then
        if then is not None:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._point(self._over)
        self._canvas.update()
        if self.asking != before:
            self._canvas.asking_changed.emit(self.asking)

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
            self._point(over)
            self._canvas.hovered.emit(over)

    def _point(self, over: str) -> None:
        """The pointer's shape: a cross while a place is asked for."""
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self._canvas.setCursor(Qt.CursorShape.CrossCursor if self.asking else shape)

    def _release(self, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        if self._dragged:
            self._point("")
        elif self._pressed is not None:
            self._click(event.position())
        self._pressed, self._dragged = None, False
        return True

    def _click(self, at: QPointF) -> None:
        """Pick what is there; clicking a pile again picks the next one of it."""
        if self.asking:
            self._answer(at)
            return
        here = self._canvas.ids_at(at)
        if not here:
            self._empty()
            return
        now = self._canvas.selected
        self._pick(here[(here.index(now) + 1) % len(here)] if now in here else here[0])

    def _answer(self, at: QPointF) -> None:
        """Give the asked place; a click beside the Earth gives none."""
        lon, lat = self._canvas.frame().degrees(at.x(), at.y())
        then = self._then
        if then is not None and lat == lat:
            self.ask(None)
            then(lon, lat)

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
        if event.reason() not in _PASSING:
            self.ask(None)
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
            return self._step(-1 if key == Qt.Key.Key_Backtab else 1)
        elif self.asking and key in _ANSWERS:
            self._answer_by_key(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._canvas.selected:
            self._canvas.picked.emit(self._canvas.selected)
        elif key == Qt.Key.Key_Escape and self._canvas.selected:
            self._empty()
        else:
            return False
        return True

    def _answer_by_key(self, key: Qt.Key) -> None:
        if key == Qt.Key.Key_Escape:
            self.ask(None)
        else:
            self._answer(QPointF(self._canvas.width() / 2, self._canvas.height() / 2))

    def _step(self, by: int) -> bool:
        """Select the next mark, those gathered under others too, and bring it into the picture.

        False beyond the last one: Tab then leaves the map. Coming in by Tab begins at the first mark, by Shift+Tab at
        the last; after a click or a shortcut at the selected one.
        """
        ids = [mark.id for mark in self._canvas.marks()]
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
