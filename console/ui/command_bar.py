"""The bar under the marking: menus, the "Find or do" field, the case and its states, the mode and the clocks."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from console.domain import times
from console.domain.times import Instant
from console.ui import icons
from console.ui.banner import dashed
from console.ui.focus import Pane
from console.ui.label import Label
from console.ui.menu_row import MenuRow
from console.ui.past_steps import PastSteps
from console.ui.segments import Segments
from console.ui.style import mark
from console.ui.theme import SEMIBOLD, Look
from console.ui.words import plain_tip, tr
from console.ui.workplaces import WORKPLACES

_FEWEST_MENUS: Final = 7
"""So many stand in the row beside the switch of workplaces; the others in "More"."""


class CommandBar(Pane):
    """One row, 44 px. ``wanted`` is emitted when the field is pressed."""

    wanted = Signal()
    #: The Zulu clock was pressed: another moment is asked for.
    moment_wanted = Signal()

    def __init__(self, look: Look, find_key: str, parent: QWidget | None = None) -> None:
        """``find_key`` is the palette's shortcut, shown in the field."""
        super().__init__(tr("Command bar"), parent)
        self.setObjectName("commandBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self.menus = MenuRow(self)
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.menus.setAccessibleName(tr("Menus"))
        self._field = FindField(look, find_key, self)
        self._field.clicked.connect(self.wanted)
        self.workplaces = Segments([(place, title) for place, title, _ in WORKPLACES], self)
        for place, _, key in WORKPLACES:
            self.workplaces.tell_key(place, key)
        self._key, self._lock = Label("", self), Label("", self)
        self._case = _plain("caseName", self)
        self._clocks = QFrame(self)
        self._clocks.setObjectName("clocks")
        self._chip = ModeChip(look, self._clocks)
        self._plan = ""
        self._exercise = ModeChip(look, self)
        self._exercise.show_mode("exercise", tr("EXERCISE"))
        self._in_exercise = False
        self._case_shown: tuple[object, ...] = ()
        self._time_shown: tuple[object, ...] = ()
        self._showing = _plain("showing", self)
        self._showing.hide()
        self.steps = PastSteps(look, self._clocks)
        self._zulu = QPushButton(self._clocks)
        self._zulu.setObjectName("zulu")
        self._zulu.clicked.connect(self.moment_wanted)
        self._local = _plain("localTime", self._clocks)
        self._lay_out()
        look.changed.connect(self._dress)
        self._dress()

    def show_case(self, title: str, *, read_only: str = "", encrypted: bool = False, exercise: bool = False) -> None:
        """Name the open case; ``read_only`` says why nothing can be changed, and shows the padlock."""
        case = title, read_only, encrypted, exercise
        if case == self._case_shown:
            return
        self._case_shown = case
        self._case.setText(title)
        self._case.setAccessibleName(tr("Case: {title}", title=title) if title else tr("No case is open"))
        self._lock.setVisible(bool(read_only))
        self._lock.setToolTip(plain_tip(read_only))
        self._lock.setAccessibleName(read_only)
        self._key.setVisible(encrypted)
        self._key.setToolTip(tr("This case is encrypted on disk."))
        self._key.setAccessibleName(tr("Encrypted"))
        self._in_exercise = exercise
        self._fit()

    def show_time(
        self, now: Instant, zone: str, *, known_at: Instant | None = None, showing: str = "", replay: str = "",
        plan: str | None = None,
    ) -> None:  # fmt: skip
        """Show the clocks of the case, or the instant it is put back to; and the time shown, where it is not now.

        ``replay`` is the mode while ``now`` is a replay's time: chip and clocks stand in one outline then. ``plan`` is
        the name of what is hypothetical, empty where it has none yet, None where nothing is.
        """
        shown = now, zone, known_at, showing, replay, plan, self.steps.words
        if shown == self._time_shown:
            return
        self._time_shown = shown
        self._showing.setVisible(bool(showing))
        self._showing.setText(tr("showing {time}", time=showing) if showing else "")
        moment = now if known_at is None else known_at
        self._zulu.setText(times.dtg(moment))
        self._local.setText(times.local_time(moment, zone))
        self._zulu.setAccessibleName(tr("Zulu time {time}", time=self._zulu.text()))
        self._zulu.setAccessibleDescription(tr("Shows the case as it was known at another moment"))
        self._local.setAccessibleName(tr("Local time {time}", time=self._local.text()))
        if known_at is not None:
            self._chip.show_mode("known_at", tr("KNOWN AT {time}", time=times.dtg_short(known_at)))
        elif replay:
            self._chip.show_mode("replay", replay)
        elif plan is not None:
            self._chip.show_mode("plan", tr("HYPOTHETICAL"))
        else:
            self._chip.show_mode("live", tr("LIVE"))
        self._plan = plan if plan and known_at is None and not replay else ""
        mark(self._clocks, "replay", "true" if replay and known_at is None else "false")
        mark(self._zulu, "known_at", "false" if known_at is None else "true")
        self._fit()

    def place_badge(self, widget: QWidget) -> None:
        """Put what asks for somebody before the name of the case."""
        self._line.insertWidget(self._line.indexOf(self._key), widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the badge has come, gone or become wider."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def time_words(self) -> tuple[str, str, str]:
        """Zulu time, local time and mode as shown."""
        return self._zulu.text(), self._local.text(), self._chip.words

    def showing_words(self) -> str:
        """Which other time than now is shown; empty for now."""
        return self._showing.text()

    def read_only_words(self) -> str:
        """Why nothing can be changed; empty when it can."""
        return self._lock.accessibleName()

    def shows_key(self) -> bool:
        """Whether the mark of an encrypted case is shown."""
        return self._key.isVisible()

    def find_place(self) -> QPoint:
        """The lower left corner of the field, in the window."""
        return self._field.mapTo(self.window(), QPoint(0, self._field.height()))

    def minimumSizeHint(self) -> QSize:
        """Qt's: as narrow as the menus; what has no room beside them is left out."""
        return QSize(self.menus.least_width(), self._look.px("command"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: room for more, or for less."""
        self._fit()

    def _fit(self) -> None:
        """Leave out what was done last, the local time, the case (the window's title has it), the field's words.

        Then the plan's name; all of that before the last menus go into "More". The workplaces, which have keys, go only
        where the switch would leave too few menus in the row.
        """
        for count in range(9):
            self.steps.show_words(shown=count < 1)
            self._local.setVisible(count < 2)
            self._case.setVisible(count < 3)
            if self._plan:
                short = tr("HYPOTHETICAL")
                words = short if count >= 5 else tr("{plan} · HYPOTHETICAL", plan=self._plan)
                self._chip.show_mode("plan", words)
            self._field.show_words(shown=count < 4)
            self.workplaces.setVisible(count < 6)
            self.steps.show_now(shown=count < 7)
            # The frame, the banner and the window's title say it as well.
            self._exercise.setVisible(self._in_exercise and count < 8)
            self._times.invalidate()
            self._clocks.updateGeometry()  # Its size is remembered outside its own layout.
            self._line.invalidate()
            beside = self._line.minimumSize().width() - self.menus.minimumSizeHint().width()
            wanted = self.menus.width_of_first(_FEWEST_MENUS) if count == 5 else self.menus.whole_width()
            if beside + wanted <= self.width():
                break
        self.menus.give_room(self.width() - beside)
        self._line.invalidate()
        self._times.activate()
        self._line.activate()
        told = tr("What did we know then? Press for another moment.")
        local = "" if self._local.isVisibleTo(self) else self._local.text() + "\n"
        self._zulu.setToolTip(plain_tip(local + told))

    def _lay_out(self) -> None:
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.menus, 0, Qt.AlignmentFlag.AlignVCenter)
        self._line.addWidget(self.workplaces)
        self._line.addWidget(self._field)
        self._line.addStretch(1)
        for widget in (self._key, self._lock, self._case, self._exercise, self._clocks):
            self._line.addWidget(widget)
        self._times = QHBoxLayout(self._clocks)
        shown: tuple[QWidget, ...] = (self._chip, self.steps, self._showing, self._zulu, self._local)
        for part in shown:
            self._times.addWidget(part)

    def _dress(self) -> None:
        gap = self._look.gap
        self.setFixedHeight(self._look.px("command"))
        self._line.setContentsMargins(gap(2), 0, gap(4), 0)
        self._line.setSpacing(gap(3))
        self._times.setContentsMargins(gap(2), gap(1), gap(2), gap(1))
        self._times.setSpacing(gap(3))
        density = self.devicePixelRatioF()
        self._lock.setPixmap(icons.pixmap(self._look, "lock", "mode.read_only", density))
        self._key.setPixmap(icons.pixmap(self._look, "key", "ink.secondary", density))


class FindField(QPushButton):
    """Looks like a field and opens the palette: "Find or do", with its key."""

    def __init__(self, look: Look, key: str, parent: QWidget) -> None:
        """``key`` is shown as a cap at the right end."""
        super().__init__(parent)
        self.setObjectName("findField")
        self._look = look
        self._cap = Label(key, self)
        self._cap.setObjectName("keyCap")
        self._line = QHBoxLayout(self)
        self._line.addStretch(1)
        self._line.addWidget(self._cap)
        self.setText(tr("Find or do"))
        self.setAccessibleName(tr("Find or do"))
        self.setAccessibleDescription(tr("Search the case and every command ({key})", key=key))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self._dress()

    def sizeHint(self) -> QSize:
        """Qt's: wide enough for the words, the icon and the key."""
        return QSize(self._look.gap(62), self._look.px("button"))

    def show_words(self, *, shown: bool) -> None:
        """Without them its icon and its key stay."""
        words = tr("Find or do") if shown else ""
        if self.text() != words:
            self.setText(words)
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + self._cap.sizeHint().width() + self._look.gap(13), self._look.px("button"))

    def _dress(self) -> None:
        gap = self._look.gap(2)
        self._line.setContentsMargins(gap, gap // 2, gap, gap // 2)
        self.setIcon(icons.icon(self._look, "search", "ink.muted"))
        self.setIconSize(QSize(self._look.gap(4), self._look.gap(4)))
        self.setMaximumWidth(self._look.gap(62))
        self.setFixedHeight(self._look.px("button"))


# By mode: outline, words and fill of its chip, where they are not those of the mode's own name.
_CHIPS = {
    "live": ("mode.live", "mode.live", ""),
    "plan": ("state.warn", "state.warn", ""),
    "replay": ("state.info", "ink.inverse", "state.info"),
}


class ModeChip(QWidget):
    """LIVE as an outline, a plan as a dashed one; REPLAY, KNOWN AT and EXERCISE filled: told by shape as by colour."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Shows nothing until told a mode."""
        super().__init__(parent)
        self._look = look
        self._role = "live"
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_mode(self, role: str, words: str) -> None:
        """``role`` is a role of the ``mode`` colours; a mode with a fill is drawn filled."""
        if (role, words) == (self._role, self.words):
            return
        self._role = role
        self.words = words
        self.setAccessibleName(tr("Mode: {words}", words=words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._look.font("small", SEMIBOLD))
        return QSize(metrics.horizontalAdvance(self.words) + self._look.gap(5), self._look.gap(6))

    def event(self, event: QEvent) -> bool:
        """Qt's: a new font is a new size."""
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        mode = f"mode.{self._role}"
        outline, words, fill = _CHIPS.get(self._role, (mode, mode, f"{mode}_fill"))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._look.colour(outline)
        painter.setPen(dashed(ink, self._look.scale) if self._role == "plan" else QPen(ink, 1.5))
        painter.setBrush(self._look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        radius = self._look.gap(1)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), radius, radius)
        painter.setFont(self._look.font("small", SEMIBOLD))
        painter.setPen(self._look.colour(words))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.words)


def _plain(name: str, parent: QWidget) -> Label:
    label = Label("", parent)
    label.setObjectName(name)
    return label
