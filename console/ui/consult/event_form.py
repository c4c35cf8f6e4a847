"""The form of what happened in a consultation and is no position: it was asked for, it met, a gate, its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from console.domain.consultation import Basis, Event
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.services.consult_picture import ConsultPicture
from console.ui.consult.form_parts import PastField, choice, lines
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_WORDS: Final = {
    Event.REQUESTED: later("An Ally asked for it"),
    Event.CONSIDERED: later("An Ally weighs asking for it"),
    Event.DROPPED: later("The request was dropped, or not made"),
    Event.MET: later("The Council met"),
    Event.ROSE: later("The session ended"),
    Event.ATTACK: later("Article 5, first gate: an attack is recognised"),
    Event.ORIGIN: later("Article 5, second gate: its origin is established"),
    Event.WITHDRAWN: later("Article 5: a gate is taken back"),
    Event.ADVICE: later("Military advice was received"),
    Event.TASKED: later("Somebody was tasked"),
    Event.NOTE: later("A note"),
    Event.CLOSED: later("The consultation ended"),
}
_GATES: Final = (Event.ATTACK, Event.ORIGIN, Event.WITHDRAWN)


def ask_event(window: Window, picture: ConsultPicture) -> None:
    """Ask what happened, and when."""
    one = picture.consultation
    if one is None:
        return
    sheet = Sheet(window, tr("What happened"))
    sheet.heading(one.title)
    offered = [
        (event.value, tr(words)) for event, words in _WORDS.items()
        if event not in _GATES or one.basis == Basis.ARTICLE_5
    ]  # fmt: skip
    likely = Event.MET if one.met_at is None else Event.NOTE
    kind = choice(window, sheet, tr("What happened"), offered, likely.value)
    at = PastField(window, sheet, tr("When, Zulu"))
    text = lines(window, sheet, tr("In words"), units=16)

    def asked() -> Work:
        from console.services.consultation import EventForm

        form = EventForm(Event(kind.currentData()), at.value, text.toPlainText())

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.consultation import record_event

            return None, record_event(store, actor, now, one.id, form)

        return work

    sheet.act(tr("Record it"), writing(window, sheet, asked))
    open_beside(window, sheet, kind)
