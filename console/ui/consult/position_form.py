"""The form of one Ally's position: stance, caveat, who reported it, how sure, when, whether in writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.draft_text import Draft
from console.domain.operation import Actor, Changes
from console.domain.silence import newest
from console.domain.stance import LETTERS, NAMES, Stance, held
from console.domain.times import Instant, dtg
from console.services.consult_picture import ConsultPicture
from console.ui.check_box import CheckBox
from console.ui.consult.form_parts import PastField, choice, confidence
from console.ui.sheet import Sheet
from console.ui.sheet_parts import MarkChoice, Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window


def ask_position(window: Window, picture: ConsultPicture, draft: Draft, iso2: str) -> None:
    """Ask what an Ally says to a version; the line it had stays in the ledger."""
    ally = next(one for one in picture.allies if one.iso2 == iso2)
    before = held(picture.positions, draft.id).get(ally.id)
    sheet = Sheet(window, tr("Position"))
    sheet.heading(tr("{letters} {name} on {draft}", letters=iso2, name=ally.name, draft=draft.name))
    if before is not None:
        said = ", ".join(part for part in (tr(NAMES[before.stance]), before.caveat) if part)
        sheet.text(
            tr("Until now: {said}, since {time}. It stays in the ledger.", said=said, time=dtg(before.at)), "secondary"
        )
    offered = [(stance.value, f"{tr(NAMES[stance])} ({letter})") for letter, stance in LETTERS.items()]
    stance = choice(window, sheet, tr("What it says"), offered, None if before is None else before.stance.value)
    caveat = sheet.field(tr("Caveat"))
    written = CheckBox(window.look, tr("In writing: a letter to the chair"), sheet)
    sheet.body.addWidget(written)
    source = sheet.field(tr("Who reported it, and how"))
    source.setPlaceholderText(tr("As by phone, by mission"))
    sure = confidence(window, sheet)
    at = PastField(window, sheet, tr("When it was said, Zulu"))
    marking = MarkChoice(sheet, window, None)

    def asked() -> Work:
        from console.services.positions import PositionForm

        form = PositionForm(
            iso2, Stance(stance.currentData()), caveat.text(), source.text(), sure.currentData() or None, at.value,
            written.isChecked(), marking.value,
        )  # fmt: skip

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.positions import take_positions

            return form, take_positions(store, actor, now, draft.id, [form])

        return work

    def then(form: object) -> None:
        from console.services.positions import PositionForm
        from console.ui.consult.silence_forms import ask_whether_break

        last = newest([one for one in picture.silences if one.draft_id == draft.id])
        if isinstance(form, PositionForm):
            ask_whether_break(window, picture, draft, last, form)

    sheet.act(tr("Enter position"), writing(window, sheet, asked, then))
    open_beside(window, sheet, stance)


def ask_release(window: Window, picture: ConsultPicture) -> None:
    """Let positions stand on products and on the wall, or hold them back again."""
    one = picture.consultation
    if one is None:
        return
    released = not picture.released
    sheet = Sheet(window, tr("Release positions") if released else tr("Hold positions back"))
    if released:
        sheet.heading(tr("May positions stand on products and on the wall?"))
        sheet.text(tr("Until then the wall and every product say that they are not released."), "secondary")
    else:
        sheet.heading(tr("Positions go off products and the wall."))
        sheet.text(tr("What was exported or shown before stays where it is."), "secondary")
    why = sheet.field(tr("Who released them, and for whom") if released else tr("Why, in a few words"))

    def asked() -> Work:
        reason = why.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.positions import release_positions

            return None, release_positions(store, actor, now, one.id, released, reason)

        return work

    sheet.act(tr("Release positions") if released else tr("Hold back"), writing(window, sheet, asked))
    open_beside(window, sheet, why)
