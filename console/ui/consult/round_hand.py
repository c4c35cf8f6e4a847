"""A round of the table under way: each line goes to the case at once, and asks about a break where it may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from console.domain.errors import ConsoleError
from console.domain.operation import Actor, Changes
from console.domain.round_table import Said, table_order
from console.domain.silence import newest
from console.domain.stance import held
from console.domain.times import Instant
from console.ui.consult.round_entry import RoundEntry
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.draft_text import Draft
    from console.services.consult_picture import ConsultPicture
    from console.services.positions import PositionForm
    from console.store.casefile import Store
    from console.ui.consult.council import CouncilDesk
    from console.ui.window import Window


class RoundHand(QObject):
    """:attr:`pending` is what was typed and does not stand in the picture yet, by the Ally's letters."""

    #: :attr:`pending` is another.
    changed = Signal()

    def __init__(self, window: Window, desk: CouncilDesk) -> None:
        """Saves on the writer's thread; the window never waits for it."""
        super().__init__(desk)
        self._window, self._desk = window, desk
        self.pending: dict[str, Said] = {}
        self._since: dict[str, Instant] = {}
        self._draft: Draft | None = None
        self.entry = RoundEntry(window, desk)
        self.entry.said.connect(self._save)
        self.entry.left.connect(self.end)
        self.entry.turned.connect(self._turned)

    def begin(self) -> None:
        """Open the line for the newest version of the text on the table."""
        self._desk.draft_card.newest_version()
        draft = self._desk.draft_card.newest
        picture = self._desk.picture
        if draft is None:
            return
        self._draft = draft
        letters = {ally.id: ally.iso2 for ally in picture.allies}
        heard = {letters.get(ally_id, "") for ally_id in held(picture.positions, draft.id)}
        self.entry.begin(tr("Round on {draft}", draft=draft.name), table_order(picture.allies), heard)
        self.changed.emit()

    def end(self) -> None:
        """Close the line; what was entered stands in the case."""
        if self.entry.isVisible():
            self.entry.hide()
            self.changed.emit()
            self._desk.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def arrived(self, picture: ConsultPicture) -> None:
        """The picture holds what was saved before it was read."""
        if self._draft is not None and all(one.id != self._draft.id for one in picture.drafts):
            self.end()  # Another consultation is shown, or the version was undone.
            self._draft = None
        if self._draft is not None and self.pending:
            stands = held(picture.positions, self._draft.id)
            for ally in picture.allies:
                if ally.iso2 in self.pending and ally.id in stands and stands[ally.id].at >= self._since[ally.iso2]:
                    del self.pending[ally.iso2]

    def _turned(self, iso2: str) -> None:
        if iso2:
            self._desk.grid.go_to(iso2)

    def _save(self, said: Said) -> None:
        draft = self._draft
        if draft is None:
            return
        from console.services.positions import PositionForm, take_positions

        at = self._window.clock.now()
        form = PositionForm(said.iso2, said.stance, said.caveat, said.reported_by, at=at, written=said.written)
        self.pending[said.iso2], self._since[said.iso2] = said, at

        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            return None, take_positions(store, actor, now, draft.id, [form])

        def done(_none: None) -> None:
            self.entry.saved(said)
            self._ask_break(draft, form)

        def failed(error: ConsoleError) -> None:
            if self.pending.get(said.iso2) is said:
                del self.pending[said.iso2]
            self.entry.failed(said, str(error))
            self.changed.emit()

        self._window.session.attempt(work, done, failed)
        self.changed.emit()

    def _ask_break(self, draft: Draft, form: PositionForm) -> None:
        from console.ui.consult.silence_forms import ask_whether_break

        here = [one for one in self._desk.picture.silences if one.draft_id == draft.id]
        ask_whether_break(self._window, self._desk.picture, draft, newest(here), form)
