"""The line at the foot: where the mouse is, the scale, what was saved, the network, and the work under way."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from console.config.settings import CoordinateStyle
from console.domain import coordinates, times
from console.domain.numbers import grouped
from console.domain.times import Instant
from console.ui.focus import Pane
from console.ui.jobs import Job
from console.ui.label import Label
from console.ui.theme import Look
from console.ui.words import plain_tip, tr

STYLES: dict[CoordinateStyle, tuple[str, Callable[[float, float], str]]] = {
    "decimal": ("Decimal degrees", coordinates.decimal),
    "minutes": ("Degrees and minutes", coordinates.degrees_minutes),
    "seconds": ("Degrees, minutes, seconds", coordinates.degrees_minutes_seconds),
}
_PROGRESS_UNITS = 24
_ELIDE = Qt.TextElideMode.ElideRight


class StatusLine(Pane):
    """28 px. Signals: the coordinates were pressed, Undo was pressed, Stop was pressed."""

    style_wanted = Signal()
    undo_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Empty until the mouse is over the map."""
        super().__init__(tr("Status line"), parent)
        self.setObjectName("statusLine")
        self._look = look
        self._style: CoordinateStyle = "decimal"
        self._at: tuple[float, float] | None = None
        self._coordinates = self._button("quiet", tr("Position"), self.style_wanted)
        self._coordinates.setToolTip(tr("Press for the next style of coordinates"))
        self._hint = self._label(tr("What to do"))
        self._hint.setProperty("type", "strong")
        self._grid, self._scale = self._label(tr("Military grid")), self._label(tr("Map scale"))
        self._area = self._label(tr("Country and region"))
        self._saved = self._label(tr("Last saved"))
        self._undo = self._button("link", tr("Undo"), self.undo_wanted)
        self._network = self._label(tr("Network"))
        self._job = self._label(tr("Work under way"))
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._stop = self._button("link", tr("Stop"), self.stop_wanted)
        self._stop.setText(tr("Stop"))
        self._lay_out()
        look.changed.connect(self._dress)
        self._dress()
        self.show_hint("")
        self.show_area("")
        self.show_position(None)
        self.show_scale(None)
        self.show_saved(None, None)
        self.show_jobs([])
        self.show_network(off=True)

    def show_position(self, at: tuple[float, float] | None) -> None:
        """``at`` is (lon, lat) in degrees under the mouse, or ``None`` off the map."""
        self._at = at
        self._coordinates.setVisible(at is not None)
        self._grid.setVisible(at is not None)
        if at is not None:
            self._coordinates.setText(STYLES[self._style][1](*at))
            self._coordinates.setAccessibleName(tr("Position {text}", text=self._coordinates.text()))
            self._grid.setText(coordinates.grid(*at))

    def show_area(self, words: str) -> None:
        """Country and region under the mouse; empty: none, or not known."""
        self._area.setVisible(bool(words))
        self._area.setText(words)

    @property
    def area(self) -> str:
        """Country and region, as shown."""
        return self._area.text()

    def show_hint(self, words: str) -> None:
        """Say what the map waits for, before everything else; empty: nothing."""
        self._hint.setVisible(bool(words))
        if words and words != self._hint.text():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self._hint.setText(words)

    @property
    def hint(self) -> str:
        """What the map waits for, as shown."""
        return self._hint.text()

    def position_words(self) -> tuple[str, str]:
        """The position in the chosen style and its grid square, as shown."""
        return self._coordinates.text(), self._grid.text()

    def show_style(self, style: CoordinateStyle) -> None:
        """Write coordinates in one of :data:`STYLES`."""
        self._style = style
        self.show_position(self._at)

    def show_scale(self, denominator: float | None) -> None:
        """The map's scale as ``1:10 800 000``, to three figures."""
        self._scale.setVisible(denominator is not None)
        if denominator is not None:
            self._scale.setText(f"1:{_three_figures(denominator)}")

    def show_saved(self, moment: Instant | None, undo_label: str | None) -> None:
        """When the last operation was saved, and what Undo would take back."""
        self._saved.setVisible(moment is not None)
        self._undo.setVisible(undo_label is not None)
        if moment is not None:
            group = times.dtg_short(moment)[2:]
            self._saved.setText(tr("Saved {time}", time=group) + (" ·" if undo_label else ""))
        if undo_label is not None:
            words = tr("Undo “{label}”", label=undo_label)
            self._undo.setText(self.fontMetrics().elidedText(words, _ELIDE, self._look.gap(90)).replace("&", "&&"))
            self._undo.setToolTip(plain_tip(words))
            self._undo.setAccessibleName(words)

    def show_network(self, *, off: bool) -> None:
        """Whether anything may open a connection."""
        self._network.setText(tr("Network off") if off else tr("Network on"))
        self._network.setProperty("ink", "secondary" if off else "warn")
        self._network.setToolTip(
            tr("This console opens no network connection.")
            if off
            else tr("Feeds that are switched on may open connections. Tools ▸ Network off stops all of them.")
        )
        self._network.style().polish(self._network)

    def show_jobs(self, running: "list[Job[object]]") -> None:
        """The newest job with its progress; how many more there are is told in its words."""
        for widget in (self._job, self._bar, self._stop):
            widget.setVisible(bool(running))
        if not running:
            return
        job = running[-1]
        more = tr(" and {n} more", n=len(running) - 1) if len(running) > 1 else ""
        self._job.setText(job.title + more)
        self._bar.setAccessibleName(job.title)
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)

    def _lay_out(self) -> None:
        self._line = QHBoxLayout(self)
        left: list[QWidget] = [self._hint, self._coordinates, self._grid, self._scale, self._area]
        right: list[QWidget] = [self._network, self._job, self._bar, self._stop]
        for widget in left:
            self._line.addWidget(widget)
        self._line.addStretch(1)
        saved = QHBoxLayout()
        saved.setSpacing(0)
        saved.addWidget(self._saved)
        saved.addWidget(self._undo)
        self._line.addLayout(saved)
        for widget in right:
            self._line.addWidget(widget)

    def _dress(self) -> None:
        gap = self._look.gap
        self._line.setContentsMargins(gap(3), 0, gap(3), 0)
        self._line.setSpacing(gap(4))
        self._bar.setFixedWidth(gap(_PROGRESS_UNITS))

    def _label(self, name: str) -> Label:
        label = Label("", self)
        label.setAccessibleDescription(name)
        return label

    def _button(self, act: str, name: str, pressed: SignalInstance) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("act", act)
        button.setAccessibleName(name)
        button.clicked.connect(pressed)
        return button


def _three_figures(number: float) -> str:
    whole = max(1, round(number))
    step = 10 ** max(0, len(str(whole)) - 3)
    return grouped(round(whole / step) * step)
