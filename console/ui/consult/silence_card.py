"""The silence on the text: how long it runs still, when it closes, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.domain.silence import Silence, State, newest
from console.domain.times import SECOND
from console.ui.consult.silence_bar import SilenceBar
from console.ui.consult.silence_words import HEAVIEST, SilenceTold, countdown, opened_words, told, weight
from console.ui.desk_card import Card
from console.ui.label import Label
from console.ui.style import mark
from console.ui.theme import SEMIBOLD
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.draft_text import Draft
    from console.services.consult_picture import ConsultPicture
    from console.ui.consult.chosen import Consulting
    from console.ui.window import Window

_INKS = {State.RUNNING: "warn", State.KEPT: "ok", State.BROKEN: "danger"}


class SilenceCard(Card):
    """It counts down each second while it is shown, from what was read before: it reads nothing itself."""

    def __init__(self, window: Window, consulting: Consulting, parent: QWidget) -> None:
        """Without a silence it says so."""
        self.large = Label("")  # Before the card is dressed, which it is part of.
        super().__init__(window.look, tr("Silence"), parent, hypothetical=False)
        self._consulting = consulting
        self.silence: Silence | None = None
        self.told: SilenceTold | None = None
        self._letters: dict[bytes, str] = {}
        self._hidden = False
        self.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.large.setParent(self)
        self.large.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.first, self.second = Label("", self), Label("", self)
        self.first.setProperty("type", "heading")
        self.first.setWordWrap(True)
        self.second.setWordWrap(True)
        self.second.setProperty("ink", "secondary")
        self.bar = SilenceBar(window.look, self)
        self._line, side = QBoxLayout(QBoxLayout.Direction.LeftToRight), QVBoxLayout()
        side.setSpacing(window.look.gap(1))
        side.addStretch(1)
        side.addWidget(self.first)
        side.addWidget(self.second)
        side.addStretch(1)
        self._line.addWidget(self.large)
        self._line.addLayout(side, 1)
        self.body.addLayout(self._line)
        self.body.addWidget(self.bar)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)
        window.look.changed.connect(self._tell)

    def show_picture(self, picture: ConsultPicture, draft: Draft | None, *, hidden: bool) -> None:
        """Show the newest silence on a version; ``hidden`` names no Ally."""
        here = () if draft is None else [one for one in picture.silences if one.draft_id == draft.id]
        self.silence = newest(list(here))
        self._letters = {ally.id: ally.iso2 for ally in picture.allies}
        self._hidden = hidden
        self.title.setText(tr("Silence") if draft is None else tr("Silence on v{version}", version=draft.version))
        self._tick()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the words stand beside the countdown, or below it."""
        super().resizeEvent(event)
        self._place_words()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: it goes on counting."""
        super().showEvent(event)
        self._tick()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt's: nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _tick(self) -> None:
        self._tell()
        if self.told is not None and self.told.state is State.RUNNING and self.isVisible():
            now = self._consulting.now
            self._timer.start(SECOND - (now - self.told.closes_at) % SECOND)

    def _tell(self) -> None:
        silence, now = self.silence, self._consulting.now
        self.told = None if silence is None else told(silence, now, self._letters, hidden=self._hidden)
        said = self.told
        runs = said is not None and said.state is State.RUNNING
        for part in (self.large, self.bar):
            part.setVisible(said is not None)
        if said is None or silence is None:
            self.aside.say("")
            self.first.setText(tr("No silence runs on this version."))
            self.second.setText(tr("Without one it is agreed when every Ally has said so."))
            return
        self.aside.say(opened_words(silence))
        self._dress_large(said)
        self.large.setText(said.large)
        self.first.setText(said.first)
        self.second.setText(said.second)
        self.bar.show_span(silence.opened_at, said.closes_at, min(now, said.closes_at) if runs else said.closes_at)
        self.bar.setVisible(runs)
        self.setAccessibleName(f"{self.title.text()}: {said.large}, {said.first}, {said.second}")

    def _dress_large(self, said: SilenceTold) -> None:
        runs = said.state is State.RUNNING
        font = self._look.font("countdown" if runs else "title", weight(said.left) if runs else SEMIBOLD)
        mark(self.large, "ink", _INKS.get(said.state, "secondary"))
        if self.large.font() != font:
            self.large.setFont(font)
        # As wide as its heaviest weight: what stands beside it does not move when the weight changes.
        widest = (
            QFontMetrics(self._look.font("countdown", HEAVIEST)).horizontalAdvance(countdown(said.left)) if runs else 0
        )
        wide = max(widest, QFontMetrics(font).horizontalAdvance(said.large)) + 2
        if self.large.width() != wide:
            self.large.setFixedWidth(wide)
        self._place_words()

    def _place_words(self) -> None:
        words = QFontMetrics(self.first.font()).horizontalAdvance(self.first.text())
        beside = self.large.width() + words + self._look.gap(12) <= self.width()
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self._line.setSpacing(self._look.gap(5 if beside else 1))

    def _dress(self) -> None:
        super()._dress()
        self.body.setSpacing(self._look.gap(2))
