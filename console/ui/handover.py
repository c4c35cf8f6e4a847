"""Log ▸ Hand over the shift…: what changed, what is due, what is open; signed by both, kept, printed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QLineEdit
from shiboken6 import isValid

from console.domain.errors import BadInput, ConsoleError
from console.domain.handover import Section
from console.domain.indicators import Reading
from console.domain.operation import Actor, Changes
from console.domain.times import Instant, dtg, parse_instant
from console.ui.check_box import CheckBox
from console.ui.handover_text import SectionText
from console.ui.indicators import indicators_of
from console.ui.notices import Notice
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.handovers import Signature
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_WIDTH_UNITS: Final = 200
_NOTICE: Final = "handover"


def ask_to_hand_over(window: Window) -> None:
    """Compose a handover from the last one on, and have it signed."""
    now = window.clock.now()

    def query(reader: Reader) -> Instant:
        from console.services.handovers import usual_since

        return usual_since(reader, now)

    window.session.read(query, lambda since: HandoverSheet(window, since, now).begin())


class HandoverSheet:
    """The sheet while it is open: another moment composes it anew, and what is seen is what is signed."""

    def __init__(self, window: Window, since: Instant, now: Instant) -> None:
        """Describes the moment ``now``, from ``since`` on."""
        self._window, self._now, self._since = window, now, since
        self._sections: Sequence[Section] | None = None
        self._refused = False
        board = indicators_of(window).board
        self._raised: Sequence[Reading] = () if board is None else board.raised
        actor = window.session.actor
        self.sheet = sheet = Sheet(window, tr("Hand over the shift"))
        sheet.heading(tr("Hand over the shift"))
        self.since = sheet.field(tr("What changed since, Zulu"), dtg(since))
        self.since.editingFinished.connect(self._again)
        self.text = SectionText(window.look, tr("What is handed over"), sheet)
        sheet.body.addWidget(self.text, 1)
        self.note = sheet.field(tr("Note"))
        self.note.setPlaceholderText(tr("What the next shift should know besides; may stay empty"))
        sheet.text(
            tr("{name} at {station} hands over and signs. Who takes over signs here:", **_named(actor)), "secondary"
        )
        self.name = sheet.field(tr("Name of who takes over"))
        self.station = sheet.field(tr("Station"), actor.station)
        self.passphrase = self._passphrase()
        self.stays = self._stays()
        sheet.act(tr("Sign and keep"), writing(window, sheet, self._asked, self._signed))

    def begin(self) -> None:
        """Show it, composed."""
        window, gap = self._window, self._window.look.gap
        self._compose(self._since)
        self.sheet.resize(min(gap(_WIDTH_UNITS), window.width() - gap(10)), window.height() - gap(12))
        self.sheet.open()
        self.since.setFocus()
        self.since.selectAll()

    def _passphrase(self) -> QLineEdit | None:
        return self.sheet.field(tr("Their passphrase"), secret=True) if self._window.session.rights.asks else None

    def _stays(self) -> QCheckBox:
        box = CheckBox(self._window.look, tr("They work at this console from now on"), self.sheet)
        box.setChecked(True)
        self.sheet.body.addWidget(box)
        return box

    def _again(self) -> None:
        try:
            since = parse_instant(self.since.text())
        except ConsoleError as error:
            self._refused = True
            self.sheet.refuse(str(error))
            return
        if since != self._since:
            self._compose(since)

    def _compose(self, since: Instant) -> None:
        """Read what is told from then on; a moment that cannot be leaves what was there."""

        def query(reader: Reader) -> tuple[tuple[Section, ...] | None, str]:
            from console.services.handovers import compose

            try:
                return compose(reader, since, self._now, self._raised), ""
            except BadInput as error:
                return None, str(error)

        def show(told: tuple[tuple[Section, ...] | None, str]) -> None:
            if not isValid(self.text):  # The sheet was closed while this was being read.
                return
            sections, refusal = told
            if refusal or self._refused:
                self.sheet.refuse(refusal)
                self._refused = bool(refusal)
            if sections is not None:
                self._since, self._sections = since, sections
                self.text.show_sections(sections)

        self._window.session.read(query, show)

    def _asked(self) -> Work:
        if self._sections is None:
            raise BadInput(tr("What is handed over is still being read."))
        if parse_instant(self.since.text()) != self._since:
            raise BadInput(tr("Press Tab first: what changed since then is not shown yet."))
        sections, since, note, incoming = self._sections, self._since, self.note.text(), self._signature()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.handovers import hand_over

            return hand_over(store, actor, now, since, sections, note, incoming)

        return work

    def _signature(self) -> Signature:
        from console.services.handovers import Signature

        passphrase = "" if self.passphrase is None else self.passphrase.text()
        return Signature(self.name.text(), self.station.text(), passphrase)

    def _signed(self, made: object) -> None:
        from console.ui.handover_print import ask_where

        window, incoming = self._window, self._signature()
        taken = Actor(" ".join(incoming.name.split()), " ".join(incoming.station.split()))
        if self.stays.isChecked():
            self._take(taken, incoming.passphrase)
        words = tr("Handed over to {name}. It is kept in the case.", name=taken.name)
        assert isinstance(made, bytes)
        window.say(Notice(words, "done", tr("Print…"), partial(ask_where, window, made), _NOTICE))

    def _take(self, taken: Actor, passphrase: str) -> None:
        window = self._window

        def now_works(actor: Actor) -> None:
            window.preferences.change(name=actor.name, station=actor.station)

        if self.passphrase is None:
            now_works(taken)
        else:
            window.session.sign_on(
                taken.name, taken.station, passphrase, now_works, lambda words: window.say(Notice(words, "warn"))
            )


def _named(actor: Actor) -> dict[str, str]:
    return {"name": actor.name, "station": actor.station}
