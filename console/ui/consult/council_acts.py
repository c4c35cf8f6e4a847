"""The acts at the foot of the Council desk: the most likely next one is filled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from console.domain.silence import State, newest, standing
from console.services.consult_picture import ConsultPicture
from console.ui.consult.chosen import consulting_of
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.style import mark
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.draft_text import Draft
    from console.ui.window import Window

_KNOWN = ("known.decision", "view.known_at")


class ActsRow(QWidget):
    """What cannot be done now is not there."""

    def __init__(self, window: Window, run: Callable[[str], None], parent: QWidget) -> None:
        """``run`` does a command by its id."""
        super().__init__(parent)
        self._window, self._run = window, run
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._buttons: list[QPushButton] = []
        self.convene = self._button(tr("Convene every Ally"), self._key("consult.convene"), "consult.convene")
        self.decide = self._button(tr("Record decision…"), self._key("decision.record"), "decision.record")
        self.round = self._button(tr("Enter round"), "P", "consult.round")
        self.draft = self._button(tr("New version…"), "D", "consult.draft")
        self.silence = self._button(tr("Open silence…"), "S", "consult.silence")
        self.broken = self._button(tr("Record break…"), "X", "consult.break")
        self.known = self._button(tr("What we knew"), self._key(_KNOWN[0]), "")
        self.known.clicked.connect(self._what_we_knew)

    def show_picture(self, picture: ConsultPicture, draft: Draft | None) -> None:
        """Offer what is possible with this version; the most likely next act is filled."""
        may = consulting_of(self._window).writable
        here = () if draft is None else [each for each in picture.silences if each.draft_id == draft.id]
        last = newest(list(here))
        stands = None if last is None else standing(last, self._window.clock.now())
        state = None if stands is None else stands.state
        runs, kept = state is State.RUNNING, state is State.KEPT
        decided = draft is not None and any(each.draft_id == draft.id for each in picture.decisions)
        convened = any(line.convened for line in (picture.roster or {}).values())
        self.convene.setVisible(may and not convened)
        self.decide.setVisible(may and kept and not decided)
        self.round.setVisible(may and draft is not None and not kept)
        self.draft.setVisible(may and not runs)
        self.silence.setVisible(may and draft is not None and state in (None, State.RUNNING, State.WITHDRAWN))
        self.silence.setText(tr("Extend silence…") if runs else tr("Open silence…"))
        self.silence.setAccessibleName(self.silence.text())
        self.broken.setVisible(may and stands is not None and stands.open_to_letters)
        first = self.decide if kept else self.draft if draft is None or state is State.BROKEN else self.round
        if may and not convened and draft is None:
            first = self.convene
        for button in (self.convene, self.decide, self.round, self.draft, self.silence, self.broken):
            mark(button, "act", "main" if button is first else "")
        self.known.setVisible(self._known() is not None)
        self._flow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: what has no room in the line goes into the next."""
        super().resizeEvent(event)
        self._flow()

    def _flow(self) -> None:
        gap, left, top, high = self._window.look.gap(2), 0, 0, 0
        for button in self._buttons:
            if button.isHidden():
                continue
            hint = button.sizeHint()
            if left and left + hint.width() > self.width():
                left, top = 0, top + high + gap
            last = button is self.known
            at = max(left, self.width() - hint.width()) if last else left
            button.setGeometry(at, top, hint.width(), hint.height())
            left, high = left + hint.width() + gap, hint.height()
        self.setFixedHeight(max(1, top + high))

    def _button(self, words: str, key: str, command: str) -> QPushButton:
        button = KeyedButton(self._window.look, words, key, self)
        if command:
            button.clicked.connect(lambda: self._run(command))
        self._buttons.append(button)
        return button

    def _key(self, command: str) -> str:
        """The key of one that has no letter on this desk."""
        return next((one.key for one in self._window.menus.table if one.id == command), "")

    def _known(self) -> str | None:
        possible = {command.id: command for command in self._window.menus.table}
        return next((one for one in _KNOWN if one in possible and possible[one].enabled_when(self._window)), None)

    def _what_we_knew(self) -> None:
        command = self._known()
        if command is not None:
            self._run(command)
