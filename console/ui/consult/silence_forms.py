"""The forms of the silence procedure: put it on a version, extend it, record what broke it, withdraw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.draft_text import Draft
from console.domain.errors import BadInput
from console.domain.operation import Actor, Changes
from console.domain.round_table import table_order
from console.domain.silence import Reason, Silence, standing
from console.domain.stance import NAMES
from console.domain.times import HOUR, MINUTE, Instant, dtg
from console.services.consult_picture import ConsultPicture
from console.ui.consult.form_parts import AheadField, PastField, choice, lines
from console.ui.consult.silence_words import REASONS
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.positions import PositionForm
    from console.store.casefile import Store
    from console.ui.window import Window

_USUAL = 24 * HOUR


def ask_open(window: Window, draft: Draft) -> None:
    """Ask until when a version is under silence."""
    sheet = Sheet(window, tr("Open silence"))
    sheet.heading(tr("Silence on {draft}", draft=draft.name))
    sheet.text(tr("It is agreed at the deadline unless an Ally writes before."), "secondary")
    usual = (window.clock.now() + _USUAL) // HOUR * HOUR
    closes = AheadField(window, sheet, tr("Closes, Zulu"), usual)
    by = sheet.field(tr("Who put it under silence"), tr("chair"))
    at = PastField(window, sheet, tr("When it was opened, Zulu"))

    def asked() -> Work:
        until, who, when = _required(closes), by.text(), at.value

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.silence import open_silence

            return open_silence(store, actor, now, draft.id, until, who, when)

        return work

    sheet.act(tr("Open silence"), writing(window, sheet, asked))
    open_beside(window, sheet, closes.line)
    closes.line.selectAll()


def ask_extend(window: Window, draft: Draft, silence: Silence) -> None:
    """Ask for a later deadline."""
    stands = standing(silence, window.clock.now())
    sheet = Sheet(window, tr("Extend silence"))
    sheet.heading(tr("Silence on {draft}", draft=draft.name))
    sheet.text(tr("Until now it closes {time}.", time=dtg(stands.closes_at)), "secondary")
    closes = AheadField(window, sheet, tr("Closes, Zulu"))
    reason = sheet.field(tr("Why, in a few words"))

    def asked() -> Work:
        until, why = _required(closes), reason.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.silence import extend_silence

            return None, extend_silence(store, actor, now, silence.id, until, why)

        return work

    sheet.act(tr("Extend silence"), writing(window, sheet, asked))
    open_beside(window, sheet, closes.line)


def ask_withdraw(window: Window, draft: Draft, silence: Silence) -> None:
    """Ask why the chair takes silence off a version."""
    sheet = Sheet(window, tr("Withdraw silence"))
    sheet.heading(tr("Silence on {draft} ends without a result", draft=draft.name))
    reason = sheet.field(tr("Why, in a few words"))
    at = PastField(window, sheet, tr("When it was withdrawn, Zulu"))

    def asked() -> Work:
        why, when = reason.text(), at.value

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.silence import withdraw_silence

            return None, withdraw_silence(store, actor, now, silence.id, why, when)

        return work

    sheet.act(tr("Withdraw silence"), writing(window, sheet, asked))
    open_beside(window, sheet, reason)


def ask_whether_break(
    window: Window, picture: ConsultPicture, draft: Draft, silence: Silence | None, form: PositionForm
) -> None:
    """After something was said in writing under silence: is it a break? Nothing is recorded unless somebody says so."""
    from console.services.positions import asks_break

    now = window.clock.now()
    if silence is None or not asks_break(form, silence, now):
        return
    said = ", ".join(part for part in (tr(NAMES[form.stance]), form.caveat) if part)
    sheet = Sheet(window, tr("Record break?"))
    sheet.heading(tr("Record break?"))
    words = tr("{ally} wrote under silence on {draft}: {said}.", ally=form.iso2, draft=draft.name, said=said)
    sheet.text(words)
    sheet.text(
        tr("The position is saved. A break stops the text: the act is the Ally's, the console records it."), "secondary"
    )
    _break_fields(window, sheet, picture, silence, form.iso2, form.at, form.caveat, locked=True)


def ask_break(window: Window, picture: ConsultPicture, draft: Draft, silence: Silence, iso2: str = "") -> None:
    """Record a letter to the chair that breaks silence."""
    sheet = Sheet(window, tr("Record break"))
    sheet.heading(tr("Which Ally broke silence on {draft}?", draft=draft.name))
    sheet.text(tr("The time the letter arrived decides, not when it is written down."), "secondary")
    _break_fields(window, sheet, picture, silence, iso2, None, "", locked=False)


def _break_fields(
    window: Window, sheet: Sheet, picture: ConsultPicture, silence: Silence, iso2: str, at: Instant | None, text: str,
    *, locked: bool,
) -> None:  # fmt: skip
    allies = [
        ("", tr("Choose the Ally")),
        *((one.iso2, f"{one.iso2} {one.name}") for one in table_order(picture.allies)),
    ]
    ally = None if locked else choice(window, sheet, tr("Ally"), allies, iso2)
    reasons = [(one.value, tr(REASONS[one]).capitalize()) for one in Reason]
    reason = choice(window, sheet, tr("Why"), reasons, Reason.WORDING.value)
    arrived = PastField(window, sheet, tr("When the letter arrived, Zulu"), at)
    letter = lines(window, sheet, tr("What it says"), text, 16)

    def asked() -> Work:
        from console.services.silence import BreakForm

        who = iso2 if ally is None else str(ally.currentData())
        if not who:
            raise BadInput(tr("Choose the Ally whose letter it is."))
        form = BreakForm(who, arrived.value, Reason(reason.currentData()), letter.toPlainText())

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.silence import break_silence

            return None, break_silence(store, actor, now, silence.id, form)

        return work

    sheet.act(tr("Record break"), writing(window, sheet, asked))
    open_beside(window, sheet, reason if ally is None else ally)


def _required(closes: AheadField) -> Instant:
    until = closes.value
    if until is None:
        raise BadInput(tr("Say when it closes, as 1400Z, +6 h or 201400Z NOV 26."))
    return until // MINUTE * MINUTE
