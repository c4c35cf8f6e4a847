"""The playbooks laid out for a crisis: steps to tick, with who does them and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from console.domain.errors import ConsoleError
from console.domain.operation import Actor, Changes
from console.domain.playbook import PlaybookRun, PlaybookStep
from console.domain.times import MINUTE, Instant
from console.ui import icons
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.consult.chosen import consulting_of
from console.ui.desk_card import Card
from console.ui.label import Label
from console.ui.notices import Notice
from console.ui.panels.inspector_parts import Words
from console.ui.time_words import moment_words
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.store.casefile import Store
    from console.ui.window import Window

_ASIDE_UNITS: Final = 34


class PlaybookCard(Card):
    """One of the playbooks laid out at a time; Up and Down go from step to step, Space ticks, N notes."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(window.look, tr("Playbook"), parent, hypothetical=False)
        self._window = window
        self._picture: ConsultPicture | None = None
        self._shown: object = None
        self.runs = ChoiceBox(window.look, self)
        self.runs.setAccessibleName(tr("Playbook laid out"))
        self.runs.activated.connect(lambda _: self._fill())
        self.lay_out = QPushButton(tr("Lay out…"), self)
        self.lay_out.clicked.connect(self._ask)
        self.head.addWidget(self.runs)
        self.head.addWidget(self.lay_out)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setAccessibleName(tr("Steps"))
        self.body.addWidget(self._scroll, 1)
        self.ticks: list[CheckBox] = []
        window.look.changed.connect(self._again)

    @property
    def run(self) -> PlaybookRun | None:
        """The one shown."""
        runs = () if self._picture is None else self._picture.runs
        return next((one for one in runs if one.id.hex() == self.runs.currentData()), runs[-1] if runs else None)

    def show_picture(self, picture: ConsultPicture) -> None:
        """Show what is laid out for the crisis; one laid out just now comes to the front."""
        before = {one.id for one in self._picture.runs} if self._picture is not None else set()
        self._picture = picture
        new = [one.id for one in picture.runs if one.id not in before]
        wanted = new[-1].hex() if new else self.runs.currentData()
        self.runs.clear()
        for one in picture.runs:
            self.runs.addItem(one.playbook.name, one.id.hex())
        self.runs.setCurrentIndex(max(0, self.runs.findData(wanted)))
        self.runs.setVisible(len(picture.runs) > 1)
        self.lay_out.setVisible(self._writable)
        self._fill()

    def show_time(self) -> None:
        """A minute went by: what became overdue says so."""
        self._fill()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: arrows go from step to step, N notes what came of one."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self.ticks:
            place = self.ticks.index(watched)
            if event.text().lower() == "n":
                self._note(place)
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                place += step
                if 0 <= place < len(self.ticks):
                    self.ticks[place].setFocus(Qt.FocusReason.TabFocusReason)
                    self._scroll.ensureWidgetVisible(self.ticks[place])
                return True
        return super().eventFilter(watched, event)

    @property
    def _writable(self) -> bool:
        crisis = None if self._picture is None else self._picture.crisis
        return crisis is not None and crisis.open and self._window.session.writable

    def _again(self) -> None:
        self._shown = None
        self._fill()

    def _fill(self) -> None:
        run, now = self.run, consulting_of(self._window).now // MINUTE * MINUTE
        free = self._picture is not None and self._picture.free_of_cause
        shown = (run, free, self._writable, now)
        if shown == self._shown:
            return
        self._shown = shown
        self.aside.say("" if run is None else _standing(run))
        # The window's own, not the program's: it is kept too while a sheet lies over it and has the keys.
        focused = self.window().focusWidget()
        held = self.ticks.index(focused) if focused in self.ticks else None
        place = self._scroll.verticalScrollBar().value()
        self.ticks = []
        # Where nothing in it takes the focus, it does itself, so that the keys scroll it.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus if self._writable and run else Qt.FocusPolicy.StrongFocus)
        self._scroll.setWidget(self._nothing() if run is None else self._steps(run, free, now))
        self._scroll.verticalScrollBar().setValue(place)
        if held is not None and held < len(self.ticks):
            self.ticks[held].setFocus()

    def _nothing(self) -> QWidget:
        made = QWidget(self._scroll)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Words(tr("No playbook is laid out."), made))
        if self._writable:
            words = tr("Lay one out: first steps, questions, explanations, options and partners come with it.")
            column.addWidget(Words(words, made, ink="secondary"))
        column.addStretch(1)
        return made

    def _steps(self, run: PlaybookRun, free: bool, now: Instant) -> QWidget:
        look, made = self._look, QWidget(self._scroll)
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, look.gap(2), 0)
        grid.setHorizontalSpacing(look.gap(2))
        grid.setVerticalSpacing(look.gap(2))
        grid.setColumnMinimumWidth(0, look.gap(5))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, look.gap(_ASIDE_UNITS))
        for row, step in enumerate(run.playbook.steps):
            self._row(grid, row, run, step, free, now, made)
        grid.setRowStretch(len(run.playbook.steps), 1)
        return made

    def _row(
        self, grid: QGridLayout, row: int, run: PlaybookRun, step: PlaybookStep, free: bool, now: Instant, made: QWidget
    ) -> None:
        look, top, done = self._look, Qt.AlignmentFlag.AlignTop, run.tick(step.key)
        if self._writable:
            tick = CheckBox(look, "", made)
            tick.setFixedSize(look.gap(5), look.gap(5))
            tick.setAccessibleName(step.text)
            tick.setChecked(done is not None)
            tick.clicked.connect(lambda: self._tick(tick, run, step, done is None))
            tick.installEventFilter(self)
            self.ticks.append(tick)
            grid.addWidget(tick, row, 0, top)
        elif done is not None:
            sign = Label("", made)
            sign.setPixmap(icons.pixmap(look, "done", "state.ok", self.devicePixelRatioF()))
            sign.setAccessibleName(tr("Done"))
            grid.addWidget(sign, row, 0, top)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(step.text, made, ink="" if done is None else "muted"))
        aside = _kind(step, free) if done is None else done.note
        if aside:
            held = done is None and not step.protective
            small = Words(aside, made, ink="warn" if held else "muted" if done is not None else "secondary")
            small.setProperty("type", "small")
            words.addWidget(small)
        words.addStretch(1)
        grid.addLayout(words, row, 1)
        late = done is None and (due := run.due_at(step)) is not None and due < now
        who = Words(_who(run, step, now), made, ink="warn" if late else "secondary" if done is None else "muted")
        grid.addWidget(who, row, 2, top)

    def _note(self, place: int) -> None:
        from console.ui.consult.playbook_form import ask_note

        if (run := self.run) is not None:
            step = run.playbook.steps[place]
            done = run.tick(step.key)
            ask_note(self._window, run.id, step, "" if done is None else done.note)

    def _tick(self, tick: CheckBox, run: PlaybookRun, step: PlaybookStep, done: bool) -> None:
        tick.setChecked(not done)  # Only what was written ticks it.

        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            from console.services.playbooks import tick_step

            return None, tick_step(store, actor, now, run.id, step.key, done)

        def refused(error: ConsoleError) -> None:
            self._window.say(Notice(str(error), "warn", key="playbook"))

        self._window.session.attempt(work, lambda _: None, refused)

    def _ask(self) -> None:
        from console.ui.consult.playbook_form import ask_playbook

        if self._picture is not None and self._picture.crisis is not None:
            ask_playbook(self._window, self._picture)


def _standing(run: PlaybookRun) -> str:
    left = len(run.left)
    words = count("{n} step left", "{n} steps left", left) if left else tr("every step done")
    # Nobody published owners and minutes of those that ship: whoever uses them checks.
    suggests = f" · {tr('suggestions, to check')}" if run.playbook.shipped else ""
    return f"{run.playbook.name} · {words}{suggests}"


def _kind(step: PlaybookStep, free: bool) -> str:
    if step.protective:
        return tr("Protects: no gate holds it")
    return tr("Waits for the cause") if step.waits and not free else ""


def _who(run: PlaybookRun, step: PlaybookStep, now: Instant) -> str:
    """``Air desk · 2100Z``, overdue after it; of a step done, who did it when."""
    done = run.tick(step.key)
    if done is not None:
        return f"{done.author}, {moment_words(done.at, now)}"
    due = run.due_at(step)
    when = "" if due is None else moment_words(due, now)
    if due is not None and due < now:
        when = tr("{time}, overdue", time=when)
    return " · ".join(part for part in (step.owner, when) if part)
