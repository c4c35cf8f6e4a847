"""Desks: views that take the whole middle of the window, docks away, with the map inside where they want it.

Posture is the window as it is. Desks belong to a workplace: Operate, which the posture is
the home of, or Consult. Which there are is told by :mod:`console.ui.desk_kinds`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from console.ui.desk_kinds import POSTURE, DeskKind, home, kinds, names
from console.ui.focus import Pane, enter_first, give_back
from console.ui.segments import Segments
from console.ui.words import tr
from console.ui.workplaces import OPERATE

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.ui.window import Window


class Desk(Pane):
    """One desk. Its row of desks stands at the top; what it shows goes into :attr:`body`."""

    def __init__(self, window: Window, kind: DeskKind) -> None:
        """Holds nothing but the row; ``head`` takes more beside it."""
        super().__init__(tr(kind.title), window)
        self.kind = kind
        self._window = window
        self._had: dict[QWidget | None, QWidget] = {}
        gap = window.look.gap
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(gap(6), gap(2), gap(6), gap(4))
        whole.setSpacing(gap(2))
        self.head = QHBoxLayout()
        self.head.setSpacing(gap(3))
        self.row = Segments(names(kind.workplace), self)
        self.row.show_id(kind.id)
        self.row.wanted.connect(window.desks.show)
        self.head.addWidget(self.row)
        self.body = QVBoxLayout()
        self.body.setSpacing(gap(3))
        whole.addLayout(self.head)
        whole.addLayout(self.body, 1)

    def leave_margin(self, room: int, *rest: QHBoxLayout) -> None:
        """Let a bar that scrolls stand ``room`` px inside the right margin; ``rest`` ends where it would without."""
        gap = self._window.look.gap
        self._whole.setContentsMargins(gap(6), gap(2), gap(6) - room, gap(4))
        for line in rest:
            line.setContentsMargins(0, 0, room, 0)

    def map_holder(self) -> QVBoxLayout | None:
        """The layout that takes the window's map while this desk is shown; None where the desk shows no map."""
        return None

    def remember(self, widget: QWidget) -> None:
        """Keep what has the focus, in the desk and in its card; but not the button by which it was left."""
        if self.row.isAncestorOf(widget):
            return
        super().remember(widget)
        self._had[self._card_of(widget)] = widget

    def arrive(self, step: int) -> bool:
        """F6 begins at its row, or back at its last card."""
        return self._enter_card(0 if step > 0 else -1)

    def go_on(self, step: int) -> bool:
        """F6 goes from card to card, in the order of Tab: among them the map, whose marks Tab takes one by one."""
        cards, focused = list(self._cards()), QApplication.focusWidget()
        here = None if focused is None else self._card_of(focused)
        place = cards.index(here) + step if here in cards else -1
        return 0 <= place < len(cards) and self._enter_card(place)

    def _enter_card(self, place: int) -> bool:
        cards = self._cards()
        if not cards:
            return False
        card, ring = list(cards.items())[place]
        had = self._had.get(card)
        (had if had in ring and had is not None else ring[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _cards(self) -> dict[QWidget | None, list[QWidget]]:
        """What takes the focus, by card; under None its row and what else stands in no card."""
        found: dict[QWidget | None, list[QWidget]] = {}
        for widget in self._ring():
            found.setdefault(self._card_of(widget), []).append(widget)
        return found

    def _card_of(self, widget: QWidget) -> QWidget | None:
        around: QWidget | None = widget
        while around is not None and around is not self and around.objectName() != "deskCard":
            around = around.parentWidget()
        return None if around is self else around

    def refresh(self, changes: Changes | None) -> None:
        """Read again what ``changes`` touches; ``None`` means everything. Called while the desk is shown only."""
        raise NotImplementedError

    def opened(self) -> None:
        """Somebody came to this desk."""
        self.refresh(None)
        if not self.enter():
            enter_first(self)

    def left(self) -> None:
        """Somebody went away from it: what it put on the map goes with it."""

    @property
    def plan(self) -> str | None:
        """The name of the plan where what it shows is hypothetical: banner and clock say so. None: it shows a picture.

        Empty: none is chosen yet. Emit ``window.desks.changed`` when it becomes another.
        """
        return None


class Desks(QObject):
    """Which desk is shown, the map and the docks lent to it and taken back."""

    #: Another desk is shown, by its id; POSTURE is none.
    changed = Signal(str)

    def __init__(self, window: Window, stack: QStackedWidget, column: QVBoxLayout) -> None:
        """``stack`` holds the middle as its first page; ``column`` is where the map stands there, first."""
        super().__init__(window)
        self._window, self._stack, self._column = window, stack, column
        self._made: dict[str, Desk] = {}
        self._docks: list[QWidget] = []
        self._focused: QWidget | None = None
        self._last = {OPERATE: POSTURE}
        self.shown = POSTURE
        window.session.opened.connect(lambda: self._refresh(None))
        window.session.moved.connect(self._moved)
        window.session.changed.connect(self._refresh)
        self._put_back = False

    @property
    def desk(self) -> Desk | None:
        """The desk that is shown; None while it is the posture."""
        return self._made.get(self.shown)

    @property
    def workplace(self) -> str:
        """The workplace that is shown."""
        return OPERATE if self.desk is None else self.desk.kind.workplace

    def go_to(self, workplace: str) -> None:
        """Go to the desk of a workplace that was shown there last, at first to :func:`home`."""
        if workplace != self.workplace:
            self.show(self._last.get(workplace) or home(self._window, workplace))
        elif self.desk is not None:
            self.desk.enter()

    def show(self, desk_id: str) -> None:
        """Go to a desk, or with POSTURE back to the window as it is. Raises KeyError."""
        if desk_id == self.shown:
            return
        desk = None if desk_id == POSTURE else self._desk(desk_id)
        before, last = self.desk, None if desk is None else desk.last
        if before is not None:
            before.left()
        elif desk is not None:
            self._focused = QApplication.focusWidget()
            docks = (self._window.left, self._window.right, self._window.tables)
            self._docks = [dock for dock in docks if not dock.isHidden()]
            for dock in self._docks:
                dock.hide()
        self.shown = desk_id
        self._last[self.workplace] = desk_id
        holder = None if desk is None else desk.map_holder()
        if holder is not None:
            holder.addWidget(self._window.map)
        else:
            self._column.insertWidget(0, self._window.map, 1)
        self._stack.setCurrentWidget(self._window.middle if desk is None else desk)
        self._window.notices.lie_over(self._window.map if desk is None else desk, aside=desk is not None)
        if desk is None:
            for dock in self._docks:
                dock.show()
            give_back(self._focused, self._window.map)
        else:
            if last is not None and isValid(last):
                desk.remember(last)  # Qt moved the focus to its first button when the page before was hidden.
            desk.opened()
        self.changed.emit(desk_id)

    def make(self, desk_id: str) -> None:
        """Make a desk before anybody goes to it: going there then only shows it. Raises KeyError."""
        desk = self._desk(desk_id)
        for widget in (desk, *desk.findChildren(QWidget)):
            widget.ensurePolished()

    def leave(self) -> bool:
        """Back to the posture; False when it is shown already."""
        if self.shown == POSTURE:
            return False
        self.show(POSTURE)
        return True

    def _desk(self, desk_id: str) -> Desk:
        if desk_id not in self._made:
            kind = {kind.id: kind for kind in kinds()}[desk_id]
            self._made[desk_id] = kind.make(self._window, kind)
            self._stack.addWidget(self._made[desk_id])
        return self._made[desk_id]

    def _moved(self) -> None:
        """Acts go when the case is put back, and come again: that changes no table."""
        before, self._put_back = self._put_back, self._window.session.moment is not None
        if before != self._put_back:
            self._refresh(None)

    def _refresh(self, changes: Changes | None) -> None:
        if self.desk is not None:
            self.desk.refresh(changes)
