"""How much is due, in the command bar: a shape, a number and a word; pressing it opens the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from console.domain.due import NAMES
from console.domain.indicators import State
from console.ui.alarm_sound import AlarmSound
from console.ui.due import due_of
from console.ui.state_glyphs import paint_state
from console.ui.theme import SEMIBOLD
from console.ui.words import count, plain_tip, tr

if TYPE_CHECKING:
    from console.ui.window import Window

_LISTED = 6


class DueBadge(QAbstractButton):
    """Not shown while nothing is due that nobody acknowledged. Nothing of it blinks."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Follows what is due in ``window``."""
        super().__init__(parent)
        self._window, self._look = window, window.look
        self._due = due_of(window)
        self._sound = AlarmSound(window)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(lambda: window.show_panel("due"))
        self._due.changed.connect(self._tell)
        self._due.raised.connect(lambda _: self._sound.play())
        window.look.changed.connect(self.updateGeometry)
        self._tell()

    @property
    def words(self) -> str:
        """``2 due``."""
        return count("{n} due", "{n} due", len(self._due.open))

    def sizeHint(self) -> QSize:
        """Qt's: the shape and the words in an outline."""
        metrics = QFontMetrics(self._look.font("small", SEMIBOLD))
        return QSize(metrics.horizontalAdvance(self.words) + self._look.gap(9), self._look.gap(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: filled, as everything that asks for somebody is."""
        look, painter = self._look, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("state.warn"), 1.5))
        painter.setBrush(look.colour("surface.hover" if self.underMouse() else "state.warn_fill"))
        radius = look.gap(1)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), radius, radius)
        side = look.gap(3)
        paint_state(painter, look, State.RAISED, QRectF(look.gap(2), (self.height() - side) / 2, side, side))
        painter.setFont(look.font("small", SEMIBOLD))
        painter.setPen(look.colour("state.warn"))
        place = self.rect().adjusted(look.gap(6), 0, -look.gap(2), 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.words)

    def _tell(self) -> None:
        alarms = self._due.open
        lines = [f"{tr(NAMES[one.cause])}: {one.words}" for one in alarms[:_LISTED]]
        if len(alarms) > _LISTED:
            lines.append(tr("and {n} more", n=len(alarms) - _LISTED))
        self.setVisible(bool(alarms))
        self.setAccessibleName(tr("{words}, open the list", words=self.words))
        self.setToolTip(plain_tip("\n".join(lines)))
        self.updateGeometry()
        self.update()
