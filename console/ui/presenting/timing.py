"""How the time goes: elapsed, what is left of what is planned, slide by slide, and the clock of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.domain.show import Show, clock_words
from console.domain.times import dtg, local_time
from console.ui.label import Label
from console.ui.style import mark
from console.ui.theme import SEMIBOLD, Look
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.times import Instant

_GAP: Final = 3
_SHOWN_COUNTDOWN: Final = 44
"""Pixels of the figures at 100 %: two of them and the clock stand side by side."""


class Figure(QWidget):
    """A name and a time in large figures under it."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        """``name`` is what it counts."""
        super().__init__(parent)
        self._look = look
        self._name, self._value = Label(name, self), Label("00:00", self)
        self._name.setProperty("ink", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addWidget(self._value)
        look.changed.connect(self._dress)
        self._dress()

    def show_time(self, name: str, words: str, ink: str) -> None:
        """``ink`` is one of the style sheet's inks of labels."""
        self._name.setText(name)
        self._value.setText(words)
        self._value.setAccessibleName(f"{name} {words}")
        mark(self._value, "ink", ink)

    @property
    def words(self) -> str:
        """What it counts and the time."""
        return f"{self._name.text()} {self._value.text()}"

    def _dress(self) -> None:
        face = self._look.font("countdown", SEMIBOLD)
        face.setPixelSize(round(_SHOWN_COUNTDOWN * self._look.scale))
        self._value.setFont(face)


class Segments(QWidget):
    """A bar parted as the slides are planned; what is behind us is filled."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._look = look
        self._planned: tuple[int, ...] = ()
        self._shares: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Slides shown"))

    def show_shares(self, planned: tuple[int, ...], shares: tuple[float, ...]) -> None:
        """Seconds planned for each slide, and how much of each is over."""
        if (planned, shares) != (self._planned, self._shares):
            self._planned, self._shares = planned, shares
            self.update()

    def sizeHint(self) -> QSize:
        """Qt's: a thin bar."""
        return QSize(self._look.gap(60), self._look.gap(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: every slide has some width, however short it is planned."""
        painter = QPainter(self)
        if not self._planned:
            return
        room = self.width() - _GAP * (len(self._planned) - 1)
        least = max(sum(self._planned), 1) / len(self._planned) / 4
        weights = [max(seconds, least) for seconds in self._planned]
        left, whole = 0.0, sum(weights)
        for weight, share in zip(weights, self._shares, strict=True):
            wide = room * weight / whole
            painter.fillRect(QRectF(left, 0, wide, self.height()), self._look.colour("surface.hover"))
            painter.fillRect(QRectF(left, 0, wide * share, self.height()), self._look.colour("state.ok"))
            left += wide + _GAP
        painter.end()


class Timing(QWidget):
    """Both figures, the clock of the case in its card, and the bar."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Shows nothing until told."""
        super().__init__(parent)
        self._look = look
        self.elapsed = Figure(look, tr("Elapsed"), self)
        self.remaining = Figure(look, tr("Remaining"), self)
        self._card = QFrame(self)
        self._card.setObjectName("deskCard")
        self._zulu, self._local = Label("", self._card), Label("", self._card)
        self._local.setProperty("ink", "secondary")
        self.bar = Segments(look, self)
        self._lay_out()
        look.changed.connect(self._dress)
        self._dress()

    def show_time(self, show: Show, now: int) -> None:
        """How the showing stands at ``now``, by its own clock."""
        self.elapsed.show_time(tr("Elapsed"), clock_words(show.elapsed(now)), "primary")
        left = show.remaining(now)
        if left is None:
            self.remaining.show_time(tr("Remaining"), "–", "muted")
        elif left >= 0:
            self.remaining.show_time(tr("Remaining"), clock_words(left), "ok")
        else:
            self.remaining.show_time(tr("Longer than planned"), f"+{clock_words(left)}", "warn")
        self.bar.show_shares(show.planned, show.shares(now))

    def show_clock(self, now: Instant, zone: str) -> None:
        """The time of the case, Zulu and in a city."""
        self._zulu.setText(dtg(now))
        self._local.setText(local_time(now, zone))
        self._card.setAccessibleName(tr("Zulu time {time}", time=f"{self._zulu.text()}, {self._local.text()}"))

    @property
    def words(self) -> tuple[str, str]:
        """Both figures with what they count."""
        return self.elapsed.words, self.remaining.words

    def _lay_out(self) -> None:
        self._inside = QVBoxLayout(self._card)
        for label in (self._zulu, self._local):
            self._inside.addWidget(label, 0, Qt.AlignmentFlag.AlignRight)
        self._line = QHBoxLayout()
        for figure in (self.elapsed, self.remaining):
            self._line.addWidget(figure)
        self._line.addStretch(1)
        self._line.addWidget(self._card, 0, Qt.AlignmentFlag.AlignBottom)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addLayout(self._line)
        self._whole.addWidget(self.bar)

    def _dress(self) -> None:
        gap = self._look.gap
        self._line.setSpacing(gap(6))
        self._whole.setSpacing(gap(3))
        self._inside.setContentsMargins(gap(3), gap(2), gap(3), gap(2))
        self._inside.setSpacing(0)
        face = self._look.font("title", SEMIBOLD)
        self._zulu.setFont(face)
        self.bar.setFixedHeight(gap(2))
