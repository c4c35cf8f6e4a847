"""The phases of a crisis in one line: those passed ticked, the one it is in filled, overridden gates marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from console.domain.crisis import NAMES, SHORT, Crisis, Phase
from console.domain.times import dtg
from console.ui.theme import MEDIUM, REGULAR, SEMIBOLD, Look
from console.ui.words import plain_tip, tr

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True)
class Step:
    """A phase as the line shows it. ``overridden`` says why its gate was gone through with something missing."""

    phase: Phase
    words: str
    current: bool
    passed: bool
    overridden: str
    told: str


def steps(crisis: Crisis | None) -> list[Step]:
    """The six phases of a crisis; none without one."""
    if crisis is None:
        return []
    made = []
    for phase in Phase:
        entries = [entry for entry in crisis.phases if entry.phase is phase]
        last = entries[-1] if entries else None
        over = last.override_reason if last is not None else ""
        current = phase is crisis.phase
        told = tr(NAMES[phase])
        if last is not None:
            told += "\n" + tr(
                "entered {time} by {name}: {why}", time=dtg(last.entered_at), name=last.author, why=last.reason
            )
        if over and last is not None:
            told += "\n" + tr("Gate overridden: {why}", why=over)
            told += "".join(f"\n{tr('Missing: {what}', what=what)}" for what in last.missing)
        words = f"{phase.value} {tr(SHORT[phase])}"
        made.append(Step(phase, words, current, last is not None and phase < crisis.phase, over, told))
    return made


class PhaseStrip(QWidget):
    """Painted; it says all of it on hover."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_crisis`."""
        super().__init__(parent)
        self._look = look
        self.steps: list[Step] = []
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_crisis(self, crisis: Crisis | None) -> None:
        """Show where a crisis is."""
        if (fresh := steps(crisis)) == self.steps and fresh:
            return
        self.steps = fresh
        here = next((step for step in self.steps if step.current), None)
        over = [step.words for step in self.steps if step.overridden]
        parts = ["" if here is None else tr("Phase {phase}", phase=here.words)]
        parts += [tr("gate overridden into {phases}", phases=", ".join(over))] if over else []
        self.setAccessibleName(" · ".join(part for part in parts if part))
        self.setVisible(bool(self.steps))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(sum(wide for _, wide in self._widths(short=False)), self._look.px("button"))

    def minimumSizeHint(self) -> QSize:
        return QSize(sum(wide for _, wide in self._widths(short=True)), self._look.px("button"))

    def event(self, event: QEvent) -> bool:
        """Qt's: when a phase was entered, by whom and why."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            step = next((step for step, area in self._areas() if area.contains(event.pos())), None)
            QToolTip.showText(event.globalPos(), "" if step is None else plain_tip(step.told), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        short = self._short
        for step, area in self._areas():
            self._paint(painter, step, area, short=short)

    @property
    def _short(self) -> bool:
        """Whether only the phase it is in has room for its name."""
        return self.width() < self.sizeHint().width()

    def _paint(self, painter: QPainter, step: Step, area: QRect, *, short: bool) -> None:
        look = self._look
        if step.current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("surface.selected"))
            painter.drawRoundedRect(area, look.px("radius"), look.px("radius"))
        ink = "ink.primary" if step.current else "ink.secondary" if step.passed else "ink.muted"
        painter.setFont(self._font(step))
        painter.setPen(look.colour(ink))
        marks = look.gap(5) * (step.passed + bool(step.overridden))
        room = area.adjusted(look.gap(3), 0, -look.gap(3) - marks, 0)
        painter.drawText(room, _CENTRE, self._words(step, short=short))
        at = QRectF(room.right() + look.gap(1), area.center().y() - look.gap(2) + 1, look.gap(4), look.gap(4))
        if step.passed:
            self._tick(painter, at)
            at.translate(look.gap(5), 0)
        if step.overridden:
            self._override(painter, at)

    def _tick(self, painter: QPainter, at: QRectF) -> None:
        painter.setPen(QPen(self._look.colour("state.ok"), 2 * self._look.scale, c=Qt.PenCapStyle.SquareCap))
        corner, side = at.topLeft(), at.width()
        places = ((0.2, 0.52), (0.42, 0.72), (0.8, 0.3))
        painter.drawPolyline([corner + QPointF(x * side, y * side) for x, y in places])

    def _override(self, painter: QPainter, at: QRectF) -> None:
        """A triangle with an exclamation mark."""
        painter.setPen(QPen(self._look.colour("state.warn"), 1.5 * self._look.scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        top = QPointF(at.center().x(), at.top() + 1)
        painter.drawPolygon([top, at.bottomRight() - QPointF(0, 2), at.bottomLeft() - QPointF(0, 2)])
        font = self._look.font("small", SEMIBOLD)
        font.setPixelSize(round(at.height() * 0.6))
        painter.setFont(font)
        painter.drawText(at.adjusted(0, at.height() * 0.2, 0, 0), _CENTRE, "!")

    def _areas(self) -> Iterator[tuple[Step, QRect]]:
        left = 0
        for step, wide in self._widths(short=self._short):
            yield step, QRect(left, 0, wide, self.height())
            left += wide

    def _widths(self, *, short: bool) -> Iterator[tuple[Step, int]]:
        gap = self._look.gap
        for step in self.steps:
            words = QFontMetrics(self._font(step)).horizontalAdvance(self._words(step, short=short))
            yield step, words + gap(6) + gap(5) * (step.passed + bool(step.overridden))

    def _words(self, step: Step, *, short: bool) -> str:
        return step.words if step.current or not short else str(step.phase.value)

    def _font(self, step: Step) -> QFont:
        return self._look.font("text", MEDIUM if step.current else REGULAR)
