"""The marking at the top of every window and dialog, what is hypothetical, and the frames of exercise and known-at."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.marking import PUBLIC, Marking
from console.ui.theme import SEMIBOLD, Look
from console.ui.words import tr

EXERCISE_FRAME, KNOWN_AT_FRAME = 6, 3
_REPEATS = 3


@dataclass(frozen=True)
class Standing:
    """What every window says of its case: its marking (which tells an exercise), whether it is put back, or a plan."""

    marking: Marking = PUBLIC
    known_at: bool = False
    hypothetical: bool = False

    @property
    def words(self) -> str:
        """The marking in words. Where the release lists of its parts have nobody in common, each item tells its own."""
        if self.marking.release != frozenset():
            return self.marking.text
        return tr("{marking} · release differs by item", marking=replace(self.marking, release=None).text)

    @property
    def exercise(self) -> bool:
        """Whether everything shown is exercise."""
        return self.marking.exercise


class Banner(QWidget):
    """The band with the marking, centred; in an exercise striped, with EXERCISE three times at both ends."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Shows the public marking until told otherwise."""
        super().__init__(parent)
        self._look = look
        self._standing = Standing()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._refit)
        self._refit()

    def show_standing(self, standing: Standing) -> None:
        """Show a case's marking and mode."""
        self._standing = standing
        self.setAccessibleName(tr("Marking: {words}", words=self._spoken()))
        self.update()

    @property
    def needs(self) -> int:
        """The pixels its words need beside each other; a dialog is at least as wide."""
        metrics = QFontMetrics(self._look.font("text", SEMIBOLD))
        middle = metrics.horizontalAdvance(self._standing.words) + self._look.gap(12)
        return middle + 2 * self._hypothetical_width() if self._standing.hypothetical else middle

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        level = self._standing.marking.level.slug
        ink = self._look.colour(f"marking.{level}_ink")
        painter.fillRect(self.rect(), self._look.colour(f"marking.{level}_bg"))
        painter.setFont(self._look.font("text", SEMIBOLD))
        words = painter.fontMetrics().horizontalAdvance(self._standing.words)
        middle, beside = words + self._look.gap(12), 0
        narrow = self._standing.hypothetical and (self.width() - middle) // 2 < self._hypothetical_width()
        if narrow:  # The marking gives way to the word beside it.
            middle = words + self._look.gap(4)
            beside = max(0, self._hypothetical_width() - (self.width() - middle) // 2)
        left = right = middle
        if self._standing.hypothetical:
            wide = middle + 2 * self._hypothetical_width() + self._look.gap(6)
            # Where both words have no room on both sides, each has one.
            room = (self.width() - wide) // 2 >= self._exercise_width(painter) or not self._standing.exercise
            room = room and not narrow
            painter.translate(beside, 0)
            self._paint_hypothetical(painter, middle, ink, (-1, 1) if room else (-1,))
            painter.translate(-beside, 0)
            left, right = wide, wide if room else middle
        if self._standing.exercise:
            for wide, at_left in ((left, True), (right, False)):
                side = max(0, (self.width() - wide) // 2)
                self._paint_exercise(painter, QRect(0 if at_left else self.width() - side, 0, side, self.height()))
        painter.setPen(ink)
        painter.drawText(self.rect().translated(beside, 0), Qt.AlignmentFlag.AlignCenter, self._standing.words)

    def _paint_exercise(self, painter: QPainter, area: QRect) -> None:
        fill, ink = self._look.colour("mode.exercise_fill"), self._look.colour("mode.exercise")
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, fill)
        painter.setPen(QPen(QColor(ink.red(), ink.green(), ink.blue(), 90), self._look.gap(1)))
        for x in range(area.left() - area.height(), area.right() + area.height(), self._look.gap(4)):
            painter.drawLine(x, area.bottom() + 1, x + area.height(), area.top())
        word, width = tr("EXERCISE"), self._exercise_width(painter)
        each = area.width() // _REPEATS
        for place in range(
            _REPEATS if each >= width else int(area.width() >= width or not self._standing.hypothetical)
        ):
            cell = QRect(area.left() + place * each, area.top(), each if each >= width else area.width(), area.height())
            plate = QRect(cell.center().x() - width // 2, cell.top(), width, cell.height())
            painter.fillRect(plate, fill)
            painter.setPen(ink)
            painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, word)
        painter.restore()

    def _exercise_width(self, painter: QPainter) -> int:
        return painter.fontMetrics().horizontalAdvance(tr("EXERCISE")) + self._look.gap(4)

    def _hypothetical_face(self) -> QFont:
        font = self._look.font("small", SEMIBOLD)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
        return font

    def _hypothetical_width(self) -> int:
        return QFontMetrics(self._hypothetical_face()).horizontalAdvance(tr("HYPOTHETICAL")) + self._look.gap(6)

    def _paint_hypothetical(self, painter: QPainter, middle: int, ink: QColor, sides: tuple[int, ...]) -> None:
        """The word in a dashed frame beside the marking: left (−1), right (1)."""
        width, high = self._hypothetical_width(), self.height() - self._look.gap(2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._hypothetical_face())
        painter.setPen(dashed(ink, self._look.scale))
        for side in sides:
            centre = self.width() / 2 + side * (middle / 2 + width / 2)
            frame = QRectF(centre - width / 2, (self.height() - high) / 2, width, high)
            painter.drawRoundedRect(frame.adjusted(1, 1, -1, -1), self._look.gap(1), self._look.gap(1))
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, tr("HYPOTHETICAL"))
        painter.restore()

    def _spoken(self) -> str:
        words = self._standing.words
        if self._standing.exercise:
            words = tr("{words}, exercise", words=words)
        return tr("{words}, hypothetical", words=words) if self._standing.hypothetical else words

    def _refit(self) -> None:
        self.setFixedHeight(self._look.px("banner"))
        self.update()


def dashed(ink: QColor, scale: float) -> QPen:
    """The pen of frames round what is hypothetical."""
    pen = QPen(ink, 1.5 * scale)
    pen.setDashPattern([3, 2])
    return pen


def frame_width(standing: Standing) -> int:
    """Pixels the frames take on each side of the window."""
    return EXERCISE_FRAME * standing.exercise + KNOWN_AT_FRAME * standing.known_at


def paint_frames(painter: QPainter, area: QRect, look: Look, standing: Standing) -> None:
    """The exercise frame outside, the known-at frame inside it."""
    inset = 0
    for shown, role, width in (
        (standing.exercise, "mode.exercise", EXERCISE_FRAME),
        (standing.known_at, "mode.known_at", KNOWN_AT_FRAME),
    ):
        if not shown:
            continue
        outer = area.adjusted(inset, inset, -inset, -inset)
        for strip in _strips(outer, width):
            painter.fillRect(strip, look.colour(role))
        inset += width


def _strips(area: QRect, width: int) -> tuple[QRect, QRect, QRect, QRect]:
    return (
        QRect(area.left(), area.top(), area.width(), width),
        QRect(area.left(), area.bottom() - width + 1, area.width(), width),
        QRect(area.left(), area.top(), width, area.height()),
        QRect(area.right() - width + 1, area.top(), width, area.height()),
    )
