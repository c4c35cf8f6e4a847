"""Notices: one sentence over the foot of the map, with the one act that follows from it. Never a dialog."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from console.ui import icons
from console.ui.label import Label
from console.ui.theme import Look
from console.ui.words import tr

Kind = Literal["info", "done", "warn", "danger"]
_SHOWN_AT_ONCE = 3
# A sentence about an act that worked leaves by itself; one that asks for something stays until closed.
_STAYS_MS = 10_000
_WIDTH_UNITS = 180


@dataclass(frozen=True)
class Notice:
    """One sentence. ``act`` names the button that runs ``run``; a notice replaces the older one of its ``key``."""

    text: str
    kind: Kind = "info"
    act: str = ""
    run: Callable[[], None] | None = None
    key: str = ""

    @property
    def passing(self) -> bool:
        """Whether it leaves by itself."""
        return self.kind in ("info", "done")


class Notices(QWidget):
    """The stack of notices, newest last, over the lower edge of ``place``."""

    emptied = Signal()

    def __init__(self, look: Look, place: QWidget) -> None:
        """Lies over ``place`` and moves with it."""
        super().__init__(place)
        self._look = look
        self._place = place
        self._aside = False
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setAccessibleName(tr("Notices"))
        place.installEventFilter(self)
        look.changed.connect(self._fit)
        self.hide()

    @property
    def shown(self) -> list[Notice]:
        """What is on the screen, oldest first."""
        return [row.notice for row in self._rows]

    def say(self, notice: Notice) -> None:
        """Show a notice and announce it; the oldest passing one makes room."""
        if notice.key:
            self.withdraw(notice.key)
        while len(self._rows) >= _SHOWN_AT_ONCE:
            self._remove(next((row for row in self._rows if row.notice.passing), self._rows[0]))
        row = _Row(self._look, notice, self)
        row.closed.connect(self._close)
        self._rows.append(row)
        self._column.addWidget(row)
        row.show()
        if notice.passing:
            QTimer.singleShot(_STAYS_MS, row, row.close_it)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, notice.text))
        self._fit()

    def lie_over(self, place: QWidget, *, aside: bool = False) -> None:
        """Stand over another widget from now on: what was under it is not shown.

        ``aside``: at its left, not in the middle: what is done next stands at the right of a desk.
        """
        if place is not self._place:
            self._aside = aside
            self._place.removeEventFilter(self)
            self._place = place
            place.installEventFilter(self)
            self.setParent(place)
            self._fit()

    def withdraw(self, key: str) -> None:
        """Take away what is said under a key: it is not so any more."""
        for row in [row for row in self._rows if row.notice.key == key]:
            self._remove(row)

    def withdraw_passing(self) -> None:
        """Take away what would leave by itself: nobody looks at what it was about any more."""
        for row in [row for row in self._rows if row.notice.passing]:
            self._remove(row)

    def take(self) -> list[Notice]:
        """Take all of them away, to be said again later; what would leave by itself is gone for good."""
        self.withdraw_passing()
        taken = self.shown
        for row in list(self._rows):
            self._remove(row)
        return taken

    def close_newest(self) -> bool:
        """Close the newest notice (Esc); False when there was none."""
        if not self._rows:
            return False
        self._remove(self._rows[-1])
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: keeps to the lower edge."""
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return False

    def _close(self, row: object) -> None:
        if isinstance(row, _Row) and row in self._rows:
            self._remove(row)

    def _remove(self, row: "_Row") -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._fit()
        if not self._rows:
            self.emptied.emit()

    def _fit(self) -> None:
        self.setVisible(bool(self._rows))
        place = self._place
        gap = self._look.gap(3)
        self._column.setSpacing(self._look.gap(2))
        beside = 2 * gap + self._look.px("button")  # the map's own buttons keep their column
        width = min(place.width() - 2 * beside, self._look.gap(_WIDTH_UNITS))
        height = (
            self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self._column.sizeHint().height()
        )
        left = 2 * gap if self._aside else (place.width() - width) // 2
        self.setGeometry(left, place.height() - height - gap, width, height)
        self.raise_()


class _Row(QFrame):
    closed = Signal(object)

    def __init__(self, look: Look, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self._look = look
        self.setObjectName("notice")
        self.setProperty("kind", notice.kind)
        line = self._line = QHBoxLayout(self)
        self._mark = Label("", self)
        line.addWidget(self._mark)
        line.addWidget(self._text(), 1)
        if notice.run is not None:
            line.addWidget(self._act())
        self._close = QToolButton(self)
        self._close.setAccessibleName(tr("Close this notice"))
        self._close.setToolTip(tr("Close (Esc)"))
        self._close.clicked.connect(self.close_it)
        line.addWidget(self._close)
        look.changed.connect(self._dress)
        self._dress()

    def close_it(self) -> None:
        """Ask the stack to take this row away."""
        self.closed.emit(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        else:
            super().keyPressEvent(event)

    def _text(self) -> Label:
        text = Label(self.notice.text, self)
        text.setWordWrap(True)
        room = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        room.setHeightForWidth(True)  # else a sentence of two lines is given the height of one
        text.setSizePolicy(room)
        return text

    def _act(self) -> QPushButton:
        button = QPushButton(self.notice.act, self)
        button.setProperty("act", "link")
        button.setAccessibleName(self.notice.act)
        button.clicked.connect(self._run)
        return button

    def _run(self) -> None:
        self.close_it()
        if self.notice.run is not None:
            self.notice.run()

    def _dress(self) -> None:
        gap = self._look.gap(2)
        self._line.setContentsMargins(gap + self._look.gap(1), gap, gap, gap)
        self._line.setSpacing(gap)
        role = {"info": "state.info", "done": "state.ok", "warn": "state.warn", "danger": "state.danger"}
        density = self.devicePixelRatioF()
        self._mark.setPixmap(icons.pixmap(self._look, self.notice.kind, role[self.notice.kind], density))
        self._close.setIcon(icons.icon(self._look, "close"))
