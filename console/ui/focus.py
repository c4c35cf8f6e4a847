"""Where the keyboard is: panes that keep their own focus, F6 between them, and the outline that shows it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QWidget
from shiboken6 import isValid

from console.ui.theme import Look

_OFFSET = 2
_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class Pane(QWidget):
    """A part of the window that Tab stays inside of and F6 goes to; it remembers what had the focus in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """``name`` is what a screen reader calls the pane."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._last: QWidget | None = None

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt's: Tab goes round inside the pane."""
        ring = self._ring()
        if not ring:
            return False
        here = next((place for place, widget in enumerate(ring) if widget.hasFocus()), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        ring[(here + (1 if forward else -1)) % len(ring)].setFocus(reason)
        return True

    def _ring(self) -> list[QWidget]:
        # Not by nextInFocusChain(): PySide 6.11 takes its result for a child of the widget asked, so that deleting one
        # widget makes every later one unusable from Python, the window and its menus included.
        return [widget for widget in self.findChildren(QWidget) if _takes_tab(widget) and pane_of(widget) is self]

    @property
    def last(self) -> QWidget | None:
        """What had the focus in this pane last."""
        return self._last

    def remember(self, widget: QWidget) -> None:
        """Keep what has the focus in this pane."""
        self._last = widget

    def arrive(self, _step: int) -> bool:
        """F6 comes from the pane before (−1: after): give the focus to what had it last; False when none takes it."""
        return self.enter()

    def go_on(self, _step: int) -> bool:
        """Move the focus ``_step`` parts on inside; False past the last, and where the pane is one thing."""
        return False

    def enter(self) -> bool:
        """Give the focus to what had it last, else to the first that takes it; False when nothing does."""
        last, ring = self._last, self._ring()
        if not ring:
            return False
        (last if last is not None and last in ring else ring[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True


def pane_of(widget: QWidget) -> Pane | None:
    """The innermost pane around a widget: the strip lies inside the map's pane and is its own all the same."""
    around: QWidget | None = widget
    while around is not None and not isinstance(around, Pane):
        around = around.parentWidget()
    return around


def enter_first(within: QWidget) -> bool:
    """Give the focus to the first widget inside that takes it; False when none does."""
    for widget in within.findChildren(QWidget):
        if _takes_tab(widget):
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def give_back(before: QWidget | None, instead: QWidget) -> None:
    """Give the focus back to what had it; to ``instead`` where that is gone, hidden, or takes none any more."""
    there = before is not None and isValid(before) and before.isVisible() and before.isEnabled()
    (before if there and before is not None else instead).setFocus(Qt.FocusReason.ShortcutFocusReason)


def _takes_tab(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus.value
    return bool(widget.focusPolicy().value & tab) and widget.isVisible() and widget.isEnabled()


def go_round(panes: Sequence[Pane], step: int) -> None:
    """Move the focus ``step`` panes on (−1 back), or parts inside one; past those that are hidden or take none."""
    focused = QApplication.focusWidget()
    shown = [pane for pane in panes if pane.isVisible()]
    inside = None if focused is None else pane_of(focused)
    if inside is not None and inside in shown and inside.go_on(step):
        return
    here = shown.index(inside) if inside in shown else (-1 if step > 0 else 0)
    for distance in range(1, len(shown) + 1):
        if shown[(here + step * distance) % len(shown)].arrive(step):
            return


class FocusOutline(QWidget):
    """The 2 px outline, 2 px off what has the focus: shown after a key press, gone after a click.

    A dialog opened by a key shows it from the first.
    """

    def __init__(self, look: Look, window: QWidget, own: QWidget | None = None) -> None:
        """Lies over ``window`` and lets every click through; ``own`` shows its focus itself."""
        super().__init__(window)
        self._look = look
        self._own = own
        self._target: QWidget | None = None
        self._around: list[QWidget] = []
        self._by_key = _by_key_in(window.parentWidget())
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        look.changed.connect(self.update)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    @property
    def by_key(self) -> bool:
        """Whether a key was pressed last, not a button of the mouse."""
        return self._by_key

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: keeps to the focused widget's place; hides on a click into it."""
        kind = event.type()
        if watched is not self._target:
            if kind in _FOLLOWED:
                self._place()
        elif kind is QEvent.Type.ShortcutOverride:
            self._by_key = True  # The key of a command gets no further than this.
        elif kind is QEvent.Type.KeyPress:
            self._by_key = True
            self._place()
            return isinstance(event, QKeyEvent) and self._press(event)
        elif kind is QEvent.Type.MouseButtonPress:
            self._by_key = False
            self._place()
        elif kind in _FOLLOWED:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        width = self._look.px("focus")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.colour("state.focus"), width))
        half = width / 2
        radius = self._look.px("radius")
        painter.drawRoundedRect(self.rect().toRectF().adjusted(half, half, -half, -half), radius, radius)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._target is not None and isValid(self._target):
            self._target.removeEventFilter(self)
            self._target.destroyed.disconnect(self._forget)
        for widget in filter(isValid, self._around):
            widget.removeEventFilter(self)
        self._around = []
        inside = new is not None and self.window().isAncestorOf(new)
        self._target = new if inside else None
        if self._target is not None:
            self._target.installEventFilter(self)
            self._target.destroyed.connect(self._forget)
            self._watch_around(self._target)
            pane = pane_of(self._target)
            if pane is not None:
                pane.remember(self._target)
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_key = False
        self._place()

    def _press(self, event: QKeyEvent) -> bool:
        """Enter presses the button it is on, as Space does, and does nothing else then. A box is ticked by Space."""
        button = self._target
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not (enter and bare and isinstance(button, QAbstractButton)) or isinstance(button, QCheckBox):
            return False
        event.accept()
        if not event.isAutoRepeat():
            button.click()
        return True

    def _watch_around(self, target: QWidget) -> None:
        """What it stands in may move with it."""
        around = target.parentWidget()
        while around is not None and around is not self.window():
            around.installEventFilter(self)
            self._around.append(around)
            around = around.parentWidget()

    def _forget(self) -> None:
        self._target = None
        self.hide()

    def _place(self) -> None:
        target = self._target
        if target is None or target is self._own or not self._by_key or not target.isVisible():
            self.hide()
            return
        if target.visibleRegion().isEmpty():  # Scrolled out of sight.
            self.hide()
            return
        out = _OFFSET + self._look.px("focus")
        around = QRect(target.mapTo(self.window(), QPoint(0, 0)), target.size()).adjusted(-out, -out, out, out)
        self.setGeometry(around.intersected(self.window().rect()))
        self.raise_()
        self.show()


def _by_key_in(above: QWidget | None) -> bool:
    """Whether the window that a dialog lies over was used by keys last."""
    outline = None if above is None else above.window().findChild(FocusOutline)
    return outline is not None and outline.by_key
